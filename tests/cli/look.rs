//! `list`, `show`, `score`.

use serde_json::Value;

use super::{Home, with_reader_gone};

fn keys(value: &Value) -> Vec<&str> {
    value.as_object().unwrap().keys().map(String::as_str).collect()
}

#[expect(clippy::disallowed_methods, reason = "the binary runs on the system's clock")]
fn today() -> chrono::NaiveDate {
    chrono::Local::now().date_naive()
}

/// `"61.0"` in tenths.
fn tenths(score: &Value) -> i64 {
    score.as_str().unwrap().replace('.', "").parse().unwrap()
}

#[test]
fn the_list_has_its_documented_shape_and_order() {
    let home = Home::new();
    home.whole_demo("t.db");
    let list = home.run(&["--db", "t.db", "list", "--json"]).json();
    let accounts = list.as_array().unwrap();
    assert_eq!(accounts.len(), 64);
    assert_eq!(
        keys(&accounts[0]),
        [
            "causes",
            "change",
            "city",
            "credit_code",
            "health",
            "id",
            "industry",
            "kind",
            "last_two_way_touch",
            "lifecycle",
            "name",
            "open_alerts",
            "overdue",
            "owner",
            "parent",
            "region",
            "renewal_on",
            "revenue",
            "sensitivity",
            "short_name",
            "suggested_tier",
            "tags",
            "tier",
            "tier_basis",
            "touch_light",
            "weeks",
            "why"
        ]
    );
    assert_eq!(keys(&accounts[0]["health"]), ["band", "coverage", "score"]);
    let bands: Vec<&str> = accounts.iter().map(|account| account["health"]["band"].as_str().unwrap()).collect();
    let rank = |band: &str| ["at_risk", "not_rated", "watch", "healthy"].iter().position(|known| *known == band).unwrap();
    assert!(bands.windows(2).all(|pair| rank(pair[0]) <= rank(pair[1])), "{bands:?}");
    for account in accounts {
        assert_eq!(account["health"]["score"].is_null(), account["health"]["band"] == "not_rated");
        assert!(account["id"].as_str().unwrap().parse::<i64>().is_ok());
    }
}

#[test]
fn filter_sort_limit_and_view_choose() {
    let home = Home::new();
    home.whole_demo("t.db");
    let names = |flags: &[&str]| -> Vec<String> {
        let mut line = vec!["--db", "t.db", "list", "--json"];
        line.extend(flags);
        home.run(&line).json().as_array().unwrap().iter().map(|account| account["name"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(names(&["--filter", "hdxny"]), ["华东新能源科技有限公司"]);
    assert_eq!(names(&["--filter", "orion tier=A"]), ["Orion Batteries Ltd"]);
    assert_eq!(names(&["--filter", "orion tier=B"]), Vec::<String>::new());
    let largest = names(&["--sort", "-revenue", "--limit", "3"]);
    assert_eq!(largest.len(), 3);
    assert!(names(&["--sort", "revenue"]).iter().rev().take(3).all(|name| largest.contains(name)));
    assert_eq!(names(&["--view", "unrated"]), names(&["--filter", "band=not_rated", "--sort", "tier"]));
    for line in [&["--sort", "colour"][..], &["--filter", "tier="], &["--filter", "colour=red"], &["--view", "nothing"]] {
        let mut whole = vec!["--db", "t.db", "list"];
        whole.extend(line);
        let answer = home.run(&whole);
        assert!(answer.code == Some(2) && answer.err.ends_with("See kamdeck --help.\n"), "{line:?}: {}", answer.err);
    }
}

#[test]
fn the_list_for_people_aligns_in_both_languages() {
    let home = Home::new();
    home.whole_demo("t.db");
    let english = home.run(&["--db", "t.db", "list"]).out;
    assert!(english.starts_with("T  Account"), "{english}");
    assert!(english.ends_with(&format!("64 of 64 accounts as of {}\n", today())), "{english}");
    let chinese = home.run(&["--db", "t.db", "list", "--lang", "zh-CN", "--limit", "2"]).out;
    assert!(chinese.contains("高风险") && chinese.contains("列出 2 家"), "{chinese}");
    // The heading and every row have the second column in the same cell.
    let cell = |line: &str, word: &str| unicode_width::UnicodeWidthStr::width(&line[..line.find(word).unwrap()]);
    let lines: Vec<&str> = english.lines().collect();
    assert_eq!(cell(lines[0], "Health"), cell(lines.iter().find(|line| line.contains("华东新能源")).unwrap(), " 45.0"));
}

#[test]
fn csv_opens_in_a_spreadsheet_and_comes_back_as_an_import() {
    let home = Home::new();
    home.whole_demo("t.db");
    let csv = home.run(&["--db", "t.db", "list", "--csv", "--lang", "zh-CN"]);
    assert!(csv.out.starts_with('\u{feff}') && csv.out.contains("\r\n"));
    assert_eq!(csv.out.lines().count(), 65);
    std::fs::write(home.path("list.csv"), &csv.out).unwrap();
    let report = home.run(&["--db", "new.db", "import", "list.csv", "--dry-run", "--json"]);
    let report: Value = serde_json::from_str(&report.out).unwrap();
    assert_eq!((&report["read"], &report["stored"]), (&64.into(), &64.into()), "{report}");
}

#[test]
fn a_score_is_explained_exactly_and_follows_the_as_of_date() {
    let home = Home::new();
    home.whole_demo("t.db");
    let all = home.run(&["--db", "t.db", "score", "--json"]).json();
    assert_eq!(all.as_array().unwrap().len(), 64);
    for account in all.as_array().unwrap() {
        assert_eq!(keys(account), ["account", "as_of", "band", "contributions", "coverage", "lifts", "policy", "score"]);
        let points: i64 = account["contributions"].as_array().unwrap().iter().map(|part| tenths(&part["points"])).sum();
        assert_eq!(points, if account["score"].is_null() { 0 } else { tenths(&account["score"]) }, "{account}");
    }
    let now = home.run(&["--db", "t.db", "score", "华东新能源", "--explain", "--json"]).json();
    assert_eq!((&now["score"], &now["band"]), (&"45.0".into(), &"at_risk".into()));
    assert_eq!(
        keys(&now["contributions"][0]),
        ["band_points", "dimension", "fact_on", "input", "points", "source", "stale_input", "state", "weight"]
    );
    assert_eq!(keys(&now["lifts"][0]), ["band", "coverage", "dimension", "from", "gain", "score", "to"]);
    let earlier = today() - chrono::Days::new(60);
    let then = home.run(&["--db", "t.db", "score", "华东新能源", "--json", "--as-of", &earlier.to_string()]).json();
    assert!(tenths(&then["score"]) > 600 && then["as_of"] == earlier.to_string(), "{then}");
    let long_ago = home.run(&["--db", "t.db", "score", "华东新能源", "--json", "--as-of", "2001-01-01"]).json();
    assert_eq!((&long_ago["score"], &long_ago["band"], &long_ago["coverage"]), (&Value::Null, &"not_rated".into(), &0.into()));
    let told = home.run(&["--db", "t.db", "score", "华东新能源", "--explain", "--lang", "zh-CN"]).out;
    assert!(told.contains("45.0 高风险") && told.contains("产品使用深度") && told.contains("手工录入"), "{told}");
}

#[test]
fn an_account_is_found_by_identifier_code_name_and_pinyin() {
    let home = Home::new();
    home.whole_demo("t.db");
    let card = home.run(&["--db", "t.db", "show", "华东新能源", "--json"]).json();
    let id = card["account"]["id"].as_str().unwrap().to_owned();
    let code = card["account"]["credit_code"].as_str().unwrap().to_owned();
    for typed in [id.as_str(), &code, "华东新能源科技有限公司", "huadongxinnengyuan", "hdxny", "華東新能源"] {
        let found = home.run(&["--db", "t.db", "show", typed, "--json"]).json();
        assert_eq!(found["account"]["id"], id.as_str(), "{typed}");
    }
    let several = home.run(&["--db", "t.db", "show", "新材料", "--json"]).error();
    let said = several["message"].as_str().unwrap();
    assert!(several["code"] == "ambiguous" && said.contains("沅汀新材料") && said.contains("岫畴新材料"), "{said}");
    assert_eq!(home.run(&["--db", "t.db", "score", "没有这家", "--json"]).error()["code"], "not_found");
}

#[test]
fn the_card_holds_every_record_and_money_has_its_currency() {
    let home = Home::new();
    home.demo("t.db", 4);
    let card = home.run(&["--db", "t.db", "show", "orion", "--json"]).json();
    assert_eq!(keys(&card), ["account", "as_of", "custom_fields", "health", "records", "tier", "tier_basis", "tiering"]);
    let records = &card["records"];
    for (table, key) in [("invoice", "amount"), ("payment", "amount"), ("period_result", "amount")] {
        assert_eq!(records[table][0][key]["currency"], "GBP", "{table}");
    }
    assert_eq!(records["person"].as_array().unwrap().len(), 5);
    let past = home.run(&["--db", "t.db", "show", "orion", "--json", "--as-of", "2001-01-01"]).json();
    assert_eq!(past["records"]["interaction"], Value::Array(vec![]));
    let told = home.run(&["--db", "t.db", "show", "hdxny"]).out;
    for word in ["陈立", "decision maker", "孙浩", "opposed", "tier A (set)", "Latest of"] {
        assert!(told.contains(word), "{word} is not in {told}");
    }
}

#[test]
fn a_reader_that_went_away_ends_the_list_quietly() {
    let home = Home::new();
    home.whole_demo("t.db");
    for line in [&["list"][..], &["list", "--json"], &["score", "--explain"], &["show", "hdxny", "--json"]] {
        let mut whole = vec!["--db", "t.db"];
        whole.extend(line);
        let answer = with_reader_gone(home.command(&whole));
        assert_eq!((answer.code, answer.err.as_str()), (Some(0), ""), "{line:?}");
    }
}

#[test]
fn hostile_names_reach_no_terminal() {
    let home = Home::new();
    let hostile = "\u{1b}]0;owned\u{7}恶意\u{202e}gnp\u{9b}2J公司";
    std::fs::write(home.path("list.csv"), format!("客户名称,城市\n\"{hostile}\",\"\u{1b}[31m红\"\n")).unwrap();
    home.run(&["--db", "t.db", "import", "list.csv"]);
    for line in [
        &["list"][..],
        &["list", "--json"],
        &["list", "--csv"],
        &["show", "恶意"],
        &["show", "恶意", "--json"],
        &["score", "恶意", "--explain"],
        &["undo", "--list"],
        &["import", "list.csv"],
        &["import", "list.csv", "--json", "--dry-run"],
    ] {
        let mut whole = vec!["--db", "t.db"];
        whole.extend(line);
        let answer = home.run(&whole);
        let shown = answer.out.trim_start_matches('\u{feff}').replace(['\n', '\r'], "") + &answer.err.replace('\n', "");
        assert!(!shown.chars().any(kamdeck::domain::text::is_hostile), "{line:?}: {shown:?}");
        assert_eq!(answer.code, Some(0), "{line:?}: {}", answer.err);
    }
}

#[test]
fn questions_and_the_back_test_are_told_and_follow_the_as_of_date() {
    let home = Home::new();
    home.whole_demo("t.db");
    let questions = home.run(&["--db", "t.db", "questions", "--json"]).json();
    let worth: Vec<i64> = questions.as_array().unwrap().iter().map(|question| tenths(&question["worth"])).collect();
    assert!(worth.len() == 5 && worth.is_sorted_by(|a, b| a >= b), "{questions}");
    let asked = &questions[0];
    // An answer ends the question.
    let name = asked["name"].as_str().unwrap();
    let fact = match asked["dimension"].as_str().unwrap() {
        "usage" => "usage=85%",
        "value" => "intent=offers",
        "relationship" => "nps=9",
        other => panic!("{other}"),
    };
    let logged = home.run(&["--db", "t.db", "log", &format!("{name} {fact}")]);
    assert_eq!(logged.code, Some(0), "{}", logged.err);
    let after = home.run(&["--db", "t.db", "questions", "--json"]).json();
    assert!(!after.as_array().unwrap().iter().any(|one| one["account"] == asked["account"] && one["dimension"] == asked["dimension"]));
    let test = home.run(&["--db", "t.db", "back-test", "--json"]).json();
    let cases = test["cases"].as_array().unwrap();
    let count = |lost: bool, flagged: bool| {
        cases.iter().filter(|case| case["lost"] == lost && (!flagged || !case["flag"].is_null())).count() as u64
    };
    for (key, lost, flagged) in
        [("losses", true, false), ("flagged_losses", true, true), ("renewals", false, false), ("false_alarms", false, true)]
    {
        assert_eq!(test[key].as_u64(), Some(count(lost, flagged)), "{key}: {test}");
    }
    assert!(test["losses"].as_u64() > Some(0) && test["small"] == (cases.len() < 20), "{test}");
    let long_ago = home.run(&["--db", "t.db", "back-test", "--as-of", "2001-01-01", "--lang", "zh-CN"]);
    assert!(long_ago.out.contains("商务"), "{}", long_ago.out);
    let veiled = home.run(&["--db", "t.db", "back-test", "--veil"]).out + &home.run(&["--db", "t.db", "questions", "--veil"]).out;
    assert!(!veiled.contains(name) && veiled.contains("***"), "{veiled}");
    let meetings = home.run(&["--db", "t.db", "today", "--meetings"]);
    assert_eq!(meetings.code, Some(0), "{}", meetings.err);
}

/// Kinds of records that the first account of the demo does not have: it stands alone, follows the rules of its tier, and was
/// never handed over.
const NOT_OF_THE_FIRST: &[&str] = &[
    "account_declaration",
    "account_event",
    "account_parent",
    "alert_ruling",
    "applicability",
    "approval_path",
    "approval_step",
    "cadence_override",
    "handover_account",
    "handover_item",
    "manual_gap",
    "manual_text",
    "reported_tickets",
    "survey_loop",
];

#[test]
fn the_card_has_every_section_of_the_catalog_full_or_empty() {
    use kamdeck::domain::Coded;
    use kamdeck::store::catalog::{self, AccountPath, Kind};

    let home = Home::new();
    home.whole_demo("t.db");
    let tables: Vec<_> = catalog::tables().filter(|def| !matches!(def.account, AccountPath::None | AccountPath::Own)).collect();
    let mut names: Vec<&str> = tables.iter().map(|def| def.name()).collect();
    names.sort_unstable();
    let rich = home.run(&["--db", "t.db", "show", "hdxny", "--json"]).json();
    assert_eq!(keys(&rich), ["account", "as_of", "custom_fields", "health", "records", "tier", "tier_basis", "tiering"]);
    assert_eq!(keys(&rich["records"]), names);
    assert_eq!(keys(&rich["account"]), ["created_on", "credit_code", "id", "kind", "name", "reading", "short_name"]);
    for def in &tables {
        let rows = rich["records"][def.name()].as_array().unwrap();
        assert_eq!(rows.is_empty(), NOT_OF_THE_FIRST.contains(&def.name()), "{}: {} rows", def.name(), rows.len());
        let amounts = def.columns.iter().any(|column| matches!(column.kind, Kind::Amount));
        let mut expected: Vec<&str> =
            def.columns.iter().map(|column| column.name).filter(|name| !(amounts && *name == "currency")).collect();
        expected.push("id");
        expected.sort_unstable();
        for row in rows {
            assert_eq!(keys(row), expected, "{}", def.name());
            for column in def.columns.iter().filter(|column| column.required && column.name != "currency") {
                assert!(!row[column.name].is_null(), "{}.{} is needed", def.name(), column.name);
            }
            for column in def.columns.iter().filter(|column| matches!(column.kind, Kind::Ref(_)) && !row[column.name].is_null()) {
                assert!(row[column.name].as_str().unwrap().parse::<i64>().is_ok(), "{}.{}", def.name(), column.name);
            }
        }
    }
    assert_eq!(rich["custom_fields"][0]["value"], "12 月");
    assert_eq!(keys(&rich["custom_fields"][0]), ["as_of", "id", "kind", "label", "layer", "source", "value"]);
    let told = home.run(&["--db", "t.db", "show", "hdxny"]).out;
    assert!(told.contains("Fiscal year") && told.contains("12 月"), "{told}");

    // An account that nothing is known of has the same shape.
    std::fs::write(home.path("one.csv"), "客户名称\n甬城轴承有限公司\n").unwrap();
    assert_eq!(home.run(&["--db", "e.db", "import", "one.csv", "--json"]).code, Some(0));
    let empty = home.run(&["--db", "e.db", "show", "甬城", "--json"]).json();
    assert_eq!(keys(&empty), keys(&rich));
    assert_eq!(keys(&empty["records"]), names);
    assert!(empty["records"].as_object().unwrap().values().all(|rows| rows.as_array().is_some_and(Vec::is_empty)), "{}", empty["records"]);
    assert_eq!((&empty["custom_fields"], &empty["health"]["score"]), (&serde_json::json!([]), &Value::Null));
    assert_eq!(keys(&empty["tiering"]), keys(&rich["tiering"]));
    assert!(names.iter().all(|name| kamdeck::store::Table::from_code(name).is_ok()));
}
