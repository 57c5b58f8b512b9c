//! Hand-written code: this folder is yours. The generator wrote it once and never touches it again.
//!
//! Add modules beside this file and routes below, for example:
//!
//! ```text
//! config.route("/greeting", actix_web::web::get().to(greeting::greet));
//! ```

use actix_web::web::ServiceConfig;

/// Routes under `/api` besides the generated ones.
pub fn routes(_config: &mut ServiceConfig) {}
