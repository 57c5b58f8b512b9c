package com.nocodo.operator.identity;

import com.nocodo.operator.identity.mail.Letter;
import com.nocodo.operator.once.Request;
import com.nocodo.protocol.AccountApi;
import com.nocodo.protocol.Problem;
import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One person's account, and for an owner those of the others.
final class Membership implements AccountApi {
    private final Members members;
    private final Principal person;

    Membership(Members members, Principal person) {
        this.members = members;
        this.person = person;
    }

    private Account own() {
        return members.current(person);
    }

    /// For what gives somebody a way in, or takes it: a script that leaks its token must not make itself another one.
    private Account ownToChange() {
        var account = own();
        var scope = Members.scope(person);
        if (scope != null && !scope.equals("admin")) {
            throw Problem.denied("This token may not change who comes in. Do it in the web app, or with a token whose"
                            + " scope is admin.")
                    .toException();
        }
        return account;
    }

    private Account ownerToChange() {
        ownToChange();
        return owner();
    }

    private Account owner() {
        var account = own();
        if (account.role() != Role.OWNER) {
            throw Problem.denied("Only an owner may do this.").toException();
        }
        return account;
    }

    private Account other(String id) {
        return members.accounts
                .find(id)
                .orElseThrow(
                        () -> Problem.notFound("There is no member %.60s.", id).toException());
    }

    private static AccountView view(Account account) {
        return new AccountView(
                account.id(), account.email(), account.name(), account.role().text());
    }

    @Override
    public AccountView me() {
        return view(own());
    }

    @Override
    public void setPassword(String email, String password) {
        var account = ownToChange();
        members.accounts.setPassword(account, email, password);
        members.sessions.endOthers(account, Members.session(person));
        members.audit.note(account.id(), "password_set", email);
    }

    @Override
    public List<SessionView> sessions() {
        return members.sessions.of(own()).stream()
                .map(one -> new SessionView(one.id(), one.agent(), one.madeAt(), one.seenAt()))
                .toList();
    }

    @Override
    public void endSession(String id) {
        if (!members.sessions.end(ownToChange(), id)) {
            throw Problem.notFound("There is no session %.60s.", id).toException();
        }
    }

    @Override
    public List<TokenView> tokens() {
        return members.tokens.of(own());
    }

    @Override
    public MadeToken makeToken(String name, String scope, int days, @Nullable String key) {
        var account = ownToChange();
        var request = Request.of(account.id(), key, "token", List.of(name, scope, days));
        return members.once.secret(
                request,
                () -> makeToken(account, name, scope, days),
                made -> made.token().id());
    }

    private MadeToken makeToken(Account account, String name, String scope, int days) {
        var made = members.tokens.make(account, name, scope, days);
        members.audit.note(account.id(), "token_made", told(made.token()));
        return made;
    }

    @Override
    public void revokeToken(String id) {
        var account = ownToChange();
        var token = members.tokens.of(account).stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(
                        () -> Problem.notFound("There is no token %.60s.", id).toException());
        members.tokens.revoke(account, id);
        members.audit.note(account.id(), "token_revoked", told(token));
    }

    private static String told(TokenView token) {
        return token.id() + " " + token.name();
    }

    @Override
    public List<PasskeyView> passkeys() {
        return members.passkeys.of(own());
    }

    @Override
    public void renamePasskey(String id, String name) {
        members.passkeys.rename(ownToChange(), id, name);
    }

    @Override
    public void removePasskey(String id) {
        members.passkeys.remove(ownToChange(), id);
    }

    @Override
    public List<AccountView> members() {
        owner();
        return members.accounts.all().stream().map(Membership::view).toList();
    }

    @Override
    public Invitation invite(NewMember wanted, @Nullable String key) {
        var owner = ownerToChange();
        var request = Request.of(owner.id(), key, "member", wanted);
        return members.once.secret(
                request, () -> invite(owner, wanted), made -> made.account().id());
    }

    private Invitation invite(Account owner, NewMember wanted) {
        var account = members.accounts.add(wanted.name(), Role.of(wanted.role()), wanted.email(), wanted.language());
        members.audit.note(owner.id(), "invited", account.id() + " as " + wanted.role());
        return new Invitation(view(account), newLink(account));
    }

    @Override
    public String link(String id) {
        var owner = ownerToChange();
        var account = other(id);
        members.audit.note(owner.id(), "link_made", account.id());
        return newLink(account);
    }

    @Override
    public Mailed mail(String id) {
        var owner = ownerToChange();
        var account = other(id);
        var invitations = members.invitations();
        if (account.email() == null) {
            throw Problem.conflict("No address of %s is known. Hand the link over yourself.", account.name())
                    .toException();
        }
        members.audit.note(owner.id(), "link_made", account.id());
        var link = newLink(account);
        var failure = invitations.send(
                account.email(), Letter.of(members.accounts.language(account), account.name(), owner.name(), link));
        members.audit.note(owner.id(), failure.isEmpty() ? "mailed" : "mail_failed", account.id());
        return new Mailed(link, failure.orElse(null));
    }

    private String newLink(Account account) {
        return members.hosts.signInLink(members.links.make(account, SignInLinks.A_WEEK));
    }

    @Override
    public void setRole(String id, String role) {
        var owner = ownerToChange();
        members.accounts.setRole(other(id), Role.of(role));
        members.audit.note(owner.id(), "role_set", id + " is " + role);
    }

    @Override
    public void remove(String id) {
        var owner = ownerToChange();
        if (owner.id().equals(id)) {
            throw Problem.conflict("Nobody removes themselves. Another owner can.")
                    .toException();
        }
        var removed = other(id);
        members.accounts.remove(removed);
        members.audit.note(owner.id(), "removed", id + " " + removed.name());
    }
}
