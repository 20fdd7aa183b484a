//! The first tab: what we owe, what they said, what comes next, how healthy it is and why; then what the archive knows.

use chrono::NaiveDate;

use super::data::{CardData, Due, FieldNow};
use super::page::{Page, Spot};
use super::radar;
use super::standing::{Standing, own};
use crate::domain::health::{Band, Dimension, InputState};
use crate::domain::profile::{Layer, ProfileField};
use crate::domain::text::one_line;
use crate::domain::{Coded, Tenths};
use crate::i18n::agenda::{Names, action, cause, instant};
use crate::i18n::score::{health_input, health_part};
use crate::i18n::{label, log};
use crate::portfolio::{Column, heading};
use crate::scoring::agenda::Item;
use crate::scoring::health::{Contribution, missing_for_rating};
use crate::scoring::tiering::TierBasis;
use crate::store::facts::Titles;
use crate::tui::forms::{capital, field};
use crate::tui::shown::{band_mark, short_amount, signed, weeks_line};
use crate::tui::theme::Role;
use crate::tui::widgets::{Line, Look, Part, wrap};

/// What the cursor can be on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Target {
    /// What is owed and the alerts.
    Duties,
    /// A dimension of health.
    Dimension(Dimension),
    /// A column of the account itself.
    Identity(&'static str),
    /// The tier.
    Tier,
    /// The owner.
    Owner,
    /// A descriptive field.
    Field(ProfileField),
    /// A field of our own making, or a record that stands below the archive.
    Of(Spot),
}

/// Cells of a label, and of a value with a note behind it.
#[derive(Debug, Clone, Copy)]
struct Columns {
    label: u16,
    value: u16,
}

impl Columns {
    /// Of a pane that is so wide: a date has room behind the value.
    const fn of(width: u16) -> Self {
        match width {
            70.. => Self { label: 20, value: 21 },
            52.. => Self { label: 17, value: 17 },
            _ => Self { label: 14, value: 12 },
        }
    }
}

/// Cells of a label and of a value with a note behind it, in a pane that is so wide.
pub(super) const fn cells(width: u16) -> (u16, u16) {
    let columns = Columns::of(width);
    (columns.label, columns.value)
}

/// Below so many cells what a dimension is known by is told in fewer, so that its age is not cut.
const NARROW: u16 = 63;
/// Promises and dates shown before "and more".
const MOST: usize = 4;

fn days_to(day: NaiveDate, look: &Look) -> (String, Role) {
    let days = -look.as_of.age_days(day);
    let text = look.strings.accounts_days(days);
    if days < 0 { (format!("{text}!"), Role::Bad) } else { (format!("{text} "), Role::Text) }
}

fn dated(day: Option<NaiveDate>, what: &str, look: &Look) -> Line<Target> {
    let (days, role) = day.map_or((String::new(), Role::Text), |day| days_to(day, look));
    let date = day.map(|day| day.to_string()).unwrap_or_default();
    Line::new(vec![
        Part::new(date, Role::Dim).in_cells(10),
        Part::new(days, role).in_cells(6).at_right(),
        Part::new(one_line(what), Role::Text),
    ])
}

fn more(all: usize, look: &Look) -> Option<Line<Target>> {
    let more = all.checked_sub(MOST).filter(|more| *more > 0)?;
    Some(Line::text(look.strings.card_more(i64::try_from(more).unwrap_or(i64::MAX)), Role::Dim))
}

fn duty((item, titles): &(Item, Titles), look: &Look) -> Line<Target> {
    let strings = &look.strings;
    let names = Names { title: titles.title.clone(), person: look.private(&titles.person).into_owned(), veiled: look.veil };
    let late = item.due_at.is_some_and(|due| look.as_of.at > due);
    let due = item.due_at.map_or_else(|| strings.today_no_date(), |at| instant(at, look.as_of));
    Line::new(vec![
        Part::new(due, if late { Role::Bad } else { Role::Dim }).in_cells(16),
        Part::new(if late { "!" } else { " " }, Role::Bad),
        Part::new(action(&item.matter, strings), Role::Text).in_cells(20),
        Part::new(cause(&item.matter, &names, strings), Role::Dim),
    ])
}

/// What we owe and the alerts: the first few, and how many more there are.
fn owed(data: &CardData, look: &Look) -> Vec<Line<Target>> {
    let count = data.duties.len() + data.owed.len();
    let mut head = vec![Part::new(look.strings.card_owed(), Role::Heading)];
    if count > 0 {
        head.push(Part::new(count.to_string(), Role::Strong));
    }
    let mut lines = vec![Line::new(head).on(Target::Duties)];
    if count == 0 {
        lines.push(Line::text(look.strings.card_owed_nothing(), Role::Dim));
    }
    lines.extend(data.duties.iter().take(MOST).map(|one| duty(one, look)));
    let left = MOST.saturating_sub(data.duties.len());
    lines.extend(data.owed.iter().take(left).map(|owed| dated(owed.due_on, &owed.what, look)));
    lines.extend(more(count, look));
    lines
}

fn said(data: &CardData, width: u16, look: &Look) -> Vec<Line<Target>> {
    let strings = &look.strings;
    let mut lines = vec![Line::heading(strings.card_said())];
    let Some(said) = &data.said else {
        lines.push(Line::text(strings.card_said_nothing(), Role::Dim));
        return lines;
    };
    let channel = said.channel.map(|channel| label(channel, strings)).unwrap_or_default();
    let text = format!("{} {channel}  {}", said.on, one_line(&said.summary));
    let room = usize::from(width.saturating_sub(2));
    let wrapped = wrap(&look.told(&text), room, look.widths);
    lines.extend(wrapped.into_iter().take(3).map(|line| Line::text(line, Role::Text)));
    if !said.next_step.is_empty() {
        lines.push(Line::text(strings.card_next_step(one_line(&said.next_step)), Role::Accent));
    }
    lines
}

fn next(data: &CardData, look: &Look) -> Vec<Line<Target>> {
    let strings = &look.strings;
    let mut lines = vec![Line::heading(strings.card_next())];
    if data.next.is_empty() {
        lines.push(Line::text(strings.card_next_nothing(), Role::Dim));
    }
    lines.extend(data.next.iter().take(3).map(|(day, due)| {
        let what = match due {
            Due::Renewal => strings.card_due_renewal(),
            Due::Promise(what) => strings.card_due_promise(what),
            Due::Task(title) => title.clone(),
        };
        dated(Some(*day), &what, look)
    }));
    lines
}

/// The age of what a dimension is known by, against how long it is valid.
fn freshness(part: &Contribution, data: &CardData, look: &Look) -> (String, Role) {
    let valid = data.model.dimension(part.dimension).map_or(0, |dimension| dimension.validity_days);
    match part.fact_on {
        Some(day) => {
            let age = look.as_of.age_days(day);
            let role = if part.state == InputState::Known { Role::Dim } else { Role::Unknown };
            (look.strings.card_age(valid, age), role)
        }
        None => (String::new(), Role::Dim),
    }
}

fn dimension(part: &Contribution, data: &CardData, width: u16, look: &Look) -> Line<Target> {
    let strings = &look.strings;
    let role = match (part.state, part.band_points) {
        (InputState::Known, Some(points)) => match data.model.bands.of(Tenths(100 * i32::from(points))) {
            Band::AtRisk => Role::Bad,
            Band::Watch => Role::Watch,
            Band::Healthy | Band::NotRated => Role::Good,
        },
        _ => Role::Unknown,
    };
    let points = part.band_points.map(|points| format!("{points}/10")).unwrap_or_else(|| "-".to_owned());
    let (age, age_role) = freshness(part, data, look);
    Line::new(vec![
        Part::new(capital(&strings.portfolio_dimension(part.dimension.code())), Role::Text).in_cells(12),
        Part::new(points, role).in_cells(5).at_right(),
        Part::new(health_part(part, strings), role).in_cells(if width < NARROW { 17 } else { 21 }),
        Part::new(part.fact_on.map(|day| day.to_string()).unwrap_or_default(), Role::Dim).in_cells(10),
        Part::new(age, age_role),
    ])
    .on(Target::Dimension(part.dimension))
}

fn health(data: &CardData, width: u16, look: &Look) -> Vec<Line<Target>> {
    let strings = &look.strings;
    let (mark, role) = band_mark(data.health.band);
    let said = match data.health.score {
        Some(score) => format!("{score} {}", label(data.health.band, strings)),
        None => strings.accounts_preview_unrated(data.health.coverage),
    };
    let mut first = vec![Part::new(strings.card_health(), Role::Heading), Part::new(format!("{mark} {said}").trim_start(), role)];
    if let Some(change) = data.summary.change.filter(|change| change.0 != 0) {
        first.push(Part::new(strings.card_change(signed(change)), if change.0 < 0 { Role::Bad } else { Role::Good }));
    }
    if data.health.score.is_some() && data.health.coverage < 100 {
        first.push(Part::new(strings.accounts_preview_known(data.health.coverage), Role::Dim));
    }
    let mut lines = vec![Line::new(first)];
    lines.extend(data.health.contributions.iter().map(|part| dimension(part, data, width, look)));
    let missing = missing_for_rating(&data.model, &data.health);
    if !missing.is_empty() {
        let names: Vec<String> = missing.iter().map(|dimension| strings.portfolio_dimension(dimension.code())).collect();
        lines.push(Line::text(strings.card_missing_for_rating(names.join(&strings.portfolio_and())), Role::Accent));
    } else if let Some(lift) = data.lifts.first() {
        let name = strings.portfolio_dimension(lift.dimension.code());
        let then = lift.score.map_or_else(|| label(lift.band, strings), |score| score.to_string());
        lines.push(Line::text(strings.card_lift(name, health_input(lift.to, strings), then), Role::Accent));
    }
    if data.summary.weeks.iter().any(Option::is_some) {
        lines.push(Line::new(vec![
            Part::new(strings.accounts_preview_weeks(), Role::Dim).in_cells(12),
            Part::new(weeks_line(&data.summary.weeks, look), Role::Dim),
        ]));
    }
    lines
}

/// How much of the archive is known, how much of that is fresh, and what was looked at longest ago.
fn archive_state(data: &CardData, look: &Look) -> Line<Target> {
    let strings = &look.strings;
    let count = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
    let known = || data.fields.iter().filter(|now| !now.value.is_empty());
    let fresh = known().filter(|now| now.as_of.is_some_and(|day| look.as_of.within_days(day, data.fresh_days))).count();
    let said = strings.card_archive_known(count(known().count()), count(data.fields.len()), count(fresh), data.fresh_days);
    let oldest = known().filter_map(|now| Some((now.as_of?, now.field))).min_by_key(|(day, _)| *day);
    let oldest = oldest.map(|(day, field)| strings.card_oldest(label(field, strings), day.to_string()));
    Line::new(vec![
        Part::new(strings.card_archive(), Role::Heading),
        Part::new(said, if fresh == 0 { Role::Watch } else { Role::Dim }),
        Part::new(oldest.unwrap_or_default(), Role::Dim),
    ])
}

/// The radar as a picture, where there is room for two panes.
pub(super) fn picture(data: &CardData, width: u16, look: &Look) -> Vec<Line<Target>> {
    if !radar::is_known(&data.spokes) {
        return Vec::new();
    }
    let mut lines = vec![Line::heading(look.strings.needs_radar())];
    lines.extend(radar::pictures(&data.spokes, width.saturating_sub(2), look));
    lines.push(Line::blank());
    lines
}

/// What needs attention, in its order.
pub(super) fn attention(data: &CardData, width: u16, look: &Look) -> Vec<Line<Target>> {
    let mut lines = owed(data, look);
    lines.push(Line::blank());
    lines.extend(said(data, width, look));
    lines.push(Line::blank());
    lines.extend(next(data, look));
    lines.push(Line::blank());
    lines.extend(health(data, width, look));
    lines.push(archive_state(data, look));
    if radar::is_known(&data.spokes) {
        lines.push(Line::blank());
        lines.extend(radar::briefly(&data.spokes, look));
    }
    lines
}

/// A value that is computed, or never changes.
fn plain(name: &str, value: &str, columns: Columns, look: &Look) -> Line<Target> {
    let shown = if value.is_empty() { look.strings.value_none() } else { value.to_owned() };
    Line::new(vec![Part::new(name, Role::Dim).in_cells(columns.label), Part::new(shown, Role::Text)])
}

fn value(name: &str, value: &str, note: &str, columns: Columns, look: &Look, target: Target) -> Line<Target> {
    let shown = if value.is_empty() { look.strings.value_none() } else { one_line(value).into_owned() };
    let role = if value.is_empty() { Role::Unknown } else { Role::Text };
    let natural = u16::try_from(look.widths.of(&shown)).unwrap_or(u16::MAX);
    // A value that is a little longer is not cut for the sake of the note.
    let cells = if note.is_empty() { 0 } else { natural.clamp(columns.value, columns.value + 7) };
    Line::new(vec![Part::new(name, Role::Dim).in_cells(columns.label), Part::new(shown, role).in_cells(cells), Part::new(note, Role::Dim)])
        .on(target)
}

fn identity(data: &CardData, columns: Columns, look: &Look) -> Vec<Line<Target>> {
    let strings = &look.strings;
    let known = &data.identity;
    let named = |column: &str| capital(&log::field(column, strings));
    let private = |text: &str| look.private(text).into_owned();
    let tier = strings.accounts_preview_tier(data.summary.tier.code(), data.summary.tier_basis.code());
    let suggested = match (data.summary.tier_basis, data.summary.suggested) {
        (TierBasis::Set, Some(suggested)) if suggested != data.summary.tier => strings.card_suggested(label(suggested, strings)),
        _ => String::new(),
    };
    let amount = |minor: i64| private(&format!("{} {}", short_amount(minor, data.currency, look), data.currency));
    let revenue = data.summary.revenue.map(amount).unwrap_or_default();
    vec![
        Line::heading(strings.card_account()),
        value(&named("name"), &private(&known.name), "", columns, look, Target::Identity("name")),
        value(&named("short_name"), &private(&known.short_name), "", columns, look, Target::Identity("short_name")),
        value(&named("account_kind"), &label(known.kind, strings), "", columns, look, Target::Identity("kind")),
        value(&named("credit_code"), &private(&known.credit_code), "", columns, look, Target::Identity("credit_code")),
        value(&named("tier"), &tier, &suggested, columns, look, Target::Tier),
        value(&named("owner_id"), &private(&data.summary.owner_name), "", columns, look, Target::Owner),
        plain(&heading(Column::Revenue, strings), &revenue, columns, look),
        plain(&named("created_on"), &data.created_on.to_string(), columns, look),
    ]
}

fn described(now: &FieldNow, columns: Columns, look: &Look) -> Line<Target> {
    let strings = &look.strings;
    let shown = field::shown(now.field, &now.value, look);
    let department = label(now.field.department(), strings);
    let note = match now.as_of.filter(|_| !now.value.is_empty()) {
        Some(day) => {
            let source = now.source.map(|source| label(source, strings)).unwrap_or_default();
            format!("{day} {department} {source}")
        }
        None => strings.card_ask_department(department),
    };
    value(&capital(&label(now.field, strings)), &shown, &note, columns, look, Target::Field(now.field))
}

/// The head of a layer: how much of what is expected is known, and how much of that is fresh.
fn layer(layer: Layer, data: &CardData, columns: Columns, look: &Look) -> Line<Target> {
    let fields = || data.fields.iter().filter(move |now| now.field.layer() == layer);
    let filled = fields().filter(|now| !now.value.is_empty()).count();
    let fresh = fields().filter(|now| now.as_of.is_some_and(|day| look.as_of.within_days(day, data.fresh_days))).count();
    let count = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
    let all = fields().count();
    let known = look.strings.card_layer_known(count(filled), count(all), count(fresh));
    let role = if filled == 0 { Role::Unknown } else { Role::Dim };
    Line::new(vec![
        Part::new(capital(&label(layer, &look.strings)), Role::Heading).in_cells(columns.label),
        Part::new(crate::tui::widgets::bar(count(filled), count(all), 8, &look.glyphs), Role::Dim),
        Part::new(known, role),
    ])
}

/// What the archive knows, layer by layer, fields of our own making among the others; then what else is known of the account.
pub(super) fn archive(data: &CardData, standing: &Standing, width: u16, look: &Look) -> Vec<Line<Target>> {
    let columns = Columns::of(width);
    let of = |line: Line<Spot>| line.map(Target::Of);
    let mut lines = identity(data, columns, look);
    for &one in Layer::ALL {
        lines.push(Line::blank());
        lines.push(layer(one, data, columns, look));
        lines.extend(data.fields.iter().filter(|now| now.field.layer() == one).map(|now| described(now, columns, look)));
        lines.extend(standing.fields(one).map(|field| of(own(field, cells(width), look))));
    }
    lines.push(Line::blank());
    lines.extend(standing.lines(width, look).into_iter().map(of));
    lines
}
