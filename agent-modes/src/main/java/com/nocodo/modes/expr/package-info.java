/// Typed expressions over the App Spec: parsed once, checked, compiled to SQL, Rust and TypeScript.
@NullMarked
package com.nocodo.modes.expr;

import org.jspecify.annotations.NullMarked;
