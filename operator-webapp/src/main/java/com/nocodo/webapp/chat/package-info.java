/// The conversation about one application: what was said, understood, asked and done.
@NullMarked
package com.nocodo.webapp.chat;

import org.jspecify.annotations.NullMarked;
