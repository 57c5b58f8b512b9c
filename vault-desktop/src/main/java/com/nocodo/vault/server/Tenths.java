package com.nocodo.vault.server;

import com.nocodo.vault.door.FileSize;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/// Tells each tenth of what comes, or goes.
final class Tenths implements LongConsumer {
    private final long size;
    private final Consumer<String> line;
    private long told;

    Tenths(long size, Consumer<String> line) {
        this.size = Math.max(1, size);
        this.line = line;
    }

    @Override
    public void accept(long done) {
        if (done * 10 / size > told) {
            told = done * 10 / size;
            line.accept("%s of %s".formatted(FileSize.words(done), FileSize.words(size)));
        }
    }
}
