//! The program: serves the app, or looks after its database.

use app::app::App;
use app::auth::password::Passwords;
use app::config::Config;
use app::db::Database;
use app::error::Error;
use app::{migrate, web};
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::process::ExitCode;
use std::time::Duration;

const USAGE: &str = "usage: app [serve | migrate up | migrate redo | migrate status | check-schema | healthcheck]";

fn main() -> ExitCode {
    tracing_subscriber::fmt().json().with_target(false).init();
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match run(&words) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("app: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(words: &[&str]) -> Result<ExitCode, Error> {
    let config = Config::from_environment()?;
    match words {
        [] | ["serve"] => serve(config)?,
        ["migrate", "up"] => report("ran", &migrate::up(&database(&config)?)?),
        ["migrate", "redo"] => report("redid", migrate::redo(&database(&config)?)?.as_slice()),
        ["migrate", "status"] => report("pending", &migrate::pending(&database(&config)?)?),
        ["check-schema"] => {
            let differences = migrate::differences(&database(&config)?)?;
            report("difference", &differences);
            return Ok(ExitCode::from(u8::from(!differences.is_empty())));
        }
        ["healthcheck"] => return Ok(ExitCode::from(u8::from(!healthy(config.bind)))),
        _ => {
            eprintln!("{USAGE}");
            return Ok(ExitCode::from(2));
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn database(config: &Config) -> Result<Database, Error> {
    std::fs::create_dir_all(&config.data_dir).map_err(Error::internal)?;
    Database::open(&config.database_url)
}

fn report(what: &str, lines: &[String]) {
    for line in lines {
        println!("{what}: {line}");
    }
    if lines.is_empty() {
        println!("{what}: nothing");
    }
}

fn serve(config: Config) -> Result<(), Error> {
    let listener = TcpListener::bind(config.bind)
        .map_err(|error| Error::internal(format!("{}: {error}", config.bind)))?;
    let app = App::start(config, Passwords::strong()?)?;
    let workers = std::thread::available_parallelism().map_or(2, usize::from);
    tracing::info!(bind = %app.config.bind, "serving");
    actix_web::rt::System::new()
        .block_on(async { web::serve(app, listener, workers)?.await })
        .map_err(Error::internal)
}

/// Asks the running app how it is.
fn healthy(bind: SocketAddr) -> bool {
    let ask = || -> std::io::Result<String> {
        let mut stream = TcpStream::connect_timeout(&bind, Duration::from_secs(3))?;
        stream.set_read_timeout(Some(Duration::from_secs(3)))?;
        stream.write_all(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer)?;
        Ok(answer)
    };
    ask().is_ok_and(|answer| answer.starts_with("HTTP/1.1 200"))
}
