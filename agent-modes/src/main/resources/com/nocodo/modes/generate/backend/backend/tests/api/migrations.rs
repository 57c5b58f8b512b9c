//! Migrations run up, down and up again, on an empty database and on one with accounts.

use crate::support::{TestApp, empty_database};
use app::migrate;

#[test]
fn an_empty_database_goes_up_down_and_up_again() {
    let db = empty_database();

    assert!(!migrate::up(&db).expect("up").is_empty());
    migrate::down_all(&db).expect("down");
    assert!(!migrate::pending(&db).expect("pending").is_empty());
    migrate::up(&db).expect("up again");

    assert!(migrate::pending(&db).expect("pending").is_empty());
    assert_eq!(migrate::differences(&db).expect("differences"), Vec::<String>::new());
}

#[test]
fn the_last_step_can_be_redone_on_a_filled_database() {
    let app = TestApp::start();

    let redone = migrate::redo(&app.db).expect("redo");

    assert!(redone.is_some());
    assert_eq!(migrate::differences(&app.db).expect("differences"), Vec::<String>::new());
    app.owner.get("/api/session").expect(200);
}

#[test]
fn a_foreign_table_is_noticed() {
    let app = TestApp::start();
    app.sql(|conn| Ok(conn.script("CREATE TABLE strangers (id INTEGER NOT NULL)")?))
        .expect("a table");

    let differences = migrate::differences(&app.db).expect("differences");

    assert_eq!(differences, vec!["unexpected strangers.id".to_owned()]);
}
