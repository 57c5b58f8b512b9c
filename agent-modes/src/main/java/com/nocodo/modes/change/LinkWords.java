package com.nocodo.modes.change;

import static com.nocodo.modes.intake.text.Mark.*;

import com.nocodo.modes.intake.text.Token;
import com.nocodo.modes.spec.Entity;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Links that are named as such: `the link between lessons and rooms`, `die Verknüpfung zum Mechaniker`.
final class LinkWords {
    private static final int LONGEST_NAME = 4;
    private final Vocabulary vocabulary;
    private final Frames frames;

    LinkWords(Vocabulary vocabulary, Frames frames) {
        this.vocabulary = vocabulary;
        this.frames = frames;
    }

    List<Ref> links(List<Token> phrase) {
        var words = Vocabulary.bare(phrase);
        boolean named = words.size() > 1 && Matcher.says(words.subList(0, 1), frames.named("link_word"));
        return named ? among(entities(words.subList(1, words.size()))) : List.of();
    }

    /// Between the first two; of one, those with what was spoken of before, else all.
    List<Ref> among(List<Entity> named) {
        if (named.size() > 2 || named.isEmpty()) {
            return List.of();
        }
        if (named.size() == 2) {
            return between(named.getFirst(), named.getLast()).toList();
        }
        var one = named.getFirst();
        var before = spokenOf();
        var near = before.stream()
                .filter(e -> e != one)
                .flatMap(e -> between(e, one))
                .distinct()
                .toList();
        return near.isEmpty()
                ? vocabulary.entities().stream()
                        .flatMap(e -> between(e, one))
                        .distinct()
                        .toList()
                : near;
    }

    private Stream<Ref> between(Entity a, Entity b) {
        return Stream.concat(from(a, b), a == b ? Stream.of() : from(b, a));
    }

    private static Stream<Ref> from(Entity a, Entity b) {
        return a.relations().stream().filter(r -> r.to().equals(b.name())).map(r -> new Ref.OfLink(a, r));
    }

    /// Whatever kinds of records were spoken of before, also as those who log in.
    List<Entity> spokenOf() {
        return vocabulary.antecedents().stream()
                .flatMap(List::stream)
                .flatMap(this::entity)
                .distinct()
                .toList();
    }

    private Stream<Entity> entity(Ref ref) {
        return switch (ref) {
            case Ref.OfEntity(var entity) -> Stream.of(entity);
            case Ref.OfRole(var role) ->
                vocabulary.entities().stream().filter(e -> e.name().equals(role.entity()));
            default -> Stream.of();
        };
    }

    /// The kinds of records between words that only hold them together; none where something else stands there.
    private List<Entity> entities(List<Token> words) {
        var result = new ArrayList<Entity>();
        for (int i = 0; i < words.size(); ) {
            int at = i;
            int to = Stream.iterate(Math.min(words.size(), i + LONGEST_NAME), n -> n > at, n -> n - 1)
                    .filter(n -> vocabulary.entity(words.subList(at, n)).isPresent())
                    .findFirst()
                    .orElse(i);
            if (to > i) {
                result.add(vocabulary.entity(words.subList(i, to)).orElseThrow());
                i = to;
            } else if (words.get(i).any(AND, BETWEEN, TO, OF, FROM, WITH, IN, ON, BY, FOR)
                    || words.get(i).pos().matches("ADP|DET|CCONJ")) {
                i++;
            } else {
                return List.of();
            }
        }
        return result.stream().distinct().toList();
    }
}
