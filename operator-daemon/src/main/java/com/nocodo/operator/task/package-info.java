/// Plans: one epic and its tasks, the state machine, and the dispatcher that carries them out.
@NullMarked
package com.nocodo.operator.task;

import org.jspecify.annotations.NullMarked;
