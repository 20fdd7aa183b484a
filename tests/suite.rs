//! All suites in one program, so that helpers are shared and SQLite is linked once.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "tests may"
)]

mod brief;
mod capture;
mod cli;
mod demo;
mod docs;
mod exchange;
mod flows;
mod pack;
mod pty;
mod rules;
mod scoring;
mod screens;
mod store;
mod tidy;
