//! One row to one account with its facts.

use super::PlanOptions;
use super::cell::{self, Said};
use super::column::Column;
use super::fact::{ContactFact, ContractFact, Fact};
use super::reason::{Reason, Reject};
use crate::domain::account::{AccountKind, Tier};
use crate::domain::account_name::name_key;
use crate::domain::credit_code::CreditCode;
use crate::domain::dealings::{Channel, RenewalIntent};
use crate::domain::profile::FieldShape;
use crate::domain::reading::DateNote;
use crate::domain::search::plain;
use crate::domain::{Coded, Money};
use crate::exchange::fields::{Field, Period, Target};
use crate::exchange::source::{Table, shown};
use chrono::NaiveDate;

/// An account as one row states it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatedAccount {
    /// The line in the file.
    pub line: u32,
    /// Its name.
    pub name: String,
    /// What names are compared by.
    pub key: String,
    /// Its credit code.
    pub code: Option<CreditCode>,
    /// What else the row says.
    pub facts: Vec<Fact>,
}

/// What was noticed while reading a row, besides its facts.
#[derive(Debug, Default)]
pub(super) struct Noticed {
    pub nameless_contact: bool,
    /// Columns with a date whose year was taken, or that was a day number.
    pub dates: Vec<(usize, DateNote)>,
}

/// The values of a row by target.
struct Values<'a> {
    columns: &'a [Column],
    said: Vec<Said>,
}

impl Values<'_> {
    fn of(&self, field: Field) -> Option<&Said> {
        let at = self.columns.iter().position(|column| column.target == Target::Field(field))?;
        self.said.get(at).filter(|said| **said != Said::Nothing)
    }

    fn text(&self, field: Field) -> Option<&str> {
        if let Some(Said::Text(text)) = self.of(field) { Some(text) } else { None }
    }

    fn day(&self, field: Field) -> Option<NaiveDate> {
        if let Some(Said::Day(day)) = self.of(field) { Some(day.date) } else { None }
    }

    fn money(&self, field: Field) -> Option<Money> {
        if let Some(Said::Money(money)) = self.of(field) { Some(*money) } else { None }
    }

    fn number<T: TryFrom<i64>>(&self, field: Field) -> Option<T> {
        if let Some(Said::Number(number)) = self.of(field) { T::try_from(*number).ok() } else { None }
    }

    /// How the last touch took place, as far as the heading of its date tells.
    fn channel(&self) -> Channel {
        let heading =
            self.columns.iter().find(|column| column.target == Target::Field(Field::LastTouchOn)).map(|column| plain(&column.heading));
        let says = |words: &[&str]| heading.as_ref().is_some_and(|heading| words.iter().any(|word| heading.contains(word)));
        match () {
            () if says(&["拜访", "走访", "visit"]) => Channel::Visit,
            () if says(&["微信", "wechat", "message"]) => Channel::Message,
            () if says(&["邮件", "mail"]) => Channel::Mail,
            () => Channel::Phone,
        }
    }

    fn code<T: Coded>(&self, field: Field) -> Option<T> {
        if let Some(Said::Word(code)) = self.of(field) { T::from_code(code).ok() } else { None }
    }
}

/// Reads a row. All cells are looked at, so that the count of what is wrong is complete.
pub(super) fn read(
    table: &Table,
    row: usize,
    columns: &[Column],
    since_1904: bool,
    options: &PlanOptions,
) -> Result<(StatedAccount, Noticed), Box<Reject>> {
    let line = table.line(row);
    let mut said = Vec::with_capacity(columns.len());
    let mut wrong: Option<Box<Reject>> = None;
    for column in columns {
        let value = table.value(row, column.at);
        match cell::read(value, column, options, since_1904) {
            Ok(value) => said.push(value),
            Err(reason) => {
                said.push(Said::Nothing);
                match &mut wrong {
                    Some(first) => first.more += 1,
                    None => {
                        wrong = Some(Box::new(Reject {
                            line,
                            column: Some(column.at),
                            value: shown(value).unwrap_or_default(),
                            reason,
                            more: 0,
                        }))
                    }
                }
            }
        }
    }
    let values = Values { columns, said };
    let name_at = columns.iter().find(|column| column.target == Target::Field(Field::Name)).map(|column| column.at);
    let name = values.text(Field::Name).map(cell::name).filter(|name| !name.is_empty());
    let refused = |reason, value| Box::new(Reject { line, column: name_at, value, reason, more: 0 });
    // A sum or a repeated heading is that, whatever else is wrong with the row.
    if let Some(name) = name.as_deref().filter(|name| cell::is_total(name)) {
        return Err(refused(Reason::TotalRow, name.to_owned()));
    }
    if let Some(wrong) = wrong {
        return Err(wrong);
    }
    let name = name.ok_or_else(|| refused(Reason::NoName, String::new()))?;
    let key = name_key(&name);
    if key.is_empty() {
        return Err(refused(Reason::NoName, name));
    }
    let code = if let Some(Said::Code(code)) = values.of(Field::CreditCode) { Some(*code) } else { None };
    let (facts, noticed) = facts(&values, options);
    Ok((StatedAccount { line, name, key, code, facts }, noticed))
}

fn facts(values: &Values<'_>, options: &PlanOptions) -> (Vec<Fact>, Noticed) {
    let mut noticed = Noticed::default();
    let mut facts = Vec::new();
    let on = |field| values.day(field).unwrap_or(options.facts_on);
    identity(values, &mut facts);
    if let Some(tier) = values.code::<Tier>(Field::Tier) {
        facts.push(Fact::Tier { tier, on: on(Field::TierOn) });
    }
    if let Some(name) = values.text(Field::Owner) {
        facts.push(Fact::Owner { name: cell::name(name).into(), on: on(Field::OwnerSince) });
    }
    let contract = ContractFact {
        title: values.text(Field::Contract).map(str::to_owned),
        amount: values.money(Field::ContractAmount),
        signed_on: values.day(Field::ContractSignedOn),
        ends_on: values.day(Field::RenewalOn),
    };
    if contract != ContractFact::default() {
        facts.push(Fact::Contract(Box::new(contract)));
    }
    if let Some(day) = values.day(Field::LastTouchOn) {
        facts.push(Fact::Touch { channel: values.code(Field::LastTouchChannel).unwrap_or_else(|| values.channel()), on: day });
    }
    contact(values, &mut facts, &mut noticed);
    if let Some(Said::Share(share)) = values.of(Field::Usage) {
        facts.push(Fact::Usage { share: *share, on: on(Field::UsageOn) });
    }
    if let Some(intent) = values.code::<RenewalIntent>(Field::Intent) {
        facts.push(Fact::Intent { intent, on: on(Field::IntentOn) });
    }
    if let Some(score) = values.number(Field::Recommend) {
        facts.push(Fact::Recommend { score, on: on(Field::RecommendOn) });
    }
    if let Some(count) = values.number(Field::HighTickets) {
        facts.push(Fact::HighTickets { count, on: on(Field::HighTicketsOn) });
    }
    for (column, said) in values.columns.iter().zip(&values.said) {
        if let Said::Day(day) = said
            && matches!(day.note, DateNote::YearAssumed | DateNote::Serial)
        {
            noticed.dates.push((column.at, day.note));
        }
        described(column, said, on(Field::JudgedOn), options, &mut facts);
    }
    (facts, noticed)
}

fn identity(values: &Values<'_>, facts: &mut Vec<Fact>) {
    if let Some(short) = values.text(Field::ShortName) {
        facts.push(Fact::ShortName(cell::name(short).into()));
    }
    if let Some(kind) = values.code::<AccountKind>(Field::Kind) {
        facts.push(Fact::Kind(kind));
    }
    if let Some(Said::Code(code)) = values.of(Field::CreditCode) {
        facts.push(Fact::CreditCode(*code));
    }
    let mut tags: Vec<&str> =
        values.text(Field::Tags).unwrap_or_default().split([',', ';', '，', '；', '、', '|']).map(str::trim).collect();
    tags.retain(|tag| !tag.is_empty());
    tags.sort_unstable();
    tags.dedup();
    facts.extend(tags.into_iter().map(|tag| Fact::Tag(tag.into())));
}

fn contact(values: &Values<'_>, facts: &mut Vec<Fact>, noticed: &mut Noticed) {
    let text = |field| values.text(field).map(str::to_owned);
    let contact = ContactFact {
        name: values.text(Field::ContactName).map(cell::name).unwrap_or_default(),
        title: text(Field::ContactTitle),
        department: text(Field::ContactDepartment),
        phone: text(Field::ContactPhone),
        mail: text(Field::ContactMail),
        wechat: text(Field::ContactWechat),
    };
    if !contact.name.is_empty() {
        facts.push(Fact::Contact(Box::new(contact)));
    } else if contact != ContactFact::default() {
        noticed.nameless_contact = true;
    }
}

/// Descriptive fields, judgements, figures and custom fields.
fn described(column: &Column, said: &Said, judged_on: NaiveDate, options: &PlanOptions, facts: &mut Vec<Fact>) {
    match (&column.target, said) {
        (_, Said::Nothing) => {}
        (Target::Profile(field), said) => {
            let value: Box<str> = match said {
                Said::Text(text) => text.as_str().into(),
                Said::Word(code) => (*code).into(),
                Said::Day(day) if field.shape() == FieldShape::Date => day.date.to_string().into(),
                _ => return,
            };
            facts.push(Fact::Profile { field: *field, value, on: options.facts_on });
        }
        (Target::Judgement(criterion), Said::Number(score)) => {
            if let Ok(score) = u8::try_from(*score) {
                facts.push(Fact::Judgement { criterion: *criterion, score, on: judged_on });
            }
        }
        (Target::Figure(kind, period), Said::Money(amount)) => {
            if let Some((from, to)) = Period::days(*period, options.facts_on) {
                facts.push(Fact::Figure { kind: *kind, from, to, amount: *amount });
            }
        }
        (Target::Custom(_), Said::Text(text)) => {
            if let Some(field) = column.custom {
                facts.push(Fact::Custom { field, value: text.as_str().into(), on: options.facts_on });
            }
        }
        _ => {}
    }
}
