/// What a project's repository keeps, to look at.
@NullMarked
package com.nocodo.operator.history;

import org.jspecify.annotations.NullMarked;
