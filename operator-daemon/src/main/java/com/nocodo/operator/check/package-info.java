/// Gates: commands that the operator runs itself, and the evidence that they leave.
@NullMarked
package com.nocodo.operator.check;

import org.jspecify.annotations.NullMarked;
