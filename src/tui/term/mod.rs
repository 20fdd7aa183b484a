//! The terminal: what is sent to it, what it is left in.

mod painter;

pub use painter::Painter;
