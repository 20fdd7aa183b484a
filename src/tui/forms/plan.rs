//! The annual plan: the target of a year split over its quarters into tasks, and what was reached.

use chrono::{Datelike, NaiveDate};

use super::{Mistake, Subject, capital, choices, chosen, named};
use crate::domain::Coded;
use crate::domain::plan::{PlanMeasure, TaskOrigin};
use crate::domain::quarter::Quarter;
use crate::domain::reading::{DecimalMark, number};
use crate::i18n::label;
use crate::store::{ActionKind, Cell, Edit, Row, Table, What};
use crate::tui::forms::record::Entering;
use crate::tui::overlays::form::{Field, Filled, Form, Kind, Value};
use crate::tui::widgets::Look;

/// The fields of the four quarters.
const QUARTERS: [&str; 4] = ["q1", "q2", "q3", "q4"];
/// Characters of a percentage.
const PERCENT: usize = 12;
/// The largest share that a target takes, in tenths of a percent.
const MOST: i64 = 100_000;

/// Tenths of a percent as they are typed: `90`, `90.5`, `-3 %`.
fn tenths(filled: &Filled, id: &'static str, look: &Look) -> Result<Option<i64>, Mistake> {
    let Some(text) = filled.text(id) else { return Ok(None) };
    let typed = text.trim().trim_end_matches(['%', '％']).trim();
    let read = number(typed).ok().and_then(|read| read.under(DecimalMark::Point).or_else(|| read.value()));
    match read.and_then(|read| read.to_units(1)).filter(|tenths| tenths.abs() <= MOST) {
        Some(tenths) => Ok(Some(tenths)),
        None => Err(Mistake { field: id, why: look.strings.plan_not_a_percentage() }),
    }
}

/// Tenths of a percent as they are shown: `90%`, `90.5%`.
#[must_use]
pub fn percent(tenths: i64) -> String {
    let (sign, tenths) = (if tenths < 0 { "-" } else { "" }, tenths.unsigned_abs());
    if tenths % 10 == 0 { format!("{sign}{}%", tenths / 10) } else { format!("{sign}{}.{}%", tenths / 10, tenths % 10) }
}

/// A quarter of a year, 1 to 4.
fn quarter(year: i32, number: u32) -> Option<Quarter> {
    NaiveDate::from_ymd_opt(year, number * 3, 1).map(Quarter::of)
}

/// The target of a year for one measure.
#[derive(Debug)]
pub struct Target {
    subject: Subject,
    plan: i64,
    year: i32,
    /// Measures that have targets already.
    set: Vec<PlanMeasure>,
}

impl Target {
    /// In a plan of that year, which has targets for these measures already.
    #[must_use]
    pub const fn new(subject: Subject, plan: i64, year: i32, set: Vec<PlanMeasure>) -> Self {
        Self { subject, plan, year, set }
    }

    /// What each quarter is to reach: as typed, else its share of the year. Satisfaction and renewal are levels, which hold in every
    /// quarter; growth adds up over the year.
    fn split(&self, measure: PlanMeasure, filled: &Filled, look: &Look) -> Result<[i64; 4], Mistake> {
        let year = tenths(filled, "year_target", look)?.unwrap_or(0);
        let mut split = [year; 4];
        for ((part, id), n) in split.iter_mut().zip(QUARTERS).zip(1i64..) {
            if measure == PlanMeasure::CrossSellGrowth {
                *part = year * n / 4;
            }
            if let Some(own) = tenths(filled, id, look)? {
                *part = own;
            }
        }
        Ok(split)
    }
}

impl Entering for Target {
    fn form(&self, look: &Look) -> Form {
        let strings = &look.strings;
        let measures = choices::<PlanMeasure>(look);
        let mut fields = vec![
            Field::new("measure", named("measure", look), Kind::Choice(measures)).required(),
            Field::new("year_target", strings.plan_year_target(i64::from(self.year)), Kind::Text(PERCENT))
                .required()
                .hint(strings.plan_year_target_hint()),
        ];
        fields.extend(QUARTERS.iter().zip(1i64..).map(|(id, n)| {
            let field = Field::new(id, strings.plan_quarter(n), Kind::Text(PERCENT)).hint(strings.plan_quarter_hint());
            if n == 1 { field.heading(strings.plan_split()) } else { field }
        }));
        let title = capital(&label(Table::PlanTarget, strings));
        Form::new(strings.forms_title_of(title, look.private(&self.subject.name)), fields, look)
            .drafted(format!("plan-target-{}", self.plan))
    }

    fn edit(&self, filled: &Filled, look: &Look) -> Result<Option<Edit>, Mistake> {
        let strings = &look.strings;
        let measure = chosen::<PlanMeasure>(filled, "measure").unwrap_or(PlanMeasure::Satisfaction);
        if self.set.contains(&measure) {
            return Err(Mistake { field: "measure", why: strings.plan_measure_set() });
        }
        let split = self.split(measure, filled, look)?;
        let name = format!("{} {}", self.year, label(measure, strings));
        let mut edit = Edit::new(What::new(ActionKind::Create).named(Table::PlanTarget, &name));
        for (target, n) in split.into_iter().zip(1u32..) {
            let number = i64::from(n);
            edit.insert(
                Table::PlanTarget,
                vec![
                    ("annual_plan_id", self.plan.into()),
                    ("measure", measure.code().into()),
                    ("quarter", number.into()),
                    ("target", target.into()),
                ],
            );
            // A quarter that is over has nothing left to be done in.
            if let Some(due) = quarter(self.year, n)
                .map(|quarter| look.calendar.last_working_day_of_quarter(quarter.first()))
                .filter(|due| *due >= look.today)
            {
                let title = strings.plan_task(i64::from(self.year), number, label(measure, strings), percent(target));
                edit.insert(
                    Table::Task,
                    vec![
                        ("account_id", crate::domain::RowId::raw(self.subject.id).into()),
                        ("title", title.into()),
                        ("origin", TaskOrigin::Plan.code().into()),
                        ("owner_id", Cell::Me),
                        ("created_on", look.today.into()),
                        ("due_on", due.into()),
                    ],
                );
            }
        }
        Ok(Some(edit))
    }
}

/// What a quarter was to reach, and what it reached.
#[derive(Debug)]
pub struct Reached {
    subject: Subject,
    row: Row,
}

impl Reached {
    /// Of this target.
    #[must_use]
    pub const fn new(subject: Subject, row: Row) -> Self {
        Self { subject, row }
    }
}

impl Entering for Reached {
    fn form(&self, look: &Look) -> Form {
        let strings = &look.strings;
        let held = |column: &str| self.row.int(column).map_or(Value::Nothing, |tenths| Value::Text(percent(tenths)));
        let reached_on = self.row.date("reached_on").unwrap_or(look.today);
        let fields = vec![
            Field::new("target", named("target", look), Kind::Text(PERCENT)).required().holding(held("target")),
            Field::new("reached", named("reached", look), Kind::Text(PERCENT)).holding(held("reached")),
            super::day_field("reached_on", look).holding(Value::Day(reached_on)),
        ];
        let title = capital(&label(Table::PlanTarget, strings));
        Form::new(strings.forms_title_of(title, look.private(&self.subject.name)), fields, look)
            .drafted(format!("plan-reached-{}", self.row.id))
            .at("reached")
    }

    fn edit(&self, filled: &Filled, look: &Look) -> Result<Option<Edit>, Mistake> {
        let target = tenths(filled, "target", look)?.unwrap_or(0);
        let reached = tenths(filled, "reached", look)?;
        let day = super::day_of(filled, "reached_on", look)?;
        let null = || Cell::Value(crate::store::Value::Null);
        let on = if reached.is_some() { day.into() } else { null() };
        let measure = self.row.code::<PlanMeasure>("measure").map(|measure| label(measure, &look.strings)).unwrap_or_default();
        let mut edit = Edit::new(What::new(ActionKind::Edit).about(Table::PlanTarget, self.row.id, &measure));
        let values = vec![("target", target.into()), ("reached", reached.map_or_else(null, Cell::from)), ("reached_on", on)];
        edit.update(Table::PlanTarget, self.row.id, values);
        Ok(Some(edit))
    }
}

/// The year of a day, as plans are numbered.
#[must_use]
pub fn year_of(day: NaiveDate) -> i64 {
    i64::from(day.year())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tenths_of_a_percent_are_shown_as_people_write_them() {
        let shown: Vec<String> = [900, 905, -30, 0, -5].into_iter().map(percent).collect();
        assert_eq!(shown, ["90%", "90.5%", "-3%", "0%", "-0.5%"]);
    }
}
