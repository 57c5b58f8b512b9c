package com.nocodo.modes.change;

import static com.nocodo.modes.intake.text.Mark.*;

import com.nocodo.modes.intake.catalogue.Catalogue;
import com.nocodo.modes.intake.catalogue.FieldTypes;
import com.nocodo.modes.intake.text.Language;
import com.nocodo.modes.intake.text.Reader;
import com.nocodo.modes.intake.text.Sentence;
import com.nocodo.modes.intake.text.Token;
import com.nocodo.modes.spec.AppSpec;
import com.nocodo.modes.spec.SpecCheck;
import com.nocodo.modes.spec.SpecDiff;
import com.nocodo.modes.spec.SpecException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads what a message asks to change of an application. No model is needed, and nothing is guessed: a part in which
/// any word has no place leads to no operation.
public final class Changes {
    private static final int LONGEST = 4_000;
    private static final int LONGEST_SENTENCE = 60;

    /// What the message asks to change; of a message of which a part is not understood nothing is to be done before
    /// that part is settled.
    public ChangeReading read(AppSpec spec, String words) {
        if (words.length() > LONGEST) {
            var why = "A change may have %d characters, this has %d. Say it in several messages.";
            return nothing(
                    spec, new Unread(words.substring(0, 60) + "…", why.formatted(LONGEST, words.length()), List.of()));
        }
        var language = spec.app().language().equals("de") ? Language.DE : Language.EN;
        return new Message(spec, language, words.replace('\u00a0', ' ')).reading();
    }

    private static ChangeReading nothing(AppSpec spec, Unread unread) {
        return new ChangeReading(spec, List.of(), List.of(unread), false);
    }

    /// One message on its way to operations.
    private static final class Message {
        private final AppSpec before;
        private final Language language;
        private final String words;
        private final Frames frames;
        private final Work work;
        private final List<Unread> unread = new ArrayList<>();
        private final List<Doubt> doubts = new ArrayList<>();
        private @Nullable Readings readings;
        private boolean undo;

        Message(AppSpec spec, Language language, String words) {
            this.before = spec;
            this.language = language;
            this.words = words;
            this.frames = Frames.of(language);
            this.work = new Work(spec, language, words);
        }

        ChangeReading reading() {
            if (words.isBlank()) {
                return nothing(
                        before,
                        new Unread(
                                "",
                                work.say("Say what should be different.", "Sag, was anders sein soll."),
                                List.of()));
            }
            var vocabulary = new Vocabulary(before, language);
            for (var sentence : sentences()) {
                sentence(sentence, vocabulary);
            }
            if (undo && !work.spec().equals(before)) {
                unread.add(new Unread(
                        words,
                        work.say(
                                "Say it in a message of its own when something is to be taken back.",
                                "Sag es in einer eigenen Nachricht, wenn etwas zurückgenommen werden soll."),
                        List.of()));
            }
            if (undo && unread.isEmpty()) {
                return new ChangeReading(before, List.of(), List.of(), true);
            }
            var spec = work.spec();
            var problems = SpecCheck.problems(spec);
            if (unread.isEmpty() && !problems.isEmpty()) {
                unread.add(new Unread(words, problems.getFirst(), List.of()));
            }
            if (unread.isEmpty() && spec.equals(before)) {
                unread.add(new Unread(
                        words, work.say("Nothing would change.", "Es würde sich nichts ändern."), List.of()));
            }
            return unread.isEmpty()
                    ? new ChangeReading(spec, SpecDiff.between(before, spec), List.of(), false)
                    : new ChangeReading(before, List.of(), unread, false);
        }

        private List<Sentence> sentences() {
            var own = new ArrayList<String>();
            before.entities().forEach(e -> {
                own.addAll(List.of(e.label().split(" ")));
                own.addAll(List.of(e.labelPlural().split(" ")));
                e.fields().forEach(f -> own.addAll(List.of(f.label().split(" "))));
            });
            Set<String> vocabulary = new HashSet<>(FieldTypes.of(language).words());
            own.forEach(w -> vocabulary.add(w.toLowerCase(Locale.ROOT)));
            vocabulary.addAll(frames.words());
            return new Reader(language, vocabulary, w -> Catalogue.known(language, w)).read(words);
        }

        private void sentence(Sentence sentence, Vocabulary vocabulary) {
            var tokens = plain(sentence.tokens());
            if (tokens.isEmpty()) {
                return;
            }
            if (tokens.size() > LONGEST_SENTENCE) {
                unread.add(new Unread(
                        sentence.toString(),
                        work.say(
                                "This sentence is too long. Say it in several.",
                                "Dieser Satz ist zu lang. Teile ihn auf."),
                        List.of()));
                return;
            }
            doubts.clear();
            if (!understood(tokens, vocabulary)) {
                var doubt = doubt().orElseGet(
                                () -> Doubt.refused(
                                        work.say(
                                                "This was not understood as a change of the application. Say it in another way, for example: \"Add a note to customers.\"",
                                                "Das wurde nicht als Änderung der Anwendung verstanden. Sag es anders, zum Beispiel: \"Füge bei Kunden eine Notiz hinzu.\"")));
                unread.add(doubt.about(sentence.toString()));
            }
        }

        /// Without greetings and other words that ask for nothing.
        private List<Token> plain(List<Token> sentence) {
            var skip = frames.named("skip");
            var tokens = new ArrayList<Token>();
            for (int i = 0; i < sentence.size(); ) {
                int at = i;
                int length = Stream.of(3, 2, 1)
                        .filter(n -> at + n <= sentence.size() && Matcher.says(sentence.subList(at, at + n), skip))
                        .findFirst()
                        .orElse(0);
                if (length == 0) {
                    tokens.add(sentence.get(i));
                }
                i += Math.max(1, length);
            }
            for (boolean found = true; found; ) {
                found = false;
                while (!tokens.isEmpty()
                        && tokens.getLast().sign(".!?,;:-–…)")
                        && !(tokens.getLast().sign(")") && tokens.stream().anyMatch(t -> t.sign("(")))) {
                    tokens.removeLast();
                }
                while (!tokens.isEmpty() && tokens.getFirst().sign(".!?,;:-–…")) {
                    tokens.removeFirst();
                }
                for (int to = Math.min(8, tokens.size()); to > 0 && !found; to--) {
                    if (Matcher.says(tokens.subList(0, to), frames.named("lead"))) {
                        tokens.subList(0, to).clear();
                        found = true;
                    }
                }
                for (int from = Math.max(0, tokens.size() - 8); from < tokens.size() && !found; from++) {
                    if (from > 0 && Matcher.says(tokens.subList(from, tokens.size()), frames.named("tail"))) {
                        tokens.subList(from, tokens.size()).clear();
                        found = true;
                    }
                }
            }
            return tokens;
        }

        /// The whole as one request, else as two, one behind the other.
        private boolean understood(List<Token> tokens, Vocabulary vocabulary) {
            if (Matcher.says(tokens, frames.named("nothing"))) {
                return true;
            }
            if (Matcher.says(tokens, frames.named("undo"))) {
                undo = true;
                return true;
            }
            if (one(tokens, vocabulary)) {
                return true;
            }
            for (int i = 1; i + 1 < tokens.size(); i++) {
                boolean divides =
                        tokens.get(i).sign(",;:–-") || Matcher.says(List.of(tokens.get(i)), frames.named("and"));
                if (!divides) {
                    continue;
                }
                var first = plain(tokens.subList(0, i));
                var rest = plain(tokens.subList(i + 1, tokens.size()));
                var start = work.spec();
                boolean undone = undo;
                boolean both =
                        !first.isEmpty() && !rest.isEmpty() && one(first, vocabulary) && understood(rest, vocabulary);
                if (both) {
                    return true;
                }
                work.become(start);
                undo = undone;
            }
            return reason(tokens).filter(t -> understood(t, vocabulary)).isPresent();
        }

        /// One request, with or without a remark behind it.
        private boolean one(List<Token> tokens, Vocabulary vocabulary) {
            return remarked(tokens, vocabulary) || request(tokens, vocabulary);
        }

        /// A new field, and what is said of it behind a comma or in brackets.
        private boolean remarked(List<Token> tokens, Vocabulary vocabulary) {
            for (int i = tokens.size() - 1; i > 1; i--) {
                if (!tokens.get(i).sign(",;(–-")) {
                    continue;
                }
                var tail = plain(tokens.subList(i + 1, tokens.size())).stream()
                        .filter(t -> !t.sign("()"))
                        .toList();
                var matcher = new Matcher(new Slots(vocabulary, frames, language));
                var remark = frames.remarks().stream()
                        .flatMap(f -> matcher.match(f, tail).stream())
                        .findFirst();
                var start = work.spec();
                var front = plain(tokens.subList(0, i));
                if (remark.isEmpty() || front.isEmpty() || !one(front, vocabulary)) {
                    continue;
                }
                try {
                    Remarks.add(work, start, remark.get());
                    return true;
                } catch (Doubt doubt) {
                    doubts.add(doubt);
                    work.become(start);
                }
            }
            return false;
        }

        /// Without the reason that follows: `…, because we always forget it`.
        private Optional<List<Token>> reason(List<Token> tokens) {
            return Stream.iterate(1, i -> i < tokens.size(), i -> i + 1)
                    .filter(i -> Stream.of(1, 2, 3)
                            .anyMatch(n -> i + n < tokens.size()
                                    && Matcher.says(tokens.subList(i, i + n), frames.named("reason"))))
                    .findFirst()
                    .filter(i -> tokens.subList(i, tokens.size()).stream()
                            .noneMatch(t -> t.any(NOT, NEVER, ONLY, MUST, CAN, SHOULD, OWN)
                                    || Matcher.says(List.of(t), frames.named("request_verb"))))
                    .map(i -> plain(tokens.subList(0, i)))
                    .filter(t -> !t.isEmpty());
        }

        private boolean request(List<Token> tokens, Vocabulary known) {
            var vocabulary = new Vocabulary(work.spec(), language);
            known.lastSpokenOf().ifPresent(e -> vocabulary.spokenOf(work.now(e)));
            var matcher = new Matcher(new Slots(vocabulary, frames, language));
            var start = work.spec();
            for (var frame : frames.requests()) {
                var filled = matcher.match(frame, tokens);
                if (filled.isEmpty()) {
                    continue;
                }
                try {
                    new Requests(work, vocabulary, filled.get()).carryOut();
                    SpecCheck.require(work.spec());
                    if (work.spec().equals(start)) {
                        throw Doubt.refused(work.say("It is so already.", "Das ist schon so."));
                    }
                    vocabulary.lastSpokenOf().ifPresent(known::spokenOf);
                    return true;
                } catch (Doubt doubt) {
                    work.become(start);
                    if (!doubt.isUnfit()) {
                        doubts.add(doubt);
                    }
                } catch (SpecException e) {
                    work.become(start);
                    doubts.add(Doubt.refused("%s", String.valueOf(e.getMessage())));
                }
            }
            if (readings == null || !readings.of(work.spec())) {
                readings = new Readings(work, language, frames);
            }
            return readings.read(tokens);
        }

        /// What stood in the way of the readings that were tried: a question before a refusal, the first before others.
        private Optional<Doubt> doubt() {
            return doubts.stream()
                    .filter(Doubt::asks)
                    .findFirst()
                    .or(() -> doubts.stream().findFirst());
        }
    }
}
