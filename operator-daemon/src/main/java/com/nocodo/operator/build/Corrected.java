package com.nocodo.operator.build;

import com.nocodo.modes.change.ChangeReading;
import com.nocodo.modes.change.Changes;
import com.nocodo.modes.change.Unread;
import com.nocodo.modes.spec.AppSpec;
import com.nocodo.modes.spec.SpecItem;
import com.nocodo.protocol.IgnoredView;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A spec that was read from a spreadsheet or from words, as what was told since corrects it, one behind the other.
final class Corrected {
    private final AppSpec base;
    private final OpenQuestions questions;
    private final List<Told> done = new ArrayList<>();
    private final List<IgnoredView> ignored = new ArrayList<>();
    private AppSpec spec;

    Corrected(AppSpec base, OpenQuestions questions) {
        this.base = base;
        this.questions = questions;
        this.spec = base;
    }

    AppSpec base() {
        return base;
    }

    AppSpec spec() {
        return spec;
    }

    /// What led to nothing, and why.
    List<IgnoredView> ignored() {
        return List.copyOf(ignored);
    }

    void tell(Told told) {
        switch (told) {
            case Told.Answer(var question, var answer) -> {
                done.add(told);
                spec = questions.answeredIfOpen(spec, question, answer);
            }
            case Told.Words words -> say(words);
        }
    }

    /// Tells words that may be a change of it, or describe.
    ///
    /// @return false where they are no change, and nothing was done
    boolean tellIfChange(Told.Words said) {
        if (Changes.undoes(said.text())) {
            takeBack(said.text());
            return true;
        }
        var reading = read(said.text(), null);
        if (reading.unread().isEmpty()) {
            change(said, reading);
            return true;
        }
        return false;
    }

    /// What is not understood changes nothing, and is shown beside the sketch.
    private void say(Told.Words said) {
        var text = said.text();
        var about =
                said.about() == null ? null : SpecItem.find(spec, said.about()).orElse(null);
        if (Changes.undoes(text)) {
            takeBack(text);
        } else if (about == null && said.about() != null) {
            var why = say(
                    spec, "what it is about is not in the sketch any more", "worum es geht, ist nicht mehr im Entwurf");
            ignored.add(new IgnoredView(text, why));
        } else {
            change(said, read(text, about));
        }
    }

    private ChangeReading read(String text, @Nullable SpecItem about) {
        return new Changes(questions.highestId()).read(spec, text, about);
    }

    private void change(Told.Words said, ChangeReading reading) {
        if (reading.unread().isEmpty()) {
            done.add(said);
            spec = reading.spec();
        } else {
            var why = reading.unread().stream().map(Unread::why).distinct().collect(Collectors.joining("; "));
            ignored.add(new IgnoredView(said.text(), why));
        }
    }

    /// What was told behind the newest correction stays told.
    private void takeBack(String text) {
        for (int i = done.size() - 1; i >= 0; i--) {
            if (done.get(i) instanceof Told.Words) {
                done.remove(i);
                var left = List.copyOf(done);
                done.clear();
                spec = base;
                left.forEach(this::tell);
                return;
            }
        }
        ignored.add(nothingToTakeBack(text, spec));
    }

    static IgnoredView nothingToTakeBack(String text, AppSpec spec) {
        return new IgnoredView(
                text,
                say(
                        spec,
                        "no correction is there to take back; say what should be different",
                        "es gibt keine Korrektur, die zurückgenommen werden kann; sag, was anders sein soll"));
    }

    static String say(AppSpec spec, String english, String german) {
        return spec.app().language().equals("de") ? german : english;
    }
}
