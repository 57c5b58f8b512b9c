//! "See as": lets the builder of the app look at it as any role, while `PREVIEW_TOKEN` is set.

use super::roles::Role;
use super::{Credentials, same, session};
use crate::error::Error;
use crate::records::body::{self, Body};
use crate::web::answer::Answer;
use crate::web::call::Call;
use actix_web::web::Bytes;
use actix_web::HttpRequest;
use chrono::TimeDelta;

const MINUTES: i64 = 30;

/// Starts a short session of a sample account of the role that is asked for.
pub async fn sign_in_as(call: Call, request: HttpRequest, sent: Bytes) -> Result<Answer, Error> {
    let given = request
        .headers()
        .get("X-Preview-Token")
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    let expected = call.app.config.preview_token.as_deref();
    if !expected.is_some_and(|expected| same(expected, given)) {
        return Err(if matches!(call.credentials, Credentials::None) {
            Error::SignedOut
        } else {
            Error::Forbidden
        });
    }
    let mut body = Body::parse(&sent)?;
    let name = body.required("role", body::text(1, 100), None);
    body.finish(|_| false)?;
    let role = Role::named(&name).ok_or_else(|| Error::invalid("role", "invalid"))?;
    let client = call.client.clone();
    let (token, user) = call
        .anyone(move |app, client| {
            app.db.write(|conn| {
                let id = super::users::sample(conn, app, role)?;
                tracing::info!(role = role.name(), "preview session");
                session::start_for(conn, id, client, TimeDelta::minutes(MINUTES))
            })
        })
        .await?;
    session::welcome(&client, &token, &user)
}
