package com.nocodo.modes.intake.structure;

import static com.nocodo.modes.intake.text.Mark.*;

import com.nocodo.modes.intake.text.Sentence;
import com.nocodo.modes.intake.text.Token;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Tells what stands under each heading: the fields of a record, wanted lists, rights, or limits.
final class Headings {
    private final Context context;
    private final Map<Integer, Sentence> byStart = new HashMap<>();
    private final Map<Integer, Section> sections = new HashMap<>();

    /// What the items under a heading are.
    enum Section {
        RECORD,
        WANTED,
        ACCESS,
        LIMIT,
        OTHER
    }

    Headings(Context context, List<Sentence> sentences) {
        this.context = context;
        var items = new HashMap<Integer, List<Sentence>>();
        for (var sentence : sentences) {
            byStart.put(sentence.start(), sentence);
            var heading = sentence.heading();
            if (heading != null) {
                items.computeIfAbsent(heading.start(), _ -> new ArrayList<>()).add(sentence);
            }
        }
        items.forEach((start, below) -> sections.put(start, decide(heading(start), below)));
    }

    private Sentence heading(int start) {
        return Objects.requireNonNull(byStart.get(start));
    }

    /// What a sentence stands under; `OTHER` where it stands under none.
    Section over(Sentence sentence) {
        var heading = sentence.heading();
        return heading == null ? Section.OTHER : sections.getOrDefault(heading.start(), Section.OTHER);
    }

    /// `Table: suppliers - name, country` without the word for the record itself.
    static Clause unlabelled(Clause clause) {
        boolean label = clause.size() > 5
                && clause.get(0).lower().matches("tables?|tabelle|entity|record|records|form|formular|datei|list|liste")
                && clause.get(1).sign(":")
                && clause.tokens().subList(2, 7 > clause.size() ? clause.size() : 7).stream()
                        .anyMatch(t -> t.sign("–:(") || t.text().equals("-"));
        return label ? new Clause(clause.tokens().subList(2, clause.size()), clause.sentence(), false) : clause;
    }

    /// Whether a sentence says nothing of its own but what the items below it are.
    boolean only(Sentence sentence) {
        return sections.getOrDefault(sentence.start(), Section.OTHER) != Section.OTHER
                && sentence.tokens().stream().filter(t -> t.sign(",:")).count() <= 1;
    }

    /// The record whose fields stand below.
    Optional<Noun> record(@Nullable Sentence heading) {
        if (heading == null || sections.get(heading.start()) != Section.RECORD) {
            return Optional.empty();
        }
        var nouns = context.nouns.all(titled(heading(heading.start())));
        return each(heading(heading.start())).isPresent()
                ? nouns.stream().findFirst()
                : nouns.stream().reduce((_, b) -> b);
    }

    /// The heading without the remark in brackets behind it.
    private static List<com.nocodo.modes.intake.text.Token> titled(Sentence heading) {
        return heading.tokens().stream().takeWhile(t -> !t.sign("(")).toList();
    }

    /// `Steps per job`: the job.
    Optional<Noun> each(Sentence heading) {
        var tokens = titled(heading);
        var nouns = context.nouns.all(tokens);
        boolean per = nouns.size() == 2 && tokens.get(nouns.getFirst().to()).any(PER, FOR);
        return per ? Optional.of(nouns.getLast()) : Optional.empty();
    }

    private Section decide(Sentence heading, List<Sentence> below) {
        var tokens = heading.tokens();
        boolean never = heading.has(NEVER)
                || heading.has(NOT) && (heading.has(CAN) || heading.has(MUST))
                || Limits.forbidden(heading);
        if (heading.has(RULES) || never || tokens.getFirst().lower().matches("important|wichtig|note|hinweis")) {
            return Section.LIMIT;
        }
        if (heading.has(ROLES) || tokens.getFirst().is(WHO) && (heading.has(CAN) || tokens.size() <= 2)) {
            return Section.ACCESS;
        }
        if (people(heading, below)) {
            return Section.ACCESS;
        }
        if (heading.has(LIST) || heading.has(KNOW) || heading.has(WANT) && heading.has(SEE) || asks(heading)) {
            return Section.WANTED;
        }
        boolean bare = tokens.size() <= 4
                && heading.has(WANT)
                && context.nouns.all(tokens).isEmpty();
        if (bare && below.stream().filter(this::told).count() * 2 <= below.size()) {
            return Section.WANTED;
        }
        return names(heading) && below.stream().filter(s -> told(s)).count() * 2 <= below.size()
                ? Section.RECORD
                : Section.OTHER;
    }

    /// `People:` over what each of them may do.
    private static boolean people(Sentence heading, List<Sentence> below) {
        return heading.tokens().size() <= 3
                && heading.tokens()
                        .getFirst()
                        .lower()
                        .matches("people|staff|team|users|personal|personen|leute|mitarbeiter|benutzer")
                && below.stream().anyMatch(s -> s.has(SEE) || s.has(EDIT) || s.has(DELETE) || s.has(EVERYTHING));
    }

    private static boolean asks(Sentence heading) {
        return heading.tokens().stream().anyMatch(t -> t.lower().matches("questions?|fragen|frage"));
    }

    /// A heading that is a noun and little else.
    private boolean names(Sentence heading) {
        var tokens = titled(heading);
        return tokens.size() <= 6
                && !context.nouns.all(tokens).isEmpty()
                && tokens.stream().noneMatch(t -> t.any(WANT, WE, HAVE, CAN, CONTAIN, FOR));
    }

    /// An item that is a statement, or a record with fields of its own, rather than the name of a field.
    boolean told(Sentence item) {
        var tokens = item.tokens();
        boolean says = tokens.stream().anyMatch(t -> t.any(CAN, MUST, BELONG))
                || tokens.stream().anyMatch(t -> t.any(HAVE, WITH)) && !Asked.opens(tokens, 0)
                || tokens.getFirst().is(EACH) && tokens.stream().anyMatch(Clauses::verb)
                || tokens.size() > 14
                        && tokens.stream().filter(t -> t.sign(",;|(")).count() * 5 < tokens.size();
        return says || lists(tokens);
    }

    /// `Course: title, start, end`, where `colour: red, blue` is a field with its values.
    private boolean lists(List<Token> tokens) {
        int colon = Cuts.indexOf(tokens, ":");
        if (colon < 1 || colon > 4) {
            return false;
        }
        var parts = Chunks.of(tokens.subList(colon + 1, tokens.size()), true);
        long fields = parts.stream()
                .filter(p -> context.types.find(Items.text(p)).isPresent())
                .count();
        return parts.size() > 1 && fields * 2 >= parts.size();
    }
}
