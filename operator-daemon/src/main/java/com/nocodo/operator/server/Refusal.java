package com.nocodo.operator.server;

import com.nocodo.protocol.Problem;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import tools.jackson.databind.json.JsonMapper;

/// An error as `application/problem+json` (RFC 9457).
public final class Refusal {
    private Refusal() {}

    public static void send(HttpServletResponse response, int status, String title, String detail) throws IOException {
        response.setStatus(status);
        response.setContentType("application/problem+json");
        response.setCharacterEncoding("UTF-8");
        response.getWriter().write(text(status, title, detail));
    }

    static String text(int status, String title, String detail) {
        var body = new LinkedHashMap<String, Object>();
        body.put("type", "about:blank");
        body.put("title", title);
        body.put("status", status);
        body.put("detail", detail);
        body.put("code", code(status).text());
        return JsonMapper.shared().writeValueAsString(body);
    }

    /// Which kind of trouble a status tells of, where nothing more is known.
    public static Problem.Code code(int status) {
        return switch (status) {
            case 401, 403, 421 -> Problem.Code.DENIED;
            case 404 -> Problem.Code.NOT_FOUND;
            case 409 -> Problem.Code.CONFLICT;
            case 429, 502, 503, 504 -> Problem.Code.UNAVAILABLE;
            default -> status < 500 ? Problem.Code.INVALID : Problem.Code.INTERNAL;
        };
    }
}
