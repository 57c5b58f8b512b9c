/// From characters to sentences of marked tokens: segmentation, language, spelling, part of speech, lemma.
@NullMarked
package com.nocodo.modes.intake.text;

import org.jspecify.annotations.NullMarked;
