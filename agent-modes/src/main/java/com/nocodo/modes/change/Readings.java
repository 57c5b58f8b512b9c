package com.nocodo.modes.change;

import static com.nocodo.modes.intake.text.Mark.*;

import com.nocodo.modes.intake.catalogue.Catalogue;
import com.nocodo.modes.intake.decide.Described;
import com.nocodo.modes.intake.decide.Lookup;
import com.nocodo.modes.intake.reports.ReportReader;
import com.nocodo.modes.intake.rules.DraftRule;
import com.nocodo.modes.intake.rules.RuleReader;
import com.nocodo.modes.intake.structure.Clause;
import com.nocodo.modes.intake.text.Language;
import com.nocodo.modes.intake.text.Sentence;
import com.nocodo.modes.intake.text.Token;
import com.nocodo.modes.spec.AppSpec;
import com.nocodo.modes.spec.Names;
import com.nocodo.modes.spec.Report;
import com.nocodo.modes.spec.Rule;
import com.nocodo.modes.spec.SpecCheck;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Rules and wanted lists, read by the same readers as in a first description, against the application that is there.
final class Readings {
    private final Work work;
    private final Language language;
    private @Nullable Lookup lookup;

    private final AppSpec spec;
    private final Frames frames;

    Readings(Work work, Language language, Frames frames) {
        this.work = work;
        this.spec = work.spec();
        this.frames = frames;
        this.language = language;
    }

    /// To describe a whole application costs time, and few sentences need it.
    private Lookup lookup() {
        var made = lookup;
        if (made == null) {
            made = new Lookup(new Described(language, Catalogue.of(language)).draft(spec), language);
            lookup = made;
        }
        return made;
    }

    /// Whether it reads against this spec.
    boolean of(AppSpec other) {
        return spec.equals(other);
    }

    boolean read(List<Token> tokens) {
        var clause = new Clause(tokens, new Sentence(tokens, false, null, 0), false);
        var start = work.spec();
        boolean counts = clause.has(PER) || !clause.has(HOW_MANY, HOW_MUCH);
        boolean asks = counts
                && !clause.has(NOT, NO, NEVER, DELETE, CAN, MUST, SHOULD)
                && !Matcher.says(tokens.subList(0, 1), frames.named("remove"))
                && clause.tokens().stream()
                        .limit(4)
                        .anyMatch(t -> t.any(LIST, WHICH, SUM, REVENUE, NUMBER_OF, HOW_MANY, HOW_MUCH));
        boolean found =
                asks && reports(clause) || clause.has(NOT, NEVER, NOBODY, NO, MUST, SAME_TIME, TWICE) && rules(clause);
        if (found && SpecCheck.problems(work.spec()).isEmpty()) {
            return true;
        }
        work.become(start);
        return false;
    }

    private boolean reports(Clause clause) {
        var reader = new ReportReader(lookup());
        reader.read(clause);
        boolean plain = reader.unread().isEmpty()
                && reader.reports().size() == 1
                && reader.reports().stream()
                        .allMatch(r -> r.where() != null || !r.groupBy().isEmpty());
        if (!plain || forgets(reader.reports().getFirst(), clause)) {
            return false;
        }
        Set<String> taken = new HashSet<>();
        work.spec().reports().forEach(r -> taken.add(r.name()));
        for (var r : reader.reports()) {
            var name = Names.numbered(Names.identifier(r.label()), taken);
            var report = r.withId(work.ids.next('q')).named(name, r.label());
            work.become(work.spec().withReports(Additions.with(work.spec().reports(), report)));
        }
        return true;
    }

    /// Whether a number that was named by all its words is not in it.
    private boolean forgets(Report report, Clause clause) {
        var said = "%s %s %s".formatted(report.where(), report.groupBy(), report.measures());
        return spec.entities().stream()
                .filter(e -> e.name().equals(report.entity()))
                .flatMap(e -> e.fields().stream())
                .filter(f -> f.type().numeric() && f.label().contains(" "))
                .anyMatch(f -> named(f.label(), clause) && !said.contains(f.name()));
    }

    private static boolean named(String label, Clause clause) {
        var words = clause.tokens().stream()
                .flatMap(t -> Stream.of(t.lower().split(" ")))
                .toList();
        return Stream.of(label.toLowerCase(Locale.ROOT).split(" ")).allMatch(words::contains);
    }

    /// Periods that may not overlap, and one thing that must be before another: what is said there is plain.
    private static boolean sure(DraftRule rule) {
        return rule.kind() == Rule.Kind.NO_OVERLAP
                || rule.expr() != null && rule.expr().matches("[a-z_]+ [<>]=? [a-z_]+");
    }

    private boolean rules(Clause clause) {
        var reader = new RuleReader(lookup(), _ -> false);
        reader.read(clause);
        boolean plain = reader.unread().isEmpty()
                && reader.rules().size() == 1
                && reader.rules().stream().allMatch(Readings::sure);
        if (!plain) {
            return false;
        }
        for (var r : reader.rules()) {
            var rule = r.rule(work.ids.next('u'));
            work.become(work.spec().withRules(Additions.with(work.spec().rules(), rule)));
        }
        return true;
    }
}
