package com.nocodo.vault.holder;

import com.nocodo.protocol.bridge.BridgeApi;
import com.nocodo.vault.door.PersonView;
import com.nocodo.vault.safe.Stored;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Who may come into a server, as the operator and the vault know them.
final class People {
    private static final int ID_BYTES = 6;

    private People() {}

    /// Short enough to be typed.
    static String id(byte[] vaultKey) {
        try {
            var sum = MessageDigest.getInstance("SHA-256").digest(vaultKey);
            return HexFormat.of().formatHex(sum, 0, ID_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /// @param own this vault's key
    static List<PersonView> merged(List<BridgeApi.Person> told, List<Stored<GuestRecord>> guests, byte[] own) {
        var all = new ArrayList<PersonView>();
        for (var person : told) {
            all.add(new PersonView(
                    id(person.key()),
                    shown(person.name()),
                    person.role().name().toLowerCase(Locale.ROOT),
                    person.since(),
                    person.seen(),
                    person.here(),
                    Arrays.equals(person.key(), own),
                    record(guests, person.key()).map(GuestRecord::state).orElse(""),
                    record(guests, person.key()).map(GuestRecord::trouble).orElse("")));
        }
        guests.stream()
                .map(Stored::body)
                .filter(one -> !one.out() && !one.settled())
                .filter(one -> told.stream()
                        .noneMatch(person ->
                                Arrays.equals(person.key(), one.guest().vault())))
                .forEach(one -> all.add(waiting(one)));
        return all;
    }

    /// Of whom the server does not know yet.
    static PersonView waiting(GuestRecord record) {
        var guest = record.guest();
        return new PersonView(
                id(guest.vault()), guest.name(), "member", null, null, false, false, record.state(), record.trouble());
    }

    private static Optional<GuestRecord> record(List<Stored<GuestRecord>> guests, byte[] key) {
        return guests.stream()
                .map(Stored::body)
                .filter(one -> Arrays.equals(one.guest().vault(), key))
                .findFirst();
    }

    /// An operator that was taken over may name people as it likes.
    private static String shown(String name) {
        var plain = name.codePoints()
                .map(letter ->
                        Character.isISOControl(letter) || Character.getType(letter) == Character.FORMAT ? '?' : letter)
                .limit(80)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append);
        return plain.toString();
    }
}
