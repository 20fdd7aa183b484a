//! What screens and overlays are drawn with.

mod canvas;
mod look;
mod marks;
mod page;
mod steps;
mod table;
mod text;

pub use canvas::{Canvas, Drawn, Hit};
#[cfg(test)]
pub(crate) use look::look_for_tests;
pub use look::{Glyphs, Look};
pub use marks::{bar, draw_tabs, sparkline};
pub use page::{Line, PageState, Part, draw_page, draw_whole_page};
pub use steps::{action_of, step_lines};
pub use table::{Cell, Column, Cut, TableState, column_widths, draw_table, shown_columns};
pub use text::{Widths, wrap};
