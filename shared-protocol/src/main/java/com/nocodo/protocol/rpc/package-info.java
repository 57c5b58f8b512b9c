/// JSON-RPC 2.0 over a Unix socket, one object a line: framing, the methods that
/// [OperatorApi][com.nocodo.protocol.OperatorApi]
/// has there, and its client.
@NullMarked
package com.nocodo.protocol.rpc;

import org.jspecify.annotations.NullMarked;
