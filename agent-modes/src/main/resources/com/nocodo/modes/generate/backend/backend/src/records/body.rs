//! Reads the JSON object that a client sent, field by field, and collects what is wrong with it.

use crate::error::{Error, FieldError};
use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, Utc};
use regex::Regex;
use serde_json::{Map, Value};

/// What JSON numbers carry exactly.
const LARGEST: i64 = 9_007_199_254_740_991;

pub struct Body {
    members: Map<String, Value>,
    known: Vec<&'static str>,
    closed: &'static [&'static str],
    presets: Vec<(&'static str, Value)>,
    errors: Vec<FieldError>,
}

impl Body {
    pub fn parse(bytes: &[u8]) -> Result<Body, Error> {
        let bad = || Error::BadRequest("bad_json", String::new());
        let value: Value = serde_json::from_slice(bytes).map_err(|_| bad())?;
        match value {
            Value::Object(members) => Ok(Body::of(members)),
            _ => Err(bad()),
        }
    }

    pub fn of(members: Map<String, Value>) -> Body {
        Body {
            members,
            known: Vec::new(),
            closed: &[],
            presets: Vec::new(),
            errors: Vec::new(),
        }
    }

    /// Fields that this user may not set: they are refused like read-only ones.
    pub fn close(&mut self, fields: &'static [&'static str]) {
        self.closed = fields;
    }

    /// What a field gets when nothing is sent for it.
    pub fn preset(&mut self, field: &'static str, value: Value) {
        self.presets.push((field, value));
    }

    pub fn has(&self, field: &str) -> bool {
        self.members.contains_key(field)
    }

    /// A value that has to be there: as sent, or as it is now.
    pub fn required<T: Default>(
        &mut self,
        field: &'static str,
        read: impl Fn(&Value) -> Read<T>,
        current: Option<T>,
    ) -> T {
        match self.taken(field, read, current) {
            Ok(Some(value)) => value,
            Ok(None) => {
                self.refuse(FieldError::new(field, "required"));
                T::default()
            }
            Err(error) => {
                self.refuse(error);
                T::default()
            }
        }
    }

    /// A value that may be missing.
    pub fn optional<T>(
        &mut self,
        field: &'static str,
        read: impl Fn(&Value) -> Read<T>,
        current: Option<T>,
    ) -> Option<T> {
        match self.taken(field, read, current) {
            Ok(value) => value,
            Err(error) => {
                self.refuse(error);
                None
            }
        }
    }

    fn taken<T>(
        &mut self,
        field: &'static str,
        read: impl Fn(&Value) -> Read<T>,
        current: Option<T>,
    ) -> Result<Option<T>, FieldError> {
        self.known.push(field);
        let preset = self.presets.iter().find(|(name, _)| *name == field);
        match self.members.get(field).or(preset.map(|(_, value)| value)) {
            None => Ok(current),
            Some(_) if self.has(field) && self.closed.contains(&field) => Err(FieldError::new(field, "read_only")),
            Some(Value::Null) => Ok(None),
            Some(Value::String(text)) if text.trim().is_empty() => Ok(None),
            Some(value) => match read(value) {
                Ok(value) => Ok(Some(value)),
                Err((code, details)) => Err(FieldError::with(field, code, details)),
            },
        }
    }

    pub fn refuse(&mut self, error: FieldError) {
        self.errors.push(error);
    }

    /// Whether nothing is wrong with this field so far.
    pub fn good(&self, field: &str) -> bool {
        self.errors
            .iter()
            .all(|error| error.field.as_deref() != Some(field))
    }

    /// Refuses the record if anything is wrong with it.
    pub fn finish(&mut self, read_only: impl Fn(&str) -> bool) -> Result<(), Error> {
        let errors = self.close_up(read_only);
        if errors.is_empty() {
            Ok(())
        } else {
            Err(Error::Invalid(errors))
        }
    }

    /// Everything that is wrong. Names that nobody read are read-only fields or unknown.
    pub fn close_up(&mut self, read_only: impl Fn(&str) -> bool) -> Vec<FieldError> {
        for name in self.members.keys() {
            if !self.known.contains(&name.as_str()) {
                let code = if read_only(name) {
                    "read_only"
                } else {
                    "unknown_field"
                };
                self.errors.push(FieldError::new(name, code));
            }
        }
        std::mem::take(&mut self.errors)
    }
}

/// A value, or why it is none: a code and what belongs into its sentence.
pub type Read<T> = Result<T, (&'static str, Vec<String>)>;

fn wrong<T>(code: &'static str) -> Read<T> {
    Err((code, Vec::new()))
}

pub fn text(min: usize, max: usize) -> impl Fn(&Value) -> Read<String> {
    move |value| {
        let Value::String(text) = value else {
            return wrong("type");
        };
        let length = text.chars().count();
        if length < min {
            Err(("too_short", vec![min.to_string()]))
        } else if length > max {
            Err(("too_long", vec![max.to_string()]))
        } else if text.contains('\0') {
            wrong("invalid")
        } else {
            Ok(text.clone())
        }
    }
}

/// Text that a regular expression describes from its beginning to its end.
pub fn matching(pattern: &'static str, min: usize, max: usize) -> impl Fn(&Value) -> Read<String> {
    move |value| {
        let text = text(min, max)(value)?;
        let whole = Regex::new(&format!("^(?:{pattern})$"));
        match whole {
            Ok(whole) if whole.is_match(&text) => Ok(text),
            _ => wrong("pattern"),
        }
    }
}

pub fn email(value: &Value) -> Read<String> {
    let text = text(3, 254)(value)?;
    let valid = text.split_once('@').is_some_and(|(name, host)| {
        !name.is_empty()
            && host.split('.').count() > 1
            && host.split('.').all(|part| !part.is_empty())
            && !host.contains('@')
    });
    if valid && !text.chars().any(|c| c.is_whitespace() || c.is_control()) {
        Ok(text)
    } else {
        wrong("invalid")
    }
}

pub fn phone(value: &Value) -> Read<String> {
    let text = text(3, 50)(value)?;
    let digits = text.chars().filter(char::is_ascii_digit).count();
    if digits >= 3 && text.chars().all(|c| c.is_ascii_digit() || " +-/().".contains(c)) {
        Ok(text)
    } else {
        wrong("invalid")
    }
}

pub fn url(value: &Value) -> Read<String> {
    let text = text(8, 2000)(value)?;
    let rest = text
        .strip_prefix("https://")
        .or_else(|| text.strip_prefix("http://"));
    match rest {
        Some(rest) if !rest.is_empty() && !text.chars().any(char::is_whitespace) => Ok(text),
        _ => wrong("invalid"),
    }
}

/// `#rrggbb`
pub fn colour(value: &Value) -> Read<String> {
    let text = text(1, 7)(value)?;
    match text.strip_prefix('#') {
        Some(hex) if hex.len() == 6 && hex.chars().all(|c| c.is_ascii_hexdigit()) => Ok(text),
        _ => wrong("invalid"),
    }
}

pub fn choice(names: &'static [(&'static str, &'static str)]) -> impl Fn(&Value) -> Read<String> {
    move |value| match value {
        Value::String(text) if names.iter().any(|(name, _)| name == text) => Ok(text.clone()),
        Value::String(_) => wrong("invalid"),
        _ => wrong("type"),
    }
}

pub fn whole(min: Option<i64>, max: Option<i64>) -> impl Fn(&Value) -> Read<i64> {
    move |value| {
        let Some(number) = value.as_i64() else {
            return wrong("type");
        };
        let (min, max) = (min.unwrap_or(-LARGEST), max.unwrap_or(LARGEST));
        if number < min {
            Err(("min", vec![min.to_string()]))
        } else if number > max {
            Err(("max", vec![max.to_string()]))
        } else {
            Ok(number)
        }
    }
}

/// A number, rounded to so many digits after the point.
pub fn real(min: Option<f64>, max: Option<f64>, scale: i32) -> impl Fn(&Value) -> Read<f64> {
    move |value| {
        let Some(number) = value.as_f64().filter(|n| n.is_finite()) else {
            return wrong("type");
        };
        let unit = 10_f64.powi(scale);
        let number = (number * unit).round() / unit;
        match (min, max) {
            (Some(min), _) if number < min => Err(("min", vec![min.to_string()])),
            (_, Some(max)) if number > max => Err(("max", vec![max.to_string()])),
            _ if number.is_finite() => Ok(number),
            _ => wrong("type"),
        }
    }
}

pub fn boolean(value: &Value) -> Read<bool> {
    value.as_bool().map_or_else(|| wrong("type"), Ok)
}

pub fn date(value: &Value) -> Read<NaiveDate> {
    match value {
        Value::String(text) => match NaiveDate::parse_from_str(text, "%Y-%m-%d") {
            Ok(date) if text.len() == 10 => Ok(date),
            _ => wrong("invalid"),
        },
        _ => wrong("type"),
    }
}

/// `10:00` or `10:00:00`
pub fn time(value: &Value) -> Read<NaiveTime> {
    match value {
        Value::String(text) => NaiveTime::parse_from_str(text, "%H:%M:%S")
            .or_else(|_| NaiveTime::parse_from_str(text, "%H:%M"))
            .or_else(|_| wrong("invalid")),
        _ => wrong("type"),
    }
}

/// RFC 3339, kept in UTC to the millisecond.
pub fn moment(value: &Value) -> Read<NaiveDateTime> {
    match value {
        Value::String(text) => match DateTime::parse_from_rfc3339(text) {
            Ok(moment) => Ok(to_millis(moment.with_timezone(&Utc).naive_utc())),
            Err(_) => wrong("invalid"),
        },
        _ => wrong("type"),
    }
}

pub fn to_millis(moment: NaiveDateTime) -> NaiveDateTime {
    DateTime::from_timestamp_millis(moment.and_utc().timestamp_millis())
        .map_or(moment, |moment| moment.naive_utc())
}

/// The id of another record.
pub fn link(value: &Value) -> Read<i64> {
    whole(None, None)(value)
}

/// The ids of other records, each once.
pub fn links(value: &Value) -> Read<Vec<i64>> {
    let Value::Array(items) = value else {
        return wrong("type");
    };
    let mut ids = items.iter().map(link).collect::<Result<Vec<_>, _>>()?;
    ids.sort_unstable();
    ids.dedup();
    Ok(ids)
}

/// Objects, as links with values of their own are sent.
pub fn objects(value: &Value) -> Read<Vec<Map<String, Value>>> {
    let Value::Array(items) = value else {
        return wrong("type");
    };
    let items = items.iter().map(|item| item.as_object().cloned());
    items.collect::<Option<_>>().map_or_else(|| wrong("type"), Ok)
}
