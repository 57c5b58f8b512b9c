/// What people say to a project, what it is understood as, and what is done about it.
@NullMarked
package com.nocodo.operator.conversation;

import org.jspecify.annotations.NullMarked;
