/// The stream of what happens to each project: appended in the transaction of the change, followed from any sequence.
@NullMarked
package com.nocodo.operator.event;

import org.jspecify.annotations.NullMarked;
