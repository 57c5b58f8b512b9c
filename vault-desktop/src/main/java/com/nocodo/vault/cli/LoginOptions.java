package com.nocodo.vault.cli;

import com.nocodo.protocol.Problem;
import com.nocodo.vault.door.IssuerView;
import com.nocodo.vault.door.LoginApi;
import com.nocodo.vault.door.LoginView;
import com.nocodo.vault.issuer.Discovery;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The login that the page asks for. The terminal does without it, so that there is a way in and a way out of the
/// setting whatever becomes of the issuer.
final class LoginOptions {
    @Option(
            names = "--issuer",
            paramLabel = "URL",
            description = "The page asks there who somebody is before it asks for the password (with --client-id)")
    @Nullable
    String issuer;

    @Option(names = "--client-id", paramLabel = "ID", description = "The vault's client id at the issuer")
    @Nullable
    String clientId;

    @Option(names = "--no-issuer", description = "The page asks for the password alone")
    boolean none;

    @Option(names = "--any-account", description = "The next account that signs in is whom the vault belongs to")
    boolean anyAccount;

    LoginView change(LoginApi login) {
        if ((none || anyAccount) && issuer != null || none && anyAccount || (issuer == null) != (clientId == null)) {
            throw Problem.invalid(
                            "Say either --issuer with --client-id, or --no-issuer, or --any-account. Nothing was changed.")
                    .toException();
        }
        if (issuer != null && clientId != null) {
            require(login, new IssuerView(issuer, clientId));
        } else if (none) {
            login.drop();
        } else if (anyAccount) {
            login.unbind();
        }
        return login.login();
    }

    private static void require(LoginApi login, IssuerView chosen) {
        Discovery.trouble(chosen).ifPresent(why -> {
            throw Problem.unavailable("%s Nothing was changed.", why.sentence()).toException();
        });
        login.require(chosen);
    }

    static String words(LoginView login) {
        var issuer = login.issuer();
        if (issuer == null) {
            return "The page asks for the password alone.";
        }
        var whose = !login.bound()
                ? "The first who signs in and opens it is whom the vault belongs to"
                : "The vault belongs to " + (login.account() == null ? "one account there" : login.account());
        return "The page asks at %s first, as client %s. %s. %s"
                .formatted(
                        issuer.issuer(),
                        issuer.clientId(),
                        whose,
                        login.until() == null
                                ? "Nobody is signed in."
                                : "The last login counts until " + login.until() + ".");
    }
}
