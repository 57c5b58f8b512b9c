package com.nocodo.operator.home;

import java.util.Optional;

/// What a home remembers of itself, by name.
public final class Settings {
    private final Database db;

    public Settings(Database db) {
        this.db = db;
    }

    public Optional<String> find(String name) {
        return db.sql()
                .sql("SELECT value FROM setting WHERE name = :name")
                .param("name", name)
                .query(String.class)
                .optional();
    }

    public void set(String name, String value) {
        db.sql().sql("""
                        INSERT INTO setting (name, value)
                        VALUES (:name, :value)
                        ON CONFLICT (name) DO UPDATE SET value = excluded.value
                        """).param("name", name).param("value", value).update();
    }
}
