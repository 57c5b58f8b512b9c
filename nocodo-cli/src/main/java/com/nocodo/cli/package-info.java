/// The command line: one file a command, a face over `OperatorApi` that decides nothing.
@NullMarked
package com.nocodo.cli;

import org.jspecify.annotations.NullMarked;
