//! The accounts, for who may manage them.

use super::roles::{self, Role};
use super::{User, password};
use crate::app::App;
use crate::db::{Bind, Conn};
use crate::error::{Error, FieldError, Unique, named};
use crate::records::body::{self, Body};
use crate::records::crud::now;
use crate::records::json::utc;
use crate::records::options::{self, Choice};
use crate::records::query::{Page, contains, numbers};
use crate::web::answer::Answer;
use crate::web::call::Call;
use actix_web::web::Bytes;
use actix_web::web;
use chrono::NaiveDateTime;
use diesel::sql_types::{BigInt, Bool, Nullable, Text, Timestamp};
use serde::Serialize;
use serde_json::{Value, json};

const UNIQUE: &[Unique] = &[Unique {
    name: "app_users_email_key",
    columns: &["email"],
}];

#[derive(diesel::QueryableByName, Serialize)]
struct Listed {
    #[diesel(sql_type = BigInt)]
    id: i64,
    #[diesel(sql_type = Text)]
    email: String,
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = Text)]
    role: String,
    #[diesel(sql_type = Bool)]
    active: bool,
    #[diesel(sql_type = Nullable<Timestamp>)]
    #[serde(with = "utc::optional")]
    last_login_at: Option<NaiveDateTime>,
    #[diesel(sql_type = Nullable<BigInt>)]
    #[serde(skip)]
    record_id: Option<i64>,
}

impl Listed {
    fn shown(&self) -> Result<Value, Error> {
        let mut out = serde_json::to_value(self).map_err(Error::internal)?;
        let entity = Role::named(&self.role).and_then(Role::entity);
        if let (Some(entity), Some(members)) = (entity, out.as_object_mut()) {
            members.insert(format!("{entity}_id"), self.record_id.into());
        }
        Ok(out)
    }
}

fn select() -> String {
    format!(
        "SELECT u.id, u.email, u.name, u.role, u.active, u.last_login_at, {} AS record_id
           FROM app_users u",
        roles::RECORD_ID
    )
}

/// The gate of everything here.
pub fn manager(user: &User) -> Result<(), Error> {
    if user.role.manages_users() {
        Ok(())
    } else {
        Err(Error::Forbidden)
    }
}

/// The account, unless it is an owner's and the user is not an owner.
pub fn reachable(conn: &mut Conn, user: &User, id: i64) -> Result<Role, Error> {
    let found = get(conn, id)?;
    let role = Role::named(&found.role).ok_or(Error::NotFound)?;
    if role == Role::Owner && user.role != Role::Owner {
        return Err(Error::Forbidden);
    }
    Ok(role)
}

fn get(conn: &mut Conn, id: i64) -> Result<Listed, Error> {
    conn.first(&format!("{} WHERE u.id = $1", select()), &[Bind::int(id)])?
        .ok_or(Error::NotFound)
}

pub async fn list(call: Call) -> Result<Answer, Error> {
    call.read(|conn, user, mut params| {
        manager(user)?;
        let page = Page::take(&mut params)?;
        let q = params.take("q").unwrap_or_default();
        params.finish()?;
        let fold = conn.dialect().fold();
        let condition = format!(
            " WHERE ({fold}(u.name) LIKE $1 ESCAPE '\\' OR {fold}(u.email) LIKE $1 ESCAPE '\\')"
        );
        let binds = [Bind::text(contains(&q))];
        let rows: Vec<Listed> = conn.rows(
            &format!("{}{condition} ORDER BY u.id{}", select(), page.sql()),
            &binds,
        )?;
        let total = conn.number(
            &format!("SELECT COUNT(*) AS n FROM app_users u{condition}"),
            &binds,
        )?;
        let items: Result<Vec<Value>, Error> = rows.iter().map(Listed::shown).collect();
        page.answer(items?, total)
    })
    .await
}

/// Accounts by name, for links to accounts: for everybody who is signed in.
pub async fn options(call: Call) -> Result<Answer, Error> {
    call.read(|conn, _, mut params| {
        let page = Page::take(&mut params)?;
        let q = params.take("q").unwrap_or_default();
        let ids = options::ids(&mut params)?;
        params.finish()?;
        let among = if ids.is_empty() {
            String::new()
        } else {
            format!(" AND u.id IN ({})", numbers(&ids))
        };
        let fold = conn.dialect().fold();
        let items: Vec<Choice> = conn.rows(
            &format!(
                "SELECT u.id, u.name AS label FROM app_users u
                  WHERE {fold}(u.name) LIKE $1 ESCAPE '\\'{among}
                  ORDER BY u.name, u.id{}",
                page.sql()
            ),
            &[Bind::text(contains(&q))],
        )?;
        Answer::ok(&json!({"items": items}))
    })
    .await
}

pub async fn read(call: Call, id: web::Path<i64>) -> Result<Answer, Error> {
    call.read(move |conn, user, params| {
        manager(user)?;
        params.finish()?;
        Answer::ok(&get(conn, *id)?.shown()?)
    })
    .await
}

pub async fn create(call: Call, sent: Bytes) -> Result<Answer, Error> {
    let app = call.app.clone();
    call.write(manager, move |conn, user, ()| {
        let mut body = Body::parse(&sent)?;
        let email = body.required("email", body::email, None).to_lowercase();
        let name = body.required("name", body::text(1, 200), None);
        let role = role(&mut body, user, None);
        let password = body.required(
            "password",
            body::text(password::SHORTEST, password::LONGEST),
            None,
        );
        let record = record(&mut body);
        body.finish(|_| false)?;
        let record = match (role.entity(), record) {
            (Some(_), Some(id)) => {
                check_record(conn, role, id)?;
                Some(id)
            }
            (Some(_), None) => roles::make_record(conn, role, &name, &email, user)?,
            (None, _) => None,
        };
        let hash = app.passwords.hash(&password)?;
        let id = insert(conn, &email, &name, role, &hash, record)?;
        Answer::created(&get(conn, id)?.shown()?)
    })
    .await
}

pub async fn update(call: Call, id: web::Path<i64>, sent: Bytes) -> Result<Answer, Error> {
    let app = call.app.clone();
    call.write(manager, move |conn, user, ()| {
        let mut body = Body::parse(&sent)?;
        let before = reachable(conn, user, *id)?;
        let current = get(conn, *id)?;
        let name = body.required("name", body::text(1, 200), Some(current.name));
        let role = role(&mut body, user, Some(before));
        let active = body.required("active", body::boolean, Some(current.active));
        let password = body.optional(
            "password",
            body::text(password::SHORTEST, password::LONGEST),
            None,
        );
        let record = record(&mut body);
        body.finish(|name| name == "email" || name == "id")?;
        if before == Role::Owner && (role != Role::Owner || !active) {
            keep_an_owner(conn, *id)?;
        }
        conn.run(
            "UPDATE app_users SET name = $1, role = $2, active = $3 WHERE id = $4",
            &[
                Bind::text(name),
                Bind::text(role.name()),
                Bind::Bool(Some(active)),
                Bind::int(*id),
            ],
        )?;
        if let (Some(record), Some(column)) = (record, role.column()) {
            check_record(conn, role, record)?;
            conn.run(
                &format!("UPDATE app_users SET {column} = $1 WHERE id = $2"),
                &[Bind::int(record), Bind::int(*id)],
            )?;
        }
        let locked_out = !active || (password.is_some() && *id != user.id);
        if let Some(password) = password {
            let hash = app.passwords.hash(&password)?;
            conn.run(
                "UPDATE app_users SET password_hash = $1, must_change_password = $2 WHERE id = $3",
                &[
                    Bind::text(hash),
                    Bind::Bool(Some(*id != user.id)),
                    Bind::int(*id),
                ],
            )?;
        }
        if locked_out {
            sign_out(conn, *id)?;
        }
        Answer::ok(&get(conn, *id)?.shown()?)
    })
    .await
}

/// Deletes an account; one that made records is kept for their sake and only deactivated.
pub async fn delete(call: Call, id: web::Path<i64>) -> Result<Answer, Error> {
    call.write(manager, move |conn, user, ()| {
        if reachable(conn, user, *id)? == Role::Owner {
            keep_an_owner(conn, *id)?;
        }
        sign_out(conn, *id)?;
        if has_records(conn, *id)? {
            conn.run(
                "UPDATE app_users SET active = $1 WHERE id = $2",
                &[Bind::Bool(Some(false)), Bind::int(*id)],
            )?;
        } else {
            conn.run("DELETE FROM app_users WHERE id = $1", &[Bind::int(*id)])?;
        }
        Ok(Answer::nothing())
    })
    .await
}

pub async fn list_roles(call: Call) -> Result<Answer, Error> {
    call.read(|_, _, params| {
        params.finish()?;
        let roles: Vec<Value> = Role::ALL
            .iter()
            .map(|role| json!({"id": role.name(), "label": role.label()}))
            .collect();
        Answer::ok(&roles)
    })
    .await
}

/// The role that is asked for; only an owner makes owners.
fn role(body: &mut Body, user: &User, current: Option<Role>) -> Role {
    let name = current.map(|role| role.name().to_owned());
    let name = body.required("role", body::text(1, 100), name);
    match Role::named(&name) {
        Some(role) if role != Role::Owner || user.role == Role::Owner => role,
        _ => {
            if body.good("role") {
                body.refuse(FieldError::new("role", "invalid"));
            }
            Role::Owner
        }
    }
}

/// `<entity>_id`, of whichever entity a role has.
fn record(body: &mut Body) -> Option<i64> {
    Role::ALL
        .iter()
        .filter_map(|role| role.column())
        .fold(None, |found, column| {
            let sent = body.optional(column, body::link, None);
            found.or(sent)
        })
}

fn check_record(conn: &mut Conn, role: Role, id: i64) -> Result<(), Error> {
    let (Some(table), Some(column)) = (role.table(), role.column()) else {
        return Ok(());
    };
    let found = conn.number(
        &format!("SELECT COUNT(*) AS n FROM {table} WHERE id = $1"),
        &[Bind::int(id)],
    )?;
    if found == 0 {
        return Err(Error::invalid(column, "not_found_reference"));
    }
    Ok(())
}

pub fn insert(
    conn: &mut Conn,
    email: &str,
    name: &str,
    role: Role,
    password_hash: &str,
    record: Option<i64>,
) -> Result<i64, Error> {
    let id = conn
        .number(
            "INSERT INTO app_users (email, name, role, password_hash, created_at)
             VALUES ($1, $2, $3, $4, $5) RETURNING id AS n",
            &[
                Bind::text(email.trim().to_lowercase()),
                Bind::text(name),
                Bind::text(role.name()),
                Bind::text(password_hash),
                Bind::Moment(Some(now())),
            ],
        )
        .map_err(|error| named(error.into(), "app_users", UNIQUE, &[]))?;
    if let (Some(record), Some(column)) = (record, role.column()) {
        conn.run(
            &format!("UPDATE app_users SET {column} = $1 WHERE id = $2"),
            &[Bind::int(record), Bind::int(id)],
        )?;
    }
    Ok(id)
}

/// The sample account of a role that previews sign in as; nobody knows its password.
pub fn sample(conn: &mut Conn, app: &App, role: Role) -> Result<i64, Error> {
    let email = format!("{}@preview.invalid", role.name());
    let known = conn.number(
        "SELECT id AS n FROM app_users WHERE email = $1",
        &[Bind::text(email.clone())],
    )?;
    if known > 0 {
        return Ok(known);
    }
    let hash = app.passwords.hash(&super::secret()?)?;
    insert(conn, &email, role.label(), role, &hash, None)
}

fn keep_an_owner(conn: &mut Conn, except: i64) -> Result<(), Error> {
    let others = conn.number(
        "SELECT COUNT(*) AS n FROM app_users WHERE role = 'owner' AND active AND id <> $1",
        &[Bind::int(except)],
    )?;
    if others == 0 {
        return Err(Error::conflict(FieldError::new("role", "last_owner")));
    }
    Ok(())
}

/// Ends every way in that an account has open.
pub fn sign_out(conn: &mut Conn, user: i64) -> Result<(), Error> {
    for table in ["app_sessions", "app_tokens"] {
        conn.run(
            &format!("DELETE FROM {table} WHERE user_id = $1"),
            &[Bind::int(user)],
        )?;
    }
    Ok(())
}

fn has_records(conn: &mut Conn, user: i64) -> Result<bool, Error> {
    for (table, column) in roles::MADE_BY {
        let made = conn.number(
            &format!("SELECT COUNT(*) AS n FROM {table} WHERE {column} = $1"),
            &[Bind::int(user)],
        )?;
        if made > 0 {
            return Ok(true);
        }
    }
    Ok(false)
}
