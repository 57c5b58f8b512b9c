//! Records by their names, for pickers.

use super::Entity;
use super::query::{Page, contains, numbers};
use crate::db::Bind;
use crate::error::Error;
use crate::web::answer::Answer;
use crate::web::call::Call;
use crate::web::params::Params;
use diesel::QueryableByName;
use diesel::sql_types::{BigInt, Text};
use serde::Serialize;
use serde_json::json;

/// One record to pick.
#[derive(QueryableByName, Serialize)]
pub struct Choice {
    #[diesel(sql_type = BigInt)]
    id: i64,
    #[diesel(sql_type = Text)]
    label: String,
}

/// A few records by their names, for a picker: for who may list them, or may link to them.
pub async fn list<E: Entity>(call: Call) -> Result<Answer, Error> {
    let info = E::INFO;
    call.read(move |conn, user, mut params| {
        let access = user.may_pick(info)?;
        let page = Page::take(&mut params)?;
        let dialect = conn.dialect();
        let naming = access.role.sees(info.naming, dialect);
        let mut conditions: Vec<String> =
            access.rows().map(|rows| format!("({rows})")).into_iter().collect();
        let mut binds = Vec::new();
        let ids = ids(&mut params)?;
        if !ids.is_empty() {
            conditions.push(format!("t.id IN ({})", numbers(&ids)));
        }
        if let Some(q) = params.take("q").filter(|q| !q.is_empty()) {
            binds.push(Bind::text(contains(&q)));
            conditions.push(format!("{}({naming}) LIKE $1 ESCAPE '\\'", dialect.fold()));
        }
        params.finish()?;
        let condition = if conditions.is_empty() {
            String::new()
        } else {
            format!(" WHERE {}", conditions.join(" AND "))
        };
        let items: Vec<Choice> = conn.rows(
            &format!(
                "SELECT t.id, {naming} AS label FROM {} t{condition} ORDER BY label, t.id{}",
                info.table,
                page.sql()
            ),
            &binds,
        )?;
        Answer::ok(&json!({"items": items}))
    })
    .await
}

/// The records that are asked for by `id`, which may be given several times.
pub fn ids(params: &mut Params) -> Result<Vec<i64>, Error> {
    let ids = params.take_all("id");
    ids.iter()
        .map(|id| id.parse().map_err(|_| Error::query("id")))
        .collect()
}
