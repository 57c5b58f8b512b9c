package com.nocodo.modes.intake;

import static com.nocodo.modes.intake.text.Mark.*;

import com.nocodo.modes.intake.access.Permissions;
import com.nocodo.modes.intake.access.Right;
import com.nocodo.modes.intake.access.Rights;
import com.nocodo.modes.intake.catalogue.Catalogue;
import com.nocodo.modes.intake.catalogue.FieldTypes;
import com.nocodo.modes.intake.decide.Decision;
import com.nocodo.modes.intake.decide.Draft;
import com.nocodo.modes.intake.decide.Lookup;
import com.nocodo.modes.intake.decide.Naming;
import com.nocodo.modes.intake.reports.ReportReader;
import com.nocodo.modes.intake.rules.MoveRights;
import com.nocodo.modes.intake.rules.Moves;
import com.nocodo.modes.intake.rules.RuleReader;
import com.nocodo.modes.intake.rules.Stages;
import com.nocodo.modes.intake.structure.Claim;
import com.nocodo.modes.intake.structure.Clause;
import com.nocodo.modes.intake.structure.Context;
import com.nocodo.modes.intake.structure.Extraction;
import com.nocodo.modes.intake.structure.Noun;
import com.nocodo.modes.intake.structure.Nouns;
import com.nocodo.modes.intake.text.Language;
import com.nocodo.modes.intake.text.Reader;
import com.nocodo.modes.intake.text.Sentence;
import com.nocodo.modes.spec.App;
import com.nocodo.modes.spec.AppSpec;
import com.nocodo.modes.spec.Names;
import com.nocodo.modes.spec.Report;
import com.nocodo.modes.spec.SpecDiff;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One description on its way through the stages: text, structure, decision, rules and reports, rights, spec.
final class Reading {
    private final String words;
    private final Language language;
    private final Catalogue catalogue;
    private final List<Sentence> sentences;
    private final List<Claim> claims;
    private final List<Right> rights = new ArrayList<>();
    private final List<Noun> roleNouns = new ArrayList<>();
    private final List<Clause> notRights = new ArrayList<>();

    Reading(String words, Language language, Catalogue catalogue) {
        this.words = words;
        this.language = language;
        this.catalogue = catalogue;
        this.sentences = new Reader(language, FieldTypes.of(language).words(), w -> Catalogue.known(language, w))
                .read(colons(words));
        this.claims = new Extraction(new Context(language, catalogue)).read(sentences);
    }

    /// `Office ........ everything`: the dots stand for a colon.
    private static String colons(String words) {
        return Pattern.compile("(?m)^([^.\\n]{2,30}?)( ?\\.{4,})")
                .matcher(words)
                .replaceAll(m -> Matcher.quoteReplacement(
                        m.group(1) + ":" + " ".repeat(m.group(2).length() - 1)));
    }

    Understanding understanding() {
        rights();
        var draft = new Decision(language, catalogue)
                .of(
                        claims,
                        roleNouns,
                        rights.stream()
                                .filter(Right::own)
                                .flatMap(r -> r.who().stream())
                                .map(Noun::key)
                                .collect(java.util.stream.Collectors.toSet()));
        if (draft.things.isEmpty()) {
            throw new Refusal(
                    "Nothing to keep records of was found in these words. Say what there is and what each has, for example:"
                            + " \"Customers have a name and a phone number. Each order is for one customer, with a date and a price.\"");
        }
        var plural = new Plural(language, sentences);
        new Naming(draft, plural::of).name();
        var lookup = new Lookup(draft, language);
        var stages = new Stages(lookup, claims);
        stages.read(sentences);
        var rules = rules(draft, lookup, stages);
        var reports = new ReportReader(lookup);
        var beyond = Scope.of(words, language);
        wishes().stream()
                .filter(w -> beyond.stream().noneMatch(o -> within(o, w)))
                .forEach(reports::read);
        var permissions = new Permissions(lookup, catalogue);
        roleNouns.forEach(permissions::named);
        permissions.add(rights);
        var writer = new SpecWriter(draft, moves(stages.moves(), rules));
        var checked = new Checked(draft, writer);
        var spec = checked.with(app(), rules.rules(), named(reports.reports(), writer));
        spec = spec.withRoles(permissions.roles(writer.ids())).withPermissions(permissions.permissions());
        return result(withMovers(spec), permissions, rules, reports, checked);
    }

    /// Clauses that ask for lists; `what is done, but not yet billed` is one wish.
    private List<Clause> wishes() {
        var result = new ArrayList<Clause>();
        for (var claim : claims) {
            if (claim instanceof Claim.Wanted wanted) {
                var clause = wanted.clause();
                var last = result.isEmpty() ? null : result.getLast();
                boolean goesOn = last != null
                        && last.sentence() == clause.sentence()
                        && clause.get(0).any(NOT, BUT)
                        && clause.tokens().stream().noneMatch(t -> t.any(WHICH, WHAT, LIST));
                if (goesOn) {
                    var tokens = new ArrayList<>(result.removeLast().tokens());
                    tokens.addAll(clause.tokens());
                    clause = new Clause(tokens, clause.sentence(), false);
                }
                result.add(clause);
            }
        }
        return result;
    }

    private static boolean within(OutOfScope wish, Clause clause) {
        return wish.start() >= clause.start() && wish.end() <= clause.end();
    }

    private AppSpec withMovers(AppSpec spec) {
        var movers = new MoveRights(sentences);
        return spec.withEntities(spec.entities().stream()
                .map(e -> e.workflow() == null ? e : e.withWorkflow(movers.of(spec, e)))
                .toList());
    }

    private Understanding result(
            AppSpec spec, Permissions permissions, RuleReader rules, ReportReader reports, Checked checked) {
        var coverage = new Coverage(spec);
        var ledger = coverage.ledger(sentences);
        var outOfScope = Scope.of(words, language);
        var ignored = new ArrayList<Ignored>();
        boolean german = language == Language.DE;
        rules.unread()
                .forEach(c -> ignored.add(ignored(
                        c.start(),
                        c.end(),
                        german
                                ? "klingt nach einer Regel, wurde aber nicht verstanden"
                                : "sounds like a rule, but was not understood")));
        reports.unread()
                .forEach(t -> ignored.add(ignored(
                        t.getFirst().start(),
                        t.getLast().end(),
                        german
                                ? "klingt nach einer gewünschten Liste, wurde aber nicht verstanden"
                                : "sounds like a wanted list, but was not understood")));
        checked.dropped().forEach(d -> ignored.add(new Ignored(d.text(), d.start(), d.end(), d.why())));
        coverage
                .ignored(
                        sentences,
                        ledger,
                        words,
                        german ? "ohne Entsprechung in der Anwendung" : "led to nothing in the application")
                .stream()
                .filter(i -> ignored.stream().noneMatch(o -> o.start() < i.end() && i.start() < o.end()))
                .forEach(ignored::add);
        ignored.removeIf(i -> outOfScope.stream().anyMatch(o -> o.start() >= i.start() && o.end() <= i.end()));
        var questions = Questions.of(spec, language, permissions.untold());
        var operations = SpecDiff.between(AppSpec.empty(spec.app()), spec);
        return new Understanding(words, language, spec, operations, questions, ignored, outOfScope, ledger);
    }

    private Ignored ignored(int start, int end, String why) {
        return new Ignored(words.substring(start, end), start, end, why);
    }

    /// Reads the clauses about rights in the order of the text, so that `they` can be told.
    private void rights() {
        var reader = new Rights(language, catalogue);
        for (var claim : claims) {
            switch (claim) {
                case Claim.Has has -> reader.described(has);
                case Claim.Deed deed -> {
                    var told = subject(deed);
                    reader.spokenOf(List.of(told.who()));
                    if (limitedLater(deed)) {
                        rights.add(Right.of(told));
                        roleNouns.add(told.who());
                    }
                }
                case Claim.Wanted wanted -> reader.wisher(wanted.clause()).ifPresent(roleNouns::add);
                case Claim.Access access -> {
                    var read = reader.read(access.clause());
                    rights.addAll(read);
                    read.forEach(r -> roleNouns.addAll(r.who()));
                    if (read.isEmpty()) {
                        notRights.add(access.clause());
                    }
                }
                default -> {}
            }
        }
        var nouns = new Nouns(language);
        for (var sentence : sentences) {
            var tokens = sentence.tokens();
            boolean list = tokens.size() > 2
                    && tokens.getFirst().is(ROLES)
                    && tokens.get(1).sign(":")
                    && tokens.stream().noneMatch(t -> t.is(CAN));
            if (list) {
                nouns.all(tokens.subList(2, tokens.size())).stream()
                        .filter(n -> tokens.stream()
                                .filter(t -> t.end() <= n.start() && !t.is(ONLY) && (t.wordy() || t.sign("-–")))
                                .reduce((_, b) -> b)
                                .filter(t -> t.sign("-–"))
                                .isEmpty())
                        .forEach(roleNouns::add);
            }
        }
    }

    /// `The warden on duty books rooms`: the warden does.
    private Claim.Deed subject(Claim.Deed deed) {
        var tokens = deed.clause().tokens();
        return new Nouns(language)
                .at(tokens, 0)
                .filter(n -> n.definite()
                        && n.to() + 1 < tokens.size()
                        && tokens.get(n.to()).any(ON, OF, IN))
                .map(n -> new Claim.Deed(n, deed.verb(), deed.what(), deed.clause(), deed.weight()))
                .orElse(deed);
    }

    /// `Helpers take orders, but prices are mine`: the sentence goes on with who may do what.
    private boolean limitedLater(Claim.Deed deed) {
        int next = sentences.indexOf(deed.clause().sentence()) + 1;
        return claims.stream()
                .anyMatch(c -> c instanceof Claim.Access a
                        && (a.clause().sentence() == deed.clause().sentence()
                                || next < sentences.size()
                                        && a.clause().sentence() == sentences.get(next)
                                        && a.clause().get(0).is(IT)
                                        && a.clause().has(NOT, NEVER, ONLY)));
    }

    private RuleReader rules(Draft draft, Lookup lookup, Stages stages) {
        var reader = new RuleReader(lookup, stages::told);
        var told = claims.stream()
                .filter(c -> !(c instanceof Claim.Mention))
                .map(Claim::clause)
                .collect(java.util.stream.Collectors.toSet());
        sentences.stream().filter(s -> s.has(EMPTY)).forEach(s -> reader.noted(new Clause(s.tokens(), s, false)));
        for (var claim : claims) {
            switch (claim) {
                case Claim.Mention mention -> {
                    if (told.add(mention.clause())) {
                        reader.consider(mention.clause());
                    }
                }
                case Claim.Has has -> {
                    draft.find(has.subjects().getFirst()).ifPresent(reader::about);
                    reader.noted(has);
                }
                case Claim.Link link -> draft.find(link.from()).ifPresent(reader::about);
                case Claim.Limit limit -> reader.read(limit.clause());
                case Claim.Wanted wanted -> reader.wished(wanted.clause());
                default -> {}
            }
        }
        notRights.forEach(reader::read);
        return reader;
    }

    private static List<Moves> moves(List<Moves> passed, RuleReader rules) {
        var result = new ArrayList<>(passed);
        rules.moves().stream()
                .filter(m -> passed.stream().noneMatch(p -> p.thing() == m.thing()))
                .forEach(result::add);
        return result;
    }

    private static List<Report> named(List<Report> reports, SpecWriter writer) {
        Set<String> taken = new HashSet<>();
        var result = new ArrayList<Report>();
        for (var r : reports) {
            var name = Names.numbered(Names.identifier(r.label()), taken);
            result.add(r.withId(writer.ids().next('q')).named(name, r.label()));
        }
        return result;
    }

    private App app() {
        var name = AppName.of(claims, sentences, language);
        var slug = Names.kebab(Names.identifier(name));
        var lower = words.toLowerCase(Locale.ROOT);
        var currency = lower.matches("(?s).*(\\$|\\bdollars?\\b|\\busd\\b).*")
                ? "USD"
                : lower.matches("(?s).*(£|\\bpounds? sterling\\b|\\bgbp\\b).*")
                        ? "GBP"
                        : lower.matches("(?s).*\\b(chf|franken)\\b.*") ? "CHF" : "EUR";
        return new App(name, slug, language.code(), currency, null);
    }
}
