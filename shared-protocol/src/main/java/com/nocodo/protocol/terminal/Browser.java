package com.nocodo.protocol.terminal;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Opens a page in the person's browser, where there is one.
public final class Browser {
    private Browser() {}

    /// The link goes through a file that only this user can read: in an argument list everybody would see it.
    ///
    /// @param folder for that file
    public static void open(String link, Path folder) {
        opener(System.getenv()).ifPresent(program -> {
            try {
                var page = folder.resolve("sign-in.html");
                Files.deleteIfExists(page);
                Files.createFile(
                        page, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                Files.writeString(page, "<meta http-equiv=\"refresh\" content=\"0;url=" + link + "\">");
                new ProcessBuilder(List.of(program, page.toUri().toString()))
                        .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
            } catch (IOException e) {
                Output.say("no browser could be opened; open the link yourself");
            }
        });
    }

    private static Optional<String> opener(Map<String, String> environment) {
        if (System.getProperty("os.name", "").startsWith("Mac")) {
            return Optional.of("/usr/bin/open");
        }
        var screen = environment.containsKey("DISPLAY") || environment.containsKey("WAYLAND_DISPLAY");
        return screen
                ? Optional.of(Path.of("/usr/bin/xdg-open"))
                        .filter(Files::isExecutable)
                        .map(Path::toString)
                : Optional.empty();
    }
}
