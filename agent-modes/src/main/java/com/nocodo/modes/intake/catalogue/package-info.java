/// What is commonly known: archetypes, concepts and the types that nouns usually have. Data, not code.
@NullMarked
package com.nocodo.modes.intake.catalogue;

import org.jspecify.annotations.NullMarked;
