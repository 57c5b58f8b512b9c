package com.nocodo.protocol;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a person who is signed in can do with their own account, and an owner with those of others. Every method throws
/// [ProblemException]: `denied` where the person's role does not allow it.
public interface AccountApi {

    /// One person.
    ///
    /// @param email null until the person has said it
    /// @param role `owner` (everything), `builder` (describe, build, change and remove applications) or `viewer`
    ///     (look)
    record AccountView(String id, @Nullable String email, String name, String role) {}

    /// One browser that is signed in.
    record SessionView(String id, String agent, Instant madeAt, Instant seenAt) {}

    /// What a script comes in with, without its secret.
    ///
    /// @param scope `read`; `write` for everything that the account may do but change who comes in; or `admin`
    record TokenView(
            String id,
            String name,
            String scope,
            Instant madeAt,
            @Nullable Instant usedAt,
            Instant expiresAt) {}

    /// A way to sign in that a device of the person keeps.
    ///
    /// @param usedAt null until somebody signs in by it
    record PasskeyView(
            String id,
            String name,
            Instant madeAt,
            @Nullable Instant usedAt) {}

    /// A token that was just made; its secret is told this once.
    record MadeToken(TokenView token, String secret) {}

    /// A person who was just invited.
    ///
    /// @param link signs the person in once, within a week
    record Invitation(AccountView account, String link) {}

    /// A link that was mailed, or was to be.
    ///
    /// @param link signs the person in once, within a week, also where it was not sent
    /// @param failure why the mail was not sent; null once the mail server has taken it
    record Mailed(String link, @Nullable String failure) {}

    /// Somebody who is to be let in.
    ///
    /// @param name 1 to 100 characters
    /// @param role `owner`, `builder` or `viewer`
    /// @param email where it is known; whoever proves to have it is that person
    /// @param language of the invitation, `en` or `de`
    record NewMember(String name, String role, @Nullable String email, String language) {}

    AccountView me();

    /// From now on the person can sign in by this address and password (10 to 200 characters).
    void setPassword(String email, String password);

    List<SessionView> sessions();

    void endSession(String id);

    List<TokenView> tokens();

    /// @param days 1 to 366
    /// @param key as in [Keys], within the account, but that a secret is not told twice: the same key again is a
    ///     `conflict`, which names the token that there is; null: this is another one each time
    MadeToken makeToken(String name, String scope, int days, @Nullable String key);

    void revokeToken(String id);

    /// The person's passkeys. A new one is added by the web app's page, since only a browser can.
    List<PasskeyView> passkeys();

    /// @param name 1 to 100 characters
    void renamePasskey(String id, String name);

    void removePasskey(String id);

    /// Everybody who may come in, in the order in which they came. For owners.
    List<AccountView> members();

    /// Lets somebody else in. For owners.
    ///
    /// @param key as of [#makeToken]
    Invitation invite(NewMember wanted, @Nullable String key);

    /// A new link for a member who has lost the way in; earlier ones that were not used are void. For owners.
    String link(String id);

    /// As [#link], and mails it to the member's address, in the member's language. For owners, where mail is set up.
    Mailed mail(String id);

    /// For owners; the last owner stays one.
    void setRole(String id, String role);

    /// Ends a member's sessions, tokens and account. For owners; nobody removes themselves.
    void remove(String id);
}
