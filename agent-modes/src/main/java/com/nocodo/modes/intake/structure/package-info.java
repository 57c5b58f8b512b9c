/// Independent extractors: each reads clauses and says what it takes them to claim, with the place in the words as
/// evidence.
@NullMarked
package com.nocodo.modes.intake.structure;

import org.jspecify.annotations.NullMarked;
