//! Which records are wanted: words that stand in them, and terms such as `account=华东`, `due_on<2026-12-01`, `state=open`.

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

#[derive(Debug)]
struct Term {
    subject: Subject,
    operator: Operator,
    value: String,
    query: Query,
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
}

impl Filter {
    /// Reads an expression; a term with an unknown column is answered as the error.
    pub(super) fn parse(text: &str, def: &'static TableDef) -> Result<Self, String> {
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

fn term(word: &str, def: &'static TableDef) -> Result<Term, String> {
    let split = word.char_indices().find_map(|(at, _)| {
        let (name, rest) = word.split_at_checked(at)?;
        OPERATORS.iter().find_map(|(sign, operator)| Some((name, *operator, rest.strip_prefix(sign)?)))
    });
    let made = |subject, operator, value: &str| Term { subject, operator, value: value.to_lowercase(), query: Query::new(value) };
    match split {
        Some(("account", Operator::Is, value)) => Ok(made(Subject::Account, Operator::Is, value)),
        Some((name, operator, value)) if !name.is_empty() => match def.column(name) {
            Some(column) => Ok(made(Subject::Column(column.name), operator, value)),
            None => Err(word.to_owned()),
        },
        _ => Ok(made(Subject::Anything, Operator::Is, word)),
    }
}

impl Term {
    fn holds(&self, seen: &Seen<'_>) -> bool {
        match self.subject {
            Subject::Account => seen.accounts.iter().any(|name| self.query.finds(name)),
            Subject::Column(column) => self.holds_of(seen.row, column, &(seen.shown)(column)),
            Subject::Anything => {
                seen.accounts.iter().any(|name| self.query.finds(name))
                    || seen.row.table.def().columns.iter().any(|column| (seen.shown)(column.name).to_lowercase().contains(&self.value))
            }
        }
    }

    fn holds_of(&self, row: &Row, column: &'static str, shown: &str) -> bool {
        let stored = row.get(column);
        if self.operator == Operator::Is {
            return match stored {
                Value::Null => self.value.is_empty(),
                Value::Text(text) if text.to_lowercase() == self.value => true,
                _ => !self.value.is_empty() && shown.to_lowercase().contains(&self.value),
            };
        }
        let kind = row.table.def().column(column).map(|column| column.kind);
        let order = match (stored, kind) {
            (Value::Null, _) => return false,
            // ISO days order as their texts do.
            (Value::Date(_) | Value::At(_), _) => shown.cmp(self.value.as_str()),
            (Value::Int(_), Some(Kind::Amount | Kind::Int { .. })) => {
                let number = |text: &str| text.split(' ').next().and_then(|digits| digits.parse::<f64>().ok());
                match number(shown).zip(number(&self.value)).and_then(|(a, b)| a.partial_cmp(&b)) {
                    Some(order) => order,
                    None => return false,
                }
            }
            _ => shown.to_lowercase().cmp(&self.value),
        };
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
        Filter::parse(text, def).unwrap().passes(&Seen { row: &row, accounts: &accounts, shown: &shown })
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
        assert_eq!(Filter::parse("colour=red", Table::Promise.def()).unwrap_err(), "colour=red");
    }
}
