//! Uploads: limits, and who gets them back.

use crate::support::TestApp;
use crate::support::uploads::upload;

#[test]
fn an_upload_comes_back_as_a_download_that_no_browser_runs() {
    let app = TestApp::start();

    let stored = upload(&app.owner, "../evil.html", "text/html", "<script>").expect(201).json();
    let reply = app.owner.get(&format!("/api/files/{}", stored["id"])).expect(200);

    assert_eq!(stored["name"], "evil.html");
    assert_eq!(stored["size"], 8);
    assert_eq!(reply.body, "<script>");
    assert_eq!(reply.header("content-type"), Some("application/octet-stream"));
    assert!(reply.header("content-disposition").is_some_and(|how| how.starts_with("attachment")));
}

#[test]
fn an_upload_that_is_too_large_is_refused() {
    let app = TestApp::start();

    upload(&app.owner, "a.txt", "text/plain", &"x".repeat(70_000)).expect(413);
}

#[test]
fn strangers_and_forged_pages_upload_nothing() {
    let app = TestApp::start();

    upload(&app.stranger(), "a.txt", "text/plain", "x").expect(401);
    upload(&app.owner.without("X-CSRF-Token"), "a.txt", "text/plain", "x").expect(403);
}

#[test]
fn a_file_is_there_for_those_alone_who_may_see_it() {
    let app = TestApp::start();
    let stored = upload(&app.owner, "a.txt", "text/plain", "x").expect(201).json();
    let at = format!("/api/files/{}", stored["id"]);

    app.stranger().get(&at).expect(401);
    if let Some(role) = app.owner.get("/api/roles").json()[1]["id"].as_str() {
        app.somebody(role).get(&at).expect(404);
    }
}
