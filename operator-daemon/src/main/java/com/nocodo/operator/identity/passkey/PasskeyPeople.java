package com.nocodo.operator.identity.passkey;

import com.nocodo.operator.identity.Account;
import com.nocodo.operator.identity.Accounts;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;

/// Accounts as a device knows them; it shows their address, or their name.
final class PasskeyPeople implements PublicKeyCredentialUserEntityRepository {
    private final Accounts accounts;

    PasskeyPeople(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public @Nullable PublicKeyCredentialUserEntity findById(Bytes handle) {
        return findByUsername(PasskeyStore.text(handle));
    }

    @Override
    public @Nullable PublicKeyCredentialUserEntity findByUsername(String account) {
        return accounts.find(account).map(PasskeyPeople::entity).orElse(null);
    }

    private static PublicKeyCredentialUserEntity entity(Account account) {
        return ImmutablePublicKeyCredentialUserEntity.builder()
                .id(PasskeyStore.bytes(account.id()))
                .name(account.email() == null ? account.name() : account.email())
                .displayName(account.name())
                .build();
    }

    @Override
    public void save(PublicKeyCredentialUserEntity person) {
        throw new UnsupportedOperationException("accounts are made by invitations");
    }

    @Override
    public void delete(Bytes handle) {
        throw new UnsupportedOperationException("accounts are removed by an owner");
    }
}
