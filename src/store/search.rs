//! Full-text search over everything written: Chinese of any length, because each Han character is a word of the index and
//! a search is one phrase.

use rusqlite::Connection;

use super::catalog::Table;
use super::error::Error;
use super::row::{Reader, Row, searchable_text};
use super::value::Value;
use crate::domain::search::fold;
use crate::domain::text::one_line;
use crate::domain::{AccountId, AsOf, RowId};

/// Scripts that are written without blanks between words.
const fn stands_alone(c: char) -> bool {
    matches!(c, '\u{2E80}'..='\u{2FDF}' | '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}'
        | '\u{AC00}'..='\u{D7AF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

/// A text as the index sees it: one form for the many ways of writing a character, a blank round each that is a word.
fn spread(text: &str) -> String {
    let folded = fold(&one_line(text));
    let mut out = String::with_capacity(folded.len() * 2);
    for c in folded.chars() {
        if stands_alone(c) {
            out.push(' ');
            out.push(c);
            out.push(' ');
        } else {
            out.push(c);
        }
    }
    out
}

/// Enters a row's text; nothing for an empty one.
pub(super) fn put(conn: &Connection, table: Table, id: i64, account: Option<i64>, text: &str) -> rusqlite::Result<()> {
    if text.is_empty() {
        return Ok(());
    }
    conn.prepare_cached("INSERT INTO search_index (rowid, words, tbl, account_id) VALUES (?1, ?2, ?3, ?4)")?
        .execute((id, spread(text), table.def().number, account))
        .map(drop)
}

/// Takes a row's text out.
pub(super) fn remove(conn: &Connection, id: i64) -> rusqlite::Result<()> {
    conn.prepare_cached("DELETE FROM search_index WHERE rowid = ?1")?.execute([id]).map(drop)
}

/// Everything found in one account, or in what belongs to none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The account; none for colleagues, products and the like.
    pub account: Option<AccountId>,
    /// Its name; empty without an account.
    pub name: String,
    /// The places, the best first.
    pub hits: Vec<Hit>,
}

/// A place where the words stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// The table.
    pub table: Table,
    /// The row.
    pub row: i64,
    /// The text around the first match, on one line.
    pub snippet: String,
    /// Where in the snippet the match stands, in bytes; empty where the words matched in another form.
    pub at: std::ops::Range<usize>,
}

/// A person or an account, by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Named<'n> {
    /// [`Table::Account`] or [`Table::Person`].
    pub table: Table,
    /// Which.
    pub row: i64,
    /// The name.
    pub name: &'n str,
}

/// Whether a record was there on a day, as far as its date tells.
fn was_there(row: &Row, as_of: AsOf) -> bool {
    match row.table.def().as_of.map(|column| row.get(column)).filter(|_| as_of.past) {
        Some(Value::Date(day)) => as_of.includes_day(*day),
        Some(Value::At(at)) => as_of.includes(*at),
        _ => true,
    }
}

/// Characters shown on either side of a match.
const AROUND: usize = 24;

/// Cuts the text around the first match that reads the same when folded.
fn snippet(text: &str, wanted: &str) -> (String, std::ops::Range<usize>) {
    let line = one_line(text);
    let characters: Vec<char> = line.chars().collect();
    let folded: Vec<String> = characters.iter().map(|c| fold(c.encode_utf8(&mut [0; 4])).to_string()).collect();
    let wanted = fold(wanted.trim());
    let found = (0..characters.len()).find_map(|from| {
        let mut rest: &str = &wanted;
        for (length, one) in folded.iter().skip(from).enumerate() {
            if rest.is_empty() {
                return Some((from, length));
            }
            rest = rest.strip_prefix(one.as_str())?;
        }
        rest.is_empty().then_some((from, characters.len() - from))
    });
    let (from, length) = found.unwrap_or((0, 0));
    let start = from.saturating_sub(AROUND);
    let part = |from: usize, count: usize| characters.iter().skip(from).take(count).collect::<String>();
    let (before, matched) = (part(start, from - start), part(from, length));
    let at = before.len()..before.len() + matched.len();
    (before + &matched + &part(from + length, AROUND), at)
}

impl Reader<'_> {
    /// Finds every record that holds the text and was there on the day, grouped by account, accounts with the best match first. A last
    /// word in Latin letters may be the beginning of one. At most `limit` places are answered.
    ///
    /// # Errors
    /// Those of the database.
    pub fn search(&self, text: &str, as_of: AsOf, limit: u32) -> Result<Vec<Found>, Error> {
        let words = spread(text);
        if !words.chars().any(char::is_alphanumeric) {
            return Ok(Vec::new());
        }
        let words = words.trim();
        let begun = words.ends_with(|c: char| c.is_ascii_alphanumeric()) && words.chars().count() > 1;
        let phrase = format!("\"{}\"{}", words.replace('"', "\"\""), if begun { "*" } else { "" });
        let mut statement = self
            .conn
            .prepare_cached("SELECT rowid, tbl, account_id FROM search_index WHERE search_index MATCH ?1 ORDER BY rank LIMIT ?2")?;
        // On a past day some of the best places were not there yet; others behind them were.
        let most = if as_of.past { -1 } else { i64::from(limit) };
        let places = statement.query_map((&phrase, most), |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
        let mut groups: Vec<Found> = Vec::new();
        let mut left = limit;
        for place in places {
            if left == 0 {
                break;
            }
            let (row, number, account): (i64, i64, Option<i64>) = place?;
            let Some(table) = Table::numbered(number) else { continue };
            let Some(read) = self.row(table, row)?.filter(|row| was_there(row, as_of)) else { continue };
            left -= 1;
            let whole = searchable_text(table.def(), |column| read.text(column));
            let (snippet, at) = snippet(&whole, text);
            let hit = Hit { table, row, snippet, at };
            for account in self.accounts_of_hit(table, row, account.map(AccountId::from_raw))? {
                self.group(&mut groups, account)?.hits.push(hit.clone());
            }
        }
        Ok(groups)
    }

    /// The accounts that a hit belongs to: a person's are those where the person holds or held a post.
    fn accounts_of_hit(&self, table: Table, row: i64, account: Option<AccountId>) -> Result<Vec<Option<AccountId>>, Error> {
        if table != Table::Person {
            return Ok(vec![account]);
        }
        let mut statement = self.conn.prepare_cached("SELECT DISTINCT account_id FROM post WHERE person_id = ?1 ORDER BY account_id")?;
        let accounts: Vec<Option<AccountId>> =
            statement.query_map([row], |row| Ok(Some(AccountId::from_raw(row.get(0)?))))?.collect::<rusqlite::Result<_>>()?;
        Ok(if accounts.is_empty() { vec![None] } else { accounts })
    }

    /// Adds people and accounts that are called so, found by how their names are spelled: to the groups of their accounts, which then
    /// stand first.
    ///
    /// # Errors
    /// Those of the database.
    pub fn add_named(&self, found: Vec<Found>, named: &[Named<'_>]) -> Result<Vec<Found>, Error> {
        let mut groups: Vec<Found> = Vec::new();
        for one in named {
            let account = (one.table == Table::Account).then(|| AccountId::from_raw(one.row));
            for account in self.accounts_of_hit(one.table, one.row, account)? {
                let hit = Hit { table: one.table, row: one.row, snippet: one_line(one.name).into_owned(), at: 0..0 };
                self.group(&mut groups, account)?.hits.push(hit);
            }
        }
        for mut group in found {
            match groups.iter_mut().find(|other| other.account == group.account) {
                Some(other) => {
                    group.hits.retain(|hit| !other.hits.iter().any(|known| (known.table, known.row) == (hit.table, hit.row)));
                    other.hits.append(&mut group.hits);
                }
                None => groups.push(group),
            }
        }
        Ok(groups)
    }

    fn group<'g>(&self, groups: &'g mut Vec<Found>, account: Option<AccountId>) -> Result<&'g mut Found, Error> {
        let place = match groups.iter().position(|group| group.account == account) {
            Some(place) => place,
            None => {
                let name = match account {
                    Some(id) => self.row(Table::Account, id.raw())?.and_then(|row| row.text("name").map(str::to_owned)),
                    None => None,
                };
                groups.push(Found { account, name: name.unwrap_or_default(), hits: Vec::new() });
                groups.len() - 1
            }
        };
        groups.get_mut(place).ok_or_else(|| Error::Sql("a group vanished".to_owned()))
    }
}
