//! The selected account beside the list: in words what the columns say in marks. Every fact has its own line, so that going from account
//! to account changes few cells.

use ratatui::layout::Rect;

use crate::domain::{Coded, Currency};
use crate::i18n::label;
use crate::portfolio::{Account, Column, causes_in_words, heading};
use crate::scoring::cadence::Light;
use crate::scoring::tiering::TierBasis;
use crate::tui::shown::{band_mark, short_amount};
use crate::tui::theme::Role;
use crate::tui::widgets::{Canvas, Look, wrap};

/// Lines kept for the full name, and for the causes.
const NAME_LINES: usize = 2;
const CAUSE_LINES: usize = 3;
/// Cells between a label and its value.
const GAP: u16 = 2;

fn health_line(account: &Account<'_>, look: &Look) -> (String, Role) {
    if !account.is_computed() {
        return (look.strings.accounts_preview_rating(), Role::Unknown);
    }
    let (_, role) = band_mark(account.band());
    let text = match account.score() {
        None => look.strings.accounts_preview_unrated(account.coverage()),
        Some(score) => {
            let line = look.strings.accounts_preview_health(score.to_string(), label(account.band(), &look.strings));
            if account.coverage() == 100 { line } else { format!("{line}; {}", look.strings.accounts_preview_known(account.coverage())) }
        }
    };
    (text, role)
}

fn touch(account: &Account<'_>, look: &Look) -> (String, Role) {
    let role = match account.light() {
        Light::Green => Role::Text,
        Light::Yellow => Role::Watch,
        Light::Red => Role::Bad,
    };
    if account.ever_touched() {
        (look.strings.accounts_preview_touch(account.silent_since().to_string(), account.light().code()), role)
    } else {
        (look.strings.accounts_preview_never(look.as_of.age_days(account.silent_since())), role)
    }
}

/// Facts with their labels, each on its own line; nothing known is a stroke.
fn facts(account: &Account<'_>, currency: Currency, look: &Look) -> Vec<(String, String, Role)> {
    let strings = &look.strings;
    let amount = |minor: i64| look.private(&format!("{} {currency}", short_amount(minor, currency, look))).into_owned();
    let private = |column| look.private(account.text(column)).into_owned();
    let place: Vec<&str> =
        [Column::City, Column::Region].map(|column| account.text(column)).into_iter().filter(|text| !text.is_empty()).collect();
    let (touched, touch_role) = touch(account, look);
    let renewal_role = if account.renews_on().is_some_and(|day| look.as_of.age_days(day) > 0) { Role::Bad } else { Role::Text };
    let mut facts = vec![
        (heading(Column::Touch, strings), touched, touch_role),
        (heading(Column::Renewal, strings), account.renews_on().map(|day| day.to_string()).unwrap_or_default(), renewal_role),
        (heading(Column::Owner, strings), private(Column::Owner), Role::Text),
        (heading(Column::Revenue, strings), account.revenue().map(amount).unwrap_or_default(), Role::Text),
        (heading(Column::Overdue, strings), if account.overdue() > 0 { amount(account.overdue()) } else { String::new() }, Role::Bad),
        (heading(Column::City, strings), place.join(&strings.portfolio_and()), Role::Text),
        (heading(Column::Industry, strings), account.text(Column::Industry).to_owned(), Role::Text),
    ];
    let parent = private(Column::Parent);
    if !parent.is_empty() {
        facts.push((heading(Column::Parent, strings), parent, Role::Text));
    }
    let tags = account.tags().collect::<Vec<_>>().join(&strings.portfolio_and());
    if !tags.is_empty() {
        facts.push((heading(Column::Tags, strings), tags, Role::Text));
    }
    facts
}

/// Draws it behind a rule.
pub(super) fn draw(account: &Account<'_>, currency: Currency, canvas: &mut Canvas<'_>) {
    let look = canvas.look;
    let strings = &look.strings;
    for y in 0..canvas.height() {
        canvas.text(0, y, look.glyphs.vertical, Role::Border);
    }
    let width = canvas.width().saturating_sub(3);
    let mut page = canvas.part(Rect::new(2, 0, width, u16::MAX));
    let mut y = block(&mut page, 0, &look.private(account.name()), Role::Strong, NAME_LINES);
    let (health, role) = health_line(account, look);
    page.text(0, y + 2, &health, role);
    let known = account.is_computed();
    if known || account.tier_basis() == TierBasis::Set {
        page.text(0, y, &strings.accounts_preview_tier(account.tier().code(), account.tier_basis().code()), Role::Text);
    }
    if !known {
        return;
    }
    y = block(&mut page, y + 3, &causes_in_words(account.causes(), strings), Role::Text, CAUSE_LINES) + 1;
    let facts = facts(account, currency, look);
    let labels = facts.iter().map(|(label, ..)| look.widths.of(label)).max().unwrap_or(0);
    let values = u16::try_from(labels).unwrap_or(0).saturating_add(GAP);
    for (y, (label, value, role)) in (y..page.height()).zip(facts) {
        page.text(0, y, &label, Role::Dim);
        let room = usize::from(width.saturating_sub(values));
        match value.as_str() {
            "" => page.text(values, y, "-", Role::Dim),
            value => page.text(values, y, &look.widths.cut_end(value, room, look.glyphs.cut), role),
        };
    }
}

/// A text on so many lines at most, whether it needs them or not; answers the line below.
fn block(canvas: &mut Canvas<'_>, y: u16, text: &str, role: Role, most: usize) -> u16 {
    let look = canvas.look;
    let mut lines = wrap(text, usize::from(canvas.width()), look.widths);
    if lines.len() > most {
        let rest = lines.split_off(most.saturating_sub(1)).join(" ");
        lines.push(look.widths.cut_end(&rest, usize::from(canvas.width()), look.glyphs.cut).into_owned());
    }
    for (y, line) in (y..).zip(&lines) {
        canvas.text(0, y, line, role);
    }
    y.saturating_add(u16::try_from(most).unwrap_or(0))
}
