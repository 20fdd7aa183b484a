//! The form of any record, made from the catalog: which columns are asked is said by whoever asks; how each is typed, what it is
//! called and what it comes to follow from its kind.

use std::fmt::Debug;

use super::post::account_choices;
use super::{Mistake, Subject, capital, named_in};
use crate::domain::reading::{Lean, Share};
use crate::domain::text::one_line;
use crate::domain::{Currency, Money, RowId};
use crate::i18n::{label, value};
use crate::store::catalog::{self, LONG_TEXT_MAX, TEXT_MAX};
use crate::store::{ActionKind, Cell, Edit, Row, Table, Value as Stored, What};
use crate::tui::overlays::form::{Choice, Field, Filled, Form, Kind, Value};
use crate::tui::widgets::Look;

/// A form and what becomes of its answer.
pub trait Entering: Debug {
    /// The form.
    fn form(&self, look: &Look) -> Form;

    /// What the filled form comes to; `None` if nothing was changed.
    ///
    /// # Errors
    /// [`Mistake`] if it cannot be saved so.
    fn edit(&self, filled: &Filled, look: &Look) -> Result<Option<Edit>, Mistake>;

    /// What to say once it is written, where the general sentence would not name old and new.
    fn said(&self, _filled: &Filled, _look: &Look) -> Option<String> {
        None
    }

    /// Whether one of all accounts is to be chosen, whose names are read only then.
    fn wants_accounts(&self) -> bool {
        false
    }

    /// Learns the accounts, each with its identifier, before [`Entering::form`] is asked for.
    fn among(&mut self, _accounts: &[(i64, String)], _look: &Look) {}
}

/// One column that is asked.
#[derive(Debug, Clone)]
struct Asked {
    column: &'static catalog::Column,
    value: Value,
    label: Option<String>,
    hint: String,
    heading: String,
    required: bool,
    choices: Option<Vec<Choice>>,
    share: bool,
    lean: Lean,
    /// Whether what it holds at first is proposed, not what the record holds.
    proposed: bool,
    /// Whether it means the colleague who acts if nobody is chosen.
    or_me: bool,
    /// Whether its day may not lie in the future.
    past: bool,
    /// The most that its amount may be, in minor units, and what is said of more.
    most: Option<(i64, String)>,
}

/// What must hold of a filled form besides what each field demands.
type Check = fn(&Filled, &Look) -> Result<(), Mistake>;

/// A new record, or changes of one.
#[derive(Debug, Clone)]
pub struct Record {
    subject: Subject,
    table: Table,
    row: Option<Row>,
    asked: Vec<Asked>,
    fixed: Vec<(&'static str, Cell)>,
    kind: ActionKind,
    /// Of amounts, where the table has no column for it.
    currency: Option<Currency>,
    check: Option<Check>,
    /// What the record is about, if not the account: its name, and what tells its draft from others.
    about: Option<(String, i64)>,
    /// What the form is called, if otherwise than the kind of record.
    heads: Option<String>,
}

const YES: &str = "yes";
const NO: &str = "no";

impl Record {
    /// A new record of a table that belongs to an account. A column `account_id` is set unless it is asked.
    #[must_use]
    pub fn new(subject: &Subject, table: Table, asked: &[&str]) -> Self {
        let fixed = match table.def().column("account_id") {
            Some(_) if !asked.contains(&"account_id") => vec![("account_id", Cell::from(subject.id.raw()))],
            _ => Vec::new(),
        };
        let mut asked = ask(table, asked);
        for one in asked.iter_mut().filter(|one| one.required && matches!(one.column.kind, catalog::Kind::Bool)) {
            one.value = Value::Choice(NO.to_owned());
        }
        Self {
            subject: subject.clone(),
            table,
            row: None,
            asked,
            fixed,
            kind: ActionKind::Create,
            currency: None,
            check: None,
            about: None,
            heads: None,
        }
    }

    /// Changes of a record: the form shows what it holds.
    #[must_use]
    pub fn of(subject: &Subject, row: &Row, asked: &[&str]) -> Self {
        let mut asked = ask(row.table, asked);
        for one in &mut asked {
            one.value = held(row, one.column);
        }
        Self {
            subject: subject.clone(),
            table: row.table,
            row: Some(row.clone()),
            asked,
            fixed: Vec::new(),
            kind: ActionKind::Edit,
            currency: None,
            check: None,
            about: None,
            heads: None,
        }
    }

    /// As another kind of action than entering or changing, such as completing.
    #[must_use]
    pub const fn as_action(mut self, kind: ActionKind) -> Self {
        self.kind = kind;
        self
    }

    /// Headed by what is done rather than by the kind of record.
    #[must_use]
    pub fn titled(mut self, title: impl Into<String>) -> Self {
        self.heads = Some(title.into());
        self
    }

    /// Written as well, without being asked.
    #[must_use]
    pub fn with(mut self, column: &'static str, cell: impl Into<Cell>) -> Self {
        self.fixed.push((column, cell.into()));
        self
    }

    fn change(mut self, column: &str, change: impl FnOnce(&mut Asked)) -> Self {
        if let Some(asked) = self.asked.iter_mut().find(|asked| asked.column.name == column) {
            change(asked);
        }
        self
    }

    /// Holding this at first; saved even if it is left as it is.
    #[must_use]
    pub fn holding(self, column: &str, value: Value) -> Self {
        self.change(column, |asked| {
            asked.value = value;
            asked.proposed = true;
        })
    }

    /// Left empty, the colleague who acts.
    #[must_use]
    pub fn or_me(self, column: &str) -> Self {
        self.change(column, |asked| asked.or_me = true)
    }

    /// With amounts in this currency, which another record says.
    #[must_use]
    pub fn in_currency(mut self, currency: Currency) -> Self {
        self.currency = Some(currency);
        if let Some(row) = &self.row {
            for asked in self.asked.iter_mut().filter(|asked| matches!(asked.column.kind, catalog::Kind::Amount)) {
                asked.value = row.int(asked.column.name).map_or(Value::Nothing, |minor| Value::Money(Money::new(minor, currency)));
            }
        }
        self
    }

    /// A day that has come: one in the future is refused.
    #[must_use]
    pub fn past(self, column: &str) -> Self {
        self.change(column, |asked| asked.past = true)
    }

    /// An amount of at most so many minor units; `why` is said of more. Of a negative bound, as of a credit note, less is refused.
    #[must_use]
    pub fn at_most(self, column: &str, minor: i64, why: impl Into<String>) -> Self {
        self.change(column, |asked| asked.most = Some((minor, why.into())))
    }

    /// Only saved if this holds, besides what each field demands.
    #[must_use]
    pub fn checked(mut self, check: Check) -> Self {
        self.check = Some(check);
        self
    }

    /// A reference to one of these rows; the identifiers of the choices are the rows'.
    #[must_use]
    pub fn choosing(self, column: &str, choices: Vec<Choice>) -> Self {
        self.change(column, |asked| asked.choices = Some(choices))
    }

    /// Called otherwise than the column usually is.
    #[must_use]
    pub fn called(self, column: &str, label: impl Into<String>) -> Self {
        self.change(column, |asked| asked.label = Some(label.into()))
    }

    /// With a word on what belongs into it.
    #[must_use]
    pub fn hint(self, column: &str, hint: impl Into<String>) -> Self {
        self.change(column, |asked| asked.hint = hint.into())
    }

    /// Under a heading.
    #[must_use]
    pub fn heading(self, column: &str, heading: impl Into<String>) -> Self {
        self.change(column, |asked| asked.heading = heading.into())
    }

    /// Must hold something, though the table would take the record without it.
    #[must_use]
    pub fn required(self, column: &str) -> Self {
        self.change(column, |asked| asked.required = true)
    }

    /// A day to come rather than one that has been, where the year or the weekday alone is typed.
    #[must_use]
    pub fn ahead(self, column: &str) -> Self {
        self.change(column, |asked| asked.lean = Lean::Future)
    }

    /// About something of the account's, such as one of its people: the form and the history name that. `id` tells drafts apart.
    #[must_use]
    pub fn about(mut self, name: &str, id: i64) -> Self {
        self.about = Some((name.to_owned(), id));
        self
    }

    /// A number of basis points, typed as a share such as 85%.
    #[must_use]
    pub fn share(self, column: &str) -> Self {
        self.change(column, |asked| {
            asked.share = true;
            if let Value::Whole(points) = asked.value {
                asked.value = Share::from_basis_points(points).map_or(Value::Nothing, Value::Share);
            }
        })
    }

    /// The record's name in the history: what it is about, else its first text.
    fn title(&self, filled: &Filled) -> String {
        if let Some((name, _)) = &self.about {
            return name.clone();
        }
        let texts = self.asked.iter().filter(|asked| matches!(asked.column.kind, catalog::Kind::Text | catalog::Kind::LongText));
        let typed = texts.filter_map(|asked| filled.text(asked.column.name)).next();
        typed.map_or_else(|| self.subject.name.clone(), |text| one_line(text).chars().take(60).collect())
    }
}

impl Entering for Record {
    fn wants_accounts(&self) -> bool {
        self.asked.iter().any(|asked| matches!(asked.column.kind, catalog::Kind::Ref(Table::Account)) && asked.choices.is_none())
    }

    fn among(&mut self, accounts: &[(i64, String)], look: &Look) {
        let choices = account_choices(accounts, &self.subject, look);
        for asked in self.asked.iter_mut().filter(|asked| matches!(asked.column.kind, catalog::Kind::Ref(Table::Account))) {
            asked.choices.get_or_insert_with(|| choices.clone());
        }
    }

    fn form(&self, look: &Look) -> Form {
        let fields = self.asked.iter().map(|asked| field(self.table, asked, look)).collect();
        let new = || format!("new-{}", self.about.as_ref().map_or(self.subject.id.raw(), |(_, id)| *id));
        let mut name = self.row.as_ref().map_or_else(new, |row| row.id.to_string());
        // What was half typed for one thing is not offered for another.
        for (_, cell) in self.fixed.iter().filter(|(column, _)| *column != "account_id") {
            match cell {
                Cell::Value(Stored::Int(id)) => name = format!("{name}-{id}"),
                Cell::Value(Stored::Text(code)) => name = format!("{name}-{code}"),
                _ => {}
            }
        }
        let about = self.about.as_ref().map_or(&self.subject.name, |(name, _)| name);
        let title = self.heads.clone().unwrap_or_else(|| capital(&label(self.table, &look.strings)));
        Form::new(look.strings.forms_title_of(title, look.private(about)), fields, look).drafted(format!("{}-{name}", self.table))
    }

    fn edit(&self, filled: &Filled, look: &Look) -> Result<Option<Edit>, Mistake> {
        if let Some(check) = self.check {
            check(filled, look)?;
        }
        let mut values: Vec<(&'static str, Cell)> = Vec::new();
        let mut currency: Option<Currency> = None;
        for asked in &self.asked {
            let column = asked.column;
            if self.row.is_some() && !asked.proposed && !filled.changed(column.name) {
                continue;
            }
            if asked.past && filled.day(column.name).is_some_and(|day| day > look.today) {
                return Err(Mistake { field: column.name, why: look.strings.forms_not_future() });
            }
            if let Value::Money(money) = filled.value(column.name) {
                let expected = currency.or(self.currency);
                if expected.is_some_and(|expected| expected != money.currency) {
                    return Err(Mistake { field: column.name, why: look.strings.forms_one_currency() });
                }
                currency = Some(money.currency);
                if let Some((most, why)) = &asked.most
                    && (if *most >= 0 { money.minor > *most } else { money.minor < *most })
                {
                    return Err(Mistake { field: column.name, why: why.clone() });
                }
            }
            let cell = match cell(column.kind, filled.value(column.name)) {
                Cell::Value(Stored::Null) if asked.or_me => Cell::Me,
                cell => cell,
            };
            if self.row.is_some() || cell != Cell::Value(Stored::Null) {
                values.push((column.name, cell));
            }
        }
        if values.is_empty() && self.row.is_some() {
            return Ok(None);
        }
        if self.table.def().column("currency").is_some() {
            values.extend(currency.map(|currency| ("currency", currency.into())));
        }
        values.extend(self.fixed.iter().cloned());
        let what = What::new(self.kind);
        let mut edit = match &self.row {
            Some(row) => Edit::new(what.about(self.table, row.id, &self.title(filled))),
            None => Edit::new(what.named(self.table, &self.title(filled))),
        };
        match &self.row {
            Some(row) => edit.update(self.table, row.id, values),
            None => {
                edit.insert(self.table, values);
            }
        }
        Ok(Some(edit))
    }
}

fn ask(table: Table, asked: &[&str]) -> Vec<Asked> {
    let columns = asked.iter().filter_map(|name| table.def().column(name));
    columns
        .map(|column| Asked {
            column,
            value: Value::Nothing,
            label: None,
            hint: String::new(),
            heading: String::new(),
            required: column.required,
            choices: None,
            share: false,
            past: false,
            most: None,
            lean: if matches!(column.name, "due_on" | "due_at" | "tell_by" | "expected_on" | "planned_on") {
                Lean::Future
            } else {
                Lean::Past
            },
            proposed: false,
            or_me: false,
        })
        .collect()
}

/// What a column of a row holds, as a form holds it.
fn held(row: &Row, column: &catalog::Column) -> Value {
    match (column.kind, row.get(column.name)) {
        (_, Stored::Null) => Value::Nothing,
        (catalog::Kind::Amount, Stored::Int(_)) => row.money(column.name).map_or(Value::Nothing, Value::Money),
        (catalog::Kind::Ref(_), Stored::Int(id)) => Value::Choice(id.to_string()),
        (_, Stored::Int(number)) => Value::Whole(*number),
        (catalog::Kind::Code(_), Stored::Text(code)) => Value::Choice(code.clone()),
        (_, Stored::Text(text)) => Value::Text(text.clone()),
        (_, Stored::Date(day)) => Value::Day(*day),
        (_, Stored::At(at)) => Value::At(*at),
        (_, Stored::Bool(flag)) => Value::Choice(if *flag { YES } else { NO }.to_owned()),
    }
}

fn cell(kind: catalog::Kind, value: &Value) -> Cell {
    match (value, kind) {
        (Value::Text(text), _) => text.as_str().into(),
        (Value::Whole(number), _) => (*number).into(),
        (Value::Money(money), _) => money.minor.into(),
        (Value::Share(share), _) => share.basis_points().into(),
        (Value::Day(day), _) => (*day).into(),
        (Value::At(at), _) => (*at).into(),
        (Value::Choice(choice), catalog::Kind::Bool) => (choice == YES).into(),
        (Value::Choice(choice), catalog::Kind::Ref(_)) => choice.parse::<i64>().map_or(Cell::Value(Stored::Null), Cell::from),
        (Value::Choice(choice), _) => choice.as_str().into(),
        (Value::Nothing | Value::Choices(_), _) => Cell::Value(Stored::Null),
    }
}

fn kind(asked: &Asked, look: &Look) -> Kind {
    let strings = &look.strings;
    match asked.column.kind {
        _ if asked.share => Kind::Share,
        catalog::Kind::Text if asked.column.name == "phone" => Kind::Phone,
        catalog::Kind::Text if asked.column.name == "email" => Kind::Mail,
        catalog::Kind::Text | catalog::Kind::Currency => Kind::Text(TEXT_MAX),
        catalog::Kind::LongText | catalog::Kind::Document | catalog::Kind::FieldValue => Kind::Lines(LONG_TEXT_MAX),
        catalog::Kind::Int { min, max } => Kind::Whole(min, max),
        catalog::Kind::Amount => Kind::Money,
        catalog::Kind::Date => Kind::Date(asked.lean),
        catalog::Kind::Instant => Kind::Moment(asked.lean),
        catalog::Kind::Ref(_) => Kind::Choice(asked.choices.clone().unwrap_or_default()),
        catalog::Kind::Bool => Kind::Choice(vec![Choice::new(YES, strings.value_yes()), Choice::new(NO, strings.value_no())]),
        catalog::Kind::Code(list) => Kind::Choice(asked.choices.clone().unwrap_or_else(|| {
            let name = |code: &str| capital(&value::code_name(code, asked.column.kind, strings));
            (list.codes)().into_iter().map(|code| Choice::new(code, name(code))).collect()
        })),
    }
}

fn field(table: Table, asked: &Asked, look: &Look) -> Field {
    let label = asked.label.clone().unwrap_or_else(|| named_in(table, asked.column.name, look));
    let mut field = Field::new(asked.column.name, label, kind(asked, look))
        .holding(asked.value.clone())
        .hint(asked.hint.clone())
        .heading(asked.heading.clone());
    field.required = asked.required;
    field
}
