package com.nocodo.vault.crypto;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// Fields in their order, each with its length in front, so that no two lists of fields have the same bytes. What is
/// sealed or signed is bound to such a list.
public final class Bound {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private Bound() {}

    /// @param purpose what the fields are for; no two purposes share one
    public static Bound to(String purpose) {
        return new Bound().and(purpose);
    }

    public Bound and(String text) {
        return and(text.getBytes(StandardCharsets.UTF_8));
    }

    public Bound and(long number) {
        return and(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
    }

    public Bound and(byte[] field) {
        bytes.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(field.length).array());
        bytes.writeBytes(field);
        return this;
    }

    public byte[] bytes() {
        return bytes.toByteArray();
    }
}
