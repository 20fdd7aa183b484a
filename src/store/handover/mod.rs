//! Service handovers as values: what is recorded of each, where every step stands, what the manual lacks, what is still open and
//! whose it is. Written through [`Edit`](super::Edit)s like everything else.

mod after;
mod board;
mod due;
mod gaps;
mod items;
mod read;

use chrono::NaiveDate;

use super::policies::Policies;
use crate::domain::account::{AccountKind, Sensitivity, Tier};
use crate::domain::calendar::WorkCalendar;
use crate::domain::handover::{FeedbackColumn, HandoverState, HandoverStep, HandoverTrigger, ManualSection, StepOutcome};
use crate::domain::id::HandoverId;
use crate::domain::{AccountId, AsOf, ColleagueId, Instant};
use crate::scoring::handover::{HandoverContext, OpenItem, TimelineStep, combined, unowned};

pub use board::Case;
pub use due::DueStep;
pub use gaps::{Gap, GapKind, Settlement};
pub use items::{Item, table_of};
use read::{Colleagues, Gather, state_on};

/// The rules, days and day by which handovers are read.
#[derive(Debug, Clone, Copy)]
pub struct Setting<'s> {
    /// The rules of all days.
    pub policies: &'s Policies,
    /// Working days.
    pub calendar: &'s WorkCalendar,
    /// The as-of instant.
    pub as_of: AsOf,
}

impl<'s> Setting<'s> {
    /// What steps are computed with.
    #[must_use]
    pub fn context(&self) -> HandoverContext<'s> {
        HandoverContext { policy: &self.policies.on(self.as_of.day).handover, calendar: self.calendar, as_of: self.as_of }
    }
}

/// A colleague of ours.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Who {
    /// Which.
    pub id: ColleagueId,
    /// The name.
    pub name: String,
}

/// One handover as of a day.
#[derive(Debug, Clone)]
pub struct Handover {
    /// Which.
    pub id: HandoverId,
    /// Why the manager changes.
    pub trigger: HandoverTrigger,
    /// Why, said among ourselves: in nothing that a customer reads.
    pub internal_reason: Option<String>,
    /// Who leaves.
    pub outgoing: Who,
    /// Who comes.
    pub incoming: Who,
    /// Who watches over both.
    pub supervisor: Option<Who>,
    /// How carefully the customer is told.
    pub sensitivity: Sensitivity,
    /// Where it stood on that day.
    pub state: HandoverState,
    /// When it began.
    pub started_on: NaiveDate,
    /// The planned three-party meeting.
    pub meeting_on: NaiveDate,
    /// When a doubt of the customer's was recorded.
    pub doubt_at: Option<Instant>,
    /// When it was closed or cancelled.
    pub closed_on: Option<NaiveDate>,
    /// A note on the whole.
    pub note: Option<String>,
    /// What is handed over, oldest account first.
    pub accounts: Vec<HandedAccount>,
    /// What was done, earliest first.
    pub entries: Vec<Entry>,
    /// The hard questions, in the order in which they were entered.
    pub questions: Vec<Question>,
    /// The feedback form.
    pub feedback: Vec<Feedback>,
}

/// An account that is handed over.
#[derive(Debug, Clone)]
pub struct HandedAccount {
    /// Which.
    pub id: AccountId,
    /// Its name.
    pub name: String,
    /// What it is called in short.
    pub short_name: String,
    /// Kind of customer.
    pub kind: AccountKind,
    /// The tier in force.
    pub tier: Tier,
    /// The steps of the checklist, in its order.
    pub steps: Vec<TimelineStep>,
    /// What the manual does not know, settled or not.
    pub gaps: Vec<Gap>,
    /// What is open; of a closed handover only what was handed over.
    pub items: Vec<Item>,
    /// What people wrote into the manual: the latest text of each part.
    pub texts: Vec<(ManualSection, String)>,
}

impl HandedAccount {
    /// The short name, or else the name.
    #[must_use]
    pub fn shown_name(&self) -> &str {
        if self.short_name.is_empty() { &self.name } else { &self.short_name }
    }

    /// The gaps that are neither answered nor waived.
    pub fn open_gaps(&self) -> impl Iterator<Item = &Gap> {
        self.gaps.iter().filter(|gap| gap.settled.is_none())
    }

    /// What people wrote for a part of the manual.
    #[must_use]
    pub fn text(&self, section: ManualSection) -> Option<&str> {
        self.texts.iter().find(|(known, _)| *known == section).map(|(_, text)| text.as_str())
    }
}

/// Something that was done for a step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its row.
    pub id: i64,
    /// Of which account; none: of all.
    pub account: Option<AccountId>,
    /// Which step.
    pub step: HandoverStep,
    /// How it ended.
    pub outcome: StepOutcome,
    /// When.
    pub on: NaiveDate,
    /// Who did it.
    pub by: Option<Who>,
    /// For whom it was recorded.
    pub on_behalf_of: Option<Who>,
    /// By which channel.
    pub channel: Option<String>,
    /// What was said or agreed.
    pub note: Option<String>,
    /// Why a rule was overridden.
    pub override_reason: Option<String>,
}

/// A hard question that the successor rehearses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// Its row.
    pub id: i64,
    /// Of which account; none: of all.
    pub account: Option<AccountId>,
    /// The question.
    pub ask: String,
    /// What was agreed to answer.
    pub agreed: Option<String>,
    /// How well the successor answered, 1 to 5.
    pub score: Option<i64>,
    /// When that was.
    pub scored_on: Option<NaiveDate>,
}

/// A line of the feedback form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Feedback {
    /// Its row.
    pub id: i64,
    /// Of which account; none: of all.
    pub account: Option<AccountId>,
    /// In which column.
    pub column: FeedbackColumn,
    /// What.
    pub what: String,
    /// Who sees to it.
    pub owner: Option<Who>,
    /// Until when.
    pub due_on: Option<NaiveDate>,
    /// When it was settled.
    pub settled_on: Option<NaiveDate>,
}

impl Handover {
    /// The steps of the whole: each is as far as with the account that is behind with it.
    #[must_use]
    pub fn steps(&self) -> Vec<TimelineStep> {
        combined(self.accounts.iter().map(|account| account.steps.as_slice()))
    }

    /// Every open item that would be left with nobody, or with the one who goes.
    #[must_use]
    pub fn unowned(&self) -> Vec<(&HandedAccount, &Item)> {
        if self.state != HandoverState::Running {
            return Vec::new();
        }
        let mut found = Vec::new();
        for account in &self.accounts {
            let open: Vec<OpenItem> = account.items.iter().map(Item::open).collect();
            let left = unowned(&open, self.outgoing.id);
            let items = left.iter().filter_map(|open| account.items.iter().find(|item| item.kind == open.kind && item.id == open.id));
            found.extend(items.map(|item| (account, item)));
        }
        found
    }

    /// The account with this identifier.
    #[must_use]
    pub fn account(&self, id: AccountId) -> Option<&HandedAccount> {
        self.accounts.iter().find(|account| account.id == id)
    }

    /// The day on which the meeting was held with an account.
    #[must_use]
    pub fn met_on(&self, account: AccountId) -> Option<NaiveDate> {
        let held = |entry: &&Entry| {
            entry.step == HandoverStep::Meeting && entry.outcome != StepOutcome::Returned && entry.account.is_none_or(|one| one == account)
        };
        self.entries.iter().find(held).map(|entry| entry.on)
    }

    /// The latest entry of a step, of all accounts or of one.
    #[must_use]
    pub fn latest(&self, step: HandoverStep, account: Option<AccountId>) -> Option<&Entry> {
        let concerns = |entry: &&Entry| entry.step == step && (account.is_none() || entry.account.is_none() || entry.account == account);
        self.entries.iter().rev().find(concerns)
    }

    /// What it is called: its account, or how many there are.
    #[must_use]
    pub fn name(&self) -> String {
        match self.accounts.as_slice() {
            [] => self.id.to_string(),
            [one] => one.shown_name().to_owned(),
            [first, rest @ ..] => format!("{} +{}", first.shown_name(), rest.len()),
        }
    }
}
