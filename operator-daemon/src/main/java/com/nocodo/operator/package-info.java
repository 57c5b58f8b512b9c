/// The operator: the only owner of projects, plans, tasks, evidence and running applications.
@NullMarked
package com.nocodo.operator;

import org.jspecify.annotations.NullMarked;
