package com.nocodo.vault.way;

import java.nio.charset.StandardCharsets;

/// Why a request does not go on.
final class Refused extends Exception {
    private static final long serialVersionUID = 1;

    private final int status;
    private final String reason;

    /// @param sentence for whoever looks at the page
    Refused(int status, String reason, String sentence) {
        super(sentence);
        this.status = status;
        this.reason = reason;
    }

    static Refused bad(String sentence) {
        return new Refused(400, "Bad Request", sentence);
    }

    byte[] answer() {
        var body = (getMessage() + "\n").getBytes(StandardCharsets.UTF_8);
        var head = """
                HTTP/1.1 %d %s\r
                Content-Type: text/plain; charset=utf-8\r
                Content-Length: %d\r
                Cache-Control: no-store\r
                X-Content-Type-Options: nosniff\r
                Connection: close\r
                \r
                """.formatted(status, reason, body.length).getBytes(StandardCharsets.US_ASCII);
        var whole = new byte[head.length + body.length];
        System.arraycopy(head, 0, whole, 0, head.length);
        System.arraycopy(body, 0, whole, head.length, body.length);
        return whole;
    }
}
