package com.nocodo.vault.ui.web;

/// What a page may load and run.
final class Policy {
    /// Of the page that strangers see, and of everything that is no page.
    static final String STRANGERS = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
            + " connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    private Policy() {}

    /// Of the pages behind. Vaadin makes functions out of text, which needs `unsafe-eval`, and writes styles; scripts
    /// in
    /// the page run only where they carry this answer's number.
    static String inside(String nonce) {
        return "default-src 'self'; script-src 'self' 'nonce-%s' 'unsafe-eval'; style-src 'self' 'unsafe-inline';"
                        .formatted(nonce)
                + " img-src 'self' data:; font-src 'self' data:; connect-src 'self'; object-src 'none'; frame-src 'none';"
                + " worker-src 'none'; frame-ancestors 'none'; base-uri 'self'; form-action 'none'";
    }
}
