/// Who may do what: reads clauses about rights, and turns them into permissions once entities and fields are decided.
@NullMarked
package com.nocodo.modes.intake.access;

import org.jspecify.annotations.NullMarked;
