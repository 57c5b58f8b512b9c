package com.nocodo.vault.ssh;

import com.jcraft.jsch.HostKey;
import com.jcraft.jsch.HostKeyRepository;
import com.jcraft.jsch.UserInfo;
import com.nocodo.provisioning.SshPublicKey;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// Knows one host, whatever its address, and learns no other.
final class PinnedHost implements HostKeyRepository {
    private final SshPublicKey pin;
    private volatile String seen = "none";

    PinnedHost(SshPublicKey pin) {
        this.pin = pin;
    }

    /// The fingerprint of whoever answered last.
    String seen() {
        return seen;
    }

    @Override
    public int check(String host, byte[] key) {
        seen = fingerprint(key);
        return MessageDigest.isEqual(pin.blob(), key) ? OK : CHANGED;
    }

    private static String fingerprint(byte[] key) {
        try {
            var sum = MessageDigest.getInstance("SHA-256").digest(key);
            return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(sum);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public void add(HostKey key, UserInfo user) {
        throw new UnsupportedOperationException("no host is learnt");
    }

    @Override
    public void remove(String host, String type) {
        throw new UnsupportedOperationException("no host is forgotten");
    }

    @Override
    public void remove(String host, String type, byte[] key) {
        throw new UnsupportedOperationException("no host is forgotten");
    }

    @Override
    public String getKnownHostsRepositoryID() {
        return "the vault";
    }

    @Override
    public HostKey[] getHostKey() {
        return new HostKey[0];
    }

    @Override
    public HostKey[] getHostKey(@Nullable String host, @Nullable String type) {
        return new HostKey[0];
    }
}
