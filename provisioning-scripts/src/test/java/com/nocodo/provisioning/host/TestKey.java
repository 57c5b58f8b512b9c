package com.nocodo.provisioning.host;

import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.KeyPair;
import com.nocodo.provisioning.BootKey;
import com.nocodo.provisioning.SshPublicKey;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// A fresh ed25519 key for one test.
public record TestKey(byte[] privatePem, SshPublicKey publicKey) {

    public static TestKey make() {
        try {
            var pair = KeyPair.genKeyPair(new JSch(), KeyPair.ED25519);
            var privatePem = new ByteArrayOutputStream();
            pair.writeOpenSSHv1PrivateKey(privatePem, null);
            var publicLine = new ByteArrayOutputStream();
            pair.writePublicKey(publicLine, "test");
            return new TestKey(
                    privatePem.toByteArray(), SshPublicKey.ofLine(publicLine.toString(StandardCharsets.US_ASCII)));
        } catch (JSchException e) {
            throw new IllegalStateException(e);
        }
    }

    public BootKey asBootKey() {
        return new BootKey(privatePem, publicKey);
    }
}
