//! The annual plan: a target of the year for each measure, by quarter, beside what was reached.

use crate::domain::AccountId;
use crate::domain::Coded;
use crate::domain::plan::PlanMeasure;
use crate::i18n::{label, log};
use crate::policy::playbook::{AnnualPlan, Edition};
use crate::store::{Row, Table};
use crate::tui::app::{Offer, Problem, Reads};
use crate::tui::forms::capital;
use crate::tui::forms::plan::{Reached, Target, percent, year_of};
use crate::tui::forms::record::Record;
use crate::tui::input::Action;
use crate::tui::overlays::form::Value;
use crate::tui::overlays::{Entry, Figure};
use crate::tui::screens::card::cells::{Unfolded, below, counts, day, empty, enter, long_detail, unfolds};
use crate::tui::screens::card::page::{Around, Deed, Page, Spot};
use crate::tui::theme::Role;
use crate::tui::widgets::{Line, Look, Part};

const PLAN: &[&str] = &["year", "made_on", "note"];

/// The section.
#[derive(Debug, Default)]
pub(super) struct Targets {
    plans: Vec<Row>,
    targets: Vec<Row>,
    unfolded: Unfolded,
}

/// The modules of the library as the text that a plan starts from.
fn modules(plan: &AnnualPlan) -> String {
    let module = |module: &crate::policy::playbook::PlanModule| {
        let sections = module.sections.iter().map(|section| format!("- {}: {}", section.title, section.prompt));
        std::iter::once(format!("{}: {}", module.name, module.purpose)).chain(sections).collect::<Vec<String>>().join("\n")
    };
    plan.modules.iter().map(module).collect::<Vec<String>>().join("\n\n")
}

impl Targets {
    fn plan(&self, id: i64) -> Option<&Row> {
        self.plans.iter().find(|row| row.id == id)
    }

    fn target(&self, id: i64) -> Option<&Row> {
        self.targets.iter().find(|row| row.id == id)
    }

    /// The targets of a plan for a measure, the first quarter first.
    fn of(&self, plan: i64, measure: PlanMeasure) -> Vec<&Row> {
        let own = |row: &&Row| row.int("annual_plan_id") == Some(plan) && row.code("measure") == Some(measure);
        let mut rows: Vec<&Row> = self.targets.iter().filter(own).collect();
        rows.sort_by_key(|row| (row.int("quarter"), row.id));
        rows
    }

    /// The plan that the cursor is on or in, else that of this year.
    fn under(&self, at: Option<Spot>, look: &Look) -> Option<&Row> {
        let id = match at {
            Some(Spot::Record(Table::AnnualPlan, id)) => Some(id),
            Some(Spot::Record(Table::PlanTarget, id)) => self.target(id)?.int("annual_plan_id"),
            _ => None,
        };
        match id {
            Some(id) => self.plan(id),
            None => self.plans.iter().find(|row| row.int("year") == Some(year_of(look.as_of.day))),
        }
    }

    fn new_target(&self, plan: &Row, around: &Around<'_>) -> Option<Deed> {
        let year = i32::try_from(plan.int("year")?).ok()?;
        let set = PlanMeasure::ALL.iter().copied().filter(|measure| !self.of(plan.id, *measure).is_empty()).collect();
        Some(Deed::Enter(Box::new(Target::new(around.subject.clone(), plan.id, year, set))))
    }

    fn new_plan(around: &Around<'_>) -> Option<Deed> {
        let strings = &around.look.strings;
        let record = || {
            Record::new(around.subject, Table::AnnualPlan, PLAN)
                .holding("year", Value::Whole(year_of(around.look.today)))
                .holding("made_on", Value::Day(around.look.today))
        };
        let entry = |label: String| Entry { label, ..Entry::default() };
        let mut ways = vec![(entry(strings.plan_blank()), enter(record())?)];
        if let Ok(playbook) = around.look.library.playbook(Edition::from(around.look.language)) {
            let filled = record().holding("note", Value::Text(modules(&playbook.plan)));
            ways.push((entry(strings.plan_with_modules()), enter(filled)?));
        }
        Some(Deed::Pick(capital(&label(Table::AnnualPlan, strings)), ways))
    }

    /// One measure over the four quarters: reached of target.
    fn measure_line(&self, plan: i64, measure: PlanMeasure, look: &Look) -> Option<Line<Spot>> {
        let rows = self.of(plan, measure);
        if rows.is_empty() {
            return None;
        }
        let mut parts = vec![Part::new(capital(&label(measure, &look.strings)), Role::Text).in_cells(18)];
        parts.extend(rows.into_iter().map(|row| {
            let (target, reached) = (row.int("target").unwrap_or(0), row.int("reached"));
            let role = match reached {
                Some(reached) if reached >= target => Role::Good,
                Some(_) => Role::Bad,
                None => Role::Dim,
            };
            let reached = reached.map_or_else(|| look.strings.value_none(), percent);
            let said = format!("Q{} {reached}/{}", row.int("quarter").unwrap_or(0), percent(target));
            Part::new(said, role).in_cells(14)
        }));
        Some(below(parts))
    }

    fn target_line(row: &Row, look: &Look) -> Line<Spot> {
        let measure = row.code::<PlanMeasure>("measure").map(|measure| capital(&label(measure, &look.strings))).unwrap_or_default();
        let reached = row.int("reached").map_or_else(|| look.strings.value_none(), percent);
        let target = look.strings.plan_target_reached(percent(row.int("target").unwrap_or(0)), reached);
        below(vec![
            Part::new(measure, Role::Dim).in_cells(18),
            Part::new(format!("Q{}", row.int("quarter").unwrap_or(0)), Role::Text).in_cells(3),
            Part::new(target, Role::Text).in_cells(28),
            day(row.date("reached_on")),
        ])
        .on(Spot::Record(Table::PlanTarget, row.id))
    }

    fn block(&self, plan: &Row, width: u16, look: &Look) -> Vec<Line<Spot>> {
        let strings = &look.strings;
        let year = plan.int("year").unwrap_or(0);
        let set = PlanMeasure::ALL.iter().filter(|measure| !self.of(plan.id, **measure).is_empty()).count();
        let said = if set == 0 { strings.plan_no_target() } else { String::new() };
        let parts = vec![Part::new(strings.plan_of_year(year), Role::Strong), day(plan.date("made_on")), Part::new(said, Role::Watch)];
        let mut lines = vec![Line::new(parts).on(Spot::Record(Table::AnnualPlan, plan.id))];
        if self.unfolded.shows(Table::AnnualPlan, plan.id) {
            lines.extend(PlanMeasure::ALL.iter().flat_map(|measure| self.of(plan.id, *measure)).map(|row| Self::target_line(row, look)));
            if let Some(note) = plan.text("note") {
                lines.extend(long_detail(&capital(&log::column(Table::AnnualPlan, "note", strings)), note, width, look));
            }
        } else {
            lines.extend(PlanMeasure::ALL.iter().filter_map(|measure| self.measure_line(plan.id, *measure, look)));
        }
        lines
    }
}

impl Page for Targets {
    fn load(&mut self, reads: &Reads<'_>, account: AccountId) -> Result<(), Problem> {
        let problem = |error| reads.problem(&error);
        self.plans = reads.records.rows_of(Table::AnnualPlan, account).map_err(problem)?;
        self.plans.retain(|row| counts(row, "made_on", reads.as_of));
        self.plans.sort_by_key(|row| std::cmp::Reverse(row.int("year")));
        self.targets = reads.records.rows_of(Table::PlanTarget, account).map_err(problem)?;
        Ok(())
    }

    fn lines(&self, width: u16, look: &Look) -> Vec<Line<Spot>> {
        let strings = &look.strings;
        let mut lines = vec![Line::heading(strings.plan_annual())];
        let this_year = year_of(look.as_of.day);
        let (now, before): (Vec<&Row>, Vec<&Row>) =
            self.plans.iter().partition(|row| row.int("year").is_some_and(|year| year >= this_year));
        if now.is_empty() {
            lines.push(empty(Table::AnnualPlan, strings.plan_annual_none(this_year)));
        }
        lines.extend(now.into_iter().flat_map(|row| self.block(row, width, look)));
        let before = before.into_iter().flat_map(|row| self.block(row, width, look)).collect();
        lines.extend(self.unfolded.settled(Table::AnnualPlan, strings.plan_annual_before(), before, look));
        lines
    }

    fn change(&self, table: Table, row: i64, around: &Around<'_>) -> Option<Deed> {
        match table {
            Table::AnnualPlan => enter(Record::of(around.subject, self.plan(row)?, PLAN)),
            Table::PlanTarget => Some(Deed::Enter(Box::new(Reached::new(around.subject.clone(), self.target(row)?.clone())))),
            _ => None,
        }
    }

    fn kinds(&self) -> &[Table] {
        &[Table::AnnualPlan, Table::PlanTarget]
    }

    fn enter(&self, table: Table, at: Option<Spot>, around: &Around<'_>) -> Option<Deed> {
        match table {
            Table::AnnualPlan => Self::new_plan(around),
            Table::PlanTarget => self.new_target(self.under(at, around.look)?, around),
            _ => None,
        }
    }

    fn name(&self, table: Table, row: i64) -> String {
        let plan = match table {
            Table::AnnualPlan => Some(row),
            _ => self.target(row).and_then(|target| target.int("annual_plan_id")),
        };
        plan.and_then(|id| self.plan(id)).and_then(|plan| plan.int("year")).map(|year| year.to_string()).unwrap_or_default()
    }

    fn explain(&self, at: Option<Spot>, look: &Look) -> Vec<Figure> {
        let strings = &look.strings;
        let Some(plan) = self.under(at, look) else { return Vec::new() };
        let measures = PlanMeasure::ALL.iter().copied().filter_map(|measure| {
            let rows = self.of(plan.id, measure);
            let year = rows.last()?.int("target")?;
            let split: Vec<String> = rows
                .iter()
                .map(|row| {
                    let reached = row.int("reached").map_or_else(|| strings.value_none(), percent);
                    strings.plan_why_quarter(row.int("quarter").unwrap_or(0), percent(row.int("target").unwrap_or(0)), reached)
                })
                .collect();
            let how = if measure == PlanMeasure::CrossSellGrowth { strings.plan_why_growth() } else { strings.plan_why_level() };
            let because = vec![how, split.join(&strings.card_comma())];
            Some(Figure { name: capital(&label(measure, strings)), value: percent(year), because })
        });
        measures.collect()
    }

    fn offers(&self, at: Option<Spot>, _look: &Look) -> Vec<Offer> {
        match at {
            Some(Spot::Record(Table::AnnualPlan, _) | Spot::Settled(_)) => vec![unfolds()],
            Some(Spot::Record(Table::PlanTarget, _)) => vec![Offer::ready(Action::Complete)],
            _ => Vec::new(),
        }
    }

    fn act(&mut self, action: Action, at: Option<Spot>, around: &Around<'_>) -> Option<Deed> {
        match (action, at?) {
            (Action::Open, spot @ (Spot::Record(Table::AnnualPlan, _) | Spot::Settled(_))) => Some(self.unfolded.turn(spot)),
            (Action::Complete, Spot::Record(Table::PlanTarget, row)) => self.change(Table::PlanTarget, row, around),
            _ => None,
        }
    }
}
