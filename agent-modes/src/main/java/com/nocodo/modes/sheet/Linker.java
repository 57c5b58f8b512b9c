package com.nocodo.modes.sheet;

import com.nocodo.modes.sheet.Draft.Link;
import com.nocodo.modes.sheet.Keys.Key;
import com.nocodo.modes.spec.FieldType;
import com.nocodo.modes.spec.Names;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Finds columns whose values name records of another sheet: at least nine in ten of the different values occur there.
/// Numbers match by chance, so they also need a header that says so. No two sheets end up needing each other first.
final class Linker {
    private static final double COVERED = 0.9;
    /// What follows a noun in a word that names a record.
    private static final String ENDINGS = "(s|n|en|e)?(nr|nummer|id|no|number|code|name|key|kuerzel)?_";
    /// Words that match without a header that says so need so many different values.
    private static final int ENOUGH_VALUES = 3;

    private final List<Draft> drafts;
    private final Findings findings;
    private final Map<Draft, List<Key>> keys = new HashMap<>();

    Linker(List<Draft> drafts, Findings findings) {
        this.drafts = drafts;
        this.findings = findings;
        drafts.forEach(d -> keys.put(d, Keys.of(d)));
    }

    private record Match(Draft from, Column column, Draft to, Key key, double score) {}

    void link() {
        var matches = new ArrayList<Match>();
        for (var from : drafts) {
            for (var column : from.columns) {
                best(from, column).ifPresent(matches::add);
            }
        }
        matches.sort(Comparator.comparingDouble(Match::score).reversed());
        for (var match : matches) {
            boolean self = match.from() == match.to();
            // Rows can be put in the order of one link to their own sheet, not of two.
            boolean second = self && match.from().links.stream().anyMatch(l -> l.to() == match.from());
            if (self ? !second : !reaches(match.to(), match.from(), new HashSet<>())) {
                take(match);
            }
        }
        drafts.forEach(this::tidy);
    }

    private Optional<Match> best(Draft from, Column column) {
        if (column.type() != FieldType.TEXT
                && column.type() != FieldType.INTEGER
                && column.type() != FieldType.EMAIL
                && column.type() != FieldType.ENUM) {
            return Optional.empty();
        }
        Set<String> values = new HashSet<>();
        for (int i = 0; i < from.grid.rows().size(); i++) {
            values.add(Keys.value(from, column, i));
        }
        values.remove("");
        Match best = null;
        for (var to : drafts) {
            for (var key : Objects.requireNonNull(keys.get(to))) {
                double score = score(from, column, values, to, key);
                if (score > 0 && (best == null || score > best.score())) {
                    best = new Match(from, column, to, key, score);
                }
            }
        }
        return Optional.ofNullable(best);
    }

    /// 0 for no link.
    private double score(Draft from, Column column, Set<String> values, Draft to, Key key) {
        if (column == key.column() || values.isEmpty()) {
            return 0;
        }
        double covered = covered(values, key);
        if (covered == 0) {
            return 0;
        }
        boolean named = from != to && names(column.label(), to);
        boolean ofAnything = Words.describes(column.label()) && !named
                || key.column() != null && Words.describes(key.label()) && !names(key.label(), to);
        boolean number = column.type() == FieldType.INTEGER;
        if (ofAnything || number && (!Words.identifier(column.label()) || Words.count(column.label()))) {
            return 0;
        }
        boolean told = named || from != to && sameHeader(column.label(), key);
        boolean ownKey = Objects.requireNonNull(keys.get(from)).stream().anyMatch(k -> k.column() == column);
        boolean repeats = values.size() < from.grid.rows().size();
        if (from == to) {
            boolean enough = repeats && !ownKey && values.size() >= 2;
            return enough && !Words.kind(column.label()) ? covered : 0;
        }
        // Two sheets about the same records: the later one belongs to the earlier one.
        if (ownKey && drafts.indexOf(to) > drafts.indexOf(from) && !repeats) {
            return 0;
        }
        boolean byValues = !number && values.size() >= ENOUGH_VALUES && !ownKey;
        return told ? 1 + covered : byValues ? covered : 0;
    }

    /// The share of the values that are there; less than enough as soon as too many are not.
    private static double covered(Set<String> values, Key key) {
        int missing = 0;
        for (var value : values) {
            if (!key.rows().containsKey(value) && ++missing > (1 - COVERED) * values.size() + 1e-6) {
                return 0;
            }
        }
        return 1 - (double) missing / values.size();
    }

    /// Whether the header has the name of the other sheet's records as a word: `Customer`, `Kunden-Nr.`,
    /// `Kundennummer`.
    private static boolean names(String label, Draft to) {
        var words = "_" + Names.identifier(label) + "_";
        for (var noun : List.of(to.nouns.one(), to.nouns.many())) {
            var name = Names.identifier(noun);
            boolean word = Pattern.compile("_" + Pattern.quote(name) + ENDINGS)
                    .matcher(words)
                    .find();
            if (name.length() >= 3 && word) {
                return true;
            }
        }
        return false;
    }

    /// Whether the header is the very one of the other sheet's key, and says more than that it is one.
    private static boolean sameHeader(String label, Key key) {
        var words = Names.identifier(label).replace("_", "");
        boolean specific = !words.matches("id|nr|no|number|nummer|name|code|title|titel|bezeichnung|unnamed|email");
        return specific
                && key.column() != null
                && words.equals(Names.identifier(key.label()).replace("_", ""));
    }

    private static boolean reaches(Draft from, Draft to, Set<Draft> seen) {
        return from == to
                || seen.add(from) && from.links.stream().anyMatch(l -> l.to() != from && reaches(l.to(), to, seen));
    }

    private void take(Match match) {
        var from = match.from();
        var rows = new ArrayList<@Nullable Integer>();
        for (int i = 0; i < from.grid.rows().size(); i++) {
            var value = Keys.value(from, match.column(), i);
            var row = match.key().twice().contains(value)
                    ? null
                    : match.key().rows().get(value);
            if (row == null && !value.isEmpty()) {
                var shown = from.grid
                        .rows()
                        .get(i)
                        .cell(match.column().head().column())
                        .shown();
                var reason = match.key().twice().contains(value)
                        ? "several rows of '%s' have this %s"
                        : "no row of '%s' has this %s";
                findings.value(
                        from.grid.sheet(),
                        from.grid.rows().get(i).number(),
                        match.column().label(),
                        shown,
                        reason.formatted(match.to().grid.sheet(), match.key().label()));
            }
            rows.add(row);
        }
        from.columns.remove(match.column());
        from.links.add(new Link(match.column(), match.to(), rows));
        findings.remark(
                from.grid.sheet(),
                "'%s' was read as a link to '%s', by the values of '%s'."
                        .formatted(
                                match.column().label(),
                                match.to().grid.sheet(),
                                match.key().label()));
    }

    /// Links in the order of the columns, and of two that always mean the same rows the first.
    private void tidy(Draft draft) {
        draft.links.sort(Comparator.comparingInt(l -> l.column().head().column()));
        for (int i = 0; i < draft.links.size(); i++) {
            for (int j = draft.links.size() - 1; j > i; j--) {
                var one = draft.links.get(i);
                var other = draft.links.get(j);
                if (one.to() == other.to() && one.rows().equals(other.rows())) {
                    draft.links.remove(j);
                    findings.remark(
                            draft.grid.sheet(),
                            "'%s' says the same as '%s' and was left out."
                                    .formatted(
                                            other.column().label(), one.column().label()));
                }
            }
        }
    }
}
