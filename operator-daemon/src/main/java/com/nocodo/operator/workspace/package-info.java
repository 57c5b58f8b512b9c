/// A project's repository: files written safely, one commit a task.
@NullMarked
package com.nocodo.operator.workspace;

import org.jspecify.annotations.NullMarked;
