//! The description of this API.

use super::answer::Answer;
use super::call::Call;
use crate::error::Error;
use actix_web::http::StatusCode;

pub const OPENAPI: &str = include_str!("../../openapi.json");

pub async fn openapi(call: Call) -> Result<Answer, Error> {
    let cookie = call.client.cookie.clone();
    call.read(move |_, _, params| {
        params.finish()?;
        let text = OPENAPI.replace("session-PORT", &cookie);
        Ok(Answer::new(StatusCode::OK, "application/json", text))
    })
    .await
}
