package com.nocodo.operator.moving;

import com.nocodo.protocol.Problem;
import com.nocodo.protocol.ProblemException;
import com.nocodo.protocol.local.Reason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// A file that came from somewhere: nothing in it is believed before it is checked.
public final class Parcel implements AutoCloseable {
    private static final int MOST_ENTRIES = 500_000;
    private static final int MOST_TEXT = 256 * 1024 * 1024;

    /// No export comes near; an archive that is a trap goes up to a thousand, or has the same bytes in many entries.
    private static final long MOST_UNPACKED = 200;

    private static final long FREE = 64L * 1024 * 1024;

    private final Path file;
    private final ParcelKind kind;
    private final ZipFile zip;
    private final Map<String, ZipEntry> found;
    private final Map<String, Contents.Entry> entries;

    private Parcel(Path file, ParcelKind kind, ZipFile zip) throws IOException, InterruptedException {
        this.file = file;
        this.kind = kind;
        this.zip = zip;
        this.found = found(zip);
        this.entries = entries(contents());
    }

    /// Opens a file whose names and sizes are right. Its content is checked by [#check].
    public static Parcel open(Path file, ParcelKind kind) throws InterruptedException {
        if (!Files.isRegularFile(file)) {
            throw Problem.invalid("There is no file %s", file).toException();
        }
        ZipFile zip = null;
        try {
            zip = new ZipFile(file.toFile());
            return new Parcel(file, kind, zip);
        } catch (IOException e) {
            close(zip);
            throw unreadable(file, kind, e);
        } catch (ProblemException | InterruptedException e) {
            close(zip);
            throw e;
        }
    }

    private static ProblemException unreadable(Path file, ParcelKind kind, IOException e) {
        if (!Files.isReadable(file)) {
            return Problem.invalid("%s cannot be read: %s", file, Reason.of(e)).toException();
        }
        return isBegun(file)
                ? Problem.invalid("%s is damaged or cut off (%s). Copy it again.", file, Reason.of(e))
                        .toException()
                : Problem.invalid("%s is no file that `%s` wrote.", file, kind.writer())
                        .toException();
    }

    private static boolean isBegun(Path file) {
        try (var start = Files.newInputStream(file)) {
            return new String(start.readNBytes(2), java.nio.charset.StandardCharsets.ISO_8859_1).equals("PK");
        } catch (IOException e) {
            return false;
        }
    }

    private Map<String, ZipEntry> found(ZipFile zip) {
        if (zip.size() > MOST_ENTRIES) {
            throw Problem.invalid(
                            "The file has %d entries; up to %d can be read. %s",
                            zip.size(), MOST_ENTRIES, kind.nothing())
                    .toException();
        }
        Map<String, ZipEntry> found = new LinkedHashMap<>();
        zip.stream().forEach(entry -> {
            kind.check(entry.getName());
            if (found.put(entry.getName(), entry) != null) {
                throw Problem.invalid("The file has two entries '%s'. %s", entry.getName(), kind.nothing())
                        .toException();
            }
        });
        return found;
    }

    private Contents contents() throws IOException, InterruptedException {
        var entry = found.get(Contents.NAME);
        if (entry == null) {
            throw Problem.invalid("%s is no file that `%s` wrote.", file, kind.writer())
                    .toException();
        }
        try {
            var json = JsonMapper.shared().readTree(bytes(entry));
            var format = json.path("format").asInt(0);
            if (format > Contents.FORMAT) {
                throw Problem.invalid(
                                "%s was written by a newer nocodo (%.20s, format %d; this one reads up to %d). Update"
                                        + " nocodo here first. %s",
                                file, json.path("product").asString("?"), format, Contents.FORMAT, kind.nothing())
                        .toException();
            }
            if (format < 1) {
                throw Problem.invalid("%s does not say its format. %s", file, kind.nothing())
                        .toException();
            }
            return JsonMapper.shared().treeToValue(json, Contents.class);
        } catch (JacksonException e) {
            throw Problem.invalid("What %s says of its content cannot be read. %s", file, kind.nothing())
                    .toException();
        }
    }

    private Map<String, Contents.Entry> entries(Contents contents) throws IOException {
        Map<String, Contents.Entry> entries = new LinkedHashMap<>();
        long sum = 0;
        for (var entry : Objects.requireNonNullElse(contents.entries(), java.util.List.<Contents.Entry>of())) {
            var name = entry == null ? "" : String.valueOf(entry.name());
            if (entry == null || entry.bytes() < 0 || entries.put(name, entry) != null || !found.containsKey(name)) {
                throw differs(name);
            }
            sum = sum + entry.bytes() < sum ? Long.MAX_VALUE : sum + entry.bytes();
        }
        for (var name : found.keySet()) {
            if (!name.equals(Contents.NAME) && !entries.containsKey(name)) {
                throw differs(name);
            }
        }
        for (var needed : kind.needed()) {
            if (!entries.containsKey(needed)) {
                throw Problem.invalid("There is no %s in %s. %s", needed, file, kind.nothing())
                        .toException();
            }
        }
        if (sum > Files.size(file) * MOST_UNPACKED + FREE) {
            throw Problem.invalid("%s would unpack to far more than it can hold. %s", file, kind.nothing())
                    .toException();
        }
        return entries;
    }

    private ProblemException differs(String name) {
        return Problem.invalid(
                        "What %s says of its entry '%.80s' is not what is there. Copy it again. %s",
                        file, name, kind.nothing())
                .toException();
    }

    /// Reads everything once: each entry has the size and the checksum that were written.
    public void check(Consumer<String> detail) throws InterruptedException {
        for (var name : entries.keySet()) {
            detail.accept(name);
            copy(name, OutputStream.nullOutputStream());
        }
    }

    /// The bytes of all entries together.
    public long bytes() {
        return entries.values().stream().mapToLong(Contents.Entry::bytes).sum();
    }

    public boolean has(String name) {
        return entries.containsKey(name);
    }

    public java.util.Set<String> names() {
        return entries.keySet();
    }

    public void copy(String name, Path to) throws IOException, InterruptedException {
        Files.createDirectories(to.getParent());
        try (var out = Files.newOutputStream(to)) {
            copy(name, out);
        }
    }

    public Optional<byte[]> bytes(String name) throws InterruptedException {
        var entry = entries.get(name);
        if (entry == null) {
            return Optional.empty();
        }
        if (entry.bytes() > MOST_TEXT) {
            throw Problem.invalid("%s in %s is longer than anything that can be read at once.", name, file)
                    .toException();
        }
        var out = new ByteArrayOutputStream((int) entry.bytes());
        copy(name, out);
        return Optional.of(out.toByteArray());
    }

    private void copy(String name, OutputStream to) throws InterruptedException {
        var entry = Objects.requireNonNull(entries.get(name));
        try (var from = zip.getInputStream(Objects.requireNonNull(found.get(name)))) {
            var digest = Digest.copy(from, to, entry.bytes());
            if (digest.bytes() != entry.bytes() || !digest.sha256().equals(entry.sha256())) {
                throw differs(name);
            }
        } catch (java.util.zip.ZipException | java.io.EOFException e) {
            throw Problem.invalid("%s is damaged or cut off (%s). Copy it again.", file, Reason.of(e))
                    .toException();
        } catch (IOException e) {
            throw Problem.unavailable("%s of %s cannot be copied: %s", name, file, Reason.of(e))
                    .toException();
        }
    }

    private byte[] bytes(ZipEntry entry) throws IOException, InterruptedException {
        var out = new ByteArrayOutputStream();
        try (var from = zip.getInputStream(entry)) {
            if (Digest.copy(from, out, MOST_TEXT).bytes() > MOST_TEXT) {
                throw Problem.invalid("%s in %s is longer than anything that can be read at once.", entry, file)
                        .toException();
            }
        }
        return out.toByteArray();
    }

    @Override
    public void close() {
        close(zip);
    }

    private static void close(@org.jspecify.annotations.Nullable ZipFile zip) {
        try {
            if (zip != null) {
                zip.close();
            }
        } catch (IOException e) {
            // It was only read.
        }
    }
}
