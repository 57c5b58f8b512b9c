/// All projects of a home side by side: how each stands, and how the machine does.
@NullMarked
package com.nocodo.operator.overview;

import org.jspecify.annotations.NullMarked;
