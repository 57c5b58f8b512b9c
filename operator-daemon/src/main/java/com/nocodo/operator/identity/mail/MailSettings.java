package com.nocodo.operator.identity.mail;

import com.nocodo.protocol.Problem;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The SMTP server that mail goes through: `NOCODO_SMTP_HOST`, `…_PORT`, `…_USER`, `…_PASSWORD_FILE`, `…_FROM`
/// and `…_TLS`.
///
/// @param user null for a server that asks for none
/// @param passwordFile holds the user's password
public record MailSettings(
        String host,
        int port,
        @Nullable String user,
        @Nullable Path passwordFile,
        String from,
        Tls tls) {
    static final String HOST = "NOCODO_SMTP_HOST";
    static final String PORT = "NOCODO_SMTP_PORT";
    static final String USER = "NOCODO_SMTP_USER";
    static final String PASSWORD = "NOCODO_SMTP_PASSWORD_FILE";
    static final String FROM = "NOCODO_SMTP_FROM";
    static final String TLS = "NOCODO_SMTP_TLS";

    /// How the way to the server is protected. A server that does not offer what is asked for gets no mail.
    enum Tls {
        STARTTLS(587),
        TLS(465),
        NONE(25);

        private final int usualPort;

        Tls(int usualPort) {
            this.usualPort = usualPort;
        }
    }

    public static Optional<MailSettings> of(Map<String, String> environment) {
        var host = said(environment, HOST);
        if (host == null) {
            return Optional.empty();
        }
        if (!host.matches("[A-Za-z0-9.:-]{1,253}")) {
            throw Problem.invalid("%s=%.60s is no name of a server.", HOST, host)
                    .toException();
        }
        var tls = tls(said(environment, TLS));
        var user = said(environment, USER);
        var file = said(environment, PASSWORD);
        if ((user == null) != (file == null)) {
            throw Problem.invalid("%s and %s belong together: say both, or neither.", USER, PASSWORD)
                    .toException();
        }
        if (user != null && tls == Tls.NONE) {
            throw Problem.invalid("%s=none would send the password of %s openly. Say starttls or tls.", TLS, USER)
                    .toException();
        }
        var settings = new MailSettings(
                host,
                port(said(environment, PORT), tls),
                user,
                file == null ? null : Path.of(file),
                from(said(environment, FROM)),
                tls);
        settings.password();
        return Optional.of(settings);
    }

    private static @Nullable String said(Map<String, String> environment, String name) {
        var text = environment.getOrDefault(name, "").strip();
        return text.isEmpty() ? null : text;
    }

    private static Tls tls(@Nullable String text) {
        var said = text == null ? "starttls" : text;
        return Arrays.stream(Tls.values())
                .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(said))
                .findFirst()
                .orElseThrow(() -> Problem.invalid("%s=%.20s is none of starttls, tls and none.", TLS, said)
                        .toException());
    }

    private static int port(@Nullable String text, Tls tls) {
        if (text == null) {
            return tls.usualPort;
        }
        if (!text.matches("[1-9][0-9]{0,4}") || Integer.parseInt(text) > 65_535) {
            throw Problem.invalid("%s=%.20s is no port; say a number up to 65535.", PORT, text)
                    .toException();
        }
        return Integer.parseInt(text);
    }

    private static String from(@Nullable String text) {
        try {
            if (text != null) {
                new InternetAddress(text, true).validate();
                return text;
            }
        } catch (AddressException e) {
            // Told below.
        }
        throw Problem.invalid("%s has to be the address that mail comes from, as in: nocodo@example.org", FROM)
                .toException();
    }

    /// Read each time, so that it lies in memory for as long as it is needed.
    @Nullable
    String password() {
        if (passwordFile == null) {
            return null;
        }
        try {
            var text = Files.readString(passwordFile).strip();
            if (!text.isEmpty() && text.length() <= 1000) {
                return text;
            }
        } catch (IOException e) {
            // Told below.
        }
        throw Problem.invalid(
                        "%s=%s: there is no password that can be read. Write it into that file.",
                        PASSWORD, passwordFile)
                .toException();
    }
}
