/// Plans to look at: what each task asked and became, and what people say about it.
@NullMarked
package com.nocodo.operator.plan;

import org.jspecify.annotations.NullMarked;
