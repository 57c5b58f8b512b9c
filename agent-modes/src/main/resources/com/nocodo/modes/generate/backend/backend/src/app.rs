//! Everything that lives as long as the program.

use crate::auth::limiter::Limiter;
use crate::auth::password::Passwords;
use crate::auth::setup;
use crate::config::Config;
use crate::db::Database;
use crate::error::Error;
use crate::{migrate, web};
use actix_web::http::header::HeaderValue;
use std::sync::Mutex;

pub struct App {
    pub db: Database,
    pub config: Config,
    pub passwords: Passwords,
    pub limiter: Limiter,
    /// The hash of the link for the first account, while it is open.
    pub setup: Mutex<Option<String>>,
    pub policy: HeaderValue,
}

impl App {
    /// Opens the database, brings it up to date and makes sure that somebody can sign in.
    pub fn start(config: Config, passwords: Passwords) -> Result<App, Error> {
        std::fs::create_dir_all(&config.data_dir).map_err(Error::internal)?;
        let db = Database::open(&config.database_url)?;
        migrate::up(&db)?;
        let app = App {
            db,
            passwords,
            limiter: Limiter::default(),
            setup: Mutex::new(None),
            policy: web::guard::policy(config.preview_origin.as_deref()),
            config,
        };
        setup::prepare(&app)?;
        Ok(app)
    }
}
