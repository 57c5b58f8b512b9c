/// The Product Owner without a model: plain words in, spec operations, questions and an honest list of what was not
/// understood out.
@NullMarked
package com.nocodo.modes.intake;

import org.jspecify.annotations.NullMarked;
