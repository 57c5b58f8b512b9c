//! The first account: from given credentials, or by a link that is logged once.

use super::roles::Role;
use super::{hash, password, same, secret, session};
use crate::app::App;
use crate::config::Owner;
use crate::db::Conn;
use crate::error::Error;
use crate::records::body::{self, Body};
use crate::web::answer::Answer;
use crate::web::call::Call;
use actix_web::web::Bytes;
use std::sync::PoisonError;

/// While nobody has an account: makes the given owner, or logs a link to make one.
pub fn prepare(app: &App) -> Result<(), Error> {
    if app.db.read(somebody)? {
        return Ok(());
    }
    if let Some(owner) = &app.config.owner {
        app.db.write(|conn| make(conn, app, owner))?;
        tracing::info!("made the first account");
        return Ok(());
    }
    let token = secret()?;
    tracing::info!("nobody has an account yet: open /setup?token={token}");
    *app.setup.lock().unwrap_or_else(PoisonError::into_inner) = Some(hash(&token));
    Ok(())
}

fn somebody(conn: &mut Conn) -> Result<bool, Error> {
    Ok(conn.number("SELECT COUNT(*) AS n FROM app_users", &[])? > 0)
}

fn make(conn: &mut Conn, app: &App, owner: &Owner) -> Result<i64, Error> {
    let hash = app.passwords.hash(&owner.password)?;
    super::users::insert(conn, &owner.email, &owner.name, Role::Owner, &hash, None)
}

/// Makes the owner that the one-time link asks for, and signs them in.
pub async fn setup(call: Call, sent: Bytes) -> Result<Answer, Error> {
    let mut body = Body::parse(&sent)?;
    let token = body.required("token", body::text(1, 200), None);
    let owner = Owner {
        email: body.required("email", body::email, None).to_lowercase(),
        name: body.required("name", body::text(1, 200), None),
        password: body.required(
            "password",
            body::text(password::SHORTEST, password::LONGEST),
            None,
        ),
    };
    body.finish(|_| false)?;
    let client = call.client.clone();
    let (token, user) = call
        .anyone(move |app, client| {
            let mut open = app.setup.lock().unwrap_or_else(PoisonError::into_inner);
            if !open.as_deref().is_some_and(|open| same(open, &hash(&token))) {
                return Err(Error::invalid("token", "expired_link"));
            }
            let made = app.db.write(|conn| {
                if somebody(conn)? {
                    return Err(Error::invalid("token", "expired_link"));
                }
                let id = make(conn, app, &owner)?;
                session::start(conn, id, client)
            })?;
            *open = None;
            Ok(made)
        })
        .await?;
    session::welcome(&client, &token, &user)
}
