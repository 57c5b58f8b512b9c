/// How the operator, its machine and its applications do.
@NullMarked
package com.nocodo.webapp.health;

import org.jspecify.annotations.NullMarked;
