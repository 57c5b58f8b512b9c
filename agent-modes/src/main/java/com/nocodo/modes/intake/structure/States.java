package com.nocodo.modes.intake.structure;

import static com.nocodo.modes.intake.text.Mark.*;

import com.nocodo.modes.intake.text.Sentence;
import com.nocodo.modes.intake.text.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds the states that a thing passes: `is first planned, then held or cancelled`, `new -> paid -> sent`, `goes from
/// draft to sent`, `planned, done, billed, in that order`.
final class States {
    private static final String ORDERED = "order|reihenfolge|sequence|nacheinander|one after the other|step by step";
    private final Context context;
    private final StateNames names;

    States(Context context, List<Sentence> all) {
        this.context = context;
        this.names = new StateNames(context.language, all);
    }

    /// How many tokens of a sentence told states; 0 where it tells none.
    int read(Sentence whole) {
        int cut = StateNames.index(whole.tokens(), 1, ";");
        var tokens = cut < 0 ? whole.tokens() : whole.tokens().subList(0, cut);
        var sentence = new Sentence(tokens, whole.bullet(), whole.heading(), whole.paragraph());
        if (more(sentence)) {
            return tokens.getFirst().is(OR) ? tokens.size() : 0;
        }
        var steps = arrows(sentence).or(() -> Journeys.read(tokens)).or(() -> told(sentence));
        steps.ifPresent(s -> emit(s, sentence));
        return steps.isPresent() ? tokens.size() : opening(sentence);
    }

    /// `Or it gets cancelled before it is done`: one more of the states told last.
    private boolean more(Sentence sentence) {
        var tokens = sentence.tokens();
        int before = StateNames.index(tokens, 0, "before|bevor|ehe|anytime|jederzeit");
        boolean goesOn = (tokens.getFirst().is(OR) || before > 0 && (sentence.has(IT) || sentence.has(CAN)))
                && (sentence.has(BE) || sentence.has(CAN) || sentence.has(BECOME));
        if (!goesOn
                || !(context.claims.stream()
                                .filter(c -> !(c instanceof Claim.Mention))
                                .reduce((_, b) -> b)
                                .orElse(null)
                        instanceof Claim.Passes told)) {
            return false;
        }
        var off = names.state(before > 0 ? tokens.subList(0, before) : tokens);
        off.filter(s -> !told.course().states().contains(s))
                .ifPresent(s -> context.claims.set(
                        context.claims.indexOf(told),
                        new Claim.Passes(
                                told.about(),
                                told.course().calledOff(s),
                                told.subject(),
                                told.clause(),
                                told.weight())));
        return off.isPresent();
    }

    private static boolean arrow(List<Token> tokens, int i) {
        return tokens.get(i).text().matches("[→⇒>]|[-–=]>")
                || i + 1 < tokens.size()
                        && tokens.get(i).sign("-–=")
                        && tokens.get(i + 1).sign(">");
    }

    /// `new -> in print -> ready`: between arrows, from the colon or verb before the first.
    private Optional<Course> arrows(Sentence sentence) {
        var tokens = sentence.tokens();
        var steps = new ArrayList<List<String>>();
        var name = new ArrayList<String>();
        int arrows = 0;
        boolean listed = sentence.has(HAVE) || sentence.has(WITH);
        for (int i = 0; i < tokens.size(); i++) {
            if (arrow(tokens, i)) {
                i += tokens.get(i).sign("-–=") ? 1 : 0;
                arrows++;
                flush(name, steps);
            } else if (arrows == 0
                    && (tokens.get(i).sign(":(=") || tokens.get(i).any(BE, FROM) || StateNames.leads(tokens.get(i)))) {
                name.clear();
            } else if (arrows > 0 && tokens.get(i).sign(".,;)")) {
                break;
            } else if (tokens.get(i).wordy()) {
                listed |= arrows == 0 && i > 0 && tokens.get(i - 1).sign(",");
                name.add(tokens.get(i).text());
            }
        }
        flush(name, steps);
        boolean told = arrows > 0 && steps.size() > 1 && !listed;
        return told ? Optional.of(Course.of(steps)) : Optional.empty();
    }

    private static void flush(List<String> name, List<List<String>> into) {
        if (!name.isEmpty() && name.size() <= 4) {
            into.add(List.of(String.join(" ", name)));
        }
        name.clear();
    }

    /// `A lesson is planned first, then it is either held or cancelled.`
    private Optional<Course> told(Sentence sentence) {
        var tokens = sentence.tokens();
        int first = names.first(tokens);
        boolean framed = first >= 0 && names.next(tokens, first) > first;
        if (!framed && !(names.next(tokens, 0) > 0 && subjectIs(sentence))) {
            return Optional.empty();
        }
        var known = context.claims.stream()
                .filter(c -> c instanceof Claim.Has)
                .flatMap(c -> ((Claim.Has) c).subjects().stream())
                .map(Noun::key)
                .toList();
        var steps = names.steps(tokens, known);
        long states = steps.stream().mapToLong(List::size).sum();
        boolean verb = tokens.stream()
                .anyMatch(t -> t.any(BE, BECOME) && t.pos().matches("AUX|VERB")
                        || t.lower().matches("gets?|stays?")
                        || StateNames.leads(t));
        return steps.size() > 1 && (verb || states > 2) ? Optional.of(Course.of(steps)) : Optional.empty();
    }

    /// `A delivery is waiting, then assigned`: a subject, and right behind it the verb of being.
    private boolean subjectIs(Sentence sentence) {
        var tokens = sentence.tokens();
        int be = (int) tokens.stream().takeWhile(t -> !t.is(BE)).count();
        var before = tokens.subList(0, be);
        boolean noun =
                context.nouns.at(before, 0).filter(n -> n.to() == before.size()).isPresent();
        boolean pronoun = !before.isEmpty() && before.stream().allMatch(t -> t.any(IT, FILLER));
        boolean other = tokens.stream().anyMatch(t -> t.any(WHEN, WHETHER, HAVE, CAN, MUST, NOT, WANT, WITH));
        return be < tokens.size() && (noun || pronoun) && !other;
    }

    /// `Planned, done, billed, in that order`: how many tokens the states at the beginning take.
    private int opening(Sentence sentence) {
        var tokens = sentence.tokens();
        boolean said = tokens.stream().anyMatch(t -> t.lemma().matches(ORDERED));
        var steps = new ArrayList<List<String>>();
        int i = said ? StateNames.index(tokens, 0, ":") + 1 : 0;
        for (int end = stateEnd(tokens, i, said); end > i; end = stateEnd(tokens, i, said)) {
            steps.add(List.of(Items.text(tokens.subList(i, end))));
            i = end + 1;
        }
        if (steps.size() < (said ? 2 : 3) || !said && context.last().isEmpty()) {
            return 0;
        }
        emit(Course.of(steps), sentence);
        while (i < tokens.size() && !tokens.get(i).any(AND, BUT)) {
            i++;
        }
        return i;
    }

    /// Where a state of one or two words ends, before a comma; -1 if none begins here.
    private static int stateEnd(List<Token> tokens, int from, boolean said) {
        int end = from < tokens.size() && tokens.get(from).is(IN) ? from + 2 : from + 1;
        boolean state = end < tokens.size()
                && tokens.subList(from, end).stream().allMatch(Token::wordy)
                && !tokens.get(from).lower().matches(ORDERED)
                && (from == 0 || end > from + 1 || said || StateNames.adjective(tokens.get(from)));
        var sign = state ? tokens.get(end) : tokens.getLast();
        boolean ends = state && (sign.sign(",") || said && (sign.sign(".") || sign.is(AND)));
        return ends ? end : -1;
    }

    /// Whose states they are: whoever the sentence names, else its heading, else whoever was spoken of before.
    private void emit(Course course, Sentence sentence) {
        var about = new ArrayList<>(context.nouns.all(sentence.tokens()));
        boolean subject = !about.isEmpty()
                && about.getFirst().from() == 0
                && context.types.exact(about.getFirst().key()).isEmpty();
        var heading = sentence.heading();
        if (heading != null) {
            about.addAll(context.nouns.all(heading.tokens()));
        }
        about.addAll(context.last());
        context.claims.reversed().forEach(c -> {
            if (c instanceof Claim.Has has) {
                about.addAll(has.subjects());
            }
        });
        var clause = new Clause(sentence.tokens(), sentence, false);
        context.claims.add(new Claim.Passes(about, course, subject, clause, 0.8));
        if (subject) {
            context.spokenOf(List.of(about.getFirst()));
        }
    }
}
