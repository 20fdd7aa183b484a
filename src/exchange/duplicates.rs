//! Records that may be one and the same, what they say side by side, and making one of two.

use std::collections::{BTreeMap, HashMap, HashSet};

use serde::Serialize;

use crate::domain::account_name::{name_key, twin_key};
use crate::domain::health::FactSource;
use crate::domain::profile::ProfileField;
use crate::domain::{AccountId, Coded, RowId};
use crate::store::{ActionKind, Cell, Edit, Error, Reader, Row, Table, Value, What};

crate::codes! {
    /// Why two records may be one and the same, the surest first.
    pub enum Reason {
        /// The same unified social credit code.
        CreditCode = "credit_code",
        /// The same mail address.
        Mail = "mail",
        /// The same telephone number.
        Phone = "phone",
        /// The same name, however it is written; of people, at the same account.
        Name = "name",
        /// The same name but for the legal form.
        LegalForm = "legal_form",
    }
}

/// One of two.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Party {
    /// Its identifier.
    #[serde(serialize_with = "as_text")]
    pub id: i64,
    /// Its name.
    pub name: String,
}

fn as_text<S: serde::Serializer>(id: &i64, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(id)
}

/// Two records that may be one and the same; the older one first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Candidate {
    /// Accounts or people.
    pub kind: Table,
    /// Why.
    pub reason: Reason,
    /// The older one.
    pub keep: Party,
    /// The younger one.
    pub gone: Party,
}

/// Records between two looks at whether to go on.
const STEP: usize = 1024;

/// All that may be one and the same: accounts, then people; the surest first. `go_on` is told how many records were looked at and answers
/// whether to go on.
///
/// # Errors
/// [`Error::Cancelled`]; those of the database.
pub fn find(reader: &Reader<'_>, go_on: &mut dyn FnMut(u64) -> bool) -> Result<Vec<Candidate>, Error> {
    let mut looked_at = 0;
    let mut step = || {
        looked_at += 1;
        if looked_at % STEP == 0 && !go_on(looked_at as u64) { Err(Error::Cancelled) } else { Ok(()) }
    };
    let mut accounts = Groups::default();
    for account in reader.account_names()? {
        step()?;
        let party = Party { id: account.id.raw(), name: account.name.clone() };
        let code = account.credit_code.trim().to_uppercase();
        accounts.add(
            [(Reason::CreditCode, code), (Reason::Name, name_key(&account.name)), (Reason::LegalForm, twin_key(&account.name))],
            &party,
        );
    }
    let mut employers: HashMap<i64, Vec<i64>> = HashMap::new();
    for post in reader.all(Table::Post)? {
        step()?;
        if let (Some(person), Some(account)) = (post.int("person_id"), post.int("account_id")) {
            employers.entry(person).or_default().push(account);
        }
    }
    let mut people = Groups::default();
    for person in reader.all(Table::Person)? {
        step()?;
        let name = person.text("name").unwrap_or_default();
        let party = Party { id: person.id, name: name.to_owned() };
        let mail = person.text("email").unwrap_or_default().trim().to_lowercase();
        let mut keys = vec![(Reason::Mail, mail)];
        keys.extend(numbers(person.text("phone").unwrap_or_default()).into_iter().map(|number| (Reason::Phone, number)));
        let of = employers.get(&person.id).into_iter().flatten();
        keys.extend(of.map(|account| (Reason::Name, format!("{account} {}", name_key(name)))));
        people.add(keys, &party);
    }
    Ok([accounts.pairs(Table::Account), people.pairs(Table::Person)].concat())
}

/// The telephone numbers in a text, digits only and without China's prefix.
fn numbers(text: &str) -> Vec<String> {
    let pieces = text.split([',', '，', ';', '；', '/', '、', '\n']);
    let digits = pieces.map(|piece| piece.chars().filter(char::is_ascii_digit).collect::<String>());
    let national = |number: String| match number.strip_prefix("0086").or_else(|| number.strip_prefix("86")) {
        Some(rest) if rest.len() == 11 => rest.to_owned(),
        _ => number,
    };
    digits.map(national).filter(|number| number.len() >= 7).collect()
}

/// Records by what they share.
#[derive(Default)]
struct Groups {
    first: HashMap<(Reason, String), Party>,
    pairs: Vec<(Reason, Party, Party)>,
}

impl Groups {
    /// Adds a record, older ones first, with what it may share with others.
    fn add(&mut self, keys: impl IntoIterator<Item = (Reason, String)>, party: &Party) {
        for (reason, key) in keys.into_iter().filter(|(_, key)| !key.is_empty()) {
            let first = self.first.entry((reason, key)).or_insert_with(|| party.clone());
            if first.id != party.id {
                self.pairs.push((reason, first.clone(), party.clone()));
            }
        }
    }

    /// Each pair once, by its surest reason.
    fn pairs(mut self, kind: Table) -> Vec<Candidate> {
        self.pairs.sort_by_key(|(reason, keep, gone)| (*reason as usize, keep.id, gone.id));
        let mut seen = HashSet::new();
        self.pairs.retain(|(_, keep, gone)| seen.insert((keep.id, gone.id)));
        self.pairs.into_iter().map(|(reason, keep, gone)| Candidate { kind, reason, keep, gone }).collect()
    }
}

/// What a line of the comparison is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    /// A column of the record.
    Column(&'static str),
    /// A descriptive field of an account.
    Field(ProfileField),
}

impl About {
    /// Its name in JSON and on the command line.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Column(column) => column,
            Self::Field(field) => field.code(),
        }
    }
}

/// What both say about one thing, where they differ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// About what.
    pub about: About,
    /// What the one that stays says.
    pub keep: Value,
    /// What the one that goes says.
    pub gone: Value,
    /// Whether the latter is taken.
    pub takes_gone: bool,
    /// Which of them is the later one and holds anyway, where both are dated.
    gone_is_later: bool,
}

/// A merge, as it is going to be: shown before it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merge {
    /// Accounts or people.
    pub table: Table,
    /// The record that stays.
    pub keep: Party,
    /// The record that goes.
    pub gone: Party,
    /// Where they differ. What only one of them says is taken from that one.
    pub differences: Vec<Difference>,
    /// How many rows of each table move.
    pub moves: BTreeMap<Table, u64>,
    /// The earlier day since when one of them is known.
    created_on: Option<Value>,
}

fn party(row: &Row) -> Party {
    Party { id: row.id, name: row.text("name").unwrap_or_default().to_owned() }
}

impl Merge {
    /// Both side by side; none if one does not exist. The values of the one that stays are taken where it has any; of dated fields the
    /// later ones.
    ///
    /// # Errors
    /// Those of the database.
    pub fn read(reader: &Reader<'_>, table: Table, keep: i64, gone: i64) -> Result<Option<Self>, Error> {
        let (Some(kept), Some(other)) = (reader.row(table, keep)?, reader.row(table, gone)?) else { return Ok(None) };
        let mut differences = Vec::new();
        for (column, (a, b)) in table.def().columns.iter().zip(kept.values.iter().zip(&other.values)) {
            if a != b && *b != Value::Null && column.name != "created_on" {
                let about = About::Column(column.name);
                let takes_gone = *a == Value::Null;
                differences.push(Difference { about, keep: a.clone(), gone: b.clone(), takes_gone, gone_is_later: false });
            }
        }
        let created = (kept.date("created_on"), other.date("created_on"));
        let created_on = match created {
            (Some(a), Some(b)) if b < a => Some(Value::Date(b)),
            _ => None,
        };
        if table == Table::Account {
            let (a, b) = (latest(reader, keep)?, latest(reader, gone)?);
            for field in ProfileField::ALL {
                if let (Some((a_on, a)), Some((b_on, b))) = (a.get(field), b.get(field))
                    && a != b
                {
                    let later = b_on > a_on;
                    let values = (Value::from(a.as_str()), Value::from(b.as_str()));
                    let about = About::Field(*field);
                    differences.push(Difference { about, keep: values.0, gone: values.1, takes_gone: later, gone_is_later: later });
                }
            }
        }
        let moves = reader.referred_by(table, gone)?;
        Ok(Some(Self { table, keep: party(&kept), gone: party(&other), differences, moves, created_on }))
    }

    /// The action that writes it.
    #[must_use]
    pub fn edit(&self, today: chrono::NaiveDate) -> Edit {
        let mut edit = Edit::new(What::new(ActionKind::Merge).about(self.table, self.keep.id, &self.keep.name));
        let taken = self.differences.iter().filter(|one| one.takes_gone);
        let mut values: Vec<(&'static str, Cell)> = taken
            .filter_map(|one| match one.about {
                About::Column(column) => Some((column, Cell::Value(one.gone.clone()))),
                About::Field(_) => None,
            })
            .collect();
        values.extend(self.created_on.clone().map(|day| ("created_on", Cell::Value(day))));
        edit.merge(self.table, self.keep.id, self.gone.id, values);
        for one in self.differences.iter().filter(|one| one.takes_gone != one.gone_is_later) {
            // Not the later one was taken: from today on it holds again.
            if let About::Field(field) = one.about {
                let value = if one.takes_gone { &one.gone } else { &one.keep };
                let values = vec![
                    ("account_id", self.keep.id.into()),
                    ("field", field.code().into()),
                    ("value", Cell::Value(value.clone())),
                    ("as_of", today.into()),
                    ("source", FactSource::Manual.code().into()),
                ];
                edit.insert(Table::AccountField, values);
            }
        }
        edit
    }
}

/// When a field got its value, by which row, and the value.
type Held = ((chrono::NaiveDate, i64), String);

/// The latest value of each descriptive field of an account.
fn latest(reader: &Reader<'_>, account: i64) -> Result<HashMap<ProfileField, Held>, Error> {
    let mut latest = HashMap::new();
    // Rows come by date, those of one day oldest first: the last one holds.
    for row in reader.rows_of(Table::AccountField, AccountId::from_raw(account))? {
        if let (Some(field), Some(day)) = (row.code::<ProfileField>("field"), row.date("as_of")) {
            match row.text("value") {
                Some(value) => latest.insert(field, ((day, row.id), value.to_owned())),
                None => latest.remove(&field),
            };
        }
    }
    Ok(latest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn telephone_numbers_are_compared_by_their_digits() {
        assert_eq!(numbers("+86 138 0013 8000；010-6552 9988"), ["13800138000", "01065529988"]);
        assert_eq!(numbers("ext. 12"), Vec::<String>::new());
    }
}
