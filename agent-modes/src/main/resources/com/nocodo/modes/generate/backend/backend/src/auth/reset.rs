//! A new password by a link that an owner hands over.

use super::{hash, password, secret};
use crate::db::Bind;
use crate::error::Error;
use crate::records::body::{self, Body};
use crate::records::crud::now;
use crate::web::answer::Answer;
use crate::web::call::Call;
use actix_web::web::Bytes;
use actix_web::web;
use chrono::TimeDelta;
use serde_json::json;

const HOURS: i64 = 48;

/// Makes a link that sets a new password once; older links of the account end.
pub async fn make_link(call: Call, id: web::Path<i64>) -> Result<Answer, Error> {
    call.write(super::users::manager, move |conn, user, ()| {
        super::users::reachable(conn, user, *id)?;
        let token = secret()?;
        let expires_at = now() + TimeDelta::hours(HOURS);
        conn.run(
            "DELETE FROM app_resets WHERE user_id = $1",
            &[Bind::int(*id)],
        )?;
        conn.run(
            "INSERT INTO app_resets (user_id, token_hash, expires_at) VALUES ($1, $2, $3)",
            &[
                Bind::int(*id),
                Bind::text(hash(&token)),
                Bind::Moment(Some(expires_at)),
            ],
        )?;
        Answer::created(&json!({
            "path": format!("/reset?token={token}"),
            "expires_at": expires_at.format("%Y-%m-%dT%H:%M:%SZ").to_string(),
        }))
    })
    .await
}

/// Sets the password that the link is for, and ends every session of the account.
pub async fn reset(call: Call, sent: Bytes) -> Result<Answer, Error> {
    let mut body = Body::parse(&sent)?;
    let token = body.required("token", body::text(1, 200), None);
    let new = body.required(
        "password",
        body::text(password::SHORTEST, password::LONGEST),
        None,
    );
    body.finish(|_| false)?;
    call.anyone(move |app, _| {
        let password_hash = app.passwords.hash(&new)?;
        app.db.write(|conn| {
            let user = conn.number(
                "DELETE FROM app_resets WHERE token_hash = $1 AND expires_at > $2
                 RETURNING user_id AS n",
                &[Bind::text(hash(&token)), Bind::Moment(Some(now()))],
            )?;
            if user == 0 {
                return Err(Error::invalid("token", "expired_link"));
            }
            conn.run(
                "UPDATE app_users SET password_hash = $1, must_change_password = $2 WHERE id = $3",
                &[
                    Bind::text(password_hash.clone()),
                    Bind::Bool(Some(false)),
                    Bind::int(user),
                ],
            )?;
            super::users::sign_out(conn, user)?;
            Ok(Answer::nothing())
        })
    })
    .await
}
