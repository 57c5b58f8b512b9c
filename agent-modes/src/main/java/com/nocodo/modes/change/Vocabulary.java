package com.nocodo.modes.change;

import static com.nocodo.modes.intake.text.Mark.*;

import com.nocodo.modes.intake.catalogue.Catalogue;
import com.nocodo.modes.intake.catalogue.Concept;
import com.nocodo.modes.intake.text.Language;
import com.nocodo.modes.intake.text.Token;
import com.nocodo.modes.spec.AppSpec;
import com.nocodo.modes.spec.Entity;
import com.nocodo.modes.spec.FieldType;
import com.nocodo.modes.spec.Role;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Finds what words name in a spec. What is named by several things equally well is found as all of them.
final class Vocabulary {
    private static final double PART = 0.3;
    private final AppSpec spec;
    private final Catalogue catalogue;
    private final Language language;
    private @Nullable Entity last;
    private List<List<Ref>> antecedents = List.of();
    private List<Ref> pointed = List.of();
    private List<Token> saidBefore = List.of();

    Vocabulary(AppSpec spec, Language language) {
        this.spec = spec;
        this.language = language;
        this.catalogue = Catalogue.of(language);
    }

    record Scored<T>(T thing, double score) {}

    static <T> List<T> best(List<Scored<T>> all) {
        double top = all.stream().mapToDouble(Scored::score).max().orElse(0);
        return all.stream()
                .filter(s -> s.score() > top - 0.01 && s.score() > 0)
                .map(Scored::thing)
                .distinct()
                .toList();
    }

    /// Of whom `it` and `them` speak from here on.
    void spokenOf(Entity entity) {
        last = entity;
    }

    void silent() {
        last = null;
    }

    List<Entity> entities() {
        return spec.entities();
    }

    Optional<Entity> lastSpokenOf() {
        return Optional.ofNullable(last);
    }

    /// What the words before spoke of, for `it` and `that role`.
    void antecedents(List<List<Ref>> spoken) {
        if (!spoken.isEmpty()) {
            antecedents = List.copyOf(spoken);
        }
    }

    /// What `this` means, and of whose properties is spoken, before anything is named.
    void pointedAt(List<Ref> things) {
        pointed = things;
        antecedents(things.isEmpty() ? List.of() : List.of(things));
        things.forEach(thing -> {
            switch (thing) {
                case Ref.OfEntity(var entity) -> spokenOf(entity);
                case Ref.Member member -> spokenOf(member.entity());
                default -> {} // has no properties
            }
        });
    }

    /// The entity that was pointed at itself.
    Optional<Entity> pointedEntity() {
        return pointedAtKind() ? lastSpokenOf() : Optional.empty();
    }

    boolean pointedAtAny() {
        return !pointed.isEmpty();
    }

    boolean pointedAtKind() {
        return pointed.stream().anyMatch(thing -> thing instanceof Ref.OfEntity);
    }

    void saidBefore(List<Token> tokens) {
        saidBefore = tokens;
    }

    List<Token> saidBefore() {
        return saidBefore;
    }

    List<List<Ref>> antecedents() {
        return antecedents;
    }

    /// Without articles and the like.
    static List<Token> bare(List<Token> phrase) {
        int from = 0;
        while (from < phrase.size()
                && (phrase.get(from).any(THE, SOME, EACH, POSSESSIVE)
                        || phrase.get(from).pos().equals("DET"))) {
            from++;
        }
        var rest = phrase.subList(from, phrase.size());
        boolean quoted = rest.size() > 2 && quote(rest.getFirst()) && quote(rest.getLast());
        return quoted ? rest.subList(1, rest.size() - 1) : rest;
    }

    static boolean quote(Token token) {
        return token.sign("'\"“”„‘’`«»");
    }

    Optional<Entity> entity(List<Token> phrase) {
        var words = bare(phrase);
        if (words.isEmpty() || words.size() > 4) {
            return Optional.empty();
        }
        if (words.size() == 1 && phrase.size() == 1 && words.getFirst().is(IT)) {
            return lastSpokenOf();
        }
        if (!words.stream().allMatch(Token::wordy)) {
            return Optional.empty();
        }
        var all = new ArrayList<Scored<Entity>>();
        var concepts = concepts(words);
        for (var e : spec.entities()) {
            double score = Stream.of(e.label(), e.labelPlural(), e.name(), e.plural())
                    .mapToDouble(l -> Likeness.of(words, l))
                    .max()
                    .orElse(0);
            boolean kin = score < Likeness.WHOLE && sameConcept(concepts, e);
            all.add(new Scored<>(e, kin ? Math.max(score, 0.7) : score));
        }
        var found = best(all.stream().filter(s -> s.score() >= 0.5).toList());
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    private List<Concept> concepts(List<Token> words) {
        var spoken = String.join(" ", words.stream().map(Token::lower).toList());
        var lemma = words.size() == 1 ? words.getFirst().lemma() : spoken;
        return Stream.of(spoken, lemma)
                .distinct()
                .filter(w -> Catalogue.known(language, w))
                .flatMap(w -> catalogue.find(w).stream())
                .toList();
    }

    /// `client` is another word for the customer; not where both are kept.
    private boolean sameConcept(List<Concept> concepts, Entity entity) {
        return !concepts.isEmpty()
                && catalogue
                        .find(entity.label().toLowerCase(Locale.ROOT))
                        .filter(concepts::contains)
                        .isPresent();
    }

    List<Ref> roles(List<Token> phrase) {
        var words = bare(phrase);
        boolean own = words.size() == 1
                && words.getFirst().lower().matches("owner|boss|chef|inhaber|chefin|inhaberin|admin|i|me|ich");
        if (own
                && spec.roles().stream()
                        .noneMatch(
                                r -> r.label().equalsIgnoreCase(words.getFirst().lower()))) {
            return List.of();
        }
        var all = new ArrayList<Scored<Ref>>();
        for (Role role : spec.roles()) {
            double score = Math.max(Likeness.of(words, role.label()), Likeness.of(words, role.name()));
            all.add(new Scored<>(new Ref.OfRole(role), score));
        }
        return best(all.stream().filter(s -> s.score() >= 0.5).toList());
    }

    /// The fields and links that a phrase names, alone or with their record: `the notes of customers`, `customer
    /// notes`.
    List<Ref.Member> members(List<Token> phrase) {
        var words = parted(bare(phrase));
        if (words.isEmpty() || words.size() > 9) {
            return List.of();
        }
        for (int i = 1; i + 1 < words.size(); i++) {
            boolean of = words.get(i)
                    .lower()
                    .matches(
                            "of|on|in|for|from|at|von|vom|bei|beim|der|des|einer|eines|unserer|unseres|im|am|an|für|zu");
            boolean possessive = words.get(i).text().matches("['’]s?");
            if (possessive) {
                var turned = new ArrayList<>(words.subList(i + 1, words.size()));
                turned.add(new Token("of", words.get(i).start(), words.get(i).end(), "ADP", "of", Set.of(OF)));
                turned.addAll(words.subList(0, i));
                var whole = plain(turned);
                if (!whole.isEmpty()) {
                    return whole;
                }
            }
            if (of || possessive) {
                var front = words.subList(0, i);
                var back = words.subList(i + 1, words.size());
                var owner = entity(of ? back : front);
                var found = owner.map(e -> membersOf(e, of ? front : back)).orElse(List.of());
                if (!found.isEmpty()) {
                    return found;
                }
            }
        }
        var earned = earned(words);
        if (!earned.isEmpty()) {
            return earned;
        }
        var plain = plain(words);
        if (!plain.isEmpty() && !(spec.entities().stream().anyMatch(e -> names(words, e)) && partly(plain, words))) {
            return plain;
        }
        for (int i = 1; i < words.size(); i++) {
            int at = i;
            var found = entity(words.subList(0, i))
                    .map(e -> membersOf(e, words.subList(at, words.size())))
                    .orElse(List.of());
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }

    /// `what a bike costs`, `what a teacher gets per hour`: the one amount that is kept of it.
    private List<Ref.Member> earned(List<Token> words) {
        if (words.size() < 3 || !words.getFirst().any(WHAT, HOW_MUCH)) {
            return List.of();
        }
        int verb = (int) words.stream()
                .takeWhile(t -> !t.lower().matches("costs?|kostet|earns?|verdient|gets?|bekommt|brings?( in)?|bringt"))
                .count();
        boolean more = verb == words.size()
                || words.subList(verb + 1, words.size()).stream()
                        .anyMatch(
                                t -> !t.lower().matches("in|total|per|pro|je|hour|stunde|day|tag|month|monat|ein|us"));
        var owner = more ? Optional.<Entity>empty() : entity(words.subList(1, verb));
        var amounts = owner.stream()
                .flatMap(e -> e.fields().stream()
                        .filter(f -> f.type() == FieldType.MONEY || f.computed())
                        .map(f -> (Ref.Member) new Ref.OfField(e, f)))
                .toList();
        return amounts.size() == 1 ? amounts : List.of();
    }

    /// `phone number of customers`: the grammar takes `number of` for one word.
    private static List<Token> parted(List<Token> words) {
        var result = new ArrayList<Token>();
        for (var word : words) {
            boolean joined = word.lower().endsWith(" of");
            if (joined) {
                int end = word.end() - 3;
                var noun = word.text().substring(0, word.text().length() - 3);
                result.add(new Token(noun, word.start(), end, "NOUN", noun.toLowerCase(Locale.ROOT), Set.of()));
                result.add(new Token("of", end + 1, word.end(), "ADP", "of", Set.of(OF)));
            } else {
                result.add(word);
            }
        }
        return result;
    }

    /// Whether the words are just what a kind of record is called.
    static boolean names(List<Token> words, Entity e) {
        return Likeness.of(words, e.label()) >= Likeness.WHOLE || Likeness.of(words, e.labelPlural()) >= Likeness.WHOLE;
    }

    private static boolean partly(List<Ref.Member> members, List<Token> words) {
        return members.stream()
                .allMatch(m -> m instanceof Ref.OfField f
                        && Likeness.of(words, f.field().label()) < Likeness.WHOLE);
    }

    private List<Ref.Member> plain(List<Token> words) {
        var all = spec.entities().stream().flatMap(e -> scored(e, words)).toList();
        double top = all.stream().mapToDouble(Scored::score).max().orElse(0);
        var found = best(all.stream()
                .filter(s -> s.score() >= (top >= Likeness.WHOLE ? Likeness.WHOLE : PART))
                .toList());
        var here = found.stream().filter(m -> m.entity() == last).toList();
        return here.size() == 1 ? here : found;
    }

    List<Ref.Member> membersOf(Entity entity, List<Token> phrase) {
        return best(scored(entity, unlabelled(bare(phrase)))
                .filter(s -> s.score() >= PART)
                .toList());
    }

    private Stream<Scored<Ref.Member>> scored(Entity e, List<Token> phrase) {
        var words = unlabelled(phrase);
        var fields = e.fields().stream()
                .map(f -> new Scored<Ref.Member>(new Ref.OfField(e, f), score(words, f.label(), f.name())));
        var links = e.relations().stream()
                .map(r -> new Scored<Ref.Member>(new Ref.OfLink(e, r), score(words, r.label(), r.name())));
        return Stream.concat(fields, links);
    }

    /// `Annahmedatum` is the `Datum von Annahme`.
    private static boolean joined(List<Token> words, String label) {
        var parts = label.toLowerCase(Locale.ROOT).split(" (von|vom|der|des) ");
        return words.size() == 1
                && parts.length == 2
                && words.getFirst().lower().matches(Pattern.quote(parts[1]) + "s?" + Pattern.quote(parts[0]));
    }

    private static double score(List<Token> words, String label, String name) {
        double whole = Math.max(Likeness.of(words, label), Likeness.of(words, name));
        return whole > 0
                ? whole
                : joined(words, label)
                        ? 0.95
                        : 0.9 * Math.max(Likeness.of(shorter(words), label), numbered(words, label));
    }

    /// `the phone number` is the phone, where that has no number.
    private static List<Token> shorter(List<Token> words) {
        boolean longer = words.size() > 1 && words.getLast().lower().matches("numbers?|address|addresses");
        return longer ? words.subList(0, words.size() - 1) : List.of();
    }

    private static double numbered(List<Token> words, String label) {
        return words.size() == 1
                        && words.getFirst()
                                .lower()
                                .matches(label.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}]", ".")
                                        + "(nummern?|adressen?)")
                ? 1
                : 0;
    }

    /// `the notes field` is the notes.
    private static List<Token> unlabelled(List<Token> words) {
        int from = 0;
        int to = words.size();
        while (to - from > 1
                && words.get(to - 1).lower().matches("fields?|columns?|feld|felder|spalten?|box|entry|option|link")) {
            to--;
        }
        while (to - from > 1 && words.get(from).lower().matches("fields?|columns?|feld|felder|spalten?")) {
            from++;
        }
        return words.subList(from, to);
    }

    /// The values of enumerations that a phrase names, with their field where that is named too.
    List<Ref.OfValue> values(List<Token> phrase) {
        var words = bare(phrase);
        var all = new ArrayList<Scored<Ref.OfValue>>();
        for (var e : spec.entities()) {
            for (var f : e.fields()) {
                f.values()
                        .forEach(v ->
                                all.add(new Scored<>(new Ref.OfValue(e, f, v), score(words, v.label(), v.name()))));
            }
        }
        return best(all.stream().filter(s -> s.score() > 0.9).toList());
    }

    List<Ref> reports(List<Token> phrase) {
        return new Titles(spec).reports(phrase);
    }

    List<Ref> rules(List<Token> phrase) {
        return new Titles(spec).rules(phrase);
    }

    /// The one rule most of whose words were said before, for `that rule`.
    List<Ref> rulesSaid() {
        return new Titles(spec).rulesSaid(saidBefore);
    }

    /// Sorted by entity for a question.
    static List<String> options(List<? extends Ref> refs) {
        return refs.stream().map(Ref::words).sorted(Comparator.naturalOrder()).toList();
    }
}
