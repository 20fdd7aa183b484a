//! The selected account beside the list: in words what the columns say in marks.

use ratatui::layout::Rect;

use crate::domain::{Coded, Currency};
use crate::i18n::label;
use crate::portfolio::{Account, Column, causes_in_words};
use crate::scoring::cadence::Light;
use crate::tui::shown::{band_mark, short_amount, weeks_line};
use crate::tui::theme::Role;
use crate::tui::widgets::{Canvas, Look, wrap};

fn health_line(account: &Account<'_>, look: &Look) -> (String, Role) {
    let (mark, role) = band_mark(account.band());
    let text = match account.score() {
        None => look.strings.accounts_preview_unrated(account.coverage()),
        Some(score) => {
            let line = look.strings.accounts_preview_health(score.to_string(), label(account.band(), &look.strings));
            if account.coverage() == 100 { line } else { format!("{line}; {}", look.strings.accounts_preview_known(account.coverage())) }
        }
    };
    (format!("{mark} {text}").trim_start().to_owned(), role)
}

fn touch_line(account: &Account<'_>, look: &Look) -> (String, Role) {
    let days = look.as_of.age_days(account.silent_since());
    let role = match account.light() {
        Light::Green => Role::Text,
        Light::Yellow => Role::Watch,
        Light::Red => Role::Bad,
    };
    if account.ever_touched() {
        let date = account.silent_since().to_string();
        (look.strings.accounts_preview_touch(account.light().code(), days, date), role)
    } else {
        (look.strings.accounts_preview_never(days), role)
    }
}

/// The lines, each with its role; an empty one parts groups.
fn lines(account: &Account<'_>, currency: Currency, look: &Look) -> Vec<(String, Role)> {
    let strings = &look.strings;
    let mut lines = vec![(look.private(account.name()).into_owned(), Role::Strong)];
    let basis = account.tier_basis().code();
    lines.push((strings.accounts_preview_tier(account.tier().code(), basis), Role::Text));
    lines.push((String::new(), Role::Text));
    lines.push(health_line(account, look));
    let causes = causes_in_words(account.causes(), strings);
    if !causes.is_empty() {
        lines.push((causes, Role::Text));
    }
    if account.weeks().iter().any(Option::is_some) {
        lines.push((format!("{}  {}", weeks_line(&account.weeks(), look), strings.accounts_preview_weeks()), Role::Accent));
    }
    lines.push((String::new(), Role::Text));
    lines.push(touch_line(account, look));
    if let Some(day) = account.renews_on() {
        let days = -look.as_of.age_days(day);
        let when = if days < 0 { "past" } else { "coming" };
        lines.push((strings.accounts_preview_renewal(when, day.to_string(), days), if days < 0 { Role::Bad } else { Role::Text }));
    }
    lines.push((String::new(), Role::Text));
    let mut pair = |column: Column, value: String| {
        if !value.is_empty() {
            lines.push((format!("{}: {value}", crate::portfolio::heading(column, strings)), Role::Text));
        }
    };
    pair(Column::Owner, look.private(account.text(Column::Owner)).into_owned());
    for column in [Column::City, Column::Region, Column::Industry] {
        pair(column, account.text(column).to_owned());
    }
    let amount = |minor: i64| look.private(&format!("{} {currency}", short_amount(minor, currency, look))).into_owned();
    pair(Column::Revenue, account.revenue().map(amount).unwrap_or_default());
    if account.overdue() > 0 {
        pair(Column::Overdue, amount(account.overdue()));
    }
    pair(Column::Parent, look.private(account.text(Column::Parent)).into_owned());
    pair(Column::Tags, account.tags().collect::<Vec<_>>().join(&strings.portfolio_and()));
    pair(Column::CreditCode, look.private(account.credit_code()).into_owned());
    lines
}

/// Draws it behind a rule.
pub(super) fn draw(account: &Account<'_>, currency: Currency, canvas: &mut Canvas<'_>) {
    let look = canvas.look;
    for y in 0..canvas.height() {
        canvas.text(0, y, look.glyphs.vertical, Role::Border);
    }
    let width = canvas.width().saturating_sub(3);
    let mut text = canvas.part(Rect::new(2, 0, width, u16::MAX));
    let wrapped = lines(account, currency, look)
        .into_iter()
        .flat_map(|(line, role)| wrap(&line, usize::from(width), look.widths).into_iter().map(move |line| (line, role)));
    for (y, (line, role)) in (0..text.height()).zip(wrapped) {
        text.text(0, y, &line, role);
    }
}
