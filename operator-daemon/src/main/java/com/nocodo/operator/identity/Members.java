package com.nocodo.operator.identity;

import com.nocodo.operator.identity.mail.Invitations;
import com.nocodo.operator.identity.oidc.IssuerSettings;
import com.nocodo.operator.identity.passkey.Passkeys;
import com.nocodo.operator.once.Once;
import com.nocodo.operator.server.Hosts;
import com.nocodo.protocol.AccountApi;
import com.nocodo.protocol.OperatorDoor;
import com.nocodo.protocol.Problem;
import java.security.Principal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;

/// Gives everybody who is signed in their own account.
public final class Members {
    private static final Duration FRESH = Duration.ofHours(1);

    final Accounts accounts;
    final Sessions sessions;
    final ApiTokens tokens;
    final SignInLinks links;
    final Audit audit;
    final Hosts hosts;
    final Passkeys passkeys;
    final Once once;
    private final @Nullable IssuerSettings issuer;
    private final @Nullable Invitations invitations;
    private final LastSeen lastSeen;

    Members(
            Accounts accounts,
            Sessions sessions,
            ApiTokens tokens,
            SignInLinks links,
            Audit audit,
            Hosts hosts,
            Passkeys passkeys,
            Once once,
            @Nullable IssuerSettings issuer,
            @Nullable Invitations invitations) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.tokens = tokens;
        this.links = links;
        this.audit = audit;
        this.hosts = hosts;
        this.passkeys = passkeys;
        this.once = once;
        this.issuer = issuer;
        this.invitations = invitations;
        this.lastSeen = new LastSeen(accounts.commits());
    }

    /// The account as it is now: since the person signed in its role may have changed, it may be gone, or the browser
    /// may have been signed out, which a page that is still open does not know.
    ///
    /// @throws com.nocodo.protocol.ProblemException `denied` where nobody of that name may come in
    public Account current(Principal person) {
        var session = session(person);
        if (session != null && !sessions.exists(session)) {
            throw Problem.denied("This browser was signed out. Sign in again.").toException();
        }
        return accounts.find(person.getName())
                .orElseThrow(() ->
                        Problem.denied("This account may not come in any more.").toException());
    }

    /// The account of a browser by which somebody signed in a short while ago, for what must not be done by whoever
    /// finds it open.
    ///
    /// @throws com.nocodo.protocol.ProblemException `denied` where that is longer ago
    public Account fresh(@Nullable Principal person) {
        if (person == null) {
            throw Problem.denied("Sign in first.").toException();
        }
        var account = current(person);
        var session = session(person);
        if (session == null || !sessions.isFresh(session, FRESH)) {
            throw Problem.denied("You signed in more than an hour ago. Sign out, sign in again, and do this then.")
                    .toException();
        }
        return account.by(session);
    }

    /// As [#current], for who asks many times a second: asked anew after each commit, and each second.
    public Account following(Principal person) {
        return lastSeen.of(person.getName() + ' ' + session(person), () -> current(person));
    }

    /// The browser that somebody came in by; Spring hands people over inside what vouches for them.
    static @Nullable String session(Principal person) {
        return inside(person) instanceof Account account ? account.session() : null;
    }

    /// What the token may do that a script came in by; null for a browser.
    static @Nullable String scope(Principal person) {
        return inside(person) instanceof Account account ? account.scope() : null;
    }

    private static @Nullable Object inside(Principal person) {
        return person instanceof Authentication vouched ? vouched.getPrincipal() : person;
    }

    public OperatorDoor.WaysIn waysIn() {
        return new OperatorDoor.WaysIn(issuer == null ? null : issuer.label(), invitations != null);
    }

    /// @throws com.nocodo.protocol.ProblemException `conflict` where no mail can be sent
    Invitations invitations() {
        if (invitations == null) {
            throw Problem.conflict("No mail server is set up here (NOCODO_SMTP_HOST). Hand the link over yourself.")
                    .toException();
        }
        return invitations;
    }

    /// Writes down what somebody did.
    public void note(Principal person, String what, String detail) {
        audit.note(person.getName(), what, detail);
    }

    public AccountApi of(Principal person) {
        return new Membership(this, person);
    }
}
