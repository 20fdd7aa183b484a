//! A handover from start to close without the screen.

use std::sync::Arc;

use kamdeck::domain::{AccountId, Coded, FixedClock, RowId};
use kamdeck::store::catalog::{Kind, tables};
use kamdeck::store::{Options, Store, Table, Value};
use serde_json::{Value as Json, json};

use super::{Answer, Home};

/// An account of the demo that is not being handed over, with promises, receivables and a decision chain.
const ACCOUNT: &str = "华东新能源";
const OUTGOING: &str = "林晓";

fn book() -> Home {
    let home = Home::new();
    home.whole_demo("t.db");
    home
}

fn run(home: &Home, words: &[&str]) -> Answer {
    let mut all = vec!["--db", "t.db", "--json", "handover"];
    all.extend(words);
    home.run(&all)
}

/// Steps that stand as `state`.
fn steps(status: &Json, state: &str) -> Vec<String> {
    let steps = status["steps"].as_array().unwrap().iter();
    steps.filter(|step| step["state"] == state).map(|step| step["step"].as_str().unwrap().to_owned()).collect()
}

fn started(home: &Home) -> Json {
    let words = ["start", ACCOUNT, "--to", "周岩", "--supervisor", "许航", "--trigger", "resignation", "--on", "2026-11-10"];
    run(home, &[&words[..], &["--meeting", "2026-11-20", "--reason", "§internal§"]].concat()).json()
}

fn store(home: &Home) -> Store {
    let clock = Arc::new(FixedClock("2026-11-22T04:00:00Z".parse().unwrap()));
    Store::open(&home.path("t.db"), &Options::new("lin", clock)).unwrap()
}

#[test]
fn every_step_is_taken_without_the_screen_and_nothing_stays_with_who_leaves() {
    let home = book();
    let status = started(&home);
    let id = status["handover"].as_str().unwrap().to_owned();
    assert_eq!((status["outgoing"].as_str(), status["incoming"].as_str()), (Some(OUTGOING), Some("周岩")));
    assert_eq!(status["steps"][0]["due_on"], "2026-11-13");
    assert_eq!(status["steps"][0]["derivation"], "3 working days from 2026-11-10 -> 2026-11-13");
    assert!(!status["unowned"].as_array().unwrap().is_empty());
    // A second one of the same account is refused.
    assert_eq!(run(&home, &["start", ACCOUNT, "--to", "周岩"]).error()["code"], "already_running");

    // The manual names its gaps, and is not submitted before they are settled.
    let refused = run(&home, &["step", &id, "manual", "--on", "2026-11-12"]);
    assert_eq!(refused.error()["code"], "gaps");
    let gap = status["gaps"][0]["gap"].as_str().unwrap();
    let answered = run(&home, &["gap", &id, gap, "--answer", "每月 25 日前"]).json();
    assert!(answered["gaps"].as_array().unwrap().iter().all(|one| one["gap"] != gap), "an answered field is known: {gap}");
    assert_eq!(run(&home, &["gap", &id, "field:nonsense", "--waive", "x"]).error()["code"], "no_gap");
    let waived = run(&home, &["gap", &id, "all", "--waive", "与客户无关"]).json();
    assert!(waived["gaps"].as_array().unwrap().iter().all(|one| one["state"] == "waived" && one["text"] == "与客户无关"));
    run(&home, &["write", &id, "--section", "strategy", "--text", "先见财务总监"]).json();
    assert_eq!(run(&home, &["step", &id, "review"]).error()["code"], "not_submitted");
    let submitted = run(&home, &["step", &id, "manual", "--on", "2026-11-12"]).json();
    assert_eq!(submitted["steps"][1]["due_on"], "2026-11-13");

    // Returned with remarks, submitted again, approved for the supervisor.
    assert_eq!(run(&home, &["step", &id, "review", "--return", "--on", "2026-11-12"]).error()["code"], "empty");
    let returned = run(&home, &["step", &id, "review", "--return", "--note", "补充风险", "--on", "2026-11-12"]).json();
    assert_eq!(steps(&returned, "returned"), ["manual", "review"]);
    run(&home, &["step", &id, "manual", "--on", "2026-11-13"]).json();
    let approved = run(&home, &["step", &id, "review", "--note", "同意", "--on", "2026-11-13"]).json();
    assert_eq!(steps(&approved, "done"), ["manual", "review"]);
    let entry = approved["entries"].as_array().unwrap().last().unwrap();
    assert_eq!((entry["outcome"].as_str(), entry["on_behalf_of"].as_str()), (Some("approved"), Some("许航")));

    run(&home, &["step", &id, "talk_1", "--note", "逐项过了一遍", "--on", "2026-11-14"]).json();
    assert_eq!(run(&home, &["step", &id, "talk_2", "--on", "2026-11-16"]).error()["code"], "no_question");
    let asked = run(&home, &["question", &id, "--ask", "为什么换人？", "--answer", "团队升级"]).json();
    let question = asked["questions"][0]["id"].as_str().unwrap();
    assert_eq!(run(&home, &["question", &id, "--question", question, "--score", "4"]).json()["questions"][0]["score"], 4);
    run(&home, &["step", &id, "talk_2", "--note", "演练完成", "--on", "2026-11-16"]).json();
    run(&home, &["step", &id, "notice", "--note", "团队升级告知", "--channel", "letter", "--on", "2026-11-12"]).json();
    run(&home, &["step", &id, "files", "--note", "电子与纸质清单", "--on", "2026-11-19"]).json();
    let met = ["step", &id, "meeting", "--on", "2026-11-20", "--past-value", "三件事", "--continuity", "团队升级"];
    let met = run(&home, &[&met[..], &["--wishes", "月报", "--report-day", "每月 5 日", "--urgent-contact", "400"]].concat()).json();
    assert_eq!(met["accounts"][0]["met_on"], "2026-11-20");
    assert_eq!(met["entries"].as_array().unwrap().last().unwrap()["note"].as_str().unwrap().lines().count(), 5);

    // The crisis steps wait for a doubt.
    assert_eq!(run(&home, &["step", &id, "executive_call"]).error()["code"], "no_doubt");
    let doubted = run(&home, &["doubt", &id]).json();
    assert!(steps(&doubted, "open").contains(&"executive_call".to_owned()));
    run(&home, &["step", &id, "executive_call", "--note", "总监致电"]).json();
    run(&home, &["step", &id, "added_service", "--note", "每周驻场"]).json();

    let lacking = ["feedback", &id, "--column", "to_confirm", "--what", "预算归口"];
    assert_eq!(run(&home, &lacking).error()["code"], "empty");
    let line = run(&home, &[&lacking[..], &["--owner", "周岩", "--due", "2026-12-01"]].concat()).json();
    let line = line["feedback"][0]["id"].as_str().unwrap().to_owned();
    run(&home, &["step", &id, "feedback"]).json();
    assert_eq!(run(&home, &["feedback", &id, "--settle", &line]).json()["feedback"][0]["settled_on"].as_str().map(str::len), Some(10));
    run(&home, &["step", &id, "survey", "--continuity-score", "5", "--response-score", "4", "--note", "满意"]).json();
    assert_eq!(run(&home, &["step", &id, "lesson", "--title", "早演练"]).error()["code"], "empty");
    let learnt = ["step", &id, "lesson", "--title", "早演练", "--happened", "客户追问价格", "--lesson", "两周前演练"];
    let learnt = run(&home, &learnt).json();
    assert_eq!(steps(&learnt, "open"), Vec::<String>::new());

    // Refused while a promise has no owner, by its name; afterwards nothing open is with who has left.
    let unowned = learnt["unowned"].as_array().unwrap();
    let promise = unowned.iter().find(|item| item["kind"] == "promise").unwrap_or_else(|| panic!("{unowned:?}"));
    for item in unowned.iter().filter(|item| item["id"] != promise["id"]) {
        let name = format!("{}:{}", item["kind"].as_str().unwrap(), item["id"].as_str().unwrap());
        run(&home, &["owner", &id, "--item", &name, "--to", "周岩"]).json();
    }
    let refused = run(&home, &["close", &id]).error();
    assert_eq!(refused["code"], "unowned");
    let message = refused["message"].as_str().unwrap();
    assert!(message.contains("1 item without owner") && message.contains(promise["title"].as_str().unwrap()), "{message}");
    assert_eq!(run(&home, &["owner", &id, "--to", OUTGOING]).error()["code"], "leaves");
    assert_eq!(run(&home, &["owner", &id, "--to", "周岩"]).json()["unowned"], json!([]));
    let closed = run(&home, &["close", &id]).json();
    assert_eq!((closed["state"].as_str(), closed["unowned"].clone()), (Some("closed"), json!([])));
    assert_eq!(run(&home, &["step", &id, "talk_1", "--note", "x"]).error()["code"], "not_running");

    let store = store(&home);
    let account: AccountId = learnt["accounts"][0]["id"].as_str().unwrap().parse::<i64>().map(AccountId::from_raw).unwrap();
    assert_eq!(left_behind(&store, account), Vec::<String>::new());
    let owner = store.read().owner_on(account, store.today()).unwrap().unwrap();
    assert_eq!(store.read().row(Table::Colleague, owner.raw()).unwrap().unwrap().text("name"), Some("周岩"));
    // Not an undo of everything: one action back, the handover runs again.
    assert_eq!(home.run(&["--db", "t.db", "undo"]).code, Some(0));
    assert_eq!(run(&home, &["status", &id]).json()["state"], "running");
}

/// What is open at an account and still with the one who has left: over every column that names an owner or who is to see to something.
fn left_behind(store: &Store, account: AccountId) -> Vec<String> {
    let reader = store.read();
    let outgoing = reader.rows_where(Table::Colleague, &[("name", OUTGOING.into())]).unwrap()[0].id;
    let mut left = Vec::new();
    for def in tables() {
        let columns = def.columns.iter().filter(|column| {
            matches!(column.kind, Kind::Ref(Table::Colleague)) && ["owner_id", "assignee_id", "evaluator_id"].contains(&column.name)
        });
        for column in columns {
            for row in reader.rows_where(def.table, &[(column.name, outgoing.into())]).unwrap() {
                let here = reader.account_of(def.table, row.id).unwrap() == Some(account);
                let ended = ["closed_on", "done_on", "settled_on", "accepted_on", "void_on", "evaluated_on"]
                    .iter()
                    .any(|column| *row.get(column) != Value::Null);
                let paid = def.table == Table::Invoice
                    && reader
                        .invoices(account)
                        .unwrap()
                        .iter()
                        .any(|one| one.id.raw() == row.id && one.open_on(store.today().day).minor == 0);
                let renewed = def.table == Table::Contract
                    && !reader.rows_where(Table::ContractOutcome, &[("contract_id", row.id.into())]).unwrap().is_empty();
                if here && !ended && !paid && !renewed {
                    left.push(format!("{}.{} {}", def.table.code(), column.name, row.id));
                }
            }
        }
    }
    left
}

#[test]
fn a_sensitive_customer_is_told_within_the_window_or_with_a_reason() {
    let home = book();
    let words = ["start", ACCOUNT, "--to", "周岩", "--sensitivity", "high", "--on", "2026-11-02"];
    let status = run(&home, &words).json();
    // Ten working days would be the 16th, and 14 days are.
    assert_eq!(status["meeting_on"], "2026-11-16");
    let notice = &status["steps"][4];
    assert_eq!((notice["step"].as_str(), notice["due_on"].as_str()), (Some("notice"), Some("2026-11-09")));
    let id = status["handover"].as_str().unwrap();
    let late = ["step", id, "notice", "--note", "text", "--on", "2026-11-12"];
    assert_eq!(run(&home, &late).error()["code"], "notice_window");
    assert_eq!(run(&home, &[&late[..], &["--reason", "客户出差"]].concat()).json()["steps"][4]["state"], "done");
    let refused = run(&home, &["close", id]).error();
    assert_eq!(refused["code"], "unowned");
    run(&home, &["owner", id, "--to", "周岩"]).json();
    assert_eq!(run(&home, &["close", id]).error()["code"], "steps_open");
    assert_eq!(run(&home, &["close", id, "--anyway", "客户已停止合作"]).json()["state"], "closed");
}

#[test]
fn what_the_customer_reads_never_holds_the_internal_reason() {
    let home = book();
    let id = started(&home)["handover"].as_str().unwrap().to_owned();
    for lang in ["en", "zh-CN"] {
        for channel in ["letter", "call", "message"] {
            let words = ["--db", "t.db", "--lang", lang, "handover", "notice", &id, "--channel", channel, "--company", "远景测控"];
            let told = home.run(&words);
            assert!(told.out.contains("周岩") && told.out.contains("远景测控") && !told.out.contains("§"), "{}", told.out);
            assert!(!told.out.contains(['{', '}']), "{}", told.out);
        }
        let manual = home.run(&["--db", "t.db", "--lang", lang, "handover", "manual", &id]);
        assert!(manual.out.contains("周岩") && !manual.out.contains("§"), "{}", manual.out);
    }
    for (name, begins) in [("m.md", "# "), ("m.html", "<!doctype html>")] {
        assert_eq!(home.run(&["--db", "t.db", "handover", "manual", &id, "--out", name]).code, Some(0));
        let text = std::fs::read_to_string(home.path(name)).unwrap();
        assert!(text.to_lowercase().starts_with(begins) && text.contains("invoicing rules"), "{text}");
    }
    assert_eq!(run(&home, &["notice", &id, "--channel", "telegram"]).code, Some(2));
}

#[test]
fn a_whole_portfolio_is_handed_over_account_by_account() {
    let home = book();
    let status = run(&home, &["start", "--portfolio", "--from", "韩磊", "--to", "周岩", "--on", "2026-11-16"]).json();
    let accounts = status["accounts"].as_array().unwrap();
    assert!(accounts.len() > 2, "{accounts:?}");
    let id = status["handover"].as_str().unwrap();
    let first = accounts[0]["id"].as_str().unwrap();
    assert_eq!(run(&home, &["manual", id]).error()["code"], "which_account");
    assert!(run(&home, &["manual", id, "--account", first]).json()["sections"].as_array().unwrap().len() > 5);
    // With one account alone the step is not done for the whole; with all it is.
    let one = run(&home, &["step", id, "talk_1", "--note", "x", "--account", first]).json();
    assert!(!steps(&one, "done").contains(&"talk_1".to_owned()));
    let step = |status: &Json, at: usize| status["accounts"][at]["steps"][2]["state"].as_str().unwrap().to_owned();
    assert_eq!((step(&one, 0), step(&one, 1)), ("done".to_owned(), "open".to_owned()));
    let all = run(&home, &["step", id, "talk_1", "--note", "x"]).json();
    assert!(steps(&all, "done").contains(&"talk_1".to_owned()));
    assert_eq!(run(&home, &["cancel", id, "--reason", "调整取消"]).json()["state"], "cancelled");
}

#[test]
fn the_board_and_the_cases_are_told() {
    let home = book();
    let board = run(&home, &["board"]).json();
    assert_eq!((board["n"].as_u64(), board["met"].as_u64()), (Some(5), Some(2)));
    assert!(home.run(&["--db", "t.db", "handover", "board"]).out.contains("complaint within 90 days of the meeting: 0 of 2"));
    let cases = run(&home, &["cases"]).json();
    assert_eq!(cases.as_array().unwrap().len(), 1);
    assert_eq!(run(&home, &["cases", "没有这样的词"]).json(), json!([]));
    assert_eq!(run(&home, &["list", "--all"]).json().as_array().unwrap().len(), 5);
    // As it was before any of them began.
    assert_eq!(home.run(&["--db", "t.db", "--as-of", "2026-01-01", "handover", "list", "--all", "--json"]).json(), json!([]));
}

/// What a customer may read of us: names, what was delivered, and how the successor introduces themselves.
const FOR_CUSTOMERS: &[(Table, &str)] = &[
    (Table::Account, "name"),
    (Table::Account, "short_name"),
    (Table::Colleague, "name"),
    (Table::Colleague, "phone"),
    (Table::Colleague, "background"),
    (Table::Milestone, "deliverable"),
];

/// Puts a token into every text column of every row of the catalog, but those that a customer may read. Answers how many columns it were.
fn plant(store: &mut Store) -> usize {
    let mut columns = 0;
    for def in tables().filter(|def| def.logged) {
        let internal = |column: &&kamdeck::store::catalog::Column| {
            matches!(column.kind, Kind::Text | Kind::LongText | Kind::Document | Kind::FieldValue)
                && !FOR_CUSTOMERS.contains(&(def.table, column.name))
        };
        for column in def.columns.iter().filter(internal) {
            columns += 1;
            for row in store.read().all(def.table).unwrap() {
                if def.table == Table::MemoryNote && row.bool("giveable") == Some(true) {
                    continue;
                }
                let edit = store.act::<_, kamdeck::store::Error>(&kamdeck::store::What::new(kamdeck::store::ActionKind::Edit), |tx| {
                    tx.update(def.table, row.id, &[(column.name, format!("§{}§", row.id).into())])
                });
                // A date or a code among the descriptive fields has no place for words.
                assert!(edit.is_ok() || matches!(column.kind, Kind::FieldValue), "{}.{}", def.name(), column.name);
            }
        }
    }
    columns
}

#[test]
fn nothing_internal_is_in_anything_that_a_customer_reads() {
    let home = Home::new();
    home.demo("t.db", 12);
    assert_eq!(run(&home, &["start", ACCOUNT, "--to", "周岩", "--sensitivity", "high"]).json()["state"], "running");
    let mut store = store(&home);
    assert!(plant(&mut store) > 100);
    let account = store
        .read()
        .account_names()
        .unwrap()
        .into_iter()
        .find(|account| account.name.contains(ACCOUNT) || account.short_name.contains(ACCOUNT));
    let account = account.unwrap();
    drop(store);
    std::fs::write(home.path("secret"), "correct horse").unwrap();
    let mut read = Vec::new();
    for lang in ["en", "zh-CN"] {
        for channel in ["letter", "call", "message"] {
            read.push(home.run(&["--db", "t.db", "--lang", lang, "handover", "notice", &account.name, "--channel", channel]).out);
        }
        for format in ["--md", "--html"] {
            read.push(home.run(&["--db", "t.db", "--lang", lang, "export", "memory-book", &account.name, format]).out);
        }
        for (format, file) in [("csv", "c.csv"), ("json", "c.json")] {
            let file = format!("{lang}-{file}");
            let words = ["--db", "t.db", "--lang", lang, "export", "accounts", "--for", "customer", "--format", format, "--out", &file];
            let written = home.run(&words);
            // What is not made for customers is refused.
            read.push(if written.code == Some(0) { std::fs::read_to_string(home.path(&file)).unwrap() } else { written.err });
        }
    }
    let words = ["pack", &account.name, "--for", "customer", "--out", "c.age", "--passphrase-file", "secret"];
    assert_eq!(run(&home, &words).code, Some(0));
    let pack = kamdeck::exchange::handover::pack::unseal(&std::fs::read(home.path("c.age")).unwrap(), "correct horse").unwrap();
    assert!(!pack.body.is_empty());
    read.push(serde_json::to_string(&pack).unwrap());
    for text in &read {
        assert!(text.chars().count() > 20 && !text.contains('§'), "{text}");
    }
    // The manual, which is ours, does hold it: the token is where it was put.
    assert!(home.run(&["--db", "t.db", "handover", "manual", &account.name]).out.contains('§'));
}
