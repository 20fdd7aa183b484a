//! Theme files: TOML in, styles out, errors with their line.

use ratatui::style::{Color, Modifier, Style};

use crate::domain::Coded;
use crate::domain::codes::UnknownCode;
use crate::domain::placed::{Document, FileError, Item, Problem};

use super::depth::Exact;
use super::{Depth, Role, SHIPPED, Theme};

crate::codes! {
    /// The colours that every terminal has.
    pub enum Ansi {
        /// 0.
        Black = "black",
        /// 1.
        Red = "red",
        /// 2.
        Green = "green",
        /// 3.
        Yellow = "yellow",
        /// 4.
        Blue = "blue",
        /// 5.
        Magenta = "magenta",
        /// 6.
        Cyan = "cyan",
        /// 7.
        White = "white",
        /// 8.
        BrightBlack = "bright-black",
        /// 9.
        BrightRed = "bright-red",
        /// 10.
        BrightGreen = "bright-green",
        /// 11.
        BrightYellow = "bright-yellow",
        /// 12.
        BrightBlue = "bright-blue",
        /// 13.
        BrightMagenta = "bright-magenta",
        /// 14.
        BrightCyan = "bright-cyan",
        /// 15.
        BrightWhite = "bright-white",
    }
}

/// A colour as `"#rrggbb"`, or as its number among xterm's 256.
fn exact(item: &Item<'_>) -> Result<Exact, FileError> {
    let Ok(written) = item.text() else { return item.integer(0..=255u8).map(Exact::Indexed) };
    let digits = written.strip_prefix('#').filter(|digits| digits.len() == 6);
    match digits.and_then(|digits| u32::from_str_radix(digits, 16).ok()).map(u32::to_be_bytes) {
        Some([_, r, g, b]) => Ok(Exact::Rgb([r, g, b])),
        None => Err(item.error(Problem::UnknownCode(UnknownCode {
            what: "colour",
            code: written.to_owned(),
            allowed: "\"#rrggbb\", 0 to 255".to_owned(),
        }))),
    }
}

fn style(item: &Item<'_>, depth: Depth) -> Result<Style, FileError> {
    let table = item.table()?;
    let mut style = Style::new();
    let colour = |number: &str, named: &str| -> Result<(Option<Color>, bool), FileError> {
        let exact = table.maybe(number).map(|item| exact(&item)).transpose()?;
        let named = table.maybe(named).map(|item| item.code::<Ansi>()).transpose()?.map(|ansi| Color::Indexed(ansi as u8));
        Ok((depth.colour(exact, named), exact.is_some() || named.is_some()))
    };
    (style.fg, _) = colour("fg", "ansi")?;
    let (background, wanted) = colour("bg", "ansi_bg")?;
    style.bg = background;
    let lost = wanted && background.is_none();
    for (name, modifier) in
        [("bold", Modifier::BOLD), ("dim", Modifier::DIM), ("underline", Modifier::UNDERLINED), ("reverse", Modifier::REVERSED)]
    {
        let on = table.maybe(name).map(|item| item.flag()).transpose()?.unwrap_or(false);
        if on || (lost && modifier == Modifier::REVERSED) {
            style = style.add_modifier(modifier);
        }
    }
    let underlined = table.maybe("mono_underline").map(|item| item.flag()).transpose()?.unwrap_or(false);
    if underlined && depth == Depth::Mono {
        style = style.add_modifier(Modifier::UNDERLINED);
    }
    table.finish()?;
    Ok(style)
}

impl Theme {
    /// A theme from the text of its file, for a terminal with so many colours. Roles it does not name are plain.
    ///
    /// # Errors
    /// The first mistake, with its place.
    pub fn parse(name: &str, text: &str, depth: Depth) -> Result<Self, FileError> {
        let document = Document::parse(name, text)?;
        let root = document.table()?;
        let roles = root.get("roles")?.table()?;
        root.finish()?;
        let mut theme = Self { name: name.to_owned(), styles: [Style::new(); Role::ALL.len()] };
        for (place, role) in theme.styles.iter_mut().zip(Role::ALL) {
            if let Some(item) = roles.maybe(role.code()) {
                *place = style(&item, depth)?;
            }
        }
        roles.finish()?;
        Ok(theme)
    }

    /// A shipped theme by name; `None` if there is none of this name.
    ///
    /// # Errors
    /// Never for those that exist; a test parses them all.
    pub fn shipped(name: &str, depth: Depth) -> Option<Result<Self, FileError>> {
        SHIPPED.iter().find(|(known, _)| *known == name).map(|(name, text)| Self::parse(name, text, depth))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shipped_theme_names_every_role_at_every_depth() {
        for (name, text) in SHIPPED {
            let document = Document::parse(name, text).unwrap();
            for role in Role::ALL {
                assert!(document.find(&format!("roles.{role}")).is_some(), "{name} has no {role:?}");
            }
            for depth in [Depth::Mono, Depth::Sixteen, Depth::Indexed, Depth::True] {
                let theme = Theme::shipped(name, depth).unwrap().unwrap();
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
    fn errors_name_their_place() {
        let error = Theme::parse("mine", "[roles]\ntext = {}\ndim = { fg = \"grey\" }\n", Depth::True).unwrap_err();
        assert_eq!((error.place.line, error.place.column), (3, 14));
        assert!(error.to_string().contains("#rrggbb"), "{error}");
        let error = Theme::parse("mine", "[roles]\nnothing = {}\n", Depth::True).unwrap_err();
        assert_eq!(error.place.line, 2);
        assert!(Theme::shipped("solar", Depth::True).is_none());
    }
}
