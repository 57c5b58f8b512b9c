//! Whether the app is alive, and whether it may get traffic.

use crate::app::App;
use crate::error::Error;
use crate::migrate;
use actix_web::{HttpResponse, web};
use serde_json::json;

/// Alive: the database answers.
pub async fn healthy(app: web::Data<App>) -> Result<HttpResponse, Error> {
    let answer = web::block(move || {
        app.db
            .read(|conn| Ok(conn.number("SELECT COUNT(*) AS n FROM app_users", &[])?))
    })
    .await
    .map_err(Error::internal)?;
    answer.map(|_| HttpResponse::Ok().json(json!({"status": "ok"})))
}

/// Ready: the database has every migration that this program knows.
pub async fn ready(app: web::Data<App>) -> Result<HttpResponse, Error> {
    let pending = web::block(move || migrate::pending(&app.db))
        .await
        .map_err(Error::internal)??;
    Ok(if pending.is_empty() {
        HttpResponse::Ok().json(json!({"status": "ready"}))
    } else {
        HttpResponse::ServiceUnavailable().json(json!({"status": "migrating", "pending": pending}))
    })
}
