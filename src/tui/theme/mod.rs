//! The only place that knows colours: roles, themes, and what they become where a terminal has fewer colours or none.

mod depth;
mod load;
mod sgr;

use ratatui::style::Style;

use crate::domain::Coded;

pub use depth::Depth;
pub use sgr::Face;

crate::codes! {
    /// What a piece of text is, not how it looks.
    pub enum Role {
        /// Ordinary text.
        Text = "text",
        /// Less important text.
        Dim = "dim",
        /// Emphasised text.
        Strong = "strong",
        /// The name of the screen.
        Title = "title",
        /// What draws the eye without being good or bad.
        Accent = "accent",
        /// The name of a key.
        Key = "key",
        /// Frames and rules.
        Border = "border",
        /// Column headings.
        Heading = "heading",
        /// The row of the cursor.
        Selected = "selected",
        /// The cell of the cursor.
        Cell = "cell",
        /// Marked rows.
        Marked = "marked",
        /// Healthy.
        Good = "good",
        /// To be watched.
        Watch = "watch",
        /// At risk, overdue.
        Bad = "bad",
        /// Not known.
        Unknown = "unknown",
        /// A field that takes text.
        Field = "field",
        /// Something that was done.
        Notice = "notice",
        /// Something to beware of.
        Warning = "warning",
        /// Something that failed.
        Error = "error",
        /// The part of a text that matches what was searched.
        Found = "found",
    }
}

/// The shipped themes: name and text.
pub const SHIPPED: &[(&str, &str)] = &[
    ("dark", include_str!("../../../assets/themes/dark.toml")),
    ("light", include_str!("../../../assets/themes/light.toml")),
    ("mono", include_str!("../../../assets/themes/mono.toml")),
];

/// How each role looks.
#[derive(Debug, Clone)]
pub struct Theme {
    name: String,
    styles: [Style; Role::ALL.len()],
}

impl Theme {
    /// Its name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// How a role looks.
    #[must_use]
    pub fn style(&self, role: Role) -> Style {
        self.styles.get(role as usize).copied().unwrap_or_default()
    }
}
