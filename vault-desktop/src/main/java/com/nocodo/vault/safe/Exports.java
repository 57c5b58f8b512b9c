package com.nocodo.vault.safe;

import com.nocodo.protocol.Problem;
import com.nocodo.vault.crypto.EnvelopeByteEncryptor;
import com.nocodo.vault.crypto.Password;
import com.nocodo.vault.file.NewFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Writes what is in a vault to one file, and reads it into another vault.
final class Exports {
    private static final int FORMAT = 1;
    private static final long MOST_BYTES = 256L * 1024 * 1024;

    private final Core core;

    record Content(int format, String vault, Instant at, List<Item> items, List<Log> journals) {
        Content {
            mustBeThere(vault, at, items, journals);
            mustBeThere(items.toArray());
            mustBeThere(journals.toArray());
        }
    }

    record Item(String kind, String id, long revision, String label, byte[] body, long created, long updated) {
        Item {
            mustBeThere(kind, id, label, body);
        }
    }

    record Log(String id, List<byte[]> entries) {
        Log {
            mustBeThere(id, entries);
            mustBeThere(entries.toArray());
        }
    }

    /// The JSON of a stranger may lack what ours always has.
    private static void mustBeThere(@Nullable Object... fields) {
        for (var field : fields) {
            if (field == null) {
                throw new IllegalArgumentException("A field is missing");
            }
        }
    }

    Exports(Core core) {
        this.core = core;
    }

    static void mustBeGood(char[] password) {
        Password.chosen(password.clone()).close();
    }

    void write(Path place, char[] password) {
        var plain = core.read(() -> JsonMapper.shared().writeValueAsBytes(content()));
        try (var encryptor = new EnvelopeByteEncryptor(core.means.derivation(), core.means.random())) {
            encryptor.setPasswordCharArray(password);
            NewFile.write(place, encryptor.encrypt(plain));
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    private Content content() {
        var items = new ArrayList<Item>();
        for (var key : core.items.keys()) {
            if (!key.kind().startsWith(Kind.OURS)) {
                var item = new Items(core).get(Kind.bytes(key.kind()), key.id());
                items.add(new Item(
                        key.kind(),
                        key.id(),
                        item.revision(),
                        item.label(),
                        item.body(),
                        item.created().toEpochMilli(),
                        item.updated().toEpochMilli()));
            }
        }
        var journals = core.journals.all().stream()
                .map(row -> new Log(name(row.id()), new Journal(core, row.id()).all()))
                .toList();
        return new Content(FORMAT, core.vault(), core.means.clock().instant(), items, journals);
    }

    /// The audit log goes along as an ordinary journal: the new vault has one of its own.
    private String name(String journal) {
        return journal.equals(Write.AUDIT) ? "audit@" + core.vault() : journal;
    }

    void read(Path file, char[] password) {
        var content = content(file, password);
        try {
            take(content);
        } catch (IllegalArgumentException e) { // a name that no kind or journal has
            throw Problem.invalid("The export has something that no vault exports: %s", String.valueOf(e.getMessage()))
                    .toException();
        }
    }

    private void take(Content content) {
        core.write(write -> {
            for (var item : content.items) {
                take(write, item);
            }
            for (var journal : content.journals) {
                take(write, journal);
            }
            write.note(
                    "vault.import",
                    core.vault(),
                    Map.of(
                            "from", content.vault,
                            "items", String.valueOf(content.items.size()),
                            "journals", String.valueOf(content.journals.size())));
            return content.vault;
        });
    }

    private Content content(Path file, char[] password) {
        try (var encryptor = new EnvelopeByteEncryptor(core.means.derivation(), core.means.random())) {
            encryptor.setPasswordCharArray(password);
            if (Files.size(file) > MOST_BYTES) {
                throw Problem.invalid("%s is too large for an export of a vault", file)
                        .toException();
            }
            var plain = encryptor.decrypt(Files.readAllBytes(file));
            try {
                var content = JsonMapper.shared().readValue(plain, Content.class);
                if (content == null || content.format != FORMAT) {
                    throw Problem.invalid("%s was written by another nocodo: use a newer one", file)
                            .toException();
                }
                return content;
            } finally {
                Arrays.fill(plain, (byte) 0);
            }
        } catch (IOException e) {
            throw Problem.notFound("%s cannot be read: is the path right?", file)
                    .toException();
        } catch (JacksonException e) {
            throw Problem.invalid("%s opens, but this nocodo does not know what is in it", file)
                    .toException();
        }
    }

    private static void take(Write write, Item item) {
        var kind = Kind.bytes(item.kind);
        Write.mustBeId(item.id);
        if (item.kind.startsWith(Kind.OURS) || item.revision < 1) {
            throw Problem.invalid("The export has an item that no vault exports: %s %s", kind, item.id)
                    .toException();
        }
        if (write.find(kind, item.id).isPresent()) {
            throw Problem.conflict(
                            "%s %s is here already, so nothing was imported. Import into a new vault, or delete it first",
                            kind, item.id)
                    .toException();
        }
        write.restore(kind, item.id, item.revision, item.label, item.body, item.created, item.updated);
    }

    private static void take(Write write, Log journal) {
        if (!journal.entries.isEmpty() && write.append(journal.id, journal.entries.getFirst()) != 1) {
            throw Problem.conflict("The journal %s is here already, so nothing was imported", journal.id)
                    .toException();
        }
        journal.entries.stream().skip(1).forEach(entry -> write.append(journal.id, entry));
    }
}
