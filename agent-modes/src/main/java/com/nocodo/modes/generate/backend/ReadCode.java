package com.nocodo.modes.generate.backend;

import com.nocodo.modes.generate.LinkValues;
import com.nocodo.modes.spec.Field;
import com.nocodo.modes.spec.FieldType;
import com.nocodo.modes.spec.Relation;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The expression that reads one property out of what was sent, over the record as it is now, if there is one.
record ReadCode(Shape shape, Shape.Property property) {
    private static final Pattern CONSTANT = Pattern.compile("(Some\\()?(true|false|-?[0-9.]+)\\)?");

    String expression() {
        var name = property.name();
        if (property.source() == Shape.Source.LINKS) {
            return links(property.link());
        }
        var field = property.field();
        if (field != null && field.readOnly()) {
            return fixed(field);
        }
        return "body.%s(\"%s\", %s, %s)"
                .formatted(property.nullable() ? "optional" : "required", name, reader(), current());
    }

    private String links(Relation link) {
        var ids = property.name();
        if (!LinkValues.any(link)) {
            return "body.links(\"%s\", %s, current.map(|r| &r.%s))".formatted(ids, link.required(), ids);
        }
        var whole = LinkValues.property(link);
        return "body.links_with([\"%s\", \"%s\"], %s, current.map(|r| &r.%s), %s)"
                .formatted(ids, whole, link.required(), whole, new LinkFields(shape, link).reader());
    }

    /// The same for a value that is read without looking at a record as it is now.
    String alone() {
        var initial = initial(property.fieldOrThrow());
        return "body.%s(\"%s\", %s, %s)"
                .formatted(
                        property.nullable() ? "optional" : "required",
                        property.name(),
                        reader(),
                        initial == null ? "None" : "Some(" + initial + ")");
    }

    private String fixed(Field field) {
        var value = initial(field);
        if (property.nullable()) {
            return value == null ? "current.and_then(|r| r.%s)".formatted(held()) : heldOr("Some(" + value + ")");
        }
        return heldOr(value == null ? Rust.typeOf(field.type()) + "::default()" : value);
    }

    private String held() {
        var text = Rust.typeOf(property.type()).equals("String");
        return property.name() + (text ? ".clone()" : "");
    }

    /// The value of the record as it is now, or of a new one.
    private String heldOr(String initial) {
        if (initial.equals("false") || initial.equals("true")) {
            var test = initial.equals("true") ? "is_none_or" : "is_some_and";
            return "current.%s(|r| r.%s)".formatted(test, held());
        }
        return CONSTANT.matcher(initial).matches()
                ? "current.map_or(%s, |r| r.%s)".formatted(initial, held())
                : "current.map_or_else(|| %s, |r| r.%s)".formatted(initial, held());
    }

    /// What the property is when nothing is sent for it.
    private String current() {
        var field = property.field();
        var initial = field == null ? null : initial(field);
        if (property.nullable()) {
            return initial == null ? "current.and_then(|r| r.%s)".formatted(held()) : heldOr("Some(" + initial + ")");
        }
        return initial == null ? "current.map(|r| r.%s)".formatted(held()) : "Some(" + heldOr(initial) + ")";
    }

    private @Nullable String initial(Field field) {
        var given = field.defaultValue();
        if (given == null) {
            if (property.relation() == null
                    && shape.isState(field)
                    && shape.entity().workflow() != null) {
                return Rust.literal(
                                java.util.Objects.requireNonNull(shape.entity().workflow())
                                        .initial()) + ".to_owned()";
            }
            return field.type() == FieldType.BOOLEAN ? "false" : null;
        }
        return switch (field.type()) {
            case INTEGER, MONEY, DURATION ->
                new BigDecimal(given).setScale(0, RoundingMode.HALF_UP).toPlainString();
            case DECIMAL, PERCENT -> real(new BigDecimal(given));
            case BOOLEAN -> given;
            case DATE -> given.equals("today()") ? "Utc::now().date_naive()" : parsed("NaiveDate", given);
            case TIME -> parsed("NaiveTime", given.length() == 5 ? given + ":00" : given);
            case DATETIME -> given.equals("now()") ? "now()" : parsed("NaiveDateTime", given.replace("Z", ""));
            case FILE, IMAGE, COMPUTED, AUTO_NUMBER -> null;
            default -> Rust.literal(given) + ".to_owned()";
        };
    }

    private static String parsed(String type, String text) {
        return Rust.literal(text) + ".parse::<" + type + ">().unwrap_or_default()";
    }

    /// How the value is read and which bounds it has.
    private String reader() {
        if (property.source() == Shape.Source.LINK) {
            return "body::link";
        }
        var field = property.fieldOrThrow();
        return switch (field.type()) {
            case TEXT, LONG_TEXT -> text(field);
            case EMAIL -> "body::email";
            case PHONE -> "body::phone";
            case URL -> "body::url";
            case COLOUR -> "body::colour";
            case ENUM -> "body::choice(" + InfoCode.choices(property) + ")";
            case INTEGER, MONEY, DURATION ->
                "body::whole(%s, %s)"
                        .formatted(
                                some(Bounds.whole(field.min(), RoundingMode.CEILING)),
                                some(Bounds.whole(field.max(), RoundingMode.FLOOR)));
            case DECIMAL, PERCENT ->
                "body::real(%s, %s, %d)"
                        .formatted(
                                field.min() == null ? "None" : "Some(" + real(field.min()) + ")",
                                field.max() == null ? "None" : "Some(" + real(field.max()) + ")",
                                Bounds.scale(field));
            case BOOLEAN -> "body::boolean";
            case DATE -> "body::date";
            case TIME -> "body::time";
            case DATETIME -> "body::moment";
            case FILE, IMAGE, AUTO_NUMBER, COMPUTED -> "body::link";
        };
    }

    private static String text(Field field) {
        var bounds = "%d, %d".formatted(Bounds.shortest(field), Bounds.longest(field));
        return field.pattern() == null
                ? "body::text(" + bounds + ")"
                : "body::matching(" + Rust.literal(field.pattern()) + ", " + bounds + ")";
    }

    private static String some(@Nullable Long bound) {
        return bound == null ? "None" : "Some(" + bound + ")";
    }

    static String real(BigDecimal number) {
        var plain = number.toPlainString();
        return plain.contains(".") ? plain : plain + ".0";
    }
}
