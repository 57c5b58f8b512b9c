package com.nocodo.modes.change;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How ways to ask are written down; the signs are told at the head of `frames-en-words.txt`.
final class Notation {
    private final Map<String, Set<String>> words = new HashMap<>();
    private final Map<String, List<List<Frame.Part>>> groups = new HashMap<>();

    /// Alternatives under a name; what was there under it stays.
    void name(String name, String alternatives) {
        words.computeIfAbsent(name, _ -> new LinkedHashSet<>()).addAll(alternatives(alternatives));
    }

    /// Ways to say something, under a name.
    void group(String name, String ways) {
        var read = new Reading("{ " + ways + " }").sequence();
        groups.computeIfAbsent(name, _ -> new ArrayList<>()).addAll(((Frame.Either) read.getFirst()).ways());
    }

    Map<String, Set<String>> words() {
        return words;
    }

    /// The frames that a line stands for: one for each choice that has a slot in it.
    List<List<Frame.Part>> frames(String line) {
        return expanded(new Reading(line).sequence());
    }

    private static List<List<Frame.Part>> expanded(List<Frame.Part> parts) {
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i) instanceof Frame.Either(var ways, var optional)
                    && ways.stream().anyMatch(Notation::slotted)) {
                var before = parts.subList(0, i);
                var after = parts.subList(i + 1, parts.size());
                var choices = optional ? Stream.concat(ways.stream(), Stream.of(List.<Frame.Part>of())) : ways.stream();
                return choices.flatMap(way -> expanded(joined(before, way, after)).stream())
                        .toList();
            }
        }
        return List.of(parts);
    }

    private static boolean slotted(List<Frame.Part> parts) {
        return parts.stream()
                .anyMatch(p -> p instanceof Frame.Slot
                        || p instanceof Frame.Either(var ways, var _)
                                && ways.stream().anyMatch(Notation::slotted));
    }

    @SafeVarargs
    private static List<Frame.Part> joined(List<Frame.Part>... lists) {
        return Stream.of(lists).flatMap(List::stream).toList();
    }

    private Set<String> alternatives(String text) {
        return Arrays.stream(text.split("\\|"))
                .map(String::strip)
                .flatMap(w -> w.startsWith("@")
                        ? words.getOrDefault(w.substring(1), Set.of()).stream()
                        : Stream.of(w.replace('+', ' ').replaceAll("(?<=\\w) '", "'")))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private final class Reading {
        private final String[] signs;
        private int at;

        Reading(String line) {
            this.signs = line.replaceAll("\\{|}\\??", " $0 ").strip().split("\\s+");
        }

        List<Frame.Part> sequence() {
            var parts = new ArrayList<Frame.Part>();
            while (at < signs.length && !signs[at].equals("/") && !signs[at].startsWith("}")) {
                parts.add(part(signs[at++]));
            }
            return List.copyOf(parts);
        }

        private Frame.Part part(String sign) {
            if (sign.equals("{")) {
                return either();
            }
            boolean optional = sign.startsWith("(") && sign.endsWith(")");
            var bare = optional ? sign.substring(1, sign.length() - 1) : sign;
            if (bare.startsWith("<")) {
                var slot = new Frame.Slot(bare.substring(1, bare.length() - 1));
                return optional ? new Frame.Either(List.of(List.of(slot)), true) : slot;
            }
            if (bare.startsWith("$")) {
                var ways = groups.get(bare.substring(1));
                if (ways == null) {
                    throw new IllegalStateException("No ways are named " + bare);
                }
                return new Frame.Either(ways, optional);
            }
            boolean any = Arrays.asList(bare.split("\\|")).contains("+");
            return new Frame.Words(alternatives(bare), optional || any);
        }

        private Frame.Part either() {
            List<List<Frame.Part>> ways = new ArrayList<>();
            ways.add(sequence());
            while (signs[at].equals("/")) {
                at++;
                ways.add(sequence());
            }
            return new Frame.Either(List.copyOf(ways), signs[at++].equals("}?"));
        }
    }
}
