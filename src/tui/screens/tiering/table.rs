//! The tables of the review.

use chrono::NaiveDate;

use crate::domain::text::one_line;
use crate::domain::{Coded, Currency};
use crate::i18n::figure;
use crate::scoring::tiering::RetieringCause;
use crate::store::facts::{TierMove, TierReview};
use crate::tui::shown::{short_amount, tier_letter};
use crate::tui::theme::Role;
use crate::tui::widgets::{Cell, Column, Look};

/// A cell with nothing in it.
pub(super) fn nothing() -> Cell<'static> {
    Cell::new("", Role::Text)
}

fn title(column: &'static str, look: &Look) -> String {
    look.strings.tiering_column(column)
}

/// The columns of accounts.
pub(super) fn of_accounts(look: &Look) -> Vec<Column> {
    vec![
        Column::new("", 1, 1, 0),
        Column::new(title("tier", look), 4, 5, 0),
        Column::new(title("account", look), 14, 26, 0).names(),
        Column::new(title("suggested", look), 9, 12, 0),
        Column::new(title("due", look), 11, 22, 1),
        Column::new(title("rfm", look), 5, 6, 2),
        Column::new(title("lifetime", look), 8, 12, 3).right(),
        Column::new(title("revenue", look), 8, 12, 4).right(),
        Column::new(title("reason", look), 12, 60, 5),
    ]
}

/// What stands in a cell of an account. `by` is the end of the quarter and the currency of amounts.
pub(super) fn account(one: &TierReview, by: (NaiveDate, Currency), column: usize, look: &Look) -> Cell<'static> {
    let (end, currency) = by;
    let amount = |minor: Option<i64>| {
        let shown = minor.map(|minor| short_amount(minor, currency, look)).unwrap_or_default();
        Cell::new(look.private(&shown).into_owned(), Role::Text)
    };
    let late = one.due.due_on < look.as_of.day;
    match column {
        0 => Cell::new(if one.differs() { "!" } else { " " }, Role::Warning),
        1 => Cell::new(tier_letter(one.effective.tier, one.effective.basis), Role::Strong),
        2 => Cell::new(look.private(&one_line(&one.name)).into_owned(), Role::Text),
        3 => {
            let suggested = one.suggested.map_or_else(|| "-".to_owned(), |tier| tier.code().to_owned());
            let score = one.score.map_or_else(|| format!("{}%", one.coverage), |score| score.to_string());
            let role = if one.differs() { Role::Warning } else { Role::Dim };
            Cell::new(format!("{suggested} {score:>5}"), role)
        }
        4 => {
            let mark = if late { "!" } else { "" };
            let event = if matches!(one.due.cause, RetieringCause::Event(_)) { look.strings.tiering_by_event() } else { String::new() };
            let role = if late {
                Role::Bad
            } else if one.due.due_on <= end {
                Role::Text
            } else {
                Role::Dim
            };
            Cell::new(format!("{}{mark} {event}", one.due.due_on).trim_end().to_owned(), role)
        }
        5 => Cell::new(figure::rfm(one.rfm), Role::Text),
        6 => amount(one.lifetime_value),
        7 => {
            let shown = amount(one.revenue);
            if one.top_revenue { Cell { role: Role::Strong, ..shown } } else { shown }
        }
        _ => Cell::new(one_line(&one.reason).into_owned(), Role::Dim),
    }
}

/// The columns of moves.
pub(super) fn of_moves(look: &Look) -> Vec<Column> {
    vec![
        Column::new(title("decided", look), 10, 10, 0),
        Column::new(title("account", look), 14, 26, 0).names(),
        Column::new(title("tier", look), 6, 7, 0),
        Column::new(title("reason", look), 20, 100, 1),
    ]
}

/// What stands in a cell of a move.
pub(super) fn moved(one: &TierMove, name: &str, column: usize, look: &Look) -> Cell<'static> {
    match column {
        0 => Cell::new(one.on.to_string(), Role::Dim),
        1 => Cell::new(look.private(&one_line(name)).into_owned(), Role::Text),
        2 => {
            let role = match one.from {
                Some(from) if one.to < from => Role::Good,
                Some(_) => Role::Warning,
                None => Role::Text,
            };
            let from = one.from.map_or("-", |from| from.code());
            Cell::new(format!("{from} > {}", one.to.code()), role)
        }
        _ => Cell::new(one_line(&one.reason).into_owned(), Role::Text),
    }
}
