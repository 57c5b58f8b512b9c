package com.nocodo.modes.change;

import static com.nocodo.modes.intake.text.Mark.*;

import com.nocodo.modes.intake.text.Token;
import com.nocodo.modes.spec.AppSpec;
import com.nocodo.modes.spec.Entity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

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
    boolean is(List<Token> tokens) {
        var words = new Pieces(tokens, frames.named("skip"));
        var all = words.words(0, words.size());
        boolean asks = all.size() > LONGEST
                || tokens.stream()
                        .anyMatch(t -> t.is(NEVER) && !tokens.getFirst().is(WE)
                                || t.any(CAN, MUST, SHOULD, ONLY, WANT, KEEP, REQUIRED, OPTIONAL, UNIQUE)
                                || t.number() && !t.is(ONE)
                                || Vocabulary.quote(t)
                                || t.sign(",;.!?:→(<>=/"))
                || all.stream().anyMatch(t -> Matcher.says(List.of(t), frames.named("request_verb")));
        if (asks || tokens.size() < 2) {
            return false;
        }
        boolean person = tokens.getFirst().any(WE, IT, NOBODY, POSSESSIVE) || says(tokens.getFirst(), "pronoun");
        boolean verb = tokens.stream().skip(1).anyMatch(t -> t.pos().matches("VERB|AUX") || t.is(BE))
                && !(tokens.getFirst().pos().equals("VERB") && !work.german());
        boolean told = tokens.stream().anyMatch(t -> t.any(NOT, NO, NOBODY, HAVE, BELONG, CONTAIN));
        return verb && (person || !told || said(tokens, "unused"));
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
            spec.entities().stream().filter(e -> !other.entities().contains(e)).forEach(e -> ids.add(e.id()));
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

    private static String key(Ref ref) {
        return switch (ref) {
            case Ref.OfEntity(Entity e) -> e.id();
            case Ref.OfField f -> f.entity().id();
            case Ref.OfLink l -> l.entity().id();
            case Ref.OfValue v -> v.entity().id();
            case Ref.OfRole(var role) -> role.id();
            case Ref.OfReport(var report) -> report.id();
            case Ref.OfRule(var rule) -> rule.id();
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
