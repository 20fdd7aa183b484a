//! Files in and out.

pub mod board;
pub mod brief;
pub mod capture;
pub mod chain;
pub mod compare;
pub mod demo;
pub mod duplicates;
pub mod export;
pub mod fields;
pub mod handover;
pub mod import;
pub mod library;
pub mod memory;
pub mod outcomes;
pub mod page;
pub mod search;
pub mod source;
pub mod today;
