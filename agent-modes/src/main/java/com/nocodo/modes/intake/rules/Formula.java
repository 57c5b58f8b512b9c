package com.nocodo.modes.intake.rules;

import com.nocodo.modes.intake.decide.Draft;
import com.nocodo.modes.intake.decide.Lookup.Owned;
import com.nocodo.modes.intake.decide.Thing;
import com.nocodo.modes.spec.FieldType;
import com.nocodo.modes.spec.Names;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads an amount told in words as an expression over one record: `hours x rate plus material`,
/// `all lines (quantity times price) minus the deposit`, `the price less the discount`.
final class Formula {
    private static final int LINE = 4;
    private static final int NOWHERE = 9;
    private final Draft draft;
    private final Thing home;
    private final @Nullable String target;
    private final List<Piece> pieces;
    private int at;
    private int operands;
    private boolean money;
    private boolean sums;
    private boolean worked;
    private final List<String> more = new ArrayList<>();

    /// @param money whether the result is an amount of money
    /// @param more names of amounts that the record has to have for it
    record Worked(String expr, boolean money, List<String> more) {}

    /// A factor, and the line that it is a field of, if it is not the record itself.
    private record Factor(String expr, @Nullable Thing line, boolean percent) {}

    private static final class Unresolved extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private Formula(Draft draft, Thing home, @Nullable String target, List<Piece> pieces) {
        this.draft = draft;
        this.home = home;
        this.target = target;
        this.pieces = pieces;
    }

    /// @param target the field that is worked out, which cannot be one of its own terms
    static Optional<Worked> read(Draft draft, List<Piece> pieces, Thing home, @Nullable String target) {
        var formula = new Formula(draft, home, target, pieces);
        try {
            var expr = formula.sum();
            boolean lasts = pieces.size() == 1 && pieces.getFirst() instanceof Piece.Span;
            boolean enough = formula.worked || formula.sums || lasts;
            return enough && formula.operands > 0
                    ? Optional.of(new Worked(expr, formula.money, formula.more))
                    : Optional.empty();
        } catch (Unresolved e) {
            return Optional.empty();
        }
    }

    /// Terms that are added and taken off; a percentage is one of what stands before it.
    private String sum() {
        boolean added = false;
        var expr = "";
        boolean compound = false;
        char sign = '+';
        while (at < pieces.size() && !is(')')) {
            if (is('s')) {
                added = true;
                at++;
                continue;
            }
            var term = product(added);
            if (term != null && term.percent() && !expr.isEmpty()) {
                var whole = compound ? "(" + expr + ")" : expr;
                expr = "%s %s %s * %s".formatted(expr, sign, whole, term.expr());
                compound = true;
            } else if (term != null) {
                var part = optional(term.expr(), !expr.isEmpty());
                compound |= !expr.isEmpty();
                expr = expr.isEmpty() ? part : "%s %s %s".formatted(expr, sign, part);
            }
            if (is('+') || is('-') || (is('&') && added && !expr.isEmpty())) {
                sign = is('-') ? '-' : '+';
                worked = true;
                at++;
            } else if (term == null && at < pieces.size() && !is(')')) {
                at++;
            }
        }
        if (expr.isEmpty()) {
            throw new Unresolved();
        }
        return expr;
    }

    /// What is added or taken off may be left empty; the first term may not.
    private static String optional(String expr, boolean further) {
        return further && expr.matches("[a-z_0-9]+(\\.[a-z_0-9]+)?") ? "coalesce(%s, 0)".formatted(expr) : expr;
    }

    private @Nullable Factor product(boolean added) {
        var factors = new ArrayList<Factor>();
        Thing line = null;
        while (at < pieces.size()) {
            var piece = pieces.get(at);
            if (piece instanceof Piece.Each(var thing)) {
                at++;
                line = thing != home && thing.tieTo(home).isPresent() ? thing : line;
                boolean all = line != null && (added || is('(') || factors.isEmpty());
                if (all && (at >= pieces.size() || is('+') || is('-') || is('&')) && factors.isEmpty()) {
                    return lines(Objects.requireNonNull(line));
                }
                continue;
            }
            if (is('(')) {
                group(line).ifPresent(factors::add);
            } else if (piece instanceof Piece.Sign(var sign)) {
                boolean between = sign == '&' && !factors.isEmpty() && at + 1 < pieces.size() && !added;
                if (sign == '*' || between) {
                    worked = true;
                    at++;
                    continue;
                }
                break;
            } else {
                at++;
                factors.add(factor(piece, line));
            }
        }
        return factors.isEmpty() ? null : joined(factors);
    }

    private Factor lines(Thing line) {
        sums = true;
        operands++;
        money = true;
        return new Factor(Lines.sum(line, home).orElseThrow(Unresolved::new), null, false);
    }

    /// Brackets: what is added up over the lines before them, or a sum of its own; a side remark is passed over.
    private Optional<Factor> group(@Nullable Thing line) {
        int end = at;
        while (end < pieces.size() && !(pieces.get(end) instanceof Piece.Sign(var s) && s == ')')) {
            end++;
        }
        var inside = pieces.subList(at + 1, end);
        at = Math.min(pieces.size(), end + 1);
        if (inside.stream().noneMatch(p -> p instanceof Piece.Value)) {
            return Optional.empty();
        }
        var formula = new Formula(draft, line == null ? home : line, target, inside);
        var expr = formula.sum();
        operands += formula.operands;
        money |= formula.money;
        worked |= formula.worked;
        if (line == null) {
            return Optional.of(new Factor("(" + expr + ")", null, false));
        }
        sums = true;
        return Optional.of(
                new Factor("sum(%s.(%s))".formatted(line.tieTo(home).orElseThrow().reverse, expr), null, false));
    }

    /// Factors of one line are multiplied line by line and added up.
    private Factor joined(List<Factor> factors) {
        var line = factors.stream()
                .map(Factor::line)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        if (line == null) {
            var expr = String.join(" * ", factors.stream().map(Factor::expr).toList());
            return new Factor(
                    expr, null, factors.size() == 1 && factors.getFirst().percent());
        }
        if (factors.stream().anyMatch(f -> f.line() != null && f.line() != line)) {
            throw new Unresolved();
        }
        sums = true;
        var inner = String.join(
                " * ",
                factors.stream()
                        .map(f -> f.line() == null && f.expr().matches("[a-z_].*") ? "this." + f.expr() : f.expr())
                        .toList());
        var body = factors.size() > 1 ? "(" + inner + ")" : inner;
        return new Factor("sum(%s.%s)".formatted(line.tieTo(home).orElseThrow().reverse, body), null, false);
    }

    private Factor factor(Piece piece, @Nullable Thing line) {
        operands++;
        return switch (piece) {
            case Piece.Number(var value, var percent) ->
                new Factor(
                        percent ? value.movePointLeft(2).stripTrailingZeros().toPlainString() : value.toPlainString(),
                        null,
                        percent);
            case Piece.Span(var hours) -> span(hours);
            case Piece.Value(var choices) -> value(choices, line);
            case Piece.Named(var label) -> {
                more.add(label);
                yield new Factor(Names.identifier(label), null, false);
            }
            case Piece.Other _ -> other();
            case Piece.Each _, Piece.Sign _ -> throw new Unresolved();
        };
    }

    private Factor span(boolean hours) {
        return Period.planned(home)
                .map(p -> new Factor(
                        "%s(%s, %s)".formatted(hours ? "hours" : "days", p.start().name, p.planEnd()), null, false))
                .orElseThrow(Unresolved::new);
    }

    private Factor other() {
        boolean price = money;
        var one = home.attributes.stream()
                .filter(a -> a.type.numeric() && a.expr == null && (a.type == FieldType.MONEY) != price)
                .filter(a -> !a.name.equals(target))
                .reduce((_, b) -> b);
        money |= one.filter(a -> a.type == FieldType.MONEY).isPresent();
        return one.map(a -> new Factor(a.name, null, false)).orElseThrow(Unresolved::new);
    }

    /// The record's own field, else that of the line spoken of, of what it links to, or of one of its lines.
    private Factor value(List<Owned> choices, @Nullable Thing line) {
        var near = choices.stream()
                .filter(o -> !(o.thing() == home && o.attribute().name.equals(target)))
                .filter(o -> far(o.thing(), line) < NOWHERE)
                .min(Comparator.comparingInt(o -> far(o.thing(), line)))
                .orElseThrow(Unresolved::new);
        var type = near.attribute().valueType();
        money |= type == FieldType.MONEY;
        boolean percent = type == FieldType.PERCENT;
        var holder = holder(near.thing(), line);
        var expr = holder == null ? path(near) : near.path(holder);
        return new Factor(percent ? "coalesce(%s, 0)".formatted(expr) : expr, holder, percent);
    }

    /// The line that has the field, or that is linked to what has it; none if the record itself reaches it.
    private @Nullable Thing holder(Thing owner, @Nullable Thing line) {
        if (owner != line && far(owner, line) < LINE) {
            return null;
        }
        if (owner.tieTo(home).isPresent()) {
            return owner;
        }
        return line != null && line.tieTo(owner).isPresent()
                ? line
                : holders().filter(h -> h.tieTo(owner).isPresent()).findFirst().orElse(null);
    }

    private Stream<Thing> holders() {
        return draft.holders(home).stream().filter(h -> h.tieTo(home).isPresent());
    }

    private int far(Thing owner, @Nullable Thing line) {
        if (owner == line) {
            return 0;
        }
        if (owner == home) {
            return 1;
        }
        if (home.tieTo(owner).isPresent()) {
            return 2;
        }
        if (home.ties.stream().anyMatch(t -> !t.many && t.to.tieTo(owner).isPresent())) {
            return 3;
        }
        return owner.tieTo(home).isPresent()
                ? LINE
                : holders().anyMatch(h -> h.tieTo(owner).isPresent()) ? LINE + 1 : NOWHERE;
    }

    private String path(Owned field) {
        if (field.thing() == home || home.tieTo(field.thing()).isPresent()) {
            return field.path(home);
        }
        var via = home.ties.stream()
                .filter(t -> !t.many && t.to.tieTo(field.thing()).isPresent())
                .findFirst()
                .orElseThrow(Unresolved::new);
        return via.name + "." + field.path(via.to);
    }

    private boolean is(char sign) {
        return at < pieces.size() && pieces.get(at) instanceof Piece.Sign(var s) && s == sign;
    }
}
