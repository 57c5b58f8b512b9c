package com.nocodo.vault.ui.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/// A refusal in plain words, that tells nothing about what is behind.
final class Refusal {
    private Refusal() {}

    static void send(HttpServletResponse response, int status, String sentence) throws IOException {
        response.setStatus(status);
        response.setContentType("text/plain");
        response.setCharacterEncoding("UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.getWriter().write(sentence + "\n");
    }
}
