package com.nocodo.operator.home;

import com.nocodo.protocol.local.Reason;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;
import org.sqlite.util.OSInfo;

/// The native part of SQLite, unpacked once for all homes. Left alone, the driver unpacks and compares it at each
/// start,
/// and every killed process leaves its copy in the folder for temporary files.
public final class SqliteLibrary {
    private static final Logger LOG = LoggerFactory.getLogger(SqliteLibrary.class);
    private static final String PATH = "org.sqlite.lib.path";

    private SqliteLibrary() {}

    /// Before the first database is opened. Where it cannot be kept, the driver helps itself.
    public static void keep(Path cache) {
        if (System.getProperty(PATH) != null) {
            return;
        }
        var name = LibraryLoaderUtil.getNativeLibName();
        var folder = cache.resolve("native")
                .resolve("sqlite-" + SQLiteJDBCLoader.getVersion())
                .resolve(OSInfo.getNativeLibFolderPathForCurrentOS());
        try {
            if (!Files.isRegularFile(folder.resolve(name))) {
                unpack(folder, name);
            }
            System.setProperty(PATH, folder.toString());
        } catch (IOException e) {
            LOG.warn("SQLite is unpacked at each start: {}", Reason.of(e));
        }
    }

    private static void unpack(Path folder, String name) throws IOException {
        Files.createDirectories(folder);
        var whole = Files.createTempFile(folder, name, ".part");
        try (var in =
                SQLiteJDBCLoader.class.getResourceAsStream(LibraryLoaderUtil.getNativeLibResourcePath() + "/" + name)) {
            if (in == null) {
                throw new FileNotFoundException("the driver has none for this machine");
            }
            Files.copy(in, whole, StandardCopyOption.REPLACE_EXISTING);
            Files.move(whole, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(whole);
        }
    }
}
