package com.nocodo.protocol.rpc;

import com.nocodo.protocol.OperatorApi;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// An interface as it is on the wire: its methods by name, asked for from another process of the same user.
///
/// @param type extends AutoCloseable; closing what [#connect] gives ends the connection
/// @param owner who answers, in messages: `operator`
/// @param methods by name; a method whose parameters or result cannot travel is not among them
public record WireDoor<T extends AutoCloseable>(Class<T> type, String owner, Map<String, WireMethod> methods) {
    /// The operator's.
    public static final WireDoor<OperatorApi> OPERATOR = of(OperatorApi.class, "operator");

    /// The door that an interface makes.
    ///
    /// @param owner who answers, in messages
    public static <T extends AutoCloseable> WireDoor<T> of(Class<T> type, String owner) {
        Map<String, WireMethod> methods = new TreeMap<>();
        for (var method : type.getMethods()) {
            if (WireMethod.isPart(method)) {
                Stream.of(method.getReturnType().getMethods())
                        .map(one -> new WireMethod(WireMethod.snake(method) + "." + WireMethod.snake(one), method, one))
                        .filter(WireMethod::travels)
                        .forEach(one -> methods.put(one.name(), one));
            } else if (!method.getName().equals("close")) {
                var one = new WireMethod(WireMethod.snake(method), null, method);
                if (one.travels()) {
                    methods.put(one.name(), one);
                }
            }
        }
        return new WireDoor<>(type, owner, Map.copyOf(methods));
    }

    /// The door of another process of the same user, through its socket.
    ///
    /// @throws IOException if nobody answers at the socket
    /// @throws com.nocodo.protocol.ProblemException if the two speak no common version of the protocol
    public T connect(Path socket) throws IOException {
        return RemoteDoor.open(this, Connection.open(socket, owner));
    }

    /// The door of the process at the other end of two streams, as a child's and its parent's.
    ///
    /// @throws com.nocodo.protocol.ProblemException if the two speak no common version of the protocol
    public T connect(InputStream in, OutputStream out) {
        return RemoteDoor.open(this, Connection.open(in, out, owner));
    }
}
