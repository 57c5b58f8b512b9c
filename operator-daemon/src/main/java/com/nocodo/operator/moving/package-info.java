/// A project as one file: out of one home and into another, with everything that it is.
@NullMarked
package com.nocodo.operator.moving;

import org.jspecify.annotations.NullMarked;
