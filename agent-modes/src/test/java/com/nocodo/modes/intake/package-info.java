@NullMarked
package com.nocodo.modes.intake;

import org.jspecify.annotations.NullMarked;
