//! What the change log knows, in words: records, fields, actions.

use super::value::{Units, shown};
use super::{HIDDEN, Strings, label};
use crate::domain::Coded;
use crate::domain::Zone;
use crate::domain::handover::HandoverStep;
use crate::domain::text::one_line;
use crate::store::catalog::Kind;
use crate::store::history::{Deed, HistoryLine};
use crate::store::{ActionKind, Table, Value, What};

/// The name of a column, such as `renewal intent` or `续约意向`.
#[must_use]
pub fn field(column: &str, strings: &Strings) -> String {
    strings.log_field(column)
}

/// The name of a column where it is called otherwise in this table than elsewhere, such as `job title` for that of a post.
#[must_use]
pub fn column(table: Table, column: &str, strings: &Strings) -> String {
    let own = strings.log_field_of(format!("{}-{column}", table.code()));
    if own.is_empty() { field(column, strings) } else { own }
}

/// Kind and name of a record, such as `contact 王总`.
#[must_use]
pub fn record(table: Table, name: &str, strings: &Strings) -> String {
    let kind = label(table, strings);
    if name.is_empty() { kind } else { format!("{kind} {name}") }
}

/// An action in a few words, such as `changed: account 华东新能源, note` or `imported: customers.xlsx (64)`.
#[must_use]
pub fn what(what: &What, strings: &Strings) -> String {
    let action = label(what.kind, strings);
    let mut about = match what.table {
        // An import is known by its file.
        Some(_) if what.kind == ActionKind::Import && !what.name.is_empty() => what.name.clone(),
        Some(table) => record(table, &what.name, strings),
        None => what.name.clone(),
    };
    if let Some((table, known)) = what.table.and_then(|table| Some((table, table.def().column(&what.field)?))) {
        about = strings.log_about_field(about, column(table, known.name, strings));
    }
    if let (ActionKind::Handover, Ok(step)) = (what.kind, HandoverStep::from_code(&what.field)) {
        about = strings.log_about_field(about, label(step, strings));
    }
    let told = if about.is_empty() { action } else { strings.log_what(action, about) };
    match what.count {
        Some(count) => strings.log_with_count(told, i64::try_from(count).unwrap_or(i64::MAX)),
        None => told,
    }
}

/// What an action did: a single changed field with its old and new value, else as [`what`] says it.
#[must_use]
pub fn done(what_was_done: &What, lines: &[HistoryLine], zone: Zone, strings: &Strings) -> String {
    let [line] = lines else { return what(what_was_done, strings) };
    let (Deed::Changed, Some(changed)) = (line.deed, line.field) else { return what(what_was_done, strings) };
    let name = if line.name.is_empty() { &what_was_done.name } else { &line.name };
    let kind = line.table.def().column(changed).map(|column| column.kind);
    if matches!(kind, Some(Kind::Document)) {
        // For programs, not for people.
        return what(what_was_done, strings);
    }
    let in_words = |value: &Value, currency| shown(value, kind, Units { currency, zone }, strings);
    let (from, to) = (in_words(&line.from, line.currency_before), in_words(&line.to, line.currency));
    strings.log_changed(record(line.table, &one_line(name), strings), column(line.table, changed, strings), from, to)
}

/// The same action without the name of what it was about: what the privacy veil leaves of it.
#[must_use]
pub fn nameless(what: &What) -> What {
    let name = if what.name.is_empty() { String::new() } else { HIDDEN.to_owned() };
    What { name, ..what.clone() }
}

/// The same line without name and values.
#[must_use]
pub fn valueless(line: &HistoryLine) -> HistoryLine {
    let hidden = |value: &Value| if *value == Value::Null { Value::Null } else { HIDDEN.into() };
    let name = if line.name.is_empty() { String::new() } else { HIDDEN.to_owned() };
    HistoryLine { name, from: hidden(&line.from), to: hidden(&line.to), ..line.clone() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Language;
    use crate::store::catalog;

    #[test]
    fn every_column_has_a_name_in_both_languages() {
        for language in Language::iter() {
            let strings = language.load();
            let nameless: Vec<String> = catalog::tables()
                .flat_map(|table| table.columns.iter().map(|column| (table.name(), column.name)))
                .filter(|(_, column)| field(column, &strings).starts_with('?'))
                .map(|(table, column)| format!("{table}.{column}"))
                .collect();
            assert_eq!(nameless, Vec::<String>::new(), "{language}");
        }
    }

    #[test]
    fn a_column_is_called_as_its_table_calls_it() {
        let (english, chinese) = (Language::En.load(), Language::ZhCN.load());
        assert_eq!(column(Table::Post, "title", &chinese), "职务");
        assert_eq!(column(Table::Milestone, "note", &chinese), field("note", &chinese));
        // Whatever has a name of its own is a column, and is named so in both languages.
        let own = |strings: &Strings| -> Vec<String> {
            let places = catalog::tables().flat_map(|table| table.columns.iter().map(|column| format!("{}-{}", table.name(), column.name)));
            places.filter(|place| !strings.log_field_of(place).is_empty()).collect()
        };
        assert_eq!(own(&english), own(&chinese));
    }

    #[test]
    fn what_is_for_programs_is_not_told_to_people() {
        let strings = Language::En.load();
        let column = |kind: fn(&Kind) -> bool| {
            catalog::tables().find_map(|table| Some((table.table, table.columns.iter().find(|column| kind(&column.kind))?.name))).unwrap()
        };
        let (table, field) = column(|kind| matches!(kind, Kind::Document));
        let edit = What::new(ActionKind::Edit).about(table, 5, "mine").field(field);
        let line = HistoryLine {
            action: crate::domain::RowId::from_raw(1),
            table,
            row: 5,
            name: "mine".into(),
            deed: Deed::Changed,
            field: Some(field),
            from: Value::Null,
            to: "{\"sort\":1}".into(),
            currency_before: None,
            currency: None,
        };
        assert_eq!(done(&edit, std::slice::from_ref(&line), Zone::default(), &strings), what(&edit, &strings));
        let (table, field) = column(|kind| matches!(kind, Kind::LongText));
        let line = HistoryLine { table, field: Some(field), to: "secret".into(), ..line };
        let told = |lines: &[HistoryLine]| done(&edit, lines, Zone::default(), &strings);
        assert!(told(std::slice::from_ref(&line)).contains("secret") && told(std::slice::from_ref(&line)).contains("mine"));
        let veiled = told(&[valueless(&line)]);
        assert!(!veiled.contains("secret") && !veiled.contains("mine") && veiled.contains(HIDDEN), "{veiled}");
        assert!(!what(&nameless(&edit), &strings).contains("mine"));
    }

    #[test]
    fn actions_are_told_in_a_few_words() {
        let (english, chinese) = (Language::En.load(), Language::ZhCN.load());
        let edit = What::new(ActionKind::Edit).about(Table::Account, 5, "华东新能源").field("kind");
        assert_eq!(what(&edit, &english), "changed: account 华东新能源, kind");
        assert_eq!(what(&edit, &chinese), "修改：客户 华东新能源 的类型");
        let import = What::new(ActionKind::Import).named(Table::ImportBatch, "customers.xlsx").count(64);
        assert_eq!(what(&import, &english), "imported: customers.xlsx (64)");
        assert_eq!(what(&import, &chinese), "导入：customers.xlsx（64 条）");
        assert_eq!(what(&What::new(ActionKind::Settings), &english), "settings");
        assert_eq!(what(&What::new(ActionKind::Demo).count(64), &chinese), "演示数据（64 条）");
    }
}
