/// Projects: what was asked for, where it lives, and how far it is.
@NullMarked
package com.nocodo.operator.project;

import org.jspecify.annotations.NullMarked;
