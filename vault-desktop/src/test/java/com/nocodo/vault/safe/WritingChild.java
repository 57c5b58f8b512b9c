package com.nocodo.vault.safe;

import static com.nocodo.vault.safe.TestVault.TOKEN;
import static com.nocodo.vault.safe.TestVault.means;
import static com.nocodo.vault.safe.TestVault.unlocked;

import com.nocodo.vault.safe.TestVault.Token;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;

/// A process of its own that holds a vault: it writes without end, and says each number once it is on the disk. Now
/// and then it changes all keys.
final class WritingChild {
    private WritingChild() {}

    static Process start(Path folder, String mode) throws IOException {
        return new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                                .replace(File.pathSeparator + File.pathSeparator, File.pathSeparator),
                        WritingChild.class.getName(),
                        folder.toString(),
                        mode))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /// @param args folder, and `hold` or `write`
    public static void main(String[] args) throws Exception {
        try (var vault = Vault.open(Path.of(args[0]), means())) {
            var safe = unlocked(vault);
            if (args[1].equals("hold")) {
                System.out.println("0");
                Thread.sleep(60_000);
                return;
            }
            for (int i = Math.toIntExact(safe.journal("op").size()) + 1; ; i++) {
                write(safe, i);
                System.out.println(i);
                if (i % 10 == 0) {
                    safe.passwordMayBeKnown(TestVault.password(), TestVault.password());
                }
            }
        }
    }

    private static void write(Safe safe, int number) {
        safe.inOneWrite(write -> {
            for (var id : List.of("left", "right")) {
                var revision = write.find(TOKEN, id).map(Stored::revision).orElse(Write.NEW);
                write.put(TOKEN, id, "", new Token("x".repeat(number * 37 % 5000), number), revision);
            }
            return write.append("op", ByteBuffer.allocate(4).putInt(number).array());
        });
    }
}
