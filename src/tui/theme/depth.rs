//! How many colours a terminal has, and the nearest of them.

use std::str::FromStr;

use ratatui::style::Color;

/// How many colours there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Depth {
    /// None: only bold, underline, reverse.
    Mono,
    /// The 16 of the terminal's own palette.
    Sixteen,
    /// The 256 of xterm.
    Indexed,
    /// All.
    True,
}

/// A colour as a theme names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Exact {
    /// One of xterm's 256: few bytes, and the same on all terminals that have more than 16.
    Indexed(u8),
    /// Any.
    Rgb([u8; 3]),
}

impl Depth {
    /// From the environment, as `NO_COLOR`, `CLICOLOR`, `COLORTERM` and `TERM` are commonly understood.
    #[must_use]
    pub fn from_environment(term: Option<&str>) -> Self {
        let term = term.unwrap_or_default();
        let colourless = matches!(term, "dumb" | "vt100" | "vt220") || term.ends_with("-m");
        if colourless || anstyle_query::no_color() || anstyle_query::clicolor() == Some(false) {
            Self::Mono
        } else if anstyle_query::truecolor() {
            Self::True
        } else if ["256", "kitty", "alacritty", "direct"].iter().any(|part| term.contains(part)) {
            Self::Indexed
        } else {
            Self::Sixteen
        }
    }

    /// The nearest colour to this one: `exact` as written in the theme, `ansi` its stand-in among 16.
    pub(super) fn colour(self, exact: Option<Exact>, ansi: Option<Color>) -> Option<Color> {
        let exact = exact.map(|exact| match exact {
            Exact::Indexed(number) => Color::Indexed(number),
            Exact::Rgb(rgb) if self == Self::Indexed => Color::Indexed(nearest_indexed(rgb)),
            Exact::Rgb([r, g, b]) => Color::Rgb(r, g, b),
        });
        match self {
            Self::Mono => None,
            Self::Sixteen => ansi,
            Self::Indexed | Self::True => exact.or(ansi),
        }
    }
}

impl FromStr for Depth {
    type Err = String;

    fn from_str(written: &str) -> Result<Self, String> {
        match written {
            "none" => Ok(Self::Mono),
            "16" => Ok(Self::Sixteen),
            "256" => Ok(Self::Indexed),
            "true" => Ok(Self::True),
            _ => Err(format!("{written:?} is not one of none, 16, 256, true")),
        }
    }
}

/// The nearest of the colour cube and the grey ramp of xterm's 256 colours.
fn nearest_indexed(rgb: [u8; 3]) -> u8 {
    const LEVELS: [i32; 6] = [0, 95, 135, 175, 215, 255];
    let [r, g, b] = rgb.map(i32::from);
    let distance = |[x, y, z]: [i32; 3]| (x - r).pow(2) + (y - g).pow(2) + (z - b).pow(2);
    let level = |step: u8| LEVELS.get(usize::from(step % 6)).copied().unwrap_or(0);
    let cube = (0u8..216).map(|n| (16 + n, distance([level(n / 36), level(n / 6), level(n)])));
    let greys = (0u8..24).map(|n| (232 + n, distance([8 + 10 * i32::from(n); 3])));
    cube.chain(greys).min_by_key(|(_, far)| *far).map_or(7, |(index, _)| index)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_become_the_nearest_there_is() {
        assert_eq!(Depth::Indexed.colour(Some(Exact::Rgb([255, 0, 0])), None), Some(Color::Indexed(196)));
        assert_eq!(Depth::Indexed.colour(Some(Exact::Rgb([128, 128, 128])), None), Some(Color::Indexed(244)));
        assert_eq!(Depth::Sixteen.colour(Some(Exact::Rgb([255, 0, 0])), Some(Color::Red)), Some(Color::Red));
        assert_eq!(Depth::Mono.colour(Some(Exact::Rgb([255, 0, 0])), Some(Color::Red)), None);
        assert_eq!(Depth::True.colour(Some(Exact::Indexed(203)), None), Some(Color::Indexed(203)));
        assert_eq!(Depth::True.colour(Some(Exact::Rgb([1, 2, 3])), None), Some(Color::Rgb(1, 2, 3)));
    }
}
