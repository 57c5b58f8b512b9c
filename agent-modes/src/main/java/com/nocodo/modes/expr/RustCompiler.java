package com.nocodo.modes.expr;

import com.nocodo.modes.spec.Entity;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Compiles an expression about one record's own stored fields to Rust. Money, integers and durations are `i64`,
/// decimals and percentages `f64`, dates chrono's naive types, enums and texts strings. A field that may be missing is
/// read with `?`, so the code belongs into a function that returns an `Option`. Where the clock is read, `today`
/// (`NaiveDate`) and `now` (`NaiveDateTime`) must be in scope.
public final class RustCompiler {
    private static final Map<String, String> OPPOSITE =
            Map.of("=", "!=", "!=", "==", "<", ">=", "<=", ">", ">", "<=", ">=", "<");

    private final Entity entity;
    private final String receiver;
    private boolean mayBeMissing;

    private RustCompiler(Entity entity, String receiver) {
        this.entity = entity;
        this.receiver = receiver;
    }

    /// @param code a Rust expression
    /// @param mayBeMissing it uses `?`
    public record Rust(String code, boolean mayBeMissing) {}

    /// Empty when the expression reads more than the record itself, or has no plain form in Rust.
    public static Optional<Rust> compile(Typed typed, Entity entity, String receiver) {
        if (!References.local(typed)) {
            return Optional.empty();
        }
        var compiler = new RustCompiler(entity, receiver);
        try {
            var code = compiler.rust(typed);
            return Optional.of(new Rust(outer(code), compiler.mayBeMissing));
        } catch (NoRustForm e) {
            return Optional.empty();
        }
    }

    private String rust(Typed typed) {
        return switch (typed) {
            case Typed.Const(var value, var type) -> literal(value, type);
            case Typed.FieldRef ref -> field(ref);
            case Typed.LinkRef ref -> read(ref.link().property(), !ref.link().required(), false);
            case Typed.Not(var of, var _) -> not(of);
            case Typed.Negative(var of, var _) -> "-" + rust(of);
            case Typed.Op op -> operator(op);
            case Typed.IsEmpty(var of, var negated, var _) -> empty(of, negated);
            case Typed.In(var of, var values, var _) ->
                "[" + values.stream().map(this::rust).collect(Collectors.joining(", ")) + "].contains(&" + rust(of)
                        + ")";
            case Typed.Call call -> call(call);
            case Typed.Param param -> throw new NoRustForm();
            case Typed.Aggregate aggregate -> throw new NoRustForm();
            case Typed.RowAggregate aggregate -> throw new NoRustForm();
        };
    }

    private static String literal(Object value, Type type) {
        return switch (value) {
            case BigDecimal number ->
                type.whole() || type.kind() == Type.Kind.SPAN ? number.toPlainString() : real(number);
            case Boolean bool -> bool.toString();
            case LocalDate date -> throw new NoRustForm();
            default -> '"' + value.toString().replace("\\", "\\\\").replace("\"", "\\\"") + '"';
        };
    }

    private static String real(BigDecimal number) {
        return number.scale() <= 0 ? number.toPlainString() + ".0" : number.toPlainString();
    }

    private String field(Typed.FieldRef ref) {
        var nullable = ref.field() != null && entity.nullable(ref.field());
        return read(ref.column(), nullable, ref.type().textual());
    }

    private String read(String column, boolean nullable, boolean text) {
        mayBeMissing |= nullable;
        return receiver + "." + column + (text ? nullable ? ".as_deref()" : ".as_str()" : "") + (nullable ? "?" : "");
    }

    private String not(Typed of) {
        if (of instanceof Typed.Op(var op, var left, var right, var _) && OPPOSITE.containsKey(op)) {
            return "(" + numeric(left, right) + " " + OPPOSITE.get(op) + " " + numeric(right, left) + ")";
        }
        return "!" + rust(of);
    }

    private String operator(Typed.Op op) {
        var a = op.left();
        var b = op.right();
        return switch (op.op()) {
            case "and" -> "(" + rust(a) + " && " + rust(b) + ")";
            case "or" -> "(" + rust(a) + " || " + rust(b) + ")";
            case "=" -> "(" + numeric(a, b) + " == " + numeric(b, a) + ")";
            case "!=", "<", "<=", ">", ">=" -> "(" + numeric(a, b) + " " + op.op() + " " + numeric(b, a) + ")";
            case "+", "-" -> sum(op);
            default -> product(op);
        };
    }

    /// One side of a comparison or sum, as `f64` when the other side is one.
    private String numeric(Typed one, Typed other) {
        var real = !one.type().whole() && one.type().amount()
                || !other.type().whole() && other.type().amount();
        return real && one.type().amount() ? asReal(one) : rust(one);
    }

    private String asReal(Typed typed) {
        if (typed instanceof Typed.Const(var value, var _) && value instanceof BigDecimal number) {
            return real(number);
        }
        return typed.type().whole() ? "(" + rust(typed) + " as f64)" : rust(typed);
    }

    private String sum(Typed.Op op) {
        var a = op.left();
        var b = op.right();
        if (op.type().kind() == Type.Kind.TEXT) {
            return "format!(\"{}{}\", " + rust(a) + ", " + rust(b) + ")";
        }
        if (op.op().equals("-") && a.type().moment() && b.type().moment()) {
            return "(" + rust(a) + " - " + rust(b) + ")"
                    + (a.type().kind() == Type.Kind.DATE ? ".num_days()" : ".num_minutes()");
        }
        if (a.type().kind() == Type.Kind.DATE) {
            var days = b.type().kind() == Type.Kind.INTEGER ? rust(b) : divided(b);
            return "(" + rust(a) + " " + op.op() + " chrono::Duration::days(" + outer(days) + "))";
        }
        if (a.type().kind() == Type.Kind.DATETIME) {
            return "(" + rust(a) + " " + op.op() + " chrono::Duration::minutes(" + outer(rust(b)) + "))";
        }
        return "(" + numeric(a, b) + " " + op.op() + " " + numeric(b, a) + ")";
    }

    private String divided(Typed span) {
        return span instanceof Typed.Const(var value, var _) && value instanceof BigDecimal minutes
                ? minutes.divideToIntegralValue(BigDecimal.valueOf(1440)).toPlainString()
                : "(" + rust(span) + " / 1440)";
    }

    private String product(Typed.Op op) {
        if (op.op().equals("*") && op.type().kind() == Type.Kind.INTEGER) {
            return "(" + rust(op.left()) + " * " + rust(op.right()) + ")";
        }
        var real = "(" + factor(op.left(), op.type()) + " " + op.op() + " " + factor(op.right(), op.type()) + ")";
        return op.type().whole() ? "(" + real + ".round() as i64)" : real;
    }

    private String factor(Typed typed, Type result) {
        return switch (typed.type().kind()) {
            case PERCENT -> "(" + rust(typed) + " / 100.0)";
            case DURATION -> result.kind() == Type.Kind.MONEY ? "(" + asReal(typed) + " / 60.0)" : asReal(typed);
            default -> asReal(typed);
        };
    }

    private String empty(Typed of, boolean negated) {
        if (of instanceof Typed.FieldRef ref && ref.field() != null && entity.nullable(ref.field())) {
            return receiver + "." + ref.column() + (negated ? ".is_some()" : ".is_none()");
        }
        if (of instanceof Typed.LinkRef ref && !ref.link().required()) {
            return receiver + "." + ref.link().property() + (negated ? ".is_some()" : ".is_none()");
        }
        throw new NoRustForm();
    }

    private String call(Typed.Call call) {
        var args = call.args();
        return switch (call.name()) {
            case "today", "now" -> call.name();
            case "days" -> "(" + day(args.get(1)) + " - " + day(args.get(0)) + ").num_days()";
            case "minutes" -> between(args) + ".num_minutes()";
            case "hours" ->
                args.size() == 1
                        ? "(" + asReal(args.get(0)) + " / 60.0)"
                        : "(" + between(args) + ".num_minutes() as f64 / 60.0)";
            case "month" -> rust(args.get(0)) + ".format(\"%Y-%m\").to_string()";
            case "year" -> "i64::from(chrono::Datelike::year(&" + rust(args.get(0)) + "))";
            case "age" -> "i64::from(today.years_since(" + day(args.get(0)) + ").unwrap_or(0))";
            case "date" -> rust(args.get(0)) + ".date()";
            case "coalesce" -> coalesce(args);
            case "if" ->
                "(if " + outer(rust(args.get(0))) + " { " + outer(rust(args.get(1))) + " } else { "
                        + outer(rust(args.get(2))) + " })";
            case "lower" -> rust(args.get(0)) + ".to_lowercase()";
            case "length" -> "(" + rust(args.get(0)) + ".chars().count() as i64)";
            default -> throw new NoRustForm();
        };
    }

    private String between(List<Typed> args) {
        if (args.get(0).type().kind() != args.get(1).type().kind()) {
            throw new NoRustForm();
        }
        return "(" + rust(args.get(1)) + " - " + rust(args.get(0)) + ")";
    }

    private String day(Typed moment) {
        return moment.type().kind() == Type.Kind.DATETIME ? rust(moment) + ".date()" : rust(moment);
    }

    private String coalesce(List<Typed> args) {
        if (!(args.get(0) instanceof Typed.FieldRef ref)
                || ref.field() == null
                || !(args.get(1) instanceof Typed.Const instead)) {
            throw new NoRustForm();
        }
        if (!entity.nullable(ref.field())) {
            return rust(ref);
        }
        return receiver + "." + ref.column() + (ref.type().textual() ? ".as_deref()" : "") + ".unwrap_or("
                + (ref.type().whole() ? rust(instead) : ref.type().amount() ? asReal(instead) : rust(instead)) + ")";
    }

    /// Without the parentheses around the whole of it.
    static String outer(String code) {
        if (!code.startsWith("(") || !code.endsWith(")")) {
            return code;
        }
        int depth = 0;
        for (int i = 0; i < code.length() - 1; i++) {
            depth += code.charAt(i) == '(' ? 1 : code.charAt(i) == ')' ? -1 : 0;
            if (depth == 0) {
                return code;
            }
        }
        return code.substring(1, code.length() - 1);
    }

    /// Nothing wrong: the database alone judges such an expression.
    private static final class NoRustForm extends RuntimeException {
        private static final long serialVersionUID = 1;

        NoRustForm() {
            super(null, null, false, false);
        }
    }
}
