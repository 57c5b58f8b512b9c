package com.nocodo.vault.ssh;

import com.nocodo.provisioning.SshPublicKey;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/// A signature of a file as `ssh-keygen -Y sign` makes it (PROTOCOL.sshsig of OpenSSH), by an ed25519 key.
///
/// @param text with its head and its end
/// @param signer who made it, by its own word: [#isOf] tells whether that is true
public record SshSignature(String text, SshPublicKey signer, String namespace, String hash, byte[] signature) {
    private static final String HEAD = "-----BEGIN SSH SIGNATURE-----\n";
    private static final String END = "-----END SSH SIGNATURE-----\n";
    private static final byte[] MAGIC = "SSHSIG".getBytes(StandardCharsets.US_ASCII);
    private static final int LONGEST = 4_000;
    private static final byte[] X509_HEAD = HexFormat.of().parseHex("302a300506032b6570032100");

    /// @throws IllegalArgumentException where it is none of ours
    public static SshSignature read(String text) {
        if (text.length() > LONGEST || !text.startsWith(HEAD) || !text.endsWith(END)) {
            throw new IllegalArgumentException("Not an SSH signature");
        }
        var body = text.substring(HEAD.length(), text.length() - END.length()).replace("\n", "");
        try (var in =
                new DataInputStream(new ByteArrayInputStream(Base64.getDecoder().decode(body)))) {
            if (!Arrays.equals(in.readNBytes(MAGIC.length), MAGIC) || in.readInt() != 1) {
                throw new IllegalArgumentException("Not an SSH signature of a version that is known");
            }
            var key = new SshPublicKey(SshWire.ED25519 + " " + SshWire.base64(field(in)));
            var namespace = new String(field(in), StandardCharsets.UTF_8);
            field(in); // reserved
            var hash = new String(field(in), StandardCharsets.US_ASCII);
            var signature = field(in);
            if (in.read() >= 0 || !hash.equals("sha512")) {
                throw new IllegalArgumentException("Not an SSH signature of a form that is known");
            }
            return new SshSignature(text, key, namespace, hash, ed25519(signature));
        } catch (IOException e) {
            throw new IllegalArgumentException("An SSH signature that is cut off", e);
        }
    }

    private static byte[] ed25519(byte[] signature) throws IOException {
        try (var in = new DataInputStream(new ByteArrayInputStream(signature))) {
            if (!new String(field(in), StandardCharsets.US_ASCII).equals(SshWire.ED25519)) {
                throw new IllegalArgumentException("Not a signature of an ed25519 key");
            }
            return field(in);
        }
    }

    private static byte[] field(DataInputStream in) throws IOException {
        var length = in.readInt();
        if (length < 0 || length > LONGEST) {
            throw new IOException("a field of %d bytes".formatted(length));
        }
        var bytes = in.readNBytes(length);
        if (bytes.length != length) {
            throw new IOException("it ends early");
        }
        return bytes;
    }

    /// Whether its signer signed this, for this purpose.
    public boolean isOf(InputStream content, String purpose) throws IOException {
        if (!namespace.equals(purpose)) {
            return false;
        }
        try (var in = new DigestInputStream(content, MessageDigest.getInstance("SHA-512"))) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
            var signed = new SshWire()
                    .raw(MAGIC)
                    .text(namespace)
                    .text("")
                    .text(hash)
                    .bytes(in.getMessageDigest().digest())
                    .done();
            var verifying = Signature.getInstance("Ed25519");
            verifying.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(x509())));
            verifying.update(signed);
            return verifying.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private byte[] x509() {
        var blob = signer.blob();
        var key = Arrays.copyOf(X509_HEAD, X509_HEAD.length + 32);
        System.arraycopy(blob, blob.length - 32, key, X509_HEAD.length, 32);
        return key;
    }

    @Override
    public String toString() {
        return "SshSignature[%s, %s]".formatted(namespace, signer.fingerprint());
    }
}
