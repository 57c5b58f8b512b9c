package com.nocodo.vault.crypto;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.function.Function;

/// Bytes that nobody else may see. They lie outside the Java heap, where no garbage collector copies them, are kept
/// out of swap and core dumps where the system allows it, and are wiped on close.
///
/// What the ciphers of the JDK make of a key while they work lies in the heap all the same and cannot be wiped: that
/// is why a lock ends the whole process.
///
/// @see "docs/decisions/0065-processes-of-the-vault.md"
public final class Secret implements AutoCloseable {
    /// Each has pages of its own, so that giving back one does not unlock the pages of another.
    private static final long PAGE = 4096;

    private final Arena arena = Arena.ofShared();
    private final MemorySegment memory;
    private boolean closed;

    private Secret(int size) {
        var pages = Math.max(1, (size + PAGE - 1) / PAGE) * PAGE;
        memory = arena.allocate(pages, PAGE).asSlice(0, size);
        LockedMemory.hold(memory, pages);
    }

    /// Takes the bytes over: the array is wiped.
    public static Secret take(byte[] bytes) {
        var secret = new Secret(bytes.length);
        MemorySegment.copy(bytes, 0, secret.memory, ValueLayout.JAVA_BYTE, 0, bytes.length);
        Arrays.fill(bytes, (byte) 0);
        return secret;
    }

    public static Secret random(int size, SecureRandom random) {
        var bytes = new byte[size];
        random.nextBytes(bytes);
        return take(bytes);
    }

    public int size() {
        return (int) memory.byteSize();
    }

    /// Lends the bytes as an array that is wiped as soon as the work is done.
    public synchronized <T> T use(Function<byte[], T> work) {
        if (closed) {
            throw new IllegalStateException("This secret is wiped");
        }
        var bytes = memory.toArray(ValueLayout.JAVA_BYTE);
        try {
            return work.apply(bytes);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            memory.fill((byte) 0);
            arena.close();
        }
    }

    @Override
    public String toString() {
        return "Secret[***]";
    }
}
