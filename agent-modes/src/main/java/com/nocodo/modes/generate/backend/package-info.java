/// Writes the backend half of an application: Rust, SQL, its tests and what it takes to run it.
@NullMarked
package com.nocodo.modes.generate.backend;

import org.jspecify.annotations.NullMarked;
