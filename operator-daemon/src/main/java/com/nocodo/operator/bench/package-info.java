/// Benchmarks of the operator, each beside the bare tools in the same run.
@NullMarked
package com.nocodo.operator.bench;

import org.jspecify.annotations.NullMarked;
