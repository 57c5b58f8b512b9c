package com.nocodo.vault.ssh;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// How OpenSSH writes what it keeps: fields behind their length (RFC 4251 §5).
final class SshWire {
    static final String ED25519 = "ssh-ed25519";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    SshWire text(String text) {
        return bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    SshWire bytes(byte[] bytes) {
        return number(bytes.length).raw(bytes);
    }

    SshWire number(int number) {
        return raw(ByteBuffer.allocate(4).putInt(number).array());
    }

    SshWire raw(byte[] bytes) {
        out.writeBytes(bytes);
        return this;
    }

    byte[] done() {
        return out.toByteArray();
    }

    int size() {
        return out.size();
    }

    static byte[] publicBlob(byte[] point) {
        return new SshWire().text(ED25519).bytes(point).done();
    }

    static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
