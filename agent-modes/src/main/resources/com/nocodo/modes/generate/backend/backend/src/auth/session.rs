//! Signing in and out, the password, and the list of one's own sessions.

use super::{SESSION_DAYS, User, csrf_of, hash, password, secret};
use crate::app::App;
use crate::db::{Bind, Conn};
use crate::error::{Error, FieldError};
use crate::records::body::{self, Body};
use crate::records::crud::now;
use crate::records::json::utc;
use crate::web::answer::Answer;
use crate::web::call::{Call, Client};
use actix_web::cookie::time::Duration;
use actix_web::cookie::{Cookie, SameSite};
use actix_web::http::header::SET_COOKIE;
use actix_web::web::Bytes;
use actix_web::web;
use chrono::{NaiveDateTime, TimeDelta};
use diesel::sql_types::{BigInt, Bool, Nullable, Text, Timestamp};
use serde::Serialize;
use serde_json::{Value, json};

#[derive(diesel::QueryableByName)]
struct Account {
    #[diesel(sql_type = BigInt)]
    id: i64,
    #[diesel(sql_type = Text)]
    password_hash: String,
    #[diesel(sql_type = Bool)]
    active: bool,
}

pub async fn sign_in(call: Call, sent: Bytes) -> Result<Answer, Error> {
    let mut body = Body::parse(&sent)?;
    let email = body.required("email", body::text(1, 254), None);
    let password = body.required("password", body::text(1, password::LONGEST), None);
    body.finish(|_| false)?;
    let client = call.client.clone();
    call.app.limiter.check(&email, &client.address)?;
    let (token, user) = call
        .anyone(move |app, client| {
            let account = app.db.read(|conn| account(conn, &email))?;
            let hash = account.as_ref().map(|account| account.password_hash.as_str());
            let right = app.passwords.verify(&password, hash);
            match account {
                Some(account) if right && account.active => {
                    app.limiter.succeeded(&email, &client.address);
                    app.db.write(|conn| start(conn, account.id, client))
                }
                _ => {
                    app.limiter.failed(&email, &client.address);
                    Err(Error::WrongPassword)
                }
            }
        })
        .await?;
    welcome(&client, &token, &user)
}

fn account(conn: &mut Conn, email: &str) -> Result<Option<Account>, Error> {
    Ok(conn.first(
        "SELECT id, password_hash, active FROM app_users WHERE email = $1",
        &[Bind::text(email.trim().to_lowercase())],
    )?)
}

/// Starts a session with a new secret, and forgets those that are over.
pub fn start(conn: &mut Conn, user: i64, client: &Client) -> Result<(String, User), Error> {
    start_for(conn, user, client, TimeDelta::days(SESSION_DAYS))
}

pub fn start_for(
    conn: &mut Conn,
    user: i64,
    client: &Client,
    lifetime: TimeDelta,
) -> Result<(String, User), Error> {
    let token = secret()?;
    let now = now();
    conn.run(
        "DELETE FROM app_sessions WHERE expires_at <= $1",
        &[Bind::Moment(Some(now))],
    )?;
    conn.run(
        "INSERT INTO app_sessions (user_id, token_hash, created_at, last_seen_at, expires_at, user_agent)
         VALUES ($1, $2, $3, $4, $5, $6)",
        &[
            Bind::int(user),
            Bind::text(hash(&token)),
            Bind::Moment(Some(now)),
            Bind::Moment(Some(now)),
            Bind::Moment(Some(now + lifetime)),
            Bind::text(client.user_agent.clone()),
        ],
    )?;
    conn.run(
        "UPDATE app_users SET last_login_at = $1 WHERE id = $2",
        &[Bind::Moment(Some(now)), Bind::int(user)],
    )?;
    let credentials = super::Credentials::Cookie {
        token: token.clone(),
        csrf: None,
    };
    let user = super::identify(conn, &credentials)?;
    Ok((token, user))
}

/// The answer to a good sign-in: the cookie, and what the page needs to know.
pub fn welcome(client: &Client, token: &str, user: &User) -> Result<Answer, Error> {
    let answer = Answer::ok(&json!({"user": shown(user), "csrf_token": csrf_of(token)}))?;
    let cookie = cookie(client, token, Duration::days(SESSION_DAYS));
    Ok(answer.with(SET_COOKIE, cookie.to_string()))
}

fn cookie(client: &Client, token: &str, age: Duration) -> Cookie<'static> {
    Cookie::build(client.cookie.clone(), token.to_owned())
        .path("/")
        .http_only(true)
        .secure(client.secure)
        .same_site(SameSite::Lax)
        .max_age(age)
        .finish()
}

fn shown(user: &User) -> Value {
    let mut out = json!({
        "id": user.id,
        "email": user.email,
        "name": user.name,
        "role": user.role.name(),
        "must_change_password": user.must_change_password,
    });
    if let (Some(entity), Some(members)) = (user.role.entity(), out.as_object_mut()) {
        members.insert(format!("{entity}_id"), user.record_id.into());
    }
    out
}

pub async fn current(call: Call) -> Result<Answer, Error> {
    let csrf = call.csrf_token();
    call.always().read(move |_, user, params| {
        params.finish()?;
        Answer::ok(&json!({"user": shown(user), "csrf_token": csrf}))
    })
    .await
}

pub async fn sign_out(call: Call) -> Result<Answer, Error> {
    let client = call.client.clone();
    call.always().write(
        |_| Ok(()),
        |conn, user, ()| {
            if let Some(session) = &user.session {
                end(conn, user.id, session.id)?;
            }
            Ok(())
        },
    )
    .await?;
    let cookie = cookie(&client, "", Duration::ZERO);
    Ok(Answer::nothing().with(SET_COOKIE, cookie.to_string()))
}

fn end(conn: &mut Conn, user: i64, session: i64) -> Result<usize, Error> {
    Ok(conn.run(
        "DELETE FROM app_sessions WHERE id = $1 AND user_id = $2",
        &[Bind::int(session), Bind::int(user)],
    )?)
}

/// Changes the password and ends every other session of the account.
pub async fn change_password(call: Call, sent: Bytes) -> Result<Answer, Error> {
    let app: web::Data<App> = call.app.clone();
    call.always().write(
        |_| Ok(()),
        move |conn, user, ()| {
            let mut body = Body::parse(&sent)?;
            let current = body.required("current", body::text(1, password::LONGEST), None);
            let new = body.required("new", body::text(password::SHORTEST, password::LONGEST), None);
            body.finish(|_| false)?;
            let known = account(conn, &user.email)?;
            let known = known.as_ref().map(|account| account.password_hash.as_str());
            if !app.passwords.verify(&current, known) {
                return Err(Error::Invalid(vec![FieldError::new("current", "invalid")]));
            }
            conn.run(
                "UPDATE app_users SET password_hash = $1, must_change_password = $2 WHERE id = $3",
                &[
                    Bind::text(app.passwords.hash(&new)?),
                    Bind::Bool(Some(false)),
                    Bind::int(user.id),
                ],
            )?;
            conn.run(
                "DELETE FROM app_tokens WHERE user_id = $1",
                &[Bind::int(user.id)],
            )?;
            let keep = user.session.as_ref().map_or(0, |session| session.id);
            conn.run(
                "DELETE FROM app_sessions WHERE user_id = $1 AND id <> $2",
                &[Bind::int(user.id), Bind::int(keep)],
            )?;
            Ok(Answer::nothing())
        },
    )
    .await
}

#[derive(diesel::QueryableByName, Serialize)]
struct Listed {
    #[diesel(sql_type = BigInt)]
    id: i64,
    #[diesel(sql_type = Timestamp)]
    #[serde(with = "utc")]
    created_at: NaiveDateTime,
    #[diesel(sql_type = Timestamp)]
    #[serde(with = "utc")]
    last_seen_at: NaiveDateTime,
    #[diesel(sql_type = Nullable<Text>)]
    user_agent: Option<String>,
    #[diesel(sql_type = Bool)]
    current: bool,
}

pub async fn mine(call: Call) -> Result<Answer, Error> {
    call.read(|conn, user, params| {
        params.finish()?;
        let here = user.session.as_ref().map_or(0, |session| session.id);
        let items: Vec<Listed> = conn.rows(
            "SELECT id, created_at, last_seen_at, user_agent, id = $1 AS current
               FROM app_sessions
              WHERE user_id = $2 AND expires_at > $3
              ORDER BY last_seen_at DESC, id",
            &[Bind::int(here), Bind::int(user.id), Bind::Moment(Some(now()))],
        )?;
        Answer::ok(&json!({"items": items}))
    })
    .await
}

pub async fn revoke(call: Call, id: web::Path<i64>) -> Result<Answer, Error> {
    call.write(
        |_| Ok(()),
        move |conn, user, ()| match end(conn, user.id, *id)? {
            0 => Err(Error::NotFound),
            _ => Ok(Answer::nothing()),
        },
    )
    .await
}
