//! Service handovers 服务交接 (domain section 10): what is written for each step, what stands in its way, the manual, and the texts that
//! the customer reads. The handover itself is read by [`store::handover`](crate::store::handover).
//!
//! Every function answers with an [`Edit`], so that a screen and a command do the same, and nothing is written before its
//! rule has been checked.

mod around;
mod close;
mod hard;
mod manual;
mod notice;
mod obstacle;
pub mod pack;
mod start;
mod step;
mod work;

use chrono::NaiveDate;

use crate::domain::handover::HandoverStep;
use crate::domain::{AccountId, AsOf, Coded, ColleagueId, RowId};
use crate::store::handover::{HandedAccount, Handover};
use crate::store::{ActionKind, Cell, Edit, Table, What};

pub use around::Around;
pub use close::{cancelled, closed};
pub use hard::{Because, grounds, likely};
pub use manual::Manual;
pub use notice::{NoticeInput, notice};
pub use obstacle::Obstacle;
pub use start::{Candidate, Start, candidates, started};
pub use step::{Done, Minutes, doubted, meeting_moved, step_done};
pub use work::{
    FeedbackLine, Ruling, Told, assigned, feedback_line, feedback_settled, gap_settled, lesson, question, question_scored, rehearsed,
    section_written, surveyed,
};

/// Somebody of ours who is named for something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Colleague {
    /// A colleague who is known.
    Known(ColleagueId),
    /// One who is entered with the same edit.
    Named(String),
}

impl Colleague {
    /// As a cell of an edit; a new colleague is entered first.
    fn cell(&self, edit: &mut Edit) -> Cell {
        match self {
            Self::Known(id) => id.raw().into(),
            Self::Named(name) => Cell::Inserted(edit.insert(Table::Colleague, vec![("name", name.as_str().into())])),
        }
    }
}

/// The action of a step: about the account, if there is one only.
fn what(handover: &Handover, account: Option<&HandedAccount>, step: Option<HandoverStep>) -> What {
    let only = match handover.accounts.as_slice() {
        [one] => Some(one),
        _ => account,
    };
    let what = What::new(ActionKind::Handover);
    let what = match only {
        Some(account) => what.about(Table::Account, account.id.raw(), account.shown_name()),
        None => what.about(Table::Handover, handover.id.raw(), &handover.name()),
    };
    match step {
        Some(step) => what.field(step.code()),
        None => what,
    }
}

/// An edit about a handover.
fn edit(handover: &Handover, account: Option<&HandedAccount>, step: Option<HandoverStep>) -> Edit {
    Edit::new(what(handover, account, step))
}

/// A handover can be worked on only while it runs.
fn running(handover: &Handover) -> Result<(), Obstacle> {
    if handover.state == crate::domain::handover::HandoverState::Running { Ok(()) } else { Err(Obstacle::NotRunning(handover.state)) }
}

/// A day on which something can have been done: not before the start, not in the future.
fn possible(handover: &Handover, on: NaiveDate, as_of: AsOf) -> Result<(), Obstacle> {
    if on > as_of.day {
        Err(Obstacle::InFuture(on))
    } else if on < handover.started_on {
        Err(Obstacle::BeforeStart { on, start: handover.started_on })
    } else {
        Ok(())
    }
}

/// The one account that is meant: the given one, or the only one.
///
/// # Errors
/// [`Obstacle`] if it is not handed over here, or there are several.
pub fn one_account(handover: &Handover, account: Option<AccountId>) -> Result<&HandedAccount, Obstacle> {
    match (account, handover.accounts.as_slice()) {
        (Some(id), _) => handover.account(id).ok_or(Obstacle::NotHandedOver),
        (None, [one]) => Ok(one),
        (None, _) => Err(Obstacle::WhichAccount),
    }
}

/// The accounts that are meant: the given one, or all.
fn meant(handover: &Handover, account: Option<AccountId>) -> Result<Vec<&HandedAccount>, Obstacle> {
    match account {
        Some(id) => Ok(vec![handover.account(id).ok_or(Obstacle::NotHandedOver)?]),
        None => Ok(handover.accounts.iter().collect()),
    }
}

/// A text that says something; cut of blanks.
fn said(text: &str) -> Option<&str> {
    Some(text.trim()).filter(|text| !text.is_empty())
}

/// A text that must say something.
fn needed<'t>(text: &'t str, field: &'static str) -> Result<&'t str, Obstacle> {
    said(text).ok_or(Obstacle::Empty(field))
}

fn text_cell(text: Option<&str>) -> Cell {
    text.and_then(said).map_or(Cell::Value(crate::store::Value::Null), Cell::from)
}
