/// How our programs talk in a terminal: results, talk, exit codes, Ctrl-C.
@NullMarked
package com.nocodo.protocol.terminal;

import org.jspecify.annotations.NullMarked;
