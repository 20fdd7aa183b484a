//! Files in and out.

pub mod fields;
pub mod import;
pub mod source;
