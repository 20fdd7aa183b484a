//! `kamdeck log`.

use serde_json::json;

use super::Home;

const EXAMPLE: &str = "启明 @王总 电话 \"续约意向好,担心交期\" intent=offers #delivery by next wed";

#[test]
fn a_line_is_recorded_as_its_dry_run_said_and_taken_back() {
    let home = Home::new();
    home.whole_demo("t.db");
    let dry = home.run(&["--db", "t.db", "log", EXAMPLE, "--dry-run", "--json"]).json();
    assert_eq!((&dry["recorded"], &dry["action"], &dry["records"][0]["id"]), (&json!(false), &json!(null), &json!(null)));
    let done = home.run(&["--db", "t.db", "log", EXAMPLE, "--json"]).json();
    let kinds = |value: &serde_json::Value| value["records"].as_array().unwrap().iter().map(|one| one["kind"].clone()).collect::<Vec<_>>();
    assert_eq!(kinds(&done), ["interaction", "participant", "participant", "intent_stated", "pain", "task"]);
    assert_eq!(kinds(&done), kinds(&dry));
    assert_eq!(done["records"][3]["fields"]["interaction_id"], done["records"][0]["id"]);
    assert_eq!(done["recorded"], json!(true));
    let undone = home.run(&["--db", "t.db", "undo", "--json"]).json();
    assert_eq!((&undone["id"], &undone["kind"]), (&done["action"], &json!("log")));
}

#[test]
fn what_cannot_be_recorded_is_named_with_its_place() {
    let home = Home::new();
    home.whole_demo("t.db");
    for (line, code, column) in [
        ("启明 @陈 电话 x", "not_found", 4),
        ("没有这家 电话 x", "not_found", 1),
        ("有限公司 电话 x", "ambiguous", 1),
        ("启明 电话 \"x", "unreadable", 7),
    ] {
        let answer = home.run(&["--db", "t.db", "log", line, "--json"]);
        let error = answer.error();
        assert_eq!((answer.code, error["code"].as_str(), error["column"].as_u64()), (Some(1), Some(code), Some(column)), "{line}: {error}");
    }
    let words = home.run(&["--db", "t.db", "log", "--dry-run", "Orion Batteries", "call", "asked for terms"]);
    assert!(words.out.contains("\"asked for terms\""), "{} {}", words.out, words.err);
    let card = home.run(&["--db", "t.db", "log", "--dry-run", "--account", "orion", "call asked for terms"]);
    assert!(card.out.starts_with("Orion Batteries Ltd"), "{} {}", card.out, card.err);
    let veiled = home.run(&["--db", "t.db", "--veil", "log", "--dry-run", EXAMPLE]);
    assert!(veiled.out.contains("***") && !veiled.out.contains("王启明") && !veiled.out.contains("启明精工"), "{}", veiled.out);
    assert_eq!(home.run(&["--db", "t.db", "log"]).code, Some(2));
    assert_eq!(home.run(&["--db", "t.db", "--as-of", "2026-01-01", "log", EXAMPLE]).code, Some(2));
}
