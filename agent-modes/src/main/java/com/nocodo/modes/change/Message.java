package com.nocodo.modes.change;

import com.nocodo.modes.intake.catalogue.Catalogue;
import com.nocodo.modes.intake.catalogue.FieldTypes;
import com.nocodo.modes.intake.text.Language;
import com.nocodo.modes.intake.text.Reader;
import com.nocodo.modes.intake.text.Sentence;
import com.nocodo.modes.intake.text.Token;
import com.nocodo.modes.spec.AppSpec;
import com.nocodo.modes.spec.Names;
import com.nocodo.modes.spec.SpecCheck;
import com.nocodo.modes.spec.SpecDiff;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// One message on its way to operations, sentence by sentence.
final class Message {
    private static final int LONGEST_SENTENCE = 60;
    private static final int SENTENCES_TOGETHER = 3;
    private static final String UNKNOWN_EN =
            "This was not understood as a change of the application. Say it in another way, for example: \"Add a note to customers.\"";
    private static final String UNKNOWN_DE =
            "Das wurde nicht als Änderung der Anwendung verstanden. Sag es anders, zum Beispiel: \"Füge bei Kunden eine Notiz hinzu.\"";

    private final AppSpec before;
    private final Language language;
    private final String words;
    private final Frames frames;
    private final Work work;
    private final Clauses clauses;
    private final List<Unread> unread = new ArrayList<>();

    Message(Work work, List<Ref> pointed) {
        this.work = work;
        this.before = work.spec();
        this.language = work.language;
        this.words = work.words();
        this.frames = Frames.of(language);
        this.clauses = new Clauses(work, frames, pointed);
    }

    static ChangeReading nothing(AppSpec spec, Unread unread) {
        return new ChangeReading(spec, List.of(), List.of(unread), false);
    }

    ChangeReading reading() {
        if (words.isBlank()) {
            unread(words, "Say what should be different.", "Sag, was anders sein soll.");
            return unread();
        }
        var sentences = sentences();
        for (int i = 0; i < sentences.size(); ) {
            i += taken(sentences.subList(i, sentences.size()));
        }
        if (clauses.undo() && !work.spec().equals(before)) {
            unread(
                    words,
                    "Say it in a message of its own when something is to be taken back.",
                    "Sag es in einer eigenen Nachricht, wenn etwas zurückgenommen werden soll.");
        }
        return clauses.undo() && unread.isEmpty()
                ? new ChangeReading(before, List.of(), List.of(), true)
                : settled(work.spec());
    }

    private ChangeReading settled(AppSpec spec) {
        var problems = SpecCheck.problems(spec);
        if (unread.isEmpty() && !problems.isEmpty()) {
            unread.add(new Unread(words, problems.getFirst(), List.of()));
        }
        if (unread.isEmpty() && spec.equals(before)) {
            unread(words, "Nothing would change.", "Es würde sich nichts ändern.");
        }
        return unread.isEmpty() ? new ChangeReading(spec, SpecDiff.between(before, spec), List.of(), false) : unread();
    }

    private ChangeReading unread() {
        return new ChangeReading(before, List.of(), unread, false);
    }

    private void unread(String part, String english, String german) {
        unread.add(new Unread(part, work.say(english, german), List.of()));
    }

    private List<Sentence> sentences() {
        var own = new ArrayList<String>();
        before.entities().forEach(e -> {
            own.addAll(List.of(e.label().split(" ")));
            own.addAll(List.of(e.labelPlural().split(" ")));
            e.fields().forEach(f -> own.addAll(List.of(f.label().split(" "))));
            e.fields()
                    .forEach(f ->
                            f.values().forEach(v -> own.addAll(List.of(v.label().split(" ")))));
        });
        before.roles().forEach(r -> own.add(r.label()));
        before.roles().forEach(r -> own.add(Names.plural(r.label().toLowerCase(Locale.ROOT))));
        Set<String> vocabulary = new HashSet<>(FieldTypes.of(language).words());
        own.forEach(w -> vocabulary.add(w.toLowerCase(Locale.ROOT)));
        vocabulary.addAll(frames.words());
        return new Reader(language, vocabulary, w -> Catalogue.known(language, w))
                .read(words).stream().filter(s -> !s.tokens().isEmpty()).toList();
    }

    /// How many sentences were read at once: one, or several that say something only together.
    private int taken(List<Sentence> sentences) {
        clauses.begin();
        var tokens = new ArrayList<Token>();
        for (int n = 1; n <= Math.min(SENTENCES_TOGETHER, sentences.size()); n++) {
            if (n > 1 && !tokens.getLast().sign(".!?;:")) {
                tokens.add(
                        new Token(".", tokens.getLast().end(), tokens.getLast().end(), "PUNCT", ".", Set.of()));
            }
            tokens.addAll(sentences.get(n - 1).tokens());
            if (tokens.size() > LONGEST_SENTENCE) {
                break;
            }
            var start = work.spec();
            var named = clauses.mentions(tokens);
            if (clauses.understood(List.copyOf(tokens))) {
                clauses.spoken(List.copyOf(tokens), named, start);
                return n;
            }
        }
        var first = sentences.getFirst();
        if (first.tokens().size() > LONGEST_SENTENCE) {
            unread(
                    first.toString(),
                    "This sentence is too long. Say it in several.",
                    "Dieser Satz ist zu lang. Teile ihn auf.");
        } else if (!clauses.explains(first.tokens(), before)) {
            unread.add(clauses.doubt()
                    .orElseGet(() -> Doubt.refused(work.say(UNKNOWN_EN, UNKNOWN_DE)))
                    .about(first.toString()));
        }
        return 1;
    }
}
