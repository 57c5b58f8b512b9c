//! What is true of every kind of record, tried on one of them.

use super::TestApp;
use serde_json::{Value, json};

/// One kind of record, as its tests know it.
pub struct Resource {
    pub path: &'static str,
    /// The body of a valid new record, the `n`th of its kind; makes what it links to.
    pub valid: fn(&TestApp, u32) -> Value,
    /// Properties that lists can be filtered by.
    pub filters: &'static [&'static str],
    /// Properties with a range.
    pub ranges: &'static [&'static str],
    /// Text properties that `q` looks into.
    pub searched: &'static [&'static str],
    /// What a create needs.
    pub required: &'static [&'static str],
    /// Links to other records, by property.
    pub links: &'static [&'static str],
    /// Groups of properties that are unique together.
    pub uniques: &'static [&'static [&'static str]],
    /// Assignments that the database itself must refuse.
    pub forbidden: &'static [&'static str],
    pub table: &'static str,
}

impl Resource {
    fn create(&self, app: &TestApp, n: u32) -> Value {
        app.create(self.path, &(self.valid)(app, n))
    }

    fn at(&self, record: &Value) -> String {
        format!("{}/{}", self.path, record["id"])
    }

    pub fn can_be_made_read_changed_and_deleted(&self) {
        let app = TestApp::start();
        let body = (self.valid)(&app, 1);

        let reply = app.owner.post(self.path, &body).expect(201);
        let made = reply.json();

        let at = self.at(&made);
        assert_eq!(reply.header("location"), Some(at.as_str()));
        for (name, value) in body.as_object().expect("an object") {
            assert_eq!(&made[name], value, "{name}");
        }
        assert_eq!(app.owner.get(&at).expect(200).json(), made);
        assert_eq!(app.owner.get(self.path).expect(200).ids(), vec![made["id"].as_i64().expect("an id")]);
        let changed = app.owner.patch(&at, &json!({"version": 1})).expect(200).json();
        assert_eq!(changed["version"], 2);
        app.owner.delete(&at).expect(204);
        app.owner.get(&at).expect(404);
    }

    pub fn refuses_an_outdated_change(&self) {
        let app = TestApp::start();
        let at = self.at(&self.create(&app, 1));
        app.owner.patch(&at, &json!({"version": 1})).expect(200);

        let reply = app.owner.patch(&at, &json!({"version": 1})).expect(409);

        assert_eq!(reply.json()["code"], "version_conflict");
        assert_eq!(reply.json()["current"]["version"], 2);
        app.owner.patch(&at, &json!({})).expect(422).names("version", "required");
    }

    /// Each of these values for a property is refused with this code.
    pub fn refuses(&self, wrong: &[(&str, Value, &str)]) {
        let app = TestApp::start();
        let body = (self.valid)(&app, 1);
        for (name, value, code) in wrong {
            let mut body = body.clone();
            body[*name] = value.clone();
            app.owner.post(self.path, &body).expect(422).names(name, code);
        }
        for name in self.required {
            let mut body = body.clone();
            body.as_object_mut().expect("an object").remove(*name);
            app.owner.post(self.path, &body).expect(422).names(name, "required");
        }
        let mut unknown = body.clone();
        unknown["no_such_property"] = json!(1);
        app.owner.post(self.path, &unknown).expect(422).names("no_such_property", "unknown_field");
        let mut own_id = body;
        own_id["id"] = json!(7);
        app.owner.post(self.path, &own_id).expect(422).names("id", "read_only");
        app.owner.send("POST", self.path, Some("{")).expect(400);
        assert_eq!(app.owner.get(self.path).json()["total"], 0);
    }

    pub fn pages_and_sorts(&self) {
        let app = TestApp::start();
        let mut ids: Vec<i64> = (1..=5)
            .map(|n| self.create(&app, n)["id"].as_i64().expect("an id"))
            .collect();

        let first = app.owner.get(&format!("{}?page=1&page_size=2", self.path)).expect(200);
        let third = app.owner.get(&format!("{}?page=3&page_size=2", self.path)).expect(200);
        let down = app.owner.get(&format!("{}?sort=-id", self.path)).expect(200);

        assert_eq!(first.ids(), ids[..2]);
        assert_eq!(third.ids(), ids[4..]);
        assert_eq!(first.json()["total"], 5);
        ids.reverse();
        assert_eq!(down.ids(), ids);
        for field in self.filters {
            let up = app.owner.get(&format!("{}?sort={field}", self.path));
            if up.status == 200 {
                sorted(&up.json()["items"], field);
            }
        }
        for query in ["page=0", "page=no", "page_size=101", "sort=no_such", "no_such=1", "q=%zz"] {
            app.owner.get(&format!("{}?{query}", self.path)).expect(400);
        }
    }

    pub fn filters(&self) {
        let app = TestApp::start();
        let one = self.create(&app, 1);
        let two = self.create(&app, 2);
        for field in self.filters {
            let found = app.owner.get(&format!("{}?{field}={}", self.path, text(&one[*field]))).expect(200);
            let ids = found.ids();
            assert!(ids.contains(&id(&one)), "{field} finds what has the value");
            if one[*field] != two[*field] {
                assert!(!ids.contains(&id(&two)), "{field} leaves out what has another");
            }
            let empty = app.owner.get(&format!("{}?{field}_empty=true", self.path)).expect(200);
            assert!(!empty.ids().contains(&id(&one)), "{field} is not empty");
        }
        for field in self.ranges {
            let value = text(&one[*field]);
            let within = format!("{}?{field}_from={value}&{field}_to={value}", self.path);
            let ids = app.owner.get(&within).expect(200).ids();
            assert!(ids.contains(&id(&one)), "{field} includes both ends");
            if one[*field] != two[*field] {
                assert!(!ids.contains(&id(&two)), "{field} leaves out what is outside");
            }
        }
    }

    pub fn searches(&self) {
        let app = TestApp::start();
        let one = self.create(&app, 1);
        for field in self.searched {
            let whole = one[*field].as_str().expect("a text").to_uppercase();

            let found = app.owner.get(&format!("{}?q={}", self.path, text(&json!(whole)))).expect(200);

            assert!(found.ids().contains(&id(&one)), "{field}");
        }
        let none = app.owner.get(&format!("{}?q=%25no-such%25", self.path)).expect(200);
        assert_eq!(none.json()["total"], 0);
    }

    pub fn refuses_links_to_nothing(&self) {
        let app = TestApp::start();
        for (n, link) in (1..).zip(self.links) {
            let mut body = (self.valid)(&app, n);
            body[*link] = if link.ends_with("_ids") { json!([99_999_999]) } else { json!(99_999_999) };

            let reply = app.owner.post(self.path, &body).expect(422);

            reply.names(link, "not_found_reference");
        }
    }

    pub fn keeps_values_unique(&self) {
        let app = TestApp::start();
        for group in self.uniques {
            let one = self.create(&app, 1);
            let mut two = (self.valid)(&app, 2);
            for name in *group {
                two[*name] = one[*name].clone();
            }

            let reply = app.owner.post(self.path, &two).expect(409);

            reply.names(group[0], "taken");
            app.owner.delete(&self.at(&one)).expect(204);
        }
    }

    pub fn is_guarded_by_the_database(&self) {
        let app = TestApp::start();
        self.create(&app, 1);
        for assignment in self.forbidden {
            let done = app.sql(|conn| {
                Ok(conn.run(&format!("UPDATE {} SET {assignment}", self.table), &[])?)
            });

            assert!(done.is_err(), "{assignment}");
        }
    }

    pub fn exports_what_is_listed(&self) {
        let app = TestApp::start();
        let one = self.create(&app, 1);
        self.create(&app, 2);

        let all = app.owner.get(&format!("{}/export?bom=1", self.path)).expect(200);
        let some = app.owner.get(&format!("{}/export?id={}", self.path, one["id"])).expect(200);

        assert!(all.body.starts_with('\u{feff}'));
        assert!(all.body.matches("\r\n").count() >= 3);
        assert!(some.body.matches("\r\n").count() < all.body.matches("\r\n").count());
    }

    pub fn offers_its_records_by_name(&self) {
        let app = TestApp::start();
        let one = self.create(&app, 1);
        let two = self.create(&app, 2);

        let all = app.owner.get(&format!("{}/options", self.path)).expect(200);
        let some = app.owner.get(&format!("{}/options?id={}", self.path, one["id"])).expect(200);

        assert!(all.ids().contains(&id(&one)) && all.ids().contains(&id(&two)));
        assert_eq!(some.ids(), vec![id(&one)]);
        assert!(all.json()["items"][0]["label"].as_str().is_some_and(|label| !label.is_empty()));
    }

    /// While the record that `holder` makes links to one of these, it cannot be deleted.
    pub fn stays_while_used_by(&self, holder: &Resource, property: &str) {
        let app = TestApp::start();
        let mut body = (holder.valid)(&app, 7);
        if body[property].is_null() {
            let one = self.create(&app, 1);
            body[property] = if property.ends_with("_ids") { json!([one["id"]]) } else { one["id"].clone() };
        }
        let held = app.create(holder.path, &body)[property].clone();
        let one = json!({"id": held.as_array().map_or(&held, |ids| &ids[0])});

        let reply = app.owner.delete(&self.at(&one)).expect(409);

        reply.names("", "in_use");
        assert_eq!(reply.json()["used_by"][0]["count"], 1);
        app.owner.get(&self.at(&one)).expect(200);
    }
}

pub fn id(record: &Value) -> i64 {
    record["id"].as_i64().expect("an id")
}

/// A value as a query parameter.
pub fn text(value: &Value) -> String {
    let text = match value {
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(Value::to_string).collect::<Vec<_>>().join(","),
        other => other.to_string(),
    };
    text.bytes().map(|byte| format!("%{byte:02X}")).collect()
}

fn sorted(items: &Value, field: &str) {
    let numbers: Vec<f64> = items
        .as_array()
        .expect("items")
        .iter()
        .filter_map(|item| item[field].as_f64())
        .collect();
    assert!(numbers.windows(2).all(|pair| pair[0] <= pair[1]), "{field}: {numbers:?}");
}
