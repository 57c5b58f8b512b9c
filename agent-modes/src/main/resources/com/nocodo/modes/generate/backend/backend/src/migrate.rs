//! The steps that bring a database to the shape that this program expects, and the check that it has it.

use crate::db::{Bind, Conn, Database, Dialect};
use crate::error::Error;
use crate::schema::{COLUMNS, TABLES};
use diesel::sql_types::Text;
use rust_embed::RustEmbed;
use std::collections::BTreeSet;

#[derive(RustEmbed)]
#[folder = "migrations"]
struct Scripts;

/// Migrations switch foreign keys off while they rebuild a table in SQLite, and check them after.
const SQLITE_BEFORE: &str = "PRAGMA foreign_keys = OFF; BEGIN IMMEDIATE;";
const SQLITE_AFTER: &str = "COMMIT; PRAGMA foreign_keys = ON;";
const SQLITE_FAILED: &str = "ROLLBACK; PRAGMA foreign_keys = ON;";

/// Runs what is missing, each step whole or not at all, and says which steps it ran.
pub fn up(db: &Database) -> Result<Vec<String>, Error> {
    db.alone(|conn| {
        conn.script("CREATE TABLE IF NOT EXISTS app_migrations (name TEXT NOT NULL PRIMARY KEY)")?;
        let missing = missing(conn)?;
        for name in &missing {
            step(conn, name, "up")?;
        }
        Ok(missing)
    })
}

/// Undoes the last step and does it again.
pub fn redo(db: &Database) -> Result<Option<String>, Error> {
    db.alone(|conn| {
        let Some(last) = done(conn)?.into_iter().next_back() else {
            return Ok(None);
        };
        step(conn, &last, "down")?;
        step(conn, &last, "up")?;
        Ok(Some(last))
    })
}

/// Undoes every step, the newest first.
pub fn down_all(db: &Database) -> Result<(), Error> {
    db.alone(|conn| {
        for name in done(conn)?.iter().rev() {
            step(conn, name, "down")?;
        }
        Ok(())
    })
}

pub fn pending(db: &Database) -> Result<Vec<String>, Error> {
    db.read(missing)
}

fn step(conn: &mut Conn, name: &str, direction: &str) -> Result<(), Error> {
    let sql = script(conn.dialect(), name, direction)?;
    match conn.dialect() {
        Dialect::Sqlite => conn.script(SQLITE_BEFORE)?,
        Dialect::Postgres => conn.script("BEGIN; SELECT pg_advisory_xact_lock(1)")?,
    }
    let result = conn
        .script(&sql)
        .map_err(Error::from)
        .and_then(|()| note(conn, name, direction))
        .and_then(|()| check_links(conn));
    match (conn.dialect(), &result) {
        (Dialect::Sqlite, Ok(())) => conn.script(SQLITE_AFTER)?,
        (Dialect::Sqlite, Err(_)) => conn.script(SQLITE_FAILED)?,
        (Dialect::Postgres, Ok(())) => conn.script("COMMIT")?,
        (Dialect::Postgres, Err(_)) => conn.script("ROLLBACK")?,
    }
    result.map_err(|error| Error::Internal(format!("migration {name}, {direction}: {error}")))
}

fn note(conn: &mut Conn, name: &str, direction: &str) -> Result<(), Error> {
    let sql = match direction {
        "up" => "INSERT INTO app_migrations (name) VALUES ($1)",
        _ => "DELETE FROM app_migrations WHERE name = $1",
    };
    conn.run(sql, &[Bind::text(name)])?;
    Ok(())
}

/// SQLite does not look at links while foreign keys are off, so this does.
fn check_links(conn: &mut Conn) -> Result<(), Error> {
    if conn.dialect() == Dialect::Postgres {
        return Ok(());
    }
    let broken = conn.number("SELECT COUNT(*) AS n FROM pragma_foreign_key_check", &[])?;
    match broken {
        0 => Ok(()),
        n => Err(Error::Internal(format!("{n} links would point to nothing"))),
    }
}

fn folder(dialect: Dialect) -> &'static str {
    match dialect {
        Dialect::Sqlite => "sqlite",
        Dialect::Postgres => "postgres",
    }
}

fn script(dialect: Dialect, name: &str, direction: &str) -> Result<String, Error> {
    let path = format!("{}/{name}/{direction}.sql", folder(dialect));
    let file = Scripts::get(&path).ok_or_else(|| Error::internal(format!("no {path}")))?;
    String::from_utf8(file.data.into_owned()).map_err(Error::internal)
}

/// Every step that this program knows, in order.
fn known(dialect: Dialect) -> BTreeSet<String> {
    let prefix = format!("{}/", folder(dialect));
    Scripts::iter()
        .filter_map(|path| {
            let rest = path.strip_prefix(&prefix)?;
            Some(rest.strip_suffix("/up.sql")?.to_owned())
        })
        .collect()
}

#[derive(diesel::QueryableByName)]
struct Name {
    #[diesel(sql_type = Text)]
    name: String,
}

fn done(conn: &mut Conn) -> Result<BTreeSet<String>, Error> {
    let there = match conn.dialect() {
        Dialect::Sqlite => {
            "SELECT COUNT(*) AS n FROM sqlite_master WHERE type = 'table' AND name = 'app_migrations'"
        }
        Dialect::Postgres => {
            "SELECT COUNT(*) AS n FROM information_schema.tables
              WHERE table_schema = current_schema() AND table_name = 'app_migrations'"
        }
    };
    if conn.number(there, &[])? == 0 {
        return Ok(BTreeSet::new());
    }
    let rows: Vec<Name> = conn.rows("SELECT name FROM app_migrations", &[])?;
    Ok(rows.into_iter().map(|row| row.name).collect())
}

fn missing(conn: &mut Conn) -> Result<Vec<String>, Error> {
    let done = done(conn)?;
    let known = known(conn.dialect());
    Ok(known.difference(&done).cloned().collect())
}

/// What the live database lacks, or has too much, next to the schema of this program.
pub fn differences(db: &Database) -> Result<Vec<String>, Error> {
    db.read(|conn| {
        let columns = match conn.dialect() {
            Dialect::Sqlite => {
                "SELECT m.name || '.' || c.name || CASE WHEN c.\"notnull\" = 1 OR c.pk > 0
                        THEN '' ELSE '?' END AS name
                   FROM sqlite_master m JOIN pragma_table_info(m.name) c
                  WHERE m.type = 'table' AND m.name NOT LIKE 'app\\_%' ESCAPE '\\'
                    AND m.name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
            }
            Dialect::Postgres => {
                "SELECT table_name || '.' || column_name
                        || CASE WHEN is_nullable = 'NO' THEN '' ELSE '?' END AS name
                   FROM information_schema.columns
                  WHERE table_schema = current_schema() AND table_name NOT LIKE 'app\\_%'"
            }
        };
        let rows: Vec<Name> = conn.rows(columns, &[])?;
        let live: BTreeSet<String> = rows.into_iter().map(|row| row.name).collect();
        let mut out = Vec::new();
        let expected: BTreeSet<String> = COLUMNS.iter().map(|name| (*name).to_owned()).collect();
        out.extend(expected.difference(&live).map(|name| format!("missing {name}")));
        out.extend(live.difference(&expected).map(|name| format!("unexpected {name}")));
        for table in TABLES {
            if !live.iter().any(|name| name.starts_with(&format!("{table}."))) {
                out.push(format!("missing {table}"));
            }
        }
        Ok(out)
    })
}
