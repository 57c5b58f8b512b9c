package com.nocodo.operator.server;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// An error as `application/problem+json` (RFC 9457).
public final class Refusal {
    private Refusal() {}

    public static void send(HttpServletResponse response, int status, String title, String detail) throws IOException {
        response.setStatus(status);
        response.setContentType("application/problem+json");
        response.setCharacterEncoding("UTF-8");
        response.getWriter()
                .write(JsonMapper.shared()
                        .writeValueAsString(
                                Map.of("type", "about:blank", "title", title, "status", status, "detail", detail)));
    }
}
