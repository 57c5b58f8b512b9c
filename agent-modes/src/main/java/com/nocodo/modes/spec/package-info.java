/// The App Spec: the typed description of one application, its operations, its YAML form.
@NullMarked
package com.nocodo.modes.spec;

import org.jspecify.annotations.NullMarked;
