package com.nocodo.vault.ssh;

import com.jcraft.jsch.HostKey;
import com.jcraft.jsch.HostKeyRepository;
import com.jcraft.jsch.UserInfo;
import com.nocodo.provisioning.SshPublicKey;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Knows one host, whatever its address, or none; it learns no other.
final class PinnedHost implements HostKeyRepository {
    private final Optional<SshPublicKey> pin;
    private volatile byte @Nullable [] seen;

    PinnedHost(Optional<SshPublicKey> pin) {
        this.pin = pin;
    }

    /// The key of whoever answered last.
    byte @Nullable [] seen() {
        return seen;
    }

    /// The same, as `ssh-keygen -l` shows it.
    String fingerprint() {
        var key = seen;
        if (key == null) {
            return "none";
        }
        try {
            var sum = MessageDigest.getInstance("SHA-256").digest(key);
            return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(sum);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public int check(String host, byte[] key) {
        seen = key.clone();
        return pin.filter(known -> MessageDigest.isEqual(known.blob(), key)).isPresent() ? OK : CHANGED;
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
