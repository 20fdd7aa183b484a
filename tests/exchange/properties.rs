//! Nothing panics, and totals add up, whatever the bytes.

use super::files::{XlsCell, compound, text_cell, xls_stream, xlsx_with};
use super::{assert_adds_up, choices, inspected, options, planned};
use kamdeck::domain::reading::{self, DateContext, Lean, MoneyContext};
use kamdeck::domain::{Currency, Money};
use kamdeck::exchange::fields::{Mapping, Target};
use kamdeck::exchange::import::{Inspection, Nothing, inspect, plan, write_rejects};
use kamdeck::exchange::source::{Limits, Source};
use kamdeck::i18n::Language;
use proptest::prelude::*;

/// Whatever can be read is planned, with the first column as the name where none is found.
fn through(bytes: Vec<u8>) {
    let limits = Limits { inflated_bytes: 4 << 20, cells: 50_000, rows: 10_000, ..Limits::default() };
    let asked = kamdeck::exchange::import::InspectOptions { limits, ..options() };
    let Ok(inspection) = inspect(&Source::from_bytes(bytes, "x"), &asked) else { return };
    let mut mapping = inspection.mapping.clone();
    if mapping.check().is_err() {
        mapping.columns.iter_mut().for_each(|column| column.target = Target::Ignore);
        if let Some(first) = mapping.columns.first_mut() {
            first.target = "name".parse().unwrap();
        }
    }
    let plan = plan(&inspection, &mapping, &choices(), &Nothing).unwrap();
    assert_adds_up(&plan);
    write_rejects(Vec::new(), &inspection, &plan, &Language::En.load()).unwrap();
}

/// Sound files of each kind with some bytes changed, cut or doubled.
fn spoiled(file: Vec<u8>) -> impl Strategy<Value = Vec<u8>> {
    let length = file.len();
    let change = (0..length, any::<u8>());
    (proptest::collection::vec(change, 0..12), 0..length, 0u8..4).prop_map(move |(changes, at, how)| {
        let mut file = file.clone();
        for (place, byte) in changes {
            file[place] = byte;
        }
        match how {
            0 => file.truncate(at),
            1 => file.extend_from_within(at..),
            _ => {}
        }
        file
    })
}

fn xlsx() -> Vec<u8> {
    let rows: String = (1..6)
        .map(|row| {
            format!(
                r#"<row r="{row}">{}{}<c r="C{row}"><v>{row}5.5</v></c></row>"#,
                text_cell(&format!("A{row}"), "name"),
                text_cell(&format!("B{row}"), "x")
            )
        })
        .collect();
    xlsx_with(&format!("<sheetData>{rows}</sheetData>"), &[("xl/sharedStrings.xml", b"<sst uniqueCount=\"1\"><si><t>a</t></si></sst>")])
}

fn xls() -> Vec<u8> {
    let rows: &[&[XlsCell<'_>]] = &[
        &[XlsCell::Text("name"), XlsCell::Text("city")],
        &[XlsCell::Text("A"), XlsCell::Number(1.0)],
        &[XlsCell::Formatted(46_000.0, 14), XlsCell::Failed],
    ];
    compound(&[("Workbook", &xls_stream(rows, false, &[[1, 2, 0, 0]]))])
}

fn ods() -> Vec<u8> {
    super::files::ods_with(
        r#"<table:table table:name="t"><table:table-row><table:table-cell office:value-type="string"><text:p>name</text:p></table:table-cell></table:table-row><table:table-row><table:table-cell office:value-type="float" office:value="5"><text:p>5</text:p></table:table-cell></table:table-row></table:table>"#,
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes(bytes in proptest::collection::vec(any::<u8>(), 0..600)) {
        through(bytes);
    }

    #[test]
    fn any_text(text in "([a-zA-Z客户名称0-9,;\t|\"'=\\-/.%\u{FEFF}\u{FFFD} ]{0,12}[\r\n]{0,2}){0,12}") {
        through(text.into_bytes());
    }

    #[test]
    fn any_change_of_an_xlsx(file in spoiled(xlsx())) {
        through(file);
    }

    #[test]
    fn any_change_of_an_xls(file in spoiled(xls())) {
        through(file);
    }

    #[test]
    fn any_change_of_an_ods(file in spoiled(ods())) {
        through(file);
    }

    #[test]
    fn names_survive_any_delimiter_and_quoting(names in proptest::collection::btree_set("[a-z][a-z ,;|\"é华东]{0,10}[a-z]", 1..8), tab in any::<bool>()) {
        let separator = if tab { '\t' } else { ',' };
        let quoted = |text: &str| format!("\"{}\"", text.replace('"', "\"\""));
        let mut text = format!("name{separator}city\n");
        for name in &names {
            text.push_str(&format!("{}{separator}x\n", quoted(name)));
        }
        let inspection: Inspection = inspected(&text);
        prop_assert_eq!(&inspection.headings, &["name", "city"]);
        let plan = planned(&inspection);
        let keys: std::collections::BTreeSet<String> = names.iter().map(|name| kamdeck::domain::account_name::name_key(name)).collect();
        prop_assert_eq!(plan.totals.stored, keys.len() as u64);
        prop_assert_eq!(plan.totals.read, names.len() as u64);
    }

    #[test]
    fn readers_of_dates_and_amounts_never_panic(text in "\\PC{0,24}") {
        let context = DateContext { today: super::today(), lean: Lean::Future, words: None };
        let _read = reading::date(&text, &context);
        let _read = reading::money(&text, &MoneyContext { currency: Currency::CNY, power: 12 });
        let _read = (reading::share(&text), reading::graded(&text, 0, 10), reading::whole(&text), reading::phone(&text), reading::mail(&text));
        let _read = (reading::amount_unit(&text, Currency::CNY), kamdeck::exchange::fields::matched(&text, 2025));
    }

    #[test]
    fn amounts_read_back(minor in any::<i64>(), code in prop::sample::select(vec!["CNY", "USD", "JPY", "KWD"])) {
        let money = Money::new(minor, Currency::new(code).unwrap());
        let read = reading::money(&format!("{} {}", money.currency, money.amount()), &MoneyContext { currency: Currency::CNY, power: 0 }).unwrap();
        prop_assert_eq!(read.under(reading::DecimalMark::Point), Some(money));
    }

    #[test]
    fn dates_read_back(days in 0i64..90_000) {
        let day = chrono::NaiveDate::from_ymd_opt(1920, 1, 1).unwrap() + chrono::TimeDelta::days(days);
        let context = DateContext { today: super::today(), lean: Lean::Past, words: None };
        for form in ["%Y-%m-%d", "%Y/%-m/%-d", "%Y.%m.%d", "%Y年%-m月%-d日", "%Y%m%d", "%d.%m.%Y", "%-d %b %Y", "%B %-d, %Y"] {
            let text = day.format(form).to_string();
            prop_assert_eq!(reading::date(&text, &context).unwrap().value().map(|read| read.date), Some(day), "{}", text);
        }
    }

    #[test]
    fn mappings_read_back(headings in proptest::collection::vec("\\PC{0,10}", 1..6)) {
        let mapping = Mapping::proposed(kamdeck::exchange::fields::ImportKind::Accounts, &headings, 2025, Currency::CNY);
        prop_assert_eq!(Mapping::from_toml("m.toml", &mapping.to_toml()).unwrap(), mapping);
    }
}
