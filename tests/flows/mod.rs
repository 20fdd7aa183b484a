//! Key scripts through the real loop.

mod harness;
mod shell;

pub use harness::{Flow, Start};
