//! The face to HTTP: routes, headers, limits, log lines.

pub mod answer;
pub mod assets;
pub mod call;
pub mod docs;
pub mod files;
pub mod guard;
pub mod health;
pub mod params;

use crate::app::App;
use crate::auth::{preview, reset, session, setup, tokens, users};
use crate::error::Error;
use actix_web::dev::Server;
use actix_web::middleware::{Compress, from_fn};
use actix_web::web::{self, ServiceConfig, delete, get, post};
use actix_web::{App as Service, HttpResponse, HttpServer};
use std::net::TcpListener;
use std::time::Duration;

/// The most that a JSON body may have.
const LARGEST_BODY: usize = 1024 * 1024;

/// Threads for each worker that wait for the database. It answers only a few at a time: more threads
/// would get in each other's way, and each takes memory.
const WAITING: usize = 4;

/// Every path of the API outside of the app's own entities and reports.
fn routes(config: &mut ServiceConfig, with_preview: bool) {
    config
        .route("/session", post().to(session::sign_in))
        .route("/session", get().to(session::current))
        .route("/session", delete().to(session::sign_out))
        .route("/session/password", post().to(session::change_password))
        .route("/sessions", get().to(session::mine))
        .route("/sessions/{id}", delete().to(session::revoke))
        .route("/setup", post().to(setup::setup))
        .route("/password-reset", post().to(reset::reset))
        .route("/users", get().to(users::list))
        .route("/users", post().to(users::create))
        .route("/users/options", get().to(users::options))
        .route("/users/{id}", get().to(users::read))
        .route("/users/{id}", web::patch().to(users::update))
        .route("/users/{id}", delete().to(users::delete))
        .route("/users/{id}/reset-link", post().to(reset::make_link))
        .route("/roles", get().to(users::list_roles))
        .route("/tokens", get().to(tokens::list))
        .route("/tokens", post().to(tokens::create))
        .route("/tokens/{id}", delete().to(tokens::delete))
        .route("/files", post().to(files::upload))
        .route("/files/{id}", get().to(files::download))
        .route("/openapi.json", get().to(docs::openapi));
    if with_preview {
        config.route("/session/as", post().to(preview::sign_in_as));
    }
}

/// Serves until it is told to stop; requests that are under way then have 20 seconds to end.
pub fn serve(app: App, listener: TcpListener, workers: usize) -> std::io::Result<Server> {
    let app = web::Data::new(app);
    let server = HttpServer::new(move || {
        let upload = app.config.max_upload + 64 * 1024;
        let with_preview = app.config.preview_token.is_some();
        Service::new()
            .app_data(app.clone())
            .app_data(web::PayloadConfig::new(LARGEST_BODY.max(upload)))
            .wrap(Compress::default())
            .wrap(from_fn(guard::guard))
            .route("/healthz", get().to(health::healthy))
            .route("/readyz", get().to(health::ready))
            .service(
                web::scope("/api")
                    .configure(|config| routes(config, with_preview))
                    .configure(crate::handlers::routes)
                    .configure(crate::reports::routes)
                    .configure(crate::extensions::routes)
                    .default_service(web::to(nothing_here)),
            )
            .default_service(get().to(assets::serve))
    })
    .workers(workers)
    .worker_max_blocking_threads(WAITING)
    .client_request_timeout(Duration::from_secs(15))
    .keep_alive(Duration::from_secs(75))
    .shutdown_timeout(20)
    .listen(listener)?
    .run();
    Ok(server)
}

async fn nothing_here() -> Result<HttpResponse, Error> {
    Err(Error::NotFound)
}
