//! Files in and out.

pub mod source;
