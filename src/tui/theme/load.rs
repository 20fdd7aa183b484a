//! Theme files: TOML in, styles out, errors with their line.

use std::collections::HashMap;

use ratatui::style::{Color, Modifier, Style};
use serde::Deserialize;

use super::{Depth, Role, SHIPPED, Theme};

/// Why a theme cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ThemeError {
    /// No theme has this name.
    #[error("there is no theme {name:?}; there are {known}")]
    Unknown {
        /// What was asked for.
        name: String,
        /// What there is.
        known: String,
    },
    /// The file is not right.
    #[error("theme {name}, line {line}: {message}")]
    Wrong {
        /// The theme.
        name: String,
        /// From 1.
        line: usize,
        /// What is wrong.
        message: String,
    },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    roles: HashMap<Role, Looks>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct Looks {
    fg: Option<Rgb>,
    bg: Option<Rgb>,
    ansi: Option<Named>,
    ansi_bg: Option<Named>,
    bold: bool,
    dim: bool,
    underline: bool,
    reverse: bool,
}

#[derive(Deserialize, Clone, Copy)]
#[serde(try_from = "String")]
struct Rgb([u8; 3]);

impl TryFrom<String> for Rgb {
    type Error = String;

    fn try_from(written: String) -> Result<Self, String> {
        let number = written.strip_prefix('#').filter(|digits| digits.len() == 6).and_then(|digits| u32::from_str_radix(digits, 16).ok());
        let [_, r, g, b] = number.ok_or_else(|| format!("{written:?} is not a colour; write \"#rrggbb\""))?.to_be_bytes();
        Ok(Self([r, g, b]))
    }
}

#[derive(Deserialize, Clone, Copy)]
#[serde(try_from = "String")]
struct Named(Color);

impl TryFrom<String> for Named {
    type Error = String;

    fn try_from(written: String) -> Result<Self, String> {
        const NAMES: &[&str] = &["black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"];
        let plain = written.strip_prefix("bright-").unwrap_or(&written);
        let refused = || format!("{written:?} is not one of {}, or bright- before them", NAMES.join(", "));
        let index = NAMES.iter().position(|name| *name == plain).and_then(|n| u8::try_from(n).ok()).ok_or_else(refused)?;
        Ok(Self(Color::Indexed(if plain == written { index } else { index + 8 })))
    }
}

impl Looks {
    fn style(&self, depth: Depth) -> Style {
        let mut style = Style::new();
        style.fg = depth.colour(self.fg.map(|rgb| rgb.0), self.ansi.map(|named| named.0));
        style.bg = depth.colour(self.bg.map(|rgb| rgb.0), self.ansi_bg.map(|named| named.0));
        let lost_background = style.bg.is_none() && (self.bg.is_some() || self.ansi_bg.is_some());
        for (on, modifier) in [
            (self.bold, Modifier::BOLD),
            (self.dim, Modifier::DIM),
            (self.underline, Modifier::UNDERLINED),
            (self.reverse || lost_background, Modifier::REVERSED),
        ] {
            if on {
                style = style.add_modifier(modifier);
            }
        }
        style
    }
}

impl Theme {
    /// A theme from the text of its file, for a terminal with so many colours. Roles it does not name are plain.
    ///
    /// # Errors
    /// [`ThemeError::Wrong`] with the line.
    pub fn parse(name: &str, text: &str, depth: Depth) -> Result<Self, ThemeError> {
        let file: File = toml::from_str(text).map_err(|error| ThemeError::Wrong {
            name: name.to_owned(),
            line: error.span().map_or(1, |span| text.get(..span.start).unwrap_or("").matches('\n').count() + 1),
            message: error.message().to_owned(),
        })?;
        let mut theme = Self { name: name.to_owned(), styles: [Style::new(); Role::ALL.len()] };
        for (role, looks) in &file.roles {
            if let Some(style) = theme.styles.get_mut(*role as usize) {
                *style = looks.style(depth);
            }
        }
        Ok(theme)
    }

    /// A shipped theme by name.
    ///
    /// # Errors
    /// [`ThemeError::Unknown`] naming those there are.
    pub fn shipped(name: &str, depth: Depth) -> Result<Self, ThemeError> {
        let unknown =
            || ThemeError::Unknown { name: name.to_owned(), known: SHIPPED.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", ") };
        let (name, text) = SHIPPED.iter().find(|(known, _)| *known == name).ok_or_else(unknown)?;
        Self::parse(name, text, depth)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shipped_theme_names_every_role_at_every_depth() {
        for (name, text) in SHIPPED {
            let file: File = toml::from_str(text).unwrap();
            for role in Role::ALL {
                assert!(file.roles.contains_key(role), "{name} has no {role:?}");
            }
            for depth in [Depth::Mono, Depth::Sixteen, Depth::Indexed, Depth::True] {
                let theme = Theme::shipped(name, depth).unwrap();
                assert_ne!(theme.style(Role::Selected), theme.style(Role::Text), "{name} {depth:?}: the cursor would be lost");
                let selected = theme.style(Role::Selected);
                assert_ne!(selected, selected.patch(theme.style(Role::Cell)), "{name} {depth:?}: the cell would be lost");
                if depth == Depth::Mono {
                    assert!(Role::ALL.iter().all(|role| theme.style(*role).fg.is_none() && theme.style(*role).bg.is_none()));
                }
            }
        }
    }

    #[test]
    fn errors_name_the_line() {
        let text = "[roles]\ntext = {}\ndim = { fg = \"grey\" }\n";
        let error = Theme::parse("mine", text, Depth::True).unwrap_err();
        assert!(matches!(&error, ThemeError::Wrong { line: 3, message, .. } if message.contains("#rrggbb")), "{error}");
        let error = Theme::parse("mine", "[roles]\nnothing = {}\n", Depth::True).unwrap_err();
        assert!(matches!(error, ThemeError::Wrong { line: 2, .. }), "{error}");
        assert!(Theme::shipped("solar", Depth::True).unwrap_err().to_string().contains("dark, light, mono"));
    }
}
