package com.nocodo.modes.generate.frontend;

import com.nocodo.modes.generate.LinkValues;
import com.nocodo.modes.spec.App;
import com.nocodo.modes.spec.Entity;
import com.nocodo.modes.spec.EnumValue;
import com.nocodo.modes.spec.Field;
import com.nocodo.modes.spec.FieldType;
import com.nocodo.modes.spec.Names;
import com.nocodo.modes.spec.Relation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A property's TypeScript type and its description in the `fields` of an entity.
final class FieldCode {
    private static final int INDENT = 4;

    private final App app;
    private final Entity entity;

    FieldCode(App app, Entity entity) {
        this.app = app;
        this.entity = entity;
    }

    /// `fee: number | null`.
    String member(Property property) {
        return switch (property) {
            case Property.OfField(var field) ->
                (locked(field) ? "readonly " : "") + field.name() + ": " + type(field)
                        + (entity.nullable(field) ? " | null" : "");
            case Property.OfLink(var link) ->
                link.property() + ": "
                        + (link.many() ? "readonly number[]" : link.required() ? "number" : "number | null");
            case Property.OfLinkValues(var link) -> property.key() + ": readonly LinkValue[]";
        };
    }

    /// `fee: { type: "money", label: "Fee", currency: "EUR" }`.
    String description(Property property) {
        var entries = switch (property) {
            case Property.OfField(var field) -> ofField(field);
            case Property.OfLink(var link) -> ofLink(link);
            case Property.OfLinkValues(var link) -> ofLinkValues(link);
        };
        return property.key() + ": " + Ts.object(entries, INDENT, property.key().length() + 2);
    }

    private static boolean locked(Field field) {
        return field.computed() || field.type() == FieldType.AUTO_NUMBER;
    }

    private static String type(Field field) {
        return switch (field.valueType()) {
            case INTEGER, DECIMAL, MONEY, PERCENT, DURATION, FILE, IMAGE -> "number";
            case BOOLEAN -> "boolean";
            case ENUM ->
                field.values().isEmpty()
                        ? "string"
                        : String.join(
                                " | ",
                                Ts.texts(field.values().stream()
                                        .map(EnumValue::name)
                                        .toList()));
            default -> "string";
        };
    }

    private List<String> ofField(Field field) {
        var type = field.valueType() == FieldType.COMPUTED ? FieldType.TEXT : field.valueType();
        var out = new ArrayList<>(List.of("type: " + Ts.text(type.text()), "label: " + Ts.text(field.label())));
        if (type == FieldType.MONEY) {
            out.add("currency: " + Ts.text(app.currency()));
        }
        if (field.computed()) {
            out.add("computed: true");
        } else {
            if (entity.neededToCreate(field)
                    || field.required() && field.defaultValue() != null && !entity.isState(field)) {
                out.add("required: true");
            }
            settings(field, entity.isState(field), out);
        }
        described(field, type, out);
        return out;
    }

    /// A field that belongs to a link.
    private List<String> ofLinkField(Field field) {
        var out = new ArrayList<>(List.of("type: " + Ts.text(field.type().text()), "label: " + Ts.text(field.label())));
        if (field.type() == FieldType.MONEY) {
            out.add("currency: " + Ts.text(app.currency()));
        }
        if (field.required() && field.type() != FieldType.BOOLEAN) {
            out.add("required: true");
        }
        settings(field, false, out);
        described(field, field.type(), out);
        return out;
    }

    private static void described(Field field, FieldType type, List<String> out) {
        if (type == FieldType.DECIMAL) {
            out.add("scale: " + field.decimals());
        }
        addText(out, "help", field.help());
        if (type == FieldType.ENUM) {
            var choices = field.values().stream().map(FieldCode::choice).toList();
            out.add("choices: " + Ts.lines("[", choices, "]", INDENT + 2));
        }
    }

    private static String choice(EnumValue value) {
        var tone = Tones.of(value).map(t -> ", tone: " + Ts.text(t)).orElse("");
        return "{ value: %s, label: %s%s }".formatted(Ts.text(value.name()), Ts.text(value.label()), tone);
    }

    private static void settings(Field field, boolean isState, List<String> out) {
        if (field.readOnly() || field.type() == FieldType.AUTO_NUMBER) {
            out.add("readOnly: true");
        }
        initial(field, isState).ifPresent(value -> out.add("initial: " + value));
        addNumber(out, "min", field.min());
        addNumber(out, "max", field.max());
        addNumber(out, "minLength", field.minLength());
        addNumber(out, "maxLength", field.maxLength());
        addText(out, "pattern", field.pattern());
        addText(out, "example", field.example());
    }

    private List<String> ofLink(Relation link) {
        var text = link.many() ? Names.singular(link.name()) + "_labels" : link.name() + "_label";
        var out = new ArrayList<>(List.of(
                "type: " + (link.many() ? "\"relations\"" : "\"relation\""),
                "label: " + Ts.text(link.label()),
                "spec: " + Ts.text(link.name()),
                "to: " + Ts.text(link.to()),
                "text: " + Ts.text(text)));
        if (link.required()) {
            out.add("required: true");
        }
        if (LinkValues.any(link)) {
            out.add("readOnly: true");
        }
        addText(out, "help", link.help());
        return out;
    }

    private List<String> ofLinkValues(Relation link) {
        var out = new ArrayList<>(List.of(
                "type: \"links\"",
                "label: " + Ts.text(link.label()),
                "spec: " + Ts.text(link.name()),
                "to: " + Ts.text(link.to()),
                "text: " + Ts.text(Names.singular(link.name()) + "_labels")));
        if (link.required()) {
            out.add("required: true");
        }
        addText(out, "help", link.help());
        var fields = LinkValues.of(link).stream()
                .map(f -> f.name() + ": "
                        + Ts.object(ofLinkField(f), INDENT + 4, f.name().length() + 2))
                .toList();
        out.add("fields: " + Ts.lines("{", fields, "}", INDENT + 2));
        return out;
    }

    private static Optional<String> initial(Field field, boolean isState) {
        var value = field.defaultValue();
        if (value == null || isState) {
            return Optional.empty();
        }
        return Optional.of(field.type().numeric() || field.type() == FieldType.BOOLEAN ? value : Ts.text(value));
    }

    private static void addNumber(List<String> out, String name, @Nullable Number value) {
        if (value != null) {
            out.add(name + ": " + (value instanceof BigDecimal decimal ? decimal.toPlainString() : value));
        }
    }

    private static void addText(List<String> out, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            out.add(name + ": " + Ts.text(value));
        }
    }
}
