//! A thorough look at a database: is the file whole, does everything refer to something, is the log consistent, are index and
//! summaries what they would be if they were made anew.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{Connection, OptionalExtension};

use super::catalog::{Kind, Table, tables};
use super::error::Error;
use super::open::{Options, Store};
use super::row::{Reader, column_list, read, searchable_text};
use super::summary::{Freshness, OpenAlerts, Summary};
use super::{log, migrate};
use crate::domain::AccountId;

/// Findings of one kind are counted, and so many are told one by one.
const MOST_TOLD: usize = 20;

/// Something that is not as it should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Finding {
    /// SQLite finds the file damaged, in its words.
    Damaged(String),
    /// A row refers to one that does not exist.
    Dangling {
        /// The row's table.
        table: String,
        /// The row.
        row: i64,
        /// The table that it refers to.
        to: String,
    },
    /// A table, index or trigger is not as this program makes it, or is missing.
    Schema {
        /// Its name.
        name: String,
    },
    /// A table, index or trigger that this program does not make.
    Foreign {
        /// Its name.
        name: String,
    },
    /// A code that no list of this program holds.
    UnknownCode {
        /// The table.
        table: Table,
        /// The column.
        column: &'static str,
        /// The code.
        code: String,
        /// How many rows have it.
        rows: u64,
    },
    /// An action and its entries in the log do not fit together.
    Log {
        /// The raw identifier of the action.
        action: i64,
    },
    /// A row whose entering stands in no log.
    Unlogged {
        /// The table.
        table: Table,
        /// How many.
        rows: u64,
    },
    /// Rows whose words full-text search does not know, or knows although they are gone.
    Search {
        /// How many.
        rows: u64,
    },
    /// Summaries that are not what their facts say.
    Summary {
        /// Some of the accounts.
        accounts: Vec<AccountId>,
        /// How many.
        rows: u64,
    },
}

/// A step of the look, for progress.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Pages, indexes, references.
    File,
    /// Tables, indexes, triggers, codes.
    Schema,
    /// The change log.
    Log,
    /// Full-text search.
    Search,
    /// Summaries of the list.
    Summaries,
}

/// Reads what stands in the way of trusting a file at all.
fn file_findings(conn: &Connection) -> Result<Vec<Finding>, Error> {
    let mut findings = Vec::new();
    let mut statement = conn.prepare(&format!("PRAGMA integrity_check({MOST_TOLD})"))?;
    for said in statement.query_map([], |row| row.get::<_, String>(0))? {
        match said {
            Ok(said) if said == "ok" => {}
            Ok(said) => findings.push(Finding::Damaged(said)),
            Err(error) => findings.push(Finding::Damaged(error.to_string())),
        }
    }
    if !findings.is_empty() {
        return Ok(findings);
    }
    let mut statement = conn.prepare("PRAGMA foreign_key_check")?;
    let dangling = statement.query_map([], |row| {
        Ok(Finding::Dangling { table: row.get(0)?, row: row.get::<_, Option<i64>>(1)?.unwrap_or(0), to: row.get(2)? })
    })?;
    for finding in dangling.take(MOST_TOLD) {
        findings.push(finding?);
    }
    Ok(findings)
}

/// Refuses a file that is damaged.
pub(super) fn must_be_whole(conn: &Connection) -> Result<(), Error> {
    match file_findings(conn)?.first() {
        None => Ok(()),
        Some(Finding::Damaged(said)) => Err(Error::Damaged(said.clone())),
        Some(other) => Err(Error::Damaged(format!("{other:?}"))),
    }
}

impl Store {
    /// Looks at everything. `go_on` is told each step and answers whether to go on.
    ///
    /// # Errors
    /// [`Error::Cancelled`]; a file so damaged that it cannot be read.
    pub fn doctor(&self, go_on: &mut dyn FnMut(Step) -> bool) -> Result<Vec<Finding>, Error> {
        let mut step = |step: Step| if go_on(step) { Ok(()) } else { Err(Error::Cancelled) };
        step(Step::File)?;
        let mut findings = file_findings(&self.conn)?;
        if findings.iter().any(|finding| matches!(finding, Finding::Damaged(_))) {
            // What else is read of such a file means nothing.
            return Ok(findings);
        }
        let reader = self.read();
        step(Step::Schema)?;
        findings.extend(schema_findings(&self.conn, &self.options)?);
        findings.extend(code_findings(&self.conn)?);
        step(Step::Log)?;
        findings.extend(log_findings(&self.conn)?);
        step(Step::Search)?;
        findings.extend(search_findings(reader)?);
        step(Step::Summaries)?;
        findings.extend(self.summary_findings()?);
        Ok(findings)
    }

    /// The kept summaries against what the facts say, where they claim to be of today.
    fn summary_findings(&self) -> Result<Option<Finding>, Error> {
        let (reader, today) = (self.read(), self.today());
        if reader.freshness(&self.calendar(), today)? != Freshness::Fresh {
            return Ok(None);
        }
        let mut kept: BTreeMap<AccountId, Summary> = BTreeMap::new();
        let mut open = BTreeMap::new();
        reader.kept_summaries(&mut |one| {
            open.insert(one.id, one.open_alerts.unwrap_or_default());
            kept.insert(one.id, Summary { open_alerts: None, ..one });
        })?;
        let mut wrong = Vec::new();
        let policies = reader.policies()?;
        reader.summaries_as_of(&policies, today, &mut |_| true, &mut |one| {
            if kept.remove(&one.id).as_ref() != Some(&one) {
                wrong.push(one.id);
            }
        })?;
        wrong.extend(kept.into_keys());
        // A clock that got short of time since it was counted is no fault.
        let due: BTreeSet<AccountId> = reader.alerts_to_look_at(today.at)?.into_iter().collect();
        let counted = reader.open_alerts_of_all(&policies, &self.calendar(), today, &mut |_| true)?;
        let differs = |(id, open): &(&AccountId, &OpenAlerts)| counted.get(id).copied().unwrap_or_default() != **open && !due.contains(id);
        wrong.extend(open.iter().filter(differs).map(|(id, _)| *id).collect::<Vec<_>>());
        wrong.sort_unstable();
        wrong.dedup();
        let rows = wrong.len() as u64;
        wrong.truncate(MOST_TOLD);
        Ok((rows > 0).then_some(Finding::Summary { accounts: wrong, rows }))
    }
}

/// Everything that the schema names, by name, as the statement that makes it.
fn made(conn: &Connection) -> rusqlite::Result<BTreeMap<String, String>> {
    let mut statement = conn.prepare("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL")?;
    // A statement is the same however it is spaced.
    let plain = |sql: String| sql.split_whitespace().collect::<Vec<_>>().join(" ");
    let rows = statement.query_map([], |row| Ok((row.get(0)?, plain(row.get(1)?))))?;
    rows.collect()
}

fn schema_findings(conn: &Connection, options: &Options) -> Result<Vec<Finding>, Error> {
    let fresh = Store::memory(options)?;
    let (found, expected) = (made(conn)?, made(&fresh.conn)?);
    let differing = expected.iter().filter(|(name, sql)| found.get(*name) != Some(sql));
    let mut findings: Vec<Finding> = differing.map(|(name, _)| Finding::Schema { name: name.clone() }).collect();
    // What the analyser of SQLite adds is nobody's.
    let foreign = found.keys().filter(|name| !expected.contains_key(*name) && !name.starts_with("sqlite_"));
    findings.extend(foreign.map(|name| Finding::Foreign { name: name.clone() }));
    if migrate::version(conn)? != migrate::newest(migrate::MIGRATIONS) {
        findings.push(Finding::Schema { name: "user_version".to_owned() });
    }
    Ok(findings)
}

fn code_findings(conn: &Connection) -> Result<Vec<Finding>, Error> {
    let mut findings = Vec::new();
    for def in tables() {
        for column in def.columns {
            let Kind::Code(list) = column.kind else { continue };
            let sql = format!("SELECT \"{0}\", count(*) FROM \"{1}\" WHERE \"{0}\" IS NOT NULL GROUP BY 1", column.name, def.name());
            let mut statement = conn.prepare(&sql)?;
            let codes = statement.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, i64>(1)?)))?;
            for found in codes {
                let (code, rows) = found?;
                if !(list.knows)(&code) {
                    findings.push(Finding::UnknownCode { table: def.table, column: column.name, code, rows: rows.unsigned_abs() });
                }
            }
        }
    }
    Ok(findings)
}

fn log_findings(conn: &Connection) -> Result<Vec<Finding>, Error> {
    let mut findings = Vec::new();
    let open: Option<i64> = conn.query_row("SELECT action_id FROM running WHERE action_id IS NOT NULL", [], |row| row.get(0)).optional()?;
    findings.extend(open.map(|action| Finding::Log { action }));
    // Each action has exactly its entries, and each entry stands within its action.
    let sql = "SELECT a.id FROM action a WHERE a.change_to - a.change_from + 1 <> \
               (SELECT count(*) FROM change c WHERE c.id BETWEEN a.change_from AND a.change_to AND c.action_id = a.id) \
               OR (a.undone_by IS NOT NULL AND NOT EXISTS (SELECT 1 FROM action u WHERE u.id = a.undone_by AND u.reverts = a.id)) \
               UNION SELECT c.action_id FROM change c LEFT JOIN action a ON a.id = c.action_id \
               WHERE a.id IS NULL OR c.id NOT BETWEEN a.change_from AND a.change_to LIMIT ?1";
    let mut statement = conn.prepare(sql)?;
    for action in statement.query_map([MOST_TOLD as i64], |row| row.get(0))? {
        findings.push(Finding::Log { action: action? });
    }
    for def in tables().filter(|def| def.logged) {
        let sql = format!(
            "SELECT count(*) FROM \"{}\" t WHERE NOT EXISTS (SELECT 1 FROM change c WHERE c.row_id = t.id AND c.op = {})",
            def.name(),
            log::INSERTED
        );
        let rows: i64 = conn.query_row(&sql, [], |row| row.get(0))?;
        if rows > 0 {
            findings.push(Finding::Unlogged { table: def.table, rows: rows.unsigned_abs() });
        }
    }
    Ok(findings)
}

/// Rows with words against documents of the index, by identifier.
fn search_findings(reader: Reader<'_>) -> Result<Option<Finding>, Error> {
    let mut statement = reader.conn.prepare("SELECT rowid FROM search_index")?;
    let mut known: BTreeSet<i64> = statement.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    let mut wrong = 0;
    for def in tables().filter(|def| def.searchable()) {
        let mut statement = reader.conn.prepare(&format!("SELECT {} FROM \"{}\"", column_list(def), def.name()))?;
        for row in statement.query_map([], |row| read(def, row))? {
            let row = row?;
            let has_words = !searchable_text(def, |column| row.text(column)).is_empty();
            wrong += u64::from(known.remove(&row.id) != has_words);
        }
    }
    wrong += known.len() as u64;
    Ok((wrong > 0).then_some(Finding::Search { rows: wrong }))
}
