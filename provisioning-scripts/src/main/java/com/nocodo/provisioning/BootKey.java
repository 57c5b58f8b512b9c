package com.nocodo.provisioning;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/// The host key that a server boots with: made at home, so that the first connection can be checked, and worthless as
/// soon as the server has made its own. Until then it is a secret; `close` wipes it.
public final class BootKey implements AutoCloseable {

    private static final String BEGIN = "-----BEGIN OPENSSH PRIVATE KEY-----\n";
    private static final String END = "-----END OPENSSH PRIVATE KEY-----\n";
    private static final byte[] PLAIN =
            "openssh-key-v1\0\0\0\0\4none\0\0\0\4none\0\0\0\0\0\0\0\1".getBytes(StandardCharsets.US_ASCII);

    private final byte[] privatePem;
    private final SshPublicKey publicKey;

    /// @param privatePem an unencrypted ed25519 key in OpenSSH's own format; copied
    public BootKey(byte[] privatePem, SshPublicKey publicKey) {
        if (privatePem.length > 1_000 || !isOurForm(new String(privatePem, StandardCharsets.ISO_8859_1), publicKey)) {
            throw new IllegalArgumentException(
                    "The boot key is not an unencrypted ed25519 key in OpenSSH's format that belongs to its public key");
        }
        this.privatePem = privatePem.clone();
        this.publicKey = publicKey;
    }

    public SshPublicKey publicKey() {
        return publicKey;
    }

    String privatePem() {
        return new String(privatePem, StandardCharsets.US_ASCII);
    }

    @Override
    public void close() {
        Arrays.fill(privatePem, (byte) 0);
    }

    @Override
    public String toString() {
        return "BootKey[***]";
    }

    private static boolean isOurForm(String pem, SshPublicKey publicKey) {
        if (!pem.startsWith(BEGIN) || !pem.endsWith("\n" + END)) return false;
        var lines = pem.substring(BEGIN.length(), pem.length() - END.length());
        if (!lines.matches("([A-Za-z0-9+/=]{1,76}\n)+")) return false;
        try {
            var key = Base64.getDecoder().decode(lines.replace("\n", ""));
            var blob = publicKey.blob();
            int at = PLAIN.length + 4;
            return key.length > at + blob.length
                    && Arrays.equals(PLAIN, Arrays.copyOf(key, PLAIN.length))
                    && Arrays.equals(blob, Arrays.copyOfRange(key, at, at + blob.length));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
