//! Records as CSV: the same filters, rows and fields as the list that the user sees.

use super::csv::{Cell, Csv};
use super::query::Filter;
use super::{Entity, Field, Kind};
use crate::auth::access::Action;
use crate::error::Error;
use crate::web::answer::Answer;
use crate::web::call::Call;
use actix_web::http::StatusCode;
use actix_web::http::header::CONTENT_DISPOSITION;
use serde_json::Value;

const AT_ONCE: usize = 1000;

pub async fn export<E: Entity>(call: Call) -> Result<Answer, Error> {
    let info = E::INFO;
    call.read(move |conn, user, mut params| {
        let access = user.may(info, Action::Export)?;
        let bom = params.take("bom").is_some_and(|bom| bom == "1");
        let dialect = conn.dialect();
        let filter = Filter::take(info, &access, params, dialect)?;
        let fields: Vec<&Field> = info
            .fields
            .iter()
            .filter(|field| !matches!(field.kind, Kind::Label | Kind::List))
            .filter(|field| access.shows(field.name))
            .collect();
        let mut csv = Csv::new(bom);
        csv.line(fields.iter().map(|field| Cell::Text(field.label.to_owned())));
        for part in 0.. {
            let rows: Vec<E> = conn.rows(
                &format!(
                    "{}{}{} LIMIT {AT_ONCE} OFFSET {}",
                    info.select(access.role, dialect),
                    filter.sql(),
                    filter.order,
                    part * AT_ONCE
                ),
                &filter.binds,
            )?;
            for row in &rows {
                let value = serde_json::to_value(row).map_err(Error::internal)?;
                csv.line(fields.iter().map(|field| cell(field, &value)));
            }
            if rows.len() < AT_ONCE {
                break;
            }
        }
        Ok(answer(info.table, csv))
    })
    .await
}

/// A CSV document as a download.
pub fn answer(name: &str, csv: Csv) -> Answer {
    Answer::new(StatusCode::OK, "text/csv; charset=utf-8", csv.finish()).with(
        CONTENT_DISPOSITION,
        format!("attachment; filename=\"{name}.csv\""),
    )
}

fn cell(field: &Field, record: &Value) -> Cell {
    match field.kind {
        Kind::Link => {
            let label = field.name.strip_suffix("_id").unwrap_or(field.name);
            plain(&record[format!("{label}_label")])
        }
        Kind::Links => {
            let label = field.name.strip_suffix("_ids").unwrap_or(field.name);
            plain(&record[format!("{label}_labels")])
        }
        kind => of_kind(kind, field.choices, &record[field.name]),
    }
}

/// A value as people read it: a choice by its label, money in whole units.
pub fn of_kind(kind: Kind, choices: &[(&str, &str)], value: &Value) -> Cell {
    match (kind, value) {
        (Kind::Money, Value::Number(cents)) => {
            let cents = cents.as_i64().unwrap_or_default();
            let sign = if cents < 0 { "-" } else { "" };
            let cents = cents.unsigned_abs();
            Cell::Number(format!("{sign}{}.{:02}", cents / 100, cents % 100))
        }
        (Kind::Choice, Value::String(name)) => {
            let label = choices.iter().find(|(value, _)| value == name);
            Cell::Text(label.map_or(name.as_str(), |(_, label)| label).to_owned())
        }
        _ => plain(value),
    }
}

fn plain(value: &Value) -> Cell {
    match value {
        Value::Null => Cell::Text(String::new()),
        Value::Number(number) => Cell::Number(number.to_string()),
        Value::String(text) => Cell::Text(text.clone()),
        Value::Array(items) => {
            let items: Vec<&str> = items.iter().filter_map(Value::as_str).collect();
            Cell::Text(items.join(", "))
        }
        other => Cell::Text(other.to_string()),
    }
}
