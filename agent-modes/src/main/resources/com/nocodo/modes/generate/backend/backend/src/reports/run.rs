//! Runs a report: who may, with which parameters, as JSON or CSV.

use crate::auth::User;
use crate::auth::access::{Action, Rows};
use crate::auth::roles::Role;
use crate::db::{Bind, Row, Sql};
use crate::error::Error;
use crate::records::csv::{Cell, Csv};
use crate::records::export::{answer, of_kind};
use crate::records::{Info, Kind};
use crate::web::answer::Answer;
use crate::web::call::Call;
use crate::web::params::Params;
use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use serde::Serialize;
use serde_json::{Value, json};

/// A named question to the data.
pub struct Report {
    pub name: &'static str,
    pub label: &'static str,
    pub kind: &'static str,
    pub path: &'static str,
    pub entity: &'static Info,
    /// Who may run it besides the owner; empty: who may list the entity.
    pub roles: &'static [Role],
    /// Every entity and field that it reads: who may not see one of them may not run it.
    pub reads: &'static [(&'static str, &'static str)],
    pub params: &'static [Param],
    pub columns: &'static [Column],
    /// The query; `{rows}` stands for the user's row rule over `t`, `$1` … for the parameters.
    pub sql: Sql,
}

pub struct Param {
    pub name: &'static str,
    pub label: &'static str,
    pub kind: &'static str,
    /// What it is when nothing is given, as the description has it.
    pub default: Option<&'static str>,
}

pub struct Column {
    pub name: &'static str,
    pub label: &'static str,
    pub kind: &'static str,
    pub choices: &'static [(&'static str, &'static str)],
}

impl Report {
    fn allows(&self, user: &User) -> bool {
        let granted = if self.roles.is_empty() {
            user.access(self.entity.name).grant.allows(Action::List)
        } else {
            user.role == Role::Owner || self.roles.contains(&user.role)
        };
        granted
            && self.reads.iter().all(|(entity, field)| {
                let access = user.access(entity);
                let named = !self.roles.is_empty();
                access.shows(field) && (named || access.reads())
            })
    }

    /// The condition that stands for `{rows}`. A role that the report names sees all of its rows,
    /// unless it has a row rule of its own.
    fn rows(&self, user: &User) -> String {
        let access = user.access(self.entity.name);
        match access.grant.rows {
            Rows::All => "1 = 1".to_owned(),
            Rows::Where(_) => access.rows().unwrap_or_else(|| "1 = 1".to_owned()),
        }
    }
}

/// The reports that this user may run.
pub async fn list(call: Call, reports: &'static [&'static Report]) -> Result<Answer, Error> {
    call.read(move |_, user, params| {
        params.finish()?;
        let items: Vec<Value> = reports
            .iter()
            .filter(|report| report.allows(user))
            .map(|report| {
                let params: Vec<Value> = report.params.iter().map(Param::shown).collect();
                json!({
                    "name": report.name,
                    "label": report.label,
                    "kind": report.kind,
                    "path": report.path,
                    "params": params,
                })
            })
            .collect();
        Answer::ok(&items)
    })
    .await
}

impl Param {
    fn shown(&self) -> Value {
        json!({"name": self.name, "label": self.label, "type": self.kind, "default": self.default})
    }

    /// The value that was given; absent, the query takes the default.
    fn bind(&self, given: Option<String>) -> Result<Bind, Error> {
        let bad = || Error::query(self.name);
        let given = given.filter(|text| !text.is_empty());
        let text = given.as_deref();
        Ok(match self.kind {
            "integer" | "money" | "duration" => {
                Bind::Int(text.map(|t| t.parse().map_err(|_| bad())).transpose()?)
            }
            "decimal" | "percent" => {
                Bind::Real(text.map(|t| t.parse().map_err(|_| bad())).transpose()?)
            }
            "boolean" => Bind::Bool(text.map(|t| t.parse().map_err(|_| bad())).transpose()?),
            "date" => Bind::Date(
                text.map(|t| NaiveDate::parse_from_str(t, "%Y-%m-%d").map_err(|_| bad()))
                    .transpose()?,
            ),
            "time" => Bind::Time(
                text.map(|t| NaiveTime::parse_from_str(t, "%H:%M:%S").map_err(|_| bad()))
                    .transpose()?,
            ),
            "datetime" => Bind::Moment(
                text.map(|t| {
                    NaiveDateTime::parse_from_str(t.trim_end_matches('Z'), "%Y-%m-%dT%H:%M:%S%.f")
                        .map_err(|_| bad())
                })
                .transpose()?,
            ),
            _ => Bind::Text(given),
        })
    }
}

#[derive(Serialize)]
struct Table<R> {
    columns: Vec<Value>,
    rows: Vec<R>,
}

pub async fn run<R: Row + Serialize>(
    call: Call,
    report: &'static Report,
) -> Result<Answer, Error> {
    let wants_csv = call.wants_csv;
    call.read(move |conn, user, mut params| {
        if !report.allows(user) {
            return Err(Error::Forbidden);
        }
        let bom = params.take("bom").is_some_and(|bom| bom == "1");
        let binds = binds(report, params)?;
        let sql = user
            .role
            .sees(report.sql, conn.dialect())
            .replace("{rows}", &report.rows(user));
        let rows: Vec<R> = conn.rows(&sql, &binds)?;
        if wants_csv {
            return csv(report, &rows, bom);
        }
        let columns = report.columns.iter().map(Column::shown).collect();
        Answer::ok(&Table { columns, rows })
    })
    .await
}

fn binds(report: &Report, mut params: Params) -> Result<Vec<Bind>, Error> {
    let binds = report
        .params
        .iter()
        .map(|param| param.bind(params.take(param.name)))
        .collect();
    params.finish()?;
    binds
}

fn csv<R: Serialize>(report: &Report, rows: &[R], bom: bool) -> Result<Answer, Error> {
    let mut csv = Csv::new(bom);
    csv.line(report.columns.iter().map(|column| Cell::Text(column.label.to_owned())));
    for row in rows {
        let row = serde_json::to_value(row).map_err(Error::internal)?;
        csv.line(report.columns.iter().map(|column| {
            let kind = match column.kind {
                "money" => Kind::Money,
                "enum" => Kind::Choice,
                _ => Kind::Text,
            };
            of_kind(kind, column.choices, &row[column.name])
        }));
    }
    Ok(answer(report.name, csv))
}

impl Column {
    fn shown(&self) -> Value {
        let mut out = json!({"name": self.name, "label": self.label, "type": self.kind});
        if let (false, Some(members)) = (self.choices.is_empty(), out.as_object_mut()) {
            let choices: Vec<Value> = self
                .choices
                .iter()
                .map(|(name, label)| json!({"name": name, "label": label}))
                .collect();
            members.insert("values".to_owned(), choices.into());
        }
        out
    }
}
