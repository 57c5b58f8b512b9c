package com.nocodo.vault.way;

import java.util.Locale;
import java.util.regex.Pattern;

/// The names of an operator: of its web app and of each application. They are the same at both ends of the way in, as
/// the port is, so nothing is rewritten.
///
/// @see "docs/decisions/0045-origins-and-sign-in.md"
public record OperatorNames(String operator, int port) {
    private static final Pattern APPLICATION = Pattern.compile("(sample\\.)?[a-z0-9-]{1,63}");

    /// Of the web app.
    public String address() {
        return "http://" + ui();
    }

    private String ui() {
        return "ui." + end();
    }

    private String end() {
        return "%s.localhost:%d".formatted(operator, port);
    }

    boolean isUi(String host) {
        return host.toLowerCase(Locale.ROOT).equals(ui());
    }

    /// Whether the request is for this operator and comes from its own pages.
    ///
    /// @throws Refused where it is not
    void check(RequestHead head) throws Refused {
        var host = head.host().toLowerCase(Locale.ROOT);
        var dotEnd = "." + end();
        if (!isUi(host)
                && !(host.endsWith(dotEnd)
                        && APPLICATION
                                .matcher(host.substring(0, host.length() - dotEnd.length()))
                                .matches())) {
            throw new Refused(421, "Misdirected Request", "This is " + address() + " and nothing else.");
        }
        var origin = head.find("Origin");
        if (origin.isPresent() && !origin.get().equalsIgnoreCase("http://" + host)) {
            throw new Refused(403, "Forbidden", "Other pages may not use this one.");
        }
    }
}
