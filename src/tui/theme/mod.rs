//! The only place that knows colours: roles, themes, and what they become where a terminal has fewer colours or none.

mod depth;
mod load;
mod sgr;

use ratatui::style::Style;

pub use depth::Depth;
pub use load::ThemeError;
pub use sgr::Face;

macro_rules! roles {
    ($($(#[$doc:meta])* $role:ident),+ $(,)?) => {
        /// What a piece of text is, not how it looks.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Role { $($(#[$doc])* $role),+ }

        impl Role {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$role),+];
        }
    };
}

roles! {
    /// Ordinary text.
    Text,
    /// Less important text.
    Dim,
    /// Emphasised text.
    Strong,
    /// The name of the screen.
    Title,
    /// What draws the eye without being good or bad.
    Accent,
    /// The name of a key.
    Key,
    /// Frames and rules.
    Border,
    /// Column headings.
    Heading,
    /// The row of the cursor.
    Selected,
    /// The cell of the cursor.
    Cell,
    /// Marked rows.
    Marked,
    /// Healthy.
    Good,
    /// To be watched.
    Watch,
    /// At risk, overdue.
    Bad,
    /// Not known.
    Unknown,
    /// A field that takes text.
    Field,
    /// Something that was done.
    Notice,
    /// Something to beware of.
    Warning,
    /// Something that failed.
    Error,
    /// The part of a text that matches what was searched.
    Found,
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
