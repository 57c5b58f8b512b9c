//! What a delete takes along: records that go with the one that is deleted, and records that lose a link.

use super::check::Due;
use super::{Info, OnDelete};
use crate::db::{Bind, Conn};
use crate::error::{Error, FieldError};
use crate::handlers::ENTITIES;
use serde_json::{Map, Value, json};

type Touched = (&'static Info, i64);

/// Every record that a delete touches, as things are before it.
pub struct Swept {
    gone: Vec<Touched>,
    cleared: Vec<Touched>,
}

impl Swept {
    pub fn with(conn: &mut Conn, info: &'static Info, id: i64) -> Result<Swept, Error> {
        let mut swept = Swept {
            gone: vec![(info, id)],
            cleared: Vec::new(),
        };
        let mut done = 0;
        while let Some(record) = swept.gone.get(done).copied() {
            swept.follow(conn, record)?;
            done += 1;
        }
        Ok(swept)
    }

    fn follow(&mut self, conn: &mut Conn, (info, id): Touched) -> Result<(), Error> {
        for holder in ENTITIES {
            for link in holder.links.iter().filter(|link| link.table == info.table) {
                let touched = match link.on_delete {
                    OnDelete::Block => continue,
                    OnDelete::Cascade => &mut self.gone,
                    OnDelete::Clear => &mut self.cleared,
                };
                let sql = format!("SELECT id AS n FROM {} WHERE {} = $1", holder.table, link.column);
                for other in conn.numbers(&sql, &[Bind::int(id)])? {
                    if !touched.iter().any(|(info, id)| info.name == holder.name && *id == other) {
                        touched.push((holder, other));
                    }
                }
            }
        }
        Ok(())
    }

    /// Refuses to delete what others still need, and says who they are.
    pub fn refuse_used(&self, conn: &mut Conn) -> Result<(), Error> {
        let mut errors = Vec::new();
        let mut used_by = Vec::new();
        for (info, id) in &self.gone {
            used(conn, info, *id, &mut errors, &mut used_by)?;
        }
        if errors.is_empty() {
            return Ok(());
        }
        let more = Map::from_iter([("used_by".to_owned(), Value::Array(used_by))]);
        Err(Error::Conflict(errors, more))
    }

    /// The rules that read what goes or changes, and those of the records that lose a link.
    pub fn due(&self, conn: &mut Conn) -> Result<Due, Error> {
        let mut due = Due::none();
        for (info, id) in &self.gone {
            due.read_by(conn, info, *id)?;
        }
        for (info, id) in &self.cleared {
            due.read_by(conn, info, *id)?;
            due.own(info, *id);
        }
        Ok(due)
    }
}

fn used(
    conn: &mut Conn,
    info: &Info,
    id: i64,
    errors: &mut Vec<FieldError>,
    used_by: &mut Vec<Value>,
) -> Result<(), Error> {
    for user in info.used_by {
        let count = conn.number(
            &format!(
                "SELECT COUNT(*) AS n FROM {} WHERE {} = $1",
                user.table, user.column
            ),
            &[Bind::int(id)],
        )?;
        if count == 0 {
            continue;
        }
        let label = if count == 1 { user.label } else { user.label_plural };
        let mut error = FieldError::with("", "in_use", vec![count.to_string(), label.to_owned()]);
        error.field = None;
        errors.push(error);
        used_by.push(json!({
            "entity": user.entity,
            "path": format!("{}?{}={id}", user.page, user.filter),
            "count": count,
        }));
    }
    Ok(())
}
