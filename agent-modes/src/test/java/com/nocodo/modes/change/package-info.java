@NullMarked
package com.nocodo.modes.change;

import org.jspecify.annotations.NullMarked;
