/// The tools that a build needs: found, or installed with a checksum.
@NullMarked
package com.nocodo.operator.toolchain;

import org.jspecify.annotations.NullMarked;
