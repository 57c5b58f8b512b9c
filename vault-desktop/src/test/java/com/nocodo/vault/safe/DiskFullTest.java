package com.nocodo.vault.safe;

import static com.nocodo.vault.safe.TestVault.TOKEN;
import static com.nocodo.vault.safe.TestVault.means;
import static com.nocodo.vault.safe.TestVault.password;
import static com.nocodo.vault.safe.TestVault.unlocked;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.nocodo.protocol.ProblemException;
import com.nocodo.vault.safe.TestVault.Token;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every act that writes, on a disk that has room for the first page of it, the second, and so on until it succeeds.
/// The disk is a real one that is really full, which only root can make.
@Tag("slow")
class DiskFullTest {
    private static final int MIB = 1024 * 1024;
    private static final int PAGE = 4096;
    private static final int ENOUGH = 2 * MIB;

    @TempDir
    Path temp;

    private Path disk;
    private Path folder;

    @BeforeEach
    void aSmallDisk() throws Exception {
        disk = Files.createDirectory(temp.resolve("disk"));
        folder = disk.resolve("vault");
        assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", disk.toString()), "only root can mount");
    }

    @AfterEach
    void unmount() throws Exception {
        run("umount", disk.toString());
    }

    @Test
    void aWriteIsDoneOrNotDone() throws Exception {
        var acts = new HashMap<String, BiConsumer<Safe, Integer>>();
        acts.put(
                "put",
                (safe, i) -> safe.items().put(TOKEN, "new-" + i, "", new Token("x".repeat(9_000), i), Write.NEW));
        acts.put("append", (safe, _) -> safe.journal("op").append(new byte[20_000]));
        acts.put("note", (safe, i) -> safe.audit().note("test", "note " + i, Map.of()));
        acts.put("password", (safe, _) -> safe.changePassword(password(), password()));
        acts.put(
                "delete",
                (safe, _) -> safe.items()
                        .list(TOKEN)
                        .forEach(item -> safe.items().delete(TOKEN, item.id(), item.revision())));
        acts.put("rotate", (safe, _) -> safe.rotateKeys(password()));
        acts.put("all keys", (safe, _) -> safe.passwordMayBeKnown(password(), password()));
        try (var vault = Vault.open(folder, means())) {
            vault.create(password()).safe().close();
        }

        for (var act : acts.entrySet()) {
            assertThat(refusals(act.getValue())).as(act.getKey()).isPositive();
        }
    }

    private int refusals(BiConsumer<Safe, Integer> act) throws Exception {
        int refused = 0;
        for (int room = 0; room < ENOUGH; room += PAGE) {
            try (var vault = Vault.open(folder, means())) {
                var safe = unlocked(vault);
                safe.items().find(TOKEN, "kept").ifPresent(kept -> safe.items().delete(TOKEN, "kept", kept.revision()));
                safe.items().put(TOKEN, "kept", "", new Token("canary", room), Write.NEW);
                var isDone = with(room, () -> act.accept(safe, System.identityHashCode(vault)));
                isWhole(safe, room);
                safe.close();
                isWhole(unlocked(vault), room);
                if (isDone) {
                    return refused;
                }
                refused++;
            }
        }
        throw new AssertionError("not done with room for " + ENOUGH);
    }

    private static void isWhole(Safe safe, int room) {
        assertThat(safe.verify()).as("with room for %d", room).isEmpty();
        safe.items()
                .find(TOKEN, "kept")
                .ifPresent(kept -> assertThat(kept.body().limitEur()).isEqualTo(room));
    }

    @Test
    void aVaultIsMadeWhollyOrTheNextTryMakesIt() throws Exception {
        int refused = 0;
        for (int room = 0; room < ENOUGH; room += 8 * PAGE) {
            try (var vault = Vault.open(folder, means())) {
                if (with(room, () -> vault.create(password()).safe().close())) {
                    assertThat(refused).isPositive();
                    assertThat(unlocked(vault).verify()).isEmpty();
                    return;
                }
                assertThat(vault.exists()).isFalse();
                refused++;
            }
        }
        throw new AssertionError("not made with room for " + ENOUGH);
    }

    @Test
    void backupsAndExportsAreWholeOrNotThere() throws Exception {
        var place = disk.resolve("copy");
        try (var vault = Vault.open(folder, means())) {
            var safe = vault.create(password()).safe();
            safe.items().put(TOKEN, "kept", "", new Token("x".repeat(100_000), 1), Write.NEW);
            for (BiConsumer<Safe, Integer> act : List.<BiConsumer<Safe, Integer>>of(
                    (open, _) -> open.backup(place), (open, _) -> open.export(place, password()))) {
                int refused = 0;
                for (int room = 0; !with(room, () -> act.accept(safe, 0)); room += 4 * PAGE) {
                    assertThat(room).isLessThan(ENOUGH);
                    assertThat(folderOf(place)).as("with room for %d", room).containsExactly("vault");
                    refused++;
                }
                assertThat(refused).isPositive();
                assertThat(safe.verify()).isEmpty();
                Files.delete(place);
            }
        }
    }

    private static List<String> folderOf(Path file) throws IOException {
        try (var names = Files.list(file.getParent())) {
            return names.map(name -> name.getFileName().toString()).toList();
        }
    }

    /// @return whether it was done
    private boolean with(int room, Runnable act) throws IOException {
        var filler = disk.resolve("filler");
        var free = Files.getFileStore(disk).getUsableSpace();
        Files.write(filler, new byte[(int) Math.max(0, Math.min(8 * MIB, free - room))]);
        try {
            act.run();
            return true;
        } catch (ProblemException e) {
            return false;
        } finally {
            Files.delete(filler);
        }
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
    }
}
