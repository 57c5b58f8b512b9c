/// Who asks the operator for something.
@NullMarked
package com.nocodo.operator.identity;

import org.jspecify.annotations.NullMarked;
