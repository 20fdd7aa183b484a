//! `kamdeck search`.

use super::Home;

#[test]
fn a_two_character_word_inside_a_note_is_found() {
    let home = Home::new();
    home.whole_demo("t.db");
    let logged = home.run(&["--db", "t.db", "log", "启明 电话 “采购经理已提出辞职，交接给李工”"]);
    assert_eq!(logged.code, Some(0), "{}", logged.err);
    let found = home.run(&["--db", "t.db", "search", "辞职", "--json"]).json();
    assert_eq!(found[0]["account"]["name"].as_str(), Some("启明精工股份有限公司"));
    let hit = &found[0]["hits"][0];
    assert_eq!((hit["kind"].as_str(), hit["match"].as_str()), (Some("interaction"), Some("辞职")));
    let shown = home.run(&["--db", "t.db", "search", "辞职"]).out;
    assert!(shown.starts_with("启明精工") && shown.contains("提出辞职"), "{shown}");
    let veiled = home.run(&["--db", "t.db", "--veil", "search", "辞职"]).out;
    assert!(!veiled.contains("启明") && veiled.contains("辞职"), "{veiled}");
    assert_eq!(home.run(&["--db", "t.db", "--as-of", "2026-06-01", "search", "辞职", "--json"]).json(), serde_json::json!([]));
}

#[test]
fn names_are_found_by_pinyin_and_places_are_bounded() {
    let home = Home::new();
    home.whole_demo("t.db");
    let first = |text: &str| home.run(&["--db", "t.db", "search", text, "--json"]).json()[0]["hits"][0]["text"].clone();
    assert_eq!(first("wangqiming"), "王启明");
    assert_eq!(first("wqm"), "王启明");
    assert_eq!(first("hdxny"), "华东新能源");
    let places = |limit: &str| {
        let found = home.run(&["--db", "t.db", "search", "交期", "--limit", limit, "--json"]).json();
        found.as_array().unwrap().iter().map(|group| group["hits"].as_array().unwrap().len()).sum::<usize>()
    };
    assert_eq!(places("3"), 3);
    assert!(places("500") > 3);
    assert!(home.run(&["--db", "t.db", "search", "zzzz"]).out.contains("zzzz"));
    assert_eq!(home.run(&["--db", "t.db", "search", "\" * ()", "--json"]).json(), serde_json::json!([]));
    assert_eq!(home.run(&["--db", "t.db", "search", "x", "--limit", "0"]).code, Some(2));
}
