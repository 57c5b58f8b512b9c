package com.nocodo.modes.expr;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Compiles an expression about one record's own fields to TypeScript. Dates are ISO texts, money and durations whole
/// numbers. The helper functions that it calls are those of the generated `src/lib/dates.ts`.
public final class TsCompiler {
    private final String receiver;
    private final Set<String> guards = new LinkedHashSet<>();
    private final Set<String> helpers = new TreeSet<>();

    private TsCompiler(String receiver) {
        this.receiver = receiver;
    }

    /// @param code a TypeScript expression, valid once no value of `guards` (like `lesson.fee`) is null or undefined
    /// @param helpers which of these functions it calls: addDays, addMinutes, daysBetween, minutesBetween,
    ///     dateOf, monthOf, yearOf, ageOn, today, now
    public record Ts(String code, Set<String> guards, Set<String> helpers) {}

    /// Empty when the expression reads more than the record itself.
    public static Optional<Ts> compile(Typed typed, String receiver) {
        if (!References.local(typed)) {
            return Optional.empty();
        }
        var compiler = new TsCompiler(receiver);
        var code = RustCompiler.outer(compiler.ts(typed));
        return Optional.of(new Ts(code, compiler.guards, compiler.helpers));
    }

    private String ts(Typed typed) {
        return switch (typed) {
            case Typed.Const(var value, var _) -> literal(value);
            case Typed.Param(var name, var _) -> name;
            case Typed.FieldRef ref -> guarded(ref.column());
            case Typed.LinkRef ref -> guarded(ref.link().property());
            case Typed.Not(var of, var _) -> "!" + ts(of);
            case Typed.Negative(var of, var _) -> "-" + ts(of);
            case Typed.Op op -> operator(op);
            case Typed.IsEmpty(var of, var negated, var _) -> empty(of, negated);
            case Typed.In(var of, var values, var _) ->
                "[" + values.stream().map(this::ts).collect(Collectors.joining(", ")) + "].includes(" + ts(of) + ")";
            case Typed.Call call -> call(call);
            case Typed.Aggregate aggregate -> throw new IllegalStateException();
            case Typed.RowAggregate aggregate -> throw new IllegalStateException();
        };
    }

    private static String literal(Object value) {
        return switch (value) {
            case BigDecimal number -> number.toPlainString();
            case Boolean bool -> bool.toString();
            case LocalDate date -> "\"" + date + "\"";
            default -> '"' + value.toString().replace("\\", "\\\\").replace("\"", "\\\"") + '"';
        };
    }

    private String guarded(String column) {
        var path = receiver + "." + column;
        guards.add(path);
        return path;
    }

    private String operator(Typed.Op op) {
        var a = op.left();
        var b = op.right();
        return switch (op.op()) {
            case "and" -> "(" + ts(a) + " && " + ts(b) + ")";
            case "or" -> "(" + ts(a) + " || " + ts(b) + ")";
            case "=" -> "(" + ts(a) + " === " + ts(b) + ")";
            case "!=" -> "(" + ts(a) + " !== " + ts(b) + ")";
            case "<", "<=", ">", ">=" -> "(" + ts(a) + " " + op.op() + " " + ts(b) + ")";
            case "+", "-" -> sum(op);
            default -> {
                var real = "(" + factor(a, op.type()) + " " + op.op() + " " + factor(b, op.type()) + ")";
                yield op.type().whole() && op.type().kind() != Type.Kind.INTEGER
                        ? "Math.round(" + RustCompiler.outer(real) + ")"
                        : real;
            }
        };
    }

    private String factor(Typed typed, Type result) {
        return switch (typed.type().kind()) {
            case PERCENT -> "(" + ts(typed) + " / 100)";
            case DURATION -> result.kind() == Type.Kind.MONEY ? "(" + ts(typed) + " / 60)" : ts(typed);
            default -> ts(typed);
        };
    }

    private String sum(Typed.Op op) {
        var a = op.left();
        var b = op.right();
        if (op.op().equals("-") && a.type().moment() && b.type().moment()) {
            return helper(a.type().kind() == Type.Kind.DATE ? "daysBetween" : "minutesBetween", List.of(b, a));
        }
        var sign = op.op().equals("-") ? "-" : "";
        if (a.type().kind() == Type.Kind.DATE) {
            helpers.add("addDays");
            var days = b.type().kind() == Type.Kind.INTEGER ? ts(b) : "(" + ts(b) + " / 1440)";
            return "addDays(" + ts(a) + ", " + sign + days + ")";
        }
        if (a.type().kind() == Type.Kind.DATETIME) {
            helpers.add("addMinutes");
            return "addMinutes(" + ts(a) + ", " + sign + ts(b) + ")";
        }
        return "(" + ts(a) + " " + op.op() + " " + ts(b) + ")";
    }

    private String empty(Typed of, boolean negated) {
        var path = switch (of) {
            case Typed.FieldRef ref -> receiver + "." + ref.column();
            case Typed.LinkRef ref -> receiver + "." + ref.link().property();
            default -> ts(of);
        };
        if (of.type().kind() == Type.Kind.TEXT) {
            return negated ? "!!" + path : "!" + path;
        }
        return "(" + path + (negated ? " != null)" : " == null)");
    }

    private String call(Typed.Call call) {
        var args = call.args();
        return switch (call.name()) {
            case "today", "now" -> helper(call.name(), args);
            case "days" -> helper("daysBetween", args);
            case "minutes" -> helper("minutesBetween", args);
            case "hours" -> "(" + (args.size() == 1 ? ts(args.get(0)) : helper("minutesBetween", args)) + " / 60)";
            case "month" -> helper("monthOf", args);
            case "year" -> helper("yearOf", args);
            case "age" ->
                helper("ageOn", List.of(args.get(0), new Typed.Call("today", List.of(), Type.of(Type.Kind.DATE))));
            case "date" -> helper("dateOf", args);
            case "round" -> rounded(args);
            case "coalesce" -> coalesce(args);
            case "if" -> "(" + ts(args.get(0)) + " ? " + ts(args.get(1)) + " : " + ts(args.get(2)) + ")";
            case "lower" -> ts(args.get(0)) + ".toLowerCase()";
            case "length" -> ts(args.get(0)) + ".length";
            default -> throw new IllegalStateException(call.name());
        };
    }

    private String helper(String name, List<Typed> args) {
        helpers.add(name);
        return name + "(" + args.stream().map(this::ts).map(RustCompiler::outer).collect(Collectors.joining(", "))
                + ")";
    }

    private String rounded(List<Typed> args) {
        var value = ts(args.get(0));
        return args.size() == 2
                ? "Number(" + value + ".toFixed(" + ts(args.get(1)) + "))"
                : "Math.round(" + value + ")";
    }

    private String coalesce(List<Typed> args) {
        var path = switch (args.get(0)) {
            case Typed.FieldRef ref -> receiver + "." + ref.column();
            case Typed.LinkRef ref -> receiver + "." + ref.link().property();
            default -> ts(args.get(0));
        };
        return "(" + path + " ?? " + ts(args.get(1)) + ")";
    }
}
