//! The account list as it leaves the program: as a sheet with the columns that concern its reader, and as JSON.

use chrono::NaiveDate;
use serde_json::Value as Json;

use super::account_shape::AccountShape;
use super::format::{ExportError, Format, csv_file, json_file, markdown_file, xlsx_file};
use super::sheet::{Datum, Sheet};
use crate::domain::handover::ReaderRole;
use crate::domain::{AsOf, Coded, Currency, Money};
use crate::exchange::fields::{Field, Target};
use crate::exchange::import::sentences;
use crate::i18n::{Strings, label};
use crate::portfolio::{Account, Column, Gathering, Portfolio, causes_in_words, heading};
use crate::store::summary::{Freshness, Progress};
use crate::store::{Error, Store};

/// The accounts of a database as of a day: those kept where they are right, else computed from the facts. `go_on` is told how far it is
/// and answers whether to go on.
///
/// # Errors
/// [`Error::Cancelled`], those of the database.
pub fn read(store: &mut Store, as_of: AsOf, go_on: &mut dyn FnMut(u64, u64) -> bool) -> Result<Portfolio, Error> {
    let mut gathering = Gathering::default();
    let kept = !as_of.past && (store.read().freshness(&store.calendar(), as_of)? == Freshness::Fresh || refreshed(store, go_on)?);
    if kept {
        store.refresh_clocks()?;
        store.read().kept_summaries(&mut |one| gathering.take(&one))?;
    } else {
        let policies = store.read().policies()?;
        let mut go_on = |progress: Progress| go_on(progress.done, progress.of);
        store.read().summaries_as_of(&policies, as_of, &mut go_on, &mut |one| gathering.take(&one))?;
        gathering.take_alerts(&store.read().open_alerts_of_all(&policies, &store.calendar(), as_of, &mut go_on)?);
    }
    Ok(gathering.done())
}

/// Whether what is kept could be made right; where it may not be written, it is computed for this once.
fn refreshed(store: &mut Store, go_on: &mut dyn FnMut(u64, u64) -> bool) -> Result<bool, Error> {
    if store.is_read_only() {
        return Ok(false);
    }
    match store.refresh_summaries(&mut |progress| go_on(progress.done, progress.of)) {
        Ok(_) => Ok(true),
        Err(Error::Busy | Error::ReadOnly | Error::DiskFull) => Ok(false),
        Err(error) => Err(error),
    }
}

/// Every column, in the order of the file.
const ALL: &[Column] = &[
    Column::Name,
    Column::Account,
    Column::CreditCode,
    Column::Kind,
    Column::Tier,
    Column::Suggested,
    Column::Health,
    Column::Coverage,
    Column::Change,
    Column::Why,
    Column::Touch,
    Column::Renewal,
    Column::Owner,
    Column::Parent,
    Column::Region,
    Column::City,
    Column::Industry,
    Column::Stage,
    Column::Sensitivity,
    Column::Revenue,
    Column::Overdue,
    Column::Tags,
];
/// Who they are, what they owe.
const FINANCE: &[Column] = &[
    Column::Name,
    Column::Account,
    Column::CreditCode,
    Column::Kind,
    Column::Owner,
    Column::Parent,
    Column::Region,
    Column::City,
    Column::Renewal,
    Column::Revenue,
    Column::Overdue,
];
/// Who they are, how urgently they are served.
const SERVICE: &[Column] = &[
    Column::Name,
    Column::Account,
    Column::Kind,
    Column::Tier,
    Column::Owner,
    Column::Region,
    Column::City,
    Column::Industry,
    Column::Touch,
    Column::Renewal,
];
/// How they are, without a person.
const EXECUTIVE: &[Column] = &[
    Column::Name,
    Column::Kind,
    Column::Tier,
    Column::Health,
    Column::Coverage,
    Column::Change,
    Column::Why,
    Column::Renewal,
    Column::Region,
    Column::Industry,
    Column::Revenue,
    Column::Overdue,
];

/// Who may be given a list of accounts: everybody but a customer, whom the others do not concern.
pub const READERS: &[ReaderRole] = &[ReaderRole::Manager, ReaderRole::Finance, ReaderRole::Service, ReaderRole::Executive];

/// The columns that concern a reader.
#[must_use]
pub const fn columns(reader: ReaderRole) -> &'static [Column] {
    match reader {
        ReaderRole::Manager => ALL,
        ReaderRole::Finance => FINANCE,
        ReaderRole::Service => SERVICE,
        ReaderRole::Executive => EXECUTIVE,
        ReaderRole::Customer => &[],
    }
}

/// What is to be said about an account, and to whom.
#[derive(Clone, Copy)]
pub struct Shaped<'s> {
    /// For whom.
    pub reader: ReaderRole,
    /// Of amounts.
    pub currency: Currency,
    /// In which language.
    pub strings: &'s Strings,
}

impl Shaped<'_> {
    /// Accounts in a format, in their order.
    ///
    /// # Errors
    /// [`ExportError::Format`] if the format cannot hold them.
    pub fn written(&self, accounts: &[Account<'_>], format: Format) -> Result<Vec<u8>, ExportError> {
        match format {
            Format::Csv => csv_file(&self.sheet(accounts)),
            Format::Xlsx => xlsx_file(&self.sheet(accounts)),
            Format::Markdown => Ok(markdown_file(&self.sheet(accounts))),
            Format::Json => json_file(&self.json(accounts)),
        }
    }

    /// As a sheet: numbers and days as such, terms in words.
    #[must_use]
    pub fn sheet(&self, accounts: &[Account<'_>]) -> Sheet {
        let columns = columns(self.reader);
        Sheet {
            headings: columns.iter().map(|column| csv_heading(*column, self.strings)).collect(),
            rows: accounts.iter().map(|account| columns.iter().map(|column| self.cell(account, *column)).collect()).collect(),
        }
    }

    /// Under the veil of an executive's summary a person who is a customer has no name.
    fn hides_name(&self, account: &Account<'_>) -> bool {
        self.reader.hides_name(account.kind())
    }

    fn cell(&self, account: &Account<'_>, column: Column) -> Datum {
        let strings = self.strings;
        let number = |shown: Option<String>| shown.map_or(Datum::Nothing, Datum::Number);
        let day = |day: Option<NaiveDate>| day.map_or(Datum::Nothing, Datum::Day);
        let amount = |minor| Money::new(minor, self.currency).amount();
        match column {
            Column::Name | Column::Account if self.hides_name(account) => Datum::text(&strings.export_person()),
            Column::Name => Datum::text(account.name()),
            Column::Account => Datum::text(account.shown_name()),
            Column::CreditCode => Datum::text(account.credit_code()),
            Column::Kind => Datum::text(&label(account.kind(), strings)),
            Column::Tier => Datum::text(account.tier().code()),
            Column::Suggested => Datum::text(account.suggested().map(|tier| tier.code()).unwrap_or_default()),
            Column::Health => number(account.score().map(|score| score.to_string())),
            Column::Coverage => number(Some(account.coverage().to_string())),
            Column::Alerts => number(account.open_alerts().map(|open| open.to_string())),
            Column::Change => number(account.change().map(|change| change.to_string())),
            Column::Why => Datum::text(&causes_in_words(account.causes(), strings)),
            Column::Touch => day(last_touch(account)),
            Column::Renewal => day(account.renews_on()),
            Column::Stage => account.lifecycle().map_or(Datum::Nothing, |stage| Datum::text(&label(stage, strings))),
            Column::Sensitivity => Datum::text(&label(account.sensitivity(), strings)),
            Column::Revenue => number(account.revenue().map(amount)),
            Column::Overdue => number(Some(amount(account.overdue()))),
            Column::Tags => Datum::text(&account.tags().collect::<Vec<_>>().join("; ")),
            Column::Owner | Column::Parent | Column::Region | Column::City | Column::Industry => Datum::text(account.text(column)),
            Column::Weeks => Datum::Nothing,
        }
    }

    /// In the documented shape; for a reader other than the manager only the keys that concern him.
    #[must_use]
    pub fn json(&self, accounts: &[Account<'_>]) -> Json {
        let shaped = accounts.iter().map(|account| {
            let mut json = serde_json::to_value(AccountShape::of(account, self.currency, self.strings)).unwrap_or_default();
            if let Some(shape) = json.as_object_mut().filter(|_| self.reader != ReaderRole::Manager) {
                let keys: Vec<&str> = columns(self.reader).iter().flat_map(|column| keys_of(*column)).copied().collect();
                shape.retain(|key, _| key == "id" || keys.contains(&key.as_str()));
                if self.hides_name(account) {
                    shape.insert("name".to_owned(), Json::Null);
                }
            }
            json
        });
        Json::Array(shaped.collect())
    }
}

/// The keys in JSON that say what a column says.
const fn keys_of(column: Column) -> &'static [&'static str] {
    match column {
        Column::Name => &["name"],
        Column::Account => &["short_name"],
        Column::CreditCode => &["credit_code"],
        Column::Kind => &["kind"],
        Column::Tier => &["tier", "tier_basis"],
        Column::Suggested => &["suggested_tier"],
        Column::Health | Column::Coverage => &["health"],
        Column::Change => &["change"],
        Column::Weeks => &["weeks"],
        Column::Why => &["causes", "why"],
        Column::Touch => &["last_two_way_touch", "touch_light"],
        Column::Renewal => &["renewal_on"],
        Column::Owner => &["owner"],
        Column::Parent => &["parent"],
        Column::City => &["city"],
        Column::Region => &["region"],
        Column::Industry => &["industry"],
        Column::Stage => &["lifecycle"],
        Column::Sensitivity => &["sensitivity"],
        Column::Revenue => &["revenue"],
        Column::Overdue => &["overdue"],
        Column::Tags => &["tags"],
        Column::Alerts => &["open_alerts"],
    }
}

/// The heading of a column in a file: where it can be imported, the name by which the import knows it.
fn csv_heading(column: Column, strings: &Strings) -> String {
    let field = match column {
        Column::Name => Field::Name,
        Column::Account => Field::ShortName,
        Column::CreditCode => Field::CreditCode,
        Column::Kind => Field::Kind,
        Column::Tier => Field::Tier,
        Column::Touch => Field::LastTouchOn,
        Column::Renewal => Field::RenewalOn,
        Column::Owner => Field::Owner,
        Column::Tags => Field::Tags,
        _ => return heading(column, strings),
    };
    sentences::target_name(&Target::Field(field), strings)
}

/// The day of the latest two-way touch, if there ever was one.
pub(super) fn last_touch(account: &Account<'_>) -> Option<NaiveDate> {
    account.ever_touched().then(|| account.silent_since())
}
