@NullMarked
package com.nocodo.modes.sheet;

import org.jspecify.annotations.NullMarked;
