package com.nocodo.modes.expr;

import com.nocodo.modes.spec.App;
import java.util.List;

/// The functions of one record's values: how many arguments, of which types, and what comes out.
final class Functions {
    private static final Type BOOLEAN = Type.of(Type.Kind.BOOLEAN);

    private final App app;

    Functions(App app) {
        this.app = app;
    }

    Typed bind(String name, List<Typed> args) {
        return switch (name) {
            case "today" -> call(name, args, 0, Type.Kind.DATE);
            case "now" -> call(name, args, 0, Type.Kind.DATETIME);
            case "days" -> moments(name, args, Type.Kind.INTEGER);
            case "minutes" -> moments(name, args, Type.Kind.DURATION);
            case "hours" -> hours(args);
            case "month" -> moment(name, args, Type.Kind.TEXT);
            case "year", "age" -> moment(name, args, Type.Kind.INTEGER);
            case "date" -> moment(name, args, Type.Kind.DATE);
            case "round" -> round(args);
            case "coalesce" -> coalesce(args);
            case "if" -> choice(args);
            case "lower" -> text(name, args, Type.Kind.TEXT);
            case "length" -> text(name, args, Type.Kind.INTEGER);
            default ->
                throw new ExprException(
                        "There is no function '%s' (today, now, days, minutes, hours, month, year, age, date,"
                                        .formatted(name)
                                + " round, coalesce, if, lower, length; count, sum, avg, min, max, exists)");
        };
    }

    private static Typed call(String name, List<Typed> args, int count, Type.Kind result) {
        if (args.size() != count) {
            throw new ExprException("%s(…) takes %d values, not %d".formatted(name, count, args.size()));
        }
        return new Typed.Call(name, args, Type.of(result));
    }

    private static Typed moments(String name, List<Typed> args, Type.Kind result) {
        var call = call(name, args, 2, result);
        if (!args.get(0).type().moment() || !args.get(1).type().moment()) {
            throw new ExprException("%s(from, to) is for dates or times".formatted(name));
        }
        return call;
    }

    private static Typed hours(List<Typed> args) {
        if (args.size() == 1 && args.getFirst().type().kind() == Type.Kind.DURATION) {
            return call("hours", args, 1, Type.Kind.DECIMAL);
        }
        return moments("hours", args, Type.Kind.DECIMAL);
    }

    private static Typed moment(String name, List<Typed> args, Type.Kind result) {
        var call = call(name, args, 1, result);
        if (!args.getFirst().type().moment()) {
            throw new ExprException("%s(…) is for a date, not a %s"
                    .formatted(name, args.getFirst().type().words()));
        }
        return call;
    }

    private static Typed text(String name, List<Typed> args, Type.Kind result) {
        var call = call(name, args, 1, result);
        if (!args.getFirst().type().textual()) {
            throw new ExprException("%s(…) is for text, not a %s"
                    .formatted(name, args.getFirst().type().words()));
        }
        return call;
    }

    private static Typed round(List<Typed> args) {
        if (args.isEmpty() || args.size() > 2 || !args.getFirst().type().amount()) {
            throw new ExprException("round(number) or round(number, digits)");
        }
        if (args.size() == 2
                && !(args.get(1) instanceof Typed.Const c && c.type().kind() == Type.Kind.INTEGER)) {
            throw new ExprException("round(number, digits): digits is a whole number such as 2");
        }
        return new Typed.Call("round", args, args.getFirst().type());
    }

    private Typed coalesce(List<Typed> args) {
        if (args.size() != 2) {
            throw new ExprException("coalesce(value, instead) takes 2 values, not " + args.size());
        }
        var pair = alike(args.get(0), args.get(1));
        return new Typed.Call("coalesce", pair, pair.getFirst().type());
    }

    private Typed choice(List<Typed> args) {
        if (args.size() != 3 || args.getFirst().type().kind() != BOOLEAN.kind()) {
            throw new ExprException("if(condition, then, otherwise) takes a condition and 2 values");
        }
        var pair = alike(args.get(1), args.get(2));
        return new Typed.Call(
                "if",
                List.of(args.getFirst(), pair.get(0), pair.get(1)),
                pair.getFirst().type());
    }

    private List<Typed> alike(Typed a, Typed b) {
        var operators = new Operators(app);
        var left = b.type().kind() == Type.Kind.MONEY && a.type().number() ? operators.money(a) : a;
        var right = a.type().kind() == Type.Kind.MONEY && b.type().number() ? operators.money(b) : b;
        var fits = left.type().kind() == right.type().kind()
                || left.type().textual() && right.type().textual()
                || left.type().amount() && right.type().number();
        if (!fits) {
            throw new ExprException("A %s and a %s are not alternatives"
                    .formatted(a.type().words(), b.type().words()));
        }
        return List.of(left, right);
    }
}
