//! What to do when things go wrong: the account's own contingency plans, and those of the common library.

use crate::domain::plan::ContingencyKind;
use crate::domain::{AccountId, Coded, RowId};
use crate::i18n::{label, log};
use crate::policy::playbook::{Contingency, Edition};
use crate::store::{Row, Table, Value as Stored};
use crate::tui::app::{Offer, Problem, Reads};
use crate::tui::forms::capital;
use crate::tui::forms::record::Record;
use crate::tui::input::Action;
use crate::tui::overlays::Entry;
use crate::tui::overlays::form::{Choice, Value};
use crate::tui::screens::card::cells::{Unfolded, counts, day, detail, empty, enter, long_detail, text, unfolds};
use crate::tui::screens::card::page::{Around, Deed, Page, Spot};
use crate::tui::theme::Role;
use crate::tui::widgets::{Line, Look, Part};

const PLAN: &[&str] = &["kind", "title", "steps", "contact", "reviewed_on", "account_id"];

/// The section.
#[derive(Debug, Default)]
pub(super) struct Contingencies {
    own: Vec<Row>,
    common: Vec<Row>,
    unfolded: Unfolded,
}

/// A template of the library as the text of a plan.
fn steps(template: &Contingency, look: &Look) -> String {
    let strings = &look.strings;
    let mut lines = vec![strings.plan_starts_when(&template.starts_when)];
    lines.extend(template.steps.iter().map(|step| strings.plan_step(i64::from(step.within_hours), &step.who, &step.act)));
    lines.push(strings.plan_say(&template.say));
    lines.push(strings.plan_never(&template.never));
    lines.push(strings.plan_ends_when(&template.ends_when));
    lines.extend(template.prepare.iter().map(|ready| strings.plan_prepare(ready)));
    lines.join("\n")
}

impl Contingencies {
    fn row(&self, id: i64) -> Option<&Row> {
        self.own.iter().chain(&self.common).find(|row| row.id == id)
    }

    fn form(record: Record, around: &Around<'_>) -> Option<Deed> {
        let strings = &around.look.strings;
        let own = Choice::new(around.subject.id.raw().to_string(), around.look.private(&around.subject.name));
        enter(
            record
                .choosing("account_id", vec![own])
                .called("account_id", strings.plan_scope())
                .hint("account_id", strings.plan_scope_hint()),
        )
    }

    fn new_record(around: &Around<'_>) -> Record {
        Record::new(around.subject, Table::ContingencyPlan, PLAN)
            .holding("account_id", Value::Choice(around.subject.id.raw().to_string()))
            .holding("reviewed_on", Value::Day(around.look.today))
    }

    fn block(&self, row: &Row, width: u16, look: &Look) -> Vec<Line<Spot>> {
        let strings = &look.strings;
        let kind = row.code::<ContingencyKind>("kind").map(|kind| label(kind, strings)).unwrap_or_default();
        let own = row.int("account_id").is_some();
        let parts = vec![
            day(row.date("reviewed_on")),
            Part::new(kind, Role::Dim).in_cells(20),
            Part::new(text(row, "title"), Role::Text),
            Part::new(if own { String::new() } else { strings.plan_common() }, Role::Dim),
        ];
        let mut lines = vec![Line::new(parts).on(Spot::Record(Table::ContingencyPlan, row.id))];
        if self.unfolded.shows(Table::ContingencyPlan, row.id) {
            let named = |column: &str| capital(&log::column(Table::ContingencyPlan, column, strings));
            let contact = look.private(&text(row, "contact")).into_owned();
            lines.extend((!contact.is_empty()).then(|| detail(named("contact"), contact)));
            lines.extend(long_detail(&named("steps"), row.text("steps").unwrap_or_default(), width, look));
        }
        lines
    }
}

impl Page for Contingencies {
    fn load(&mut self, reads: &Reads<'_>, account: AccountId) -> Result<(), Problem> {
        let problem = |error| reads.problem(&error);
        self.own = reads.records.rows_of(Table::ContingencyPlan, account).map_err(problem)?;
        self.common = reads.records.rows_where(Table::ContingencyPlan, &[("account_id", Stored::Null)]).map_err(problem)?;
        self.own.retain(|row| counts(row, "reviewed_on", reads.as_of));
        self.common.retain(|row| counts(row, "reviewed_on", reads.as_of));
        Ok(())
    }

    fn lines(&self, width: u16, look: &Look) -> Vec<Line<Spot>> {
        let strings = &look.strings;
        let mut lines = vec![Line::heading(strings.plan_contingencies())];
        if self.own.is_empty() {
            lines.push(empty(Table::ContingencyPlan, strings.plan_contingencies_none()));
        }
        lines.extend(self.own.iter().chain(&self.common).flat_map(|row| self.block(row, width, look)));
        lines
    }

    fn change(&self, _table: Table, row: i64, around: &Around<'_>) -> Option<Deed> {
        Self::form(Record::of(around.subject, self.row(row)?, PLAN), around)
    }

    fn kinds(&self) -> &[Table] {
        &[Table::ContingencyPlan]
    }

    fn enter(&self, _table: Table, _at: Option<Spot>, around: &Around<'_>) -> Option<Deed> {
        let (look, strings) = (around.look, &around.look.strings);
        let mut ways = vec![(Entry { label: strings.plan_blank(), ..Entry::default() }, Self::form(Self::new_record(around), around)?)];
        if let Ok(playbook) = look.library.playbook(Edition::from(look.language)) {
            for template in &playbook.contingencies {
                let kind = ContingencyKind::from_code(&template.key).unwrap_or(ContingencyKind::Other);
                let record = Self::new_record(around)
                    .holding("kind", Value::Choice(kind.code().to_owned()))
                    .holding("title", Value::Text(template.name.clone()))
                    .holding("steps", Value::Text(steps(template, look)));
                ways.push((Entry { label: template.name.clone(), ..Entry::default() }, Self::form(record, around)?));
            }
        }
        Some(Deed::Pick(capital(&label(Table::ContingencyPlan, strings)), ways))
    }

    fn name(&self, _table: Table, row: i64) -> String {
        self.row(row).map(|row| text(row, "title")).unwrap_or_default()
    }

    fn offers(&self, at: Option<Spot>, _look: &Look) -> Vec<Offer> {
        if let Some(Spot::Record(..)) = at { vec![unfolds()] } else { Vec::new() }
    }

    fn act(&mut self, action: Action, at: Option<Spot>, _around: &Around<'_>) -> Option<Deed> {
        match (action, at?) {
            (Action::Open, spot @ Spot::Record(..)) => Some(self.unfolded.turn(spot)),
            _ => None,
        }
    }
}
