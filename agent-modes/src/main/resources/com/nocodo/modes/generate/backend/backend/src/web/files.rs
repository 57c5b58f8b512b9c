//! Uploads: kept outside of the web pages, handed out to who may read a record that has them. One
//! that no record has yet is its uploader's alone.

use super::answer::Answer;
use super::call::Call;
use crate::auth::User;
use crate::auth::access::Action;
use crate::db::{Bind, Conn};
use crate::error::Error;
use crate::handlers::ENTITIES;
use crate::records::{Info, Kind};
use crate::records::crud::now;
use actix_multipart::Multipart;
use actix_web::http::StatusCode;
use actix_web::http::header::CONTENT_DISPOSITION;
use actix_web::web;
use diesel::sql_types::{BigInt, Nullable, Text};
use futures_util::StreamExt;
use serde_json::json;
use std::path::PathBuf;

/// Where uploads are written down.
pub const TABLE: &str = "app_files";

/// What a browser may show by itself; everything else is a download.
const SHOWN: &[&str] = &[
    "image/png",
    "image/jpeg",
    "image/gif",
    "image/webp",
    "application/pdf",
];

struct Upload {
    name: String,
    kind: String,
    bytes: Vec<u8>,
}

/// Takes one file in the part `file`.
pub async fn upload(call: Call, parts: Multipart) -> Result<Answer, Error> {
    let app = call.app.clone();
    let signed_in = app.clone();
    let credentials = call.credentials.clone();
    web::block(move || {
        let user = signed_in
            .db
            .read(|conn| crate::auth::identify(conn, &credentials))?;
        crate::auth::check_csrf(&credentials)?;
        user.has_own_password()
    })
    .await
    .map_err(Error::internal)??;
    let upload = received(parts, app.config.max_upload).await?;
    call.write(
        |_| Ok(()),
        move |conn, user, ()| {
            let size = i64::try_from(upload.bytes.len()).map_err(Error::internal)?;
            let id = conn.number(
                "INSERT INTO app_files (name, content_type, size, created_at, created_by)
                 VALUES ($1, $2, $3, $4, $5) RETURNING id AS n",
                &[
                    Bind::text(upload.name.clone()),
                    Bind::text(upload.kind.clone()),
                    Bind::int(size),
                    Bind::Moment(Some(now())),
                    Bind::int(user.id),
                ],
            )?;
            let folder = app.config.data_dir.join("files");
            std::fs::create_dir_all(&folder).map_err(Error::internal)?;
            std::fs::write(folder.join(id.to_string()), &upload.bytes).map_err(Error::internal)?;
            Answer::created(&json!({
                "id": id, "name": upload.name, "content_type": upload.kind, "size": size,
            }))
        },
    )
    .await
}

async fn received(mut parts: Multipart, limit: usize) -> Result<Upload, Error> {
    let bad = || Error::BadRequest("bad_upload", String::new());
    while let Some(part) = parts.next().await {
        let mut part = part.map_err(|_| bad())?;
        if part.name() != Some("file") {
            continue;
        }
        let name = part
            .content_disposition()
            .and_then(|disposition| disposition.get_filename())
            .unwrap_or("file")
            .to_owned();
        let kind = part
            .content_type()
            .map_or("application/octet-stream", |kind| kind.essence_str())
            .to_owned();
        let mut bytes = Vec::new();
        while let Some(chunk) = part.next().await {
            bytes.extend_from_slice(&chunk.map_err(|_| bad())?);
            if bytes.len() > limit {
                return Err(Error::TooLarge);
            }
        }
        return Ok(Upload {
            name: plain(&name),
            kind,
            bytes,
        });
    }
    Err(bad())
}

/// A name without folders and without what a header could not carry.
fn plain(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let name: String = last
        .chars()
        .filter(|c| !c.is_control() && *c != '"')
        .take(150)
        .collect();
    if name.is_empty() {
        "file".to_owned()
    } else {
        name
    }
}

#[derive(diesel::QueryableByName)]
struct Stored {
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = Text)]
    content_type: String,
    #[diesel(sql_type = Nullable<BigInt>)]
    created_by: Option<i64>,
}

pub async fn download(call: Call, id: web::Path<i64>) -> Result<Answer, Error> {
    let folder: PathBuf = call.app.config.data_dir.join("files");
    call.read(move |conn, user, params| {
        params.finish()?;
        let stored: Stored = conn
            .first(
                "SELECT name, content_type, created_by FROM app_files WHERE id = $1",
                &[Bind::int(*id)],
            )?
            .ok_or(Error::NotFound)?;
        let own = stored.created_by == Some(user.id) && !is_linked(conn, *id)?;
        if !own && !is_readable(conn, user, *id)? {
            return Err(Error::NotFound);
        }
        let bytes = std::fs::read(folder.join(id.to_string())).map_err(Error::internal)?;
        let shown = SHOWN.contains(&stored.content_type.as_str());
        let how = if shown { "inline" } else { "attachment" };
        let kind = if shown {
            stored.content_type
        } else {
            "application/octet-stream".to_owned()
        };
        let ascii: String = stored
            .name
            .chars()
            .map(|c| if c.is_ascii() { c } else { '_' })
            .collect();
        Ok(Answer::new(StatusCode::OK, &kind, bytes)
            .with(CONTENT_DISPOSITION, format!("{how}; filename=\"{ascii}\"")))
    })
    .await
}

/// Whether this user may put the file into a record: the one who uploaded it, and who can read it already.
pub fn may_link(conn: &mut Conn, user: &User, id: i64) -> Result<bool, Error> {
    let own = conn.number(
        "SELECT COUNT(*) AS n FROM app_files WHERE id = $1 AND created_by = $2",
        &[Bind::int(id), Bind::int(user.id)],
    )?;
    Ok(own > 0 || is_readable(conn, user, id)?)
}

/// Whether any record has the file: from then on, the record says who may read it.
fn is_linked(conn: &mut Conn, id: i64) -> Result<bool, Error> {
    for info in ENTITIES {
        for field in info.fields.iter().filter(|field| field.kind == Kind::File) {
            if has(conn, info, field.name, id, "")? {
                return Ok(true);
            }
        }
    }
    Ok(false)
}

/// Whether some record that this user may read has the file.
fn is_readable(conn: &mut Conn, user: &User, id: i64) -> Result<bool, Error> {
    for info in ENTITIES {
        let Ok(access) = user.may(info, Action::Read) else {
            continue;
        };
        let rows = access
            .rows()
            .map_or_else(String::new, |rows| format!(" AND ({rows})"));
        let fields = info.fields.iter();
        for field in fields.filter(|f| f.kind == Kind::File && access.shows(f.name)) {
            if has(conn, info, field.name, id, &rows)? {
                return Ok(true);
            }
        }
    }
    Ok(false)
}

fn has(conn: &mut Conn, info: &Info, column: &str, id: i64, rows: &str) -> Result<bool, Error> {
    let found = conn.number(
        &format!("SELECT COUNT(*) AS n FROM {} t WHERE t.{column} = $1{rows}", info.table),
        &[Bind::int(id)],
    )?;
    Ok(found > 0)
}
