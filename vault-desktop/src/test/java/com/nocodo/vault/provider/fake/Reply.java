package com.nocodo.vault.provider.fake;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/// One answer.
public record Reply(int status, Map<String, String> headers, byte[] body) {

    static Reply json(int status, Object body) {
        return new Reply(status, Map.of("Content-Type", "application/json"), Call.JSON.writeValueAsBytes(body));
    }

    static Reply text(int status, String body) {
        return new Reply(status, Map.of("Content-Type", "text/plain"), body.getBytes(StandardCharsets.UTF_8));
    }

    /// 204 as both of Scaleway's kinds say it: with the type of what is not there.
    static Reply none(String type) {
        return new Reply(204, Map.of("Content-Type", type), new byte[0]);
    }

    /// The same with another text in its body.
    public Reply saying(UnaryOperator<String> change) {
        var text = new String(body, StandardCharsets.UTF_8);
        return new Reply(status, headers, change.apply(text).getBytes(StandardCharsets.UTF_8));
    }

    public Reply with(String header, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Reply(status, more, body);
    }
}
