/// The frame around every page, and the way in.
@NullMarked
package com.nocodo.webapp.shell;

import org.jspecify.annotations.NullMarked;
