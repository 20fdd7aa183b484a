//! Which records are wanted: words that stand in them, and terms such as `account=华东`, `due_on<2026-12-01`, `state=open`.

use std::cmp::Ordering;

use crate::domain::Currency;
use crate::domain::reading::{MoneyContext, ShareStyle, money, number, share};
use crate::domain::search::Query;
use crate::store::catalog::{Kind, TableDef};
use crate::store::{Row, Value};

/// How a value is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Operator {
    Is,
    Less,
    Most,
    Least,
    More,
}

/// The signs, the longer ones first.
const OPERATORS: &[(&str, Operator)] =
    &[("<=", Operator::Most), (">=", Operator::Least), ("=", Operator::Is), ("<", Operator::Less), (">", Operator::More)];

/// What a term is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Subject {
    /// The name of an account, however typed.
    Account,
    /// A column, by its name in JSON.
    Column(&'static str),
    /// Anything that is shown.
    Anything,
}

/// How the wanted value of a column was read, by the column's kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wanted {
    /// As words, held against what is shown.
    Words,
    /// As a number, in millionths.
    Millionths(i64),
    /// As it is stored: shares in hundredths of a percent, rates in hundred millionths.
    Stored(i64),
    /// As an amount; in which currency depends on the row.
    Amount,
}

/// A millionth is the unit of [`Wanted::Millionths`].
const DECIMALS: u32 = 6;

#[derive(Debug)]
struct Term {
    subject: Subject,
    operator: Operator,
    value: String,
    query: Query,
    wanted: Wanted,
}

/// Why an expression cannot be read.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Unread {
    /// This term names no column.
    Column(String),
    /// The value is none that the column could hold.
    Value {
        /// As typed.
        value: String,
        /// The column.
        column: &'static str,
    },
}

/// All of its terms must hold.
#[derive(Debug, Default)]
pub(super) struct Filter(Vec<Term>);

/// A row with what people see of it.
pub(super) struct Seen<'a> {
    pub row: &'a Row,
    /// The names of its accounts, full and short.
    pub accounts: &'a [String],
    /// What stands in a column, in words.
    pub shown: &'a dyn Fn(&'static str) -> String,
    /// The currency of its amounts.
    pub currency: &'a dyn Fn() -> Option<Currency>,
}

impl Filter {
    /// Reads an expression.
    pub(super) fn parse(text: &str, def: &'static TableDef) -> Result<Self, Unread> {
        words(text).into_iter().map(|word| term(&word, def)).collect::<Result<_, _>>().map(Self)
    }

    /// Whether a row passes.
    pub(super) fn passes(&self, seen: &Seen<'_>) -> bool {
        self.0.iter().all(|term| term.holds(seen))
    }
}

/// Words between blanks; quotation marks keep blanks, and go.
fn words(text: &str) -> Vec<String> {
    let (mut words, mut word, mut quoted) = (Vec::new(), String::new(), false);
    for c in text.chars() {
        match c {
            '"' | '“' | '”' => quoted = !quoted,
            c if c.is_whitespace() && !quoted => words.push(std::mem::take(&mut word)),
            c => word.push(c),
        }
    }
    words.push(word);
    words.retain(|word| !word.is_empty());
    words
}

fn term(word: &str, def: &'static TableDef) -> Result<Term, Unread> {
    let split = word.char_indices().find_map(|(at, _)| {
        let (name, rest) = word.split_at_checked(at)?;
        OPERATORS.iter().find_map(|(sign, operator)| Some((name, *operator, rest.strip_prefix(sign)?)))
    });
    let made = |subject, operator, value: &str| Term {
        subject,
        operator,
        value: value.to_lowercase(),
        query: Query::new(value),
        wanted: Wanted::Words,
    };
    match split {
        Some(("account", Operator::Is, value)) => Ok(made(Subject::Account, Operator::Is, value)),
        Some((name, operator, value)) if !name.is_empty() => match def.column(name) {
            Some(column) => {
                let wanted = wanted(column.name, column.kind, operator, value);
                let wanted = wanted.ok_or_else(|| Unread::Value { value: value.to_owned(), column: column.name })?;
                Ok(Term { wanted, ..made(Subject::Column(column.name), operator, value) })
            }
            None => Err(Unread::Column(word.to_owned())),
        },
        _ => Ok(made(Subject::Anything, Operator::Is, word)),
    }
}

/// Reads the wanted value by the kind of its column; `None` if the column can hold no such value.
fn wanted(column: &str, kind: Kind, operator: Operator, value: &str) -> Option<Wanted> {
    if operator == Operator::Is && value.is_empty() {
        return Some(Wanted::Words);
    }
    match kind {
        Kind::Amount => {
            let read = money(value, &MoneyContext { currency: Currency::CNY, power: 0 }).ok()?;
            read.value().map(|_| Wanted::Amount)
        }
        // Usage is the one share that is kept; a bare 1 is one percent.
        Kind::Int { .. } if column == "share" => {
            let read = share(value).ok()?;
            read.value().or_else(|| read.under(ShareStyle::Percent)).map(|share| Wanted::Stored(share.basis_points()))
        }
        Kind::Int { .. } if column == "rate_e8" => number(value).ok()?.value()?.to_units(8).map(Wanted::Stored),
        Kind::Int { .. } => number(value).ok()?.value()?.to_units(DECIMALS).map(Wanted::Millionths),
        // The beginning of a day: ISO days order as their texts do.
        Kind::Date | Kind::Instant if operator != Operator::Is => {
            let day = value.starts_with(|c: char| c.is_ascii_digit())
                && value.chars().all(|c| c.is_ascii_digit() || matches!(c, '-' | ':' | ' '));
            day.then_some(Wanted::Words)
        }
        _ => Some(Wanted::Words),
    }
}

impl Term {
    fn holds(&self, seen: &Seen<'_>) -> bool {
        match self.subject {
            Subject::Account => seen.accounts.iter().any(|name| self.query.finds(name)),
            Subject::Column(column) => self.holds_of(seen, column),
            Subject::Anything => {
                seen.accounts.iter().any(|name| self.query.finds(name))
                    || seen.row.table.def().columns.iter().any(|column| (seen.shown)(column.name).to_lowercase().contains(&self.value))
            }
        }
    }

    fn holds_of(&self, seen: &Seen<'_>, column: &'static str) -> bool {
        let stored = seen.row.get(column);
        let order = match (stored, self.wanted) {
            (Value::Null, _) => return self.operator == Operator::Is && self.value.is_empty(),
            (Value::Int(stored), Wanted::Millionths(wanted)) => Some((i128::from(*stored) * 10i128.pow(DECIMALS)).cmp(&i128::from(wanted))),
            (Value::Int(stored), Wanted::Stored(wanted)) => Some(stored.cmp(&wanted)),
            (Value::Int(stored), Wanted::Amount) => self.order_of_amount(*stored, (seen.currency)()),
            _ => return self.holds_of_words(stored, &(seen.shown)(column).to_lowercase()),
        };
        order.is_some_and(|order| self.accepts(order))
    }

    /// An amount beside the wanted one; `None` if they are of different currencies.
    fn order_of_amount(&self, minor: i64, currency: Option<Currency>) -> Option<Ordering> {
        let currency = currency?;
        let wanted = money(&self.value, &MoneyContext { currency, power: 0 }).ok()?.value()?;
        (wanted.currency == currency).then(|| minor.cmp(&wanted.minor))
    }

    fn holds_of_words(&self, stored: &Value, shown: &str) -> bool {
        if self.operator != Operator::Is {
            return self.accepts(shown.cmp(&self.value));
        }
        matches!(stored, Value::Text(text) if text.to_lowercase() == self.value) || !self.value.is_empty() && shown.contains(&self.value)
    }

    fn accepts(&self, order: Ordering) -> bool {
        match self.operator {
            Operator::Is => order.is_eq(),
            Operator::Less => order.is_lt(),
            Operator::Most => order.is_le(),
            Operator::Least => order.is_ge(),
            Operator::More => order.is_gt(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Table;

    fn passes(text: &str) -> bool {
        let def = Table::Promise.def();
        let values = def.columns.iter().map(|column| match column.name {
            "what" => Value::Text("Spare Parts by Friday".into()),
            "due_on" => Value::Date("2026-11-30".parse().unwrap()),
            "state" => Value::Text("open".into()),
            _ => Value::Null,
        });
        let row = Row { table: Table::Promise, id: 1, values: values.collect() };
        let shown = |column: &'static str| match row.get(column) {
            Value::Text(text) => text.clone(),
            Value::Date(day) => day.to_string(),
            _ => String::new(),
        };
        let accounts = ["江苏华东新能源科技有限公司".to_owned(), "华东新能源".to_owned()];
        Filter::parse(text, def).unwrap().passes(&Seen { row: &row, accounts: &accounts, shown: &shown, currency: &|| None })
    }

    #[test]
    fn terms_and_words_narrow() {
        for text in [
            "",
            "account=hdxny",
            "account=华东 state=open",
            "due_on<=2026-11-30",
            "due_on<2026-12",
            "parts",
            "\"parts by\"",
            "huadong",
            "settled_on=",
        ] {
            assert!(passes(text), "{text}");
        }
        for text in
            ["account=orion", "state=kept", "due_on<2026-11-30", "due_on>2026-12", "\"by parts\"", "settled_on=2026", "settled_on<2030"]
        {
            assert!(!passes(text), "{text}");
        }
        let refused = |text: &str| Filter::parse(text, Table::Promise.def()).unwrap_err();
        assert_eq!(refused("colour=red"), Unread::Column("colour=red".into()));
        assert_eq!(refused("due_on<soon"), Unread::Value { value: "soon".into(), column: "due_on" });
    }

    /// Whether a row with these two values passes.
    fn passes_of(table: Table, values: [(&str, Value); 2], text: &str) -> bool {
        let def = table.def();
        let value = |name: &str| values.iter().find(|(column, _)| *column == name).map_or(Value::Null, |(_, value)| value.clone());
        let row = Row { table, id: 1, values: def.columns.iter().map(|column| value(column.name)).collect() };
        let currency = || row.text("currency").and_then(|code| Currency::new(code).ok());
        let seen = Seen { row: &row, accounts: &[], shown: &|_| "shown".into(), currency: &currency };
        Filter::parse(text, def).unwrap().passes(&seen)
    }

    #[test]
    fn shares_are_compared_as_stored_and_read_as_people_write_them() {
        let usage = || [("share", Value::Int(3_700)), ("as_of", Value::Null)];
        for text in ["share>=0", "share>=37%", "share=37", "share=0.37", "share<37.5", "share>36.99%", "share>1"] {
            assert!(passes_of(Table::UsageReading, usage(), text), "{text}");
        }
        for text in ["share>37", "share<0.37", "share=3", "share="] {
            assert!(!passes_of(Table::UsageReading, usage(), text), "{text}");
        }
        assert!(Filter::parse("share>high", Table::UsageReading.def()).is_err());
    }

    #[test]
    fn amounts_are_compared_exactly_in_their_own_currency() {
        let largest = || [("amount", Value::Int(9_007_199_254_740_993)), ("currency", "CNY".into())];
        assert!(passes_of(Table::Invoice, largest(), "amount>90071992547409.92"));
        assert!(!passes_of(Table::Invoice, largest(), "amount>90071992547409.93"));
        let plain = || [("amount", Value::Int(120_000_000)), ("currency", "USD".into())];
        for text in ["amount=120万", "amount>=1.2M", "amount<1200000.01", "amount=USD1200000"] {
            assert!(passes_of(Table::Invoice, plain(), text), "{text}");
        }
        for text in ["amount=12", "amount>=¥1", "amount<1200000"] {
            assert!(!passes_of(Table::Invoice, plain(), text), "{text}");
        }
    }
}
