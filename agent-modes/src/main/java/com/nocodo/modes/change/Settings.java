package com.nocodo.modes.change;

import com.nocodo.modes.spec.App;
import com.nocodo.modes.spec.EnumValue;
import com.nocodo.modes.spec.Field;
import com.nocodo.modes.spec.FieldType;
import com.nocodo.modes.spec.Relation;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Settings of fields and links that are there.
final class Settings {
    private final Work work;

    Settings(Work work) {
        this.work = work;
    }

    void required(Ref.Member member, boolean value) {
        switch (member) {
            case Ref.OfField ref ->
                work.field(ref, f -> f.edit().required(value).build());
            case Ref.OfLink ref -> work.link(ref, r -> r.withRequired(value));
        }
    }

    void unique(Ref.Member member, boolean value) {
        work.field(field(member), f -> f.edit().unique(value).build());
    }

    private Ref.OfField field(Ref.Member member) {
        if (member instanceof Ref.OfField ref) {
            return ref;
        }
        throw Doubt.refused(
                work.say(
                        "%s is a link to other records: this cannot be set for it.",
                        "%s ist eine Verknüpfung: dafür gibt es das nicht."),
                member.words());
    }

    /// Null leaves a bound as it is.
    void bounds(Ref.Member member, @Nullable BigDecimal min, @Nullable BigDecimal max) {
        var ref = field(member);
        if (!ref.field().type().numeric()) {
            throw Doubt.refused(
                    work.say(
                            "%s is no number: it has no smallest or largest value.",
                            "%s ist keine Zahl und hat keine Grenzen."),
                    ref.words());
        }
        work.field(
                ref,
                f -> f.edit()
                        .bounds(
                                min == null ? f.min() : stored(f.type(), min),
                                max == null ? f.max() : stored(f.type(), max))
                        .build());
    }

    /// `it can also be 0.5`: a whole number becomes one with decimals.
    void fraction(Ref.Member member, BigDecimal example) {
        var ref = field(member);
        boolean fits = example.stripTrailingZeros().scale() > 0 && ref.field().type() == FieldType.INTEGER;
        if (!fits) {
            throw Doubt.unfit();
        }
        type(ref, FieldType.DECIMAL);
    }

    void unbounded(Ref.Member member, boolean min, boolean max) {
        work.field(
                field(member),
                f -> f.edit().bounds(min ? null : f.min(), max ? null : f.max()).build());
    }

    /// As it is stored: money in minor units.
    static BigDecimal stored(FieldType type, BigDecimal said) {
        return type == FieldType.MONEY ? said.movePointRight(2).setScale(0, java.math.RoundingMode.HALF_UP) : said;
    }

    /// What a new record begins with.
    void startsAs(Ref.Member member, Phrase value) {
        var ref = field(member);
        var text = value.label().toLowerCase(Locale.ROOT);
        var stored = switch (ref.field().type()) {
            case BOOLEAN ->
                text.matches("yes|ja|true|on") ? "true" : text.matches("no|nein|false|off") ? "false" : null;
            case ENUM ->
                ref.field().values().stream()
                        .filter(v -> Likeness.of(value.tokens(), v.label()) >= Likeness.WHOLE)
                        .map(v -> v.name())
                        .findFirst()
                        .orElse(null);
            case DATE ->
                text.matches("today|heute|the current (day|date)|das heutige datum|current date") ? "today()" : null;
            case DATETIME -> text.matches("now|jetzt|the current time") ? "now()" : null;
            case INTEGER, DECIMAL, PERCENT, MONEY ->
                Amounts.of(value.tokens())
                        .map(n -> stored(ref.field().type(), n).toPlainString())
                        .orElse(null);
            case TEXT, LONG_TEXT -> value.label();
            default -> null;
        };
        if (stored == null) {
            throw Doubt.refused(
                    work.say("%s cannot begin as \"%s\".", "%s kann nicht mit \"%s\" beginnen."),
                    ref.words(),
                    value.label());
        }
        work.field(ref, f -> f.edit().defaultValue(stored).build());
    }

    void startsAs(Ref.OfField ref, EnumValue value) {
        work.field(ref, f -> f.edit().defaultValue(value.name()).build());
    }

    /// A new record has it, where it can only have it or not.
    void yes(Ref.Member member) {
        var ref = field(member);
        if (ref.field().type() != FieldType.BOOLEAN) {
            throw Doubt.unfit();
        }
        work.field(ref, f -> f.edit().defaultValue("true").build());
    }

    void type(Ref.Member member, FieldType type) {
        var ref = field(member);
        if (type == FieldType.ENUM || ref.field().computed()) {
            throw Doubt.refused(work.say("%s cannot become that.", "%s kann das nicht werden."), ref.words());
        }
        work.field(
                ref,
                f -> f.edit()
                        .type(type)
                        .values(List.of())
                        .defaultValue(type == FieldType.BOOLEAN ? "false" : null)
                        .bounds(type.numeric() ? f.min() : null, type.numeric() ? f.max() : null)
                        .build());
    }

    /// What was worked out from the one is now worked out from all of them.
    private void summed(Ref.OfLink ref) {
        work.entity(
                ref.entity(),
                e -> e.withFields(e.fields().stream()
                        .map(f -> summed(f, ref.link().name()))
                        .toList()));
    }

    private static Field summed(Field field, String link) {
        var expr = field.expr();
        var result = field.result();
        if (expr == null || result == null) {
            return field;
        }
        var sums = expr.replaceAll("\\b%s\\.(\\w+)".formatted(link), "sum(%s.$1)".formatted(link));
        return field.edit().computed(sums, result).build();
    }

    void many(Ref.OfLink ref) {
        summed(ref);
        var r = ref.link();
        work.link(
                ref,
                old -> new Relation(
                        r.id(),
                        r.name(),
                        r.label(),
                        r.to(),
                        Relation.Kind.MANY,
                        r.required(),
                        r.onDelete(),
                        r.reverse(),
                        r.reverseLabel(),
                        r.fields(),
                        r.help(),
                        r.from()));
    }

    /// Null leaves a setting of the application as it is.
    void app(@Nullable String name, @Nullable String language, @Nullable String currency) {
        var app = work.spec().app();
        var changed = new App(
                name == null ? app.name() : name,
                app.slug(),
                language == null ? app.language() : language,
                currency == null ? app.currency() : currency.toUpperCase(Locale.ROOT),
                app.theme());
        if (changed.equals(app)) {
            throw Doubt.refused(work.say("It is so already.", "Das ist schon so."));
        }
        work.become(work.spec().withApp(changed));
    }
}
