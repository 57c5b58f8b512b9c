/// Applications on made-up rows, to try things on: beside the real ones, and gone when nobody uses them.
@NullMarked
package com.nocodo.operator.sample;

import org.jspecify.annotations.NullMarked;
