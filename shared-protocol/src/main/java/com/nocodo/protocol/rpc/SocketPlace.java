package com.nocodo.protocol.rpc;

import com.nocodo.protocol.Problem;
import com.nocodo.protocol.local.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Objects;
import java.util.zip.CRC32;

/// Where a socket of a home is: in a folder that only its owner can enter.
public final class SocketPlace {
    /// The kernel keeps 108 bytes for a socket's path, a zero at its end included.
    private static final int LONGEST = 107;

    private SocketPlace() {}

    /// In the user's runtime folder where there is one, else in the home. Homes besides the user's usual one have
    /// sockets of their own.
    ///
    /// @param root of the home
    /// @param name whose socket it is: `operator`
    public static Path of(Path root, String name, Map<String, String> environment) {
        var runtime = environment.getOrDefault("XDG_RUNTIME_DIR", "");
        var place = runtime.startsWith("/")
                ? Path.of(runtime, "nocodo", file(root, name, environment))
                : root.resolve("run/socket").resolve(name + ".sock");
        if (place.toString().getBytes(StandardCharsets.UTF_8).length > LONGEST) {
            throw Problem.invalid(
                            "The socket's path %s is longer than the %d bytes that a socket may have. Set"
                                    + " XDG_RUNTIME_DIR to a folder with a shorter path.",
                            place, LONGEST)
                    .toException();
        }
        return place;
    }

    private static String file(Path root, String name, Map<String, String> environment) {
        if (environment.getOrDefault("NOCODO_HOME", "").isBlank()) {
            return name + ".sock";
        }
        var sum = new CRC32();
        sum.update(root.toString().getBytes(StandardCharsets.UTF_8));
        return "%s-%08x.sock".formatted(name, sum.getValue());
    }

    /// Makes the folder, and removes what a process that was killed left in it: whoever calls this holds the home.
    public static void prepare(Path socket) {
        var folder = Objects.requireNonNull(socket.getParent());
        try {
            if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
                Files.createDirectories(Objects.requireNonNull(folder.getParent()));
                Files.createDirectory(
                        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            Files.deleteIfExists(socket);
        } catch (IOException e) {
            throw Problem.unavailable("The socket's folder %s cannot be made: %s", folder, Reason.of(e))
                    .toException();
        }
    }
}
