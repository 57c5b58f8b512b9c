package com.nocodo.vault.keeper;

import com.nocodo.protocol.Problem;
import com.nocodo.protocol.local.Reason;
import com.nocodo.protocol.rpc.Wire;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/// Where the vault's page answers, from one start to the next, so that a bookmark stays good; and who serves it now.
///
/// @param host `vault-<random>.localhost`, a name that no other program of this computer shares cookies with
/// @param pid of the keeper that runs, or ran last
public record KeeperNote(int port, String host, long pid) {
    private static final String FILE = "keeper.json";
    private static final int LAST_PORT = 65_535;

    public KeeperNote {
        if (port < 1 || port > LAST_PORT || !host.matches("127\\.0\\.0\\.1|vault-[a-z0-9]{8,32}\\.localhost")) {
            throw Problem.invalid("Not a place for the vault's page: %.60s:%d", host, port)
                    .toException();
        }
    }

    public String address() {
        return "http://" + authority();
    }

    /// As it stands in the header `Host`.
    public String authority() {
        return host + ":" + port;
    }

    /// The link by which a browser comes in. What is after `#` is sent to nobody.
    public String link(String token) {
        return address() + "/#link=" + token;
    }

    static Optional<KeeperNote> read(Path vault) {
        var file = vault.resolve(FILE);
        try {
            return Files.exists(file)
                    ? Optional.of(Wire.JSON.readValue(Files.readString(file), KeeperNote.class))
                    : Optional.empty();
        } catch (IOException | JacksonException e) {
            throw Problem.unavailable(
                            "%s cannot be read: %s. Remove it: the vault's page gets a new address then.",
                            file, e instanceof IOException ? Reason.of(e) : "it is damaged")
                    .toException();
        }
    }

    void write(Path vault) {
        var file = vault.resolve(FILE);
        var beside = vault.resolve(FILE + ".new");
        try {
            Files.deleteIfExists(beside);
            Files.createFile(
                    beside, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(beside, Wire.JSON.writeValueAsString(this));
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw Problem.unavailable("%s cannot be written: %s", file, Reason.of(e))
                    .toException();
        }
    }
}
