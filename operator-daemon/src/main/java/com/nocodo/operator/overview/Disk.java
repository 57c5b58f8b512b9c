package com.nocodo.operator.overview;

import com.nocodo.operator.home.Home;
import com.nocodo.operator.process.AppLimits;
import com.nocodo.protocol.HealthView.DiskView;
import com.nocodo.protocol.Problem;
import com.nocodo.protocol.local.Reason;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/// The disk that a home is on.
///
/// @param low below how many free bytes it is told: `NOCODO_DISK_LOW`
public record Disk(Home home, long low) {
    private static final long LEAST = 1024L * 1024;

    /// @throws com.nocodo.protocol.ProblemException when the setting is none
    public static Disk of(Home home, Map<String, String> environment) {
        return new Disk(home, AppLimits.size(environment, "NOCODO_DISK_LOW", "2 GB", LEAST));
    }

    long free() throws IOException {
        return Files.getFileStore(home.root()).getUsableSpace();
    }

    DiskView view() {
        try {
            return new DiskView(
                    Files.getFileStore(home.root()).getTotalSpace(),
                    free(),
                    size(home.root()),
                    size(home.cache()),
                    low);
        } catch (IOException e) {
            throw Problem.unavailable("The disk of %s cannot be read: %s", home.root(), Reason.of(e))
                    .toException();
        }
    }

    /// Of what is there now: files come and go meanwhile, and links are not followed.
    private static long size(Path folder) throws IOException {
        var sum = new AtomicLong();
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes found) {
                sum.addAndGet(found.size());
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path left, IOException e) {
                return FileVisitResult.CONTINUE;
            }
        });
        return sum.get();
    }
}
