package com.nocodo.operator.socket;

import com.nocodo.operator.home.Home;
import com.nocodo.protocol.OperatorApi;
import com.nocodo.protocol.Problem;
import com.nocodo.protocol.local.Reason;
import com.nocodo.protocol.rpc.Answers;
import com.nocodo.protocol.rpc.SocketPlace;
import com.nocodo.protocol.rpc.SocketServer;
import com.nocodo.protocol.rpc.WireDoor;
import java.io.IOException;
import java.util.Map;

/// The socket of a home.
public final class OperatorSocket {
    private OperatorSocket() {}

    /// Called by the one process that serves the home.
    public static SocketServer<OperatorApi> start(OperatorApi operator, Home home, Map<String, String> environment) {
        var socket = SocketPlace.of(home.root(), "operator", environment);
        SocketPlace.prepare(socket);
        var answers = Answers.always(
                WireDoor.OPERATOR,
                operator,
                Map.of(
                        Subscription.METHOD,
                        (door, id, params, replies) -> new Subscription(door, id, replies).follow(params)));
        try {
            return SocketServer.start(answers, socket);
        } catch (IOException e) {
            throw Problem.unavailable("The socket %s cannot be made: %s", socket, Reason.of(e))
                    .toException();
        }
    }
}
