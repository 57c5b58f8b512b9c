package com.nocodo.operator.attachment;

import com.nocodo.operator.home.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;

/// What arrived of an upload, written to the disk as it came.
record Received(long bytes, String sha256) {
    private static final int CHUNK = 64 * 1024;

    /// @param most what is longer is read one byte further, and no more
    static Received into(Path file, InputStream content, long most) throws IOException {
        var digest = Sha256.fresh();
        long bytes = 0;
        try (var out = new DigestOutputStream(Files.newOutputStream(file), digest)) {
            var chunk = new byte[CHUNK];
            for (int n; bytes <= most && (n = content.read(chunk, 0, (int) Math.min(CHUNK, most + 1 - bytes))) > 0; ) {
                out.write(chunk, 0, n);
                bytes += n;
            }
        }
        return new Received(bytes, Sha256.of(digest));
    }
}
