/// Requests that are sent again and carried out once.
@NullMarked
package com.nocodo.operator.once;

import org.jspecify.annotations.NullMarked;
