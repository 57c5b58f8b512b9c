/// What the programs say to each other: the one typed door to an operator, its views, and the one error shape.
@NullMarked
package com.nocodo.protocol;

import org.jspecify.annotations.NullMarked;
