/// An application's source: its files at a checkpoint, and what a checkpoint changed. Everything of it is text.
@NullMarked
package com.nocodo.webapp.code;

import org.jspecify.annotations.NullMarked;
