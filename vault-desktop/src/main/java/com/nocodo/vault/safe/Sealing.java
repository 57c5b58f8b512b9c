package com.nocodo.vault.safe;

import com.nocodo.vault.crypto.Bound;
import com.nocodo.vault.crypto.Envelope;
import com.nocodo.vault.crypto.JournalKey;
import com.nocodo.vault.crypto.Keyring;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;

/// Seals items and the keys of journals for their place in one vault, and opens them there.
record Sealing(String vault, Keyring keys, SecureRandom random) {
    private static final int NO_TERM = 0;
    /// A body's size tells no more than how many of these it fills.
    private static final int STEP = 64;

    record Plain(String label, byte[] body) {}

    /// With a key of its own for this revision.
    ItemRow seal(String kind, String id, long revision, Plain plain, long created, long updated) {
        var key = new byte[Envelope.KEY_SIZE];
        random.nextBytes(key);
        var padded = padded(plain);
        try {
            return new ItemRow(
                    kind,
                    id,
                    revision,
                    lookup(kind, plain.label),
                    keys.wrap(key, wrap(kind, id, revision), random),
                    Envelope.seal(key, NO_TERM, body(kind, id, revision), padded, random),
                    created,
                    updated);
        } finally {
            Arrays.fill(key, (byte) 0);
            Arrays.fill(padded, (byte) 0);
        }
    }

    Optional<Plain> open(ItemRow row) {
        return key(row).flatMap(key -> {
            try {
                return Envelope.open(key, NO_TERM, body(row.kind(), row.id(), row.revision()), row.body())
                        .map(Sealing::unpadded);
            } finally {
                Arrays.fill(key, (byte) 0);
            }
        });
    }

    /// The same body under the same key, which is wrapped by the keys of another term.
    Optional<ItemRow> rewrap(ItemRow row, Sealing next) {
        return open(row)
                .flatMap(plain -> key(row).map(key -> {
                    try {
                        return new ItemRow(
                                row.kind(),
                                row.id(),
                                row.revision(),
                                next.lookup(row.kind(), plain.label),
                                next.keys.wrap(key, wrap(row.kind(), row.id(), row.revision()), random),
                                row.body(),
                                row.created(),
                                row.updated());
                    } finally {
                        Arrays.fill(key, (byte) 0);
                        Arrays.fill(plain.body, (byte) 0);
                    }
                }));
    }

    byte[] lookup(String kind, String label) {
        return keys.index(Bound.to("label").and(kind).and(label));
    }

    byte[] newJournal(String journal) {
        var key = new byte[Envelope.KEY_SIZE];
        random.nextBytes(key);
        try {
            return keys.wrap(key, wrap(journal), random);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    Optional<JournalKey> journal(JournalStore.Row row) {
        return keys.unwrap(row.wrappedKey(), wrap(row.id())).map(key -> new JournalKey(key, vault, row.id()));
    }

    Optional<JournalStore.Row> rewrap(JournalStore.Row row, Sealing next) {
        return keys.unwrap(row.wrappedKey(), wrap(row.id())).map(key -> {
            try {
                return new JournalStore.Row(
                        row.id(), next.keys.wrap(key, wrap(row.id()), random), row.entries(), row.head());
            } finally {
                Arrays.fill(key, (byte) 0);
            }
        });
    }

    private Optional<byte[]> key(ItemRow row) {
        return keys.unwrap(row.wrappedKey(), wrap(row.kind(), row.id(), row.revision()));
    }

    private Bound wrap(String kind, String id, long revision) {
        return Bound.to("item key").and(vault).and(kind).and(id).and(revision);
    }

    private Bound wrap(String journal) {
        return Bound.to("journal key").and(vault).and(journal);
    }

    private Bound body(String kind, String id, long revision) {
        return Bound.to("body").and(vault).and(id).and(kind).and(revision);
    }

    private static byte[] padded(Plain plain) {
        var label = plain.label.getBytes(StandardCharsets.UTF_8);
        var size = 2 * Integer.BYTES + label.length + plain.body.length;
        return ByteBuffer.allocate((size + STEP - 1) / STEP * STEP)
                .putInt(label.length)
                .put(label)
                .putInt(plain.body.length)
                .put(plain.body)
                .array();
    }

    private static Plain unpadded(byte[] padded) {
        var in = ByteBuffer.wrap(padded);
        var label = new byte[in.getInt()];
        in.get(label);
        var body = new byte[in.getInt()];
        in.get(body);
        Arrays.fill(padded, (byte) 0);
        return new Plain(new String(label, StandardCharsets.UTF_8), body);
    }
}
