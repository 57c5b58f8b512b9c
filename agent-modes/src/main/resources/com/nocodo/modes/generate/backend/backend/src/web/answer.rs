//! An answer that is made where the database is, on a thread of its own.

use crate::error::Error;
use actix_web::body::BoxBody;
use actix_web::http::StatusCode;
use actix_web::http::header::{CONTENT_TYPE, HeaderName};
use actix_web::{HttpRequest, HttpResponse, Responder};
use serde::Serialize;

#[derive(Debug)]
pub struct Answer {
    status: StatusCode,
    headers: Vec<(HeaderName, String)>,
    body: Vec<u8>,
}

impl Answer {
    pub fn ok<T: Serialize>(value: &T) -> Result<Answer, Error> {
        Answer::json(StatusCode::OK, value)
    }

    pub fn created<T: Serialize>(value: &T) -> Result<Answer, Error> {
        Answer::json(StatusCode::CREATED, value)
    }

    pub fn json<T: Serialize>(status: StatusCode, value: &T) -> Result<Answer, Error> {
        let body = serde_json::to_vec(value).map_err(Error::internal)?;
        Ok(Answer::new(status, "application/json", body))
    }

    pub fn nothing() -> Answer {
        Answer {
            status: StatusCode::NO_CONTENT,
            headers: Vec::new(),
            body: Vec::new(),
        }
    }

    pub fn new(status: StatusCode, kind: &str, body: impl Into<Vec<u8>>) -> Answer {
        Answer {
            status,
            headers: vec![(CONTENT_TYPE, kind.to_owned())],
            body: body.into(),
        }
    }

    pub fn with(mut self, name: HeaderName, value: String) -> Answer {
        self.headers.push((name, value));
        self
    }
}

impl Responder for Answer {
    type Body = BoxBody;

    fn respond_to(self, _: &HttpRequest) -> HttpResponse {
        let mut response = HttpResponse::build(self.status);
        for header in self.headers {
            response.insert_header(header);
        }
        response.body(self.body)
    }
}
