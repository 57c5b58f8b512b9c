//! A generated application. `nocodo.yaml` describes it; hand-written code lives in `extensions/`.

pub mod app;
pub mod auth;
pub mod config;
pub mod db;
pub mod error;
pub mod extensions;
pub mod handlers;
pub mod messages;
pub mod migrate;
pub mod models;
pub mod records;
pub mod reports;
pub mod rules;
pub mod schema;
pub mod settings;
pub mod web;
