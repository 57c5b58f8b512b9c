//! A small HTTP client: enough for tests, and honest about what goes over the wire.

use super::PASSWORD;
use serde_json::{Value, json};
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

#[derive(Clone, Debug)]
pub struct Client {
    address: SocketAddr,
    pub headers: Vec<(String, String)>,
}

#[derive(Clone, Debug)]
pub struct Reply {
    pub status: u16,
    pub headers: String,
    pub body: String,
    what: String,
}

impl Client {
    pub fn stranger(address: SocketAddr) -> Client {
        Client {
            address,
            headers: Vec::new(),
        }
    }

    pub fn sign_in(address: SocketAddr, email: &str, password: &str) -> Client {
        let reply = Client::stranger(address)
            .post("/api/session", &json!({"email": email, "password": password}))
            .expect(200);
        Client::stranger(address).with_session(&reply)
    }

    /// The same client with the session that an answer has begun.
    pub fn with_session(&self, reply: &Reply) -> Client {
        let csrf = reply.json()["csrf_token"].as_str().expect("a token").to_owned();
        Client {
            address: self.address,
            headers: vec![
                ("Cookie".to_owned(), reply.cookie()),
                ("X-CSRF-Token".to_owned(), csrf),
            ],
        }
    }

    pub fn with(&self, name: &str, value: &str) -> Client {
        let mut client = self.without(name);
        client.headers.push((name.to_owned(), value.to_owned()));
        client
    }

    pub fn without(&self, name: &str) -> Client {
        let mut client = self.clone();
        client.headers.retain(|(header, _)| header != name);
        client
    }

    /// Who this is, and with which password.
    pub fn account(&self) -> (Value, &'static str) {
        (self.get("/api/session").json()["user"].clone(), PASSWORD)
    }

    pub fn get(&self, path: &str) -> Reply {
        self.send("GET", path, None)
    }

    pub fn post(&self, path: &str, body: &Value) -> Reply {
        self.send("POST", path, Some(&body.to_string()))
    }

    pub fn patch(&self, path: &str, body: &Value) -> Reply {
        self.send("PATCH", path, Some(&body.to_string()))
    }

    pub fn delete(&self, path: &str) -> Reply {
        self.send("DELETE", path, None)
    }

    pub fn send(&self, method: &str, path: &str, body: Option<&str>) -> Reply {
        let mut stream = TcpStream::connect(self.address).expect("a connection");
        stream
            .set_read_timeout(Some(Duration::from_secs(30)))
            .expect("a timeout");
        let mut request = format!("{method} {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n");
        for (name, value) in &self.headers {
            request.push_str(&format!("{name}: {value}\r\n"));
        }
        if let Some(body) = body {
            if !request.contains("Content-Type") {
                request.push_str("Content-Type: application/json\r\n");
            }
            request.push_str(&format!("Content-Length: {}\r\n", body.len()));
        }
        request.push_str("\r\n");
        request.push_str(body.unwrap_or_default());
        stream.write_all(request.as_bytes()).expect("to send");
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).expect("an answer");
        let answer = String::from_utf8_lossy(&answer).into_owned();
        let (headers, body) = answer.split_once("\r\n\r\n").expect("headers and a body");
        let status = headers.split(' ').nth(1).and_then(|code| code.parse().ok());
        Reply {
            status: status.expect("a status"),
            headers: headers.to_owned(),
            body: body.to_owned(),
            what: format!("{method} {path}"),
        }
    }
}

impl Reply {
    /// Insists on a status.
    #[track_caller]
    pub fn expect(self, status: u16) -> Reply {
        assert_eq!(self.status, status, "{}: {}", self.what, self.body);
        self
    }

    #[track_caller]
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_else(|_| panic!("{}: {}", self.what, self.body))
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.lines().find_map(|line| {
            let (key, value) = line.split_once(": ")?;
            key.eq_ignore_ascii_case(name).then_some(value)
        })
    }

    fn cookie(&self) -> String {
        let cookie = self.header("set-cookie").expect("a cookie");
        cookie.split(';').next().expect("its value").to_owned()
    }

    /// Insists that an error of this code names this field; an empty name means the whole record.
    #[track_caller]
    pub fn names(&self, field: &str, code: &str) {
        let body = self.json();
        let errors = body["errors"].as_array().cloned().unwrap_or_default();
        let named = errors.iter().any(|error| {
            error["field"].as_str().unwrap_or_default() == field && error["code"] == code
        });
        assert!(named, "{}: no {code} for {field:?} in {body}", self.what);
    }

    /// The ids of a list.
    #[track_caller]
    pub fn ids(&self) -> Vec<i64> {
        let body = self.json();
        let items = body["items"].as_array().expect("items");
        items.iter().filter_map(|item| item["id"].as_i64()).collect()
    }
}
