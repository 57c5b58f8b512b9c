//! Who is asking: sessions with a cookie, API tokens, and the accounts behind them.

pub mod access;
pub mod limiter;
pub mod password;
pub mod permissions;
pub mod preview;
pub mod reset;
pub mod roles;
pub mod session;
pub mod setup;
pub mod tokens;
pub mod users;

use crate::db::{Bind, Conn};
use crate::error::Error;
use crate::records::crud::now;
use chrono::{NaiveDateTime, TimeDelta};
use diesel::sql_types::{BigInt, Bool, Nullable, Text, Timestamp};
use roles::Role;
use sha2::{Digest, Sha256};

/// A session ends after so long without a request, and in any case after so long.
const IDLE_HOURS: i64 = 24 * 3;
const SESSION_DAYS: i64 = 30;

/// Somebody who is signed in, or the app itself.
#[derive(Clone, Debug)]
pub struct User {
    pub id: i64,
    pub email: String,
    pub name: String,
    pub role: Role,
    /// The record of the role's entity that the account belongs to.
    pub record_id: Option<i64>,
    pub must_change_password: bool,
    pub session: Option<Session>,
}

#[derive(Clone, Debug)]
pub struct Session {
    pub id: i64,
    /// Whether its last use is long enough ago to be written down again.
    pub stale: bool,
}

impl User {
    /// Refuses who still has a password that somebody else chose.
    pub fn has_own_password(&self) -> Result<(), Error> {
        if self.must_change_password {
            Err(Error::PasswordDue)
        } else {
            Ok(())
        }
    }

    /// The account for `created_by`; the app itself has none.
    pub fn account(&self) -> Option<i64> {
        (self.id > 0).then_some(self.id)
    }
}

/// What a request brings along to say who sends it.
#[derive(Clone, Debug)]
pub enum Credentials {
    None,
    Cookie { token: String, csrf: Option<String> },
    Bearer(String),
}

#[derive(diesel::QueryableByName)]
struct Found {
    #[diesel(sql_type = BigInt)]
    id: i64,
    #[diesel(sql_type = Text)]
    email: String,
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = Text)]
    role: String,
    #[diesel(sql_type = Nullable<BigInt>)]
    record_id: Option<i64>,
    #[diesel(sql_type = Bool)]
    must_change_password: bool,
    #[diesel(sql_type = BigInt)]
    holder: i64,
    #[diesel(sql_type = Timestamp)]
    used_at: NaiveDateTime,
}

/// Finds the account that the credentials belong to.
pub fn identify(conn: &mut Conn, credentials: &Credentials) -> Result<User, Error> {
    let now = now();
    let (token, source, condition) = match credentials {
        Credentials::None => return Err(Error::SignedOut),
        Credentials::Cookie { token, .. } => (
            token,
            "app_sessions",
            "h.expires_at > $2 AND h.last_seen_at > $3",
        ),
        Credentials::Bearer(token) => (token, "app_tokens", "$2 > $3"),
    };
    let found: Found = conn
        .first(
            &format!(
                "SELECT u.id, u.email, u.name, u.role, {record} AS record_id,
                        u.must_change_password, h.id AS holder, h.last_seen_at AS used_at
                   FROM {source} h
                   JOIN app_users u ON u.id = h.user_id
                  WHERE h.token_hash = $1 AND u.active AND {condition}",
                record = roles::RECORD_ID,
            ),
            &[
                Bind::text(hash(token)),
                Bind::Moment(Some(now)),
                Bind::Moment(Some(now - TimeDelta::hours(IDLE_HOURS))),
            ],
        )?
        .ok_or(Error::SignedOut)?;
    let role = Role::named(&found.role).ok_or(Error::SignedOut)?;
    let session = matches!(credentials, Credentials::Cookie { .. }).then_some(Session {
        id: found.holder,
        stale: now - found.used_at > TimeDelta::minutes(1),
    });
    Ok(User {
        id: found.id,
        email: found.email,
        name: found.name,
        role,
        record_id: found.record_id,
        must_change_password: found.must_change_password,
        session,
    })
}

/// Whether an unsafe request comes from our own page. A bearer token proves that by itself.
pub fn check_csrf(credentials: &Credentials) -> Result<(), Error> {
    match credentials {
        Credentials::Cookie { token, csrf } => match csrf {
            Some(csrf) if same(csrf, &csrf_of(token)) => Ok(()),
            _ => Err(Error::Csrf),
        },
        _ => Ok(()),
    }
}

/// A secret of 256 random bits, in hexadecimal.
pub fn secret() -> Result<String, Error> {
    let mut bytes = [0_u8; 32];
    getrandom::fill(&mut bytes).map_err(Error::internal)?;
    Ok(hex(&bytes))
}

/// What the database keeps of a secret.
pub fn hash(secret: &str) -> String {
    hex(&Sha256::digest(secret.as_bytes()))
}

/// The token that our own page sends along: derived, so that it lives exactly as long as the session.
pub fn csrf_of(token: &str) -> String {
    hash(&format!("csrf {token}"))
}

/// Compares without telling by its time where the difference is.
pub fn same(a: &str, b: &str) -> bool {
    a.len() == b.len() && a.bytes().zip(b.bytes()).fold(0, |sum, (a, b)| sum | (a ^ b)) == 0
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
