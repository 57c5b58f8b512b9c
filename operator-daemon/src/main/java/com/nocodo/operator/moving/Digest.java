package com.nocodo.operator.moving;

import com.nocodo.operator.home.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/// Copies bytes and says how many they were and what their sha256 is.
record Digest(long bytes, String sha256) {

    /// @param most what comes behind so many bytes is not read; the count is then one higher
    static Digest copy(InputStream from, OutputStream to, long most) throws IOException, InterruptedException {
        var sha256 = Sha256.fresh();
        var buffer = new byte[64 * 1024];
        long bytes = 0;
        int read;
        while (bytes <= most && (read = from.read(buffer, 0, (int) Math.min(buffer.length, most + 1 - bytes))) > 0) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            sha256.update(buffer, 0, read);
            to.write(buffer, 0, read);
            bytes += read;
        }
        return new Digest(bytes, Sha256.of(sha256));
    }
}
