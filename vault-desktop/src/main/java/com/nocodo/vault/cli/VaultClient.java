package com.nocodo.vault.cli;

import com.nocodo.protocol.Problem;
import com.nocodo.vault.door.VaultApi;
import com.nocodo.vault.holder.Holder;
import com.nocodo.vault.holder.HolderProcess;
import com.nocodo.vault.process.Child;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The vault of a home: of the holder that runs, or of one that is started for this command alone.
final class VaultClient implements AutoCloseable {
    private final VaultApi door;
    private final @Nullable Child own;

    private VaultClient(VaultApi door, @Nullable Child own) {
        this.door = door;
        this.own = own;
    }

    static VaultClient open(Path home) {
        try {
            return new VaultClient(Holder.DOOR.connect(Holder.socket(home)), null);
        } catch (IOException e) {
            return started(home); // nobody answers there
        }
    }

    private static VaultClient started(Path home) {
        var holder = HolderProcess.start(home);
        try {
            return new VaultClient(Holder.DOOR.connect(Holder.socket(home)), holder);
        } catch (IOException | RuntimeException e) {
            holder.close();
            throw Problem.unavailable("The vault did not answer. Try again.").toException();
        }
    }

    VaultApi door() {
        return door;
    }

    @Override
    public void close() throws InterruptedException {
        door.close();
        if (own != null) {
            own.end(Duration.ofSeconds(5));
        }
    }
}
