//! How values look in JSON where the plain form of a type is not what readers expect.

use diesel::deserialize::{self, FromSql, FromSqlRow};
use diesel::expression::AsExpression;
use diesel::sql_types::Text;
use serde::{Serialize, Serializer};

/// A moment in UTC as RFC 3339: `2027-05-01T10:00:00Z`.
pub mod utc {
    use chrono::{NaiveDateTime, SecondsFormat};
    use serde::Serializer;

    pub fn serialize<S: Serializer>(moment: &NaiveDateTime, out: S) -> Result<S::Ok, S::Error> {
        out.serialize_str(&moment.and_utc().to_rfc3339_opts(SecondsFormat::AutoSi, true))
    }

    /// The same, where there may be none.
    pub mod optional {
        use chrono::NaiveDateTime;
        use serde::Serializer;

        pub fn serialize<S: Serializer>(
            moment: &Option<NaiveDateTime>,
            out: S,
        ) -> Result<S::Ok, S::Error> {
            match moment {
                Some(moment) => super::serialize(moment, out),
                None => out.serialize_none(),
            }
        }
    }
}

/// A list that the database hands over as JSON text.
#[derive(Clone, Debug, PartialEq, FromSqlRow, AsExpression)]
#[diesel(sql_type = Text)]
pub struct List<T>(pub Vec<T>);

impl<T: Serialize> Serialize for List<T> {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(out)
    }
}

impl<T, DB> FromSql<Text, DB> for List<T>
where
    DB: diesel::backend::Backend,
    String: FromSql<Text, DB>,
    T: serde::de::DeserializeOwned,
{
    fn from_sql(bytes: DB::RawValue<'_>) -> deserialize::Result<List<T>> {
        let text = String::from_sql(bytes)?;
        Ok(List(serde_json::from_str(&text)?))
    }
}
