package com.nocodo.operator.backup;

import com.nocodo.operator.home.Sha256;
import com.nocodo.operator.preview.AppData;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// Copies of an application's data.
public final class Copying {
    private Copying() {}

    /// What was copied.
    record Copied(int uploads, long bytes, String sha256) {}

    /// Uploads are never written twice under one number while a backup of them lies there, so those that the backup
    /// before has are shared with it.
    static void uploads(AppData from, AppData to, @Nullable Path before) throws IOException, SQLException {
        for (long id : to.uploadIds()) {
            var file = from.upload(id);
            if (file.isPresent()) {
                Files.createDirectories(to.uploads());
                var place = to.uploads().resolve(String.valueOf(id));
                upload(
                        file.get(),
                        before == null ? null : new AppData(before).upload(id).orElse(null),
                        place);
            }
        }
    }

    /// The same for a copy that is only read, and for a while: it shares the files of all of them.
    public static void shared(AppData from, AppData to) throws IOException, SQLException {
        uploads(from, to, from.folder());
    }

    private static void upload(Path file, @Nullable Path before, Path place) throws IOException {
        if (before != null && same(file, before)) {
            try {
                Files.createLink(place, before);
                return;
            } catch (IOException | UnsupportedOperationException e) {
                Files.deleteIfExists(place); // a file system without links: it is copied
            }
        }
        Files.copy(file, place, StandardCopyOption.COPY_ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
    }

    private static boolean same(Path file, Path before) throws IOException {
        return Files.exists(before)
                && Files.size(before) == Files.size(file)
                && Files.getLastModifiedTime(before).equals(Files.getLastModifiedTime(file))
                && Files.mismatch(before, file) < 0;
    }

    /// A backup's data in a folder where an application may write: nothing is shared.
    static void whole(AppData from, AppData to) throws IOException, SQLException {
        Files.createDirectories(to.folder());
        Files.copy(from.database(), to.database(), StandardCopyOption.REPLACE_EXISTING);
        uploads(from, to, null);
    }

    static Copied measured(AppData data) throws IOException, SQLException {
        var sha256 = Sha256.fresh();
        var bytes = add(sha256, data.database());
        var uploads = 0;
        for (long id : data.uploadIds()) {
            var file = data.upload(id);
            if (file.isPresent()) {
                bytes += add(sha256, file.get());
                uploads++;
            }
        }
        return new Copied(uploads, bytes, Sha256.of(sha256));
    }

    private static long add(MessageDigest sha256, Path file) throws IOException {
        var buffer = new byte[64 * 1024];
        long bytes = 0;
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            int read;
            while ((read = in.read(buffer)) > 0) {
                sha256.update(buffer, 0, read);
                bytes += read;
            }
        }
        return bytes;
    }
}
