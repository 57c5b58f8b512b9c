//! Around every request: a request id and a log line, errors in the reader's language, and headers
//! that tell the browser what this app never does.

use crate::app::App;
use crate::error::Error;
use crate::messages::Lang;
use actix_web::body::{BoxBody, EitherBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{
    ACCEPT_LANGUAGE, CACHE_CONTROL, CONTENT_SECURITY_POLICY, HeaderName, HeaderValue,
    REFERRER_POLICY, STRICT_TRANSPORT_SECURITY, X_CONTENT_TYPE_OPTIONS,
};
use actix_web::middleware::Next;
use actix_web::web;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Instant;

static COUNT: AtomicU64 = AtomicU64::new(1);

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

pub async fn guard<B: MessageBody + 'static>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<EitherBody<B, BoxBody>>, actix_web::Error> {
    let started = Instant::now();
    let id = COUNT.fetch_add(1, Ordering::Relaxed);
    let method = request.method().clone();
    let is_api = request.path().starts_with("/api");
    let lang = Lang::accepted(
        request
            .headers()
            .get(ACCEPT_LANGUAGE)
            .and_then(|tags| tags.to_str().ok()),
    );
    let response = next.call(request).await?;
    let problem = response
        .response()
        .error()
        .and_then(|error| error.as_error::<Error>())
        .map(|error| (error.answer(lang), error.to_string()));
    let (mut response, trouble) = match problem {
        Some((answer, trouble)) => {
            let (request, _) = response.into_parts();
            let answer = answer.map_into_right_body();
            (ServiceResponse::new(request, answer), Some(trouble))
        }
        None => (response.map_into_left_body(), None),
    };
    let route = response.request().match_pattern().unwrap_or_default();
    let status = response.status().as_u16();
    let millis = u64::try_from(started.elapsed().as_millis()).unwrap_or(u64::MAX);
    match trouble {
        Some(trouble) if status >= 500 => {
            tracing::error!(id, %method, route, status, millis, trouble);
        }
        _ => tracing::info!(id, %method, route, status, millis),
    }
    protect(&mut response, id, is_api);
    Ok(response)
}

fn protect<B>(response: &mut ServiceResponse<B>, id: u64, is_api: bool) {
    let (policy, https) = match response.request().app_data::<web::Data<App>>() {
        Some(app) => (app.policy.clone(), !app.config.loopback()),
        None => return,
    };
    let headers = response.headers_mut();
    headers.insert(REQUEST_ID, HeaderValue::from(id));
    headers.insert(CONTENT_SECURITY_POLICY, policy);
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(REFERRER_POLICY, HeaderValue::from_static("same-origin"));
    if https {
        headers.insert(
            STRICT_TRANSPORT_SECURITY,
            HeaderValue::from_static("max-age=31536000"),
        );
    }
    if is_api && !headers.contains_key(CACHE_CONTROL) {
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
}

/// Only our own scripts, no inline ones; framed by nobody but the given origin.
pub fn policy(frame_origin: Option<&str>) -> HeaderValue {
    let frames = frame_origin.unwrap_or("'none'");
    HeaderValue::from_str(&format!(
        "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; \
         img-src 'self' data: blob:; object-src 'none'; base-uri 'self'; form-action 'self'; \
         frame-ancestors {frames}"
    ))
    .unwrap_or(HeaderValue::from_static("default-src 'self'; frame-ancestors 'none'"))
}
