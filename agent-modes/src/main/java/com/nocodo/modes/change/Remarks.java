package com.nocodo.modes.change;

import com.nocodo.modes.spec.AppSpec;
import com.nocodo.modes.spec.Entity;
import com.nocodo.modes.spec.Field;
import com.nocodo.modes.spec.FieldType;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.UnaryOperator;

/// What is said behind a new field: `…, each only once`, `…, at most 50`, `… (yes or no)`.
final class Remarks {
    private Remarks() {}

    static boolean is(Frame frame) {
        return frame.request().startsWith("remark ");
    }

    /// Adds the remark to the one field that is new since `before`, else to the one that was changed.
    static void add(Work work, AppSpec before, Matcher.Filled remark) {
        var known = before.ids().toList();
        var changed = changed(work, before);
        var fresh =
                changed.stream().filter(r -> !known.contains(r.field().id())).toList();
        var meant = fresh.isEmpty() ? changed : fresh;
        if (meant.size() != 1) {
            throw Doubt.refused(work.say(
                    "Say for which of the new fields that is.", "Sag, für welches der neuen Felder das gilt."));
        }
        var ref = meant.getFirst();
        work.field(ref, field -> change(work, field, remark).apply(field));
    }

    private static List<Ref.OfField> changed(Work work, AppSpec before) {
        var old = before.entities().stream().flatMap(e -> e.fields().stream()).toList();
        return work.spec().entities().stream()
                .flatMap(e -> e.fields().stream().filter(f -> !old.contains(f)).map(f -> new Ref.OfField(e, f)))
                .toList();
    }

    static void typed(Work work, AppSpec before, FieldType type) {
        each(work, before, f -> f.type() == FieldType.IMAGE && type == FieldType.FILE ? f : typed(f, type));
    }

    private static void each(Work work, AppSpec before, UnaryOperator<Field> change) {
        var known = before.ids().toList();
        for (Entity entity : work.spec().entities()) {
            for (Field field : entity.fields()) {
                if (!known.contains(field.id())) {
                    work.field(new Ref.OfField(entity, field), change);
                }
            }
        }
    }

    private static UnaryOperator<Field> change(Work work, Field field, Matcher.Filled remark) {
        return switch (remark.request()) {
            case "remark unique" -> f -> f.edit().unique(true).build();
            case "remark required" -> f -> f.edit().required(true).build();
            case "remark long" -> f -> f.edit().type(FieldType.LONG_TEXT).build();
            case "remark type" -> f -> typed(f, remark.get("type", FieldType.class));
            case "remark max" ->
                f -> numeric(work, f).edit().bounds(f.min(), stored(f, remark)).build();
            case "remark min" ->
                f -> numeric(work, f).edit().bounds(stored(f, remark), f.max()).build();
            case "remark between" ->
                f -> numeric(work, f)
                        .edit()
                        .bounds(stored(f, remark), Settings.stored(f.type(), remark.get("number2", BigDecimal.class)))
                        .build();
            case "remark default" ->
                f -> {
                    var typed = known(work, f);
                    return typed.edit()
                            .defaultValue(stored(typed, remark).toPlainString())
                            .build();
                };
            default -> throw new IllegalStateException(remark.request() + " " + field.name());
        };
    }

    private static Field typed(Field f, FieldType type) {
        return f.edit()
                .type(type)
                .values(List.of())
                .defaultValue(type == FieldType.BOOLEAN ? "false" : null)
                .build();
    }

    /// A number that was not known to be one.
    private static Field numeric(Work work, Field f) {
        if (f.type().numeric()) {
            return f;
        }
        if (f.type() == FieldType.TEXT) {
            return typed(f, FieldType.INTEGER);
        }
        throw Doubt.refused(work.say("%s is no number.", "%s ist keine Zahl."), f.label());
    }

    /// What 5 means is only known of a field whose type is.
    private static Field known(Work work, Field f) {
        if (f.type().numeric()) {
            return f;
        }
        if (f.type() == FieldType.TEXT && work.money()) {
            return typed(f, FieldType.MONEY);
        }
        throw Doubt.refused(
                work.say(
                        "Say what %s is: a number or an amount of money?",
                        "Sag, was %s ist: eine Zahl oder ein Betrag?"),
                f.label());
    }

    private static BigDecimal stored(Field f, Matcher.Filled remark) {
        return Settings.stored(f.type(), remark.get("number", BigDecimal.class));
    }
}
