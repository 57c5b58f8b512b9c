package com.nocodo.modes.change;

import static com.nocodo.modes.intake.text.Mark.*;

import com.nocodo.modes.intake.text.Token;
import com.nocodo.modes.spec.AppSpec;
import com.nocodo.modes.spec.Entity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Statements that ask for nothing and only say why: `half portions exist: …`, `… , siblings share one`.
final class Background {
    private static final int LONGEST = 16;
    private static final int LONGEST_MENTION = 6;
    private final Work work;
    private final Frames frames;

    Background(Work work, Frames frames) {
        this.work = work;
        this.frames = frames;
    }

    /// A plain statement: a verb, and nothing that wishes, forbids, counts or quotes.
    boolean is(List<Token> said) {
        boolean because = said.size() > 2 && says(said.getFirst(), "because");
        var tokens = because ? said.subList(1, said.size()) : said;
        if (tokens.size() < 2 || asks(tokens)) {
            return false;
        }
        if (own(tokens)) {
            return true;
        }
        boolean sets = tokens.stream()
                        .anyMatch(t -> t.is(NEVER) && !tokens.getFirst().is(WE)
                                || t.any(CAN, MUST, SHOULD, ONLY, WANT, KEEP, REQUIRED, OPTIONAL)
                                || t.is(UNIQUE) && !t.lower().startsWith("share"))
                && !says(tokens.getFirst(), "why");
        boolean person = tokens.getFirst().any(WE, IT, NOBODY, POSSESSIVE) || says(tokens.getFirst(), "pronoun");
        boolean verb = verb(tokens, person);
        boolean denies = tokens.stream().anyMatch(t -> t.any(NOT, NO, NOBODY))
                && tokens.stream().anyMatch(t -> t.any(SEE, EDIT, DELETE, CREATE, MANAGE, NEGATIVE, EMPTY, VALID));
        boolean told = tokens.stream().anyMatch(t -> t.any(HAVE, BELONG, CONTAIN));
        return !sets && verb && (person || !told && !denies || said(tokens, "unused"));
    }

    /// A verb between what it speaks of; `hourly wage` may only look like one.
    private boolean verb(List<Token> tokens, boolean person) {
        boolean orders = tokens.getFirst().pos().equals("VERB") && !work.german();
        boolean there = false;
        for (int i = 1; i < tokens.size(); i++) {
            var t = tokens.get(i);
            var before = tokens.get(i - 1);
            boolean done = before.any(WE, IT, NOT)
                    || before.nounish() && !before.lemma().equals(before.lower());
            boolean last =
                    i + 1 == tokens.size() && !person && !done && t.text().indexOf(' ') < 0;
            there |= t.is(BE)
                    || t.pos().equals("AUX")
                    || !last && (t.pos().equals("VERB") || t.lower().startsWith("share "));
        }
        return there && !orders;
    }

    private boolean asks(List<Token> tokens) {
        var words = new Pieces(tokens, frames.named("skip"));
        var all = words.words(0, words.size());
        return all.size() > LONGEST
                || tokens.stream()
                        .anyMatch(t -> t.number() && !t.is(ONE) || Vocabulary.quote(t) || t.sign(",;.!?:→(<>=/"))
                || tokens.stream().anyMatch(t -> t.is(WHEN) || says(t, "condition"))
                || says(tokens.getFirst(), "request_verb")
                || all.stream().anyMatch(t -> says(t, "wish"));
    }

    /// `we only write letters`, `I can do without`: what we do ourselves, of nothing that is kept here.
    private boolean own(List<Token> tokens) {
        boolean points = tokens.stream().anyMatch(t -> t.is(IT) && !t.is(WE));
        boolean we = tokens.getFirst().is(WE)
                || work.german() && tokens.get(1).is(WE) && !tokens.getFirst().any(CAN, MUST);
        return we
                && tokens.stream().noneMatch(t -> t.any(MUST, SHOULD, WANT, REQUIRED, OPTIONAL, UNIQUE))
                && !(points && tokens.stream().anyMatch(t -> t.any(CAN, ONLY, SEE, EDIT, DELETE, CREATE)))
                && mentions(tokens).isEmpty();
    }

    /// Words in brackets that set nothing: `(online lessons)`.
    boolean aside(List<Token> tokens) {
        return tokens.size() <= LONGEST_MENTION
                && !asks(tokens)
                && tokens.stream()
                        .noneMatch(t -> !t.wordy()
                                || t.any(
                                        NOT, NO, NEVER, CAN, MUST, SHOULD, ONLY, WANT, REQUIRED, OPTIONAL, UNIQUE,
                                        YES_NO, OR)
                                || says(t, "setting_word"))
                && mentions(tokens).stream().allMatch(m -> m.stream().anyMatch(r -> r instanceof Ref.OfEntity));
    }

    private boolean says(Token token, String name) {
        return Matcher.says(List.of(token), frames.named(name));
    }

    private boolean said(List<Token> tokens, String name) {
        var words = new Pieces(tokens, frames.named("skip"));
        for (int i = 0; i < words.size(); i++) {
            for (int to = i + 1; to <= Math.min(words.size(), i + 3); to++) {
                if (Matcher.says(words.words(i, to), frames.named(name))) {
                    return true;
                }
            }
        }
        return false;
    }

    /// Whether nothing is spoken of but what was changed.
    boolean about(List<Token> tokens, AppSpec start, AppSpec now) {
        var touched = touched(start, now);
        return mentions(tokens).stream().allMatch(m -> m.stream().anyMatch(r -> touched.contains(key(r))));
    }

    private static Set<String> touched(AppSpec start, AppSpec now) {
        var ids = new HashSet<String>();
        for (var spec : List.of(start, now)) {
            var other = spec == start ? now : start;
            spec.entities().stream().filter(e -> !other.entities().contains(e)).forEach(e -> {
                ids.add(e.id());
                linked(e, other).forEach(ids::add);
            });
            spec.roles().stream().filter(r -> !other.roles().contains(r)).forEach(r -> ids.add(r.id()));
            spec.reports().stream().filter(r -> !other.reports().contains(r)).forEach(r -> {
                ids.add(r.id());
                spec.entities().stream()
                        .filter(e -> e.name().equals(r.entity()))
                        .forEach(e -> ids.add(e.id()));
            });
            spec.rules().stream().filter(r -> !other.rules().contains(r)).forEach(r -> {
                ids.add(r.id());
                spec.entities().forEach(e -> ids.add(e.id()));
            });
            spec.permissions().stream()
                    .filter(p -> !other.permissions().contains(p))
                    .forEach(p -> {
                        spec.role(p.role()).ifPresent(r -> ids.add(r.id()));
                        spec.entities().stream()
                                .filter(e -> e.name().equals(p.entity()))
                                .forEach(e -> ids.add(e.id()));
                    });
        }
        return ids;
    }

    /// A link that comes or goes is about both its sides.
    private static Stream<String> linked(Entity entity, AppSpec other) {
        var there = other.entities().stream()
                .filter(e -> e.id().equals(entity.id()))
                .flatMap(e -> e.relations().stream())
                .toList();
        return entity.relations().stream()
                .filter(r -> !there.contains(r))
                .flatMap(r -> other.entities().stream()
                        .filter(e -> e.name().equals(r.to()))
                        .map(Entity::id));
    }

    private static String key(Ref ref) {
        return switch (ref) {
            case Ref.OfEntity(Entity e) -> e.id();
            case Ref.OfField f -> f.entity().id();
            case Ref.OfLink l -> l.entity().id();
            case Ref.OfValue v -> v.entity().id();
            case Ref.OfRole(var role) -> role.id();
            case Ref.OfReport(var report) -> report.id();
            case Ref.OfRule(var rule) -> rule.id();
            case Ref.OfCard(var name, var label) -> name;
        };
    }

    /// What the words name, from left to right, each as long as possible.
    List<List<Ref>> mentions(List<Token> tokens) {
        var slots = new Slots(new Vocabulary(work.spec(), work.language), frames, work.language);
        var result = new ArrayList<List<Ref>>();
        for (int i = 0; i < tokens.size(); ) {
            int taken = 1;
            for (int to = Math.min(tokens.size(), i + LONGEST_MENTION); to > i; to--) {
                var found = slots.mentioned(tokens.subList(i, to));
                if (!found.isEmpty()) {
                    result.add(found);
                    taken = to - i;
                    break;
                }
            }
            i += taken;
        }
        return result;
    }
}
