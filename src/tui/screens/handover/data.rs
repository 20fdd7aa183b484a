//! What the checklist shows, as read.

use std::sync::Arc;

use crate::domain::calendar::WorkCalendar;
use crate::domain::id::HandoverId;
use crate::domain::{AccountId, AsOf, RowId};
use crate::exchange::handover::{Around, Manual};
use crate::exchange::page::Page;
use crate::policy::playbook::HandoverTexts;
use crate::store::Table;
use crate::store::handover::{Handover, Setting};
use crate::store::policies::Policies;
use crate::tui::app::{Problem, Reads};
use crate::tui::forms::{Colleague, handover::Scene};

/// Everything about one handover that the screen needs.
#[derive(Debug)]
pub(super) struct Data {
    /// The handover.
    pub handover: Handover,
    /// What stands round it.
    pub around: Around,
    /// Colleagues to choose from.
    pub colleagues: Vec<Colleague>,
    /// The manual of the account that is meant.
    pub manual: Option<Page>,
    texts: Option<HandoverTexts>,
    successor: (String, String),
    policies: Policies,
    calendar: Arc<WorkCalendar>,
    as_of: AsOf,
}

impl Data {
    /// What forms are made from.
    pub fn scene(&self, account: Option<AccountId>) -> Scene<'_> {
        Scene {
            handover: &self.handover,
            around: &self.around,
            setting: Setting { policies: &self.policies, calendar: &self.calendar, as_of: self.as_of },
            account,
            colleagues: &self.colleagues,
            texts: self.texts.as_ref(),
            successor: (&self.successor.0, &self.successor.1),
        }
    }

    /// The library's hard questions that are not asked yet.
    pub fn library(&self) -> Vec<(&str, &str)> {
        let known = |ask: &str| self.handover.questions.iter().any(|one| one.ask == ask);
        let all = self.texts.iter().flat_map(|texts| &texts.questions);
        all.filter(|one| !known(&one.ask)).map(|one| (one.ask.as_str(), one.answer.as_str())).collect()
    }
}

/// Reads it; none if there is none.
pub(super) fn read(id: HandoverId, account: Option<AccountId>, reads: &Reads<'_>) -> Result<Option<Data>, Problem> {
    let problem = |error: crate::store::Error| reads.problem(&error);
    let reader = reads.records;
    let policies = reader.policies().map_err(problem)?;
    let setting = Setting { policies: &policies, calendar: reads.calendar, as_of: reads.as_of };
    let Some(handover) = reader.handover(id, &setting).map_err(problem)? else { return Ok(None) };
    let around = Around::read(&reader, &handover).map_err(problem)?;
    let playbook = reads.library.playbook(reads.language.into()).ok();
    let shown = match (account, handover.accounts.as_slice()) {
        (Some(id), _) => handover.account(id),
        (None, [one]) => Some(one),
        (None, _) => None,
    };
    let manual = match (shown, &playbook) {
        (Some(account), Some(playbook)) => Manual::read(&reader, &handover, account, playbook, &setting).map_err(problem)?,
        _ => None,
    };
    let successor = reader.row(Table::Colleague, handover.incoming.id.raw()).map_err(problem)?;
    let of = |column: &str| successor.as_ref().and_then(|row| row.text(column)).unwrap_or_default().to_owned();
    let colleagues = reader.colleagues_here().map_err(problem)?;
    let calendar = Arc::new(reads.calendar.clone());
    Ok(Some(Data {
        manual: manual.map(|manual| manual.page(reads.strings)),
        successor: (of("background"), of("phone")),
        texts: playbook.map(|playbook| playbook.handover.clone()),
        colleagues: colleagues.into_iter().map(|(id, name)| Colleague { id, name }).collect(),
        around,
        handover,
        calendar,
        as_of: reads.as_of,
        policies,
    }))
}
