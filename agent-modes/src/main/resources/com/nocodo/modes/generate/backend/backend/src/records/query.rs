//! Turns the query string of a list into a condition and an order, from a whitelist of fields.

use super::{Field, Info, Kind, LinkTable};
use crate::auth::access::Access;
use crate::db::{Bind, Dialect};
use crate::error::Error;
use crate::web::answer::Answer;
use crate::web::params::Params;
use chrono::{DateTime, Days, NaiveDate, NaiveDateTime, NaiveTime, Utc};
use serde::Serialize;

pub const LARGEST_PAGE: i64 = 100;

/// Which page of a list is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Page {
    pub number: i64,
    pub size: i64,
}

impl Page {
    /// Takes `page` and `page_size` out of the parameters.
    pub fn take(params: &mut Params) -> Result<Page, Error> {
        let mut number = |name: &str, default: i64, max: i64| match params.take(name) {
            None => Ok(default),
            Some(text) => text
                .parse()
                .ok()
                .filter(|n| (1..=max).contains(n))
                .ok_or_else(|| Error::query(name)),
        };
        Ok(Page {
            number: number("page", 1, 10_000_000)?,
            size: number("page_size", 20, LARGEST_PAGE)?,
        })
    }

    /// One page of a list, and how many items there are in all.
    pub fn answer<T: Serialize>(&self, items: Vec<T>, total: i64) -> Result<Answer, Error> {
        Answer::ok(&Listed {
            items,
            page: self.number,
            page_size: self.size,
            total,
        })
    }

    pub fn sql(&self) -> String {
        format!(" LIMIT {} OFFSET {}", self.size, (self.number - 1) * self.size)
    }
}

#[derive(Serialize)]
struct Listed<T> {
    items: Vec<T>,
    page: i64,
    page_size: i64,
    total: i64,
}

/// A condition over `t` with its values, and an order.
#[derive(Debug, Default)]
pub struct Filter {
    conditions: Vec<String>,
    pub binds: Vec<Bind>,
    pub order: String,
}

impl Filter {
    /// Takes `q`, `sort` and every filter on a field out of the parameters; refuses what is left.
    pub fn take(
        info: &'static Info,
        access: &Access,
        mut params: Params,
        dialect: Dialect,
    ) -> Result<Filter, Error> {
        let mut filter = Filter::default();
        if let Some(rows) = access.rows() {
            filter.conditions.push(format!("({rows})"));
        }
        if let Some(q) = params.take("q").filter(|q| !q.is_empty()) {
            filter.search(info, access, &q, dialect);
        }
        let sort = params.take("sort");
        filter.order = order(info, access, sort.as_deref(), dialect)?;
        for (name, value) in params.rest() {
            filter
                .field(info, access, &name, &value)
                .ok_or_else(|| Error::query(&name))?;
        }
        Ok(filter)
    }

    pub fn sql(&self) -> String {
        if self.conditions.is_empty() {
            String::new()
        } else {
            format!(" WHERE {}", self.conditions.join(" AND "))
        }
    }

    /// Adds a value and answers its placeholder.
    fn bind(&mut self, value: Bind) -> String {
        self.binds.push(value);
        format!("${}", self.binds.len())
    }

    fn search(&mut self, info: &Info, access: &Access, q: &str, dialect: Dialect) {
        let slot = self.bind(Bind::text(contains(q)));
        let fold = dialect.fold();
        let hits: Vec<String> = info
            .fields
            .iter()
            .filter(|field| field.kind == Kind::Text && field.is_stored() && access.shows(field.name))
            .map(|field| format!("{fold}(t.{}) LIKE {slot} ESCAPE '\\'", field.name))
            .collect();
        self.conditions.push(if hits.is_empty() {
            self.binds.pop();
            "1 = 0".to_owned()
        } else {
            format!("({})", hits.join(" OR "))
        });
    }

    /// One parameter: `field`, `field_from`, `field_to` or `field_empty`.
    fn field(
        &mut self,
        info: &'static Info,
        access: &Access,
        name: &str,
        value: &str,
    ) -> Option<()> {
        let find = |name: &str| {
            info.field(name)
                .filter(|f| f.is_stored() && f.kind != Kind::File && access.shows(f.name))
        };
        let condition = if let Some(field) = find(name) {
            self.equal(info, field, value)?
        } else if let Some(field) = name.strip_suffix("_from").and_then(find) {
            let bind = ranged(field.kind, value, Edge::From)?;
            format!("t.{} >= {}", field.name, self.bind(bind))
        } else if let Some(field) = name.strip_suffix("_to").and_then(find) {
            let bind = ranged(field.kind, value, Edge::To)?;
            format!("t.{} <= {}", field.name, self.bind(bind))
        } else {
            let field = name.strip_suffix("_empty").and_then(find)?;
            empty(info, field, value.parse().ok()?)?
        };
        self.conditions.push(condition);
        Some(())
    }

    fn equal(&mut self, info: &Info, field: &Field, value: &str) -> Option<String> {
        if !matches!(field.kind, Kind::Choice | Kind::Link | Kind::Links) {
            let bind = exact(field, value)?;
            return Some(format!("t.{} = {}", field.name, self.bind(bind)));
        }
        let slots = value
            .split(',')
            .map(|part| Some(self.bind(exact(field, part.trim())?)))
            .collect::<Option<Vec<_>>>()?
            .join(", ");
        Some(if field.kind == Kind::Links {
            let LinkTable { table, own, other, .. } = info.list(field.name)?;
            format!("t.id IN (SELECT j.{own} FROM {table} j WHERE j.{other} IN ({slots}))")
        } else {
            format!("t.{} IN ({slots})", field.name)
        })
    }
}

fn empty(info: &Info, field: &Field, empty: bool) -> Option<String> {
    if field.kind == Kind::Links {
        let LinkTable { table, own, .. } = info.list(field.name)?;
        let not = if empty { "NOT " } else { "" };
        return Some(format!("t.id {not}IN (SELECT j.{own} FROM {table} j)"));
    }
    let not = if empty { "" } else { "NOT " };
    Some(format!("t.{} IS {not}NULL", field.name))
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Edge {
    From,
    To,
}

fn exact(field: &Field, text: &str) -> Option<Bind> {
    Some(match field.kind {
        Kind::Text => Bind::text(text),
        Kind::Choice => field
            .choices
            .iter()
            .find(|(name, _)| *name == text)
            .map(|(name, _)| Bind::text(*name))?,
        Kind::Boolean => Bind::Bool(Some(text.parse().ok()?)),
        Kind::Time => Bind::Time(Some(time(text)?)),
        Kind::Link | Kind::Links | Kind::File => Bind::int(text.parse().ok()?),
        kind => ranged(kind, text, Edge::From)?,
    })
}

/// A bound of a range. A day as the end of a range of moments includes all of that day.
fn ranged(kind: Kind, text: &str, edge: Edge) -> Option<Bind> {
    Some(match kind {
        Kind::Integer | Kind::Money => Bind::int(text.parse().ok()?),
        Kind::Real => Bind::Real(Some(text.parse().ok().filter(|n: &f64| n.is_finite())?)),
        Kind::Date => Bind::Date(Some(date(text)?)),
        Kind::Time => Bind::Time(Some(time(text)?)),
        Kind::Moment => Bind::Moment(Some(moment(text, edge)?)),
        _ => return None,
    })
}

fn date(text: &str) -> Option<NaiveDate> {
    NaiveDate::parse_from_str(text, "%Y-%m-%d")
        .ok()
        .filter(|_| text.len() == 10)
}

fn time(text: &str) -> Option<NaiveTime> {
    NaiveTime::parse_from_str(text, "%H:%M:%S")
        .or_else(|_| NaiveTime::parse_from_str(text, "%H:%M"))
        .ok()
}

fn moment(text: &str, edge: Edge) -> Option<NaiveDateTime> {
    if let Some(day) = date(text) {
        let start = day.and_time(NaiveTime::MIN);
        return match edge {
            Edge::From => Some(start),
            Edge::To => Some(start.checked_add_days(Days::new(1))? - chrono::TimeDelta::milliseconds(1)),
        };
    }
    DateTime::parse_from_rfc3339(text)
        .ok()
        .map(|moment| moment.with_timezone(&Utc).naive_utc())
}

/// A pattern for LIKE that finds the text as it is, anywhere.
pub fn contains(q: &str) -> String {
    let mut out = String::from("%");
    for c in q.to_lowercase().chars() {
        if matches!(c, '%' | '_' | '\\') {
            out.push('\\');
        }
        out.push(c);
    }
    out.push('%');
    out
}

/// Ids for an IN; numbers need no placeholders.
pub fn numbers(ids: &[i64]) -> String {
    let ids: Vec<String> = ids.iter().map(i64::to_string).collect();
    ids.join(", ")
}

/// `sort=-fee,name` as an ORDER BY; the id breaks ties, so that pages never overlap.
fn order(
    info: &'static Info,
    access: &Access,
    sort: Option<&str>,
    dialect: Dialect,
) -> Result<String, Error> {
    let mut parts = Vec::new();
    let mut last = "";
    for name in sort.unwrap_or("id").split(',') {
        let (name, direction) = match name.strip_prefix('-') {
            Some(name) => (name, " DESC"),
            None => (name, ""),
        };
        let field = info
            .field(name)
            .filter(|f| !matches!(f.kind, Kind::Links | Kind::List) && access.shows(f.name))
            .ok_or_else(|| Error::query("sort"))?;
        let nulls = if field.nullable { " NULLS LAST" } else { "" };
        let value = field.value(access.role, dialect);
        parts.push(format!("{value}{direction}{nulls}"));
        last = direction;
        if name == "id" {
            return Ok(format!(" ORDER BY {}", parts.join(", ")));
        }
    }
    parts.push(format!("t.id{last}"));
    Ok(format!(" ORDER BY {}", parts.join(", ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_with_a_meaning_in_like_are_taken_literally() {
        assert_eq!(contains("50%_\\"), "%50\\%\\_\\\\%");
    }

    #[test]
    fn the_end_of_a_range_of_moments_includes_the_whole_day() {
        let end = moment("2027-01-31", Edge::To).map(|m| m.to_string());

        assert_eq!(end.as_deref(), Some("2027-01-31 23:59:59.999"));
    }
}
