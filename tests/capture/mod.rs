//! One-line capture: what a line means, whom it names, and that the preview is what is written.

mod grammar;
mod recording;

use std::sync::Arc;

use chrono::NaiveDate;
use kamdeck::domain::calendar::WorkCalendar;
use kamdeck::domain::{AccountId, FixedClock, RowId, Zone};
use kamdeck::exchange::capture::{Captured, Known, NameBook, Plan, Problem, Reading, Setting, parse, resolve};
use kamdeck::store::{ActionKind, Options, Store, Table, Value, What};

/// A Saturday.
const TODAY: &str = "2026-11-21";

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn read(line: &str) -> Captured {
    parse(line, &Reading { today: day(TODAY), calendar: &WorkCalendar::cn().unwrap() })
}

fn insert(store: &mut Store, table: Table, values: &[(&str, Value)]) -> i64 {
    store.act(&What::new(ActionKind::Create), |tx| tx.insert(table, values)).unwrap().value
}

/// 启明精工 with two people called 王, one of whom has left 华东新能源, and an account in English.
fn portfolio() -> Store {
    let clock = Arc::new(FixedClock("2026-11-21T04:00:00Z".parse().unwrap()));
    let mut options = Options::new("lin", clock).create();
    options.zone = Some(Zone::default());
    options.machine = Some("test".into());
    let mut store = Store::memory(&options).unwrap();
    let account = |store: &mut Store, name: &str, short: &str| {
        let values =
            [("name", name.into()), ("short_name", short.into()), ("kind", "enterprise".into()), ("created_on", day("2025-01-01").into())];
        insert(store, Table::Account, &values)
    };
    let qiming = account(&mut store, "启明精工股份有限公司", "启明精工");
    let huadong = account(&mut store, "华东新能源有限公司", "华东新能源");
    let orion = account(&mut store, "Orion Batteries Ltd", "Orion Batteries");
    let post = |store: &mut Store, account: i64, name: &str, title: &str, left: Option<&str>| {
        let person = insert(store, Table::Person, &[("name", name.into()), ("birth_leap_month", false.into())]);
        let values = [
            ("account_id", account.into()),
            ("person_id", person.into()),
            ("title", title.into()),
            ("left_on", Value::from(left.map(day))),
        ];
        insert(store, Table::Post, &values);
    };
    post(&mut store, qiming, "王建国", "总经理", None);
    post(&mut store, qiming, "王敏", "采购经理", None);
    post(&mut store, qiming, "李强", "质量工程师", None);
    post(&mut store, huadong, "陈立", "总经理", None);
    post(&mut store, huadong, "赵敏", "技术总监", Some("2026-10-01"));
    post(&mut store, orion, "Anna Lee", "CTO", None);
    insert(&mut store, Table::Colleague, &[("name", "周涛".into())]);
    store
}

fn resolved_on(store: &Store, line: &str, card: Option<i64>) -> Result<Plan, Vec<Problem>> {
    let book = NameBook::read(&store.read()).unwrap();
    let known = Known::of(&book, store).unwrap();
    let setting = Setting { account: card.map(AccountId::from_raw), firm: card.is_some(), today: day(TODAY) };
    resolve(&read(line), setting, &known).unwrap().map_err(|problems| problems.into_iter().map(|problem| problem.value).collect())
}

fn resolved(store: &Store, line: &str) -> Result<Plan, Vec<Problem>> {
    resolved_on(store, line, None)
}
