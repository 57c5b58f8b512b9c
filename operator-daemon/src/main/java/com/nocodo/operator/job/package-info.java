/// Jobs: what waits to be done for a project, in order, whatever process is killed meanwhile.
@NullMarked
package com.nocodo.operator.job;

import org.jspecify.annotations.NullMarked;
