//! What the environment says: where to listen, where the data is, who is first.

use crate::error::Error;
use std::net::SocketAddr;
use std::path::PathBuf;

#[derive(Clone, Debug)]
pub struct Config {
    pub bind: SocketAddr,
    pub database_url: String,
    pub data_dir: PathBuf,
    pub max_upload: usize,
    pub owner: Option<Owner>,
    pub preview_token: Option<String>,
    pub preview_origin: Option<String>,
}

/// The first account, where it is given.
#[derive(Clone, Debug)]
pub struct Owner {
    pub email: String,
    pub name: String,
    pub password: String,
}

impl Config {
    pub fn from_environment() -> Result<Config, Error> {
        Config::from(|name| std::env::var(name).ok().filter(|value| !value.is_empty()))
    }

    fn from(get: impl Fn(&str) -> Option<String>) -> Result<Config, Error> {
        let bind = get("BIND").unwrap_or_else(|| "127.0.0.1:8080".to_owned());
        let data_dir = PathBuf::from(get("DATA_DIR").unwrap_or_else(|| "data".to_owned()));
        let megabytes: usize = match get("MAX_UPLOAD_MB") {
            None => 10,
            Some(text) => text
                .parse()
                .map_err(|_| Error::internal("MAX_UPLOAD_MB is not a number"))?,
        };
        Ok(Config {
            bind: bind
                .parse()
                .map_err(|_| Error::internal(format!("BIND is not ADDRESS:PORT: {bind}")))?,
            database_url: get("DATABASE_URL").unwrap_or_else(|| {
                format!("sqlite://{}", data_dir.join("app.db").display())
            }),
            data_dir,
            max_upload: megabytes * 1024 * 1024,
            owner: owner(&get)?,
            preview_token: get("PREVIEW_TOKEN"),
            preview_origin: get("PREVIEW_ORIGIN"),
        })
    }

    /// Only programs on this machine reach us.
    pub fn loopback(&self) -> bool {
        self.bind.ip().is_loopback()
    }
}

fn owner(get: &impl Fn(&str) -> Option<String>) -> Result<Option<Owner>, Error> {
    let Some(email) = get("OWNER_EMAIL") else {
        return Ok(None);
    };
    let password = match get("OWNER_PASSWORD_FILE") {
        Some(path) => std::fs::read_to_string(&path)
            .map_err(|error| Error::internal(format!("OWNER_PASSWORD_FILE {path}: {error}")))?
            .trim()
            .to_owned(),
        None => match get("OWNER_PASSWORD") {
            Some(password) => password,
            None => return Ok(None),
        },
    };
    Ok(Some(Owner {
        name: get("OWNER_NAME").unwrap_or_else(|| "Owner".to_owned()),
        email,
        password,
    }))
}
