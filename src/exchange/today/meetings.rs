//! The meetings of a day on one page: each with what matters most of its account.

use crate::domain::plan::TouchpointKind;
use crate::domain::{AccountId, RowId};
use crate::exchange::brief::{Brief, Setting};
use crate::exchange::page::{Line, Page, Section};
use crate::i18n::{Strings, label};
use crate::store::{Error, Reader, Row, Table};

/// Lines of each part of a brief that are taken over.
const MOST_LINES: usize = 2;

/// What is planned for the as-of day and not done, the earliest first; without sections if nothing is.
///
/// # Errors
/// Those of the database.
pub fn page(records: Reader<'_>, setting: &Setting<'_>, strings: &Strings) -> Result<Page, Error> {
    let day = setting.as_of.day;
    let mut planned = records.rows_where(Table::Touchpoint, &[("planned_on", day.into())])?;
    planned.retain(|row| row.date("done_on").is_none_or(|done| done > day));
    planned.sort_by_key(|row| (row.at("planned_at").is_none(), row.at("planned_at"), row.id));
    let mut sections = Vec::new();
    for row in &planned {
        let Some(account) = row.reference::<AccountId>("account_id") else { continue };
        let Some(brief) = Brief::read(&records, account, setting)? else { continue };
        let mut own = vec![Line::new(about(row, &name(records, account)?))];
        own.extend(lines(&brief.page(strings)));
        sections.push(Section { heading: heading(row, setting, strings), lines: own });
    }
    let count = sections.len();
    Ok(Page { title: strings.today_meetings(day.to_string()), subtitle: strings.today_meetings_count(count), sections })
}

fn name(records: Reader<'_>, account: AccountId) -> Result<String, Error> {
    let row = records.row(Table::Account, account.raw())?;
    Ok(row.and_then(|row| row.text("short_name").or_else(|| row.text("name")).map(str::to_owned)).unwrap_or_default())
}

/// When, and what kind of meeting: nothing that would have to be hidden.
fn heading(row: &Row, setting: &Setting<'_>, strings: &Strings) -> String {
    let kind = row.code::<TouchpointKind>("kind").map(|kind| label(kind, strings)).unwrap_or_default();
    match row.at("planned_at") {
        Some(at) => format!("{} {kind}", at.with_timezone(&setting.as_of.zone.0).format("%H:%M")),
        None => kind,
    }
}

/// With whom, about what, where.
fn about(row: &Row, name: &str) -> String {
    let parts = [Some(name), row.text("title"), row.text("place")];
    parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("  ")
}

/// The parts of a brief, each cut to its first lines.
fn lines(page: &Page) -> Vec<Line> {
    let mut lines = vec![Line::new(page.subtitle.clone())];
    for section in &page.sections {
        lines.push(Line::new(section.heading.clone()));
        lines.extend(section.lines.iter().filter(|line| !line.nested).take(MOST_LINES).map(|line| Line::nested(line.text.clone())));
    }
    lines
}
