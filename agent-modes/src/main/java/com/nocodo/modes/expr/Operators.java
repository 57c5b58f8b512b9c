package com.nocodo.modes.expr;

import com.nocodo.modes.spec.App;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Set;

/// Which operands go together, and what comes out. A plain number beside money is in major units.
final class Operators {
    private static final Set<String> LOGIC = Set.of("and", "or");
    private static final Set<String> ORDER = Set.of("<", "<=", ">", ">=");
    private static final Set<String> EQUAL = Set.of("=", "!=");
    private static final Type BOOLEAN = Type.of(Type.Kind.BOOLEAN);

    private final App app;

    Operators(App app) {
        this.app = app;
    }

    Typed bind(String op, Typed left, Typed right) {
        if (LOGIC.contains(op)) {
            return logic(op, left, right);
        }
        if (EQUAL.contains(op) || ORDER.contains(op)) {
            return comparison(op, alike(left, right), alike(right, left));
        }
        return arithmetic(op, left, right);
    }

    private Typed logic(String op, Typed left, Typed right) {
        if (left.type().kind() != Type.Kind.BOOLEAN || right.type().kind() != Type.Kind.BOOLEAN) {
            throw misfit(op, left, right);
        }
        return new Typed.Op(op, left, right, BOOLEAN);
    }

    private Typed comparison(String op, Typed left, Typed right) {
        var a = left.type();
        var b = right.type();
        checkEnum(left, right);
        checkEnum(right, left);
        var fits = a.kind() == b.kind()
                || a.textual() && b.textual()
                || a.number() && b.number()
                || a.kind() == Type.Kind.DURATION && (b.kind() == Type.Kind.SPAN || b.number())
                || b.kind() == Type.Kind.DURATION && (a.kind() == Type.Kind.SPAN || a.number());
        var ordered = a.amount() || a.moment() || a.kind() == Type.Kind.TIME || a.kind() == Type.Kind.SPAN;
        var sameRef = a.kind() != Type.Kind.REF
                || b.kind() != Type.Kind.REF
                || String.valueOf(a.entity()).equals(b.entity());
        if (!fits || !sameRef || ORDER.contains(op) && !ordered) {
            throw misfit(op, left, right);
        }
        return new Typed.Op(op, left, right, BOOLEAN);
    }

    private static void checkEnum(Typed field, Typed literal) {
        if (field.type().kind() == Type.Kind.ENUM
                && literal instanceof Typed.Const(var value, var _)
                && value instanceof String name
                && !field.type().values().contains(name)) {
            var known = String.join(", ", field.type().values());
            throw new ExprException(
                    field instanceof Typed.FieldRef ref
                            ? "field `%s` of `%s` has no value '%s' (%s)"
                                    .formatted(ref.column(), ref.entity().name(), name, known)
                            : "'%s' is not one of %s".formatted(name, known));
        }
    }

    /// A literal beside a value takes that value's unit; a moment beside a day counts as its day.
    private Typed alike(Typed one, Typed other) {
        if (one.type().kind() == Type.Kind.DATETIME && other.type().kind() == Type.Kind.DATE) {
            return new Typed.Call("date", java.util.List.of(one), Type.of(Type.Kind.DATE));
        }
        if (other.type().kind() == Type.Kind.MONEY && one.type().number()) {
            return money(one);
        }
        return one;
    }

    /// A number as money: literals are moved to minor units, other numbers must not be mixed in.
    Typed money(Typed number) {
        if (number instanceof Typed.Const(var value, var _) && value instanceof BigDecimal amount) {
            var digits = Math.max(0, Currency.getInstance(app.currency()).getDefaultFractionDigits());
            return new Typed.Const(
                    amount.movePointRight(digits).setScale(0, RoundingMode.HALF_UP), Type.of(Type.Kind.MONEY));
        }
        return number;
    }

    private Typed arithmetic(String op, Typed left, Typed right) {
        return switch (op) {
            case "+", "-" -> sum(op, left, right);
            case "*" -> new Typed.Op(op, left, right, product(left, right));
            case "/" -> new Typed.Op(op, left, right, quotient(left, right));
            default -> throw new ExprException("'%s' is not an operator".formatted(op));
        };
    }

    private Typed sum(String op, Typed left, Typed right) {
        var l = alikeSum(left, right);
        var r = alikeSum(right, left);
        var a = l.type();
        var b = r.type();
        if (op.equals("+") && a.textual() && b.textual()) {
            return new Typed.Op("+", l, r, Type.of(Type.Kind.TEXT));
        }
        if (a.moment() && (b.kind() == Type.Kind.SPAN || b.kind() == Type.Kind.DURATION)) {
            return new Typed.Op(op, l, r, a);
        }
        if (a.kind() == Type.Kind.DATE && b.kind() == Type.Kind.INTEGER) {
            return new Typed.Op(op, l, r, a);
        }
        if (op.equals("-") && a.moment() && a.kind() == b.kind()) {
            return new Typed.Op(op, l, r, Type.of(a.kind() == Type.Kind.DATE ? Type.Kind.INTEGER : Type.Kind.DURATION));
        }
        if (a.amount() && a.kind() == b.kind()) {
            return new Typed.Op(op, l, r, a);
        }
        if (a.number() && b.number()) {
            return new Typed.Op(op, l, r, Type.of(Type.Kind.DECIMAL));
        }
        if (a.kind() == Type.Kind.DURATION && (b.kind() == Type.Kind.SPAN || b.kind() == Type.Kind.INTEGER)
                || b.kind() == Type.Kind.DURATION && (a.kind() == Type.Kind.SPAN || a.kind() == Type.Kind.INTEGER)) {
            return new Typed.Op(op, l, r, Type.of(Type.Kind.DURATION));
        }
        throw misfit(op, left, right);
    }

    private Typed alikeSum(Typed one, Typed other) {
        return other.type().kind() == Type.Kind.MONEY
                        && one instanceof Typed.Const
                        && one.type().number()
                ? money(one)
                : one;
    }

    private Type product(Typed left, Typed right) {
        var a = left.type();
        var b = right.type();
        if (!a.amount() || !b.amount() || a.kind() == Type.Kind.MONEY && b.kind() == Type.Kind.MONEY) {
            throw misfit("*", left, right);
        }
        if (a.kind() == Type.Kind.MONEY || b.kind() == Type.Kind.MONEY) {
            return Type.of(Type.Kind.MONEY);
        }
        if (a.kind() == Type.Kind.DURATION || b.kind() == Type.Kind.DURATION) {
            return Type.of(a.kind() == b.kind() ? Type.Kind.DECIMAL : Type.Kind.DURATION);
        }
        return Type.of(
                a.kind() == Type.Kind.INTEGER && b.kind() == Type.Kind.INTEGER ? Type.Kind.INTEGER : Type.Kind.DECIMAL);
    }

    private Type quotient(Typed left, Typed right) {
        var a = left.type();
        var b = right.type();
        if (!a.amount() || !b.amount() || b.kind() == Type.Kind.MONEY && a.kind() != Type.Kind.MONEY) {
            throw misfit("/", left, right);
        }
        if (a.kind() == b.kind() || a.number()) {
            return Type.of(Type.Kind.DECIMAL);
        }
        return a;
    }

    private static ExprException misfit(String op, Typed left, Typed right) {
        return new ExprException("'%s' does not go between a %s and a %s"
                .formatted(op, left.type().words(), right.type().words()));
    }
}
