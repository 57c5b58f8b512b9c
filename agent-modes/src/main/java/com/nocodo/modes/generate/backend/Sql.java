package com.nocodo.modes.generate.backend;

import com.nocodo.modes.expr.Dialect;
import com.nocodo.modes.spec.FieldType;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import java.util.zip.CRC32;

/// One SQL text in both dialects.
public record Sql(String sqlite, String postgres) {

    static Sql both(String text) {
        return new Sql(text, text);
    }

    static Sql each(Function<Dialect, String> text) {
        return new Sql(text.apply(Dialect.SQLITE), text.apply(Dialect.POSTGRES));
    }

    String in(Dialect dialect) {
        return dialect == Dialect.SQLITE ? sqlite : postgres;
    }

    /// The constant in the generated code.
    String rust() {
        return sqlite.equals(postgres)
                ? "Sql::both(" + Rust.wrapped(sqlite) + ")"
                : "Sql::per(" + Rust.wrapped(sqlite) + ", " + Rust.wrapped(postgres) + ")";
    }

    static String type(Dialect dialect, FieldType type) {
        var sqlite = dialect == Dialect.SQLITE;
        return switch (type) {
            case INTEGER, MONEY, DURATION, FILE, IMAGE -> sqlite ? "INTEGER" : "BIGINT";
            case DECIMAL, PERCENT -> sqlite ? "REAL" : "DOUBLE PRECISION";
            case BOOLEAN -> sqlite ? "INTEGER" : "BOOLEAN";
            case DATE -> sqlite ? "TEXT" : "DATE";
            case TIME -> sqlite ? "TEXT" : "TIME";
            case DATETIME -> sqlite ? "TEXT" : "TIMESTAMP";
            default -> "TEXT";
        };
    }

    /// An expression as a value of exactly the column type that the generated code reads.
    static String cast(Dialect dialect, FieldType type, String expression) {
        return "CAST(" + expression + " AS " + type(dialect, type) + ")";
    }

    /// A column as the API's JSON has it, inside of an object that the database builds.
    static String json(Dialect dialect, FieldType type, String column) {
        var sqlite = dialect == Dialect.SQLITE;
        return switch (type) {
            case BOOLEAN ->
                sqlite
                        ? "json(CASE %s WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END)".formatted(column)
                        : column;
            case DATETIME ->
                sqlite
                        ? "replace(" + column + ", ' ', 'T') || 'Z'"
                        : "rtrim(rtrim(to_char(%s, 'YYYY-MM-DD\"T\"HH24:MI:SS.MS'), '0'), '.') || 'Z'"
                                .formatted(column);
            default -> column;
        };
    }

    static String text(String value) {
        return "'" + value.replace("'", "''") + "'";
    }

    /// A name for an index or constraint that PostgreSQL does not cut short.
    static String named(String... parts) {
        var name = String.join("_", parts);
        if (name.length() <= 60) {
            return name;
        }
        var sum = new CRC32();
        sum.update(name.getBytes(StandardCharsets.UTF_8));
        return name.substring(0, 50) + "_" + Long.toHexString(sum.getValue());
    }
}
