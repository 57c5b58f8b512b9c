//! The two databases behind one door: pools, transactions, and SQL text with bound values.
//!
//! SQLite has one connection that writes and several that read; PostgreSQL has one pool and runs
//! every write as a serializable transaction. Both understand `$1`, `$2`, … as placeholders.

use crate::error::Error;
use diesel::connection::SimpleConnection;
use diesel::pg::{Pg, PgConnection};
use diesel::prelude::*;
use diesel::r2d2::{ConnectionManager, CustomizeConnection, Pool, PooledConnection};
use diesel::result::DatabaseErrorKind;
use diesel::sql_query;
use diesel::sql_types::{
    BigInt, Bool, Date, Double, Nullable, Text, Time, Timestamp as Moment,
};
use diesel::sqlite::{Sqlite, SqliteConnection};
use std::time::Duration;

const READERS: u32 = 4;
const TRIES: u32 = 8;

diesel::define_sql_function! {
    /// Lower case of any language; SQLite's own `lower` knows ASCII alone.
    fn fold(text: Nullable<Text>) -> Nullable<Text>;
}

/// One SQL text, or one for each database where they differ.
#[derive(Clone, Copy, Debug)]
pub struct Sql {
    pub sqlite: &'static str,
    pub postgres: &'static str,
}

impl Sql {
    pub const fn both(text: &'static str) -> Sql {
        Sql {
            sqlite: text,
            postgres: text,
        }
    }

    pub const fn per(sqlite: &'static str, postgres: &'static str) -> Sql {
        Sql { sqlite, postgres }
    }

    pub fn text(&self, dialect: Dialect) -> &'static str {
        match dialect {
            Dialect::Sqlite => self.sqlite,
            Dialect::Postgres => self.postgres,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialect {
    Sqlite,
    Postgres,
}

impl Dialect {
    /// The function that makes text comparable without regard to case.
    pub fn fold(self) -> &'static str {
        match self {
            Dialect::Sqlite => "fold",
            Dialect::Postgres => "lower",
        }
    }
}

/// A value for one placeholder. An absent one still has a type, which PostgreSQL asks for.
#[derive(Clone, Debug, PartialEq)]
pub enum Bind {
    Text(Option<String>),
    Int(Option<i64>),
    Real(Option<f64>),
    Bool(Option<bool>),
    Date(Option<chrono::NaiveDate>),
    Time(Option<chrono::NaiveTime>),
    Moment(Option<chrono::NaiveDateTime>),
}

impl Bind {
    pub fn text(value: impl Into<String>) -> Bind {
        Bind::Text(Some(value.into()))
    }

    pub fn int(value: i64) -> Bind {
        Bind::Int(Some(value))
    }
}

/// A row of some query, on either database.
pub trait Row: QueryableByName<Sqlite> + QueryableByName<Pg> + Send + 'static {}
impl<T: QueryableByName<Sqlite> + QueryableByName<Pg> + Send + 'static> Row for T {}

/// A connection inside one unit of work.
pub enum Conn<'a> {
    Sqlite(&'a mut SqliteConnection),
    Postgres(&'a mut PgConnection),
}

macro_rules! bound {
    ($sql:expr, $binds:expr, $backend:ty) => {{
        let mut query = sql_query($sql).into_boxed::<$backend>();
        for bind in $binds {
            query = match bind {
                Bind::Text(value) => query.bind::<Nullable<Text>, _>(value.clone()),
                Bind::Int(value) => query.bind::<Nullable<BigInt>, _>(*value),
                Bind::Real(value) => query.bind::<Nullable<Double>, _>(*value),
                Bind::Bool(value) => query.bind::<Nullable<Bool>, _>(*value),
                Bind::Date(value) => query.bind::<Nullable<Date>, _>(*value),
                Bind::Time(value) => query.bind::<Nullable<Time>, _>(*value),
                Bind::Moment(value) => query.bind::<Nullable<Moment>, _>(*value),
            };
        }
        query
    }};
}

impl Conn<'_> {
    pub fn dialect(&self) -> Dialect {
        match self {
            Conn::Sqlite(_) => Dialect::Sqlite,
            Conn::Postgres(_) => Dialect::Postgres,
        }
    }

    pub fn rows<T: Row>(&mut self, sql: &str, binds: &[Bind]) -> QueryResult<Vec<T>> {
        match self {
            Conn::Sqlite(conn) => bound!(sql, binds, Sqlite).load(*conn),
            Conn::Postgres(conn) => bound!(sql, binds, Pg).load(*conn),
        }
    }

    pub fn first<T: Row>(&mut self, sql: &str, binds: &[Bind]) -> QueryResult<Option<T>> {
        Ok(self.rows(sql, binds)?.into_iter().next())
    }

    /// Runs a statement and says how many rows it changed.
    pub fn run(&mut self, sql: &str, binds: &[Bind]) -> QueryResult<usize> {
        match self {
            Conn::Sqlite(conn) => bound!(sql, binds, Sqlite).execute(*conn),
            Conn::Postgres(conn) => bound!(sql, binds, Pg).execute(*conn),
        }
    }

    /// The single number that a query answers, named `n`; 0 where it has no row.
    pub fn number(&mut self, sql: &str, binds: &[Bind]) -> QueryResult<i64> {
        Ok(self.first::<Number>(sql, binds)?.map_or(0, |row| row.n))
    }

    /// The numbers that a query answers, named `n`.
    pub fn numbers(&mut self, sql: &str, binds: &[Bind]) -> QueryResult<Vec<i64>> {
        Ok(self
            .rows::<Number>(sql, binds)?
            .into_iter()
            .map(|row| row.n)
            .collect())
    }

    /// Several statements without values, as in a migration.
    pub fn script(&mut self, sql: &str) -> QueryResult<()> {
        match self {
            Conn::Sqlite(conn) => conn.batch_execute(sql),
            Conn::Postgres(conn) => conn.batch_execute(sql),
        }
    }
}

#[derive(QueryableByName)]
struct Number {
    #[diesel(sql_type = BigInt)]
    n: i64,
}

type SqlitePool = Pool<ConnectionManager<SqliteConnection>>;
type PostgresPool = Pool<ConnectionManager<PgConnection>>;

#[derive(Clone)]
pub enum Database {
    Sqlite {
        writer: SqlitePool,
        readers: SqlitePool,
    },
    Postgres(PostgresPool),
}

impl Database {
    /// Opens `postgres://…`, or the SQLite file that `sqlite://PATH` or a plain path names.
    pub fn open(url: &str) -> Result<Database, Error> {
        if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            let pool = Pool::builder()
                .max_size(READERS + 2)
                .min_idle(Some(1))
                .connection_timeout(Duration::from_secs(10))
                .connection_customizer(Box::new(PostgresSettings))
                .build(ConnectionManager::new(url))
                .map_err(Error::internal)?;
            return Ok(Database::Postgres(pool));
        }
        let path = url.strip_prefix("sqlite://").unwrap_or(url);
        let pool = |size| {
            Pool::builder()
                .max_size(size)
                .min_idle(Some(1))
                .connection_timeout(Duration::from_secs(10))
                .connection_customizer(Box::new(SqliteSettings))
                .build(ConnectionManager::new(path))
                .map_err(Error::internal)
        };
        let writer = pool(1)?;
        Ok(Database::Sqlite {
            writer,
            readers: pool(READERS)?,
        })
    }

    pub fn dialect(&self) -> Dialect {
        match self {
            Database::Sqlite { .. } => Dialect::Sqlite,
            Database::Postgres(_) => Dialect::Postgres,
        }
    }

    /// Answers something without changing anything.
    pub fn read<T>(
        &self,
        work: impl FnOnce(&mut Conn) -> Result<T, Error>,
    ) -> Result<T, Error> {
        match self {
            Database::Sqlite { readers, .. } => work(&mut Conn::Sqlite(&mut *taken(readers)?)),
            Database::Postgres(pool) => work(&mut Conn::Postgres(&mut *taken(pool)?)),
        }
    }

    /// Changes something, all of it or nothing. Of two that exclude each other, the second one sees
    /// what the first one did: SQLite lets one write at a time, PostgreSQL makes one of them repeat.
    pub fn write<T>(
        &self,
        mut work: impl FnMut(&mut Conn) -> Result<T, Error>,
    ) -> Result<T, Error> {
        match self {
            Database::Sqlite { writer, .. } => {
                taken(writer)?.immediate_transaction(|conn| work(&mut Conn::Sqlite(conn)))
            }
            Database::Postgres(pool) => {
                let mut conn = taken(pool)?;
                let mut tries = 1;
                loop {
                    let result = conn
                        .build_transaction()
                        .serializable()
                        .run(|conn| work(&mut Conn::Postgres(conn)));
                    match result {
                        Err(error) if error.may_succeed_again() && tries < TRIES => {
                            std::thread::sleep(Duration::from_millis(u64::from(5 * tries * tries)));
                            tries += 1;
                        }
                        result => return result,
                    }
                }
            }
        }
    }

    /// Runs a script outside of any transaction of ours, on the connection that writes.
    pub fn alone<T>(
        &self,
        work: impl FnOnce(&mut Conn) -> Result<T, Error>,
    ) -> Result<T, Error> {
        match self {
            Database::Sqlite { writer, .. } => work(&mut Conn::Sqlite(&mut *taken(writer)?)),
            Database::Postgres(pool) => work(&mut Conn::Postgres(&mut *taken(pool)?)),
        }
    }
}

/// Whether a database error means "somebody was faster, try once more".
pub fn is_race(error: &diesel::result::Error) -> bool {
    use diesel::result::Error::DatabaseError;
    match error {
        DatabaseError(DatabaseErrorKind::SerializationFailure, _) => true,
        DatabaseError(_, info) => info.message().contains("deadlock detected"),
        _ => false,
    }
}

fn taken<C: diesel::r2d2::R2D2Connection + 'static>(
    pool: &Pool<ConnectionManager<C>>,
) -> Result<PooledConnection<ConnectionManager<C>>, Error> {
    pool.get().map_err(Error::internal)
}

#[derive(Debug)]
struct SqliteSettings;

impl CustomizeConnection<SqliteConnection, diesel::r2d2::Error> for SqliteSettings {
    fn on_acquire(&self, conn: &mut SqliteConnection) -> Result<(), diesel::r2d2::Error> {
        conn.batch_execute(
            "PRAGMA busy_timeout = 5000;
             PRAGMA journal_mode = WAL;
             PRAGMA synchronous = NORMAL;
             PRAGMA foreign_keys = ON;",
        )
        .map_err(diesel::r2d2::Error::QueryError)?;
        fold_utils::register_impl(conn, |text: Option<String>| text.map(|t| t.to_lowercase()))
            .map_err(diesel::r2d2::Error::QueryError)
    }
}

#[derive(Debug)]
struct PostgresSettings;

impl CustomizeConnection<PgConnection, diesel::r2d2::Error> for PostgresSettings {
    fn on_acquire(&self, conn: &mut PgConnection) -> Result<(), diesel::r2d2::Error> {
        conn.batch_execute("SET TIME ZONE 'UTC'; SET statement_timeout = '30s'")
            .map_err(diesel::r2d2::Error::QueryError)
    }
}
