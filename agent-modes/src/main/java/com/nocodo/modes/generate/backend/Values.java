package com.nocodo.modes.generate.backend;

import com.nocodo.modes.expr.Binder;
import com.nocodo.modes.expr.References;
import com.nocodo.modes.expr.Typed;
import com.nocodo.modes.spec.AppSpec;
import com.nocodo.modes.spec.Entity;
import com.nocodo.modes.spec.Field;
import com.nocodo.modes.spec.FieldType;
import com.nocodo.modes.spec.Rule;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Valid values of fields for tests, the `n`th unlike the others where that may be; the same in Rust and here.
final class Values {
    private static final LocalDate FIRST = LocalDate.of(2031, 1, 1);
    private final AppSpec spec;
    /// Fields that rules compare: they keep one value, or times in one order.
    private final Set<String> ruled = new HashSet<>();
    private final Map<String, Integer> ranks = new HashMap<>();
    private final Set<String> past = new HashSet<>();

    Values(AppSpec spec) {
        this.spec = spec;
        for (int round = 0; round < 4; round++) {
            spec.rules().forEach(this::learn);
        }
    }

    private void learn(Rule rule) {
        var entity = spec.get(rule.entity());
        if (rule.kind() == Rule.Kind.NO_OVERLAP) {
            if (rule.start() != null && rule.end() != null) {
                after(Binder.bind(spec, entity, rule.end()), Binder.bind(spec, entity, rule.start()), true);
            }
            return;
        }
        learn(Binder.condition(spec, entity, String.valueOf(rule.expr())));
    }

    private void learn(Typed typed) {
        References.visit(typed, part -> {
            switch (part) {
                case Typed.FieldRef ref
                when ref.field() != null -> {
                    ruled.add(key(ref));
                    if (ref.field().computed()) {
                        learn(Binder.bind(
                                spec, ref.entity(), String.valueOf(ref.field().expr())));
                    }
                }
                case Typed.Op(var op, var left, var right, var _)
                when op.equals(">") || op.equals(">=") -> after(left, right, op.equals(">"));
                case Typed.Op(var op, var left, var right, var _)
                when op.equals("<") || op.equals("<=") -> after(right, left, op.equals("<"));
                default -> {}
            }
        });
    }

    private static String key(Typed.FieldRef ref) {
        return ref.entity().name() + "." + ref.column();
    }

    /// The one must not be less than the other.
    private void after(Typed later, Typed earlier, boolean strictly) {
        if (later instanceof Typed.FieldRef a && earlier instanceof Typed.FieldRef b) {
            ranks.merge(key(a), ranks.getOrDefault(key(b), 0) + (strictly ? 1 : 0), Math::max);
        }
        if (earlier instanceof Typed.FieldRef ref && References.readsClock(later)) {
            past.add(key(ref));
        }
    }

    boolean ruled(Entity entity, Field field) {
        return ruled.contains(entity.name() + "." + field.name());
    }

    /// A person may send it, and a test can make a value up.
    static boolean sendable(Entity entity, Field field) {
        var state = entity.workflow() != null && entity.workflow().field().equals(field.name());
        return !field.computed()
                && !field.readOnly()
                && !state
                && field.type() != FieldType.AUTO_NUMBER
                && !field.type().upload()
                && (field.pattern() == null || field.example() != null && !field.unique());
    }

    /// What a field has that nobody sent.
    static @Nullable Object initial(Entity entity, Field field) {
        var workflow = entity.workflow();
        if (workflow != null && workflow.field().equals(field.name())) {
            return workflow.initial();
        }
        var given = field.defaultValue();
        if (given == null) {
            return field.type() == FieldType.BOOLEAN ? false : null;
        }
        return switch (field.type()) {
            case INTEGER, MONEY, DURATION, DECIMAL, PERCENT -> new BigDecimal(given);
            case BOOLEAN -> Boolean.valueOf(given);
            case DATE -> given.equals("today()") ? LocalDate.now(java.time.ZoneOffset.UTC) : LocalDate.parse(given);
            case DATETIME ->
                given.equals("now()")
                        ? LocalDateTime.now(java.time.ZoneOffset.UTC)
                        : LocalDateTime.parse(given.replace("Z", ""));
            case TIME -> LocalTime.parse(given);
            default -> given;
        };
    }

    /// How many fields a rule wants to lie before this one.
    int rank(Entity entity, Field field) {
        return ranks.getOrDefault(entity.name() + "." + field.name(), 0);
    }

    /// A rule wants it to be over.
    boolean past(Entity entity, Field field) {
        return past.contains(entity.name() + "." + field.name());
    }

    private LocalDate base(Entity entity, Field field) {
        return past(entity, field) ? FIRST.minusYears(40) : FIRST;
    }

    /// The `n`th value.
    @Nullable
    Object concrete(Entity entity, Field field, int n) {
        return switch (field.type()) {
            case TEXT, LONG_TEXT -> text(field, Integer.toString(n));
            case EMAIL -> "somebody" + n + "@example.org";
            case PHONE -> "+49 30 1000" + n;
            case URL -> "https://example.org/" + n;
            case COLOUR -> "#3366" + "%02d".formatted(n % 100);
            case INTEGER, MONEY, DURATION, DECIMAL, PERCENT -> number(entity, field, n);
            case BOOLEAN -> !ruled(entity, field) && n % 2 == 0;
            case DATE -> base(entity, field).plusDays(n + 10L * rank(entity, field));
            case TIME -> LocalTime.of(8 + rank(entity, field), n % 60);
            case DATETIME -> base(entity, field).plusDays(n).atTime(8 + rank(entity, field), 0);
            case ENUM ->
                field.values()
                        .get(ruled(entity, field) ? 0 : (n - 1) % field.values().size())
                        .name();
            case FILE, IMAGE, AUTO_NUMBER, COMPUTED -> null;
        };
    }

    /// The same in Rust, over a variable `n`.
    String rust(Entity entity, Field field) {
        return switch (field.type()) {
            case TEXT, LONG_TEXT ->
                field.pattern() != null
                        ? Rust.literal(String.valueOf(field.example()))
                        : "format!(%s)".formatted(Rust.literal(text(field, "{n}")));
            case EMAIL -> "format!(\"somebody{n}@example.org\")";
            case PHONE -> "format!(\"+49 30 1000{n}\")";
            case URL -> "format!(\"https://example.org/{n}\")";
            case COLOUR -> "format!(\"#3366{:02}\", n % 100)";
            case INTEGER, MONEY, DURATION, DECIMAL, PERCENT -> numberCode(entity, field);
            case BOOLEAN -> ruled(entity, field) ? "false" : "n.is_multiple_of(2)";
            case DATE ->
                "day(%s, n%s)"
                        .formatted(
                                start(entity, field), rank(entity, field) == 0 ? "" : " + " + 10 * rank(entity, field));
            case TIME -> "format!(\"%02d:{:02}:00\", n %% 60)".formatted(8 + rank(entity, field));
            case DATETIME -> "moment(%s, n, %d)".formatted(start(entity, field), 8 + rank(entity, field));
            case ENUM -> enumCode(entity, field);
            case FILE, IMAGE, AUTO_NUMBER, COMPUTED -> "null";
        };
    }

    private String enumCode(Entity entity, Field field) {
        var names =
                Rust.texts(field.values().stream().map(v -> v.name()).toList()).substring(1);
        return ruled(entity, field) ? Rust.literal(field.values().getFirst().name()) : "nth(&%s, n)".formatted(names);
    }

    private String start(Entity entity, Field field) {
        return Integer.toString(base(entity, field).getYear());
    }

    private static String text(Field field, String n) {
        if (field.pattern() != null) {
            return String.valueOf(field.example());
        }
        var word = "sample".substring(0, Math.max(0, Math.min(6, Bounds.longest(field) - 5)));
        return word + "x".repeat(Math.max(0, Bounds.shortest(field) - word.length() - 1)) + n;
    }

    private BigDecimal lowest(Field field) {
        var min = field.min() == null ? BigDecimal.ONE : field.min().max(BigDecimal.ONE);
        return field.max() != null && min.compareTo(field.max()) > 0
                ? field.max()
                : min.setScale(0, RoundingMode.CEILING);
    }

    /// How many different values there are to take.
    private int spread(Entity entity, Field field) {
        if (ruled(entity, field)) {
            return 1;
        }
        var room = field.max() == null
                ? BigDecimal.valueOf(50)
                : field.max().subtract(lowest(field)).add(BigDecimal.ONE);
        return Math.max(1, room.min(BigDecimal.valueOf(50)).intValue());
    }

    private BigDecimal number(Entity entity, Field field, int n) {
        return lowest(field).add(BigDecimal.valueOf(n % spread(entity, field)));
    }

    private String numberCode(Entity entity, Field field) {
        var spread = spread(entity, field);
        var lowest = lowest(field).toPlainString();
        var whole = Bounds.whole(field.type());
        var unit = whole ? lowest : ReadCode.real(lowest(field));
        if (spread == 1) {
            return unit;
        }
        return whole ? "%s + n %% %d".formatted(unit, spread) : "%s + f64::from(n %% %d)".formatted(unit, spread);
    }
}
