//! What every kind of record has in common: how it is described, read, listed, written and checked.

pub mod body;
pub mod check;
pub mod crud;
pub mod csv;
pub mod export;
pub mod json;
pub mod links;
pub mod options;
pub mod query;
pub mod removal;

use crate::auth::User;
use crate::auth::roles::Role;
use crate::db::{Bind, Conn, Dialect, Row, Sql};
use crate::error::{Check, Error, Unique};
use body::Body;
use check::Trigger;
use links::Linked;
use serde::Serialize;
use std::borrow::Cow;

/// One kind of record. Each file in `models/` implements this for one entity.
pub trait Entity: Row + Serialize + Clone {
    /// What a person may set.
    type Input: Input;

    const INFO: &'static Info;

    fn id(&self) -> i64;
    fn version(&self) -> i64;

    /// Reads what was sent: over an existing record, or for a new one.
    fn read(body: &mut Body, current: Option<&Self>) -> Self::Input;

    /// Refuses what the record forbids by itself, and moves that its workflow does not allow.
    fn check(
        _input: &Self::Input,
        _current: Option<&Self>,
        _user: &User,
    ) -> Result<(), Error> {
        Ok(())
    }
}

/// What is written of one record.
pub trait Input {
    /// The columns of the record's own table, with their values.
    fn columns(self) -> Columns;
}

/// The values of one record, and its links to any number of others.
pub struct Columns {
    pub own: Vec<(&'static str, Bind)>,
    pub links: Vec<Vec<Linked>>,
}

/// The description of an entity that the shared code works with.
pub struct Info {
    pub name: &'static str,
    pub table: &'static str,
    pub path: &'static str,
    pub label: &'static str,
    pub label_plural: &'static str,
    /// The text that names a record to people, over `t`.
    pub naming: Sql,
    pub fields: &'static [Field],
    pub uniques: &'static [Unique],
    pub checks: &'static [Check],
    pub links: &'static [Link],
    pub lists: &'static [LinkTable],
    pub used_by: &'static [UsedBy],
    pub numbers: &'static [AutoNumber],
    pub triggers: &'static [Trigger],
}

impl Info {
    /// `SELECT …` over `<table> t` with every property as this role sees it, without a condition.
    pub fn select(&self, role: Role, dialect: Dialect) -> String {
        let values = self.fields.iter().map(|field| match field.source {
            Source::Column => format!("t.{}", field.name),
            Source::Expression(sql) => format!("{} AS {}", role.sees(sql, dialect), field.name),
        });
        let values: Vec<String> = values.collect();
        format!("SELECT {} FROM {} t", values.join(", "), self.table)
    }

    pub fn field(&self, name: &str) -> Option<&'static Field> {
        self.fields.iter().find(|field| field.name == name)
    }

    /// The table behind a property of kind [`Kind::Links`].
    pub fn list(&self, property: &str) -> Option<&'static LinkTable> {
        self.lists.iter().find(|list| list.property == property)
    }
}

/// One property of a record as readers see it.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    pub name: &'static str,
    pub label: &'static str,
    pub kind: Kind,
    pub nullable: bool,
    /// The values of a choice and their labels.
    pub choices: &'static [(&'static str, &'static str)],
    source: Source,
}

/// Where a property's value comes from.
#[derive(Clone, Copy, Debug)]
enum Source {
    /// The column of its name.
    Column,
    /// An expression over `t`.
    Expression(Sql),
}

impl Field {
    pub const fn new(name: &'static str, label: &'static str, kind: Kind) -> Field {
        Field {
            name,
            label,
            kind,
            nullable: false,
            choices: &[],
            source: Source::Column,
        }
    }

    /// A record may lack it.
    pub const fn optional(self) -> Field {
        Field {
            nullable: true,
            ..self
        }
    }

    pub const fn one_of(self, choices: &'static [(&'static str, &'static str)]) -> Field {
        Field { choices, ..self }
    }

    /// Not a column, but worked out by this expression over `t`.
    pub const fn read_by(self, sql: Sql) -> Field {
        Field {
            source: Source::Expression(sql),
            ..self
        }
    }

    /// Whether lists can be filtered by it.
    pub fn is_stored(&self) -> bool {
        self.kind == Kind::Links || matches!(self.source, Source::Column)
    }

    /// Its value over `t` as this role sees it.
    pub fn value(&self, role: Role, dialect: Dialect) -> Cow<'static, str> {
        match self.source {
            Source::Column => Cow::Owned(format!("t.{}", self.name)),
            Source::Expression(sql) => role.sees(sql, dialect),
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Text,
    Choice,
    Integer,
    Real,
    Money,
    Boolean,
    Date,
    Time,
    Moment,
    File,
    /// A link to one other record.
    Link,
    /// The name of the record that a link points to.
    Label,
    /// Links to any number of records, by their ids.
    Links,
    /// What else there is to say of such links: names, or values of their own.
    List,
}

/// A link that this record holds to a record of another table.
pub struct Link {
    pub column: &'static str,
    pub table: &'static str,
    pub on_delete: OnDelete,
}

/// What becomes of a record when the one that it links to is deleted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OnDelete {
    Block,
    Clear,
    Cascade,
}

/// A table that links this record with any number of others.
pub struct LinkTable {
    pub property: &'static str,
    pub table: &'static str,
    pub own: &'static str,
    pub other: &'static str,
    pub target: &'static str,
}

/// Records of another kind that point here and keep this one from being deleted.
pub struct UsedBy {
    pub entity: &'static str,
    pub label: &'static str,
    pub label_plural: &'static str,
    pub table: &'static str,
    pub column: &'static str,
    pub page: &'static str,
    pub filter: &'static str,
}

/// A text column that the app numbers by itself.
pub struct AutoNumber {
    pub column: &'static str,
    /// `INV-{year}-{n:4}`: `{n}` counts, per year where the year is in it.
    pub format: &'static str,
}

impl AutoNumber {
    pub fn next(&self, conn: &mut Conn, table: &str, year: i32) -> Result<String, Error> {
        let scope = if self.format.contains("{year}") { year } else { 0 };
        let n = conn.number(
            "INSERT INTO app_counters (name, scope, last) VALUES ($1, $2, 1)
             ON CONFLICT (name, scope) DO UPDATE SET last = app_counters.last + 1
             RETURNING last AS n",
            &[
                Bind::text(format!("{table}.{}", self.column)),
                Bind::int(scope.into()),
            ],
        )?;
        Ok(self.written(n, year))
    }

    fn written(&self, n: i64, year: i32) -> String {
        let mut out = String::new();
        for part in self.format.split_inclusive('}') {
            let (text, slot) = part.split_once('{').unwrap_or((part, ""));
            out.push_str(text);
            match slot.trim_end_matches('}') {
                "" => {}
                "year" => out.push_str(&year.to_string()),
                number => {
                    let width = number
                        .split_once(':')
                        .and_then(|(_, width)| width.parse().ok())
                        .unwrap_or(0);
                    out.push_str(&format!("{n:0width$}"));
                }
            }
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::AutoNumber;

    #[test]
    fn a_number_is_padded_and_carries_the_year() {
        let number = AutoNumber {
            column: "number",
            format: "INV-{year}-{n:4}",
        };

        assert_eq!(number.written(7, 2027), "INV-2027-0007");
    }

    #[test]
    fn a_number_wider_than_its_padding_is_written_whole() {
        let number = AutoNumber {
            column: "number",
            format: "{n:2}",
        };

        assert_eq!(number.written(1234, 2027), "1234");
    }
}
