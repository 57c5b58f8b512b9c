//! What every test needs: an app of its own over HTTP, and people who use it.

pub mod cases;
pub mod http;
pub mod links;
pub mod matrix;
pub mod resource;
pub mod uploads;

use app::app::App;
use app::auth::password::Passwords;
use app::config::{Config, Owner};
use app::db::{Conn, Database};
use app::error::Error;
use app::web;
use http::Client;
use serde_json::{Value, json};
use std::io::ErrorKind;
use std::net::{SocketAddr, TcpListener};
use std::ops::Deref;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::mpsc;
use std::thread;

pub const OWNER: &str = "owner@example.org";
pub const PASSWORD: &str = "correct horse battery 7";

static COUNT: AtomicU32 = AtomicU32::new(0);

/// An app with an empty database, served on a port of its own until the test ends.
pub struct TestApp {
    pub address: SocketAddr,
    pub db: Database,
    pub owner: Client,
    _folder: Folder,
    server: actix_web::dev::ServerHandle,
}

impl TestApp {
    pub fn start() -> TestApp {
        TestApp::start_with(|_| {})
    }

    pub fn start_with(change: impl FnOnce(&mut Config)) -> TestApp {
        let folder = Folder::new();
        let mut config = Config {
            bind: "127.0.0.1:0".parse().expect("an address"),
            database_url: database(&folder),
            data_dir: folder.path.clone(),
            max_upload: 64 * 1024,
            owner: Some(Owner {
                email: OWNER.to_owned(),
                name: "Owner".to_owned(),
                password: PASSWORD.to_owned(),
            }),
            preview_token: None,
            preview_origin: None,
        };
        change(&mut config);
        let with_owner = config.owner.is_some();
        let passwords = Passwords::weak_for_tests().expect("a hasher");
        let app = App::start(config, passwords).expect("the app starts");
        let db = app.db.clone();
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let address = listener.local_addr().expect("its address");
        let (send, receive) = mpsc::channel();
        thread::spawn(move || {
            actix_web::rt::System::new().block_on(async move {
                let server = web::serve(app, listener, 1).expect("the server starts");
                send.send(server.handle()).expect("the test waits");
                server.await
            })
        });
        let server = receive.recv().expect("the server's handle");
        let owner = if with_owner {
            Client::sign_in(address, OWNER, PASSWORD)
        } else {
            Client::stranger(address)
        };
        TestApp {
            address,
            db,
            owner,
            _folder: folder,
            server,
        }
    }

    pub fn stranger(&self) -> Client {
        Client::stranger(self.address)
    }

    /// Somebody of this role, signed in.
    pub fn somebody(&self, role: &str) -> Client {
        let email = format!("{role}{}@example.org", COUNT.fetch_add(1, Ordering::Relaxed));
        let body = json!({"email": email, "name": "Somebody", "role": role, "password": PASSWORD});
        self.owner.post("/api/users", &body).expect(201);
        Client::sign_in(self.address, &email, PASSWORD)
    }

    /// Makes a record as the owner and answers it.
    pub fn create(&self, path: &str, body: &Value) -> Value {
        self.owner.post(path, body).expect(201).json()
    }

    /// Works on the database behind the app's back.
    pub fn sql<T>(&self, work: impl FnOnce(&mut Conn) -> Result<T, Error>) -> Result<T, Error> {
        self.db.alone(work)
    }
}

impl Drop for TestApp {
    fn drop(&mut self) {
        drop(self.server.stop(false));
    }
}

/// A new folder, gone with the test. One that a killed run with the same process id left is not taken.
struct Folder {
    name: String,
    path: PathBuf,
}

impl Folder {
    fn new() -> Folder {
        loop {
            let name = format!("app_test_{}_{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
            let path = std::env::temp_dir().join(&name);
            match std::fs::create_dir(&path) {
                Ok(()) => return Folder { name, path },
                Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
                Err(error) => panic!("{}: {error}", path.display()),
            }
        }
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        std::fs::remove_dir_all(&self.path).ok();
    }
}

/// A file of its own, or a schema of its own in the PostgreSQL that `TEST_DATABASE_URL` names.
fn database(folder: &Folder) -> String {
    let name = &folder.name;
    match std::env::var("TEST_DATABASE_URL") {
        Ok(url) if !url.is_empty() => {
            let server = Database::open(&url).expect("the PostgreSQL for tests");
            server
                .alone(|conn| {
                    conn.script(&format!(
                        "DROP SCHEMA IF EXISTS {name} CASCADE; CREATE SCHEMA {name}"
                    ))?;
                    Ok(())
                })
                .expect("a schema");
            format!("{url}?options=-csearch_path%3D{name}")
        }
        _ => format!("sqlite://{}", folder.path.join("app.db").display()),
    }
}

/// An empty database without an app.
pub struct EmptyDatabase {
    db: Database,
    _folder: Folder,
}

impl Deref for EmptyDatabase {
    type Target = Database;

    fn deref(&self) -> &Database {
        &self.db
    }
}

pub fn empty_database() -> EmptyDatabase {
    let folder = Folder::new();
    let db = Database::open(&database(&folder)).expect("a database");
    EmptyDatabase { db, _folder: folder }
}
