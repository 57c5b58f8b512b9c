//! Uploads, and who may have them.

use super::TestApp;
use super::http::{Client, Reply};
use super::resource::Resource;
use app::auth::access::{Action, Rows};
use app::auth::permissions::grant;
use app::auth::roles::Role;
use serde_json::Value;

pub fn upload(client: &Client, name: &str, kind: &str, content: &str) -> Reply {
    let body = format!(
        "--xyz\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\
         Content-Type: {kind}\r\n\r\n{content}\r\n--xyz--\r\n"
    );
    client
        .with("Content-Type", "multipart/form-data; boundary=xyz")
        .send("POST", "/api/files", Some(&body))
}

impl Resource {
    /// An upload is its uploader's until a record has it; then it is for who may read the record.
    pub fn guards_uploads(&self, entity: &str, field: &str) {
        let app = TestApp::start();
        let other = app.somebody("owner");
        let file = upload(&app.owner, "a.txt", "text/plain", "x").expect(201).json();
        let at = format!("/api/files/{}", file["id"]);
        let body = |n: u32| {
            let mut body = (self.valid)(&app, n);
            body[field] = file["id"].clone();
            body
        };

        app.owner.get(&at).expect(200);
        other.get(&at).expect(404);
        other.post(self.path, &body(1)).expect(422).names(field, "not_found_reference");
        let record = app.create(self.path, &body(2));

        other.get(&at).expect(200);
        other.post(self.path, &body(3)).expect(201);
        for role in Role::ALL {
            let grant = grant(*role, entity);
            let reads = grant.allows(Action::Read) && !grant.hidden.contains(&field);
            let all = matches!(grant.rows, Rows::All);
            let status = if reads && all { 200 } else { 404 };
            app.somebody(role.name()).get(&at).expect(status);
            self.follows_the_record(&app, &app.somebody(role.name()), &record, field, status);
        }
    }

    /// Once a record has it, having uploaded it is no longer enough.
    fn follows_the_record(&self, app: &TestApp, who: &Client, record: &Value, field: &str, status: u16) {
        let own = upload(who, "b.txt", "text/plain", "x").expect(201).json();
        let at = format!("/api/files/{}", own["id"]);
        who.get(&at).expect(200);

        let sql = format!("UPDATE {} SET {field} = {} WHERE id = {}", self.table, own["id"], record["id"]);
        app.sql(|conn| Ok(conn.run(&sql, &[])?)).expect("the change");

        who.get(&at).expect(status);
    }
}
