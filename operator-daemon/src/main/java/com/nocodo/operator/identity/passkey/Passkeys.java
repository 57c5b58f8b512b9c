package com.nocodo.operator.identity.passkey;

import com.nocodo.operator.home.Database;
import com.nocodo.operator.identity.Account;
import com.nocodo.operator.identity.Accounts;
import com.nocodo.operator.identity.Attempts;
import com.nocodo.operator.identity.Audit;
import com.nocodo.operator.identity.Challenges;
import com.nocodo.operator.server.Hosts;
import com.nocodo.protocol.AccountApi.PasskeyView;
import com.nocodo.protocol.Problem;
import com.webauthn4j.verifier.exception.MaliciousCounterValueException;
import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialCreationOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialRequestOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutableRelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import org.springframework.security.web.webauthn.management.WebAuthnRelyingPartyOperations;

/// The passkeys of everybody, and signing in by one.
///
/// @see "docs/decisions/0055-passkeys.md"
public final class Passkeys {
    private static final Logger LOG = LoggerFactory.getLogger(Passkeys.class);
    private static final int MOST = 20;

    private final PasskeyStore store;
    private final Accounts accounts;
    private final Audit audit;
    private final RelyingParty party;
    private final Attempts attempts;
    private final Challenges<PublicKeyCredentialRequestOptions> comingIn;
    private final Challenges<New> adding;

    /// @param session the browser that asked: another one may not answer
    private record New(String session, PublicKeyCredentialCreationOptions options) {}

    public Passkeys(Database db, Accounts accounts, Audit audit, Clock clock, Hosts hosts) {
        this.store = new PasskeyStore(db, clock);
        this.accounts = accounts;
        this.audit = audit;
        this.party = new RelyingParty(new PasskeyPeople(accounts), store, hosts);
        this.attempts = new Attempts(clock);
        this.comingIn = new Challenges<>(clock);
        this.adding = new Challenges<>(clock);
    }

    private WebAuthnRelyingPartyOperations operations() {
        return party.operations();
    }

    public List<PasskeyView> of(Account account) {
        return store.of(account);
    }

    public void rename(Account account, String id, String name) {
        if (!store.rename(account, id, checked(name))) {
            throw unknown(id);
        }
        audit.note(account.id(), "passkey_renamed", id);
    }

    public void remove(Account account, String id) {
        if (!store.remove(account, id)) {
            throw unknown(id);
        }
        audit.note(account.id(), "passkey_removed", id);
    }

    private static RuntimeException unknown(String id) {
        return Problem.notFound("There is no passkey %.60s.", id).toException();
    }

    private static String checked(String name) {
        var stripped = name.strip();
        if (stripped.isEmpty() || stripped.length() > 100) {
            throw Problem.invalid("A passkey's name has 1 to 100 characters.").toException();
        }
        return stripped;
    }

    PublicKeyCredentialRequestOptions askToComeIn() {
        var options = operations()
                .createCredentialRequestOptions(new ImmutablePublicKeyCredentialRequestOptionsRequest(null));
        comingIn.ask(options.getChallenge().toBase64UrlString(), options);
        return options;
    }

    /// How an answer to [#askToComeIn] was judged.
    sealed interface Judged {
        record In(Account account) implements Judged {}

        record Refused(String sentence) implements Judged {}

        record TooMany() implements Judged {}
    }

    Judged comeIn(PublicKeyCredential<AuthenticatorAssertionResponse> answer) {
        var credential = answer.getRawId();
        var key = credential.toBase64UrlString();
        if (!attempts.begin(key)) {
            return new Judged.TooMany();
        }
        var options = comingIn.take(
                ClientData.challenge(answer.getResponse().getClientDataJSON().getBytes()));
        var record = store.findByCredentialId(credential);
        if (options.isEmpty()) {
            return new Judged.Refused("This took too long, or the operator was started anew. Try again.");
        }
        if (record == null) {
            audit.note(null, "sign_in_failed", "by an unknown passkey");
            return new Judged.Refused(
                    "This passkey is not known here: it was removed, or belongs to another operator.");
        }
        var handle = answer.getResponse().getUserHandle();
        if (handle != null && !handle.equals(record.getUserEntityUserId())) {
            audit.note(null, "sign_in_failed", "by a passkey of somebody else");
            return new Judged.Refused("This passkey belongs to somebody else.");
        }
        var account = accounts.find(PasskeyStore.text(record.getUserEntityUserId()));
        var id = store.id(credential);
        try {
            operations().authenticate(new RelyingPartyAuthenticationRequest(options.get(), answer));
        } catch (CounterWentBack | MaliciousCounterValueException e) {
            audit.note(account.map(Account::id).orElse(null), "passkey_counter_went_back", id);
            LOG.warn("the signature counter of passkey {} went back: it may have been copied", id);
            return new Judged.Refused("The counter of this passkey went back, so there may be a copy of it. Come in"
                    + " another way, remove it in the settings, and add a new one.");
        } catch (RuntimeException e) { // whatever the library finds wrong with it
            LOG.info("an answer of passkey {} was refused: {}", id, e.getClass().getSimpleName());
            audit.note(account.map(Account::id).orElse(null), "sign_in_failed", "by passkey " + id);
            return new Judged.Refused("This passkey was not accepted. Try again, or come in another way.");
        }
        attempts.succeeded(key);
        audit.note(account.orElseThrow().id(), "signed_in", "by passkey " + id);
        return new Judged.In(account.orElseThrow());
    }

    PublicKeyCredentialCreationOptions askToAdd(Authentication who, Account account, String session) {
        if (store.of(account).size() >= MOST) {
            throw Problem.conflict("An account has up to %d passkeys. Remove one first.", MOST)
                    .toException();
        }
        var options = operations()
                .createPublicKeyCredentialCreationOptions(new ImmutablePublicKeyCredentialCreationOptionsRequest(who));
        adding.ask(options.getChallenge().toBase64UrlString(), new New(session, options));
        return options;
    }

    void add(
            Account account,
            String session,
            String name,
            PublicKeyCredential<AuthenticatorAttestationResponse> answer) {
        var label = checked(name);
        var asked = adding.take(ClientData.challenge(
                        answer.getResponse().getClientDataJSON().getBytes()))
                .filter(one -> one.session.equals(session))
                .orElseThrow(() -> Problem.conflict("This took too long, or the operator was started anew. Try again.")
                        .toException());
        try {
            operations()
                    .registerCredential(new ImmutableRelyingPartyRegistrationRequest(
                            asked.options, new RelyingPartyPublicKey(answer, label)));
        } catch (RuntimeException e) { // whatever the library finds wrong with it
            LOG.info("a new passkey was refused: {}", e.getClass().getSimpleName());
            throw Problem.invalid("This device's answer was not accepted, so no passkey was added. Try again.")
                    .toException();
        }
        audit.note(account.id(), "passkey_added", store.id(answer.getRawId()));
    }
}
