package com.nocodo.modes.change;

import com.nocodo.modes.intake.text.Language;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The ways to ask for a change in one language, from `frames-<language>.txt`, in the order in which they are tried.
///
/// In that file `@x = a|b` gives alternatives a name, `skip` and `lead` name words that say nothing, `[x]` heads the
/// frames of request `x`, `a|b` is either word, `(a)` may be missing, `<x>` is a slot, `(<x>)` one that may be missing;
/// `+` joins the words of a phrase.
final class Frames {
    private static final Map<Language, Frames> LOADED = new EnumMap<>(Language.class);
    private static final Pattern OPTIONAL_SLOT = Pattern.compile("\\((<[a-z0-9]+>)\\)");
    private final Map<String, Set<String>> named = new HashMap<>();
    private final List<Frame> requests = new ArrayList<>();
    private final List<Frame> remarks = new ArrayList<>();
    private final Set<String> words;

    static synchronized Frames of(Language language) {
        return LOADED.computeIfAbsent(language, Frames::new);
    }

    private Frames(Language language) {
        var resource = "frames-" + language.code() + ".txt";
        var request = "";
        for (var line : lines(resource)) {
            if (line.startsWith("@") && line.contains(" = ")) {
                var parts = line.substring(1).split(" = ", 2);
                named.computeIfAbsent(parts[0], _ -> new LinkedHashSet<>()).addAll(alternatives(parts[1]));
            } else if (line.startsWith("[")) {
                request = line.substring(1, line.indexOf(']'));
            } else {
                frames(request, line);
            }
        }
        words = spoken();
    }

    /// A slot that may be missing makes two frames of one.
    private void frames(String request, String line) {
        var optional = OPTIONAL_SLOT.matcher(line);
        if (optional.find()) {
            frames(request, optional.replaceFirst(optional.group(1)));
            frames(request, optional.replaceFirst(""));
            return;
        }
        var frame = new Frame(
                request, Arrays.stream(line.strip().split(" +")).map(this::part).toList());
        (Remarks.is(frame) ? remarks : requests).add(frame);
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

    private Frame.Part part(String text) {
        if (text.startsWith("<")) {
            return new Frame.Slot(text.substring(1, text.length() - 1));
        }
        boolean optional = text.startsWith("(");
        return new Frame.Words(alternatives(optional ? text.substring(1, text.length() - 1) : text), optional);
    }

    private Set<String> alternatives(String text) {
        return Arrays.stream(text.split("\\|"))
                .map(String::strip)
                .flatMap(
                        w -> w.startsWith("@") ? named(w.substring(1)).stream() : List.of(w.replace('+', ' ')).stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /// The words that go by this name in the file; none where the name is not there.
    Set<String> named(String name) {
        return named.getOrDefault(name, Set.of());
    }

    /// Every word that stands in a frame, for the speller.
    Set<String> words() {
        return words;
    }

    private Set<String> spoken() {
        var inFrames = Stream.concat(requests.stream(), remarks.stream())
                .flatMap(f -> f.parts().stream())
                .flatMap(p -> p instanceof Frame.Words(var oneOf, var _) ? oneOf.stream() : Stream.of());
        return Stream.concat(inFrames, named.values().stream().flatMap(Set::stream))
                .flatMap(w -> Arrays.stream(w.split(" ")))
                .filter(w -> w.length() > 3)
                .collect(Collectors.toUnmodifiableSet());
    }

    List<Frame> requests() {
        return requests;
    }

    /// What can stand behind a new field.
    List<Frame> remarks() {
        return remarks;
    }
}
