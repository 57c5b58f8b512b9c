/// Writes the SolidJS half of an application.
@NullMarked
package com.nocodo.modes.generate.frontend;

import org.jspecify.annotations.NullMarked;
