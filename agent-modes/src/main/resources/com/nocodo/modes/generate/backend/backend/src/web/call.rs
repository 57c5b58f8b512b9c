//! One request on its way to the database: who sends it, and what it asks.

use super::params::Params;
use crate::app::App;
use crate::auth::{Credentials, User, check_csrf, csrf_of, identify};
use crate::db::{Bind, Conn};
use crate::error::Error;
use crate::records::crud::now;
use actix_web::dev::Payload;
use actix_web::http::header::{ACCEPT, AUTHORIZATION, USER_AGENT};
use actix_web::{FromRequest, HttpRequest, web};
use std::future::{Ready, ready};
use std::net::IpAddr;

/// Who is at the other end, as far as the connection tells.
#[derive(Clone, Debug)]
pub struct Client {
    pub address: String,
    pub user_agent: String,
    /// The name of the session's cookie here.
    pub cookie: String,
    /// Whether cookies may travel over this connection only when it is encrypted.
    pub secure: bool,
}

pub struct Call {
    pub app: web::Data<App>,
    pub client: Client,
    pub credentials: Credentials,
    pub wants_csv: bool,
    params: Option<Params>,
    /// Whether it is answered before a given password was changed.
    always: bool,
}

impl FromRequest for Call {
    type Error = Error;
    type Future = Ready<Result<Call, Error>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(match request.app_data::<web::Data<App>>() {
            Some(app) => Ok(Call {
                app: app.clone(),
                client: client(request, app),
                credentials: credentials(request),
                wants_csv: header(request, ACCEPT.as_str()).is_some_and(|a| a.contains("text/csv")),
                params: Params::parse(request.query_string()),
                always: false,
            }),
            None => Err(Error::Internal("the app is not there".to_owned())),
        })
    }
}

impl Call {
    /// The same call, answered also to somebody who has yet to change a given password.
    pub fn always(self) -> Call {
        Call {
            always: true,
            ..self
        }
    }

    /// Answers a request of somebody who is signed in.
    pub async fn read<T: Send + 'static>(
        self,
        work: impl FnOnce(&mut Conn, &User, Params) -> Result<T, Error> + Send + 'static,
    ) -> Result<T, Error> {
        self.blocking(move |call| {
            let (user, answer) = call.app.db.read(|conn| {
                let user = identify(conn, &call.credentials)?;
                call.admit(&user)?;
                let params = call.params.clone().ok_or_else(|| Error::query("?"))?;
                let answer = work(conn, &user, params)?;
                Ok((user, answer))
            })?;
            touch(&call.app, &user)?;
            Ok(answer)
        })
        .await
    }

    /// Changes something for somebody who is signed in, sends from our page and passes the gate.
    pub async fn write<T: Send + 'static, A: Send + 'static>(
        self,
        gate: impl FnOnce(&User) -> Result<A, Error> + Send + 'static,
        mut work: impl FnMut(&mut Conn, &User, &A) -> Result<T, Error> + Send + 'static,
    ) -> Result<T, Error> {
        self.blocking(move |call| {
            let user = call.app.db.read(|conn| identify(conn, &call.credentials))?;
            check_csrf(&call.credentials)?;
            call.admit(&user)?;
            let access = gate(&user)?;
            let params = call.params.clone().ok_or_else(|| Error::query("?"))?;
            params.finish()?;
            touch(&call.app, &user)?;
            call.app.db.write(|conn| work(conn, &user, &access))
        })
        .await
    }

    /// Does something that needs no sign-in.
    pub async fn anyone<T: Send + 'static>(
        self,
        work: impl FnOnce(&App, &Client) -> Result<T, Error> + Send + 'static,
    ) -> Result<T, Error> {
        self.blocking(move |call| work(&call.app, &call.client)).await
    }

    fn admit(&self, user: &User) -> Result<(), Error> {
        if self.always {
            return Ok(());
        }
        user.has_own_password()
    }

    /// Runs on a thread that may wait for the database.
    async fn blocking<T: Send + 'static>(
        self,
        work: impl FnOnce(Call) -> Result<T, Error> + Send + 'static,
    ) -> Result<T, Error> {
        web::block(move || work(self)).await.map_err(Error::internal)?
    }

    pub fn csrf_token(&self) -> Option<String> {
        match &self.credentials {
            Credentials::Cookie { token, .. } => Some(csrf_of(token)),
            _ => None,
        }
    }
}

/// Notes once a minute that the session is in use.
fn touch(app: &App, user: &User) -> Result<(), Error> {
    let Some(session) = user.session.as_ref().filter(|session| session.stale) else {
        return Ok(());
    };
    app.db.write(|conn| {
        conn.run(
            "UPDATE app_sessions SET last_seen_at = $1 WHERE id = $2",
            &[Bind::Moment(Some(now())), Bind::int(session.id)],
        )?;
        Ok(())
    })
}

fn header<'a>(request: &'a HttpRequest, name: &str) -> Option<&'a str> {
    request.headers().get(name)?.to_str().ok()
}

/// Browsers keep the cookies of all ports of a host together: a name of its own keeps one application from signing out
/// of another.
fn cookie(request: &HttpRequest) -> String {
    format!("session-{}", request.app_config().local_addr().port())
}

fn credentials(request: &HttpRequest) -> Credentials {
    let bearer = header(request, AUTHORIZATION.as_str()).and_then(|v| v.strip_prefix("Bearer "));
    if let Some(token) = bearer {
        return Credentials::Bearer(token.trim().to_owned());
    }
    match request.cookie(&cookie(request)) {
        Some(cookie) => Credentials::Cookie {
            token: cookie.value().to_owned(),
            csrf: header(request, "X-CSRF-Token").map(str::to_owned),
        },
        None => Credentials::None,
    }
}

/// A proxy on this machine may say for whom it asks, and whether that was over TLS.
fn client(request: &HttpRequest, app: &App) -> Client {
    let peer = request.peer_addr().map(|address| address.ip());
    let proxied = peer.is_some_and(|ip| ip.is_loopback());
    let forwarded = header(request, "X-Forwarded-For")
        .filter(|_| proxied)
        .and_then(|list| list.rsplit(',').next())
        .and_then(|ip| ip.trim().parse::<IpAddr>().ok());
    let https = proxied && header(request, "X-Forwarded-Proto") == Some("https");
    Client {
        address: forwarded.or(peer).map_or_else(String::new, |ip| ip.to_string()),
        user_agent: header(request, USER_AGENT.as_str())
            .unwrap_or_default()
            .chars()
            .take(200)
            .collect(),
        cookie: cookie(request),
        secure: https || !app.config.loopback(),
    }
}
