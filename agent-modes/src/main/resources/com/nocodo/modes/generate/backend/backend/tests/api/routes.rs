//! Every route that the description of the API has answers, and strangers reach none but the open ones.

use crate::support::TestApp;
use app::handlers::ENTITIES;
use app::reports::REPORTS;
use app::web::docs::OPENAPI;
use serde_json::Value;

fn described() -> Value {
    serde_json::from_str(OPENAPI).expect("openapi.json")
}

fn operations() -> Vec<(String, String, Value)> {
    let described = described();
    let paths = described["paths"].as_object().expect("paths").clone();
    paths
        .iter()
        .flat_map(|(path, methods)| {
            let methods = methods.as_object().expect("methods").clone();
            methods
                .into_iter()
                .map(|(method, operation)| (path.clone(), method.to_uppercase(), operation))
        })
        .collect()
}

#[test]
fn every_described_route_is_closed_to_strangers_unless_it_says_so() {
    let app = TestApp::start();
    for (path, method, operation) in operations() {
        let body = (method == "POST" || method == "PATCH").then_some("{}");
        let reply = app.stranger().send(&method, &path.replace("{id}", "1"), body);
        if operation["security"].is_array() {
            assert_eq!(reply.status, 422, "{method} {path}");
        } else if !path.ends_with("/files") {
            assert_eq!(reply.status, 401, "{method} {path}");
        }
    }
}

#[test]
fn every_described_route_is_there() {
    let app = TestApp::start();
    for (path, method, _) in operations() {
        if path == "/api/session" && method == "DELETE" {
            continue;
        }
        let body = (method == "POST" || method == "PATCH").then_some("{");
        let reply = app.owner.send(&method, &path.replace("{id}", "99999999"), body);
        let fine = matches!(reply.status, 200 | 201 | 204 | 400 | 409);
        assert!(fine || reply.json()["code"] == "not_found" && path.contains("{id}"), "{method} {path}: {}", reply.body);
    }
}

#[test]
fn every_entity_and_report_is_described() {
    let described = described();
    for info in ENTITIES {
        for path in ["", "/options", "/export", "/{id}"] {
            assert!(described["paths"][format!("{}{path}", info.path)].is_object());
        }
    }
    for report in REPORTS {
        assert!(described["paths"][report.path].is_object());
    }
}

#[test]
fn answers_carry_the_headers_that_protect_the_browser() {
    let app = TestApp::start();

    let reply = app.owner.get("/api/session").expect(200);

    let policy = reply.header("content-security-policy").expect("a policy");
    assert!(policy.contains("script-src 'self'") && policy.contains("frame-ancestors 'none'"));
    assert_eq!(reply.header("x-content-type-options"), Some("nosniff"));
    assert_eq!(reply.header("cache-control"), Some("no-store"));
    assert!(reply.header("x-request-id").is_some());
}

#[test]
fn the_app_is_alive_and_ready_without_signing_in() {
    let app = TestApp::start();

    app.stranger().get("/healthz").expect(200);
    app.stranger().get("/readyz").expect(200);
    app.stranger().get("/api/no-such-thing").expect(404);
}

#[test]
fn problems_are_told_in_the_readers_language() {
    let app = TestApp::start();

    let german = app.stranger().with("Accept-Language", "de-DE,de").get("/api/session");
    let english = app.stranger().with("Accept-Language", "en").get("/api/session");

    assert_eq!(german.expect(401).json()["detail"], "Bitte melden Sie sich an.");
    assert_eq!(english.expect(401).json()["detail"], "Please sign in.");
}
