package com.nocodo.vault.memory;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Secrets that are searched for, each in every form in which our processes hold one.
public final class Needles {
    private final List<Needle> all = new ArrayList<>();

    /// One form of a secret.
    record Needle(String name, byte[] bytes) {}

    /// As Java keeps it in memory: a byte each, or two.
    public Needles text(String name, String text) {
        all.add(new Needle(name, text.getBytes(StandardCharsets.ISO_8859_1)));
        all.add(new Needle(name, text.getBytes(StandardCharsets.UTF_16LE)));
        return this;
    }

    /// Raw, and as JSON and people write bytes.
    public Needles bytes(String name, byte[] bytes) {
        all.add(new Needle(name, bytes.clone()));
        text(name, Base64.getEncoder().withoutPadding().encodeToString(bytes));
        return text(name, HexFormat.of().formatHex(bytes));
    }

    public Set<String> names() {
        var names = new TreeSet<String>();
        all.forEach(needle -> names.add(needle.name()));
        return names;
    }

    int longest() {
        return all.stream().mapToInt(needle -> needle.bytes().length).max().orElse(1);
    }

    /// The names of those that are in it.
    public Set<String> in(byte[] hay) {
        return in(hay, hay.length);
    }

    Set<String> in(byte[] hay, int length) {
        var begins = new boolean[256 * 256];
        all.forEach(needle -> begins[pair(needle.bytes(), 0)] = true);
        var found = new TreeSet<String>();
        for (int at = 0; at + 1 < length; at++) {
            if (begins[pair(hay, at)]) {
                for (var needle : all) {
                    if (isAt(hay, length, at, needle.bytes())) {
                        found.add(needle.name());
                    }
                }
            }
        }
        return found;
    }

    private static int pair(byte[] bytes, int at) {
        return (bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff;
    }

    private static boolean isAt(byte[] hay, int length, int at, byte[] needle) {
        return at + needle.length <= length
                && java.util.Arrays.equals(hay, at, at + needle.length, needle, 0, needle.length);
    }
}
