/// The rows of an application: looked at, changed, imported and exported.
@NullMarked
package com.nocodo.webapp.data;

import org.jspecify.annotations.NullMarked;
