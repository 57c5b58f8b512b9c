package com.nocodo.vault.crypto;

import com.nocodo.protocol.Problem;
import java.security.SecureRandom;

/// A short content that one password opens. The key is bound to the parameters and to the place, so a slot whose
/// parameters were lowered opens with no password.
public record PasswordSlot(Argon2Parameters parameters, byte[] salt, int term, byte[] commitment, byte[] blob) {

    /// @param place what the slot belongs to; the same when it is opened
    public static PasswordSlot seal(
            KeyDerivation derivation,
            Argon2Parameters parameters,
            Secret password,
            Bound place,
            int term,
            byte[] content,
            SecureRandom random) {
        if (!parameters.mayCreate()) {
            throw Problem.invalid("A new password is guarded by at least %s", Argon2Parameters.FLOOR)
                    .toException();
        }
        var salt = new byte[KeyDerivation.SALT_SIZE];
        random.nextBytes(salt);
        var info = info(place, parameters, salt, term);
        try (var key = derivation.derive(password, salt, parameters)) {
            var sealed = key.use(bytes -> Commitment.seal(bytes, info, term, content, random));
            return new PasswordSlot(parameters, salt, term, sealed.commitment(), sealed.blob());
        }
    }

    public Opening open(KeyDerivation derivation, Secret password, Bound place) {
        try (var key = derivation.derive(password, salt, parameters)) {
            return key.use(
                    bytes -> new Commitment(commitment, blob).open(bytes, info(place, parameters, salt, term), term));
        }
    }

    private static Bound info(Bound place, Argon2Parameters parameters, byte[] salt, int term) {
        return parameters
                .in(Bound.to("nocodo/password/1").and(place.bytes()))
                .and(salt)
                .and(term);
    }
}
