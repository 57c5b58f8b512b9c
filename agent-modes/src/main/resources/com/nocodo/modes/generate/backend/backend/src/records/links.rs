//! Links: that they lead somewhere, and those to any number of records with values of their own.

use super::{Info, LinkTable};
use super::body::{self, Body};
use super::json::List;
use super::query::numbers;
use crate::db::{Bind, Conn};
use crate::auth::User;
use crate::error::{Error, FieldError};
use crate::web::files;
use serde_json::{Map, Value};

/// A link with its own values as readers see it: `{"id": 7, …}`.
pub type Shown = Map<String, Value>;

/// Columns of the link itself, with their values.
pub type Own = Vec<(&'static str, Bind)>;

/// One link as it is to be written.
#[derive(Clone, Debug, PartialEq)]
pub struct Linked {
    pub id: i64,
    /// Nothing: what is stored stays.
    pub own: Own,
}

impl Linked {
    fn plain(id: i64) -> Linked {
        Linked { id, own: Vec::new() }
    }
}

impl Body {
    /// Links by the other records' ids.
    pub fn links(
        &mut self,
        field: &'static str,
        needed: bool,
        current: Option<&List<i64>>,
    ) -> Vec<Linked> {
        let sent = self.has(field) || current.is_none();
        let ids = self.optional(field, body::links, current.map(|list| list.0.clone()));
        let linked: Vec<_> = ids.unwrap_or_default().into_iter().map(Linked::plain).collect();
        self.need(field, needed && sent, &linked);
        linked
    }

    /// Links that have values of their own: sent as ids alone in `ids`, or with their values in
    /// `whole`. What is not sent of a link that is there stays as it is.
    pub fn links_with(
        &mut self,
        [ids, whole]: [&'static str; 2],
        needed: bool,
        current: Option<&List<Shown>>,
        own: impl Fn(&mut Body) -> Own,
    ) -> Vec<Linked> {
        let stored = current.map_or(&[] as &[Shown], |list| &list.0);
        let by_id = self.optional(ids, body::links, None).unwrap_or_default();
        let items = self.optional(whole, body::objects, None).unwrap_or_default();
        let linked = if self.has(whole) {
            self.whole_links(whole, items, stored, own)
        } else if self.has(ids) {
            let items = by_id.iter().map(|id| Map::from_iter([("id".to_owned(), (*id).into())]));
            self.whole_links(whole, items.collect(), stored, own)
        } else {
            stored.iter().filter_map(id_of).map(Linked::plain).collect()
        };
        let sent = self.has(ids) || self.has(whole) || current.is_none();
        self.need(ids, needed && sent && self.good(whole), &linked);
        if self.has(ids) && self.has(whole) && self.good(ids) && self.good(whole) {
            let mut both: Vec<i64> = linked.iter().map(|link| link.id).collect();
            both.sort_unstable();
            if both != by_id {
                self.refuse(FieldError::new(ids, "invalid"));
            }
        }
        linked
    }

    /// Reads each link over what is stored of it; an error names the link's place in the list.
    fn whole_links(
        &mut self,
        whole: &'static str,
        items: Vec<Shown>,
        stored: &[Shown],
        own: impl Fn(&mut Body) -> Own,
    ) -> Vec<Linked> {
        let mut linked: Vec<Linked> = Vec::new();
        for (place, item) in items.into_iter().enumerate() {
            let before = stored.iter().find(|link| id_of(link) == id_of(&item));
            let mut merged = before.cloned().unwrap_or_default();
            merged.extend(item);
            let mut one = Body::of(merged);
            let id = one.required("id", body::link, None);
            if linked.iter().any(|link| link.id == id) && one.good("id") {
                one.refuse(FieldError::new("id", "taken"));
            }
            let own = own(&mut one);
            for mut error in one.close_up(|_| false) {
                let name = error.field.unwrap_or_default();
                error.field = Some(format!("{whole}.{place}.{name}"));
                self.refuse(error);
            }
            linked.push(Linked { id, own });
        }
        linked
    }

    fn need(&mut self, field: &'static str, needed: bool, linked: &[Linked]) {
        if needed && linked.is_empty() && self.good(field) {
            self.refuse(FieldError::new(field, "required"));
        }
    }
}

fn id_of(link: &Shown) -> Option<i64> {
    link.get("id").and_then(Value::as_i64)
}

impl LinkTable {
    pub fn add(&self, conn: &mut Conn, id: i64, links: Vec<Linked>) -> Result<(), Error> {
        for link in links {
            let ends = [(self.own, Bind::int(id)), (self.other, Bind::int(link.id))];
            let (names, binds): (Vec<_>, Vec<_>) = ends.into_iter().chain(link.own).unzip();
            let slots: Vec<String> = (1..=names.len()).map(|n| format!("${n}")).collect();
            conn.run(
                &format!(
                    "INSERT INTO {} ({}) VALUES ({})",
                    self.table,
                    names.join(", "),
                    slots.join(", ")
                ),
                &binds,
            )?;
        }
        Ok(())
    }

    /// Links what is new, unlinks what is gone, and writes what was sent of the rest.
    pub fn replace(&self, conn: &mut Conn, id: i64, links: Vec<Linked>) -> Result<(), Error> {
        let before = conn.numbers(
            &format!(
                "SELECT {} AS n FROM {} WHERE {} = $1",
                self.other, self.table, self.own
            ),
            &[Bind::int(id)],
        )?;
        for gone in before.iter().filter(|other| links.iter().all(|link| link.id != **other)) {
            conn.run(
                &format!(
                    "DELETE FROM {} WHERE {} = $1 AND {} = $2",
                    self.table, self.own, self.other
                ),
                &[Bind::int(id), Bind::int(*gone)],
            )?;
        }
        let (kept, new): (Vec<_>, Vec<_>) =
            links.into_iter().partition(|link| before.contains(&link.id));
        for link in kept.into_iter().filter(|link| !link.own.is_empty()) {
            self.change(conn, id, link)?;
        }
        self.add(conn, id, new)
    }

    fn change(&self, conn: &mut Conn, id: i64, link: Linked) -> Result<(), Error> {
        let (names, mut binds): (Vec<_>, Vec<_>) = link.own.into_iter().unzip();
        let sets: Vec<String> = (1..).zip(&names).map(|(n, name)| format!("{name} = ${n}")).collect();
        binds.extend([Bind::int(id), Bind::int(link.id)]);
        conn.run(
            &format!(
                "UPDATE {} SET {} WHERE {} = ${} AND {} = ${}",
                self.table,
                sets.join(", "),
                self.own,
                binds.len() - 1,
                self.other,
                binds.len()
            ),
            &binds,
        )?;
        Ok(())
    }
}

/// Refuses links to what does not exist, and to uploads that the user has nothing to do with.
pub fn check(
    conn: &mut Conn,
    info: &Info,
    record: Option<i64>,
    own: &[(&'static str, Bind)],
    links: &[Vec<Linked>],
    user: &User,
) -> Result<(), Error> {
    let mut errors = Vec::new();
    for link in info.links {
        let target = own.iter().find(|(column, _)| *column == link.column);
        let Some((_, Bind::Int(Some(id)))) = target else {
            continue;
        };
        let there = if link.table == files::TABLE {
            stays(conn, info, record, link.column, *id)? || files::may_link(conn, user, *id)?
        } else {
            count(conn, link.table, &[*id])? > 0
        };
        if !there {
            errors.push(FieldError::new(link.column, "not_found_reference"));
        }
    }
    for (table, links) in info.lists.iter().zip(links) {
        let ids: Vec<i64> = links.iter().map(|link| link.id).collect();
        if !ids.is_empty() && count(conn, table.target, &ids)? < ids.len() as i64 {
            errors.push(FieldError::new(table.property, "not_found_reference"));
        }
    }
    if errors.is_empty() {
        Ok(())
    } else {
        Err(Error::Invalid(errors))
    }
}

/// Whether the record has this link already.
fn stays(
    conn: &mut Conn,
    info: &Info,
    record: Option<i64>,
    column: &str,
    id: i64,
) -> Result<bool, Error> {
    let same = conn.number(
        &format!("SELECT COUNT(*) AS n FROM {} WHERE id = $1 AND {column} = $2", info.table),
        &[Bind::Int(record), Bind::int(id)],
    )?;
    Ok(same > 0)
}

fn count(conn: &mut Conn, table: &str, ids: &[i64]) -> Result<i64, Error> {
    let ids = numbers(ids);
    Ok(conn.number(
        &format!("SELECT COUNT(*) AS n FROM {table} WHERE id IN ({ids})"),
        &[],
    )?)
}
