//! Handovers as they are read: what is recorded, put together as of a day.

use std::collections::BTreeMap;

use super::super::catalog::Table;
use super::super::error::Error;
use super::super::row::{Reader, Row};
use super::{Entry, Feedback, Gap, HandedAccount, Handover, Item, Question, Setting, Who, table_of};
use crate::domain::account::{AccountKind, Sensitivity};
use crate::domain::handover::{HandoverState, HandoverStep, ManualSection, StepOutcome};
use crate::domain::id::HandoverId;
use crate::domain::profile::TeamRole;
use crate::domain::{AccountId, AsOf, ColleagueId, RowId};
use crate::scoring::handover::{FeedbackItem, HandoverFacts, StepEntry, default_meeting, timeline};

/// The names of all colleagues.
pub(super) struct Colleagues(BTreeMap<i64, String>);

impl Colleagues {
    pub fn read(reader: &Reader<'_>) -> Result<Self, Error> {
        let rows = reader.all(Table::Colleague)?;
        Ok(Self(rows.iter().map(|row| (row.id, row.text("name").unwrap_or_default().to_owned())).collect()))
    }

    pub fn who(&self, row: &Row, column: &str) -> Option<Who> {
        let id = row.int(column)?;
        Some(Who { id: ColleagueId::from_raw(id), name: self.0.get(&id).cloned().unwrap_or_default() })
    }
}

impl Reader<'_> {
    /// A handover as of a day; none if there is none, or had not begun.
    ///
    /// # Errors
    /// Those of the database.
    pub fn handover(&self, id: HandoverId, setting: &Setting<'_>) -> Result<Option<Handover>, Error> {
        let Some(row) = self.row(Table::Handover, id.raw())? else { return Ok(None) };
        Gather { reader: *self, setting, colleagues: Colleagues::read(self)? }.handover(&row)
    }

    /// Every handover that had begun by the day: running ones first, by the date of their next step; then the others, the latest
    /// first.
    ///
    /// # Errors
    /// Those of the database.
    pub fn handovers(&self, setting: &Setting<'_>) -> Result<Vec<Handover>, Error> {
        let gather = Gather { reader: *self, setting, colleagues: Colleagues::read(self)? };
        let mut found = Vec::new();
        for row in self.all(Table::Handover)? {
            found.extend(gather.handover(&row)?);
        }
        let next = |one: &Handover| {
            let due = one.due_steps().first().and_then(|step| step.due_at);
            (one.state != HandoverState::Running, due.is_none(), due)
        };
        found.sort_by_cached_key(|one| (next(one), std::cmp::Reverse((one.closed_on, one.id))));
        Ok(found)
    }

    /// Who of ours owned an account on a day.
    ///
    /// # Errors
    /// Those of the database.
    pub fn owner_on(&self, account: AccountId, as_of: AsOf) -> Result<Option<ColleagueId>, Error> {
        let rows = self.rows_where(Table::AccountTeam, &[("account_id", account.into()), ("role", TeamRole::Owner.into())])?;
        let known = rows.iter().filter(|row| row.date("since").is_some_and(|day| as_of.includes_day(day)));
        Ok(known.max_by_key(|row| (row.date("since"), row.id)).and_then(|row| row.reference("colleague_id")))
    }

    /// The handovers of an account that run, the latest last.
    ///
    /// # Errors
    /// Those of the database.
    pub fn running_handovers_of(&self, account: AccountId, as_of: AsOf) -> Result<Vec<HandoverId>, Error> {
        let mut found = Vec::new();
        for row in self.rows_of(Table::HandoverAccount, account)? {
            let Some(id) = row.int("handover_id") else { continue };
            let Some(row) = self.row(Table::Handover, id)? else { continue };
            if state_on(&row, as_of) == Some(HandoverState::Running) {
                found.push(HandoverId::from_raw(id));
            }
        }
        Ok(found)
    }
}

/// Where a handover stood on a day; none if it had not begun.
pub(super) fn state_on(row: &Row, as_of: AsOf) -> Option<HandoverState> {
    row.date("started_on").filter(|day| as_of.includes_day(*day))?;
    let ended = row.date("closed_on").is_none_or(|day| as_of.includes_day(day));
    Some(if ended { row.code("state")? } else { HandoverState::Running })
}

pub(super) struct Gather<'g> {
    pub reader: Reader<'g>,
    pub setting: &'g Setting<'g>,
    pub colleagues: Colleagues,
}

impl Gather<'_> {
    /// The rows of a handover that were there on the day.
    fn rows(&self, table: Table, handover: i64) -> Result<Vec<Row>, Error> {
        let mut rows = self.reader.rows_where(table, &[("handover_id", handover.into())])?;
        if let Some(column) = table.def().as_of {
            rows.retain(|row| row.date(column).is_some_and(|day| self.setting.as_of.includes_day(day)));
            rows.sort_by_key(|row| (row.date(column), row.id));
        }
        Ok(rows)
    }

    fn handover(&self, row: &Row) -> Result<Option<Handover>, Error> {
        let Some(state) = state_on(row, self.setting.as_of) else { return Ok(None) };
        let (Some(trigger), Some(outgoing), Some(incoming)) =
            (row.code("trigger"), self.colleagues.who(row, "outgoing_id"), self.colleagues.who(row, "incoming_id"))
        else {
            return Ok(None);
        };
        let (Some(started_on), Some(meeting_on)) = (row.date("started_on"), row.date("meeting_on")) else { return Ok(None) };
        let text = |column: &str| row.text(column).map(str::to_owned);
        let mut handover = Handover {
            id: HandoverId::from_raw(row.id),
            trigger,
            internal_reason: text("internal_reason"),
            outgoing,
            incoming,
            supervisor: self.colleagues.who(row, "supervisor_id"),
            sensitivity: row.code("sensitivity").unwrap_or(Sensitivity::Normal),
            state,
            started_on,
            meeting_on,
            doubt_at: row.at("doubt_at"),
            closed_on: row.date("closed_on").filter(|_| state != HandoverState::Running),
            note: text("note"),
            accounts: Vec::new(),
            entries: self.entries(row.id)?,
            questions: self.questions(row.id)?,
            feedback: self.feedback(row.id)?,
        };
        for part in self.reader.rows_where(Table::HandoverAccount, &[("handover_id", row.id.into())])? {
            if let Some(account) = part.reference::<AccountId>("account_id") {
                let handed = self.account(account, &handover)?;
                handover.accounts.extend(handed);
            }
        }
        handover.accounts.sort_by_key(|account| account.id);
        Ok(Some(handover))
    }

    fn entries(&self, handover: i64) -> Result<Vec<Entry>, Error> {
        let rows = self.rows(Table::HandoverEntry, handover)?;
        let entry = |row: &Row| {
            let text = |column: &str| row.text(column).map(str::to_owned);
            Some(Entry {
                id: row.id,
                account: row.reference("account_id"),
                step: row.code("step")?,
                outcome: row.code("outcome")?,
                on: row.date("done_on")?,
                by: self.colleagues.who(row, "colleague_id"),
                on_behalf_of: self.colleagues.who(row, "on_behalf_of").filter(|who| row.int("colleague_id") != Some(who.id.raw())),
                channel: text("channel"),
                note: text("note"),
                override_reason: text("override_reason"),
            })
        };
        Ok(rows.iter().filter_map(entry).collect())
    }

    fn questions(&self, handover: i64) -> Result<Vec<Question>, Error> {
        let rows = self.rows(Table::HandoverQuestion, handover)?;
        let question = |row: &Row| {
            Some(Question {
                id: row.id,
                account: row.reference("account_id"),
                ask: row.text("question")?.to_owned(),
                agreed: row.text("agreed_answer").map(str::to_owned),
                score: row.int("score"),
                scored_on: row.date("scored_on"),
            })
        };
        Ok(rows.iter().filter_map(question).collect())
    }

    fn feedback(&self, handover: i64) -> Result<Vec<Feedback>, Error> {
        let rows = self.rows(Table::HandoverFeedback, handover)?;
        let feedback = |row: &Row| {
            Some(Feedback {
                id: row.id,
                account: row.reference("account_id"),
                column: row.code("list")?,
                what: row.text("what")?.to_owned(),
                owner: self.colleagues.who(row, "owner_id"),
                due_on: row.date("due_on"),
                settled_on: row.date("settled_on").filter(|day| self.setting.as_of.includes_day(*day)),
            })
        };
        Ok(rows.iter().filter_map(feedback).collect())
    }

    fn account(&self, id: AccountId, handover: &Handover) -> Result<Option<HandedAccount>, Error> {
        let as_of = self.setting.as_of;
        let Some(row) = self.reader.row(Table::Account, id.raw())? else { return Ok(None) };
        let Some(facts) = self.reader.facts(id, as_of.zone, as_of.day)? else { return Ok(None) };
        let policy = self.setting.policies.on(as_of.day);
        let tier = facts.tier_on(policy, as_of.day).tier;
        let kind: AccountKind = row.code("kind").unwrap_or(AccountKind::Enterprise);
        let text = |column: &str| row.text(column).unwrap_or_default().to_owned();
        let texts = self.texts(handover.id, id)?;
        let gaps = self.gaps(handover.id, id, kind, tier, &facts, &texts)?;
        let items = self.items(handover, id)?;
        let steps = timeline(&self.facts(handover, id, &gaps), &self.setting.context());
        Ok(Some(HandedAccount { id, name: text("name"), short_name: text("short_name"), kind, tier, steps, gaps, items, texts }))
    }

    fn texts(&self, handover: HandoverId, account: AccountId) -> Result<Vec<(ManualSection, String)>, Error> {
        let mut latest: BTreeMap<ManualSection, String> = BTreeMap::new();
        for row in self.rows(Table::ManualText, handover.raw())? {
            if row.reference::<AccountId>("account_id") == Some(account)
                && let (Some(section), Some(text)) = (row.code::<ManualSection>("section"), row.text("text"))
            {
                latest.insert(section, text.to_owned());
            }
        }
        Ok(latest.into_iter().collect())
    }

    /// What the timeline of one account is made from.
    fn facts(&self, handover: &Handover, account: AccountId, gaps: &[Gap]) -> HandoverFacts {
        let concerns = |of: Option<AccountId>| of.is_none_or(|of| of == account);
        let entries: Vec<StepEntry> = handover
            .entries
            .iter()
            .filter(|entry| concerns(entry.account))
            .map(|entry| StepEntry { id: entry.id, step: entry.step, outcome: entry.outcome, on: entry.on })
            .collect();
        let context = self.setting.context();
        let usual = default_meeting(handover.started_on, handover.sensitivity, context.policy, context.calendar, context.as_of.zone);
        // What was approved is settled: later gaps of the card are not gaps of that manual.
        let approved = entries.iter().any(|entry| entry.step == HandoverStep::Review && entry.outcome == StepOutcome::Approved);
        let lacking = gaps.iter().filter(|gap| gap.settled.is_none() && !approved).map(|gap| gap.key.clone());
        HandoverFacts {
            started_on: handover.started_on,
            sensitivity: handover.sensitivity,
            // The usual day keeps its derivation.
            meeting_on: Some(handover.meeting_on).filter(|day| *day != usual.day),
            doubt_at: handover.doubt_at,
            manual_lacks: lacking.collect(),
            feedback: handover
                .feedback
                .iter()
                .filter(|line| concerns(line.account))
                .map(|line| FeedbackItem {
                    id: line.id,
                    column: line.column,
                    owner: line.owner.as_ref().map(|who| who.id),
                    due_on: line.due_on,
                })
                .collect(),
            entries,
        }
    }

    /// The open items of an account with the owners that were named for them; of a handover that has ended only what was handed over.
    fn items(&self, handover: &Handover, account: AccountId) -> Result<Vec<Item>, Error> {
        let mut items = self.reader.open_items(account, self.setting.as_of, &self.colleagues)?;
        let mut named: BTreeMap<(Table, i64), Who> = BTreeMap::new();
        for row in self.rows(Table::HandoverItem, handover.id.raw())? {
            if let (Some(table), Some(id), Some(who)) =
                (row.code::<Table>("item_table"), row.int("item_id"), self.colleagues.who(&row, "new_owner_id"))
            {
                named.insert((table, id), who);
            }
        }
        for item in &mut items {
            item.new_owner = named.remove(&(table_of(item.kind), item.id));
        }
        if handover.state != HandoverState::Running {
            items.retain(|item| item.new_owner.is_some());
        }
        Ok(items)
    }
}
