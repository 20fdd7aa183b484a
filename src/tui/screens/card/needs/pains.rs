//! What hurts: each pain with how much it hurts whom, and the evidence month by month.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::super::names::Names;
use super::super::page::{Around, Deed, Spot};
use super::super::radar;
use crate::domain::dealings::{PainDimension, PainOrigin};
use crate::domain::needs::PainStatus;
use crate::domain::text::one_line;
use crate::domain::{AccountId, AsOf, Coded, Tenths};
use crate::i18n::label;
use crate::scoring::pains::{self, Pain, Spoke};
use crate::store::{ActionKind, Cell, Edit, Error, Row, Table, What};
use crate::tui::app::Reads;
use crate::tui::forms::pain::{Evidence, NewPain};
use crate::tui::forms::record::Record;
use crate::tui::forms::{Mistake, capital, person_choices};
use crate::tui::overlays::Entry;
use crate::tui::overlays::form::{Choice, Filled, Value};
use crate::tui::theme::Role;
use crate::tui::widgets::{Line, Look, Part};

const PAIN: &[&str] =
    &["title", "dimension", "origin", "status", "closed_on", "raised_on", "background", "expected_value", "competitors", "request_id"];
const SCORE: &[&str] = &["score", "person_id", "origin", "scored_on"];
const METRIC: &[&str] = &["metric", "month", "value", "said_by"];

/// A pain with what belongs to it.
#[derive(Debug)]
struct Known {
    row: Row,
    scores: Vec<Row>,
    metrics: Vec<Row>,
    /// Mean of each one's latest score, over how many.
    mean: (Option<Tenths>, usize),
    open: bool,
}

/// The pains of an account.
#[derive(Debug, Default)]
pub(super) struct Pains {
    /// Open ones first, what hurts most first.
    pains: Vec<Known>,
    /// The requests of the account.
    requests: BTreeMap<i64, String>,
    pub spokes: Vec<Spoke>,
}

/// Of each person the latest score counts, as in the radar.
fn mean(pain: &Pain, as_of: AsOf) -> (Option<Tenths>, usize) {
    // A closed pain is measured as it was on its last day.
    let pain = Pain { closed_on: None, ..pain.clone() };
    let spokes = pains::radar(std::slice::from_ref(&pain), as_of);
    spokes.iter().find(|spoke| spoke.dimension == pain.dimension).map_or((None, 0), |spoke| (spoke.now.value, spoke.now.n))
}

impl Pains {
    pub fn read(reads: &Reads<'_>, account: AccountId) -> Result<Self, Error> {
        let (records, as_of) = (reads.records, reads.as_of);
        let mut metrics: BTreeMap<i64, Vec<Row>> = BTreeMap::new();
        for row in records.rows_of(Table::PainMetric, account)? {
            if let Some(pain) = row.int("pain_id").filter(|_| row.date("month").is_some_and(|day| as_of.includes_day(day))) {
                metrics.entry(pain).or_default().push(row);
            }
        }
        let read = radar::read(records, account, as_of)?;
        let ruled: Vec<Pain> = read.iter().map(|(.., pain)| pain.clone()).collect();
        let known = |(row, scores, pain): (Row, Vec<Row>, Pain)| {
            let metrics = metrics.remove(&row.id).unwrap_or_default();
            let open = pain.closed_on.is_none_or(|day| !as_of.includes_day(day));
            Known { row, scores, metrics, mean: mean(&pain, as_of), open }
        };
        let mut all: Vec<Known> = read.into_iter().map(known).collect();
        all.sort_by_key(|pain| (!pain.open, Reverse(pain.mean.0), Reverse(pain.row.date("raised_on")), pain.row.id));
        let requests = records.rows_of(Table::Request, account)?;
        let requests = requests.iter().map(|row| (row.id, one_line(row.text("need").unwrap_or_default()).into_owned())).collect();
        Ok(Self { pains: all, requests, spokes: pains::radar(&ruled, as_of) })
    }

    /// Whom the scores name.
    pub fn people(&self) -> BTreeSet<i64> {
        self.pains.iter().flat_map(|pain| &pain.scores).filter_map(|row| row.int("person_id")).collect()
    }

    fn get(&self, id: i64) -> Option<&Known> {
        self.pains.iter().find(|pain| pain.row.id == id)
    }

    fn score(&self, id: i64) -> Option<&Row> {
        self.pains.iter().flat_map(|pain| &pain.scores).find(|row| row.id == id)
    }

    fn metric(&self, id: i64) -> Option<&Row> {
        self.pains.iter().flat_map(|pain| &pain.metrics).find(|row| row.id == id)
    }

    /// Any row of this section.
    pub fn row(&self, table: Table, id: i64) -> Option<&Row> {
        match table {
            Table::Pain => self.get(id).map(|pain| &pain.row),
            Table::PainScore => self.score(id),
            Table::PainMetric => self.metric(id),
            _ => None,
        }
    }

    /// The pain that the cursor is on or under.
    fn at(&self, at: Option<Spot>) -> Option<&Known> {
        match at? {
            Spot::Record(Table::Pain, id) => self.get(id),
            Spot::Record(table @ (Table::PainScore | Table::PainMetric), id) => self.get(self.row(table, id)?.int("pain_id")?),
            _ => None,
        }
    }

    pub fn is_open(&self, id: i64) -> bool {
        self.get(id).is_some_and(|pain| pain.open)
    }

    pub fn lines(&self, unfolded: &BTreeSet<i64>, closed: bool, names: &Names, look: &Look) -> Vec<Line<Spot>> {
        let strings = &look.strings;
        let mut lines = vec![Line::heading(strings.needs_pains())];
        if self.pains.is_empty() {
            lines.push(Line::text(strings.needs_pains_none(), Role::Dim).on(Spot::Section(Table::Pain)));
        }
        for pain in self.pains.iter().filter(|pain| pain.open || closed) {
            lines.push(line(pain, look));
            if unfolded.contains(&pain.row.id) {
                lines.extend(pain.scores.iter().rev().map(|row| score_line(row, names, look)));
                lines.extend(pain.metrics.iter().map(metric_line));
            }
        }
        let settled = self.pains.iter().filter(|pain| !pain.open).count();
        if settled > 0 {
            let settled = i64::try_from(settled).unwrap_or(i64::MAX);
            let text = if closed { strings.needs_closed_fold(settled) } else { strings.needs_closed(settled) };
            lines.push(Line::text(text, Role::Dim).on(Spot::Settled(Table::Pain)));
        }
        lines
    }

    /// All that is known of the pain that the cursor is on or under.
    pub fn detail(&self, at: Option<Spot>, names: &Names, look: &Look) -> Vec<(String, Role)> {
        let strings = &look.strings;
        let Some(pain) = self.at(at) else { return Vec::new() };
        let row = &pain.row;
        let mut told = vec![(one_line(row.text("title").unwrap_or_default()).into_owned(), Role::Strong)];
        let origin = row.code::<PainOrigin>("origin").map(|origin| label(origin, strings)).unwrap_or_default();
        let raised = row.date("raised_on").map(|day| day.to_string()).unwrap_or_default();
        told.push((strings.needs_origin(origin, raised), Role::Dim));
        let who = |row: &Row| {
            let name = names.shown(row.int("person_id"), look);
            if name.is_empty() { strings.needs_ourselves() } else { name }
        };
        let scored: Vec<String> =
            latest(&pain.scores).iter().map(|row| strings.needs_score_of(who(row), row.int("score").unwrap_or(0))).collect();
        if !scored.is_empty() {
            told.push((strings.needs_scores(scored.join(&strings.touches_and())), Role::Text));
        }
        for (metric, months) in by_metric(&pain.metrics) {
            told.push((strings.needs_evidence_of(metric, months.join(&strings.touches_and())), Role::Text));
        }
        if pain.metrics.is_empty() {
            told.push((strings.needs_evidence_none(), Role::Dim));
        }
        let texts = ["background", "expected_value", "competitors"];
        let named = |column: &str| capital(&crate::i18n::log::field(column, strings));
        told.extend(texts.iter().filter_map(|column| Some((strings.needs_field(named(column), row.text(column)?), Role::Text))));
        if let Some(need) = row.int("request_id").and_then(|id| self.requests.get(&id)) {
            told.push((strings.needs_field(named("request_id"), need.as_str()), Role::Accent));
        }
        told
    }

    fn requests(&self) -> Vec<Choice> {
        self.requests.iter().map(|(id, need)| Choice::new(id.to_string(), need.as_str())).collect()
    }

    fn score_form(record: Record, around: &Around<'_>) -> Deed {
        let record = record.choosing("person_id", person_choices(around.people, around.look));
        let record = record.hint("person_id", around.look.strings.needs_score_nobody()).past("scored_on");
        Deed::Enter(Box::new(record.hint("score", around.look.strings.needs_score_hint())))
    }

    /// A new pain, or a score or evidence of one: of the one that the cursor is on, else of one to be chosen.
    pub fn enter(&self, table: Table, at: Option<Spot>, around: &Around<'_>) -> Option<Deed> {
        let strings = &around.look.strings;
        if table == Table::Pain {
            let form = NewPain::new(around.subject, around.people, self.requests());
            return Some(Deed::Enter(Box::new(form)));
        }
        let of = |pain: &Known| match table {
            Table::PainMetric => {
                let metric = pain.metrics.last().and_then(|row| row.text("metric")).unwrap_or_default();
                Deed::Enter(Box::new(Evidence::new(around.subject, pain.row.id, metric, around.look.today)))
            }
            _ => {
                let record = Record::new(around.subject, Table::PainScore, SCORE)
                    .with("pain_id", pain.row.id)
                    .holding("origin", Value::Choice(PainOrigin::Stated.code().to_owned()))
                    .holding("scored_on", Value::Day(around.look.today));
                Self::score_form(record, around)
            }
        };
        let mut open = self.pains.iter().filter(|pain| pain.open);
        match (self.at(at), open.clone().count()) {
            (Some(pain), _) => Some(of(pain)),
            (None, 0) => None,
            (None, 1) => open.next().map(of),
            (None, _) => {
                let entry =
                    |pain: &Known| Entry { label: one_line(pain.row.text("title").unwrap_or_default()).into_owned(), ..Entry::default() };
                Some(Deed::Pick(strings.needs_of_which(), open.map(|pain| (entry(pain), of(pain))).collect()))
            }
        }
    }

    pub fn change(&self, table: Table, id: i64, around: &Around<'_>) -> Option<Deed> {
        let row = self.row(table, id)?;
        Some(match table {
            Table::PainScore => Self::score_form(Record::of(around.subject, row, SCORE), around),
            Table::PainMetric => Deed::Enter(Box::new(Record::of(around.subject, row, METRIC).past("month"))),
            _ => {
                let record = Record::of(around.subject, row, PAIN).choosing("request_id", self.requests());
                Deed::Enter(Box::new(record.past("raised_on").past("closed_on").checked(closed_or_open)))
            }
        })
    }

    /// Solved, or dropped: today.
    pub fn close(&self, id: i64, around: &Around<'_>) -> Option<Deed> {
        let pain = self.get(id)?;
        let strings = &around.look.strings;
        if !pain.open {
            return Some(Deed::Hint(strings.needs_closed_already()));
        }
        let title = pain.row.text("title").unwrap_or_default();
        let closed = |status: PainStatus| {
            let mut edit = Edit::new(What::new(ActionKind::Complete).about(Table::Pain, id, title));
            let values: Vec<(&'static str, Cell)> = vec![("status", status.code().into()), ("closed_on", around.look.today.into())];
            edit.update(Table::Pain, id, values);
            (Entry { label: capital(&label(status, strings)), ..Entry::default() }, Deed::Write(Box::new(edit)))
        };
        let title = strings.forms_title_of(strings.touches_settle(), one_line(title));
        Some(Deed::Pick(title, vec![closed(PainStatus::Solved), closed(PainStatus::Dropped)]))
    }
}

/// A pain that is solved or dropped has a day on which it was, another has none.
fn closed_or_open(filled: &Filled, look: &Look) -> Result<(), Mistake> {
    let closed = [PainStatus::Solved, PainStatus::Dropped].iter().any(|status| filled.choice("status") == Some(status.code()));
    if closed == filled.day("closed_on").is_some() {
        return Ok(());
    }
    Err(Mistake { field: "closed_on", why: look.strings.needs_closed_day() })
}

/// Of each person the latest score.
fn latest(scores: &[Row]) -> Vec<&Row> {
    let mut latest: BTreeMap<Option<i64>, &Row> = BTreeMap::new();
    // Rows come by date, those of one day oldest first.
    for row in scores {
        latest.insert(row.int("person_id"), row);
    }
    latest.into_values().collect()
}

fn month(row: &Row) -> String {
    row.date("month").map(|day| day.format("%Y-%m").to_string()).unwrap_or_default()
}

/// The months of each metric, the earliest first.
fn by_metric(metrics: &[Row]) -> BTreeMap<&str, Vec<String>> {
    let mut all: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for row in metrics {
        let said = format!("{} {}", month(row), one_line(row.text("value").unwrap_or_default()));
        all.entry(row.text("metric").unwrap_or_default()).or_default().push(said);
    }
    all
}

fn line(pain: &Known, look: &Look) -> Line<Spot> {
    let strings = &look.strings;
    let row = &pain.row;
    let (mean, n) = pain.mean;
    let score = mean.map_or_else(|| strings.needs_unscored(), |mean| strings.needs_mean(mean.to_string(), i64::try_from(n).unwrap_or(0)));
    let hurts = match mean {
        _ if !pain.open => Role::Dim,
        Some(mean) if mean >= Tenths::points(4) => Role::Bad,
        Some(mean) if mean >= Tenths::points(3) => Role::Watch,
        Some(_) => Role::Text,
        None => Role::Unknown,
    };
    let status = if pain.open && row.date("closed_on").is_some() { Some(PainStatus::Open) } else { row.code("status") };
    let text = if pain.open { Role::Text } else { Role::Dim };
    Line::new(vec![
        Part::new(score, hurts).in_cells(9),
        Part::new(row.code::<PainDimension>("dimension").map(|one| label(one, strings)).unwrap_or_default(), Role::Text).in_cells(18),
        Part::new(status.map(|one| label(one, strings)).unwrap_or_default(), Role::Dim).in_cells(11),
        Part::new(one_line(row.text("title").unwrap_or_default()), text),
    ])
    .on(Spot::Record(Table::Pain, row.id))
}

fn score_line(row: &Row, names: &Names, look: &Look) -> Line<Spot> {
    let strings = &look.strings;
    let name = names.shown(row.int("person_id"), look);
    Line::new(vec![
        Part::new(strings.needs_score(row.int("score").unwrap_or(0)), Role::Text).in_cells(9).at_right(),
        Part::new(row.date("scored_on").map(|day| day.to_string()).unwrap_or_default(), Role::Dim).in_cells(18),
        Part::new(row.code::<PainOrigin>("origin").map(|one| label(one, strings)).unwrap_or_default(), Role::Dim).in_cells(11),
        Part::new(if name.is_empty() { strings.needs_ourselves() } else { name }, Role::Text),
    ])
    .on(Spot::Record(Table::PainScore, row.id))
}

fn metric_line(row: &Row) -> Line<Spot> {
    Line::new(vec![
        Part::new("", Role::Dim).in_cells(9),
        Part::new(month(row), Role::Dim).in_cells(18),
        Part::new(one_line(row.text("value").unwrap_or_default()), Role::Text).in_cells(11),
        Part::new(one_line(row.text("metric").unwrap_or_default()), Role::Text),
        Part::new(one_line(row.text("said_by").unwrap_or_default()), Role::Dim),
    ])
    .on(Spot::Record(Table::PainMetric, row.id))
}
