/// Rules, computed fields, bounds and workflows: patterns over clauses whose words are known things, fields and values.
@NullMarked
package com.nocodo.modes.intake.rules;

import org.jspecify.annotations.NullMarked;
