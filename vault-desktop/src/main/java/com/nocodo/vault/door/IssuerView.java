package com.nocodo.vault.door;

import com.nocodo.protocol.Problem;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Set;

/// Whom the vault's page asks who somebody is, and under which name the vault is known there.
///
/// @param issuer its address, exactly as it names itself
/// @param clientId of a public client: there is no secret
public record IssuerView(String issuer, String clientId) {
    private static final Set<String> THIS_COMPUTER = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final int LONGEST = 200;

    public IssuerView {
        if (!isAddress(issuer)) {
            throw wrong(
                    "issuer",
                    "'%.60s' is no issuer: say its address, with https:// (http:// on this computer only), without a"
                            + " name, ? and #.",
                    issuer);
        }
        if (!clientId.matches("[\\x21-\\x7e]{1,%d}".formatted(LONGEST))) {
            throw wrong("client_id", "'%.60s' is no client id: the issuer gives it to you.", clientId);
        }
    }

    private static boolean isAddress(String text) {
        try {
            var address = new URI(text);
            return text.length() <= LONGEST
                    && address.getRawQuery() == null
                    && address.getRawFragment() == null
                    && isTrustworthy(address);
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /// Whether nobody on the way can change what is said there.
    public static boolean isTrustworthy(URI address) {
        var host = address.getHost();
        return host != null
                && address.getRawUserInfo() == null
                && ("https".equals(address.getScheme())
                        || ("http".equals(address.getScheme()) && THIS_COMPUTER.contains(host)));
    }

    private static RuntimeException wrong(String field, String message, String value) {
        var said = message.formatted(value);
        return new Problem(Problem.Code.INVALID, said, List.of(new Problem.FieldError(field, said))).toException();
    }

    /// How people call it.
    public String host() {
        return URI.create(issuer).getAuthority();
    }
}
