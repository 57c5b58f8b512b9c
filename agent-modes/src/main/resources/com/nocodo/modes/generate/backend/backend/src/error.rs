//! What can go wrong, and how it is told: RFC 9457 problem documents, in the reader's language.

use crate::db;
use crate::messages::{Lang, message, title};
use actix_web::http::StatusCode;
use actix_web::http::header::RETRY_AFTER;
use actix_web::{HttpResponse, ResponseError};
use diesel::result::DatabaseErrorKind;
use serde_json::{Map, Value, json};
use std::fmt;

/// One thing wrong with what was sent. `field` is none where the record as a whole is wrong.
#[derive(Clone, Debug, PartialEq)]
pub struct FieldError {
    pub field: Option<String>,
    pub code: &'static str,
    pub text: Words,
    pub rule: Option<&'static str>,
}

/// A sentence for people: from the catalogue by its code, or as the app's description has it.
#[derive(Clone, Debug, PartialEq)]
pub enum Words {
    Catalogue(Vec<String>),
    Given(String),
}

impl FieldError {
    pub fn new(field: &str, code: &'static str) -> FieldError {
        FieldError::with(field, code, Vec::new())
    }

    pub fn with(field: &str, code: &'static str, details: Vec<String>) -> FieldError {
        FieldError {
            field: Some(field.to_owned()),
            code,
            text: Words::Catalogue(details),
            rule: None,
        }
    }

    /// A rule of the app's description that the record breaks.
    pub fn rule(field: Option<&str>, rule: &'static str, text: &str) -> FieldError {
        FieldError {
            field: field.map(str::to_owned),
            code: "rule",
            text: Words::Given(text.to_owned()),
            rule: Some(rule),
        }
    }

    fn json(&self, lang: Lang) -> Value {
        let text = match &self.text {
            Words::Catalogue(details) => message(lang, self.code, details),
            Words::Given(text) => text.clone(),
        };
        let mut out = json!({"field": self.field, "code": self.code, "message": text});
        if let (Some(rule), Some(members)) = (self.rule, out.as_object_mut()) {
            members.insert("rule".to_owned(), rule.into());
        }
        out
    }
}

#[derive(Debug)]
pub enum Error {
    /// 400: not JSON, or a query parameter that is unknown or malformed.
    BadRequest(&'static str, String),
    /// 401: nobody is signed in.
    SignedOut,
    /// 401: this sign-in failed; it does not say why.
    WrongPassword,
    /// 403: signed in, but not allowed to.
    Forbidden,
    /// 403: the request does not prove that it comes from our own page.
    Csrf,
    /// 403: signed in with a password that has to be changed first.
    PasswordDue,
    /// 404
    NotFound,
    /// 409: somebody else changed the record; here it is.
    Stale(Value),
    /// 409: other records are in the way.
    Conflict(Vec<FieldError>, Map<String, Value>),
    /// 422: what was sent is not a valid record.
    Invalid(Vec<FieldError>),
    /// 413
    TooLarge,
    /// 429: too many failed sign-ins; try again in so many seconds.
    TooMany(u64),
    Database(diesel::result::Error),
    /// 500: our fault; the text goes to the log alone.
    Internal(String),
}

impl Error {
    pub fn internal(error: impl fmt::Display) -> Error {
        Error::Internal(error.to_string())
    }

    pub fn invalid(field: &str, code: &'static str) -> Error {
        Error::Invalid(vec![FieldError::new(field, code)])
    }

    pub fn conflict(error: FieldError) -> Error {
        Error::Conflict(vec![error], Map::new())
    }

    pub fn query(name: &str) -> Error {
        Error::BadRequest("bad_query", name.to_owned())
    }

    pub fn may_succeed_again(&self) -> bool {
        matches!(self, Error::Database(error) if db::is_race(error))
    }

    fn code(&self) -> &'static str {
        match self {
            Error::BadRequest(code, _) => code,
            Error::SignedOut => "signed_out",
            Error::WrongPassword => "wrong_password",
            Error::Forbidden => "forbidden",
            Error::Csrf => "csrf",
            Error::PasswordDue => "must_change_password",
            Error::NotFound => "not_found",
            Error::Stale(_) => "version_conflict",
            Error::Conflict(..) => "conflict",
            Error::Invalid(_) => "invalid",
            Error::TooLarge => "too_large",
            Error::TooMany(_) => "too_many",
            Error::Database(_) | Error::Internal(_) => "internal",
        }
    }

    /// The whole answer in one language.
    pub fn answer(&self, lang: Lang) -> HttpResponse {
        let status = self.status_code();
        let details = match self {
            Error::BadRequest(_, what) => vec![what.clone()],
            Error::TooMany(seconds) => vec![seconds.to_string()],
            _ => Vec::new(),
        };
        let mut body = json!({
            "type": "about:blank",
            "title": title(lang, status.as_u16()),
            "status": status.as_u16(),
            "code": self.code(),
            "detail": message(lang, self.code(), &details),
            "errors": self.errors(lang),
        });
        if let Some(members) = body.as_object_mut() {
            match self {
                Error::Stale(current) => {
                    members.insert("current".to_owned(), current.clone());
                }
                Error::Conflict(_, more) => members.extend(more.clone()),
                _ => {}
            }
        }
        let mut response = HttpResponse::build(status);
        if let Error::TooMany(seconds) = self {
            response.insert_header((RETRY_AFTER, seconds.to_string()));
        }
        response
            .content_type("application/problem+json")
            .body(body.to_string())
    }

    fn errors(&self, lang: Lang) -> Vec<Value> {
        match self {
            Error::Invalid(errors) | Error::Conflict(errors, _) => {
                errors.iter().map(|error| error.json(lang)).collect()
            }
            Error::Stale(_) => vec![FieldError::new("version", "version_conflict").json(lang)],
            _ => Vec::new(),
        }
    }
}

impl ResponseError for Error {
    fn status_code(&self) -> StatusCode {
        match self {
            Error::BadRequest(..) => StatusCode::BAD_REQUEST,
            Error::SignedOut | Error::WrongPassword => StatusCode::UNAUTHORIZED,
            Error::Forbidden | Error::Csrf | Error::PasswordDue => StatusCode::FORBIDDEN,
            Error::NotFound => StatusCode::NOT_FOUND,
            Error::Stale(_) | Error::Conflict(..) => StatusCode::CONFLICT,
            Error::Invalid(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Error::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Error::TooMany(_) => StatusCode::TOO_MANY_REQUESTS,
            Error::Database(_) | Error::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    fn error_response(&self) -> HttpResponse {
        self.answer(Lang::default())
    }
}

impl fmt::Display for Error {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::Internal(text) => write!(out, "internal: {text}"),
            Error::Database(error) => write!(out, "database: {error}"),
            other => out.write_str(other.code()),
        }
    }
}

impl std::error::Error for Error {}

impl From<diesel::result::Error> for Error {
    fn from(error: diesel::result::Error) -> Error {
        Error::Database(error)
    }
}

/// A value that must be there only once, and what to call it when it is not.
#[derive(Clone, Copy, Debug)]
pub struct Unique {
    pub name: &'static str,
    pub columns: &'static [&'static str],
}

/// A rule that the database checks by itself.
#[derive(Clone, Copy, Debug)]
pub struct Check {
    pub name: &'static str,
    pub rule: &'static str,
    pub message: &'static str,
}

/// Turns a database's refusal of a double value, or of a record that breaks a rule, into one for people.
pub fn named(error: Error, table: &str, uniques: &[Unique], checks: &[Check]) -> Error {
    let Error::Database(diesel::result::Error::DatabaseError(kind, info)) = &error else {
        return error;
    };
    match kind {
        DatabaseErrorKind::UniqueViolation => {
            let hit = uniques.iter().find(|unique| match info.constraint_name() {
                Some(name) => name == unique.name,
                None => info.message().ends_with(&format!(": {}", unique.columns_of(table))),
            });
            hit.map_or(error, Unique::taken)
        }
        DatabaseErrorKind::CheckViolation => {
            let hit = checks.iter().find(|check| match info.constraint_name() {
                Some(name) => name == check.name,
                None => info.message().ends_with(&format!(": {}", check.name)),
            });
            hit.map_or(error, |check| {
                Error::Invalid(vec![FieldError::rule(None, check.rule, check.message)])
            })
        }
        _ => error,
    }
}

impl Unique {
    /// How SQLite names the columns of a double value.
    fn columns_of(&self, table: &str) -> String {
        let columns: Vec<String> = self
            .columns
            .iter()
            .map(|column| format!("{table}.{column}"))
            .collect();
        columns.join(", ")
    }

    fn taken(&self) -> Error {
        let errors = self.columns.iter();
        Error::Conflict(
            errors.map(|column| FieldError::new(column, "taken")).collect(),
            Map::new(),
        )
    }
}
