//! What stories end with.

use super::TestApp;
use super::http::Reply;
use app::db::Bind;
use serde_json::{Value, json};
use std::thread;

impl TestApp {
    /// The record as it is now.
    pub fn read(&self, path: &str, record: &Value) -> Value {
        self.owner.get(&format!("{path}/{}", record["id"])).expect(200).json()
    }

    /// Changes some of a record's properties.
    pub fn patch(&self, path: &str, record: &Value, change: &Value) -> Reply {
        let mut body = change.clone();
        body["version"] = self.read(path, record)["version"].clone();
        self.owner.patch(&format!("{path}/{}", record["id"]), &body)
    }

    /// Sets a text behind the app's back.
    pub fn set(&self, table: &str, column: &str, record: &Value, value: &str) {
        let sql = format!("UPDATE {table} SET {column} = $1 WHERE id = {}", record["id"]);
        self.sql(|conn| Ok(conn.run(&sql, &[Bind::text(value)])?)).expect("the change");
    }
}

impl Reply {
    /// Insists that this rule of the description refused it.
    #[track_caller]
    pub fn breaks(&self, rule: &str) {
        let body = self.json();
        let errors = body["errors"].as_array().cloned().unwrap_or_default();
        assert!(errors.iter().any(|error| error["rule"] == rule), "no {rule} in {body}");
    }
}

/// Equal, but for the last digits of a number.
#[track_caller]
pub fn near(got: &Value, wanted: &Value) {
    assert!(is_near(got, wanted), "{got} is not {wanted}");
}

pub fn is_near(got: &Value, wanted: &Value) -> bool {
    match (got.as_f64(), wanted.as_f64()) {
        (Some(got), Some(wanted)) => (got - wanted).abs() <= 1e-6 * wanted.abs().max(1.0),
        _ => got == wanted,
    }
}

/// The report has these rows, in whatever order, as far as the named columns tell.
#[track_caller]
pub fn rows_are(app: &TestApp, path: &str, columns: &[&str], wanted: &[Value]) {
    let got = app.owner.get(path).expect(200).json()["rows"].clone();
    let mut left = got.as_array().expect("rows").clone();
    assert_eq!(left.len(), wanted.len(), "{got}");
    for row in wanted {
        let hit = left
            .iter()
            .position(|line| columns.iter().all(|column| is_near(&line[*column], &row[*column])));
        let Some(hit) = hit else {
            panic!("no {row} in {got}");
        };
        left.remove(hit);
    }
    let csv = app.owner.with("Accept", "text/csv").get(path).expect(200);
    assert_eq!(csv.body.matches("\r\n").count(), wanted.len() + 1);
    app.stranger().get(path).expect(401);
}

/// Of two requests that exclude each other, sent at the same moment, exactly one is granted.
#[track_caller]
pub fn one_wins(app: &TestApp, path: &str, one: &Value, two: &Value) {
    let mut codes: Vec<u16> = thread::scope(|scope| {
        let sent = [one, two].map(|body| {
            let client = app.owner.clone();
            scope.spawn(move || client.post(path, body).status)
        });
        sent.map(|request| request.join().expect("an answer")).to_vec()
    });
    codes.sort_unstable();
    assert_eq!(codes[0], 201);
    assert!([409, 422].contains(&codes[1]), "{codes:?}");
    assert_eq!(json!(app.owner.get(path).json()["total"]), 1);
}
