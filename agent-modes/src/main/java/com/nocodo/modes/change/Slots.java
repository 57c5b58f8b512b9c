package com.nocodo.modes.change;

import static com.nocodo.modes.intake.text.Mark.*;

import com.nocodo.modes.intake.catalogue.FieldTypes;
import com.nocodo.modes.intake.structure.Item;
import com.nocodo.modes.intake.structure.Items;
import com.nocodo.modes.intake.structure.Nouns;
import com.nocodo.modes.intake.text.Language;
import com.nocodo.modes.intake.text.Token;
import com.nocodo.modes.spec.FieldType;
import com.nocodo.modes.spec.Permission.Action;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/// Reads what stands in a slot of a frame, by the slot's kind.
final class Slots {
    private static final int LONGEST_NAME = 6;
    private final Vocabulary vocabulary;
    private final Frames frames;
    private final Items items;
    private final boolean german;
    private final Spoken spoken;

    Slots(Vocabulary vocabulary, Frames frames, Language language) {
        this.vocabulary = vocabulary;
        this.frames = frames;
        this.german = language == Language.DE;
        this.spoken = new Spoken(vocabulary, frames);
        this.items = new Items(new Nouns(language), FieldTypes.of(language), language);
    }

    Set<String> skip() {
        return frames.named("skip");
    }

    /// What the tokens are as `kind`; empty where they are not.
    Optional<Object> read(String kind, List<Token> tokens) {
        if (cut(tokens)) {
            return Optional.empty();
        }
        return switch (kind) {
            case "entity" -> vocabulary.entity(tokens).map(e -> e);
            case "field" -> some(fields(tokens));
            case "any" -> some(things(tokens));
            case "it" -> some(spoken.meant(tokens));
            case "entities" ->
                some(several(
                        tokens,
                        t -> vocabulary
                                .entity(t)
                                .map(e -> List.of(new Ref.OfEntity(e)))
                                .orElse(List.of())));
            case "role" -> some(role(tokens));
            case "report" -> some(vocabulary.reports(tokens));
            case "rule" -> some(vocabulary.rules(tokens));
            case "old" -> some(vocabulary.values(tokens));
            case "items" -> items(tokens);
            case "name" -> name(tokens);
            case "values" -> some(values(tokens));
            case "number" -> Amounts.of(tokens).map(n -> n);
            case "type" -> type(tokens).map(t -> t);
            case "actions" -> actions(tokens);
            default -> throw new IllegalStateException("A frame has a slot of no kind: " + kind);
        };
    }

    private List<List<Ref.Member>> fields(List<Token> tokens) {
        var pointed = spoken.members(tokens);
        return pointed.isEmpty() ? several(tokens, vocabulary::members) : pointed;
    }

    private List<List<Ref>> things(List<Token> tokens) {
        var pointed = spoken.meant(tokens);
        return pointed.isEmpty() ? several(tokens, this::any) : pointed;
    }

    private List<Ref> role(List<Token> tokens) {
        var pointed = spoken.role(tokens);
        return pointed.isEmpty() ? roles(tokens) : pointed;
    }

    /// What a stretch names for sure, as a whole.
    List<Ref> mentioned(List<Token> tokens) {
        boolean edge = tokens.getFirst().any(OF, AND, IN, FOR, TO)
                || !tokens.getLast().wordy()
                || tokens.getLast().any(OF, AND, IN, FOR, TO, THE, SOME, IT, WE, BE, HAVE)
                || cut(tokens);
        if (edge || tokens.stream().anyMatch(t -> t.any(IT, BE, HAVE, AND))) {
            return List.of();
        }
        var found = any(tokens);
        return found.stream().allMatch(r -> r instanceof Ref.OfRule) ? List.of() : found;
    }

    /// `the name and the phone of clients`: each of them; whose they are is said last.
    private <T extends Ref> List<List<T>> several(List<Token> tokens, Function<List<Token>, List<T>> one) {
        var whole = one.apply(tokens);
        if (!whole.isEmpty()) {
            return List.of(whole);
        }
        var parts = new ArrayList<List<Token>>();
        int from = 0;
        for (int i = 0; i <= tokens.size(); i++) {
            if (i == tokens.size() || tokens.get(i).sign(",&") || tokens.get(i).is(AND)) {
                if (i > from) {
                    parts.add(tokens.subList(from, i));
                }
                from = i + 1;
            }
        }
        var before = vocabulary.lastSpokenOf();
        var result = new ArrayList<List<T>>();
        for (var part : parts.reversed()) {
            var found = parts.size() > 1 ? one.apply(part) : List.<T>of();
            if (found.isEmpty()) {
                before.ifPresentOrElse(vocabulary::spokenOf, vocabulary::silent);
                return List.of();
            }
            if (found.size() == 1 && found.getFirst() instanceof Ref.Member member) {
                vocabulary.spokenOf(member.entity());
            }
            result.addFirst(found);
        }
        before.ifPresentOrElse(vocabulary::spokenOf, vocabulary::silent);
        return result;
    }

    private static <T> Optional<Object> some(List<T> list) {
        return list.isEmpty() ? Optional.empty() : Optional.of(list);
    }

    /// A slot holds no end of a sentence.
    private static boolean cut(List<Token> tokens) {
        return tokens.stream().anyMatch(t -> t.sign(".!?;"));
    }

    /// Whatever the words name best: a record, a field, a role, a value, a list, a rule.
    private List<Ref> any(List<Token> tokens) {
        var bare = Vocabulary.bare(tokens);
        if (bare.isEmpty()) {
            return List.of();
        }
        var entity = vocabulary.entity(tokens);
        var exact = entity.filter(e -> Stream.of(e.label(), e.labelPlural(), e.name(), e.plural())
                .anyMatch(l -> Likeness.of(bare, l) >= Likeness.WHOLE));
        if (exact.isPresent()) {
            return List.of(new Ref.OfEntity(exact.get()));
        }
        boolean role = Matcher.says(List.of(bare.getLast()), frames.named("role_word"))
                || Matcher.says(List.of(bare.getFirst()), frames.named("role_word"));
        var members = vocabulary.members(tokens);
        var named = new ArrayList<Ref>(members);
        if (!role && !named.isEmpty()) {
            return named;
        }
        named.addAll(roles(tokens));
        if (named.isEmpty()) {
            named.addAll(vocabulary.values(tokens));
        }
        if (named.isEmpty()) {
            named.addAll(vocabulary.reports(tokens));
        }
        if (named.isEmpty()) {
            named.addAll(vocabulary.rules(tokens));
        }
        if (named.isEmpty()) {
            entity.ifPresent(e -> named.add(new Ref.OfEntity(e)));
        }
        return named;
    }

    private List<Ref> roles(List<Token> tokens) {
        var words = Vocabulary.bare(tokens).stream()
                .filter(t -> !Matcher.says(List.of(t), frames.named("role_word")))
                .toList();
        return words.isEmpty() ? List.of() : vocabulary.roles(words);
    }

    /// New fields in a list; nothing with a verb in it, and nothing that only points at what is there.
    private Optional<Object> items(List<Token> tokens) {
        var bare = tokens.stream().filter(t -> !t.sign(",()'\"")).toList();
        boolean sentence = bare.stream()
                        .anyMatch(t -> t.any(BE, HAVE, CAN, MUST, SHOULD, NOT, NO, NEVER, WE, IT, WHEN, NOBODY)
                                || Matcher.says(List.of(t), frames.named("request_verb")))
                || bare.stream().noneMatch(Token::wordy)
                || bare.stream().anyMatch(t -> t.number() && tokens.stream().noneMatch(Vocabulary::quote))
                || tokens.getFirst().sign(",:")
                || tokens.getFirst().any(AND, OF, FOR, TO, IN)
                || tokens.getLast().any(AND, OF, FOR, TO, IN, THE, SOME, EACH, POSSESSIVE, WITH)
                || tokens.getLast().sign(",:(");
        if (sentence) {
            return Optional.empty();
        }
        var read = items.read(tokens);
        boolean chosen = tokens.stream().anyMatch(t -> t.is(OR))
                && read.stream().allMatch(i -> i.values().isEmpty() && !i.yesNo());
        boolean good = !chosen && !read.isEmpty() && read.stream().allMatch(this::named);
        return good ? Optional.of(read) : Optional.empty();
    }

    private boolean named(Item item) {
        return !item.label().isBlank()
                && item.label().length() <= 60
                && item.words().stream().noneMatch(this::verb)
                && item.words().stream().anyMatch(Token::nounish)
                && item.words().stream().skip(1).noneMatch(t -> t.any(SOME, TO, BEFORE, AFTER))
                && item.words().stream().noneMatch(t -> t.lower().matches("as|als"))
                && !Matcher.says(List.of(item.words().getLast()), frames.named("never_kept"))
                && !done(item.words());
    }

    /// `fetched from a volunteer` is no name of anything.
    private static boolean done(List<Token> words) {
        return words.size() > 2
                && words.getFirst().pos().equals("VERB")
                && words.stream().anyMatch(t -> t.any(FROM, BY, WITH));
    }

    /// A verb that says what is done, so that these words are no name; a participle can be part of one.
    private boolean verb(Token t) {
        if (t.any(SEE, DELETE, CAN, MUST, SHOULD, BE, HAVE) && !t.nounish()) {
            return true;
        }
        boolean small = t.wordy() && Character.isLowerCase(t.text().charAt(0));
        return german
                ? small && t.pos().matches("VERB|AUX|ADV|PRON")
                : t.pos().matches("AUX|PRON")
                        || t.pos().equals("VERB") && t.lemma().equals(t.lower());
    }

    private Optional<Object> name(List<Token> tokens) {
        var bare = Vocabulary.bare(tokens);
        boolean quoted = bare.size() < tokens.size() && Vocabulary.quote(tokens.getFirst());
        boolean plain = bare.stream().allMatch(t -> t.wordy() || t.number() || t.sign("-/&'"));
        boolean good = !bare.isEmpty()
                && bare.size() <= LONGEST_NAME
                && (quoted
                        || plain
                                && bare.getFirst().wordy()
                                && !bare.getFirst().any(IN, OF, NOT, BE)
                                && bare.stream()
                                        .noneMatch(t ->
                                                t.any(TO, AND, OR) || t.lower().matches("into|in zu"))
                                && bare.stream().noneMatch(t -> bare.size() > 1 && verb(t) || request(t))
                                && type(bare).isEmpty()
                                && bare.stream().noneMatch(this::setting));
        return good ? Optional.of(new Phrase(tokens)) : Optional.empty();
    }

    private boolean request(Token t) {
        return Matcher.says(List.of(t), frames.named("request_verb")) || t.any(WE, IT, BE, HAVE, CAN, MUST, SHOULD);
    }

    /// A word that settings are told with: it is no name and no value.
    private boolean setting(Token t) {
        return t.any(NOT, NEVER, REQUIRED, OPTIONAL, UNIQUE, EMPTY)
                || Matcher.says(List.of(t), frames.named("setting_word"));
    }

    /// One or several new values of an enumeration.
    private List<Phrase> values(List<Token> tokens) {
        var result = new ArrayList<Phrase>();
        var part = new ArrayList<Token>();
        boolean quoted = false;
        for (var token : tokens) {
            if (Vocabulary.quote(token)) {
                quoted = !quoted;
                continue;
            }
            boolean divides = !quoted && (token.sign(",/") || token.any(AND, OR));
            if (!divides) {
                part.add(token);
            } else if (!part.isEmpty()) {
                result.add(new Phrase(List.copyOf(part)));
                part.clear();
            }
        }
        if (!part.isEmpty()) {
            result.add(new Phrase(List.copyOf(part)));
        }
        boolean marked = tokens.stream().anyMatch(Vocabulary::quote);
        boolean good = !quoted
                && result.stream()
                        .allMatch(p -> p.tokens().size() <= 4
                                && p.tokens().stream().noneMatch(this::setting)
                                && (marked
                                        || p.tokens().stream()
                                                .noneMatch(t -> t.number()
                                                        || t.any(
                                                                BE, CAN, MUST, HAVE, WE, IT, TO, FOR, OF, AT_LEAST,
                                                                AT_MOST))));
        return good ? result : List.of();
    }

    /// `add and edit`: what may be done.
    private static Optional<Object> actions(List<Token> tokens) {
        var result = EnumSet.noneOf(Action.class);
        for (var token : tokens) {
            var one = EnumSet.noneOf(Action.class);
            one.addAll(com.nocodo.modes.intake.access.Rights.actions(token));
            if (token.is(EXPORT)) {
                one.add(Action.EXPORT);
            }
            if (one.isEmpty() && !token.any(AND, OR, TO) && !token.sign(",/")) {
                return Optional.empty();
            }
            result.addAll(one);
        }
        return result.isEmpty() || !tokens.getLast().wordy() || tokens.getLast().any(AND, OR)
                ? Optional.empty()
                : Optional.of(result);
    }

    /// The type that the words name; the words of each are in the frames' file.
    private Optional<FieldType> type(List<Token> tokens) {
        var bare = Vocabulary.bare(tokens);
        return bare.isEmpty()
                ? Optional.empty()
                : Arrays.stream(FieldType.values())
                        .filter(t -> Matcher.says(bare, frames.named("type_" + t.text())))
                        .findFirst();
    }
}
