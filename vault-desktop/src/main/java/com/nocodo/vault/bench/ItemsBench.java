package com.nocodo.vault.bench;

import com.nocodo.vault.safe.Kind;
import com.nocodo.vault.safe.Safe;
import com.nocodo.vault.safe.Vault;
import com.nocodo.vault.safe.Write;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Random;
import java.util.function.IntConsumer;

/// Ten thousand items, beside as many rows of a bare table with the same settings of SQLite: what is left is the price
/// of sealing each, of vouching for all, and of the audit.
final class ItemsBench {
    private static final Kind<Note> NOTE = Kind.of("bench", Note.class);
    private static final int ITEMS = 10_000;
    private static final int READS = 10_000;
    private static final int WRITES = 500;

    private final Path place;
    private final Random random = new Random(1);

    private record Note(String text) {}

    ItemsBench(Path place) {
        this.place = place;
    }

    void run() throws IOException {
        try (var vault = Vault.open(place.resolve("vault"));
                var created = vault.create("a password of the benchmark".toCharArray())
                        .safe();
                var bare = new BareTable(place.resolve("bare.db"))) {
            fill(created);
            bare.fill(ITEMS, text(0));

            var reads = perSecond(READS, _ -> created.items().get(NOTE, id()));
            var bareReads = perSecond(READS, _ -> bare.read(id()));
            tell("read an item of 10,000", reads, bareReads);
            var writes = perSecond(WRITES, i -> {
                var id = id();
                var revision = created.items().get(NOTE, id).revision();
                created.items().put(NOTE, id, "note " + i, new Note(text(i)), revision);
            });
            var bareWrites = perSecond(WRITES, i -> {
                var id = id();
                bare.read(id);
                bare.write(id, text(i));
            });
            tell("change an item of 10,000, on the disk", writes, bareWrites);
            Table.line("backup of 10,000 items", seconds(() -> created.backup(place.resolve("copy"))), "s", "");
            Table.line("verify 10,000 items, every byte", seconds(() -> mustBeWhole(created)), "s", "");
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    private static void tell(String what, double measured, double bare) {
        Table.line(what, measured, "/s", "");
        Table.line("  the bare table", bare, "/s", "");
        Table.line("  times as fast, the bare table", bare / measured, "", "");
    }

    private static void fill(Safe safe) {
        safe.inOneWrite(write -> {
            for (int i = 0; i < ITEMS; i++) {
                write.put(NOTE, "item-" + i, "note " + i, new Note(text(i)), Write.NEW);
            }
            return safe;
        });
    }

    private static String text(int i) {
        return "what a note says, %d ".formatted(i).repeat(10);
    }

    private String id() {
        return "item-" + random.nextInt(ITEMS);
    }

    private static double perSecond(int times, IntConsumer work) {
        var took = seconds(() -> {
            for (int i = 0; i < times; i++) {
                work.accept(i);
            }
        });
        return times / took;
    }

    private static double seconds(Runnable work) {
        var start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e9;
    }

    private static void mustBeWhole(Safe safe) {
        if (!safe.verify().isEmpty()) {
            throw new IllegalStateException("the vault of the benchmark is not as it was written");
        }
    }
}
