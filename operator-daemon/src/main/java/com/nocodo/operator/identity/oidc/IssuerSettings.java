package com.nocodo.operator.identity.oidc;

import com.nocodo.protocol.Problem;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which issuer people may come in by: `NOCODO_OIDC_ISSUER`, `…_CLIENT_ID`, `…_CLIENT_SECRET_FILE`, `…_LABEL`.
///
/// @param secretFile holds the client's secret; null for a client without one
/// @param label what the button says
public record IssuerSettings(
        URI issuer, String clientId, @Nullable Path secretFile, String label) {
    static final String ISSUER = "NOCODO_OIDC_ISSUER";
    static final String CLIENT_ID = "NOCODO_OIDC_CLIENT_ID";
    static final String SECRET = "NOCODO_OIDC_CLIENT_SECRET_FILE";
    static final String LABEL = "NOCODO_OIDC_LABEL";
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final int LONGEST_LABEL = 40;

    public static Optional<IssuerSettings> of(Map<String, String> environment) {
        var issuer = environment.getOrDefault(ISSUER, "").strip();
        if (issuer.isEmpty()) {
            return Optional.empty();
        }
        var address = address(issuer);
        var client = environment.getOrDefault(CLIENT_ID, "").strip();
        if (client.isEmpty()) {
            throw Problem.invalid("%s is set, so %s has to be, too: the issuer gives it to you.", ISSUER, CLIENT_ID)
                    .toException();
        }
        var secret = environment.getOrDefault(SECRET, "").strip();
        var label = environment.getOrDefault(LABEL, "").strip();
        if (label.length() > LONGEST_LABEL) {
            throw Problem.invalid("%s has up to %d characters.", LABEL, LONGEST_LABEL)
                    .toException();
        }
        var settings = new IssuerSettings(
                address,
                client,
                secret.isEmpty() ? null : Path.of(secret),
                label.isEmpty() ? address.getHost() : label);
        settings.secret();
        return Optional.of(settings);
    }

    private static URI address(String issuer) {
        try {
            var address = new URI(issuer);
            if (address.getRawQuery() == null && address.getRawFragment() == null && isTrustworthy(address)) {
                return address;
            }
        } catch (URISyntaxException e) {
            // Told below.
        }
        throw Problem.invalid(
                        "%s=%.100s is no issuer: say its address, with https (http only on this machine), without ? and #.",
                        ISSUER, issuer)
                .toException();
    }

    static boolean isTrustworthy(URI address) {
        var host = address.getHost();
        return host != null
                && ("https".equals(address.getScheme())
                        || ("http".equals(address.getScheme()) && THIS_MACHINE.contains(host)));
    }

    /// Read each time, so that it lies in memory for as long as it is needed.
    ///
    /// @return empty for a client without one
    String secret() {
        if (secretFile == null) {
            return "";
        }
        try {
            var text = Files.readString(secretFile).strip();
            if (!text.isEmpty() && text.length() <= 1000) {
                return text;
            }
        } catch (IOException e) {
            // Told below.
        }
        throw Problem.invalid(
                        "%s=%s: there is no secret that can be read. Write it into that file.", SECRET, secretFile)
                .toException();
    }
}
