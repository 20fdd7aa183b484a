//! Files in and out.

pub mod demo;
pub mod fields;
pub mod import;
pub mod source;
