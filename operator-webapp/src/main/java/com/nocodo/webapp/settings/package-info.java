/// A person's own account, and who else may come in.
@NullMarked
package com.nocodo.webapp.settings;

import org.jspecify.annotations.NullMarked;
