//! The permission matrix, tried cell by cell: what a role may do works, everything else is 403.

use super::TestApp;
use super::http::Client;
use super::resource::{Resource, id, text as query};
use app::reports::REPORTS;
use serde_json::{Value, json};

/// What one role may do with one kind of record.
pub struct Cell {
    pub resource: &'static Resource,
    pub can: &'static [&'static str],
    /// Whether the role reaches some records only.
    pub limited: bool,
    /// The link to the person's own record, which the app fills in.
    pub own_link: Option<&'static str>,
    pub hidden: &'static [&'static str],
    pub read_only: &'static [&'static str],
}

const ACTIONS: &[&str] = &["list", "read", "create", "update", "delete", "export"];

/// Tries every cell of a role's row.
pub fn holds(role: &str, cells: &[Cell]) {
    let app = TestApp::start();
    let somebody = app.somebody(role);
    for (n, cell) in (1..).zip(cells) {
        let record = app.create(cell.resource.path, &(cell.resource.valid)(&app, n * 10));
        for action in ACTIONS {
            let status = cell.attempt(&app, &somebody, action, &record, n * 10);
            let path = cell.resource.path;
            if !cell.can.contains(action) {
                assert_eq!(status, 403, "{role} must not {action} {path}");
            } else if cell.limited {
                assert_ne!(status, 401, "{role} may {action} {path}");
            } else {
                let fine = matches!(status, 200 | 201 | 204 | 409) || *action == "create" && status == 422;
                assert!(fine, "{role} may {action} {path}: {status}");
            }
        }
        let path = cell.resource.path;
        assert_eq!(app.stranger().get(path).status, 401);
    }
}

impl Cell {
    fn attempt(&self, app: &TestApp, who: &Client, action: &str, record: &Value, n: u32) -> u16 {
        let path = self.resource.path;
        let at = format!("{path}/{}", record["id"]);
        match action {
            "list" => who.get(path).status,
            "export" => who.get(&format!("{path}/export")).status,
            "read" => who.get(&at).status,
            "update" => {
                let now = app.owner.get(&at).expect(200).json();
                who.patch(&at, &json!({"version": now["version"]})).status
            }
            "delete" => {
                let other = app.create(path, &(self.resource.valid)(app, n + 1));
                who.delete(&format!("{path}/{}", other["id"])).status
            }
            _ => who.post(path, &self.body(app, n + 2)).status,
        }
    }

    /// A body with what this role may set.
    fn body(&self, app: &TestApp, n: u32) -> Value {
        let mut body = (self.resource.valid)(app, n);
        let members = body.as_object_mut().expect("an object");
        for name in self.read_only.iter().chain(self.hidden).chain(self.own_link.iter()) {
            members.remove(*name);
        }
        body
    }
}

/// Records of others are as good as not there; one's own are.
pub fn limits_rows(role: &str, cell: &Cell) {
    let app = TestApp::start();
    let somebody = app.somebody(role);
    let path = cell.resource.path;
    let other = app.create(path, &(cell.resource.valid)(&app, 1));
    let at = format!("{path}/{}", other["id"]);
    if cell.can.contains(&"list") {
        assert!(!somebody.get(path).expect(200).ids().contains(&id(&other)), "{role} lists {path}");
    }
    if cell.can.contains(&"read") {
        somebody.get(&at).expect(404);
    }
    if cell.can.contains(&"update") {
        somebody.patch(&at, &json!({"version": 1})).expect(404);
    }
    if cell.can.contains(&"delete") {
        somebody.delete(&at).expect(404);
    }
    if cell.can.contains(&"create") {
        let reply = somebody.post(path, &cell.body(&app, 2));
        if reply.status == 201 && cell.can.contains(&"list") {
            assert_eq!(somebody.get(path).expect(200).ids(), vec![id(&reply.json())]);
        }
    }
}

/// Hidden properties are absent from what the role reads, and neither those nor read-only ones can be set.
pub fn limits_fields(role: &str, cell: &Cell) {
    let app = TestApp::start();
    let somebody = app.somebody(role);
    let path = cell.resource.path;
    let record = if cell.limited && cell.can.contains(&"create") {
        somebody.post(path, &cell.body(&app, 1))
    } else {
        app.owner.post(path, &(cell.resource.valid)(&app, 1))
    };
    if record.status != 201 {
        return;
    }
    let at = format!("{path}/{}", record.json()["id"]);
    let seen = somebody.get(&at);
    if seen.status == 200 {
        for name in cell.hidden {
            assert!(seen.json().get(*name).is_none(), "{role} sees {name} of {path}");
            somebody.get(&format!("{path}?{name}_empty=true")).expect(400);
            somebody.get(&format!("{path}?sort={name}")).expect(400);
        }
    }
    if cell.can.contains(&"update") && seen.status == 200 {
        let full = (cell.resource.valid)(&app, 2);
        for name in cell.read_only.iter().chain(cell.hidden) {
            if let Some(value) = full.get(*name) {
                let body = json!({"version": 1, *name: value});
                somebody.patch(&at, &body).expect(422).names(name, "read_only");
            }
        }
    }
}

/// Records whose names show what the role must not see go by label and number, also in what links to them.
pub fn veils_names(role: &str, cell: &Cell, label: &str, links: &[(&Resource, &str)]) {
    let app = TestApp::start();
    let somebody = app.somebody(role);
    let record = app.create(cell.resource.path, &(cell.resource.valid)(&app, 77));
    let hidden: Vec<&str> = cell.hidden.iter().filter_map(|field| record[*field].as_str()).collect();
    let name = format!("{label} #{}", record["id"]);
    let options = format!("{}/options", cell.resource.path);
    let offered = somebody.get(&format!("{options}?id={}", record["id"]));
    if offered.status == 200 && !offered.ids().is_empty() {
        assert_eq!(offered.json()["items"][0]["label"], name);
        for text in &hidden {
            let found = somebody.get(&format!("{options}?q={}", query(&json!(text)))).expect(200);
            assert!(!found.ids().contains(&id(&record)), "{role} finds {name} by {text}");
        }
    }
    for (holder, link) in links {
        let mut body = (holder.valid)(&app, 3);
        body[format!("{link}_id")] = record["id"].clone();
        let made = app.owner.post(holder.path, &body);
        if made.status != 201 {
            continue;
        }
        let of_owner = app.read(holder.path, &made.json());
        assert_ne!(of_owner[format!("{link}_label")], name);
        let seen = somebody.get(&format!("{}/{}", holder.path, of_owner["id"])).expect(200);
        assert_eq!(seen.json()[format!("{link}_label")], name);
        let sorted = somebody.get(&format!("{}?sort={link}_label&id={}", holder.path, of_owner["id"]));
        assert_eq!(sorted.expect(200).json()["items"][0][format!("{link}_label")], name);
        let csv = somebody.get(&format!("{}/export?id={}", holder.path, of_owner["id"]));
        assert!(csv.status == 403 || csv.body.contains(&name), "{}", csv.body);
    }
    for report in REPORTS {
        let told = somebody.get(report.path);
        assert!(hidden.iter().all(|text| !told.body.contains(text)), "{role}: {}", told.body);
    }
}
