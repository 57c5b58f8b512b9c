package com.nocodo.vault.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.nocodo.vault.provider.fake.FakeScaleway;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a person sees where the disk has room for less and less of what was asked for. The disk is a real one that is
/// really full, which only root can make. Every single write is tried in `safe.DiskFullTest`.
@Tag("all")
class FullDiskTest {
    private static final int MIB = 1024 * 1024;
    private static final int STEP = 32 * 1024;
    private static final String PASSWORD = "correct horse battery staple";
    private static final List<String> OPEN = List.of(PASSWORD);

    @TempDir
    Path folder;

    private Path disk;
    private Terminal terminal;

    @BeforeEach
    void aSmallDisk() throws Exception {
        disk = Files.createDirectory(folder.resolve("disk"));
        assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", disk.toString()), "only root can mount");
        terminal = new Terminal(disk.resolve("home")).secretsIn(folder);
    }

    @AfterEach
    void unmount() throws Exception {
        run("umount", disk.toString());
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
    }

    private interface Act {
        Terminal.Said act() throws Exception;
    }

    /// With room for nothing, then for a little more each time, until it is done.
    ///
    /// @return how it was refused
    private List<Terminal.Said> refused(Act act) throws Exception {
        List<Terminal.Said> refused = new ArrayList<>();
        for (int room = 0; room < 2 * MIB; room += STEP) {
            var filler = disk.resolve("filler");
            var free = Files.getFileStore(disk).getUsableSpace();
            Files.write(filler, new byte[(int) Math.max(0, free - room)]);
            var said = act.act();
            Files.delete(filler);
            if (said.code() == 0) {
                return refused;
            }
            refused.add(said);
        }
        throw new AssertionError("not done with room for 2 MiB: " + refused.getLast());
    }

    private static void areSentences(List<Terminal.Said> refused) {
        assertThat(refused).isNotEmpty().allSatisfy(said -> {
            assertThat(said.code()).as(said.err()).isEqualTo(69);
            assertThat(said.err())
                    .startsWith("nocodo: ")
                    .containsAnyOf("disk", "room", "No space left")
                    .doesNotContain("Exception", "mistake of ours", "\tat ");
            assertThat(said.out()).isEmpty();
        });
    }

    @Test
    void whatHasNoRoomIsRefusedInASentenceAndTheVaultStaysWhole() throws Exception {
        areSentences(refused(() -> terminal.type(OPEN, "create")));
        areSentences(refused(() -> terminal.type(
                List.of(PASSWORD, FakeScaleway.SECRET),
                "key",
                "add",
                "scaleway",
                "--name",
                "main",
                "--access-key",
                FakeScaleway.ACCESS_KEY)));
        areSentences(refused(() -> terminal.type(List.of(PASSWORD, "another password of mine"), "password")));
        assertThat(terminal.type(List.of("another password of mine"), "verify").out())
                .isEqualTo("All is as it was written.\n");
        assertThat(terminal.type(List.of("another password of mine"), "key", "list")
                        .out())
                .contains("main");
    }
}
