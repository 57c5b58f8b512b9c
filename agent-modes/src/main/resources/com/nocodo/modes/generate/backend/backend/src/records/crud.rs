//! What can be done with records, once for all entities: list, read, create, change, delete.
//!
//! Every function checks in the same order: signed in (401), allowed (403), there (404),
//! up to date (409), valid (422).

use super::body::{self, Body};
use super::check::Due;
use super::links;
use super::query::{Filter, Page};
use super::removal::Swept;
use super::{Columns, Entity, Info, Input};
use crate::auth::User;
use crate::auth::access::{Access, Action};
use crate::db::{Bind, Conn};
use crate::error::{Error, FieldError, named};
use crate::web::answer::Answer;
use crate::web::call::Call;
use actix_web::http::header::LOCATION;
use actix_web::web::{Bytes, Path};
use chrono::{Datelike, NaiveDateTime, Utc};
use serde_json::Value;

pub async fn list<E: Entity>(call: Call) -> Result<Answer, Error> {
    let info = E::INFO;
    call.read(move |conn, user, mut params| {
        let access = user.may(info, Action::List)?;
        let page = Page::take(&mut params)?;
        let dialect = conn.dialect();
        let filter = Filter::take(info, &access, params, dialect)?;
        let rows: Vec<E> = conn.rows(
            &format!(
                "{}{}{}{}",
                info.select(access.role, dialect),
                filter.sql(),
                filter.order,
                page.sql()
            ),
            &filter.binds,
        )?;
        let total = conn.number(
            &format!("SELECT COUNT(*) AS n FROM {} t{}", info.table, filter.sql()),
            &filter.binds,
        )?;
        if access.grant.hidden.is_empty() {
            return page.answer(rows, total);
        }
        let items: Result<Vec<Value>, Error> = rows.iter().map(|row| shown(row, &access)).collect();
        page.answer(items?, total)
    })
    .await
}

pub async fn read<E: Entity>(call: Call, id: Path<i64>) -> Result<Answer, Error> {
    call.read(move |conn, user, params| {
        let access = user.may(E::INFO, Action::Read)?;
        params.finish()?;
        let record: E = find(conn, *id, &access)?;
        Answer::ok(&shown(&record, &access)?)
    })
    .await
}

pub async fn create<E: Entity>(call: Call, sent: Bytes) -> Result<Answer, Error> {
    let info = E::INFO;
    call.write(
        |user| user.may(info, Action::Create),
        move |conn, user, access| {
            let mut body = Body::parse(&sent)?;
            body.close(access.grant.closed);
            if let (Some(link), Some(record)) = (access.grant.own_link, user.record_id) {
                body.preset(link, record.into());
            }
            let input = E::read(&mut body, None);
            body.finish(|name| info.field(name).is_some())?;
            E::check(&input, None, user)?;
            let id = insert(conn, info, input.columns(), user)?;
            let record: E = mine(conn, id, access)?;
            let answer = Answer::created(&shown(&record, access)?)?;
            Ok(answer.with(LOCATION, format!("{}/{id}", info.path)))
        },
    )
    .await
}

pub async fn update<E: Entity>(call: Call, id: Path<i64>, sent: Bytes) -> Result<Answer, Error> {
    let info = E::INFO;
    let id = id.into_inner();
    call.write(
        |user| user.may(info, Action::Update),
        move |conn, user, access| {
            let mut body = Body::parse(&sent)?;
            let current: E = find(conn, id, access)?;
            let version = body.optional("version", body::whole(None, None), None);
            if version.is_some_and(|version| version != current.version()) {
                return Err(Error::Stale(shown(&current, access)?));
            }
            if version.is_none() && body.good("version") {
                body.refuse(FieldError::new("version", "required"));
            }
            body.close(access.grant.closed);
            let input = E::read(&mut body, Some(&current));
            body.finish(|name| info.field(name).is_some())?;
            E::check(&input, Some(&current), user)?;
            change(conn, info, id, input.columns(), user)?;
            let record: E = mine(conn, id, access)?;
            Answer::ok(&shown(&record, access)?)
        },
    )
    .await
}

pub async fn delete<E: Entity>(call: Call, id: Path<i64>) -> Result<Answer, Error> {
    let info = E::INFO;
    let id = id.into_inner();
    call.write(
        |user| user.may(info, Action::Delete),
        move |conn, _, access| {
            let _: E = find(conn, id, access)?;
            let swept = Swept::with(conn, info, id)?;
            swept.refuse_used(conn)?;
            let due = swept.due(conn)?;
            conn.run(
                &format!("DELETE FROM {} WHERE id = $1", info.table),
                &[Bind::int(id)],
            )?;
            due.check(conn)?;
            Ok(Answer::nothing())
        },
    )
    .await
}

/// A record as this user sees it.
pub fn shown<E: Entity>(record: &E, access: &Access) -> Result<Value, Error> {
    let mut value = serde_json::to_value(record).map_err(Error::internal)?;
    if let Some(members) = value.as_object_mut() {
        for field in access.grant.hidden {
            members.remove(*field);
        }
    }
    Ok(value)
}

/// The record, if it is there and this user's row rule includes it.
pub fn find<E: Entity>(conn: &mut Conn, id: i64, access: &Access) -> Result<E, Error> {
    let rows = access
        .rows()
        .map_or_else(String::new, |rows| format!(" AND ({rows})"));
    conn.first(
        &format!("{} WHERE t.id = $1{rows}", E::INFO.select(access.role, conn.dialect())),
        &[Bind::int(id)],
    )?
    .ok_or(Error::NotFound)
}

/// The record after a write, which must not have left what this user may write.
fn mine<E: Entity>(conn: &mut Conn, id: i64, access: &Access) -> Result<E, Error> {
    find(conn, id, access).map_err(|error| match error {
        Error::NotFound => Error::Forbidden,
        other => other,
    })
}

pub fn now() -> NaiveDateTime {
    body::to_millis(Utc::now().naive_utc())
}

/// Writes a new record and checks what reads it.
pub fn insert(conn: &mut Conn, info: &Info, columns: Columns, user: &User) -> Result<i64, Error> {
    let Columns { mut own, links } = columns;
    links::check(conn, info, None, &own, &links, user)?;
    let now = now();
    for number in info.numbers {
        let next = number.next(conn, info.table, now.year())?;
        own.push((number.column, Bind::text(next)));
    }
    for column in ["created_at", "updated_at"] {
        own.push((column, Bind::Moment(Some(now))));
    }
    for column in ["created_by", "updated_by"] {
        own.push((column, Bind::Int(user.account())));
    }
    let (names, binds): (Vec<_>, Vec<_>) = own.into_iter().unzip();
    let slots: Vec<String> = (1..=names.len()).map(|n| format!("${n}")).collect();
    let id = conn
        .number(
            &format!(
                "INSERT INTO {} ({}) VALUES ({}) RETURNING id AS n",
                info.table,
                names.join(", "),
                slots.join(", ")
            ),
            &binds,
        )
        .map_err(|error| named(error.into(), info.table, info.uniques, info.checks))?;
    for (table, links) in info.lists.iter().zip(links) {
        table.add(conn, id, links)?;
    }
    Due::none().check_with(conn, info, id)?;
    Ok(id)
}

/// Makes a record for a new account; none, where name and e-mail are not enough for one.
pub fn make<E: Entity>(conn: &mut Conn, sent: Value, user: &User) -> Result<Option<i64>, Error> {
    let mut body = Body::parse(sent.to_string().as_bytes())?;
    let input = E::read(&mut body, None);
    if body.finish(|_| false).is_err() || E::check(&input, None, user).is_err() {
        return Ok(None);
    }
    insert(conn, E::INFO, input.columns(), user).map(Some)
}

/// Writes a changed record and checks what reads it, and what read it before.
fn change(conn: &mut Conn, info: &Info, id: i64, columns: Columns, user: &User) -> Result<(), Error> {
    let Columns { mut own, links } = columns;
    links::check(conn, info, Some(id), &own, &links, user)?;
    let due = Due::before(conn, info, id)?;
    own.push(("updated_at", Bind::Moment(Some(now()))));
    own.push(("updated_by", Bind::Int(user.account())));
    let (names, mut binds): (Vec<_>, Vec<_>) = own.into_iter().unzip();
    let sets: Vec<String> = names
        .iter()
        .enumerate()
        .map(|(index, name)| format!("{name} = ${}", index + 1))
        .collect();
    binds.push(Bind::int(id));
    conn.run(
        &format!(
            "UPDATE {} SET {}, version = version + 1 WHERE id = ${}",
            info.table,
            sets.join(", "),
            binds.len()
        ),
        &binds,
    )
    .map_err(|error| named(error.into(), info.table, info.uniques, info.checks))?;
    for (table, links) in info.lists.iter().zip(links) {
        table.replace(conn, id, links)?;
    }
    due.check_with(conn, info, id)
}
