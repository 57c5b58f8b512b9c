package com.nocodo.vault.crypto;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The keys of one term: the vault's master key, and what is derived from it for one purpose each. Not for several
/// threads at once.
public final class Keyring implements AutoCloseable {
    private final String vault;
    private final int term;
    private final Secret master;
    private final Secret wrapping;
    private final Mac index;
    private final Mac rows;
    private final Mac sums;
    private final Mac epochs;

    /// @param master taken over, and closed with the ring
    public Keyring(String vault, int term, Secret master) {
        this.vault = vault;
        this.term = term;
        this.master = master;
        this.wrapping = Secret.take(derive("wrap"));
        this.index = mac("index");
        this.rows = mac("row");
        this.sums = mac("sum");
        this.epochs = mac("epoch");
    }

    public static Keyring fresh(String vault, int term, SecureRandom random) {
        return new Keyring(vault, term, Secret.random(Envelope.KEY_SIZE, random));
    }

    public int term() {
        return term;
    }

    public <T> T master(Function<byte[], T> work) {
        return master.use(work);
    }

    /// Seals the key of one item or journal. The term is part of the place, so that a wrap of an earlier term is none
    /// of this.
    public byte[] wrap(byte[] key, Bound place, SecureRandom random) {
        return wrapping.use(with -> Envelope.seal(with, term, inTerm(place), key, random));
    }

    public Optional<byte[]> unwrap(byte[] blob, Bound place) {
        return wrapping.use(with -> Envelope.open(with, term, inTerm(place), blob));
    }

    /// By what an item is found again without writing its name down.
    public byte[] index(Bound name) {
        return index.doFinal(name.bytes());
    }

    /// Stands for one row.
    public byte[] row(Bound row) {
        return rows.doFinal(row.bytes());
    }

    /// What one row adds to the sum over all rows. Never written down: who sees none of them can build no other set
    /// of rows with the same sum.
    public byte[] sum(Bound row) {
        return sums.doFinal(row.bytes());
    }

    public byte[] epoch(Bound header) {
        return epochs.doFinal(header.bytes());
    }

    private Bound inTerm(Bound place) {
        return Bound.to("term").and(term).and(place.bytes());
    }

    private Mac mac(String purpose) {
        var key = derive(purpose);
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

    private byte[] derive(String purpose) {
        var info = Bound.to("nocodo/vault/1").and(purpose).and(vault).and(term).bytes();
        return master.use(key -> Hkdf.derive(key, new byte[0], info, Envelope.KEY_SIZE));
    }

    @Override
    public void close() {
        wrapping.close();
        master.close();
    }

    @Override
    public String toString() {
        return "Keyring[term " + term + ", ***]";
    }
}
