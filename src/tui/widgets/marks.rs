//! The few marks that say an amount or a course in cells: bars, sparklines, tabs.

use ratatui::layout::Rect;

use crate::tui::input::Action;
use crate::tui::theme::Role;

use super::canvas::{Canvas, Hit};
use super::look::Glyphs;

/// A course as one cell a value, from the lowest to the highest of those known; a blank for one that is not. A flat course is drawn
/// in the middle.
#[must_use]
pub fn sparkline(values: &[Option<i64>], glyphs: &Glyphs) -> String {
    let known = values.iter().flatten();
    let (Some(low), Some(high)) = (known.clone().min(), known.max()) else { return " ".repeat(values.len()) };
    let span = i128::from(*high) - i128::from(*low);
    let last = i128::try_from(glyphs.steps.len()).unwrap_or(1) - 1;
    let step = |value: i64| {
        let at = if span == 0 { last / 2 } else { (i128::from(value) - i128::from(*low)) * last / span };
        glyphs.steps.get(usize::try_from(at).unwrap_or(0)).copied().unwrap_or(" ")
    };
    values.iter().map(|value| value.map_or(" ", step)).collect()
}

/// A bar of so many cells, filled to `part` of `whole` (rounded half up); empty if the whole is not positive.
#[must_use]
pub fn bar(part: i64, whole: i64, cells: u16, glyphs: &Glyphs) -> String {
    let cells = i128::from(cells);
    let filled = if whole > 0 { (i128::from(part) * cells * 2 + i128::from(whole)) / (i128::from(whole) * 2) } else { 0 };
    let filled = filled.clamp(0, cells);
    let [full, rest] = glyphs.bar;
    let repeat = |sign: &str, times: i128| sign.repeat(usize::try_from(times).unwrap_or(0));
    repeat(full, filled) + &repeat(rest, cells - filled)
}

/// Tabs by the digit that opens them.
const TABS: [Action; 8] = [Action::Tab1, Action::Tab2, Action::Tab3, Action::Tab4, Action::Tab5, Action::Tab6, Action::Tab7, Action::Tab8];

/// Draws tabs in the first row: digit and name, the open one emphasised; those that do not fit show their digit only.
/// Each is clicked as its action's key.
pub fn draw_tabs(canvas: &mut Canvas<'_>, tabs: &[(Action, String)], open: Action) {
    let widths = canvas.look.widths;
    // Digit, blank and name of each, two blanks between, one before the first.
    let full: usize = tabs.iter().map(|(_, name)| widths.of(name) + 4).sum::<usize>().saturating_sub(1);
    let brief = full > usize::from(canvas.width());
    let mut x = 1;
    for (action, name) in tabs {
        let is_open = *action == open;
        let digit = TABS.iter().position(|tab| tab == action).map_or(0, |n| n + 1);
        let text = if brief && !is_open { digit.to_string() } else { format!("{digit} {name}") };
        let used = canvas.text(x, 0, &text, if is_open { Role::Title } else { Role::Dim });
        if is_open {
            canvas.tint(Rect::new(x, 0, used, 1), Role::Cell);
        }
        canvas.clickable(Rect::new(x, 0, used, 1), Hit::Action(*action));
        x = x.saturating_add(used).saturating_add(2);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sparklines_span_what_is_known() {
        let line = |values: &[Option<i64>]| sparkline(values, &Glyphs::BOX);
        assert_eq!(line(&[Some(0), Some(7), None, Some(3)]), "▁█ ▄");
        assert_eq!(line(&[Some(5), Some(5)]), "▄▄");
        assert_eq!(line(&[None, None]), "  ");
        assert_eq!(line(&[Some(i64::MIN), Some(i64::MAX)]), "▁█");
    }

    #[test]
    fn bars_are_filled_in_proportion() {
        let filled = |part, whole, cells| bar(part, whole, cells, &Glyphs::ASCII);
        assert_eq!(filled(5, 10, 4), "##..");
        assert_eq!(filled(1, 8, 4), "#...");
        assert_eq!(filled(0, 10, 3), "...");
        assert_eq!(filled(20, 10, 3), "###");
        assert_eq!(filled(-1, 10, 3), "...");
        assert_eq!(filled(1, 0, 3), "...");
    }
}
