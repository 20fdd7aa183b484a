//! Kamdeck: an offline terminal program for key-account managers.
//!
//! Who may know whom (left may be used by right, never the reverse; `tests/tidy` keeps it):
//! `domain <- policy <- scoring <- store <- i18n <- config <- portfolio <- exchange <- jobs <- tui, cli <- main`.

pub mod domain;

pub mod cli;
pub mod config;
pub mod exchange;
pub mod i18n;
pub mod jobs;
pub mod policy;
pub mod portfolio;
pub mod scoring;
pub mod store;
pub mod tui;
