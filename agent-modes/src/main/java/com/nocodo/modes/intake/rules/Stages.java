package com.nocodo.modes.intake.rules;

import static com.nocodo.modes.intake.text.Mark.*;

import com.nocodo.modes.intake.decide.Attribute;
import com.nocodo.modes.intake.decide.Lookup;
import com.nocodo.modes.intake.decide.Naming;
import com.nocodo.modes.intake.decide.Thing;
import com.nocodo.modes.intake.text.Language;
import com.nocodo.modes.intake.text.Sentence;
import com.nocodo.modes.intake.text.Token;
import com.nocodo.modes.spec.FieldType;
import com.nocodo.modes.spec.Names;
import com.nocodo.modes.spec.Origin;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The states that a record passes, told in order: `first planned, then held or cancelled`, `new -> ready ->
/// delivered`,
/// `geplant, erledigt, abgerechnet, in dieser Reihenfolge`.
public final class Stages {
    private static final String FIRST = "first|firstly|initially|zuerst|zunächst|erst|anfangs";
    private static final String NEXT =
            "then|afterwards|finally|next|later|eventually|dann|danach|schließlich|zuletzt|anschließend|ende|end";
    private static final String ORDERED = "order|reihenfolge|sequence|nacheinander|one after the other|step by step";
    private static final String LAST = "stays?|remains?|final|bleibt|endgültig|back|zurück";
    private static final String BEFOREHAND = "before|bevor|ehe";
    private final Lookup lookup;
    private final Language language;
    private final List<Moves> moves = new ArrayList<>();
    private final Set<Sentence> read = new HashSet<>();
    private List<Sentence> all = List.of();
    private @Nullable Thing topic;

    public Stages(Lookup lookup, Language language) {
        this.lookup = lookup;
        this.language = language;
    }

    public List<Moves> read(List<Sentence> sentences) {
        all = sentences;
        for (int i = 0; i < sentences.size(); i++) {
            var sentence = sentences.get(i);
            var about = about(sentence);
            var next = i + 1 < sentences.size() ? sentences.get(i + 1) : sentence;
            var steps = steps(sentence);
            var whose = steps.flatMap(this::holder).orElse(about);
            if (whose != null && steps.isPresent()) {
                add(whose, withOff(steps.get(), next), sentence);
            }
            turns(sentence);
            topic = about;
        }
        return moves;
    }

    /// Whether a sentence was taken to tell states.
    public boolean told(Sentence sentence) {
        return read.contains(sentence);
    }

    private @Nullable Thing about(Sentence sentence) {
        var heading = sentence.heading();
        return named(sentence)
                .or(() -> heading == null ? Optional.empty() : named(heading))
                .orElse(topic);
    }

    private Optional<Thing> named(Sentence sentence) {
        return sentence.tokens().stream()
                .filter(Token::nounish)
                .flatMap(t -> lookup.draft().find(t.lemma()).stream())
                .findFirst();
    }

    /// One step: the states that it may end in.
    ///
    /// @param off a state that may be entered from every one but the last
    private record Steps(List<List<String>> names, Optional<String> off) {
        Steps(List<List<String>> names) {
            this(names, Optional.empty());
        }

        List<String> all() {
            return Stream.concat(names.stream().flatMap(List::stream), off.stream())
                    .distinct()
                    .toList();
        }
    }

    private Optional<Steps> steps(Sentence sentence) {
        var tokens = sentence.tokens();
        return arrows(tokens).or(() -> ordered(tokens)).or(() -> told(tokens));
    }

    /// `Or it gets cancelled before it is done`: one more state, from every one but the last.
    private Steps withOff(Steps steps, Sentence next) {
        var tokens = next.tokens();
        int before = index(tokens, 0, "before|bevor|ehe|anytime|jederzeit");
        boolean told = before > 0
                && tokens.stream()
                        .anyMatch(t -> t.any(BE, CAN, BECOME) || t.lower().equals("gets"));
        var off = told ? state(tokens.subList(0, before)) : Optional.<String>empty();
        return new Steps(steps.names(), off.filter(s -> !steps.all().contains(s)));
    }

    private static boolean arrow(List<Token> tokens, int i) {
        return tokens.get(i).text().matches("[→⇒>]|[-–=]>")
                || i + 1 < tokens.size()
                        && tokens.get(i).sign("-–=")
                        && tokens.get(i + 1).sign(">");
    }

    /// `new -> in print -> ready`: between arrows, from the colon or verb before the first.
    private static Optional<Steps> arrows(List<Token> tokens) {
        var result = new ArrayList<List<String>>();
        var name = new ArrayList<String>();
        boolean any = false;
        for (int i = 0; i < tokens.size(); i++) {
            if (arrow(tokens, i)) {
                i += tokens.get(i).sign("-–=") ? 1 : 0;
                any = true;
                flush(name, result);
            } else if (!any && (tokens.get(i).sign(":(") || tokens.get(i).any(BE, FROM))) {
                name.clear();
            } else if (any && tokens.get(i).sign(".,;)")) {
                break;
            } else if (tokens.get(i).wordy()) {
                name.add(tokens.get(i).text());
            }
        }
        flush(name, result);
        return any && result.size() > 1 ? Optional.of(new Steps(result)) : Optional.empty();
    }

    private static void flush(List<String> name, List<List<String>> into) {
        if (!name.isEmpty() && name.size() <= 4) {
            into.add(List.of(String.join(" ", name)));
        }
        name.clear();
    }

    /// `Geplant, erledigt, abgerechnet, in dieser Reihenfolge`.
    private static Optional<Steps> ordered(List<Token> tokens) {
        boolean said = tokens.stream().anyMatch(t -> t.lower().matches(ORDERED));
        var result = new ArrayList<List<String>>();
        int colon = index(tokens, 0, ":");
        for (int i = colon + 1; said && i < tokens.size(); i += 2) {
            boolean ends = i + 1 >= tokens.size()
                    || tokens.get(i + 1).sign(",;.")
                    || tokens.get(i + 1).is(AND);
            if (!tokens.get(i).wordy()
                    || !ends
                    || tokens.get(i).nounish() && tokens.get(i).lower().matches(ORDERED)) {
                break;
            }
            result.add(List.of(tokens.get(i).text()));
        }
        return result.size() > 1 ? Optional.of(new Steps(result)) : Optional.empty();
    }

    /// `first X, then Y or Z, finally W`: the last participle of each part.
    private Optional<Steps> told(List<Token> tokens) {
        int first = index(tokens, 0, FIRST);
        int then = first < 0 ? -1 : index(tokens, first, NEXT);
        boolean plain =
                tokens.stream().anyMatch(t -> t.any(BE, BECOME) || t.lower().matches("gets?|stays?"));
        if (then < 0 || !plain) {
            return Optional.empty();
        }
        var result = new ArrayList<List<String>>();
        for (var part : parts(tokens)) {
            var state = state(part);
            boolean stays =
                    part.stream().anyMatch(t -> t.lower().matches("stays?|remains?|bleibt|bleiben|once|sobald"));
            if (state.isEmpty() || stays) {
                continue;
            }
            boolean other = !result.isEmpty() && part.getFirst().is(OR);
            if (other) {
                var both = new ArrayList<>(result.removeLast());
                both.add(state.get());
                result.add(both);
            } else {
                result.add(List.of(state.get()));
            }
        }
        return result.size() > 1 ? Optional.of(new Steps(result)) : Optional.empty();
    }

    private static List<List<Token>> parts(List<Token> tokens) {
        var result = new ArrayList<List<Token>>();
        int start = 0;
        for (int i = 1; i <= tokens.size(); i++) {
            boolean cut = i == tokens.size()
                    || tokens.get(i).sign(",;")
                    || tokens.get(i).any(AND, OR);
            if (cut && i > start) {
                result.add(tokens.subList(start, i));
            }
            start = cut ? i : start;
        }
        return result;
    }

    private static int index(List<Token> tokens, int from, String words) {
        for (int i = from; i < tokens.size(); i++) {
            if (tokens.get(i).lower().matches(words)) {
                return i;
            }
        }
        return -1;
    }

    /// The word of a part that says what the record is then: `somebody cancels it` is `cancelled`.
    private Optional<String> state(List<Token> part) {
        boolean doer = part.stream().anyMatch(t -> t.is(WE)) && part.stream().noneMatch(t -> t.is(BE));
        for (var t : part.reversed()) {
            boolean word = t.wordy()
                    && !t.lower().matches(FIRST + "|" + NEXT)
                    && !t.any(BE, IT, WE, AND, OR, FILLER, BECOME, TO, IN)
                    && (t.pos().matches("VERB|ADJ|ADV|NOUN|PROPN") || t.lower().endsWith("ed"));
            if (word && lookup.draft().find(t.lemma()).isEmpty()) {
                return Optional.of(participle(t, doer));
            }
        }
        return Optional.empty();
    }

    private String participle(Token t, boolean doer) {
        boolean present = language == Language.EN
                && t.lower().endsWith("s")
                && (doer || t.pos().equals("VERB") && !t.lemma().equals(t.lower()));
        if (!present) {
            return t.lower();
        }
        var stem = Names.singular(t.lower());
        var regular = stem.endsWith("e") ? stem + "d" : stem + "ed";
        return all.stream()
                .flatMap(s -> s.tokens().stream())
                .map(Token::lower)
                .filter(w -> w.startsWith(stem) && w.endsWith("ed"))
                .findFirst()
                .orElse(regular);
    }

    /// The thing that has a field with these states already.
    private Optional<Thing> holder(Steps steps) {
        return lookup.draft().things.stream()
                .filter(t -> known(t, steps).isPresent())
                .findFirst();
    }

    private static Optional<Attribute> known(Thing thing, Steps steps) {
        var states = steps.all().stream().map(Lookup::valueName).toList();
        return thing.attributes.stream()
                .filter(a -> a.values.stream()
                                .map(Lookup::valueName)
                                .filter(states::contains)
                                .count()
                        >= 2)
                .findFirst();
    }

    private void add(Thing thing, Steps steps, Sentence sentence) {
        var known = known(thing, steps);
        var from = Origin.words(sentence.toString(), sentence.start(), sentence.end());
        var status = known.orElseGet(() -> status(thing, steps.all(), from));
        var names = status.values.stream().map(Lookup::valueName).toList();
        var pairs = new ArrayList<String[]>();
        for (int i = 1; i < steps.names().size(); i++) {
            for (var before : steps.names().get(i - 1)) {
                for (var after : steps.names().get(i)) {
                    pair(names, before, after, pairs);
                }
            }
        }
        for (var before : steps.names().subList(0, steps.names().size() - 1)) {
            steps.off().ifPresent(off -> before.forEach(b -> pair(names, b, off, pairs)));
        }
        if (!pairs.isEmpty()) {
            moves.removeIf(m -> m.attribute() == status);
            moves.add(new Moves(thing, status, pairs, from));
            read.add(sentence);
        }
    }

    private static void pair(List<String> names, String from, String to, List<String[]> into) {
        var a = Lookup.valueName(from);
        var b = Lookup.valueName(to);
        if (names.contains(a) && names.contains(b) && !a.equals(b)) {
            into.add(new String[] {a, b});
        }
    }

    /// A status that no list of fields named.
    private Attribute status(Thing thing, List<String> values, Origin from) {
        thing.attributes.removeIf(a -> a.type == FieldType.BOOLEAN
                && values.stream().anyMatch(v -> Names.identifier(v).equals(a.key)));
        var taken = thing.attribute("status").isPresent();
        var label = taken ? language == Language.DE ? "Stand" : "State" : "Status";
        var status = new Attribute(
                label.toLowerCase(Locale.ROOT),
                label,
                List.of(label.toLowerCase(Locale.ROOT)),
                FieldType.ENUM,
                values,
                from,
                1);
        thing.attributes.add(status);
        Naming.name(thing, status);
        return status;
    }

    /// What is said of the states further on: which is the last, and what may be called off before what.
    private void turns(Sentence sentence) {
        boolean tells = sentence.tokens().stream()
                .anyMatch(t -> t.lower().matches(LAST) || t.lower().matches(BEFOREHAND));
        for (var move : tells ? List.copyOf(moves) : List.<Moves>of()) {
            var said = new LinkedHashMap<Integer, String>();
            for (var spot : lookup.spots(sentence.tokens())) {
                spot.values().stream()
                        .filter(v -> v.attribute() == move.attribute())
                        .findFirst()
                        .ifPresent(v -> said.put(spot.from(), v.value()));
            }
            if (!said.isEmpty()) {
                turn(sentence, move, said);
            }
        }
    }

    private void turn(Sentence sentence, Moves move, Map<Integer, String> said) {
        var tokens = sentence.tokens();
        boolean last = tokens.stream().anyMatch(t -> t.lower().matches(LAST));
        var values = List.copyOf(said.values());
        int before = index(tokens, 0, BEFOREHAND);
        if (last) {
            var pairs = new ArrayList<>(move.pairs());
            pairs.removeIf(p -> p[0].equals(values.getLast()));
            replace(move, pairs);
            read.add(sentence);
        } else if (before > 0 && values.size() > 1 && !read.contains(sentence)) {
            calledOff(move, values.getFirst(), values.getLast());
            read.add(sentence);
        }
    }

    /// `It gets cancelled before it is done`: from every state that comes before.
    private void calledOff(Moves move, String off, String end) {
        var pairs = new ArrayList<>(move.pairs());
        for (var value : move.attribute().values.stream().map(Lookup::valueName).toList()) {
            boolean early = !value.equals(off) && !value.equals(end);
            if (early && pairs.stream().noneMatch(p -> p[0].equals(value) && p[1].equals(off))) {
                pairs.add(new String[] {value, off});
            }
        }
        replace(move, pairs);
    }

    private void replace(Moves move, List<String[]> pairs) {
        moves.remove(move);
        moves.add(new Moves(move.thing(), move.attribute(), pairs, move.from()));
    }
}
