//! Opportunities: how much, how far, and which of their pains they answer.

use std::cmp::Reverse;

use crate::domain::plan::OpportunityStage;
use crate::domain::rates::Rates;
use crate::domain::{AccountId, AsOf, Coded, Currency};
use crate::i18n::{label, log};
use crate::store::{ActionKind, Row, Table};
use crate::tui::app::{Offer, Problem, Reads};
use crate::tui::forms::record::Record;
use crate::tui::forms::{capital, colleague_choices};
use crate::tui::input::Action;
use crate::tui::overlays::Entry;
use crate::tui::overlays::form::Value;
use crate::tui::screens::card::cells::{
    Unfolded, come, counts, day, detail, due, empty, enter, exact, heading, long_detail, money, row_choices, sum, text, unfolds,
};
use crate::tui::screens::card::page::{Around, Deed, Page, Spot};
use crate::tui::theme::Role;
use crate::tui::widgets::{Line, Look, Part};

const OPPORTUNITY: &[&str] =
    &["title", "amount", "stage", "pain_id", "product_id", "opened_on", "expected_on", "owner_id", "closed_on", "note"];

/// The section.
#[derive(Debug, Default)]
pub(super) struct Opportunities {
    rows: Vec<Row>,
    pains: Vec<Row>,
    products: Vec<Row>,
    rates: Rates,
    into: Option<Currency>,
    unfolded: Unfolded,
}

fn is_open(row: &Row, as_of: AsOf) -> bool {
    come(row, "closed_on", as_of).is_none() && (as_of.past || !is_over(row.code("stage")))
}

fn is_over(stage: Option<OpportunityStage>) -> bool {
    matches!(stage, Some(OpportunityStage::Won | OpportunityStage::Lost))
}

impl Opportunities {
    fn row(&self, id: i64) -> Option<&Row> {
        self.rows.iter().find(|row| row.id == id)
    }

    fn form(&self, record: Record, around: &Around<'_>) -> Option<Deed> {
        let strings = &around.look.strings;
        enter(
            record
                .choosing("pain_id", row_choices(&self.pains, "title"))
                .choosing("product_id", row_choices(&self.products, "name"))
                .choosing("owner_id", colleague_choices(around.colleagues, around.look))
                .called("opened_on", strings.deals_found_on())
                .called("closed_on", strings.deals_closed_on()),
        )
    }

    /// The form that ends it, won or lost.
    fn ending(&self, row: &Row, stage: OpportunityStage, around: &Around<'_>) -> Option<Deed> {
        let record = Record::of(around.subject, row, &["amount", "closed_on", "note"])
            .as_action(ActionKind::Complete)
            .with("stage", stage.code())
            .holding("closed_on", Value::Day(around.look.today))
            .required("closed_on");
        self.form(record, around)
    }

    fn line(&self, row: &Row, look: &Look) -> Line<Spot> {
        let open = is_open(row, look.as_of);
        let stage: Option<OpportunityStage> = row.code("stage");
        let role = match stage {
            Some(OpportunityStage::Won) => Role::Good,
            Some(OpportunityStage::Lost) => Role::Bad,
            _ => Role::Text,
        };
        let on = if open { row.date("expected_on") } else { row.date("closed_on") };
        let away = on.filter(|_| open).map_or_else(|| Part::new("", Role::Dim), |day| due(day, look));
        let pain = row.int("pain_id").and_then(|id| self.pains.iter().find(|pain| pain.id == id));
        let answers = pain.map(|pain| look.strings.deals_answers(text(pain, "title"))).unwrap_or_default();
        Line::new(vec![
            day(on),
            away.in_cells(11),
            Part::new(stage.map(|stage| label(stage, &look.strings)).unwrap_or_default(), role).in_cells(12),
            Part::new(row.money("amount").map(|amount| money(amount, look)).unwrap_or_default(), Role::Text).in_cells(12).at_right(),
            Part::new(text(row, "title"), if open { Role::Text } else { Role::Dim }),
            Part::new(answers, Role::Dim),
        ])
        .on(Spot::Record(Table::Opportunity, row.id))
    }

    fn block(&self, row: &Row, width: u16, look: &Look) -> Vec<Line<Spot>> {
        let mut lines = vec![self.line(row, look)];
        if !self.unfolded.shows(Table::Opportunity, row.id) {
            return lines;
        }
        let named = |column: &str| capital(&log::column(Table::Opportunity, column, &look.strings));
        let referred = |column: &str, rows: &[Row], name: &str| {
            row.int(column).and_then(|id| rows.iter().find(|one| one.id == id)).map(|one| text(one, name)).unwrap_or_default()
        };
        let values = [
            ("amount", row.money("amount").map(|amount| exact(amount, look)).unwrap_or_default()),
            ("pain_id", referred("pain_id", &self.pains, "title")),
            ("product_id", referred("product_id", &self.products, "name")),
        ];
        lines.extend(values.into_iter().filter(|(_, value)| !value.is_empty()).map(|(column, value)| detail(named(column), value)));
        if let Some(note) = row.text("note") {
            lines.extend(long_detail(&named("note"), note, width, look));
        }
        lines
    }
}

impl Page for Opportunities {
    fn load(&mut self, reads: &Reads<'_>, account: AccountId) -> Result<(), Problem> {
        let problem = |error| reads.problem(&error);
        let records = reads.records;
        self.rows = records.rows_of(Table::Opportunity, account).map_err(problem)?;
        self.rows.retain(|row| counts(row, "opened_on", reads.as_of));
        self.pains = records.rows_of(Table::Pain, account).map_err(problem)?;
        self.products = records.all(Table::Product).map_err(problem)?;
        self.products.retain(|row| row.date("retired_on").is_none());
        self.rates = records.rates().map_err(problem)?;
        self.into = Some(records.reporting_currency().map_err(problem)?);
        Ok(())
    }

    fn lines(&self, width: u16, look: &Look) -> Vec<Line<Spot>> {
        let strings = &look.strings;
        let (Some(into), false) = (self.into, self.rows.is_empty()) else {
            return vec![Line::heading(strings.deals_opportunities()), empty(Table::Opportunity, strings.deals_opportunities_none())];
        };
        let (mut open, mut over): (Vec<&Row>, Vec<&Row>) = self.rows.iter().partition(|row| is_open(row, look.as_of));
        open.sort_by_key(|row| (row.date("expected_on").is_none(), row.date("expected_on"), row.id));
        over.sort_by_key(|row| Reverse((row.date("closed_on"), row.id)));
        let total = self.rates.sum(open.iter().filter_map(|row| Some((row.money("amount")?, look.as_of.day))), into);
        let said = if open.is_empty() { String::new() } else { strings.deals_opportunities_sum(sum(&total, look)) };
        let mut lines = vec![heading(strings.deals_opportunities(), said, Role::Text)];
        lines.extend(open.into_iter().flat_map(|row| self.block(row, width, look)));
        let over = over.into_iter().flat_map(|row| self.block(row, width, look)).collect();
        lines.extend(self.unfolded.settled(Table::Opportunity, strings.deals_opportunities_over(), over, look));
        lines
    }

    fn change(&self, table: Table, row: i64, around: &Around<'_>) -> Option<Deed> {
        match table {
            Table::Opportunity => self.form(Record::of(around.subject, self.row(row)?, OPPORTUNITY), around),
            _ => None,
        }
    }

    fn kinds(&self) -> &[Table] {
        &[Table::Opportunity]
    }

    fn enter(&self, table: Table, _at: Option<Spot>, around: &Around<'_>) -> Option<Deed> {
        let record = Record::new(around.subject, table, OPPORTUNITY)
            .holding("stage", Value::Choice(OpportunityStage::Found.code().to_owned()))
            .holding("opened_on", Value::Day(around.look.today));
        self.form(record, around)
    }

    fn name(&self, _table: Table, row: i64) -> String {
        self.row(row).map(|row| text(row, "title")).unwrap_or_default()
    }

    fn offers(&self, at: Option<Spot>, look: &Look) -> Vec<Offer> {
        match at {
            Some(Spot::Record(_, row)) => {
                let over = self.row(row).is_none_or(|row| !is_open(row, look.as_of));
                vec![Offer::unless(Action::Complete, over.then(|| look.strings.deals_opportunity_is_over())), unfolds()]
            }
            Some(Spot::Settled(_)) => vec![unfolds()],
            _ => Vec::new(),
        }
    }

    fn act(&mut self, action: Action, at: Option<Spot>, around: &Around<'_>) -> Option<Deed> {
        let strings = &around.look.strings;
        match (action, at?) {
            (Action::Open, spot @ (Spot::Record(..) | Spot::Settled(_))) => Some(self.unfolded.turn(spot)),
            (Action::Complete, Spot::Record(_, row)) => {
                let row = self.row(row)?;
                if !is_open(row, around.look.as_of) {
                    return Some(Deed::Hint(strings.deals_opportunity_is_over()));
                }
                let ends = [OpportunityStage::Won, OpportunityStage::Lost].into_iter().filter_map(|stage| {
                    let entry = Entry { label: capital(&label(stage, strings)), ..Entry::default() };
                    Some((entry, self.ending(row, stage, around)?))
                });
                Some(Deed::Pick(text(row, "title"), ends.collect()))
            }
            _ => None,
        }
    }
}
