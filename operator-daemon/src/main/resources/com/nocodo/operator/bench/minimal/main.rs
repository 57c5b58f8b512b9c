//! What one would write by hand for one list and nothing else: no accounts, no permissions, no checks.

use actix_web::{App, HttpServer, Responder, get, web};
use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::r2d2::{ConnectionManager, CustomizeConnection, Pool};
use diesel::sql_query;
use diesel::sql_types::{BigInt, Date, Nullable, Text, Timestamp};
use serde::{Deserialize, Serialize};

type Db = Pool<ConnectionManager<SqliteConnection>>;

#[derive(Debug)]
struct Settings;

impl CustomizeConnection<SqliteConnection, diesel::r2d2::Error> for Settings {
    fn on_acquire(&self, conn: &mut SqliteConnection) -> Result<(), diesel::r2d2::Error> {
        conn.batch_execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;")
            .map_err(diesel::r2d2::Error::QueryError)
    }
}

#[derive(Deserialize)]
struct Query {
    page: i64,
    page_size: i64,
    damonk_id: Option<i64>,
}

#[derive(QueryableByName, Serialize)]
struct Farone {
    #[diesel(sql_type = BigInt)]
    id: i64,
    #[diesel(sql_type = BigInt)]
    version: i64,
    #[diesel(sql_type = Nullable<Date>)]
    date: Option<chrono::NaiveDate>,
    #[diesel(sql_type = Nullable<Text>)]
    phone_number: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    notes: Option<String>,
    #[diesel(sql_type = Nullable<BigInt>)]
    damonk_id: Option<i64>,
    #[diesel(sql_type = Timestamp)]
    created_at: chrono::NaiveDateTime,
    #[diesel(sql_type = Timestamp)]
    updated_at: chrono::NaiveDateTime,
    #[diesel(sql_type = Nullable<BigInt>)]
    created_by: Option<i64>,
    #[diesel(sql_type = Nullable<BigInt>)]
    updated_by: Option<i64>,
}

#[derive(QueryableByName)]
struct Total {
    #[diesel(sql_type = BigInt)]
    n: i64,
}

#[derive(Serialize)]
struct Listed {
    items: Vec<Farone>,
    page: i64,
    page_size: i64,
    total: i64,
}

const SELECT: &str = "SELECT t.id, t.version, t.date, t.phone_number, t.notes, t.damonk_id, \
                      t.created_at, t.updated_at, t.created_by, t.updated_by FROM farones t";

fn listed(conn: &mut SqliteConnection, query: &Query) -> QueryResult<Listed> {
    let page = format!(
        " ORDER BY t.id DESC LIMIT {} OFFSET {}",
        query.page_size,
        (query.page - 1) * query.page_size
    );
    let (items, total) = match query.damonk_id {
        Some(id) => (
            sql_query(format!("{SELECT} WHERE t.damonk_id = $1{page}"))
                .bind::<BigInt, _>(id)
                .load(conn)?,
            sql_query("SELECT COUNT(*) AS n FROM farones t WHERE t.damonk_id = $1")
                .bind::<BigInt, _>(id)
                .get_result::<Total>(conn)?,
        ),
        None => (
            sql_query(format!("{SELECT}{page}")).load(conn)?,
            sql_query("SELECT COUNT(*) AS n FROM farones t").get_result::<Total>(conn)?,
        ),
    };
    Ok(Listed {
        items,
        page: query.page,
        page_size: query.page_size,
        total: total.n,
    })
}

#[get("/api/farones")]
async fn farones(db: web::Data<Db>, query: web::Query<Query>) -> actix_web::Result<impl Responder> {
    let answer = web::block(move || {
        let mut conn = db.get().map_err(|error| error.to_string())?;
        listed(&mut conn, &query).map_err(|error| error.to_string())
    })
    .await?
    .map_err(actix_web::error::ErrorInternalServerError)?;
    Ok(web::Json(answer))
}

#[actix_web::main]
async fn main() -> std::io::Result<()> {
    let setting = |name| std::env::var(name).map_err(std::io::Error::other);
    let pool = Pool::builder()
        .max_size(4)
        .connection_customizer(Box::new(Settings))
        .build(ConnectionManager::new(setting("DATABASE")?))
        .map_err(std::io::Error::other)?;
    let db = web::Data::new(pool);
    HttpServer::new(move || App::new().app_data(db.clone()).service(farones))
        .bind(setting("BIND")?)?
        .run()
        .await
}
