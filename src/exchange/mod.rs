//! Files in and out.

pub mod capture;
pub mod demo;
pub mod export;
pub mod fields;
pub mod import;
pub mod source;
