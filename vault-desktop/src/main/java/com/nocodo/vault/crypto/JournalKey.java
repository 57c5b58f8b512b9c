package com.nocodo.vault.crypto;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The key of one journal: seals its entries, each in its place, and links each to the one before.
public final class JournalKey implements AutoCloseable {
    public static final int LINK_SIZE = 32;
    private static final int NO_TERM = 0;

    private final byte[] key;
    private final String vault;
    private final String journal;
    private final Mac chain;

    /// @param key taken over, and wiped on close
    public JournalKey(byte[] key, String vault, String journal) {
        this.key = key;
        this.vault = vault;
        this.journal = journal;
        this.chain = chain(Hkdf.derive(
                key, new byte[0], Bound.to("nocodo/journal/1").and("chain").bytes(), 32));
    }

    public byte[] seal(long seq, byte[] entry, SecureRandom random) {
        return Envelope.seal(key, NO_TERM, place(seq), entry, random);
    }

    public Optional<byte[]> open(long seq, byte[] sealed) {
        return Envelope.open(key, NO_TERM, place(seq), sealed);
    }

    /// Vouches for the entry and, by the link before it, for all earlier ones.
    public byte[] link(byte[] before, long seq, byte[] sealed) {
        return chain.doFinal(Bound.to("link").and(before).and(seq).and(sealed).bytes());
    }

    private Bound place(long seq) {
        return Bound.to("entry").and(vault).and(journal).and(seq);
    }

    private static Mac chain(byte[] key) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no HMAC-SHA256", e);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    @Override
    public void close() {
        Arrays.fill(key, (byte) 0);
    }
}
