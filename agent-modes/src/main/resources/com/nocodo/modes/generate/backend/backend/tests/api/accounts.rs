//! Signing in and out, sessions, tokens, accounts, links for a new password.

use crate::support::http::Client;
use crate::support::uploads::upload;
use crate::support::{OWNER, PASSWORD, TestApp};
use app::db::Bind;
use serde_json::json;

#[test]
fn a_wrong_password_and_an_unknown_account_look_the_same() {
    let app = TestApp::start();
    let sign_in = |email: &str| {
        let body = json!({"email": email, "password": "wrong wrong wrong"});
        app.stranger().post("/api/session", &body).expect(401).body
    };

    assert_eq!(sign_in(OWNER), sign_in("nobody@example.org"));
}

#[test]
fn too_many_failed_sign_ins_are_refused_for_a_while() {
    let app = TestApp::start();
    let wrong = json!({"email": OWNER, "password": "wrong wrong wrong"});
    for _ in 0..5 {
        app.stranger().post("/api/session", &wrong).expect(401);
    }

    let reply = app.stranger().post("/api/session", &wrong).expect(429);

    assert!(reply.header("retry-after").is_some());
}

#[test]
fn good_sign_ins_are_never_too_many() {
    let app = TestApp::start();

    for _ in 0..12 {
        Client::sign_in(app.address, OWNER, PASSWORD);
    }
}

#[test]
fn the_cookie_is_out_of_reach_for_scripts_and_other_sites() {
    let app = TestApp::start();
    let body = json!({"email": OWNER, "password": PASSWORD});

    let reply = app.stranger().post("/api/session", &body).expect(200);

    let cookie = reply.header("set-cookie").expect("a cookie");
    assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"));
    let proxied = app.stranger().with("X-Forwarded-Proto", "https").post("/api/session", &body);
    assert!(proxied.header("set-cookie").is_some_and(|cookie| cookie.contains("Secure")));
}

#[test]
fn applications_on_one_machine_have_a_cookie_each() {
    let (one, other) = (TestApp::start(), TestApp::start());
    let name = format!("session-{}", one.address.port());
    let (_, cookie) = &one.owner.headers[0];
    let (_, foreign) = &other.owner.headers[0];

    assert!(cookie.starts_with(&format!("{name}=")));
    one.owner.with("Cookie", &format!("{foreign}; {cookie}")).get("/api/session").expect(200);
    one.owner.with("Cookie", foreign).get("/api/session").expect(401);
    let described = one.owner.get("/api/openapi.json").json();
    assert_eq!(described["components"]["securitySchemes"]["cookie"]["name"], name);
}

#[test]
fn every_sign_in_has_a_secret_of_its_own() {
    let app = TestApp::start();
    let other = Client::sign_in(app.address, OWNER, PASSWORD);

    assert_ne!(app.owner.headers, other.headers);
}

#[test]
fn the_database_knows_no_secret() {
    let app = TestApp::start();
    let (_, cookie) = &app.owner.headers[0];
    let (_, secret) = cookie.split_once('=').expect("its value");

    let found = app
        .sql(|conn| {
            let sql = "SELECT COUNT(*) AS n FROM app_sessions WHERE token_hash = $1";
            Ok(conn.number(sql, &[Bind::text(secret)])?)
        })
        .expect("a count");

    assert_eq!(found, 0);
}

#[test]
fn a_change_without_the_page_token_is_refused() {
    let app = TestApp::start();
    let body = json!({"name": "script"});

    app.owner.without("X-CSRF-Token").post("/api/tokens", &body).expect(403);
    app.owner.with("X-CSRF-Token", "guessed").post("/api/tokens", &body).expect(403);
    app.owner.post("/api/tokens", &body).expect(201);
}

#[test]
fn signing_out_ends_the_session() {
    let app = TestApp::start();

    app.owner.delete("/api/session").expect(204);

    app.owner.get("/api/session").expect(401);
}

#[test]
fn an_idle_or_old_session_is_over() {
    for column in ["last_seen_at", "expires_at"] {
        let app = TestApp::start();
        app.sql(|conn| {
            let past = chrono::Utc::now().naive_utc() - chrono::TimeDelta::days(40);
            let sql = format!("UPDATE app_sessions SET {column} = $1");
            Ok(conn.run(&sql, &[Bind::Moment(Some(past))])?)
        })
        .expect("the change");

        app.owner.get("/api/session").expect(401);
    }
}

#[test]
fn sessions_can_be_listed_and_ended_one_by_one() {
    let app = TestApp::start();
    let other = Client::sign_in(app.address, OWNER, PASSWORD);
    let items = app.owner.get("/api/sessions").expect(200).json()["items"].clone();
    let items = items.as_array().expect("items");
    let away = items.iter().find(|item| item["current"] == false).expect("the other one");

    app.owner.delete(&format!("/api/sessions/{}", away["id"])).expect(204);

    other.get("/api/session").expect(401);
    app.owner.get("/api/session").expect(200);
}

#[test]
fn a_new_password_ends_the_other_sessions() {
    let app = TestApp::start();
    let other = Client::sign_in(app.address, OWNER, PASSWORD);
    let new = "a new password 8";

    let wrong = json!({"current": "wrong wrong wrong", "new": new});
    app.owner.post("/api/session/password", &wrong).expect(422).names("current", "invalid");
    let short = json!({"current": PASSWORD, "new": "short"});
    app.owner.post("/api/session/password", &short).expect(422).names("new", "too_short");
    let right = json!({"current": PASSWORD, "new": new});
    app.owner.post("/api/session/password", &right).expect(204);

    other.get("/api/session").expect(401);
    app.owner.get("/api/session").expect(200);
    Client::sign_in(app.address, OWNER, new);
}

#[test]
fn a_token_acts_for_its_account_until_it_is_deleted() {
    let app = TestApp::start();
    let token = app.owner.post("/api/tokens", &json!({"name": "script"})).expect(201).json();
    let bearer = format!("Bearer {}", token["token"].as_str().expect("the token"));
    let script = app.stranger().with("Authorization", &bearer);

    script.get("/api/users").expect(200);
    script.post("/api/tokens", &json!({"name": "another"})).expect(201);
    app.owner.delete(&format!("/api/tokens/{}", token["id"])).expect(204);

    script.get("/api/users").expect(401);
}

#[test]
fn an_account_is_made_changed_and_closed() {
    let app = TestApp::start();
    let body = json!({"email": "New@Example.org", "name": "New", "role": "owner", "password": PASSWORD});
    let made = app.owner.post("/api/users", &body).expect(201).json();
    let at = format!("/api/users/{}", made["id"]);
    let client = Client::sign_in(app.address, "new@example.org", PASSWORD);

    app.owner.post("/api/users", &body).expect(409).names("email", "taken");
    app.owner.patch(&at, &json!({"active": false})).expect(200);

    client.get("/api/session").expect(401);
    let sign_in = json!({"email": "new@example.org", "password": PASSWORD});
    app.stranger().post("/api/session", &sign_in).expect(401);
    app.owner.delete(&at).expect(204);
}

#[test]
fn a_given_password_opens_nothing_until_it_is_changed() {
    let app = TestApp::start();
    let body = json!({"email": "new@example.org", "name": "New", "role": "owner", "password": PASSWORD});
    let made = app.owner.post("/api/users", &body).expect(201).json();
    let given = json!({"password": "given by the owner 1"});
    app.owner.patch(&format!("/api/users/{}", made["id"]), &given).expect(200);
    let client = Client::sign_in(app.address, "new@example.org", "given by the owner 1");

    for path in ["/api/users", "/api/users/options", "/api/roles", "/api/reports", "/api/tokens", "/api/files/1"] {
        assert_eq!(client.get(path).expect(403).json()["code"], "must_change_password", "{path}");
    }
    let script = json!({"name": "script"});
    assert_eq!(client.post("/api/tokens", &script).expect(403).json()["code"], "must_change_password");
    assert_eq!(upload(&client, "a.txt", "text/plain", "x").expect(403).json()["code"], "must_change_password");
    assert_eq!(client.get("/api/session").expect(200).json()["user"]["must_change_password"], true);
    let own = json!({"current": "given by the owner 1", "new": "chosen by myself 1"});
    client.post("/api/session/password", &own).expect(204);

    client.get("/api/users").expect(200);
    client.delete("/api/session").expect(204);
}

#[test]
fn the_last_owner_stays() {
    let app = TestApp::start();
    let at = format!("/api/users/{}", app.owner.account().0["id"]);

    app.owner.delete(&at).expect(409).names("role", "last_owner");
    app.owner.patch(&at, &json!({"active": false})).expect(409);
}

#[test]
fn those_who_do_not_manage_accounts_cannot() {
    let app = TestApp::start();
    let roles = app.owner.get("/api/roles").json();
    for role in roles.as_array().expect("roles") {
        let role = role["id"].as_str().expect("a name");
        let manages = app::auth::roles::Role::named(role).is_some_and(|role| role.manages_users());
        let somebody = app.somebody(role);
        if manages {
            somebody.get("/api/users").expect(200);
        } else {
            somebody.get("/api/users").expect(403);
            let body = json!({"email": "x@example.org", "name": "X", "role": role, "password": PASSWORD});
            somebody.post("/api/users", &body).expect(403);
        }
        if role != "owner" {
            let owner = format!("/api/users/{}", app.owner.account().0["id"]);
            somebody.patch(&owner, &json!({"name": "Mine"})).expect(403);
        }
    }
}

#[test]
fn a_link_sets_a_new_password_once() {
    let app = TestApp::start();
    let at = format!("/api/users/{}", app.owner.account().0["id"]);
    let link = app.owner.post(&format!("{at}/reset-link"), &json!({})).expect(201).json();
    let path = link["path"].as_str().expect("a path");
    let token = path.trim_start_matches("/reset?token=");
    let body = json!({"token": token, "password": "a new password 8"});

    app.stranger().post("/api/password-reset", &body).expect(204);

    app.owner.get("/api/session").expect(401);
    Client::sign_in(app.address, OWNER, "a new password 8");
    app.stranger().post("/api/password-reset", &body).expect(422).names("token", "expired_link");
}

#[test]
fn the_set_up_link_is_no_use_once_somebody_has_an_account() {
    let app = TestApp::start();
    let body = json!({"token": "guessed", "email": "x@example.org", "name": "X", "password": PASSWORD});

    app.stranger().post("/api/setup", &body).expect(422).names("token", "expired_link");
}

#[test]
fn nobody_looks_on_as_another_role_unless_it_is_switched_on() {
    let app = TestApp::start();
    app.owner.post("/api/session/as", &json!({"role": "owner"})).expect(404);

    let preview = TestApp::start_with(|config| config.preview_token = Some("secret".to_owned()));
    let body = json!({"role": "owner"});
    preview.owner.with("X-Preview-Token", "wrong").post("/api/session/as", &body).expect(403);
    let reply = preview.stranger().with("X-Preview-Token", "secret").post("/api/session/as", &body).expect(200);
    let client = preview.stranger().with_session(&reply);
    assert_eq!(client.account().0["role"], "owner");
}
