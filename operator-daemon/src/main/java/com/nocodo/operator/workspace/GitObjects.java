package com.nocodo.operator.workspace;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Predicate;

/// What `git cat-file --batch` writes: for each object a line `id kind size`, its bytes, and a line's end.
final class GitObjects {
    private static final long LARGEST = 4_000_000;

    private GitObjects() {}

    /// What is larger than any spec is passed over.
    static Optional<byte[]> first(Path output, Predicate<byte[]> wanted) throws IOException {
        try (var in = new BufferedInputStream(Files.newInputStream(output))) {
            for (var line = line(in); !line.isEmpty(); line = line(in)) {
                var part = line.split(" ");
                if (part[part.length - 1].equals("missing")) {
                    continue;
                }
                var size = Long.parseLong(part[2]);
                if (size > LARGEST) {
                    in.skipNBytes(size + 1);
                    continue;
                }
                var bytes = in.readNBytes((int) size);
                in.skipNBytes(1);
                if (wanted.test(bytes)) {
                    return Optional.of(bytes);
                }
            }
            return Optional.empty();
        }
    }

    private static String line(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        for (int read = in.read(); read >= 0 && read != '\n'; read = in.read()) {
            line.write(read);
        }
        return line.toString(StandardCharsets.UTF_8);
    }
}
