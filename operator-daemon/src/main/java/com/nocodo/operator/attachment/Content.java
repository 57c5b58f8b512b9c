package com.nocodo.operator.attachment;

import com.nocodo.modes.sheet.SheetFiles;
import com.nocodo.modes.sheet.SheetRefusal;
import com.nocodo.protocol.Problem;
import com.nocodo.protocol.local.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// What a file is by its content. A spreadsheet is one that can be read as one.
final class Content {
    private static final Map<String, Set<String>> ENDINGS = Map.of(
            "xlsx", Set.of("xlsx", "xlsm"),
            "csv", Set.of("csv", "tsv", "txt"),
            "png", Set.of("png"),
            "jpeg", Set.of("jpg", "jpeg"),
            "webp", Set.of("webp"));
    private static final int HEAD = 32;

    private Content() {}

    static String kind(Path file, String name) throws IOException {
        var kind = found(file, name);
        var dot = name.lastIndexOf('.');
        var ending = dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
        if (!ENDINGS.getOrDefault(kind, Set.of()).contains(ending)) {
            throw Problem.invalid(
                            "'%s' is named as something else than it is (%s). Give it the ending .%s, and make sure"
                                    + " that it is the right file.",
                            name, kind, kind.equals("jpeg") ? "jpg" : kind)
                    .toException();
        }
        return kind;
    }

    private static String found(Path file, String name) throws IOException {
        byte[] head;
        try (var in = Files.newInputStream(file)) {
            head = in.readNBytes(HEAD);
        }
        if (starts(head, 0, 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n')) {
            return "png";
        }
        if (starts(head, 0, 0xff, 0xd8, 0xff)) {
            return "jpeg";
        }
        if (starts(head, 0, 'R', 'I', 'F', 'F') && starts(head, 8, 'W', 'E', 'B', 'P')) {
            return "webp";
        }
        try (var in = Files.newInputStream(file)) {
            SheetFiles.read(name, in);
        } catch (SheetRefusal e) {
            throw Problem.invalid("'%s': %s", name, Reason.of(e)).toException();
        }
        return starts(head, 0, 'P', 'K') ? "xlsx" : "csv";
    }

    private static boolean starts(byte[] head, int at, int... magic) {
        for (int i = 0; i < magic.length; i++) {
            if (head.length <= at + i || (head[at + i] & 0xff) != magic[i]) {
                return false;
            }
        }
        return true;
    }
}
