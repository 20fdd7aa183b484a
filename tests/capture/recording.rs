//! From a line to records: whom it names, what is shown, what is written, what one undo takes back.

use kamdeck::exchange::capture::{CandidateKind, Field, Known, NameBook, Plan, Problem, Reading, Recorded, Setting, complete};
use kamdeck::i18n::Language;
use kamdeck::store::{Store, Table, Value};
use proptest::prelude::*;

use super::{TODAY, day, portfolio, resolved, resolved_on};

const EXAMPLE: &str = "启明 @王总 电话 \"续约意向好,担心交期\" intent=offers #delivery by next wed";

/// The rows that a plan was written as, column by column as the plan says them.
fn assert_written(store: &Store, plan: &Plan, recorded: &Recorded) {
    assert_eq!(recorded.ids.len(), plan.records.len());
    for (record, id) in plan.records.iter().zip(&recorded.ids) {
        let row = store.read().row(record.table, *id).unwrap().unwrap();
        for (column, stored) in record.table.def().columns.iter().zip(&row.values) {
            let planned = record.get(column.name).map_or(Value::Null, |field| field.value(&recorded.ids, recorded.by));
            assert_eq!(*stored, planned, "{:?}.{}", record.table, column.name);
        }
    }
}

fn counts(store: &Store) -> Vec<(Table, u64)> {
    use kamdeck::domain::Coded;
    Table::ALL.iter().filter(|table| table.def().logged).map(|table| (*table, store.read().count(*table).unwrap())).collect()
}

#[test]
fn the_example_records_a_touch_an_intent_a_pain_and_a_task_and_one_undo_takes_all_back() {
    let mut store = portfolio();
    let before = counts(&store);
    let plan = resolved(&store, EXAMPLE).unwrap();
    let tables: Vec<Table> = plan.records.iter().map(|record| record.table).collect();
    assert_eq!(tables, [Table::Interaction, Table::Participant, Table::Participant, Table::IntentStated, Table::Pain, Table::Task]);
    assert_eq!(plan.records[1].get("person_id"), plan.records[3].get("person_id"));
    assert!(matches!(plan.records[1].get("person_id"), Some(Field::Named(_, name)) if name == "王建国"));
    assert_eq!(plan.records[5].get("due_on"), Some(&Field::Known(Value::Date(day("2026-11-25")))));
    assert_eq!(plan.records[4].get("title"), Some(&Field::Known("续约意向好,担心交期".into())));

    let recorded = plan.record(&mut store).unwrap();
    assert_written(&store, &plan, &recorded);
    assert!(store.read().rows_where(Table::PainScore, &[]).unwrap().is_empty(), "the pain is not scored");
    let undone = store.undo().unwrap();
    assert_eq!(Some(undone.value.id), recorded.action);
    assert_eq!(counts(&store), before);
    store.redo().unwrap();
    assert_written(&store, &plan, &recorded);
}

#[test]
fn a_preview_names_every_record_in_both_languages() {
    let store = portfolio();
    let line = "启明 @王总 电话 \"担心交期\" mood=差 intent=offers nps=9 usage=72% stance=支持 #delivery with=周涛 承诺：周五前报价 by fri 小事：送书 next: 约李工 by mon on 11-18";
    let plan = resolved(&store, line).unwrap();
    let shown = |language: Language| plan.lines(&language.load()).join("\n");
    assert_eq!(
        shown(Language::ZhCN),
        "启明精工股份有限公司，补记 2026-11-18\n\
         互动：电话，双向；参与：王建国、我、周涛；气氛消极；“担心交期”；下一步：约李工\n\
         续约意向：主动提出续约（王建国）\n推荐意愿：9 分（满分 10）（王建国）\n核心功能使用率：72%\n王建国的立场：支持\n\
         痛点，交付，未打分：“担心交期”\n我方承诺：周五前报价，2026-11-27 前（王建国）\n小事：送书（王建国）\n待办：约李工，2026-11-23 前"
    );
    assert_eq!(
        shown(Language::En),
        "启明精工股份有限公司, on 2026-11-18\n\
         touch: phone, both sides spoke; with 王建国, you, 周涛; mood negative; \"担心交期\"; next step: 约李工\n\
         renewal: offers to renew (王建国)\nwould recommend: 9 of 10 (王建国)\nusage: 72% of core functions\nstance of 王建国: supporter\n\
         pain, delivery, not scored yet: \"担心交期\"\npromise of ours: 周五前报价, due 2026-11-27 (王建国)\nsmall favour: 送书 (王建国)\ntask: 约李工, due 2026-11-23"
    );
    let json = plan.json(None);
    assert_eq!((json["recorded"].as_bool(), json["records"][0]["kind"].as_str()), (Some(false), Some("interaction")));
    assert!(json["records"][1]["fields"]["person_id"].is_string());
}

#[test]
fn an_ambiguous_or_unknown_name_lists_who_could_be_meant() {
    let store = portfolio();
    let people = |line: &str| match resolved(&store, line).unwrap_err().as_slice() {
        [Problem::AmbiguousPerson(people) | Problem::UnknownPerson { known: people, .. }] => {
            people.iter().map(|person| person.name.clone()).collect::<Vec<_>>()
        }
        other => panic!("{other:?}"),
    };
    assert_eq!(people("启明 @王女士 电话 x"), ["王建国", "王敏"]);
    assert_eq!(people("启明 @赵总 电话 x"), ["王建国", "王敏", "李强"]);
    assert!(matches!(resolved(&store, "没有这家 电话 x").unwrap_err().as_slice(), [Problem::UnknownAccount(_)]));
    assert!(
        matches!(resolved(&store, "有限公司 电话 x").unwrap_err().as_slice(), [Problem::AmbiguousAccount(several)] if several.len() == 2)
    );
    assert!(matches!(resolved(&store, "启明 电话 x with=nobody").unwrap_err().as_slice(), [Problem::UnknownColleague(_)]));
    // Somebody who has left is found on the days when she was there.
    assert!(resolved(&store, "hdxny @赵敏 电话 x").is_err());
    assert!(resolved(&store, "hdxny @赵敏 电话 x on 2026-09-30").is_ok());
}

#[test]
fn what_is_missing_is_asked_for() {
    let store = portfolio();
    let only = |line: &str| match resolved(&store, line).unwrap_err().as_slice() {
        [one] => one.clone(),
        several => panic!("{line}: {several:?}"),
    };
    assert_eq!(only("启明"), Problem::NothingToRecord);
    assert_eq!(only("启明 @王总"), Problem::NoChannel);
    assert_eq!(only("启明 \"聊了聊\""), Problem::NoChannel);
    assert_eq!(only("启明 电话 #delivery"), Problem::NoText);
    assert_eq!(only("启明 电话 by fri"), Problem::NoText);
    assert_eq!(only("启明 电话 x stance=支持"), Problem::NobodysStance);
    assert_eq!(only("电话"), Problem::NoAccount);
    assert_eq!(only(&format!("启明 task: {}", "长".repeat(301))), Problem::TitleTooLong);
    // Facts alone are no touch.
    let plan = resolved(&store, "启明 @王总 nps=9 usage=72%").unwrap();
    assert_eq!(plan.records.iter().map(|record| record.table).collect::<Vec<_>>(), [Table::SurveyAnswer, Table::UsageReading]);
}

#[test]
fn on_a_card_the_account_need_not_be_named() {
    let store = portfolio();
    let card = store
        .read()
        .account_names()
        .unwrap()
        .iter()
        .find(|account| account.short_name == "Orion Batteries")
        .map(|account| kamdeck::domain::RowId::raw(account.id));
    let plan = resolved_on(&store, "@Anna call asked for terms", card).unwrap();
    assert_eq!(plan.account.short_name, "Orion Batteries");
    let text = resolved_on(&store, "asked for terms call", card).unwrap();
    assert_eq!(text.records[0].get("summary"), Some(&Field::Known("asked for terms".into())));
    // Another account still has to be named in full.
    assert_eq!(resolved_on(&store, "启明精工 电话 x", card).unwrap().account.short_name, "启明精工");
    let unclear = resolved_on(&store, "启明 电话 x", card).unwrap_err();
    assert!(matches!(unclear.as_slice(), [Problem::OtherAccount { other, .. }] if other.short_name == "启明精工"), "{unclear:?}");
    let quoted = resolved_on(&store, "\"启明 来电\" 电话", card).unwrap();
    assert_eq!(quoted.records[0].get("summary"), Some(&Field::Known("启明 来电".into())));
    assert_eq!(resolved_on(&store, "orion 电话 x", card).unwrap().records[0].get("summary"), Some(&Field::Known("x".into())));
    assert_eq!(resolved_on(&store, "to be told 电话", card).unwrap().records[0].get("summary"), Some(&Field::Known("to be told".into())));
}

#[test]
fn in_a_list_the_account_under_the_cursor_is_meant_only_where_no_other_is_named() {
    let store = portfolio();
    let book = NameBook::read(&store.read()).unwrap();
    let known = Known::of(&book, &store).unwrap();
    let orion = book.find("Orion")[0].id;
    let account = |line: &str| {
        let setting = Setting { account: Some(orion), firm: false, today: day(TODAY) };
        let plan = kamdeck::exchange::capture::resolve(&super::read(line), setting, &known).unwrap();
        plan.map(|plan| plan.account.shown().to_owned())
    };
    assert_eq!(account(EXAMPLE).unwrap(), "启明精工");
    assert_eq!(account("@Anna call x").unwrap(), "Orion Batteries");
    assert_eq!(account("talked about terms call").unwrap(), "Orion Batteries");
}

#[test]
fn somebody_new_is_entered_only_when_said_so() {
    let mut store = portfolio();
    let before = counts(&store);
    assert!(matches!(resolved(&store, "启明 @陈新 电话 x").unwrap_err().as_slice(), [Problem::UnknownPerson { .. }]));
    assert!(
        matches!(resolved(&store, "启明 @+李强 电话 x").unwrap_err().as_slice(), [Problem::PersonKnown(known)] if known.name == "李强")
    );
    let plan = resolved(&store, "启明 @+陈新、李强 @+陈新 电话 x stance=支持 承诺：寄样品").unwrap();
    let tables: Vec<Table> = plan.records.iter().map(|record| record.table).collect();
    assert_eq!(tables[..6], [Table::Person, Table::Post, Table::Interaction, Table::Participant, Table::Participant, Table::Participant]);
    let lines = plan.lines(&Language::ZhCN.load());
    assert_eq!(lines[1..4], ["新联系人：陈新", "互动：电话，双向；参与：陈新、李强、我；“x”", "陈新的立场：支持"]);
    let veiled = plan.veiled("***").lines(&Language::ZhCN.load()).join("\n");
    assert!(!veiled.contains("陈新") && !veiled.contains("李强") && !veiled.contains("启明"), "{veiled}");
    let recorded = plan.record(&mut store).unwrap();
    assert_written(&store, &plan, &recorded);
    assert_eq!(
        resolved(&store, "启明 @陈新 电话 y").unwrap().records[1].get("person_id").map(|field| field.value(&[], None)),
        Some(Value::Int(recorded.ids[0]))
    );
    store.undo().unwrap();
    assert_eq!(counts(&store), before);
}

#[test]
fn an_unknown_name_is_offered_as_somebody_new() {
    let store = portfolio();
    let book = NameBook::read(&store.read()).unwrap();
    let known = Known::of(&book, &store).unwrap();
    let calendar = kamdeck::domain::calendar::WorkCalendar::cn().unwrap();
    let reading = Reading { today: day(TODAY), calendar: &calendar };
    let setting = Setting { account: None, firm: false, today: day(TODAY) };
    for (line, insert) in [("启明 @陈新", "@+陈新"), ("启明 @+陈", "@+陈"), ("启明 @王总、陈新", "+陈新")] {
        let offered = complete(line, line.len(), Language::ZhCN, &reading, setting, &known).unwrap();
        assert_eq!(
            offered.candidates.iter().map(|one| (one.kind, one.insert.as_str())).collect::<Vec<_>>(),
            [(CandidateKind::NewPerson, insert)],
            "{line}"
        );
    }
}

#[test]
fn a_name_of_several_words_and_text_behind_it_part_at_the_name() {
    let store = portfolio();
    let plan = resolved(&store, "Orion Batteries asked for terms call").unwrap();
    assert_eq!(plan.records[0].get("summary"), Some(&Field::Known("asked for terms".into())));
    assert_eq!(resolved(&store, "orion bat call x").unwrap().records[0].get("summary"), Some(&Field::Known("x".into())));
    assert_eq!(resolved(&store, "\"Orion Batteries\" call x").unwrap().account.short_name, "Orion Batteries");
}

#[test]
fn the_cursor_is_offered_what_could_stand_there() {
    let store = portfolio();
    let book = NameBook::read(&store.read()).unwrap();
    let known = Known::of(&book, &store).unwrap();
    let calendar = kamdeck::domain::calendar::WorkCalendar::cn().unwrap();
    let offered = |line: &str, language: Language| {
        let reading = Reading { today: day(TODAY), calendar: &calendar };
        let completion =
            complete(line, line.len(), language, &reading, Setting { account: None, firm: false, today: day(TODAY) }, &known).unwrap();
        (line[completion.span.clone()].to_owned(), completion.candidates)
    };
    let inserts = |line: &str| offered(line, Language::ZhCN).1.into_iter().map(|candidate| candidate.insert).collect::<Vec<_>>();
    assert_eq!(inserts("qm"), ["启明精工"]);
    assert_eq!(inserts("Ori"), ["\"Orion Batteries\""]);
    assert_eq!(inserts("启明 @王"), ["@王建国", "@王敏"]);
    assert_eq!(inserts("启明 @"), ["@王建国", "@王敏", "@李强"]);
    assert_eq!(inserts("启明@李"), ["@李强"]);
    assert_eq!(inserts("启明 #交"), ["#交付"]);
    assert_eq!(inserts("启明 #del"), ["#交付"]);
    assert_eq!(inserts("启明 intent=o"), ["intent=续约", "intent=满意"]);
    assert_eq!(inserts("启明 电话 with="), ["with=周涛"]);
    assert_eq!(inserts("启明 电"), ["电话"]);
    assert_eq!(offered("启明 ph", Language::En).1[0].insert, "phone");
    let days = offered("启明 电话 \"x\" by ne", Language::En);
    assert_eq!((days.0.as_str(), days.1[0].insert.as_str(), days.1[0].note.as_str()), ("ne", "next mon", "2026-11-23"));
    assert!(offered("启明 ", Language::ZhCN).1.iter().all(|candidate| candidate.kind == CandidateKind::Word));
    assert!(inserts("").is_empty() && inserts("启明 电话 \"正文").is_empty());
}

#[test]
fn candidates_are_offered_at_every_cursor_without_panic() {
    let store = portfolio();
    let book = NameBook::read(&store.read()).unwrap();
    let known = Known::of(&book, &store).unwrap();
    let calendar = kamdeck::domain::calendar::WorkCalendar::cn().unwrap();
    let reading = Reading { today: day(TODAY), calendar: &calendar };
    for line in [EXAMPLE, "启明＠王总、李工　“担心", "with=\"a", "@,,@", "by", "\"", "a=b=c"] {
        for cursor in 0..=line.len() + 2 {
            let completion =
                complete(line, cursor, Language::En, &reading, Setting { account: None, firm: false, today: day(TODAY) }, &known).unwrap();
            assert!(line.get(completion.span).is_some() && completion.candidates.len() <= 8);
        }
    }
}

fn part() -> impl Strategy<Value = String> {
    let fixed = [
        "@王总",
        "@李强",
        "电话",
        "visit",
        "\"担心 交期\"",
        "intent=satisfied",
        "nps=9",
        "usage=72%",
        "stance=支持",
        "mood=好",
        "#delivery",
        "#cost",
        "by fri",
        "by 2027-01-01",
        "on 2026-11-01",
        "昨天",
        "oneway",
        "next: 寄样品",
        "we promise a quote",
        "小事：送书",
        "task: 备料",
        "with=周涛",
        "谈了谈",
        "\"\u{1b}[31m红\u{202e}\"",
        "“a\u{2028}b”",
    ];
    prop_oneof![8 => prop::sample::select(fixed.to_vec()).prop_map(str::to_owned), 1 => "[^\"“”@#=：:]{0,12}".prop_map(|text| format!("\"{text}\""))]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]
    #[test]
    fn what_the_preview_showed_is_what_is_written_and_undo_takes_it_back(parts in prop::collection::vec(part(), 1..9)) {
        let mut store = portfolio();
        let before = counts(&store);
        let line = format!("启明 电话 {}", parts.join(" "));
        if let Ok(plan) = resolved(&store, &line) {
            let recorded = plan.record(&mut store).unwrap();
            assert_written(&store, &plan, &recorded);
            store.undo().unwrap();
        }
        prop_assert_eq!(counts(&store), before);
    }
}
