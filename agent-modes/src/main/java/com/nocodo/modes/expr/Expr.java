package com.nocodo.modes.expr;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// An expression as it is written, before names are resolved. `text()` gives it back in the language of
/// `docs/reference/app-spec.md`; parsing that text gives an equal tree.
public sealed interface Expr {
    String text();

    /// A number.
    record Num(BigDecimal value) implements Expr {
        @Override
        public String text() {
            return value.toPlainString();
        }
    }

    /// A text, or the name of an enum value.
    record Str(String value) implements Expr {
        @Override
        public String text() {
            return "'" + value.replace("'", "''") + "'";
        }
    }

    /// `true` or `false`.
    record Bool(boolean value) implements Expr {
        @Override
        public String text() {
            return Boolean.toString(value);
        }
    }

    /// `date '2027-05-01'`.
    record Day(LocalDate value) implements Expr {
        @Override
        public String text() {
            return "date '" + value + "'";
        }
    }

    /// A length of time: `7 days`, `90 minutes`.
    record Span(long amount, Unit unit) implements Expr {
        @Override
        public String text() {
            return amount + " " + unit.text();
        }
    }

    /// A report's parameter: `:from`.
    record Param(String name) implements Expr {
        @Override
        public String text() {
            return ":" + name;
        }
    }

    /// Field, link or collection, reached by steps from the record at hand; `this.` begins at the outer record.
    record Path(List<String> steps) implements Expr {
        public Path {
            steps = List.copyOf(steps);
        }

        public static Path of(String... steps) {
            return new Path(List.of(steps));
        }

        @Override
        public String text() {
            return String.join(".", steps);
        }
    }

    /// `not` or `-`.
    record Unary(String op, Expr of) implements Expr {
        @Override
        public String text() {
            return op.equals("not") ? "not " + inner(of) : "-" + inner(of);
        }
    }

    /// Two operands and `or and = != < <= > >= + - * /`.
    record Binary(String op, Expr left, Expr right) implements Expr {
        @Override
        public String text() {
            return inner(left) + " " + op + " " + inner(right);
        }

        private String inner(Expr side) {
            var deeper = side instanceof Binary b && Parser.level(b.op()) <= Parser.level(op) && !sameChain(b);
            return deeper || side instanceof Unary || side instanceof Empty || side instanceof In
                    ? "(" + side.text() + ")"
                    : side.text();
        }

        private boolean sameChain(Binary other) {
            return other.op().equals(op)
                    && (op.equals("and") || op.equals("or") || op.equals("+") || op.equals("*"))
                    && other == left;
        }
    }

    /// `is empty` or `is not empty`.
    record Empty(Expr of, boolean negated) implements Expr {
        @Override
        public String text() {
            return inner(of) + (negated ? " is not empty" : " is empty");
        }
    }

    /// `in ('a', 'b')`.
    record In(Expr of, List<Expr> values) implements Expr {
        public In {
            values = List.copyOf(values);
        }

        @Override
        public String text() {
            return inner(of) + " in (" + values.stream().map(Expr::text).collect(Collectors.joining(", ")) + ")";
        }
    }

    /// A function of one record's values.
    record Call(String name, List<Expr> args) implements Expr {
        public Call {
            args = List.copyOf(args);
        }

        @Override
        public String text() {
            return name + "(" + args.stream().map(Expr::text).collect(Collectors.joining(", ")) + ")";
        }
    }

    /// `sum(lines.amount where paid)`: `of` is the collection's path, with the value's path behind it; `each`
    /// is an expression over the collection's records: `sum(lines.(quantity * price))`.
    record Aggregate(
            String name,
            @Nullable Expr of,
            @Nullable Expr each,
            @Nullable Expr where) implements Expr {
        @Override
        public String text() {
            var inside = of == null ? "" : of.text();
            if (each != null) {
                inside += ".(" + each.text() + ")";
            }
            if (where != null) {
                inside += (inside.isEmpty() ? "" : " ") + "where " + where.text();
            }
            return name + "(" + inside + ")";
        }
    }

    private static String inner(Expr e) {
        return e instanceof Binary || e instanceof Empty || e instanceof In || e instanceof Unary
                ? "(" + e.text() + ")"
                : e.text();
    }

    /// Units of a [Span].
    enum Unit {
        MINUTES(1),
        HOURS(60),
        DAYS(1440),
        WEEKS(7 * 1440);

        private final int minutes;

        Unit(int minutes) {
            this.minutes = minutes;
        }

        public int inMinutes() {
            return minutes;
        }

        public String text() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
