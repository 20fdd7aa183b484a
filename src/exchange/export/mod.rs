//! Files out.

pub mod csv;
