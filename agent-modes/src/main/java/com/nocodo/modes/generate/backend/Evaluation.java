package com.nocodo.modes.generate.backend;

import com.nocodo.modes.expr.Binder;
import com.nocodo.modes.expr.Type;
import com.nocodo.modes.expr.Typed;
import com.nocodo.modes.spec.AppSpec;
import com.nocodo.modes.spec.Relation;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What an expression gives for sample records, worked out apart from the code and the SQL that an app runs: so tests
/// know what to expect. Numbers are [BigDecimal], links the records they point to; a missing value is null.
final class Evaluation {
    private final AppSpec spec;
    private final Sample world;
    private final LocalDateTime now;
    private final Map<String, @Nullable Object> params;
    private final List<Sample.Entry> rows;

    Evaluation(AppSpec spec, Sample world, LocalDateTime now) {
        this(spec, world, now, Map.of(), List.of());
    }

    /// @param params of a report
    /// @param rows of a total report, for its measures
    Evaluation(
            AppSpec spec,
            Sample world,
            LocalDateTime now,
            Map<String, @Nullable Object> params,
            List<Sample.Entry> rows) {
        this.params = params;
        this.spec = spec;
        this.world = world;
        this.now = now;
        this.rows = rows;
    }

    @Nullable
    Object of(Typed typed, Sample.Entry entry) {
        return value(typed, new ArrayList<>(List.of(entry)));
    }

    /// A condition that holds or is unknown.
    boolean passes(Typed typed, Sample.Entry entry) {
        return !Boolean.FALSE.equals(of(typed, entry));
    }

    private @Nullable Object value(Typed typed, List<Sample.Entry> scopes) {
        return switch (typed) {
            case Typed.Const(var value, var _) -> value;
            case Typed.Param(var name, var _) -> params.get(name);
            case Typed.FieldRef ref -> field(ref, scopes);
            case Typed.LinkRef ref -> {
                var from = walk(scopes.get(ref.scope().level()), ref.hops());
                yield from == null ? null : from.link(ref.link());
            }
            case Typed.Not(var of, var _) -> value(of, scopes) instanceof Boolean b ? !b : null;
            case Typed.Negative(var of, var _) -> value(of, scopes) instanceof BigDecimal n ? n.negate() : null;
            case Typed.IsEmpty(var of, var negated, var _) -> {
                var value = value(of, scopes);
                yield (value == null || "".equals(value)) != negated;
            }
            case Typed.In(var of, var values, var _) -> {
                var value = value(of, scopes);
                yield value == null ? null : values.stream().anyMatch(v -> same(value, value(v, scopes)));
            }
            case Typed.Op op -> operator(op, scopes);
            case Typed.Call call -> call(call, scopes);
            case Typed.Aggregate aggregate -> aggregate(aggregate, scopes);
            case Typed.RowAggregate(var name, var of, var where, var type) -> {
                var kept = rows.stream()
                        .filter(r -> where == null || Boolean.TRUE.equals(of(where, r)))
                        .toList();
                yield folded(
                        name,
                        of == null ? null : kept.stream().map(r -> of(of, r)).toList(),
                        kept.size(),
                        type);
            }
        };
    }

    private @Nullable Object field(Typed.FieldRef ref, List<Sample.Entry> scopes) {
        var entry = walk(scopes.get(ref.scope().level()), ref.hops());
        if (entry == null) {
            return null;
        }
        var field = ref.field();
        if (field == null) {
            return ref.column().equals("version") ? BigDecimal.ONE : now;
        }
        return field.computed()
                ? of(Binder.bind(spec, ref.entity(), String.valueOf(field.expr())), entry)
                : entry.value(field.name());
    }

    private static Sample.@Nullable Entry walk(Sample.Entry from, List<Relation> hops) {
        Sample.Entry entry = from;
        for (var hop : hops) {
            if (entry == null) {
                return null;
            }
            entry = entry.link(hop);
        }
        return entry;
    }

    private static boolean same(@Nullable Object a, @Nullable Object b) {
        return a instanceof BigDecimal x && b instanceof BigDecimal y ? x.compareTo(y) == 0 : Objects.equals(a, b);
    }

    private @Nullable Object operator(Typed.Op op, List<Sample.Entry> scopes) {
        var a = value(op.left(), scopes);
        var b = value(op.right(), scopes);
        if (op.op().equals("and")) {
            return Boolean.FALSE.equals(a) || Boolean.FALSE.equals(b)
                    ? (Object) false
                    : a == null || b == null ? null : true;
        }
        if (op.op().equals("or")) {
            return Boolean.TRUE.equals(a) || Boolean.TRUE.equals(b)
                    ? (Object) true
                    : a == null || b == null ? null : false;
        }
        if (a == null || b == null) {
            return null;
        }
        return switch (op.op()) {
            case "=" -> same(a, b);
            case "!=" -> !same(a, b);
            case "<" -> compared(a, b) < 0;
            case "<=" -> compared(a, b) <= 0;
            case ">" -> compared(a, b) > 0;
            case ">=" -> compared(a, b) >= 0;
            case "+", "-" -> sum(op, a, b);
            default -> product(op, a, b);
        };
    }

    private static int compared(Object a, Object b) {
        return switch (a) {
            case BigDecimal x when b instanceof BigDecimal y -> x.compareTo(y);
            case LocalDate x
            when b instanceof LocalDateTime y -> x.atStartOfDay().compareTo(y);
            case LocalDateTime x when b instanceof LocalDate y -> x.compareTo(y.atStartOfDay());
            case LocalDate x when b instanceof LocalDate y -> x.compareTo(y);
            case LocalDateTime x when b instanceof LocalDateTime y -> x.compareTo(y);
            default -> a.toString().compareTo(b.toString());
        };
    }

    private static Object sum(Typed.Op op, Object a, Object b) {
        var sign = op.op().equals("-") ? -1 : 1;
        if (a instanceof BigDecimal x && b instanceof BigDecimal y) {
            return sign < 0 ? x.subtract(y) : x.add(y);
        }
        if (a instanceof String x) {
            return x + b;
        }
        if (a instanceof LocalDate x && b instanceof LocalDate y) {
            return BigDecimal.valueOf(ChronoUnit.DAYS.between(y, x));
        }
        if (b instanceof BigDecimal amount) {
            var whole = amount.longValue() * sign;
            return a instanceof LocalDate day
                    ? day.plusDays(op.right().type().kind() == Type.Kind.INTEGER ? whole : whole / 1440)
                    : ((LocalDateTime) a).plusMinutes(whole);
        }
        return BigDecimal.valueOf(ChronoUnit.MINUTES.between(moment(b), moment(a)));
    }

    private static @Nullable Object product(Typed.Op op, Object a, Object b) {
        var x = factor(op.left(), op.type(), (BigDecimal) a);
        var y = factor(op.right(), op.type(), (BigDecimal) b);
        if (op.op().equals("/") && y.signum() == 0) {
            return null;
        }
        var out = op.op().equals("*") ? x.multiply(y) : x.divide(y, MathContext.DECIMAL64);
        var whole = op.type().kind() == Type.Kind.MONEY || op.type().kind() == Type.Kind.DURATION;
        return whole ? out.setScale(0, RoundingMode.HALF_UP) : out;
    }

    private static BigDecimal factor(Typed typed, Type result, BigDecimal number) {
        return switch (typed.type().kind()) {
            case PERCENT -> number.movePointLeft(2);
            case DURATION ->
                result.kind() == Type.Kind.MONEY
                        ? number.divide(BigDecimal.valueOf(60), MathContext.DECIMAL64)
                        : number;
            default -> number;
        };
    }

    private @Nullable Object call(Typed.Call call, List<Sample.Entry> scopes) {
        if (call.name().equals("today")) {
            return now.toLocalDate();
        }
        if (call.name().equals("now")) {
            return now;
        }
        var args = new ArrayList<@Nullable Object>();
        call.args().forEach(arg -> args.add(value(arg, scopes)));
        var first = args.getFirst();
        if (call.name().equals("coalesce")) {
            return first != null ? first : args.get(1);
        }
        if (call.name().equals("if")) {
            return Boolean.TRUE.equals(first) ? args.get(1) : args.get(2);
        }
        if (first == null || args.size() == 2 && args.get(1) == null) {
            return null;
        }
        return plain(call, first, args.size() == 2 ? args.get(1) : null);
    }

    private @Nullable Object plain(Typed.Call call, Object first, @Nullable Object second) {
        return switch (call.name()) {
            case "days" -> BigDecimal.valueOf(ChronoUnit.DAYS.between(day(first), day(Objects.requireNonNull(second))));
            case "minutes" -> minutes(first, Objects.requireNonNull(second));
            case "hours" ->
                (second == null ? (BigDecimal) first : minutes(first, second))
                        .divide(BigDecimal.valueOf(60), MathContext.DECIMAL64);
            case "month" -> day(first).toString().substring(0, 7);
            case "year" -> BigDecimal.valueOf(day(first).getYear());
            case "age" ->
                BigDecimal.valueOf(Period.between(day(first), now.toLocalDate()).getYears());
            case "date" -> day(first);
            case "round" ->
                ((BigDecimal) first)
                        .setScale(second == null ? 0 : ((BigDecimal) second).intValue(), RoundingMode.HALF_UP);
            case "lower" -> first.toString().toLowerCase(Locale.ROOT);
            case "length" -> BigDecimal.valueOf(first.toString().length());
            default -> null;
        };
    }

    private static BigDecimal minutes(Object from, Object to) {
        return BigDecimal.valueOf(ChronoUnit.MINUTES.between(moment(from), moment(to)));
    }

    private static LocalDate day(Object moment) {
        return moment instanceof LocalDate day ? day : ((LocalDateTime) moment).toLocalDate();
    }

    private static LocalDateTime moment(Object moment) {
        return moment instanceof LocalDate day ? day.atStartOfDay() : (LocalDateTime) moment;
    }

    private @Nullable Object aggregate(Typed.Aggregate aggregate, List<Sample.Entry> scopes) {
        var owner = walk(scopes.get(aggregate.scope().level()), aggregate.hops());
        var found = owner == null
                ? List.<Sample.Entry>of()
                : world.collected(owner, aggregate.link(), aggregate.rows(), aggregate.forward());
        var kept = new ArrayList<Sample.Entry>();
        var values = new ArrayList<@Nullable Object>();
        for (var row : found) {
            scopes.add(row);
            if (aggregate.where() == null || Boolean.TRUE.equals(value(aggregate.where(), scopes))) {
                kept.add(row);
                values.add(aggregate.value() == null ? null : value(aggregate.value(), scopes));
            }
            scopes.removeLast();
        }
        return folded(aggregate.name(), aggregate.value() == null ? null : values, kept.size(), aggregate.type());
    }

    private static @Nullable Object folded(String name, @Nullable List<@Nullable Object> values, int count, Type type) {
        if (name.equals("exists")) {
            return count > 0;
        }
        var present = values == null
                ? List.<Object>of()
                : values.stream()
                        .filter(Objects::nonNull)
                        .map(v -> (Object) Objects.requireNonNull(v))
                        .toList();
        if (name.equals("count")) {
            return BigDecimal.valueOf(values == null ? count : present.size());
        }
        if (name.equals("min") || name.equals("max")) {
            return present.stream()
                    .reduce((a, b) -> (compared(a, b) <= 0) == name.equals("min") ? a : b)
                    .orElse(null);
        }
        var sum = present.stream().map(v -> (BigDecimal) v).reduce(BigDecimal.ZERO, BigDecimal::add);
        var whole =
                type.kind() == Type.Kind.MONEY || type.kind() == Type.Kind.DURATION || type.kind() == Type.Kind.INTEGER;
        if (name.equals("sum")) {
            return sum;
        }
        if (present.isEmpty()) {
            return null;
        }
        var mean = sum.divide(BigDecimal.valueOf(present.size()), MathContext.DECIMAL64);
        return whole ? mean.setScale(0, RoundingMode.HALF_UP) : mean;
    }
}
