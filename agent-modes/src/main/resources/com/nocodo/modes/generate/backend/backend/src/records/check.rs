//! Rules that need the database: checked after a write and before it is kept, for every record
//! whose rule reads what was written.

use super::Info;
use crate::db::{Conn, Sql};
use crate::error::{Error, FieldError};

/// Something that must hold for every record of one table. A missing value lets it pass.
pub struct Rule {
    pub name: &'static str,
    pub message: &'static str,
    pub table: &'static str,
    /// The field that the refusal is shown at, if it is about one.
    pub field: Option<&'static str>,
    /// A condition over `t`.
    pub holds: Sql,
    /// Whether other records decide, too: then it is a conflict and not an invalid record.
    pub about_others: bool,
}

/// A rule to check when a record of this kind is written.
pub struct Trigger {
    pub rule: &'static Rule,
    /// Finds the records (`n`) that the rule is about, given the id of the written one (`$1`);
    /// none: the written one itself.
    pub affected: Option<Sql>,
}

/// The rules to check for one write, with the records that they are about.
pub struct Due(Vec<(&'static Rule, Vec<i64>)>);

impl Due {
    /// What reads the record as it is now. Called before a record changes or goes.
    pub fn before(conn: &mut Conn, info: &Info, id: i64) -> Result<Due, Error> {
        let mut due = Due::none();
        due.read_by(conn, info, id)?;
        Ok(due)
    }

    pub fn none() -> Due {
        Due(Vec::new())
    }

    /// Adds the rules of other records that read this one.
    pub fn read_by(&mut self, conn: &mut Conn, info: &Info, id: i64) -> Result<(), Error> {
        for trigger in info.triggers {
            if let Some(affected) = trigger.affected {
                self.0.push((trigger.rule, found(conn, affected, id)?));
            }
        }
        Ok(())
    }

    /// Adds the record's own rules.
    pub fn own(&mut self, info: &Info, id: i64) {
        let own = info.triggers.iter().filter(|trigger| trigger.affected.is_none());
        self.0.extend(own.map(|trigger| (trigger.rule, vec![id])));
    }

    /// Checks what reads the record after the write, besides what read it before.
    pub fn check_with(mut self, conn: &mut Conn, info: &Info, id: i64) -> Result<(), Error> {
        self.own(info, id);
        self.read_by(conn, info, id)?;
        self.check(conn)
    }

    /// Checks what read the record before it went.
    pub fn check(self, conn: &mut Conn) -> Result<(), Error> {
        for (rule, ids) in self.0 {
            holds(conn, rule, &ids)?;
        }
        Ok(())
    }
}

fn found(conn: &mut Conn, affected: Sql, id: i64) -> Result<Vec<i64>, Error> {
    let sql = affected.text(conn.dialect());
    Ok(conn.numbers(sql, &[crate::db::Bind::int(id)])?)
}

fn holds(conn: &mut Conn, rule: &'static Rule, ids: &[i64]) -> Result<(), Error> {
    for ids in ids.chunks(500) {
        let broken = conn.numbers(
            &format!(
                "SELECT t.id AS n FROM {} t WHERE t.id IN ({}) AND NOT ({}) LIMIT 1",
                rule.table,
                super::query::numbers(ids),
                rule.holds.text(conn.dialect()),
            ),
            &[],
        )?;
        if !broken.is_empty() {
            let error = FieldError::rule(rule.field, rule.name, rule.message);
            return Err(if rule.about_others {
                Error::conflict(error)
            } else {
                Error::Invalid(vec![error])
            });
        }
    }
    Ok(())
}
