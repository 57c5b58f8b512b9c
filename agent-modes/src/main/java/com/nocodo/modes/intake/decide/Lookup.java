package com.nocodo.modes.intake.decide;

import static com.nocodo.modes.intake.text.Mark.*;

import com.nocodo.modes.intake.structure.Nouns;
import com.nocodo.modes.intake.text.Language;
import com.nocodo.modes.intake.text.Token;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Finds the decided things, fields and values in a clause.
public final class Lookup {
    private static final int MOST_STEMS = 20_000;
    private static final Map<String, String> STEMS = new ConcurrentHashMap<>();
    private final Draft draft;
    private final Nouns nouns;
    private final Language language;

    /// A field of a thing.
    public record Owned(Thing thing, Attribute attribute) {
        public String path(Thing from) {
            return thing == from
                    ? attribute.name
                    : from.tieTo(thing).map(t -> t.name + "." + attribute.name).orElse(attribute.name);
        }
    }

    /// A value of a field, as an expression writes it.
    public record Valued(Thing thing, Attribute attribute, String value) {}

    /// What stands at a place: a thing, fields that the words may mean (best first), values that they may be.
    public record Spot(@Nullable Thing thing, List<Owned> attributes, List<Valued> values, int from, int to) {
        public Optional<Owned> attributeOf(Thing owner) {
            return attributes.stream().filter(o -> o.thing() == owner).findFirst();
        }
    }

    public Lookup(Draft draft, Language language) {
        this.draft = draft;
        this.nouns = new Nouns(language);
        this.language = language;
    }

    public boolean german() {
        return language == Language.DE;
    }

    public Draft draft() {
        return draft;
    }

    /// Everything known that the tokens name, left to right.
    public List<Spot> spots(List<Token> tokens) {
        var result = new ArrayList<Spot>();
        for (int i = 0; i < tokens.size(); ) {
            var spot = at(tokens, i);
            spot.ifPresent(result::add);
            i = spot.map(Spot::to).orElse(i + 1);
        }
        return result;
    }

    private Optional<Spot> at(List<Token> tokens, int i) {
        if (!tokens.get(i).wordy()
                || tokens.get(i)
                        .any(THE, SOME, EACH, POSSESSIVE, AND, OR, IT, WE, BE, HAVE, WHAT, TIMES, PLUS, MINUS)) {
            return Optional.empty();
        }
        var noun = nouns.at(tokens, i).filter(n -> n.from() == i);
        var thing = noun.flatMap(draft::find).orElse(null);
        if (thing == null && noun.isEmpty()) {
            var word = com.nocodo.modes.spec.Names.singular(tokens.get(i).lower());
            thing = draft.things.stream()
                    .filter(t -> t.aliases.contains(word))
                    .findFirst()
                    .orElse(null);
        }
        boolean first = thing == null
                && noun.filter(n -> n.to() - i > 1).isPresent()
                && tokens.get(i).nounish();
        if (first) {
            var word = Attributes.base(tokens.get(i));
            thing = draft.things.stream()
                    .filter(t -> t.aliases.contains(word))
                    .findFirst()
                    .orElse(null);
        }
        int length = 0;
        List<Owned> attributes = List.of();
        for (int to = Math.min(tokens.size(), i + 6); to > i; to--) {
            var words = tokens.subList(i, to);
            var found = words.stream().anyMatch(t -> t.sign("()=:;")) ? List.<Owned>of() : attributes(words);
            boolean bare = words.size() == 1 && words.getFirst().any(ON, IN, OF, FOR, BY, WITH, PER)
                    || words.size() == 1 && words.getFirst().lower().matches("an|zu");
            if (!found.isEmpty() && !bare) {
                attributes = found;
                length = to - i;
                break;
            }
        }
        List<Valued> values = List.of();
        int valueLength = 0;
        for (int to = Math.min(tokens.size(), i + 4); to > i && values.isEmpty(); to--) {
            values = values(tokens.subList(i, to));
            valueLength = to - i;
        }
        if (thing == null && attributes.isEmpty() && values.isEmpty()) {
            return Optional.empty();
        }
        int to = Math.max(
                i + Math.max(length, values.isEmpty() ? 0 : valueLength),
                thing == null || noun.isEmpty() || first ? i + 1 : noun.get().to());
        return Optional.of(new Spot(thing, attributes, values, i, Math.max(to, i + 1)));
    }

    /// Fields whose name has these words in it, best first.
    public List<Owned> attributes(List<Token> tokens) {
        var words = tokens.stream()
                .filter(t -> t.wordy() && !t.any(THE, SOME, POSSESSIVE))
                .map(Attributes::base)
                .toList();
        var surface = tokens.stream()
                .filter(t -> t.wordy() && !t.any(THE, SOME, POSSESSIVE))
                .map(Token::lower)
                .toList();
        if (words.isEmpty()
                || tokens.getLast().any(THE, SOME, POSSESSIVE, AND, OR, BE, OF)
                || !tokens.getLast().wordy()) {
            return List.of();
        }
        if (words.size() > 1) {
            var owner = draft.things.stream()
                    .filter(t -> t.aliases.contains(words.getFirst()))
                    .findFirst();
            var rest = words.subList(1, words.size());
            var owned = owner.stream()
                    .flatMap(t -> t.attributes.stream()
                            .filter(a -> score(rest, a.words) > 0.4)
                            .map(a -> new Owned(t, a)))
                    .toList();
            if (!owned.isEmpty()) {
                return owned;
            }
        }
        record Scored(Owned owned, double score) {}
        var found = new ArrayList<Scored>();
        for (var thing : draft.things) {
            for (var attribute : thing.attributes) {
                double score = score(words, surface, attribute);
                if (score > 0) {
                    found.add(new Scored(new Owned(thing, attribute), score));
                }
            }
        }
        found.sort(Comparator.comparingDouble(Scored::score).reversed());
        return found.stream().map(Scored::owned).toList();
    }

    private static double score(List<String> words, List<String> surface, Attribute attribute) {
        boolean comparable =
                attribute.surface.size() == attribute.words.size() && !attribute.surface.equals(attribute.words);
        double asWritten = comparable ? score(surface, attribute.surface) : 0;
        return Math.max(score(words, attribute.words), asWritten);
    }

    private static double score(List<String> words, List<String> names) {
        for (int at = 0; at + words.size() <= names.size(); at++) {
            double sum = 0;
            for (int k = 0; k < words.size(); k++) {
                double like = like(words.get(k), names.get(at + k));
                if (like == 0) {
                    sum = 0;
                    break;
                }
                sum += like;
            }
            if (sum > 0) {
                return sum / names.size();
            }
        }
        return 0;
    }

    /// How alike two base forms are: the same, the same but for an ending, the head of a compound, or not at all.
    static double like(String word, String name) {
        if (word.equals(name)) {
            return 1;
        }
        var a = stem(word);
        var b = stem(name);
        if (a.length() >= 3 && a.equals(b)) {
            return 0.9;
        }
        boolean head = a.length() >= 4 && (b.endsWith(a) || a.endsWith(b) && b.length() >= 4);
        return head
                        || name.length() >= 5
                                && word.startsWith(name)
                                && word.substring(name.length()).matches("s?(nummer|nr|number)")
                ? 0.5
                : 0;
    }

    private static String stem(String word) {
        if (STEMS.size() > MOST_STEMS) {
            STEMS.clear();
        }
        return STEMS.computeIfAbsent(
                word,
                w -> com.nocodo.modes.spec.Names.identifier(w)
                        .replaceAll("^persons?$", "people")
                        .replaceAll("(ings|ing|ies|es|en|er|ed|s|n|e)$", ""));
    }

    private List<Valued> values(List<Token> tokens) {
        var text = String.join(" ", tokens.stream().map(Token::text).toList()).toLowerCase(Locale.ROOT);
        var lemma = tokens.size() == 1 ? Attributes.base(tokens.getFirst()) : text;
        var result = new ArrayList<Valued>();
        for (var thing : draft.things) {
            for (var attribute : thing.attributes) {
                for (var value : attribute.values) {
                    var lower = value.toLowerCase(Locale.ROOT);
                    boolean inflected = tokens.size() == 1
                            && lower.length() >= 4
                            && (text.startsWith(lower) && text.length() - lower.length() <= 2
                                    || (stem(text).equals(stem(lower))
                                            && stem(lower).length() >= 4));
                    if (lower.equals(text) || lower.equals(lemma) || inflected) {
                        result.add(new Valued(thing, attribute, valueName(value)));
                    }
                }
            }
        }
        return result;
    }

    /// How a value is stored: `in repair` is `in_repair`.
    public static String valueName(String value) {
        return com.nocodo.modes.spec.Names.identifier(value);
    }
}
