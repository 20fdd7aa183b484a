//! Stored values as people read them.

use super::Strings;
use crate::domain::text::one_line;
use crate::store::Value;
use crate::store::catalog::Kind;

/// A value on one line: codes by their name, nothing as a word for it. Amounts come without their currency, which stands in
/// another column.
#[must_use]
pub fn shown(value: &Value, kind: Option<Kind>, strings: &Strings) -> String {
    match (value, kind) {
        (Value::Null, _) => strings.value_none(),
        (Value::Bool(true), _) => strings.value_yes(),
        (Value::Bool(false), _) => strings.value_no(),
        (Value::Int(minor), Some(Kind::Amount)) => crate::domain::Money::new(*minor, crate::domain::Currency::CNY).amount(),
        (Value::Int(number), _) => number.to_string(),
        (Value::Date(day), _) => day.to_string(),
        (Value::At(at), _) => at.format("%Y-%m-%d %H:%M UTC").to_string(),
        (Value::Text(code), Some(Kind::Code(list))) => super::label::code_name(list.what, code, strings).unwrap_or_else(|| code.clone()),
        (Value::Text(text), _) => one_line(text).into_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Language;

    #[test]
    fn codes_are_shown_by_their_name() {
        let strings = Language::ZhCN.load();
        let column = crate::store::Table::IntentStated.def().column("intent").unwrap();
        assert_eq!(shown(&Value::Null, Some(column.kind), &strings), "-");
        assert_ne!(shown(&"offers".into(), Some(column.kind), &strings), "offers");
    }
}
