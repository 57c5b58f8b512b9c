/// Serves one home: one process, one port on loopback, exact names.
@NullMarked
package com.nocodo.operator.server;

import org.jspecify.annotations.NullMarked;
