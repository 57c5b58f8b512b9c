package com.nocodo.modes.expr;

import com.nocodo.modes.expr.Lexer.Kind;
import com.nocodo.modes.expr.Lexer.Token;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads an expression's text: recursive descent, one method a level.
public final class Parser {
    private static final int DEEPEST = 60;
    private static final Set<String> AGGREGATES = Set.of("sum", "count", "avg", "min", "max", "exists");
    private static final List<Set<String>> LEVELS = List.of(
            Set.of("or"), Set.of("and"), Set.of("=", "!=", "<", "<=", ">", ">="), Set.of("+", "-"), Set.of("*", "/"));

    private final String text;
    private final List<Token> tokens;
    private int next;
    private int depth;

    private Parser(String text) {
        this.text = text;
        this.tokens = Lexer.tokens(text);
    }

    /// @throws ExprException when the text is not an expression
    public static Expr parse(String text) {
        var parser = new Parser(text);
        var expr = parser.level(0);
        if (parser.peek().kind() != Kind.END) {
            throw parser.unexpected();
        }
        return expr;
    }

    /// How tightly an operator binds; higher is tighter.
    static int level(String op) {
        for (int i = 0; i < LEVELS.size(); i++) {
            if (LEVELS.get(i).contains(op)) {
                return i;
            }
        }
        throw new IllegalArgumentException(op);
    }

    private Expr level(int level) {
        if (level == LEVELS.size()) {
            return unary();
        }
        if (++depth > DEEPEST * LEVELS.size()) {
            throw new ExprException("The expression is nested too deeply: '%.40s…'".formatted(text));
        }
        var left = level(level + 1);
        while (LEVELS.get(level).contains(peek().text())
                && (peek().kind() == Kind.SIGN || peek().kind() == Kind.WORD)) {
            left = new Expr.Binary(take().text(), left, level(level + 1));
        }
        if (level == 2) {
            left = suffix(left);
        }
        depth--;
        return left;
    }

    /// `is empty`, `is not empty`, `in (…)`, `not in (…)`.
    private Expr suffix(Expr left) {
        if (accept("is")) {
            var negated = accept("not");
            expect("empty");
            return new Expr.Empty(left, negated);
        }
        if (peek().text().equals("not") && tokens.get(next + 1).text().equals("in")) {
            take();
            return new Expr.Unary("not", suffix(left));
        }
        if (accept("in")) {
            expect("(");
            return new Expr.In(left, list());
        }
        return left;
    }

    private Expr unary() {
        if (accept("not")) {
            return new Expr.Unary("not", level(2));
        }
        if (accept("-")) {
            return new Expr.Unary("-", unary());
        }
        return primary();
    }

    private Expr primary() {
        var token = peek();
        return switch (token.kind()) {
            case NUM -> number();
            case STR -> new Expr.Str(take().text());
            case PARAM -> new Expr.Param(take().text());
            case WORD -> word();
            case SIGN -> {
                expect("(");
                var inner = level(0);
                expect(")");
                yield inner;
            }
            case END -> throw unexpected();
        };
    }

    private Expr number() {
        var digits = take().text();
        var unit = peek().kind() == Kind.WORD ? unit(peek().text()) : null;
        if (unit != null && !digits.contains(".")) {
            take();
            return new Expr.Span(Long.parseLong(digits), unit);
        }
        return new Expr.Num(new BigDecimal(digits));
    }

    private static Expr.@Nullable Unit unit(String word) {
        var plural = word.endsWith("s") ? word : word + "s";
        for (var unit : Expr.Unit.values()) {
            if (unit.name().equals(plural.toUpperCase(Locale.ROOT))) {
                return unit;
            }
        }
        return null;
    }

    private Expr word() {
        var name = take().text();
        if (name.equals("true") || name.equals("false")) {
            return new Expr.Bool(name.equals("true"));
        }
        if (name.equals("date") && peek().kind() == Kind.STR) {
            return day(take().text());
        }
        if (accept("(")) {
            return AGGREGATES.contains(name) ? aggregate(name) : new Expr.Call(name, list());
        }
        List<String> steps = new ArrayList<>(List.of(name));
        while (peek().text().equals(".") && tokens.get(next + 1).kind() == Kind.WORD) {
            take();
            steps.add(take().text());
        }
        return new Expr.Path(steps);
    }

    private Expr day(String iso) {
        try {
            return new Expr.Day(LocalDate.parse(iso));
        } catch (DateTimeParseException e) {
            throw new ExprException("'%s' is not a date such as 2027-05-01".formatted(iso));
        }
    }

    private Expr aggregate(String name) {
        Expr of = null;
        Expr each = null;
        Expr where = null;
        if (!peek().text().equals("where") && !peek().text().equals(")")) {
            of = level(0);
            if (accept(".")) {
                expect("(");
                each = level(0);
                expect(")");
            }
        }
        if (accept("where")) {
            where = level(0);
        }
        expect(")");
        return new Expr.Aggregate(name, of, each, where);
    }

    private List<Expr> list() {
        List<Expr> items = new ArrayList<>();
        if (accept(")")) {
            return items;
        }
        do {
            items.add(level(0));
        } while (accept(","));
        expect(")");
        return items;
    }

    private Token peek() {
        return tokens.get(next);
    }

    private Token take() {
        return tokens.get(next++);
    }

    private boolean accept(String word) {
        if (peek().kind() != Kind.STR && peek().text().equals(word)) {
            next++;
            return true;
        }
        return false;
    }

    private void expect(String word) {
        if (!accept(word)) {
            throw new ExprException("'%s' expected before '%s' at character %d of '%s'"
                    .formatted(word, peek().text(), peek().at() + 1, text));
        }
    }

    private ExprException unexpected() {
        return peek().kind() == Kind.END
                ? new ExprException("'%s' ends too early".formatted(text))
                : new ExprException(
                        "'%s' is not expected at character %d of '%s'".formatted(peek().text(), peek().at() + 1, text));
    }
}
