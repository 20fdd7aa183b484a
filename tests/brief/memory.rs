//! What is given to a customer holds nothing that only we should know.

use kamdeck::domain::{AccountId, Coded, RowId};
use kamdeck::exchange::memory::MemoryBook;
use kamdeck::i18n::Language;
use kamdeck::store::catalog::Kind;
use kamdeck::store::{ActionKind, Error, Store, Table, Value, What};

use super::empty;
use crate::store::helpers::Maker;

/// A row of every table, with its name and column in every text that is not a code, between signs that occur nowhere else.
fn marked() -> (Store, AccountId) {
    let mut store = empty();
    let account = store.act::<_, Error>(&What::new(ActionKind::Create), |tx| {
        let mut maker = Maker::default();
        for table in Table::ALL {
            maker.one(tx, *table);
        }
        let account = maker.one(tx, Table::Account);
        let secret = maker.another(tx, Table::MemoryNote, 1);
        for table in Table::ALL {
            let texts = table.def().columns.iter().filter(|column| matches!(column.kind, Kind::Text | Kind::LongText));
            let values: Vec<(&str, Value)> =
                texts.map(|column| (column.name, format!("§{}.{}§", table.code(), column.name).into())).collect();
            for row in tx.read().all(*table)? {
                tx.update(*table, row.id, &values)?;
            }
        }
        tx.update(Table::MemoryNote, secret, &[("note", "§secret§".into()), ("giveable", false.into())])?;
        Ok(account)
    });
    (store, AccountId::from_raw(account.unwrap().value))
}

/// The marks that a text holds.
fn marks(text: &str) -> Vec<&str> {
    let mut marks: Vec<&str> = text.split('§').skip(1).step_by(2).collect();
    marks.sort_unstable();
    marks.dedup();
    marks
}

#[test]
fn of_all_that_is_known_only_what_may_be_given_stands_in_it() {
    let (store, account) = marked();
    let book = MemoryBook::read(&store.read(), account, store.today()).unwrap().unwrap();
    for language in Language::iter() {
        let page = book.page(&language.load());
        for shown in
            [page.text(80), page.markdown().replace("\\_", "_"), page.html(*language).unwrap(), serde_json::to_string(&book).unwrap()]
        {
            assert_eq!(marks(&shown), ["account.name", "memory_note.note", "milestone.deliverable", "person.name"], "{shown}");
        }
    }
}

#[test]
fn moments_are_told_in_order_and_later_ones_are_not_known() {
    let mut store = empty();
    let note = |kind: &str, on: &str, text: &str| -> [(&'static str, Value); 4] {
        [
            ("kind", kind.into()),
            ("happened_on", on.parse::<chrono::NaiveDate>().unwrap().into()),
            ("note", text.into()),
            ("giveable", true.into()),
        ]
    };
    let account = store.act::<_, Error>(&What::new(ActionKind::Create), |tx| {
        let on: Value = "2024-01-01".parse::<chrono::NaiveDate>().unwrap().into();
        let account =
            tx.insert(Table::Account, &[("name", "启明精工".into()), ("kind", "enterprise".into()), ("created_on", on.clone())])?;
        let field = [("account_id", account.into()), ("field", "cooperation_start".into()), ("value", "2024-03-05".into()), ("as_of", on)];
        tx.insert(Table::AccountField, &field)?;
        for values in [
            note("solved_together", "2026-05-01", "第二件"),
            note("solved_together", "2025-02-01", "第一件 <b>"),
            note("first_meeting", "2024-03-05", "第一次见面"),
            note("favour", "2026-12-24", "还没发生"),
        ] {
            tx.insert(Table::MemoryNote, &[&values[..], &[("account_id", account.into())]].concat())?;
        }
        Ok(account)
    });
    let account = AccountId::from_raw(account.unwrap().value);
    let book = MemoryBook::read(&store.read(), account, store.today()).unwrap().unwrap();
    let strings = Language::ZhCN.load();
    assert_eq!(
        book.page(&strings).text(80),
        "启明精工：一起走过的日子\n自 2024 年 3 月 携手至今，记于 2026 年 11 月\n\n初次见面\n- 2024 年 3 月：第一次见面\n\n\
         一起解决的事\n- 2025 年 2 月：第一件 <b>\n- 2026 年 5 月：第二件\n"
    );
    assert!(book.page(&strings).html(Language::ZhCN).unwrap().contains("第一件 &lt;b&gt;"));
    assert!(book.page(&Language::En.load()).text(80).contains("How we met\n- March 2024: 第一次见面"));
    let before = MemoryBook::read(
        &store.read(),
        account,
        kamdeck::domain::AsOf::on("2024-02-01".parse().unwrap(), store.now(), store.zone()).unwrap(),
    );
    assert!(before.unwrap().unwrap().is_empty());
}
