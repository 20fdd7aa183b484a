//! Key scripts through the real loop.

mod accounts;
mod archive;
mod bytes;
mod capture;
mod chain;
mod compare;
mod dashboard;
mod deals;
mod duplicates;
mod handover;
mod harness;
mod import;
mod layers;
mod library;
mod needs;
mod overlays;
mod pack;
mod paper;
mod people;
mod plan;
mod rehearsal;
mod search;
mod service;
mod shell;
mod storms;
mod tiering;
mod today;
mod touches;
mod twenty;
mod veil;

pub use harness::{Flow, Start};
