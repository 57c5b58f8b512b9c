package com.nocodo.operator.moving;

import com.nocodo.operator.home.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import tools.jackson.databind.json.JsonMapper;

/// Files that no export would write.
final class Parcels {
    private Parcels() {}

    static Map<String, byte[]> entries(Path file) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (var zip = new ZipFile(file.toFile())) {
            for (var entry : zip.stream().toList()) {
                entries.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
            }
        }
        return entries;
    }

    /// With checksums that fit.
    static Path sealed(Path file, Map<String, byte[]> entries) throws IOException {
        var listed = entries.entrySet().stream()
                .filter(entry -> !entry.getKey().equals(Contents.NAME))
                .map(entry -> new Contents.Entry(entry.getKey(), entry.getValue().length, Sha256.of(entry.getValue())))
                .toList();
        var all = new LinkedHashMap<>(entries);
        all.put(Contents.NAME, JsonMapper.shared().writeValueAsBytes(new Contents(1, "0.1.0", listed)));
        return written(file, all);
    }

    static Path written(Path file, Map<String, byte[]> entries) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        }
        return Files.write(file, bytes.toByteArray());
    }

    /// The same bytes with a name exchanged for another of the same length.
    static Path renamed(Path file, String from, String to) throws IOException {
        var text = new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1);
        return Files.write(file, text.replace(from, to).getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
    }
}
