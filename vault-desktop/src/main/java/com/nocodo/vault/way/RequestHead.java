package com.nocodo.vault.way;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The first lines of one request. What could be read in two ways is refused: the operator must see the same request.
record RequestHead(String method, String target, List<Header> headers) {
    static final int LONGEST = 64 * 1024;

    private static final Pattern FIRST_LINE = Pattern.compile("([A-Z]{1,20}) (/[!-~]*) HTTP/1\\.1");
    private static final Pattern LINE =
            Pattern.compile("([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \\t]*([\\t -~\\x80-\\xff]*?)[ \\t]*");
    private static final Set<String> OF_ONE_HOP = Set.of(
            "connection", "keep-alive", "proxy-connection", "proxy-authorization", "te", "upgrade", "http2-settings");
    private static final Set<String> CONNECTION_MAY_SAY =
            Set.of("close", "keep-alive", "upgrade", "te", "http2-settings");

    /// Who somebody is, or where from, is told by nobody but the operator's own cookies.
    private static final Pattern IDENTITY = Pattern.compile(
            "forwarded|x-forwarded.*|via|x-real-ip|x-client-ip|x-cluster-client-ip|true-client-ip|cf-connecting-ip"
                    + "|x-original-.*|x-rewrite-url|x-host|x-http-host-override|x-(http-)?method(-override)?"
                    + "|(x-)?remote-user|x-auth-request-.*|x-authenticated-.*");

    record Header(String name, String value) {
        boolean is(String other) {
            return name.equalsIgnoreCase(other);
        }
    }

    RequestHead {
        headers = List.copyOf(headers);
    }

    /// @throws Refused where it is no request, or too long
    /// @throws IOException where the line breaks, or takes too long
    static Optional<RequestHead> read(InputStream in) throws IOException, Refused {
        var bytes = new ByteArrayOutputStream();
        int end = 0;
        while (end < 4) {
            var next = in.read();
            if (next < 0) {
                if (bytes.size() == 0) {
                    return Optional.empty(); // opened in advance and never used
                }
                throw Refused.bad("The request was cut off.");
            }
            bytes.write(next);
            if (bytes.size() > LONGEST) {
                throw new Refused(431, "Request Header Fields Too Large", "The head of the request is too long.");
            }
            end = next == (end % 2 == 0 ? '\r' : '\n') ? end + 1 : next == '\r' ? 1 : 0;
        }
        return Optional.of(of(bytes.toString(StandardCharsets.ISO_8859_1)));
    }

    private static RequestHead of(String text) throws Refused {
        var lines = text.substring(0, text.length() - 4).split("\r\n", -1);
        var first = FIRST_LINE.matcher(lines[0]);
        if (!first.matches()) {
            throw Refused.bad("The first line is no request of HTTP/1.1 for a path.");
        }
        List<Header> headers = new ArrayList<>();
        for (int i = 1; i < lines.length; i++) {
            var line = LINE.matcher(lines[i]);
            if (!line.matches()) {
                throw Refused.bad("Line %d of the request is no header.".formatted(i + 1));
            }
            headers.add(new Header(line.group(1), line.group(2)));
        }
        var head = new RequestHead(first.group(1), first.group(2), headers);
        head.check();
        return head;
    }

    private void check() throws Refused {
        if (all("Host").count() != 1 || all("Origin").count() > 1) {
            throw Refused.bad("A request has one Host, and one Origin at most.");
        }
        var lengths = all("Content-Length").toList();
        var codings = all("Transfer-Encoding").toList();
        if (lengths.size() + codings.size() > 1
                || lengths.stream().anyMatch(length -> !length.matches("[0-9]{1,15}"))
                || codings.stream().anyMatch(coding -> !coding.equalsIgnoreCase("chunked"))) {
            throw Refused.bad("The request tells its length in no one way.");
        }
        if (!connection().allMatch(CONNECTION_MAY_SAY::contains)) {
            throw Refused.bad("The request says something of its connection that is not known here.");
        }
    }

    private Stream<String> connection() {
        return all("Connection")
                .flatMap(value -> Stream.of(value.split(",")))
                .map(word -> word.strip().toLowerCase(Locale.ROOT))
                .filter(word -> !word.isEmpty());
    }

    private Stream<String> all(String name) {
        return headers.stream().filter(header -> header.is(name)).map(Header::value);
    }

    Optional<String> find(String name) {
        return all(name).findFirst();
    }

    String host() {
        return find("Host").orElseThrow();
    }

    /// Whether what follows is a WebSocket.
    boolean isWebSocket() {
        return method.equals("GET")
                && find("Upgrade").filter("websocket"::equalsIgnoreCase).isPresent()
                && connection().anyMatch("upgrade"::equals)
                && find("Content-Length").isEmpty()
                && find("Transfer-Encoding").isEmpty();
    }

    /// Whether its body ends where the body itself says.
    boolean isChunked() {
        return find("Transfer-Encoding").isPresent();
    }

    long bodyBytes() {
        return find("Content-Length").map(Long::parseLong).orElse(0L);
    }

    /// Whether a person did this: followed a link, or sent something. That a page is still there, and asks whether
    /// there is something new, is no use of the vault; neither is what travels in an open WebSocket.
    ///
    /// @param ui whether it is for the operator's web app; of applications only followed links count, for they may
    ///     send things by themselves
    boolean isUse(boolean ui) {
        var followed = find("Sec-Fetch-User").filter("?1"::equals).isPresent();
        var sends = !Set.of("GET", "HEAD", "OPTIONS").contains(method)
                && Stream.of("v-r=heartbeat", "v-r=push").noneMatch(target::contains);
        return followed || ui && sends;
    }

    /// What the operator gets: one request for one connection, and of headers only those that are the browser's.
    byte[] goesOn() {
        var text = new StringBuilder(method).append(' ').append(target).append(" HTTP/1.1\r\n");
        headers.stream()
                .filter(header -> {
                    var name = header.name().toLowerCase(Locale.ROOT);
                    return !OF_ONE_HOP.contains(name) && !IDENTITY.matcher(name).matches();
                })
                .forEach(header -> text.append(header.name())
                        .append(": ")
                        .append(header.value())
                        .append("\r\n"));
        text.append(isWebSocket() ? "Connection: Upgrade\r\nUpgrade: websocket\r\n\r\n" : "Connection: close\r\n\r\n");
        return text.toString().getBytes(StandardCharsets.ISO_8859_1);
    }
}
