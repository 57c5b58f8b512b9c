package com.nocodo.modes.change;

import static com.nocodo.modes.intake.text.Mark.*;

import com.nocodo.modes.intake.text.Token;
import com.nocodo.modes.spec.AppSpec;
import com.nocodo.modes.spec.Report;
import com.nocodo.modes.spec.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Finds lists and rules by the words of what they are called.
final class Titles {
    private static final String REPORTS =
            "reports?|lists?|totals?|overviews?|exports?|evaluations?|statistics?|statistiken?|tables?|berichte?|listen?|auswertung(en)?|übersicht";
    private final AppSpec spec;

    Titles(AppSpec spec) {
        this.spec = spec;
    }

    /// By a word for lists, or by most of what it is called: a single word of it may mean anything.
    List<Ref> reports(List<Token> phrase) {
        var words = named(phrase, REPORTS);
        boolean called = phrase.stream().anyMatch(t -> t.lower().matches(REPORTS + "|top|best|beste[nrs]?"));
        var all = new ArrayList<Vocabulary.Scored<Ref>>();
        for (Report r : spec.reports()) {
            long there =
                    Stream.of(r.label().split(" ")).filter(w -> w.length() > 3).count();
            if (called || words.size() * 2 >= there) {
                all.add(new Vocabulary.Scored<>(new Ref.OfReport(r), overlap(words, r.label() + " " + r.name())));
            }
        }
        return Vocabulary.best(all.stream().filter(s -> s.score() >= 0.6).toList());
    }

    List<Ref> rulesSaid(List<Token> saidBefore) {
        var all = new ArrayList<Vocabulary.Scored<Ref>>();
        for (Rule r : spec.rules()) {
            var words = Stream.of(r.label().toLowerCase(Locale.ROOT).split("[^\\p{L}]+"))
                    .filter(w -> w.length() > 3)
                    .toList();
            long there = words.stream()
                    .filter(w -> saidBefore.stream().anyMatch(t -> Likeness.of(List.of(t), w) >= Likeness.WHOLE))
                    .count();
            all.add(new Vocabulary.Scored<>(new Ref.OfRule(r), words.isEmpty() ? 0 : (double) there / words.size()));
        }
        return Vocabulary.best(all.stream().filter(s -> s.score() >= 0.6).toList());
    }

    List<Ref> rules(List<Token> phrase) {
        var words = named(phrase, "rules?|checks?|limits?|regeln?|prüfung|that|about|dass|über");
        var all = new ArrayList<Vocabulary.Scored<Ref>>();
        for (Rule r : spec.rules()) {
            double share = overlap(words, r.label() + " " + r.name());
            all.add(new Vocabulary.Scored<>(new Ref.OfRule(r), share + 0.05 * Math.max(0, overlap(words, r.name()))));
        }
        return Vocabulary.best(all.stream().filter(s -> s.score() >= 0.6).toList());
    }

    private static List<Token> named(List<Token> phrase, String label) {
        return phrase.stream()
                .filter(t -> t.wordy()
                        && !t.any(THE, SOME, EACH, POSSESSIVE, OF, FOR, WITH, IN, ON, AND, BE)
                        && !t.lower().matches(label))
                .toList();
    }

    /// The share of the words that the label has, wherever they stand in it.
    private static double overlap(List<Token> words, String label) {
        if (words.isEmpty()) {
            return 0;
        }
        long there =
                words.stream().filter(w -> Likeness.of(List.of(w), label) > 0).count();
        double share = (double) there / words.size();
        return share - 0.001 * Math.abs(label.split("[ _]").length - words.size());
    }
}
