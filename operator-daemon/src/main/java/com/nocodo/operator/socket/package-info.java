/// The door for other programs of the same user: JSON-RPC over a Unix socket.
@NullMarked
package com.nocodo.operator.socket;

import org.jspecify.annotations.NullMarked;
