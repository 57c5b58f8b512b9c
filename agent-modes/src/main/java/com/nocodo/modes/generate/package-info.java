/// Writes the application that an App Spec determines.
@NullMarked
package com.nocodo.modes.generate;

import org.jspecify.annotations.NullMarked;
