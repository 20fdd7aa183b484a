//! Contracts by the day they end: who has to be asked when, what sticks, who has approved, what became of them.

use std::cmp::Reverse;

use crate::domain::chain::ApprovalOutcome;
use crate::domain::commerce::{ApprovalKind, RenewalOutcome};
use crate::domain::rates::Rates;
use crate::domain::{AccountId, AsOf, Coded, RowId};
use crate::i18n::{label, log};
use crate::scoring::receivables::{ContractEnd, Renewal, renewals};
use crate::store::{ActionKind, Cell, Edit, Row, Table};
use crate::tui::app::{Offer, Problem, Reads};
use crate::tui::forms::record::{Entering, Record};
use crate::tui::forms::{Mistake, capital, colleague_choices};
use crate::tui::input::Action;
use crate::tui::overlays::Figure;
use crate::tui::overlays::form::{Filled, Form, Value};
use crate::tui::screens::card::cells::{
    Unfolded, away, below, come, counts, day, detail, empty, enter, exact, heading, long_detail, money, row_choices, text, unfolds,
};
use crate::tui::screens::card::page::{Around, Deed, Page, Spot};
use crate::tui::theme::Role;
use crate::tui::widgets::{Line, Look, Part};

const CONTRACT: &[&str] =
    &["title", "number", "product_id", "amount", "signed_on", "starts_on", "ends_on", "auto_renew", "sticking_points", "owner_id"];
const OUTCOME: &[&str] = &["outcome", "decided_on", "amount", "reason", "next_contract_id"];
/// A contract that follows another: what became of that one names it.
#[derive(Debug)]
struct Following {
    record: Record,
    outcome: i64,
}

impl Following {
    const fn new(record: Record, outcome: i64) -> Self {
        Self { record, outcome }
    }
}

impl Entering for Following {
    fn form(&self, look: &Look) -> Form {
        self.record.form(look)
    }

    fn edit(&self, filled: &Filled, look: &Look) -> Result<Option<Edit>, Mistake> {
        let Some(mut edit) = self.record.edit(filled, look)? else { return Ok(None) };
        edit.update(Table::ContractOutcome, self.outcome, vec![("next_contract_id", Cell::Inserted(0))]);
        Ok(Some(edit))
    }
}

const APPROVAL: &[&str] = &["kind", "threshold", "approver_id", "on_behalf_of", "outcome", "decided_on", "note"];

/// The section.
#[derive(Debug, Default)]
pub(super) struct Contracts {
    rows: Vec<Row>,
    outcomes: Vec<Row>,
    approvals: Vec<Row>,
    products: Vec<Row>,
    colleagues: Vec<Row>,
    ends: Vec<ContractEnd>,
    notice_days: Vec<u32>,
    rates: Rates,
    unfolded: Unfolded,
}

/// A contract does not end before it starts.
fn ends_after_start(filled: &Filled, look: &Look) -> Result<(), Mistake> {
    match (filled.day("starts_on"), filled.day("ends_on")) {
        (Some(start), Some(end)) if end < start => {
            Err(Mistake { field: "ends_on", why: look.strings.deals_ends_before_start(start.to_string()) })
        }
        _ => Ok(()),
    }
}

/// Where an approval stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Approval {
    /// The contract is smaller than what it is needed from.
    NotNeeded,
    /// Nobody has decided yet.
    Waits,
    /// Decided so.
    Decided(ApprovalOutcome),
}

impl Contracts {
    fn contract(&self, id: i64) -> Option<&Row> {
        self.rows.iter().find(|row| row.id == id)
    }

    fn own<'s>(&self, rows: &'s [Row], contract: i64) -> impl Iterator<Item = &'s Row> {
        rows.iter().filter(move |row| row.int("contract_id") == Some(contract))
    }

    /// What was decided about a contract by that day.
    fn outcome(&self, contract: i64, as_of: AsOf) -> Option<&Row> {
        self.own(&self.outcomes, contract).filter(|row| come(row, "decided_on", as_of).is_some()).max_by_key(|row| row.date("decided_on"))
    }

    fn approval(&self, row: &Row, as_of: AsOf) -> Approval {
        let outcome = row.code("outcome").filter(|_| row.date("decided_on").is_none_or(|day| as_of.includes_day(day)));
        if let Some(outcome) = outcome {
            return Approval::Decided(outcome);
        }
        let contract = row.int("contract_id").and_then(|id| self.contract(id));
        let below = contract.and_then(|contract| contract.money("amount")).zip(row.money("threshold")).is_some_and(|(amount, least)| {
            self.rates.convert(amount, least.currency, as_of.day).is_some_and(|amount| amount.minor < least.minor)
        });
        if below { Approval::NotNeeded } else { Approval::Waits }
    }

    /// The contract that the cursor is on or in.
    fn under(&self, at: Option<Spot>) -> Option<&Row> {
        let id = match at? {
            Spot::Record(Table::Contract, id) => id,
            Spot::Record(Table::ContractOutcome, id) => self.outcomes.iter().find(|row| row.id == id)?.int("contract_id")?,
            Spot::Record(Table::ContractApproval, id) => self.approvals.iter().find(|row| row.id == id)?.int("contract_id")?,
            _ => return None,
        };
        self.contract(id)
    }

    fn contract_form(&self, record: Record, around: &Around<'_>) -> Option<Deed> {
        let strings = &around.look.strings;
        enter(
            record
                .choosing("product_id", row_choices(&self.products, "name"))
                .choosing("owner_id", colleague_choices(around.colleagues, around.look))
                .ahead("ends_on")
                .called("title", strings.deals_contract_title())
                .hint("ends_on", strings.deals_ends_hint())
                .checked(ends_after_start)
                .hint("sticking_points", strings.deals_sticking_hint()),
        )
    }

    fn outcome_form(&self, record: Record, contract: &Row, around: &Around<'_>) -> Option<Deed> {
        let others = self.rows.iter().filter(|row| row.id != contract.id);
        let hint = around.look.strings.deals_outcome_amount_hint();
        enter(record.past("decided_on").choosing("next_contract_id", row_choices(others, "title")).hint("amount", hint))
    }

    fn approval_form(record: Record, around: &Around<'_>) -> Option<Deed> {
        let strings = &around.look.strings;
        let colleagues = || colleague_choices(around.colleagues, around.look);
        enter(
            record
                .past("decided_on")
                .choosing("approver_id", colleagues())
                .choosing("on_behalf_of", colleagues())
                .hint("threshold", strings.deals_threshold_hint())
                .hint("on_behalf_of", strings.deals_behalf_hint()),
        )
    }

    fn new_outcome(&self, contract: &Row, around: &Around<'_>) -> Option<Deed> {
        let record = Record::new(around.subject, Table::ContractOutcome, OUTCOME)
            .with("contract_id", contract.id)
            .as_action(ActionKind::Complete)
            .holding("decided_on", Value::Day(around.look.today))
            .holding("amount", contract.money("amount").map_or(Value::Nothing, Value::Money));
        self.outcome_form(record, contract, around)
    }

    /// Whether a contract was renewed, or lost, and no contract is named that follows.
    fn may_be_followed(&self, contract: i64, look: &Look) -> bool {
        self.outcome(contract, look.as_of).is_some_and(|outcome| outcome.int("next_contract_id").is_none())
    }

    /// What can be done once it is known what became of a contract: the one that follows it is entered.
    fn after_outcome(&self, contract: i64, around: &Around<'_>) -> Deed {
        let row = self.contract(contract).filter(|_| self.may_be_followed(contract, around.look));
        match row.zip(self.outcome(contract, around.look.as_of)) {
            Some((row, outcome)) => Deed::Enter(Box::new(Following::new(self.following(row, outcome, around), outcome.id))),
            None => Deed::Hint(around.look.strings.deals_decided_already()),
        }
    }

    /// The form of the contract that follows another: the same product, from the day after its end, over the same time.
    fn following(&self, row: &Row, outcome: &Row, around: &Around<'_>) -> Record {
        let value = |day: Option<chrono::NaiveDate>| day.map_or(Value::Nothing, Value::Day);
        let starts = row.date("ends_on").and_then(|day| day.succ_opt());
        let length = row.date("starts_on").zip(row.date("ends_on")).map(|(from, to)| to.signed_duration_since(from));
        let ends = starts.zip(length).and_then(|(starts, length)| starts.checked_add_signed(length));
        let choice = |column: &str| row.int(column).map_or(Value::Nothing, |id| Value::Choice(id.to_string()));
        let amount = outcome.money("amount").or(row.money("amount")).map_or(Value::Nothing, Value::Money);
        let strings = &around.look.strings;
        Record::new(around.subject, Table::Contract, CONTRACT)
            .titled(strings.deals_next_contract())
            .choosing("product_id", row_choices(&self.products, "name"))
            .choosing("owner_id", colleague_choices(around.colleagues, around.look))
            .called("title", strings.deals_contract_title())
            .holding("title", Value::Text(text(row, "title")))
            .holding("product_id", choice("product_id"))
            .holding("owner_id", choice("owner_id"))
            .holding("amount", amount)
            .holding("starts_on", value(starts))
            .holding("ends_on", value(ends))
            .ahead("ends_on")
            .checked(ends_after_start)
    }

    /// What is said of a contract in its line.
    fn state(&self, row: &Row, renewal: Option<&Renewal>, look: &Look) -> (String, Role) {
        let strings = &look.strings;
        if let Some(outcome) = self.outcome(row.id, look.as_of) {
            let code = outcome.code::<RenewalOutcome>("outcome");
            let role = if code == Some(RenewalOutcome::Lost) { Role::Bad } else { Role::Dim };
            return (code.map(|code| label(code, strings)).unwrap_or_default(), role);
        }
        match renewal {
            Some(Renewal { notice_days: None, .. }) => (strings.deals_ended(), Role::Bad),
            Some(Renewal { notice_days: Some(days), .. }) => {
                let first = self.notice_days.iter().min() == Some(days);
                (strings.deals_notice(*days), if first { Role::Bad } else { Role::Watch })
            }
            None if row.bool("auto_renew") == Some(true) && row.date("ends_on").is_some_and(|day| day < look.as_of.day) => {
                (strings.deals_renewed_itself(), Role::Dim)
            }
            None if row.date("starts_on").is_some_and(|day| day > look.as_of.day) => (strings.deals_starts_later(), Role::Dim),
            None => (strings.deals_running(), Role::Dim),
        }
    }

    fn line(&self, row: &Row, renewal: Option<&Renewal>, look: &Look) -> Line<Spot> {
        let (state, role) = self.state(row, renewal, look);
        let ends = row.date("ends_on");
        let decided = self.outcome(row.id, look.as_of).is_some();
        let left = ends.filter(|_| !decided).map(|day| away(day, look)).unwrap_or_default();
        let amount = row.money("amount").map(|amount| money(amount, look)).unwrap_or_default();
        Line::new(vec![
            day(ends),
            Part::new(left, role).in_cells(11),
            Part::new(state, role).in_cells(17),
            Part::new(amount, Role::Text).in_cells(12).at_right(),
            Part::new(text(row, "title"), if decided { Role::Dim } else { Role::Text }),
        ])
        .on(Spot::Record(Table::Contract, row.id))
    }

    /// What has to be known of a contract without being asked for: who has not approved, and, when it comes to its end, what sticks.
    fn remarks(&self, row: &Row, renewal: Option<&Renewal>, width: u16, look: &Look) -> Vec<Line<Spot>> {
        let strings = &look.strings;
        let open = self.own(&self.approvals, row.id).filter(|approval| self.approval(approval, look.as_of) == Approval::Waits);
        let kinds: Vec<String> =
            open.filter_map(|approval| approval.code::<ApprovalKind>("kind")).map(|kind| label(kind, strings)).collect();
        let mut lines = Vec::new();
        if !kinds.is_empty() && self.outcome(row.id, look.as_of).is_none() {
            lines.push(below(vec![Part::new(strings.deals_approval_waits(kinds.join(&strings.card_comma())), Role::Watch)]));
        }
        if let Some(points) = row.text("sticking_points").filter(|_| renewal.is_some() && !self.unfolded.shows(Table::Contract, row.id)) {
            lines.extend(long_detail(&capital(&log::column(Table::Contract, "sticking_points", strings)), points, width, look));
        }
        lines
    }

    fn approval_line(&self, row: &Row, look: &Look) -> Line<Spot> {
        let strings = &look.strings;
        let kind = row.code::<ApprovalKind>("kind").map(|kind| capital(&label(kind, strings))).unwrap_or_default();
        let (said, role) = match self.approval(row, look.as_of) {
            Approval::NotNeeded => (strings.deals_approval_not_needed(), Role::Dim),
            Approval::Waits => (strings.deals_approval_open(), Role::Watch),
            Approval::Decided(outcome) => {
                let role = if outcome == ApprovalOutcome::Approved { Role::Good } else { Role::Bad };
                (label(outcome, strings), role)
            }
        };
        let name = |column: &str| self.colleague(row, column, look);
        let by = match (name("approver_id"), name("on_behalf_of")) {
            (by, behalf) if behalf.is_empty() => by,
            (by, behalf) => strings.deals_on_behalf(by, behalf),
        };
        let least = row.money("threshold").map(|least| strings.deals_threshold(money(least, look))).unwrap_or_default();
        below(vec![
            Part::new(strings.deals_approval(kind), Role::Dim).in_cells(18),
            Part::new(said, role).in_cells(12),
            day(row.date("decided_on")),
            Part::new(by, Role::Text),
            Part::new(least, Role::Dim),
        ])
        .on(Spot::Record(Table::ContractApproval, row.id))
    }

    fn colleague(&self, row: &Row, column: &str, look: &Look) -> String {
        let found = row.int(column).and_then(|id| self.colleagues.iter().find(|one| one.id == id));
        found.map(|one| look.private(&text(one, "name")).into_owned()).unwrap_or_default()
    }

    fn details(&self, row: &Row, width: u16, look: &Look) -> Vec<Line<Spot>> {
        let strings = &look.strings;
        let named = |column: &str| capital(&log::column(Table::Contract, column, strings));
        let product = row.int("product_id").and_then(|id| self.products.iter().find(|product| product.id == id));
        let renews = row.bool("auto_renew").map(|renews| if renews { strings.value_yes() } else { strings.value_no() });
        let values = [
            ("number", text(row, "number")),
            ("product_id", product.map(|product| text(product, "name")).unwrap_or_default()),
            ("amount", row.money("amount").map(|amount| exact(amount, look)).unwrap_or_default()),
            ("signed_on", row.date("signed_on").map(|day| day.to_string()).unwrap_or_default()),
            ("starts_on", row.date("starts_on").map(|day| day.to_string()).unwrap_or_default()),
            ("auto_renew", renews.unwrap_or_default()),
            ("owner_id", self.colleague(row, "owner_id", look)),
        ];
        let known = values.into_iter().filter(|(_, value)| !value.is_empty());
        let mut lines: Vec<Line<Spot>> = known.map(|(column, value)| detail(named(column), value)).collect();
        if let Some(points) = row.text("sticking_points") {
            lines.extend(long_detail(&named("sticking_points"), points, width, look));
        }
        lines.extend(self.own(&self.approvals, row.id).map(|approval| self.approval_line(approval, look)));
        for outcome in self.own(&self.outcomes, row.id) {
            let code = outcome.code::<RenewalOutcome>("outcome").map(|code| label(code, strings)).unwrap_or_default();
            let amount = outcome.money("amount").map(|amount| exact(amount, look)).unwrap_or_default();
            let parts = vec![
                Part::new(named("outcome"), Role::Dim).in_cells(18),
                Part::new(code, Role::Text).in_cells(12),
                day(outcome.date("decided_on")),
                Part::new(amount, Role::Text),
                Part::new(text(outcome, "reason"), Role::Dim),
            ];
            lines.push(below(parts).on(Spot::Record(Table::ContractOutcome, outcome.id)));
        }
        lines
    }

    fn block(&self, row: &Row, renewal: Option<&Renewal>, width: u16, look: &Look) -> Vec<Line<Spot>> {
        let mut lines = vec![self.line(row, renewal, look)];
        lines.extend(self.remarks(row, renewal, width, look));
        if self.unfolded.shows(Table::Contract, row.id) {
            lines.extend(self.details(row, width, look));
        }
        lines
    }
}

impl Page for Contracts {
    fn load(&mut self, reads: &Reads<'_>, account: AccountId) -> Result<(), Problem> {
        let problem = |error| reads.problem(&error);
        let records = reads.records;
        self.rows = records.rows_of(Table::Contract, account).map_err(problem)?;
        self.rows.retain(|row| counts(row, if row.date("signed_on").is_some() { "signed_on" } else { "starts_on" }, reads.as_of));
        self.outcomes = records.rows_of(Table::ContractOutcome, account).map_err(problem)?;
        self.outcomes.retain(|row| counts(row, "decided_on", reads.as_of));
        self.approvals = records.rows_of(Table::ContractApproval, account).map_err(problem)?;
        self.products = records.all(Table::Product).map_err(problem)?;
        self.colleagues = records.all(Table::Colleague).map_err(problem)?;
        self.ends = records.contract_ends(account).map_err(problem)?;
        self.ends.retain(|end| self.rows.iter().any(|row| row.id == end.id.raw()));
        self.notice_days = records.policies().map_err(problem)?.on(reads.as_of.day).cadence.renewal_notice_days.to_vec();
        self.rates = records.rates().map_err(problem)?;
        Ok(())
    }

    fn lines(&self, width: u16, look: &Look) -> Vec<Line<Spot>> {
        let strings = &look.strings;
        if self.rows.is_empty() {
            return vec![Line::heading(strings.deals_contracts()), empty(Table::Contract, strings.deals_contracts_none())];
        }
        let due = renewals(&self.ends, &self.notice_days, look.as_of);
        let renewal = |row: &Row| due.iter().find(|renewal| renewal.contract.raw() == row.id);
        let (mut decided, mut open): (Vec<&Row>, Vec<&Row>) = self.rows.iter().partition(|row| self.outcome(row.id, look.as_of).is_some());
        // What is to be decided, the soonest first; then what runs on; then those without an end.
        open.sort_by_key(|row| (renewal(row).is_none(), row.date("ends_on").is_none(), row.date("ends_on"), row.id));
        decided.sort_by_key(|row| Reverse((row.date("ends_on"), row.id)));
        let mut notices = self.notice_days.clone();
        notices.sort_unstable();
        let counts = notices.iter().map(|days| {
            let within = due.iter().filter(|renewal| renewal.notice_days.is_some() && renewal.days_left <= i64::from(*days)).count();
            strings.deals_within(i64::try_from(within).unwrap_or(i64::MAX), *days)
        });
        let calendar: Vec<String> = counts.collect();
        let role = if due.is_empty() { Role::Dim } else { Role::Watch };
        let mut lines = vec![heading(strings.deals_contracts(), strings.deals_calendar(calendar.join(&strings.card_comma())), role)];
        lines.extend(open.into_iter().flat_map(|row| self.block(row, renewal(row), width, look)));
        let ended = decided.into_iter().flat_map(|row| self.block(row, None, width, look)).collect();
        lines.extend(self.unfolded.settled(Table::Contract, strings.deals_contracts_decided(), ended, look));
        lines
    }

    fn change(&self, table: Table, row: i64, around: &Around<'_>) -> Option<Deed> {
        let find = |rows: &[Row]| rows.iter().find(|known| known.id == row).cloned();
        match table {
            Table::Contract => self.contract_form(Record::of(around.subject, self.contract(row)?, CONTRACT), around),
            Table::ContractOutcome => {
                let outcome = find(&self.outcomes)?;
                let contract = self.contract(outcome.int("contract_id")?)?;
                self.outcome_form(Record::of(around.subject, &outcome, OUTCOME), contract, around)
            }
            Table::ContractApproval => Self::approval_form(Record::of(around.subject, &find(&self.approvals)?, APPROVAL), around),
            _ => None,
        }
    }

    fn kinds(&self) -> &[Table] {
        &[Table::Contract, Table::ContractOutcome, Table::ContractApproval]
    }

    fn enter(&self, table: Table, at: Option<Spot>, around: &Around<'_>) -> Option<Deed> {
        match table {
            Table::Contract => self.contract_form(Record::new(around.subject, table, CONTRACT), around),
            Table::ContractOutcome => self.new_outcome(self.under(at)?, around),
            Table::ContractApproval => {
                let contract = self.under(at)?;
                Self::approval_form(Record::new(around.subject, table, APPROVAL).with("contract_id", contract.id), around)
            }
            _ => None,
        }
    }

    fn name(&self, table: Table, row: i64) -> String {
        let title = |contract: Option<&Row>| contract.map(|contract| text(contract, "title")).unwrap_or_default();
        match table {
            Table::Contract => title(self.contract(row)),
            _ => title(self.under(Some(Spot::Record(table, row)))),
        }
    }

    fn explain(&self, at: Option<Spot>, look: &Look) -> Vec<Figure> {
        let strings = &look.strings;
        let mut notices = self.notice_days.clone();
        notices.sort_unstable();
        let notices: Vec<String> = notices.iter().map(u32::to_string).collect();
        let notices = notices.join(&strings.card_comma());
        let due = renewals(&self.ends, &self.notice_days, look.as_of);
        let renewal = |row: &Row| due.iter().find(|renewal| renewal.contract.raw() == row.id);
        let own = self.under(at).map(|row| {
            let (state, _) = self.state(row, renewal(row), look);
            let mut because: Vec<String> = Vec::new();
            match row.date("ends_on") {
                Some(day) => because.push(strings.deals_why_end(day.to_string(), -look.as_of.age_days(day), look.as_of.day.to_string())),
                None => because.push(strings.deals_ends_hint()),
            }
            if let Some(outcome) = self.outcome(row.id, look.as_of) {
                because.push(strings.deals_why_decided(outcome.date("decided_on").unwrap_or_default().to_string()));
            }
            Figure { name: text(row, "title"), value: state, because }
        });
        let within = due.iter().filter(|renewal| renewal.notice_days.is_some()).count().to_string();
        let section = Figure { name: strings.deals_contracts(), value: within, because: vec![strings.deals_why_notices(notices)] };
        own.into_iter().chain([section]).collect()
    }

    fn offers(&self, at: Option<Spot>, look: &Look) -> Vec<Offer> {
        match at {
            Some(Spot::Record(Table::Contract, row)) => {
                let followed = self.outcome(row, look.as_of).is_some() && !self.may_be_followed(row, look);
                vec![Offer::unless(Action::Complete, followed.then(|| look.strings.deals_decided_already())), unfolds()]
            }
            Some(Spot::Record(Table::ContractApproval, _)) => vec![Offer::ready(Action::Complete)],
            Some(Spot::Settled(_)) => vec![unfolds()],
            _ => Vec::new(),
        }
    }

    fn act(&mut self, action: Action, at: Option<Spot>, around: &Around<'_>) -> Option<Deed> {
        match (action, at?) {
            (Action::Open, spot @ (Spot::Record(Table::Contract, _) | Spot::Settled(_))) => Some(self.unfolded.turn(spot)),
            (Action::Complete, Spot::Record(Table::Contract, row)) if self.outcome(row, around.look.as_of).is_some() => {
                Some(self.after_outcome(row, around))
            }
            (Action::Complete, spot @ Spot::Record(Table::Contract, _)) => self.new_outcome(self.under(Some(spot))?, around),
            (Action::Complete, Spot::Record(Table::ContractApproval, id)) => {
                let row = self.approvals.iter().find(|row| row.id == id)?;
                let record = Record::of(around.subject, row, &["outcome", "decided_on", "approver_id", "on_behalf_of", "note"])
                    .as_action(ActionKind::Complete)
                    .holding("outcome", Value::Choice(ApprovalOutcome::Approved.code().to_owned()))
                    .holding("decided_on", Value::Day(around.look.today))
                    .required("outcome")
                    .required("decided_on");
                Self::approval_form(record, around)
            }
            _ => None,
        }
    }
}
