//! What else the overview knows of an account and lets one enter: fields of our own making, tags, the group, our team, owners of its
//! shares, results by period, and the rules that hold for it alone.

mod lines;

pub(super) use lines::own;

use super::page::{Around, Deed, Page, Spot};
use crate::domain::health::FactSource;
use crate::domain::profile::{FieldKind, Layer, TeamRole};
use crate::domain::{AccountId, Coded, RowId};
use crate::i18n::label;
use crate::store::{Row, Table};
use crate::tui::app::{Offer, Problem, Reads};
use crate::tui::forms::custom::{CustomValue, Definition, retired};
use crate::tui::forms::record::Record;
use crate::tui::forms::{capital, colleague_choices};
use crate::tui::input::Action;
use crate::tui::overlays::form::{Choice, Value};
use crate::tui::overlays::{Confirm, Entry};
use crate::tui::screens::card::cells::{enter, text};
use crate::tui::widgets::{Line, Look};
use chrono::NaiveDate;

/// Kinds of records that it shows besides values of fields, in their order, with the columns that are asked.
const KINDS: &[(Table, &[&str])] = &[
    (Table::AccountTag, &["tag"]),
    (Table::AccountTeam, &["role", "colleague_id", "since", "source"]),
    (Table::AccountParent, &["parent_id", "as_of", "source"]),
    (Table::Shareholder, &["name", "share", "as_of", "source"]),
    (Table::PeriodResult, &["kind", "starts_on", "ends_on", "amount", "source"]),
    (Table::Applicability, &["dimension", "applies", "as_of", "reason"]),
    (Table::AccountDeclaration, &["declaration", "holds", "as_of", "source"]),
];

/// Periods of which results are shown, the latest first.
const RESULTS: usize = 6;

/// A field of our own making as it stood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Own {
    pub definition: Row,
    pub layer: Layer,
    pub kind: FieldKind,
    /// As stored; empty if not known.
    pub value: String,
    pub as_of: Option<NaiveDate>,
    pub source: Option<FactSource>,
}

/// The page: what the overview shows of it stands among its other lines.
#[derive(Debug, Default)]
pub(super) struct Standing {
    own: Vec<Own>,
    /// Records of [`KINDS`] that hold on the day, as they are shown.
    rows: Vec<(Row, Option<String>)>,
    /// Names of the accounts of the group, its head first; empty if the account stands alone.
    group: Vec<String>,
}

impl Standing {
    fn own(&self, id: i64) -> Option<&Own> {
        self.own.iter().find(|own| own.definition.id == id)
    }

    fn row(&self, table: Table, id: i64) -> Option<&Row> {
        self.rows.iter().map(|(row, _)| row).find(|row| row.table == table && row.id == id)
    }

    /// The fields of a layer.
    pub(super) fn fields(&self, layer: Layer) -> impl Iterator<Item = &Own> {
        self.own.iter().filter(move |own| own.layer == layer)
    }

    /// What the fields are called, but for one.
    fn labels(&self, but: Option<i64>) -> Vec<String> {
        self.own.iter().map(|own| &own.definition).filter(|row| Some(row.id) != but).map(|row| text(row, "label")).collect()
    }

    fn value_form(own: &Own, around: &Around<'_>) -> Deed {
        Deed::Enter(Box::new(CustomValue {
            accounts: vec![around.subject.clone()],
            field: own.definition.id,
            label: text(&own.definition, "label"),
            kind: own.kind,
            now: own.value.clone(),
        }))
    }

    /// Fields of our own making: a new one, or another name for the one under the cursor.
    fn define(&self, at: Option<Spot>, around: &Around<'_>) -> Deed {
        let look = around.look;
        let new = Deed::Enter(Box::new(Definition::new(around.subject, self.labels(None), look)));
        let Some(Spot::Gap(Table::CustomValue, id)) = at else { return new };
        let Some(own) = self.own(id) else { return new };
        let change = Deed::Enter(Box::new(Definition::of(around.subject, &own.definition, self.labels(Some(id)), look)));
        let entry = |label: String| Entry { label, ..Entry::default() };
        let entries = vec![
            (entry(look.strings.archive_custom_new()), new),
            (entry(look.strings.archive_custom_change(text(&own.definition, "label"))), change),
        ];
        Deed::Pick(capital(&label(Table::CustomField, &look.strings)), entries)
    }

    fn choosing(record: Record, table: Table, around: &Around<'_>) -> Record {
        let strings = &around.look.strings;
        match table {
            Table::AccountTeam => {
                // The owner has a key of his own.
                let roles = TeamRole::ALL.iter().filter(|role| **role != TeamRole::Owner);
                let roles = roles.map(|role| Choice::new(role.code(), capital(&label(*role, strings)))).collect();
                let colleagues = colleague_choices(around.colleagues, around.look);
                record
                    .choosing("role", roles)
                    .choosing("colleague_id", colleagues)
                    .hint("colleague_id", strings.archive_team_hint())
                    .past("since")
            }
            Table::AccountParent => record.hint("parent_id", strings.archive_parent_hint()).past("as_of"),
            Table::Shareholder => record.share("share").hint("share", strings.archive_share_hint()).past("as_of"),
            Table::Applicability => record.hint("applies", strings.archive_applies_hint()).past("as_of"),
            Table::AccountDeclaration => record.hint("holds", strings.archive_holds_hint()).past("as_of"),
            Table::PeriodResult => record.hint("amount", strings.archive_result_hint()),
            _ => record,
        }
    }
}

/// The latest row of each key, up to a day.
fn latest<K: PartialEq>(rows: Vec<Row>, column: &str, day: NaiveDate, key: impl Fn(&Row) -> K) -> Vec<Row> {
    let mut kept: Vec<Row> = Vec::new();
    // Rows come by date, those of one day oldest first: the last one holds.
    for row in rows.into_iter().filter(|row| row.date(column).is_some_and(|on| on <= day)) {
        kept.retain(|known| key(known) != key(&row));
        kept.push(row);
    }
    kept
}

/// The rows of a kind that hold on a day.
fn holding(table: Table, rows: Vec<Row>, day: NaiveDate) -> Vec<Row> {
    let code = |row: &Row, column: &str| row.text(column).unwrap_or_default().to_owned();
    match table {
        Table::AccountTeam => {
            let mut rows = latest(rows, "since", day, |row| code(row, "role"));
            rows.retain(|row| row.code::<TeamRole>("role") != Some(TeamRole::Owner));
            rows
        }
        Table::AccountParent => latest(rows, "as_of", day, |_| ()),
        Table::Shareholder => latest(rows, "as_of", day, |row| code(row, "name")),
        Table::Applicability => latest(rows, "as_of", day, |row| code(row, "dimension")),
        Table::AccountDeclaration => latest(rows, "as_of", day, |row| code(row, "declaration")),
        Table::PeriodResult => rows.into_iter().filter(|row| row.date("ends_on").is_some_and(|on| on <= day)).rev().take(RESULTS).collect(),
        _ => rows,
    }
}

fn fields_of(reads: &Reads<'_>, account: AccountId) -> Result<Vec<Own>, crate::store::Error> {
    let day = reads.as_of.day;
    let values = latest(reads.records.rows_of(Table::CustomValue, account)?, "as_of", day, |row| row.int("custom_field_id"));
    let mut all = Vec::new();
    for definition in reads.records.all(Table::CustomField)? {
        if definition.date("retired_on").is_some_and(|on| on <= day) {
            continue;
        }
        let row = values.iter().find(|row| row.int("custom_field_id") == Some(definition.id));
        let row = row.filter(|row| row.text("value").is_some_and(|value| !value.is_empty()));
        all.push(Own {
            layer: definition.code("layer").unwrap_or(Layer::Basic),
            kind: definition.code("kind").unwrap_or(FieldKind::LongText),
            value: row.and_then(|row| row.text("value")).unwrap_or_default().to_owned(),
            as_of: row.and_then(|row| row.date("as_of")),
            source: row.and_then(|row| row.code("source")),
            definition,
        });
    }
    Ok(all)
}

impl Page for Standing {
    fn load(&mut self, reads: &Reads<'_>, account: AccountId) -> Result<(), Problem> {
        let problem = |error| reads.problem(&error);
        let (records, day) = (reads.records, reads.as_of.day);
        self.own = fields_of(reads, account).map_err(problem)?;
        self.rows.clear();
        for (table, _) in KINDS {
            for row in holding(*table, records.rows_of(*table, account).map_err(problem)?, day) {
                let names = match table {
                    Table::AccountTeam => row.int("colleague_id").map(|id| (Table::Colleague, id)),
                    Table::AccountParent => row.int("parent_id").map(|id| (Table::Account, id)),
                    _ => None,
                };
                let named = match names {
                    Some((of, id)) => records.row(of, id).map_err(problem)?.map(|row| text(&row, "name")),
                    None => None,
                };
                self.rows.push((row, named));
            }
        }
        let group = records.group_of(account, day).map_err(problem)?;
        self.group.clear();
        if group.len() > 1 {
            for one in group {
                let row = records.row(Table::Account, one.raw()).map_err(problem)?;
                self.group.extend(row.map(|row| row.text("short_name").or(row.text("name")).unwrap_or_default().to_owned()));
            }
        }
        Ok(())
    }

    fn lines(&self, width: u16, look: &Look) -> Vec<Line<Spot>> {
        lines::lines(self, width, look)
    }

    fn change(&self, table: Table, row: i64, around: &Around<'_>) -> Option<Deed> {
        let row = self.row(table, row)?;
        let (_, asked) = KINDS.iter().find(|(known, _)| *known == table)?;
        enter(Self::choosing(Record::of(around.subject, row, asked), table, around))
    }

    fn kinds(&self) -> &[Table] {
        const ALL: &[Table] = &[
            Table::CustomValue,
            Table::CustomField,
            Table::AccountTag,
            Table::AccountTeam,
            Table::AccountParent,
            Table::Shareholder,
            Table::PeriodResult,
            Table::Applicability,
            Table::AccountDeclaration,
        ];
        ALL
    }

    fn enter(&self, table: Table, at: Option<Spot>, around: &Around<'_>) -> Option<Deed> {
        match (table, at) {
            (Table::CustomValue, Some(Spot::Gap(Table::CustomValue, id))) => return Some(Self::value_form(self.own(id)?, around)),
            (Table::CustomValue, _) => {
                let entry = |own: &Own| Entry { label: text(&own.definition, "label"), ..Entry::default() };
                let entries: Vec<_> = self.own.iter().map(|own| (entry(own), Self::value_form(own, around))).collect();
                let title = capital(&label(table, &around.look.strings));
                return (!entries.is_empty()).then_some(Deed::Pick(title, entries));
            }
            (Table::CustomField, _) => return Some(self.define(at, around)),
            _ => {}
        }
        let (_, asked) = KINDS.iter().find(|(known, _)| *known == table)?;
        let day = ["as_of", "since"].into_iter().find(|column| asked.contains(column));
        let record = Record::new(around.subject, table, asked);
        let record = day.map_or_else(|| record.clone(), |day| record.clone().holding(day, Value::Day(around.look.today)));
        enter(Self::choosing(record, table, around))
    }

    fn name(&self, table: Table, row: i64) -> String {
        let Some((row, named)) = self.rows.iter().find(|(known, _)| known.table == table && known.id == row) else { return String::new() };
        match table {
            Table::AccountTag => text(row, "tag"),
            Table::Shareholder => text(row, "name"),
            _ => named.clone().unwrap_or_default(),
        }
    }

    fn offers(&self, at: Option<Spot>, _look: &Look) -> Vec<Offer> {
        match at {
            Some(Spot::Gap(Table::CustomValue, _)) => vec![Offer::ready(Action::Edit), Offer::ready(Action::Delete)],
            _ => Vec::new(),
        }
    }

    fn act(&mut self, action: Action, at: Option<Spot>, around: &Around<'_>) -> Option<Deed> {
        let (Action::Delete, Some(Spot::Gap(Table::CustomValue, id))) = (action, at) else { return None };
        let own = self.own(id)?;
        let strings = &around.look.strings;
        let confirm = Confirm {
            question: strings.archive_custom_retire(text(&own.definition, "label")),
            names: Vec::new(),
            consequence: Some(strings.archive_custom_retire_consequence()),
        };
        Some(Deed::Confirm(confirm, Box::new(retired(&own.definition, around.look))))
    }
}
