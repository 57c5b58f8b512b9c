package com.nocodo.operator.server;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The names under which the operator answers. The web app has an origin of its own, and so has each application; all
/// of them lie under one name, so that they are of one site and a sign-in inside a frame works.
///
/// @param operator names this operator among several on one machine
/// @see "docs/decisions/0045-origins-and-sign-in.md"
public record Hosts(String operator, int port) {

    /// The web app's own name.
    public String ui() {
        return uiName() + ":" + port;
    }

    /// The same without the port.
    public String uiName() {
        return "ui.%s.localhost".formatted(operator);
    }

    public String address() {
        return "http://" + ui();
    }

    /// The address that signs in with a token.
    public String signInLink(String token) {
        return address() + "/session/link?token=" + token;
    }

    /// Whether the web app and the API answer under a `Host`: by their name, or by address where names under
    /// `localhost` lead nowhere.
    public boolean isUi(@Nullable String host) {
        return host != null && (host.toLowerCase(Locale.ROOT).equals(ui()) || host.equals("127.0.0.1:" + port));
    }

    /// The application that a `Host` names: a project's, or its application on made-up rows.
    public Optional<String> project(@Nullable String host) {
        var end = ".%s.localhost:%d".formatted(operator, port);
        return Optional.ofNullable(host)
                .map(name -> name.toLowerCase(Locale.ROOT))
                .filter(name -> name.endsWith(end))
                .map(name -> name.substring(0, name.length() - end.length()))
                .filter(name -> !name.equals("ui") && name.matches("(sample\\.)?[a-z0-9-]{1,63}"));
    }

    /// The address that opens an application with a ticket.
    public String addressOf(String name, String ticket) {
        return addressOf(name) + AppProxy.TICKETS + ticket;
    }

    /// Where an application answers.
    public String addressOf(String name) {
        return "http://%s.%s.localhost:%d".formatted(name, operator, port);
    }
}
