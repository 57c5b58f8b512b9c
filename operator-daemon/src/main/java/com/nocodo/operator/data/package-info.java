/// The rows of the applications, to look at and to change, always through the application's own API.
@NullMarked
package com.nocodo.operator.data;

import org.jspecify.annotations.NullMarked;
