package com.nocodo.operator.identity.passkey;

import com.nocodo.operator.server.Hosts;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.management.WebAuthnRelyingPartyOperations;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;

/// Whom passkeys are for: exactly the web app's host, not the name that it shares with the applications, and exactly
/// its origin. The device has to know its person (by a finger, a face, a code), since nothing else is asked.
final class RelyingParty {
    private final PasskeyPeople people;
    private final PasskeyStore store;
    private final Hosts hosts;
    private @Nullable WebAuthnRelyingPartyOperations made;

    RelyingParty(PasskeyPeople people, PasskeyStore store, Hosts hosts) {
        this.people = people;
        this.store = store;
        this.hosts = hosts;
    }

    /// Made when somebody first asks: it takes a while.
    synchronized WebAuthnRelyingPartyOperations operations() {
        var known = made;
        if (known != null) {
            return known;
        }
        var operations = new Webauthn4JRelyingPartyOperations(
                people,
                store,
                PublicKeyCredentialRpEntity.builder()
                        .id(hosts.uiName())
                        .name("nocodo")
                        .build(),
                Set.of(hosts.address()));
        operations.setCustomizeCreationOptions(
                options -> options.authenticatorSelection(AuthenticatorSelectionCriteria.builder()
                        .userVerification(UserVerificationRequirement.REQUIRED)
                        .residentKey(ResidentKeyRequirement.REQUIRED)
                        .build()));
        operations.setCustomizeRequestOptions(
                options -> options.userVerification(UserVerificationRequirement.REQUIRED));
        made = operations;
        return operations;
    }
}
