//! What screens and overlays are drawn with.

mod canvas;
mod look;
mod text;

pub use canvas::{Canvas, Drawn, Hit};
pub use look::{Glyphs, Look};
pub use text::{Widths, wrap};
