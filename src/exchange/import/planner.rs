//! Decides about one row after the other: is it sound, which account does it mean, what does it add.

use super::column::Column;
use super::existing::{Existing, Known, Novelty, Owner};
use super::fact::Fact;
use super::plan::Outcome;
use super::reason::{Reason, Reject, SkipReason, Warning};
use super::row::{self, StatedAccount};
use super::{Inspection, PlanOptions};
use crate::domain::AccountId;
use crate::domain::account_name::{name_key, twin_key};
use crate::domain::credit_code::CreditCode;
use crate::domain::reading::DateNote;
use crate::domain::search::plain;
use crate::exchange::source::{EncodingOrigin, FileKind, Opened, Table, Value, shown};
use std::collections::HashMap;

/// An account that an earlier row of the file has stated.
struct Earlier {
    line: u32,
    name: String,
    code: Option<CreditCode>,
    /// The outcome that stores it; `None` when it is in the database.
    first: Option<usize>,
    account: Option<AccountId>,
    /// What is known of it, the file's earlier rows included; only when further rows may add to it.
    known: Option<Known>,
}

/// What is known while the rows go by.
pub(super) struct Planner<'a> {
    table: &'a Table,
    columns: &'a [Column],
    options: &'a PlanOptions,
    existing: &'a dyn Existing,
    since_1904: bool,
    headings: &'a [String],
    heading_keys: Vec<String>,
    header_width: Option<usize>,
    open_quotes: &'a [u32],
    /// Lines that continue the record above, by merged cells.
    continued: &'a [u32],
    custom_fields: &'a [String],
    earlier: Vec<Earlier>,
    by_code: HashMap<CreditCode, usize>,
    by_name: HashMap<String, usize>,
    twins: HashMap<String, usize>,
    made: usize,
    notes: Vec<Warning>,
    short: Vec<u32>,
    nameless: Vec<u32>,
    assumed: HashMap<(usize, DateNote), u32>,
}

impl<'a> Planner<'a> {
    pub(super) fn new(
        opened: &'a Opened,
        inspection: &'a Inspection,
        columns: &'a [Column],
        options: &'a PlanOptions,
        existing: &'a dyn Existing,
        custom_fields: &'a [String],
    ) -> Self {
        let text = opened.kind == FileKind::Text;
        Self {
            table: &opened.table,
            columns,
            options,
            existing,
            since_1904: opened.since_1904,
            headings: &inspection.headings,
            heading_keys: inspection.headings.iter().map(|heading| plain(heading)).collect(),
            header_width: opened.header.filter(|_| text).map(|header| opened.table.fields(header)),
            open_quotes: &opened.open_quotes,
            continued: &opened.filled_lines,
            custom_fields,
            earlier: Vec::new(),
            by_code: HashMap::new(),
            by_name: HashMap::new(),
            twins: HashMap::new(),
            made: 0,
            notes: Vec::new(),
            short: Vec::new(),
            nameless: Vec::new(),
            assumed: HashMap::new(),
        }
    }

    /// What becomes of a row; rows have to come in their order.
    pub(super) fn outcome(&mut self, row: usize) -> Outcome {
        let outcome = match self.stated(row) {
            Ok(stated) => self.decide(stated).unwrap_or_else(Outcome::Reject),
            Err(reject) => Outcome::Reject(reject),
        };
        self.made += 1;
        outcome
    }

    /// The account that a row states, if the row is sound.
    fn stated(&mut self, row: usize) -> Result<StatedAccount, Box<Reject>> {
        self.sound(row)?;
        let (stated, noticed) = row::read(self.table, row, self.columns, self.since_1904, self.options)?;
        if noticed.nameless_contact {
            self.nameless.push(stated.line);
        }
        for (column, note) in noticed.dates {
            *self.assumed.entry((column, note)).or_default() += 1;
        }
        Ok(stated)
    }

    /// Refuses rows whose cells may not stand under their headings.
    fn sound(&mut self, row: usize) -> Result<(), Box<Reject>> {
        let line = self.table.line(row);
        let refused = |column: Option<usize>, value: Value<'_>, reason| {
            Box::new(Reject { line, column, value: shown(value).unwrap_or_default(), reason, more: 0 })
        };
        if self.open_quotes.binary_search(&line).is_ok() {
            return Err(refused(None, self.table.value(row, 0), Reason::OpenQuote));
        }
        if self.is_heading_again(row) {
            return Err(refused(None, self.table.value(row, 0), Reason::HeadingAgain));
        }
        let Some(width) = self.header_width else { return Ok(()) };
        if self.table.length(row) > width {
            return Err(refused(Some(width), self.table.value(row, width), Reason::ExtraCells { headings: width }));
        }
        if self.table.fields(row) < width {
            let with = |other: Option<usize>| other.is_some_and(|other| self.is_half(row.min(other), row.max(other), width));
            if with(row.checked_sub(1)) || with(row.checked_add(1)) {
                return Err(refused(None, self.table.value(row, 0), Reason::BrokenLine));
            }
            self.short.push(line);
        }
        Ok(())
    }

    /// Whether two neighbouring rows, both too short, give one full row together: a line that was broken in two.
    fn is_half(&self, first: usize, second: usize, width: usize) -> bool {
        let (a, b) = (self.table.fields(first), self.table.fields(second));
        let neighbours = self.table.line(second) == self.table.line(first).saturating_add(1);
        neighbours && a > 0 && b > 0 && a < width && b < width && a + b == width + 1
    }

    fn is_heading_again(&self, row: usize) -> bool {
        let mut same = 0;
        for (column, value) in self.table.values(row).enumerate() {
            let Some(text) = shown(value) else { continue };
            if self.heading_keys.get(column).is_none_or(|heading| *heading != plain(&text)) {
                return false;
            }
            same += 1;
        }
        same > 1 || same == self.headings.len()
    }

    /// What becomes of a sound row.
    fn decide(&mut self, stated: StatedAccount) -> Result<Outcome, Box<Reject>> {
        let line = stated.line;
        let refused = |reason| Box::new(Reject { line, column: None, value: stated.name.clone(), reason, more: 0 });
        if let Some(at) = self.earlier_row(&stated).map_err(refused)? {
            return Ok(self.again(at, stated));
        }
        let account = self.matching(&stated).map_err(refused)?;
        self.note_twin(&stated, account);
        let outcome = match account {
            None => Outcome::Store(stated.clone()),
            Some(account) => self.for_existing(account, &stated),
        };
        self.remember(&stated, account);
        Ok(outcome)
    }

    fn remember(&mut self, stated: &StatedAccount, account: Option<AccountId>) {
        let at = self.earlier.len();
        let known = (self.options.update || !self.continued.is_empty()).then(|| {
            let mut known = account.map(|account| self.known(account)).unwrap_or_default();
            known.facts.extend(stated.facts.iter().cloned());
            known
        });
        let code = stated.code.or_else(|| account.and_then(|account| self.existing.code(account)));
        let first = account.is_none().then_some(self.made);
        self.earlier.push(Earlier { line: stated.line, name: stated.name.clone(), code, first, account, known });
        self.by_name.insert(stated.key.clone(), at);
        if let Some(code) = code {
            self.by_code.insert(code, at);
        }
    }

    /// What is known of an account, custom fields numbered as in this plan.
    fn known(&self, account: AccountId) -> Known {
        self.existing.known(account, &|label| {
            let key = plain(label);
            let at = self.custom_fields.iter().position(|field| plain(field) == key)?;
            u16::try_from(at).ok()
        })
    }

    /// The earlier row of the file that states the same account.
    fn earlier_row(&self, stated: &StatedAccount) -> Result<Option<usize>, Reason> {
        let by_code = stated.code.and_then(|code| self.by_code.get(&code).copied());
        let by_name = self.by_name.get(&stated.key).copied();
        let owner = |at: usize| self.earlier.get(at).map(|earlier| Owner::Line { line: earlier.line, name: earlier.name.clone() });
        match (by_code, by_name) {
            (Some(code), Some(name)) if code != name => match (owner(code), owner(name)) {
                (Some(code), Some(name)) => Err(Reason::TwoAccounts { code, name }),
                _ => Ok(Some(code)),
            },
            (Some(at), _) => Ok(Some(at)),
            (None, Some(at)) => match self.earlier.get(at) {
                Some(Earlier { code: Some(other), line, name, .. }) if stated.code.is_some_and(|code| code != *other) => {
                    Err(Reason::OtherCode { account: Owner::Line { line: *line, name: name.clone() }, code: other.to_string() })
                }
                _ => Ok(Some(at)),
            },
            (None, None) => Ok(None),
        }
    }

    /// The account of the database that a row means.
    fn matching(&self, stated: &StatedAccount) -> Result<Option<AccountId>, Reason> {
        let by_code = stated.code.and_then(|code| self.existing.by_code(&code));
        let by_name = self.existing.by_name(&stated.key);
        match (by_code, by_name.as_slice()) {
            (Some(account), []) => Ok(Some(account)),
            (Some(account), names) if names.contains(&account) => Ok(Some(account)),
            (Some(account), [other, ..]) => Err(Reason::TwoAccounts { code: self.owner(account), name: self.owner(*other) }),
            (None, []) => Ok(None),
            (None, [account]) => match self.existing.code(*account) {
                Some(code) if stated.code.is_some_and(|own| own != code) => {
                    Err(Reason::OtherCode { account: self.owner(*account), code: code.to_string() })
                }
                _ => Ok(Some(*account)),
            },
            (None, several) => Err(Reason::SeveralAccounts { count: several.len() }),
        }
    }

    fn owner(&self, id: AccountId) -> Owner {
        Owner::Account { id, name: self.existing.name(id) }
    }

    /// A row whose account stands in the file before.
    fn again(&mut self, at: usize, stated: StatedAccount) -> Outcome {
        let line = stated.line;
        let Some(earlier) = self.earlier.get_mut(at) else { return Outcome::Store(stated) };
        let repeated = Outcome::Skip { line, reason: SkipReason::Repeated { line: earlier.line } };
        // A row under a merged name belongs to the row above: a second contact person, say. Any other repetition is one.
        let adds = self.options.update || (earlier.account.is_none() && self.continued.binary_search(&line).is_ok());
        let Some(known) = earlier.known.as_mut().filter(|_| adds) else { return repeated };
        let news: Vec<Fact> = stated.facts.iter().filter(|fact| known.novelty(fact) == Novelty::New).cloned().collect();
        if news.is_empty() {
            return repeated;
        }
        known.facts.extend(news.iter().cloned());
        Outcome::Update { account: earlier.account, first: earlier.first, news: StatedAccount { facts: news, ..stated } }
    }

    fn for_existing(&mut self, account: AccountId, stated: &StatedAccount) -> Outcome {
        let (line, owner) = (stated.line, self.owner(account));
        if !self.options.update {
            return Outcome::Skip { line, reason: SkipReason::Exists(owner) };
        }
        let known = self.known(account);
        let mut news = Vec::new();
        for fact in &stated.facts {
            match known.novelty(fact) {
                Novelty::New => news.push(fact.clone()),
                Novelty::Known => {}
                Novelty::Kept => self.notes.push(Warning::Kept { line, target: fact.target(self.custom_fields) }),
            }
        }
        if news.is_empty() {
            return Outcome::Skip { line, reason: SkipReason::NothingNew(owner) };
        }
        Outcome::Update { account: Some(account), first: None, news: StatedAccount { facts: news, ..stated.clone() } }
    }

    /// Lists names that differ in the legal form only: they may be one company, and only a person can say.
    fn note_twin(&mut self, stated: &StatedAccount, account: Option<AccountId>) {
        let key = twin_key(&stated.name);
        if key.is_empty() {
            return;
        }
        let at = self.earlier.len();
        let in_file = self.twins.get(&key).and_then(|at| self.earlier.get(*at)).filter(|earlier| name_key(&earlier.name) != stated.key);
        let other = match in_file {
            Some(earlier) => Some(Owner::Line { line: earlier.line, name: earlier.name.clone() }),
            None if account.is_none() => self.existing.twins(&key).first().map(|account| self.owner(*account)),
            None => None,
        };
        if let Some(other) = other {
            self.notes.push(Warning::Twin { line: stated.line, name: stated.name.clone(), other });
        }
        self.twins.entry(key).or_insert(at);
    }

    /// Everything that was noticed, what concerns the file as a whole first.
    pub(super) fn warnings(mut self, opened: &Opened) -> Vec<Warning> {
        let mut warnings = Vec::new();
        if let Some(encoding) = opened.encoding.as_ref().filter(|encoding| encoding.origin == EncodingOrigin::Guessed) {
            warnings.push(Warning::GuessedEncoding { name: encoding.name.clone() });
        }
        if !opened.filled_lines.is_empty() {
            warnings.push(Warning::Merged { lines: opened.filled_lines.clone() });
        }
        if !self.short.is_empty() {
            warnings.push(Warning::ShortRows { lines: std::mem::take(&mut self.short) });
        }
        let failed =
            (0..self.table.height()).map(|row| self.table.values(row).filter(|value| *value == Value::Failed).count()).sum::<usize>();
        let failed = u32::try_from(failed).unwrap_or(u32::MAX).saturating_add(opened.unreadable_cells);
        if failed > 0 {
            warnings.push(Warning::FailedCells { count: failed });
        }
        let mut assumed: Vec<((usize, DateNote), u32)> = self.assumed.drain().collect();
        assumed.sort_unstable_by_key(|((column, note), _)| (*column, *note == DateNote::Serial));
        warnings.extend(assumed.into_iter().map(|((column, note), count)| match note {
            DateNote::Serial => Warning::DayNumbers { column, count },
            _ => Warning::YearAssumed { column, count },
        }));
        warnings.append(&mut self.notes);
        warnings
    }
}
