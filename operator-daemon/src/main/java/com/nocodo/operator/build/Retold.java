package com.nocodo.operator.build;

import com.nocodo.modes.change.Changes;
import com.nocodo.protocol.IgnoredView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A description as it was told, one behind the other. Words describe; once something was corrected, later words are
/// first read as a change of the corrected sketch, so that what was said last holds.
final class Retold {
    private final Map<String, String> answers;
    private final List<String> words = new ArrayList<>();
    private final List<Told> corrections = new ArrayList<>();
    private final List<IgnoredView> ignored = new ArrayList<>();
    private @Nullable Reading reading;
    private @Nullable Corrected corrected;

    /// @param answers those that hold in the end; one that was given behind a correction holds against it
    private Retold(Map<String, String> answers) {
        this.answers = answers;
    }

    static Retold of(List<Told> told, Map<String, String> answers) {
        var retold = new Retold(answers);
        told.forEach(retold::tell);
        return retold;
    }

    /// The messages that describe, as one text.
    String words() {
        return String.join("\n\n", words);
    }

    private void tell(Told told) {
        if (told instanceof Told.Words words && words.about() == null) {
            plain(words);
        } else if (told instanceof Told.Words || !corrections.isEmpty()) {
            corrected().tell(told);
            corrections.add(told);
        }
    }

    private void plain(Told.Words said) {
        if (corrections.isEmpty() && !words.isEmpty() && Changes.undoes(said.text())) {
            ignored.add(Corrected.nothingToTakeBack(said.text(), reading().spec()));
        } else if (corrections.isEmpty()) {
            describe(said.text());
        } else if (corrected().tellIfChange(said)) {
            corrections.add(said);
        } else {
            describeBehindCorrections(said.text());
        }
    }

    private void describe(String text) {
        words.add(text);
        reading = null;
        corrected = null;
    }

    /// The corrections go on to hold, and what they leave nothing of is told.
    private void describeBehindCorrections(String text) {
        var before = corrected();
        describe(text);
        var now = corrected();
        if (now.ignored().size() > before.ignored().size() || vain(before, now)) {
            words.removeLast();
            reading = null;
            corrected = before;
            ignored.add(new IgnoredView(
                    text,
                    Corrected.say(
                            before.spec(),
                            "it does not go together with what was corrected since; say what should be different,"
                                    + " for example “Add a note to …”",
                            "es passt nicht zu dem, was seither korrigiert wurde; sag, was anders sein soll, zum"
                                    + " Beispiel „Füge bei … eine Notiz hinzu“")));
        }
    }

    private static boolean vain(Corrected before, Corrected now) {
        return SpecWords.understood(before.spec()).equals(SpecWords.understood(now.spec()))
                && !SpecWords.understood(before.base()).equals(SpecWords.understood(now.base()));
    }

    private Reading reading() {
        var made = Objects.requireNonNullElseGet(reading, () -> Reading.fitting(words(), answers));
        reading = made;
        return made;
    }

    private Corrected corrected() {
        var made = corrected;
        if (made == null) {
            made = new Corrected(reading().spec(), OpenQuestions.of(words()));
            corrections.forEach(made::tell);
            corrected = made;
        }
        return made;
    }

    /// With the questions that the corrected sketch leaves open.
    Reading read() {
        var read = reading();
        if (corrections.isEmpty()) {
            return read.ignoring(ignored);
        }
        var spec = corrected().spec();
        var all =
                Stream.concat(corrected().ignored().stream(), ignored.stream()).toList();
        return new Reading(spec, read.ignored(), OpenQuestions.of(words()).of(spec, answers)).ignoring(all);
    }
}
