package com.nocodo.modes.change;

import static com.nocodo.modes.intake.text.Mark.*;

import com.nocodo.modes.intake.text.Language;
import com.nocodo.modes.intake.text.Token;
import com.nocodo.modes.spec.Entity;
import com.nocodo.modes.spec.Permission.Action;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/// Reads what stands in a slot of a frame, by the slot's kind.
final class Slots {
    private static final int LONGEST_ASIDE = 5;
    private static final int LONGEST_TOLD = 14;

    private final Vocabulary vocabulary;
    private final Frames frames;
    private final NewFields newFields;
    private final NewNames names;
    private final Spoken spoken;

    Slots(Vocabulary vocabulary, Frames frames, Language language) {
        this.vocabulary = vocabulary;
        this.frames = frames;
        this.spoken = new Spoken(vocabulary, frames);
        var kinds = new WordKinds(frames, language == Language.DE);
        this.newFields = new NewFields(kinds, language);
        this.names = new NewNames(kinds, frames);
    }

    Set<String> skip() {
        return frames.named("skip");
    }

    /// What the tokens are as `kind`; empty where they are not.
    Optional<Object> read(String kind, List<Token> tokens) {
        if (cut(tokens) || !closed(tokens)) {
            return Optional.empty();
        }
        return switch (kind) {
            case "entity" -> entity(tokens).map(e -> e);
            case "field" -> some(fields(tokens));
            case "any" -> some(things(tokens));
            case "it" -> some(spoken.meant(tokens));
            case "entities" ->
                some(several(
                        tokens,
                        t -> records(t).map(e -> List.of(new Ref.OfEntity(e))).orElse(List.of())));
            case "role" -> some(role(tokens));
            case "report" -> some(vocabulary.reports(tokens));
            case "rule" -> some(vocabulary.rules(tokens));
            case "old" -> some(vocabulary.values(tokens));
            case "person" -> some(spoken.role(tokens));
            case "yes", "by", "needs" -> some(fields(tokens));
            case "told" -> told(tokens);
            case "aside" -> aside(tokens);
            case "items" ->
                speaksOfPointed(tokens)
                        ? Optional.empty()
                        : newFields.read(tokens).map(i -> i);
            case "value" ->
                Amounts.of(tokens)
                        .map(_ -> (Object) new Phrase(tokens))
                        .or(() -> names.name(tokens).map(n -> n));
            case "name" -> names.name(tokens).map(n -> n);
            case "flag" -> newFields.flag(tokens).map(i -> i);
            case "values" -> some(names.values(tokens));
            case "number" -> Amounts.of(tokens).map(n -> n);
            case "type" -> names.type(tokens).map(t -> t);
            case "actions" -> actions(tokens);
            default -> throw new IllegalStateException("A frame has a slot of no kind: " + kind);
        };
    }

    /// `Make this smell of tar`: what was pointed at is there, and no new field is called so.
    private boolean speaksOfPointed(List<Token> tokens) {
        return vocabulary.pointedAtAny() && Matcher.says(tokens.subList(0, 1), frames.named("this"));
    }

    /// `these` are records only where their kind was pointed at.
    private Optional<Entity> records(List<Token> tokens) {
        return vocabulary.pointedAtKind() ? entity(tokens) : vocabulary.entity(tokens);
    }

    private Optional<Entity> entity(List<Token> tokens) {
        return Matcher.says(tokens, frames.named("it"))
                ? vocabulary.pointedEntity().or(() -> vocabulary.entity(tokens))
                : vocabulary.entity(tokens);
    }

    private List<List<Ref.Member>> fields(List<Token> tokens) {
        if (leans(tokens)) {
            return List.of();
        }
        var pointed = spoken.members(tokens);
        return pointed.isEmpty() ? several(tokens, vocabulary::members) : pointed;
    }

    private List<List<Ref>> things(List<Token> tokens) {
        if (leans(tokens) && vocabulary.values(tokens).isEmpty()) {
            return List.of();
        }
        var pointed = spoken.meant(tokens);
        return pointed.isEmpty() ? several(tokens, this::any) : pointed;
    }

    /// `on lessons …` is no name by itself.
    private static boolean leans(List<Token> tokens) {
        return tokens.getFirst().any(OF, IN, FOR, TO, ON, BY, WITH, FROM, AND);
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
        boolean kin = found.size() == 1
                && found.getFirst() instanceof Ref.OfEntity(var e)
                && tokens.size() == 1
                && Likeness.of(tokens, e.label()) == 0
                && Likeness.of(tokens, e.labelPlural()) == 0;
        return kin || found.stream().allMatch(r -> r instanceof Ref.OfRule) ? List.of() : found;
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

    /// No quotation begins or ends within.
    private static boolean closed(List<Token> tokens) {
        var marks = tokens.stream().filter(t -> t.sign("\"“”„«»")).toList();
        return marks.size() % 2 == 0;
    }

    /// Whatever the words name best: a record, a field, a role, a value, a list, a rule.
    private List<Ref> any(List<Token> tokens) {
        var bare = Vocabulary.bare(tokens);
        if (bare.isEmpty()) {
            return List.of();
        }
        var links = new LinkWords(vocabulary, frames).links(tokens);
        if (!links.isEmpty()) {
            return links;
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

    /// What is so now, or may be: no words that wish for something.
    private Optional<Object> told(List<Token> tokens) {
        boolean plain = tokens.size() <= LONGEST_TOLD
                && tokens.stream()
                        .noneMatch(t -> !t.wordy()
                                || t.any(MUST, SHOULD, WANT)
                                || Matcher.says(List.of(t), frames.named("wish")));
        return plain ? Optional.of(new Phrase(tokens)) : Optional.empty();
    }

    /// A few words that only tell more of what was named.
    private static Optional<Object> aside(List<Token> tokens) {
        boolean plain = tokens.size() <= LONGEST_ASIDE
                && tokens.stream()
                        .noneMatch(t -> !t.wordy()
                                || t.number()
                                || t.any(NOT, NO, NEVER, NOBODY, CAN, MUST, SHOULD, ONLY, AND, OR, WANT));
        return plain ? Optional.of(new Phrase(tokens)) : Optional.empty();
    }

    /// `add and edit`: what may be done.
    private Optional<Object> actions(List<Token> tokens) {
        var result = EnumSet.noneOf(Action.class);
        for (var token : tokens) {
            var one = EnumSet.noneOf(Action.class);
            boolean edits = Matcher.says(List.of(token), frames.named("do_edit"));
            one.addAll(edits ? Set.of(Action.UPDATE) : com.nocodo.modes.intake.access.Rights.actions(token));
            if (Matcher.says(List.of(token), frames.named("do_create"))) {
                one.add(Action.CREATE);
            }
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
}
