package com.nocodo.modes.change;

import static com.nocodo.modes.intake.text.Mark.SOME;

import com.nocodo.modes.intake.text.Token;
import com.nocodo.modes.spec.AppSpec;
import com.nocodo.modes.spec.Entity;
import com.nocodo.modes.spec.SpecCheck;
import com.nocodo.modes.spec.SpecException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Carries out the requests of a sentence, one behind the other; what only explains them is told apart.
final class Clauses {
    private final Work work;
    private final AppSpec before;
    private final Frames frames;
    private final Wording wording;
    private final Background background;
    private final List<Doubt> doubts = new ArrayList<>();
    private final Vocabulary known;
    private final List<Ref> pointed;
    private @Nullable Readings readings;
    private boolean undo;

    /// @param pointed what `this` means before anything is spoken of
    Clauses(Work work, Frames frames, List<Ref> pointed) {
        this.work = work;
        this.before = work.spec();
        this.frames = frames;
        this.wording = new Wording(frames);
        this.background = new Background(work, frames);
        this.known = new Vocabulary(work.spec(), work.language);
        this.pointed = pointed;
        known.pointedAt(pointed);
    }

    void begin() {
        doubts.clear();
    }

    /// What a sentence spoke of, for the `it` of the next one.
    void spoken(List<Token> sentence, List<List<Ref>> named, AppSpec start) {
        known.antecedents(gone(start) ? named : background.mentions(sentence));
        known.saidBefore(sentence);
    }

    List<List<Ref>> mentions(List<Token> sentence) {
        return background.mentions(sentence);
    }

    boolean undo() {
        return undo;
    }

    /// What stood in the way of the readings that were tried: a question before a refusal, the first before others.
    Optional<Doubt> doubt() {
        return doubts.stream()
                .filter(Doubt::asks)
                .findFirst()
                .or(() -> doubts.stream().findFirst());
    }

    /// Whether this only says why, of something that was changed since `start`.
    boolean explains(List<Token> tokens, AppSpec start) {
        var plain = wording.plain(tokens);
        boolean listed =
                work.spec().reports().size() > start.reports().size() && Matcher.says(plain, frames.named("as_a_list"));
        return plain.isEmpty()
                || listed
                || !work.spec().equals(start) && background.is(plain) && background.about(plain, start, work.spec());
    }

    /// The whole as one request, else as two, one behind the other.
    boolean understood(List<Token> sentence) {
        var tokens = wording.plain(sentence);
        if (tokens.isEmpty() || Matcher.says(tokens, frames.named("nothing"))) {
            return true;
        }
        if (Matcher.says(tokens, frames.named("undo"))) {
            undo = true;
            return true;
        }
        if (one(tokens)) {
            return true;
        }
        for (int i = 1; i + 1 < tokens.size(); i++) {
            if (divides(tokens.get(i)) && parted(tokens.subList(0, i), tokens.subList(i + 1, tokens.size()))) {
                return true;
            }
        }
        return aside(tokens)
                || wording.reasonless(tokens).stream().anyMatch(this::understood)
                || wording.reason(tokens).filter(this::understood).isPresent();
    }

    /// Brackets at the end that only explain.
    private boolean aside(List<Token> tokens) {
        int open = tokens.stream().map(Token::text).toList().lastIndexOf("(");
        if (open < 2 || !tokens.getLast().sign(")")) {
            return false;
        }
        var inside = tokens.subList(open + 1, tokens.size() - 1);
        return !inside.isEmpty() && background.aside(inside) && understood(tokens.subList(0, open));
    }

    private boolean divides(Token token) {
        return token.sign(",;:–-.!?") || Matcher.says(List.of(token), frames.named("and"));
    }

    private boolean parted(List<Token> one, List<Token> other) {
        var first = wording.plain(one);
        var rest = wording.plain(other);
        if (first.isEmpty() || rest.isEmpty()) {
            return false;
        }
        var start = work.spec();
        boolean undone = undo;
        var spoken = known.antecedents();
        var last = known.lastSpokenOf();
        var named = background.mentions(first);
        known.saidBefore(first);
        if (one(first)) {
            var now = background.mentions(first);
            known.antecedents(gone(start) ? named : now);
            if (understood(rest) || explains(rest, start)) {
                return true;
            }
        }
        work.become(start);
        speakOf(last);
        undo = undone;
        if (background.is(first)) {
            known.antecedents(background.mentions(first));
            if (understood(rest) && background.about(first, start, work.spec())) {
                return true;
            }
        }
        work.become(start);
        speakOf(last);
        undo = undone;
        known.antecedents(spoken);
        return false;
    }

    /// Of what is gone, its name may now be that of something else.
    private boolean gone(AppSpec start) {
        var ids = work.spec().ids().collect(Collectors.toSet());
        return !start.ids().allMatch(ids::contains);
    }

    /// A reading that led nowhere leaves nothing behind for `it`.
    private void speakOf(Optional<Entity> entity) {
        entity.ifPresentOrElse(known::spokenOf, known::silent);
    }

    /// One request, with or without a remark behind it.
    private boolean one(List<Token> tokens) {
        return remarked(tokens) || request(tokens);
    }

    /// A field, and what is said of it behind a comma or in brackets.
    private boolean remarked(List<Token> tokens) {
        for (int i = tokens.size() - 1; i > 1; i--) {
            if (!tokens.get(i).sign("(") && !divides(tokens.get(i))) {
                continue;
            }
            var tail = wording.plain(tokens.subList(i + 1, tokens.size())).stream()
                    .filter(t -> !t.sign("()"))
                    .toList();
            var matcher = new Matcher(new Slots(known, frames, work.language));
            var remark = frames.remarks().stream()
                    .flatMap(f -> matcher.match(f, tail).stream())
                    .findFirst();
            var start = work.spec();
            var spoken = known.lastSpokenOf();
            var front = wording.plain(tokens.subList(0, i));
            if (remark.isEmpty() || front.isEmpty() || names(remark.get(), tail) || !one(front)) {
                continue;
            }
            try {
                Remarks.add(work, start, remark.get());
                SpecCheck.require(work.spec());
                return true;
            } catch (Doubt doubt) {
                doubts.add(doubt);
            } catch (SpecException e) {
                doubts.add(Doubt.refused("%s", String.valueOf(e.getMessage())));
            }
            work.become(start);
            speakOf(spoken);
        }
        return false;
    }

    /// `a code and an amount`, `a start, a date`: two fields; `a start, as a date` is one.
    private boolean names(Matcher.Filled remark, List<Token> tail) {
        boolean first = tail.getFirst().is(SOME) || tail.getFirst().nounish();
        return remark.request().equals("remark type")
                && first
                && !Matcher.says(Vocabulary.bare(tail), new WordKinds(frames, work.german()).types());
    }

    private boolean request(List<Token> tokens) {
        var vocabulary = new Vocabulary(work.spec(), work.language);
        vocabulary.pointedAt(pointed);
        afresh(vocabulary);
        vocabulary.antecedents(known.antecedents());
        vocabulary.saidBefore(known.saidBefore());
        var matcher = new Matcher(new Slots(vocabulary, frames, work.language));
        for (var frame : frames.requests()) {
            if (matcher.fits(frame, tokens, filled -> carriedOut(filled, vocabulary))) {
                vocabulary.lastSpokenOf().ifPresent(known::spokenOf);
                return true;
            }
        }
        if (readings == null || !readings.of(work.spec())) {
            readings = new Readings(work, work.language, frames);
        }
        return readings.read(tokens);
    }

    private void afresh(Vocabulary vocabulary) {
        known.lastSpokenOf().ifPresentOrElse(e -> vocabulary.spokenOf(work.now(e)), vocabulary::silent);
    }

    private boolean carriedOut(Matcher.Filled filled, Vocabulary vocabulary) {
        var start = work.spec();
        try {
            new Requests(work, vocabulary, filled).carryOut();
            SpecCheck.require(work.spec());
            if (!work.spec().equals(start) || saidAgain(filled, vocabulary)) {
                return true;
            }
            throw Doubt.refused(work.say("It is so already.", "Das ist schon so."));
        } catch (Doubt doubt) {
            if (!doubt.isUnfit()) {
                doubts.add(doubt);
            }
        } catch (SpecException e) {
            doubts.add(Doubt.refused("%s", String.valueOf(e.getMessage())));
        }
        work.become(start);
        afresh(vocabulary);
        return false;
    }

    /// `the phone is not always known, make it optional`: the first half of the message did so.
    private boolean saidAgain(Matcher.Filled filled, Vocabulary vocabulary) {
        var now = work.spec();
        if (now.equals(before)) {
            return false;
        }
        work.become(before);
        try {
            new Requests(work, vocabulary, filled).carryOut();
            return !work.spec().equals(before);
        } catch (Doubt doubt) {
            return false;
        } finally {
            work.become(now);
        }
    }
}
