package com.nocodo.modes.generate.backend;

import com.nocodo.modes.spec.FieldType;
import com.nocodo.modes.spec.Names;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// How names, texts and types are written in Rust.
final class Rust {
    /// Names that generated code uses besides an entity's own type.
    private static final Set<String> TAKEN = Set.of(
            "Result",
            "Option",
            "String",
            "Vec",
            "Box",
            "Some",
            "None",
            "Ok",
            "Err",
            "Self",
            "Body",
            "Bind",
            "Columns",
            "Entity",
            "Info",
            "Input",
            "Field",
            "Kind",
            "Link",
            "LinkTable",
            "Linked",
            "OnDelete",
            "Own",
            "Shown",
            "List",
            "UsedBy",
            "AutoNumber",
            "Trigger",
            "Rule",
            "Sql",
            "Error",
            "FieldError",
            "Unique",
            "User",
            "Role",
            "Utc",
            "NaiveDate",
            "NaiveTime",
            "NaiveDateTime",
            "Report",
            "Param",
            "Column",
            "Row",
            "Call",
            "Text",
            "Nullable",
            "BigInt",
            "Double",
            "Bool",
            "Date",
            "Time",
            "Timestamp",
            "Serialize",
            "QueryableByName",
            "Clone",
            "Debug",
            "Default",
            "Action",
            "Grant",
            "Rows",
            "OwnRule",
            "ServiceConfig",
            "HttpResponse");

    private static final int LONGEST_LINE = 70;

    private Rust() {}

    /// The type of an entity's records.
    static String type(String entity) {
        var name = Names.pascal(entity);
        return TAKEN.contains(name) ? name + "Record" : name;
    }

    static String constant(String name) {
        return name.toUpperCase(Locale.ROOT);
    }

    /// A text as a string literal.
    static String literal(String text) {
        var out = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> out.append(c);
            }
        }
        return out.append('"').toString();
    }

    /// A long text over several lines, broken behind spaces; the text stays the same.
    static String wrapped(String text) {
        if (text.length() <= LONGEST_LINE) {
            return literal(text);
        }
        var lines = new ArrayList<String>();
        var rest = text;
        while (rest.length() > LONGEST_LINE) {
            var end = breakOf(rest);
            if (end < 0) {
                break;
            }
            lines.add(escaped(rest.substring(0, end)));
            rest = rest.substring(end);
        }
        lines.add(escaped(rest));
        return '"' + String.join("\\\n         ", lines) + '"';
    }

    /// Behind the last space of the first line, else behind the first one after it. Spaces at the start of a line
    /// would be lost.
    private static int breakOf(String text) {
        var before = IntStream.iterate(LONGEST_LINE, at -> at > 0, at -> at - 1);
        var behind = IntStream.range(LONGEST_LINE + 1, text.length());
        return IntStream.concat(before, behind)
                .filter(at -> text.charAt(at - 1) == ' ' && text.charAt(at) != ' ')
                .findFirst()
                .orElse(-1);
    }

    private static String escaped(CharSequence text) {
        var literal = literal(text.toString());
        return literal.substring(1, literal.length() - 1);
    }

    /// `&["a", "b"]`
    static String texts(Collection<String> texts) {
        return texts.stream().map(Rust::literal).collect(Collectors.joining(", ", "&[", "]"));
    }

    static String typeOf(FieldType type) {
        return switch (type) {
            case INTEGER, MONEY, DURATION, FILE, IMAGE -> "i64";
            case DECIMAL, PERCENT -> "f64";
            case BOOLEAN -> "bool";
            case DATE -> "NaiveDate";
            case TIME -> "NaiveTime";
            case DATETIME -> "NaiveDateTime";
            default -> "String";
        };
    }

    static String optional(String type, boolean nullable) {
        return nullable ? "Option<" + type + ">" : type;
    }

    /// The Diesel type of a column.
    static String diesel(FieldType type) {
        return switch (type) {
            case INTEGER, MONEY, DURATION, FILE, IMAGE -> "BigInt";
            case DECIMAL, PERCENT -> "Double";
            case BOOLEAN -> "Bool";
            case DATE -> "Date";
            case TIME -> "Time";
            case DATETIME -> "Timestamp";
            default -> "Text";
        };
    }

    /// The variant of `Bind` that carries such a value.
    static String bind(FieldType type) {
        return switch (type) {
            case INTEGER, MONEY, DURATION, FILE, IMAGE -> "Int";
            case DECIMAL, PERCENT -> "Real";
            case BOOLEAN -> "Bool";
            case DATE -> "Date";
            case TIME -> "Time";
            case DATETIME -> "Moment";
            default -> "Text";
        };
    }

    /// The variant of `Kind` for a field.
    static String kind(FieldType type) {
        return switch (type) {
            case INTEGER, DURATION -> "Integer";
            case MONEY -> "Money";
            case DECIMAL, PERCENT -> "Real";
            case BOOLEAN -> "Boolean";
            case DATE -> "Date";
            case TIME -> "Time";
            case DATETIME -> "Moment";
            case ENUM -> "Choice";
            case FILE, IMAGE -> "File";
            default -> "Text";
        };
    }
}
