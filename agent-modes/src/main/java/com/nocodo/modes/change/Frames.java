package com.nocodo.modes.change;

import com.nocodo.modes.intake.text.Language;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The ways to ask for a change in one language, from `frames-<language>-….txt`, in the order in which they are tried.
///
/// In these files `@x = a|b` gives alternatives a name and `$x = …` whole ways of saying, `skip` and `lead` name words
/// that say nothing, `[x]` heads the frames of request `x`.
final class Frames {
    private static final List<String> FILES =
            List.of("words", "names", "settings", "rights", "removal", "things", "remarks");
    private static final Map<Language, Frames> LOADED = new EnumMap<>(Language.class);
    private final Notation notation = new Notation();
    private final List<Frame> requests = new ArrayList<>();
    private final List<Frame> remarks = new ArrayList<>();
    private final Set<String> words;

    static synchronized Frames of(Language language) {
        return LOADED.computeIfAbsent(language, Frames::new);
    }

    private Frames(Language language) {
        var request = "";
        for (var line : lines(language)) {
            var named = line.substring(1).split(" = ", 2);
            if (line.startsWith("@") && named.length == 2) {
                notation.name(named[0], named[1]);
            } else if (line.startsWith("$") && named.length == 2) {
                notation.group(named[0], named[1]);
            } else if (line.startsWith("[")) {
                request = line.substring(1, line.indexOf(']'));
            } else {
                frames(request, line);
            }
        }
        words = spoken();
    }

    private void frames(String request, String line) {
        for (var parts : notation.frames(line)) {
            var frame = new Frame(request, parts);
            (Remarks.is(frame) ? remarks : requests).add(frame);
        }
    }

    private static List<String> lines(Language language) {
        return FILES.stream()
                .flatMap(f -> lines("frames-%s-%s.txt".formatted(language.code(), f)).stream())
                .toList();
    }

    private static List<String> lines(String resource) {
        try (var in = Objects.requireNonNull(Frames.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(l -> !l.isEmpty() && !l.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The words that go by this name in the file; none where the name is not there.
    Set<String> named(String name) {
        return notation.words().getOrDefault(name, Set.of());
    }

    /// Every word that stands in a frame, for the speller.
    Set<String> words() {
        return words;
    }

    private Set<String> spoken() {
        var inFrames = Stream.concat(requests.stream(), remarks.stream())
                .flatMap(f -> f.parts().stream())
                .flatMap(Frames::spoken);
        return Stream.concat(inFrames, notation.words().values().stream().flatMap(Set::stream))
                .flatMap(w -> Arrays.stream(w.split(" ")))
                .filter(w -> w.length() > 3)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<String> spoken(Frame.Part part) {
        return switch (part) {
            case Frame.Words(var oneOf, var _) -> oneOf.stream();
            case Frame.Either(var ways, var _) ->
                ways.stream().flatMap(List::stream).flatMap(Frames::spoken);
            case Frame.Slot _ -> Stream.of();
        };
    }

    List<Frame> requests() {
        return requests;
    }

    /// What can stand behind a new field.
    List<Frame> remarks() {
        return remarks;
    }
}
