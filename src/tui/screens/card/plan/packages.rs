//! The long run: service packages chosen, entries of the memory book, and what the tier of the account gives it.

use crate::domain::account::Tier;
use crate::domain::dealings::TicketGrade;
use crate::domain::plan::{MemoryKind, PackageKind};
use crate::domain::{AccountId, Coded};
use crate::i18n::{deadline, label};
use crate::policy::sla::SlaGrade;
use crate::store::policies::Policies;
use crate::store::{ActionKind, Edit, Row, Table, What};
use crate::tui::app::{Offer, Problem, Reads};
use crate::tui::forms::person_choices;
use crate::tui::forms::record::Record;
use crate::tui::input::Action;
use crate::tui::overlays::form::Value;
use crate::tui::screens::card::cells::{come, counts, day, detail, empty, enter, text};
use crate::tui::screens::card::page::{Around, Deed, Page, Spot};
use crate::tui::theme::Role;
use crate::tui::widgets::{Line, Look, Part};

const PACKAGE: &[&str] = &["kind", "title", "chosen_on", "ended_on", "note"];
const MEMORY: &[&str] = &["note", "kind", "happened_on", "person_id", "giveable"];

/// The section.
#[derive(Debug, Default)]
pub(super) struct Packages {
    rows: Vec<Row>,
    memories: Vec<Row>,
    tier: Option<Tier>,
    policies: Option<Policies>,
}

impl Packages {
    fn package(&self, id: i64) -> Option<&Row> {
        self.rows.iter().find(|row| row.id == id)
    }

    fn memory(&self, id: i64) -> Option<&Row> {
        self.memories.iter().find(|row| row.id == id)
    }

    fn package_line(row: &Row, look: &Look) -> Line<Spot> {
        let strings = &look.strings;
        let ended = come(row, "ended_on", look.as_of);
        let kind = row.code::<PackageKind>("kind").map(|kind| label(kind, strings)).unwrap_or_default();
        let role = if ended.is_some() { Role::Dim } else { Role::Text };
        Line::new(vec![
            day(row.date("chosen_on")),
            Part::new(kind, Role::Dim).in_cells(18),
            Part::new(text(row, "title"), role),
            Part::new(ended.map(|day| strings.plan_ended(day.to_string())).unwrap_or_default(), Role::Dim),
        ])
        .on(Spot::Record(Table::ServicePackage, row.id))
    }

    fn memory_line(row: &Row, look: &Look) -> Line<Spot> {
        let strings = &look.strings;
        let kind = row.code::<MemoryKind>("kind").map(|kind| label(kind, strings)).unwrap_or_default();
        let given = if row.bool("giveable") == Some(true) { String::new() } else { strings.plan_internal() };
        Line::new(vec![
            day(row.date("happened_on")),
            Part::new(kind, Role::Dim).in_cells(18),
            Part::new(text(row, "note"), Role::Text),
            Part::new(given, Role::Dim),
        ])
        .on(Spot::Record(Table::MemoryNote, row.id))
    }

    /// What the policy gives an account of this tier.
    fn resources(&self, look: &Look) -> Vec<Line<Spot>> {
        let strings = &look.strings;
        let (Some(tier), Some(policies)) = (self.tier, &self.policies) else { return Vec::new() };
        let policy = policies.on(look.as_of.day);
        let (row, cadence) = (policy.tiering.row(tier), policy.cadence.of(tier));
        let support = |support: crate::policy::tiering::Support| strings.plan_support(support.code());
        let (from, to) = row.reserved_capacity_percent;
        let waiver = if row.approval_waiver { strings.value_yes() } else { strings.value_no() };
        let values = [
            (strings.plan_team(), support(row.team)),
            (strings.plan_budget(), support(row.budget)),
            (strings.plan_technical_support(), support(row.technical_support)),
            (strings.plan_priority(), row.response_priority.to_string()),
            (strings.plan_waiver(), waiver),
            (strings.plan_capacity(), if to == 0 { strings.value_none() } else { format!("{from}-{to}%") }),
            (strings.plan_cadence(), strings.plan_cadence_days(i64::from(cadence.ideal_days), i64::from(cadence.max_days))),
        ];
        let mut lines = vec![Line::heading(strings.plan_resources(label(tier, strings)))];
        lines.extend(values.into_iter().map(|(name, value)| detail(name, value)));
        if let Some(sla) = policy.sla.row(&row.sla) {
            lines.extend(TicketGrade::ALL.iter().map(|grade| detail(label(*grade, strings), promised(sla.grade(*grade), look))));
        }
        lines
    }
}

/// The times that are promised for a grade.
fn promised(grade: &SlaGrade, look: &Look) -> String {
    let strings = &look.strings;
    let clocks =
        [("respond", Some(grade.respond)), ("intervene", grade.intervene), ("second_line", grade.second_line), ("resolve", grade.resolve)];
    let told = clocks.into_iter().filter_map(|(target, span)| Some((target, span?)));
    let told: Vec<String> =
        told.map(|(target, span)| format!("{} {}", strings.service_target(target), deadline::span(span, strings))).collect();
    told.join(&strings.card_comma())
}

impl Page for Packages {
    fn load(&mut self, reads: &Reads<'_>, account: AccountId) -> Result<(), Problem> {
        let problem = |error| reads.problem(&error);
        let (records, as_of) = (reads.records, reads.as_of);
        self.rows = records.rows_of(Table::ServicePackage, account).map_err(problem)?;
        self.rows.retain(|row| counts(row, "chosen_on", as_of));
        self.rows.sort_by_key(|row| (come(row, "ended_on", as_of).is_some(), std::cmp::Reverse(row.date("chosen_on"))));
        self.memories = records.rows_of(Table::MemoryNote, account).map_err(problem)?;
        self.memories.retain(|row| counts(row, "happened_on", as_of));
        let policies = records.policies().map_err(problem)?;
        let facts = records.facts(account, as_of.zone, as_of.day).map_err(problem)?;
        self.tier = facts.map(|facts| facts.tier_on(policies.on(as_of.day), as_of.day).tier);
        self.policies = Some(policies);
        Ok(())
    }

    fn lines(&self, _width: u16, look: &Look) -> Vec<Line<Spot>> {
        let strings = &look.strings;
        let mut lines = vec![Line::heading(strings.plan_packages())];
        if self.rows.is_empty() {
            lines.push(empty(Table::ServicePackage, strings.plan_packages_none()));
        }
        lines.extend(self.rows.iter().map(|row| Self::package_line(row, look)));
        lines.push(Line::blank());
        lines.push(Line::heading(strings.plan_memories()));
        if self.memories.is_empty() {
            lines.push(empty(Table::MemoryNote, strings.plan_memories_none()));
        }
        lines.extend(self.memories.iter().map(|row| Self::memory_line(row, look)));
        lines.push(Line::blank());
        lines.extend(self.resources(look));
        lines
    }

    fn change(&self, table: Table, row: i64, around: &Around<'_>) -> Option<Deed> {
        match table {
            Table::ServicePackage => enter(Record::of(around.subject, self.package(row)?, PACKAGE)),
            Table::MemoryNote => {
                let people = person_choices(around.people, around.look);
                enter(Record::of(around.subject, self.memory(row)?, MEMORY).choosing("person_id", people).past("happened_on"))
            }
            _ => None,
        }
    }

    fn kinds(&self) -> &[Table] {
        &[Table::ServicePackage, Table::MemoryNote]
    }

    fn enter(&self, table: Table, _at: Option<Spot>, around: &Around<'_>) -> Option<Deed> {
        let today = Value::Day(around.look.today);
        match table {
            Table::ServicePackage => enter(Record::new(around.subject, table, PACKAGE).holding("chosen_on", today)),
            Table::MemoryNote => enter(
                Record::new(around.subject, table, MEMORY)
                    .holding("happened_on", today)
                    .past("happened_on")
                    .choosing("person_id", person_choices(around.people, around.look))
                    .hint("giveable", around.look.strings.plan_giveable_hint()),
            ),
            _ => None,
        }
    }

    fn name(&self, table: Table, row: i64) -> String {
        match table {
            Table::ServicePackage => self.package(row).map(|row| text(row, "title")).unwrap_or_default(),
            _ => self.memory(row).map(|row| text(row, "note")).unwrap_or_default(),
        }
    }

    fn offers(&self, at: Option<Spot>, look: &Look) -> Vec<Offer> {
        match at {
            Some(Spot::Record(Table::ServicePackage, id)) => {
                let ended = self.package(id).is_none_or(|row| come(row, "ended_on", look.as_of).is_some());
                vec![Offer::unless(Action::Complete, ended.then(|| look.strings.plan_package_is_over()))]
            }
            _ => Vec::new(),
        }
    }

    fn act(&mut self, action: Action, at: Option<Spot>, around: &Around<'_>) -> Option<Deed> {
        let (Action::Complete, Spot::Record(Table::ServicePackage, id)) = (action, at?) else { return None };
        let row = self.package(id)?;
        if come(row, "ended_on", around.look.as_of).is_some() {
            return Some(Deed::Hint(around.look.strings.plan_package_is_over()));
        }
        let mut edit = Edit::new(What::new(ActionKind::Complete).about(Table::ServicePackage, id, &text(row, "title")));
        edit.update(Table::ServicePackage, id, vec![("ended_on", around.look.today.into())]);
        Some(Deed::Write(Box::new(edit)))
    }
}
