//! White space: our products across the accounts of the group, bought from us, from a competitor, or open.

use crate::domain::plan::WhiteSpaceState;
use crate::domain::{AccountId, RowId};
use crate::i18n::{label, log};
use crate::store::{ActionKind, Edit, Row, Table, What};
use crate::tui::app::{Offer, Problem, Reads};
use crate::tui::forms::capital;
use crate::tui::forms::record::Record;
use crate::tui::input::Action;
use crate::tui::overlays::Confirm;
use crate::tui::overlays::form::Value;
use crate::tui::screens::card::cells::{Unfolded, below, day, empty, enter, heading, row_choices, text, unfolds};
use crate::tui::screens::card::page::{Around, Deed, Page, Spot};
use crate::tui::theme::Role;
use crate::tui::widgets::{Line, Look, Part};

const STATE: &[&str] = &["product_id", "state", "competitor", "as_of"];
const PRODUCT: &[&str] = &["name", "number", "family", "note"];
/// Cells of a product's name, of what this account uses, and of what one of the others does.
const NAME: u16 = 20;
const OWN: u16 = 22;
const OTHER: u16 = 11;

/// Another account of the group.
#[derive(Debug)]
struct Sister {
    name: String,
    rows: Vec<Row>,
}

/// The section.
#[derive(Debug, Default)]
pub(super) struct WhiteSpaces {
    products: Vec<Row>,
    rows: Vec<Row>,
    group: Vec<Sister>,
    unfolded: Unfolded,
}

/// What counts of a product: the latest word.
fn latest(rows: &[Row], product: i64) -> Option<&Row> {
    rows.iter().filter(|row| row.int("product_id") == Some(product)).max_by_key(|row| (row.date("as_of"), row.id))
}

fn state(row: &Row) -> Option<WhiteSpaceState> {
    row.code("state")
}

const fn role(state: Option<WhiteSpaceState>) -> Role {
    match state {
        Some(WhiteSpaceState::Bought) => Role::Good,
        Some(WhiteSpaceState::Competitor) => Role::Bad,
        Some(WhiteSpaceState::Open) => Role::Watch,
        Some(WhiteSpaceState::NotSuitable) => Role::Dim,
        None => Role::Unknown,
    }
}

impl WhiteSpaces {
    fn product(&self, id: i64) -> Option<&Row> {
        self.products.iter().find(|row| row.id == id)
    }

    fn row(&self, id: i64) -> Option<&Row> {
        self.rows.iter().find(|row| row.id == id)
    }

    /// What holds from today on, starting from what held before.
    fn new_state(&self, product: Option<i64>, around: &Around<'_>) -> Option<Deed> {
        let before = product.and_then(|product| latest(&self.rows, product));
        let held = |column: &str| before.and_then(|row| row.text(column)).map(str::to_owned);
        let choice = |id: Option<String>| id.map_or(Value::Nothing, Value::Choice);
        let record = Record::new(around.subject, Table::WhiteSpace, STATE)
            .choosing("product_id", row_choices(&self.products, "name"))
            .holding("product_id", choice(product.map(|id| id.to_string())))
            .holding("state", choice(held("state")))
            .holding("competitor", held("competitor").map_or(Value::Nothing, Value::Text))
            .holding("as_of", Value::Day(around.look.today));
        enter(record.hint("competitor", around.look.strings.deals_competitor_hint()))
    }

    fn product_form(record: Record, around: &Around<'_>) -> Option<Deed> {
        let strings = &around.look.strings;
        enter(record.called("family", strings.deals_product_family()).hint("name", strings.deals_product_hint()))
    }

    fn said(row: Option<&Row>, look: &Look) -> (String, Role) {
        let state = row.and_then(state);
        let rival = row.filter(|_| state == Some(WhiteSpaceState::Competitor)).map(|row| text(row, "competitor")).unwrap_or_default();
        let said = match state {
            Some(_) if !rival.is_empty() => look.strings.deals_rival(rival),
            Some(state) => label(state, &look.strings),
            None => look.strings.deals_not_said(),
        };
        (said, role(state))
    }

    fn line(&self, product: &Row, columns: usize, look: &Look) -> Line<Spot> {
        let own = latest(&self.rows, product.id);
        let (said, role) = Self::said(own, look);
        let mut parts = vec![Part::new(text(product, "name"), Role::Text).in_cells(NAME), Part::new(said, role).in_cells(OWN)];
        parts.extend(self.group.iter().take(columns).map(|sister| {
            let (said, role) = Self::said(latest(&sister.rows, product.id), look);
            Part::new(said, role).in_cells(OTHER)
        }));
        parts.push(day(own.and_then(|row| row.date("as_of"))));
        let spot = own.map_or(Spot::Gap(Table::WhiteSpace, product.id), |row| Spot::Record(Table::WhiteSpace, row.id));
        Line::new(parts).on(spot)
    }

    /// What was said of a product before, and the product itself.
    fn details(&self, own: &Row, look: &Look) -> Vec<Line<Spot>> {
        let Some(product) = own.int("product_id").and_then(|id| self.product(id)) else { return Vec::new() };
        let before = self.rows.iter().rev().filter(|row| row.int("product_id") == Some(product.id) && row.id != own.id);
        let mut lines: Vec<Line<Spot>> = before
            .map(|row| {
                let (said, _) = Self::said(Some(row), look);
                below(vec![day(row.date("as_of")), Part::new(said, Role::Dim)]).on(Spot::Record(Table::WhiteSpace, row.id))
            })
            .collect();
        let about: Vec<String> =
            ["number", "family", "note"].iter().map(|column| text(product, column)).filter(|text| !text.is_empty()).collect();
        let named = capital(&log::column(Table::WhiteSpace, "product_id", &look.strings));
        lines.push(
            below(vec![
                Part::new(named, Role::Dim).in_cells(10),
                Part::new(text(product, "name"), Role::Text),
                Part::new(about.join(", "), Role::Dim),
            ])
            .on(Spot::Record(Table::Product, product.id)),
        );
        lines
    }

    /// How many other accounts have room beside this one.
    fn columns(&self, width: u16) -> usize {
        usize::from(width.saturating_sub(NAME + OWN + 14) / (OTHER + 1)).min(self.group.len())
    }
}

impl Page for WhiteSpaces {
    fn load(&mut self, reads: &Reads<'_>, account: AccountId) -> Result<(), Problem> {
        let problem = |error| reads.problem(&error);
        let records = reads.records;
        let until = |mut rows: Vec<Row>| {
            rows.retain(|row| row.date("as_of").is_some_and(|day| reads.as_of.includes_day(day)));
            rows
        };
        self.rows = until(records.rows_of(Table::WhiteSpace, account).map_err(problem)?);
        self.products = records.all(Table::Product).map_err(problem)?;
        let used = |id: i64| self.rows.iter().any(|row| row.int("product_id") == Some(id));
        self.products.retain(|row| used(row.id) || row.date("retired_on").is_none_or(|day| !reads.as_of.includes_day(day)));
        self.group.clear();
        for sister in records.group_of(account, reads.as_of.day).map_err(problem)?.into_iter().filter(|id| *id != account) {
            let Some(row) = records.row(Table::Account, sister.raw()).map_err(problem)? else { continue };
            let name = if row.text("short_name").is_some() { text(&row, "short_name") } else { text(&row, "name") };
            self.group.push(Sister { name, rows: until(records.rows_of(Table::WhiteSpace, sister).map_err(problem)?) });
        }
        Ok(())
    }

    fn lines(&self, width: u16, look: &Look) -> Vec<Line<Spot>> {
        let strings = &look.strings;
        if self.products.is_empty() {
            return vec![Line::heading(strings.deals_white_space()), empty(Table::Product, strings.deals_products_none())];
        }
        let open =
            self.products.iter().filter(|product| latest(&self.rows, product.id).and_then(state) == Some(WhiteSpaceState::Open)).count();
        let said = strings.deals_white_space_open(i64::try_from(open).unwrap_or(i64::MAX));
        let mut lines = vec![heading(strings.deals_white_space(), said, if open > 0 { Role::Watch } else { Role::Dim })];
        let columns = self.columns(width);
        if !self.group.is_empty() {
            let mut head = vec![Part::new("", Role::Dim).in_cells(NAME), Part::new(strings.deals_this_account(), Role::Dim).in_cells(OWN)];
            head.extend(self.group.iter().take(columns).map(|sister| Part::new(look.private(&sister.name), Role::Dim).in_cells(OTHER)));
            let hidden = self.group.len() - columns;
            if hidden > 0 {
                head.push(Part::new(strings.card_more(i64::try_from(hidden).unwrap_or(i64::MAX)), Role::Dim));
            }
            lines.push(Line::new(head));
        }
        for product in &self.products {
            lines.push(self.line(product, columns, look));
            if let Some(own) = latest(&self.rows, product.id).filter(|own| self.unfolded.shows(Table::WhiteSpace, own.id)) {
                lines.extend(self.details(own, look));
            }
        }
        lines
    }

    fn change(&self, table: Table, row: i64, around: &Around<'_>) -> Option<Deed> {
        match table {
            // What counts is changed from today on; what counted before is put right where it stands.
            Table::WhiteSpace => {
                let row = self.row(row)?;
                let product = row.int("product_id")?;
                let counts = latest(&self.rows, product).is_some_and(|latest| latest.id == row.id);
                if counts && row.date("as_of") != Some(around.look.today) {
                    return self.new_state(Some(product), around);
                }
                enter(Record::of(around.subject, row, STATE).choosing("product_id", row_choices(&self.products, "name")))
            }
            Table::Product => Self::product_form(Record::of(around.subject, self.product(row)?, PRODUCT), around),
            _ => None,
        }
    }

    fn kinds(&self) -> &[Table] {
        &[Table::WhiteSpace, Table::Product]
    }

    fn enter(&self, table: Table, at: Option<Spot>, around: &Around<'_>) -> Option<Deed> {
        match table {
            Table::WhiteSpace if self.products.is_empty() => None,
            Table::WhiteSpace => {
                let product = match at {
                    Some(Spot::Gap(Table::WhiteSpace, product)) => Some(product),
                    _ => None,
                };
                self.new_state(product, around)
            }
            Table::Product => Self::product_form(Record::new(around.subject, table, PRODUCT), around),
            _ => None,
        }
    }

    fn name(&self, table: Table, row: i64) -> String {
        let product = match table {
            Table::Product => Some(row),
            _ => self.row(row).and_then(|row| row.int("product_id")),
        };
        product.and_then(|id| self.product(id)).map(|product| text(product, "name")).unwrap_or_default()
    }

    fn offers(&self, at: Option<Spot>, _look: &Look) -> Vec<Offer> {
        match at {
            Some(Spot::Record(Table::WhiteSpace, _)) => vec![unfolds()],
            _ => Vec::new(),
        }
    }

    fn act(&mut self, action: Action, at: Option<Spot>, around: &Around<'_>) -> Option<Deed> {
        match (action, at?) {
            (Action::Open, spot @ Spot::Record(Table::WhiteSpace, _)) => Some(self.unfolded.turn(spot)),
            // Contracts and tickets of all accounts may speak of a product: it is retired, not deleted.
            (Action::Delete, Spot::Record(Table::Product, id)) => {
                let strings = &around.look.strings;
                let name = self.name(Table::Product, id);
                let mut edit = Edit::new(What::new(ActionKind::Edit).about(Table::Product, id, &name).field("retired_on"));
                edit.update(Table::Product, id, vec![("retired_on", around.look.today.into())]);
                let confirm = Confirm {
                    question: strings.deals_retire(&name),
                    names: Vec::new(),
                    consequence: Some(strings.deals_retire_consequence()),
                };
                Some(Deed::Confirm(confirm, Box::new(edit)))
            }
            _ => None,
        }
    }
}
