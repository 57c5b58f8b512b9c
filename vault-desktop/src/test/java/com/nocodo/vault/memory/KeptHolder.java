package com.nocodo.vault.memory;

import com.nocodo.protocol.rpc.SocketPlace;
import com.nocodo.vault.door.VaultApi;
import com.nocodo.vault.holder.Holder;
import com.nocodo.vault.process.Child;
import com.nocodo.vault.process.Program;
import com.nocodo.vault.server.TestArchive;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A holder that stays when a command ends, as the vault's keeper keeps one.
public record KeptHolder(Child process, VaultApi door) implements AutoCloseable {

    /// @param cloud address of the stand-in of Scaleway
    public static KeptHolder start(Path home, String cloud) throws IOException {
        var environment = Map.of(
                "NOCODO_HOME",
                home.toString(),
                "NOCODO_SCALEWAY_BASE",
                cloud,
                "NOCODO_OPERATOR_DIST",
                TestArchive.in(home.resolveSibling("dist")).toString(),
                "XDG_RUNTIME_DIR",
                Optional.ofNullable(System.getenv("XDG_RUNTIME_DIR")).orElse(""));
        var process = Child.start(
                new Program(Holder.class, 128, List.of(home.toString()), environment),
                home.resolve("vault/holder.log"));
        var ready = process.output().readNBytes(Holder.READY.length() + 1);
        if (!Arrays.equals(ready, (Holder.READY + "\n").getBytes(StandardCharsets.US_ASCII))) {
            process.close();
            throw new IOException("the holder does not start: " + new String(ready, StandardCharsets.UTF_8));
        }
        return new KeptHolder(process, Holder.DOOR.connect(SocketPlace.of(home, "vault", environment)));
    }

    @Override
    public void close() {
        process.close();
    }
}
