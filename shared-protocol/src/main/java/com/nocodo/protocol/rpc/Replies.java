package com.nocodo.protocol.rpc;

import com.nocodo.protocol.OperatorApi;
import com.nocodo.protocol.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What goes back over one connection.
public final class Replies implements AutoCloseable {
    private static final int LONGEST_MESSAGE = 4_000;

    private final String owner;
    private final Outbox outbox;

    Replies(String owner, Outbox outbox) {
        this.owner = owner;
        this.outbox = outbox;
    }

    /// Answers a request.
    public void result(JsonNode id, @Nullable Object result) {
        var reply = reply(id);
        reply.put("result", result);
        outbox.give(reply);
    }

    /// What was too long to be told would never be heard.
    void problem(JsonNode id, Problem problem) {
        var message = problem.message();
        var told = message.length() > LONGEST_MESSAGE
                ? new Problem(problem.code(), message.substring(0, LONGEST_MESSAGE) + "…")
                : problem;
        error(id, Wire.PROBLEM, told.message(), told);
    }

    /// @param id null where the request's is not known
    void error(@Nullable JsonNode id, int code, String message, @Nullable Object data) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("code", code);
        error.put("message", message);
        if (data != null) {
            error.put("data", data);
        }
        var reply = reply(id);
        reply.put("error", error);
        outbox.give(reply);
    }

    private static Map<String, @Nullable Object> reply(@Nullable JsonNode id) {
        Map<String, @Nullable Object> reply = new LinkedHashMap<>();
        reply.put("jsonrpc", "2.0");
        reply.put("id", id);
        return reply;
    }

    void progress(JsonNode id, Object value) {
        notice(Wire.PROGRESS, Map.of("id", id, "value", Wire.JSON.valueToTree(value))); // with its kind
    }

    /// Tells what nobody asked for.
    public void notice(String method, Object params) {
        Map<String, Object> notice = new LinkedHashMap<>();
        notice.put("jsonrpc", "2.0");
        notice.put("method", method);
        notice.put("params", params);
        outbox.give(notice);
    }

    /// @return whether both ends know a version
    boolean greet(JsonNode id, JsonNode params) {
        for (var version : params.path("protocols")) {
            if (version.isIntegralNumber() && version.asInt() == Wire.PROTOCOL) {
                result(
                        id,
                        Map.of(
                                "protocol",
                                Wire.PROTOCOL,
                                "version",
                                OperatorApi.VERSION,
                                "limits",
                                Map.of(
                                        "line_bytes", Wire.LONGEST_LINE,
                                        "requests", DoorSession.MOST_REQUESTS,
                                        "connections", SocketServer.MOST_CONNECTIONS)));
                return true;
            }
        }
        error(
                id,
                Wire.NOT_AGREED,
                "This %s speaks version %d of the protocol; hello names those that you speak."
                        .formatted(owner, Wire.PROTOCOL),
                Map.of("protocols", List.of(Wire.PROTOCOL)));
        return false;
    }

    @Override
    public void close() {
        outbox.close();
    }
}
