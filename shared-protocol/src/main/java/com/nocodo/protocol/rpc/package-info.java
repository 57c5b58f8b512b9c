/// JSON-RPC 2.0 between processes of one user, one object a line, over a Unix socket or two streams: any interface of
/// ours is a door there, asked for by [WireDoor][com.nocodo.protocol.rpc.WireDoor] and answered by
/// [Answers][com.nocodo.protocol.rpc.Answers].
@NullMarked
package com.nocodo.protocol.rpc;

import org.jspecify.annotations.NullMarked;
