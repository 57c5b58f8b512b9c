//! API tokens: they act for the account that made them.

use super::{hash, secret};
use crate::db::Bind;
use crate::error::Error;
use crate::records::body::{self, Body};
use crate::records::crud::now;
use crate::records::json::utc;
use crate::web::answer::Answer;
use crate::web::call::Call;
use actix_web::web::Bytes;
use actix_web::web;
use chrono::NaiveDateTime;
use diesel::sql_types::{BigInt, Text, Timestamp};
use serde::Serialize;
use serde_json::json;

#[derive(diesel::QueryableByName, Serialize)]
struct Token {
    #[diesel(sql_type = BigInt)]
    id: i64,
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = Timestamp)]
    #[serde(with = "utc")]
    created_at: NaiveDateTime,
}

pub async fn list(call: Call) -> Result<Answer, Error> {
    call.read(|conn, user, params| {
        params.finish()?;
        let items: Vec<Token> = conn.rows(
            "SELECT id, name, created_at FROM app_tokens WHERE user_id = $1 ORDER BY id",
            &[Bind::int(user.id)],
        )?;
        Answer::ok(&json!({"items": items}))
    })
    .await
}

/// Makes a token and shows it this once.
pub async fn create(call: Call, sent: Bytes) -> Result<Answer, Error> {
    call.write(
        |_| Ok(()),
        move |conn, user, ()| {
            let mut body = Body::parse(&sent)?;
            let name = body.required("name", body::text(1, 100), None);
            body.finish(|_| false)?;
            let token = secret()?;
            let now = now();
            let id = conn.number(
                "INSERT INTO app_tokens (user_id, name, token_hash, created_at, last_seen_at)
                 VALUES ($1, $2, $3, $4, $5) RETURNING id AS n",
                &[
                    Bind::int(user.id),
                    Bind::text(name.clone()),
                    Bind::text(hash(&token)),
                    Bind::Moment(Some(now)),
                    Bind::Moment(Some(now)),
                ],
            )?;
            Answer::created(&json!({"id": id, "name": name, "token": token}))
        },
    )
    .await
}

pub async fn delete(call: Call, id: web::Path<i64>) -> Result<Answer, Error> {
    call.write(
        |_| Ok(()),
        move |conn, user, ()| {
            let gone = conn.run(
                "DELETE FROM app_tokens WHERE id = $1 AND user_id = $2",
                &[Bind::int(*id), Bind::int(user.id)],
            )?;
            match gone {
                0 => Err(Error::NotFound),
                _ => Ok(Answer::nothing()),
            }
        },
    )
    .await
}
