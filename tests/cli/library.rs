//! The library on the command line.

use super::Home;

#[test]
fn shelves_are_shown_searched_and_added_to() {
    let home = Home::new();
    // Without a database what came with the program is there, and nothing is made.
    let all = home.run(&["--db", "t.db", "library", "--json"]).json();
    assert!(all.as_array().unwrap().len() > 100);
    assert!(!home.path("t.db").exists());
    for lang in ["en", "zh-CN"] {
        let found = home.run(&["--db", "t.db", "--lang", lang, "library", "contingency", "--find", "gyzd", "--json"]).json();
        assert_eq!(found.as_array().unwrap().len(), usize::from(lang == "zh-CN"));
    }
    let run = |words: &[&str]| home.run(&[&["--db", "t.db"], words].concat());
    assert!(run(&["library", "cases"]).out.contains("No case yet"));
    assert_eq!(run(&["library", "cases", "--add", "late papers"]).code, Some(2));
    let added = run(&["library", "cases", "--add", "late papers", "--happened", "they came late", "--text", "send early", "--json"]).json();
    let cases = run(&["library", "cases", "--own", "--json"]).json();
    assert_eq!((&cases[0]["id"], cases[0]["details"][1]["text"].as_str()), (&added["id"], Some("send early")));
    run(&["library", "favours", "--add", "a walk", "--topic", "spring"]);
    assert!(run(&["library", "--own"]).out.contains("a walk") && run(&["--veil", "library", "--own"]).out.contains("***"));
    let digest = run(&["library", "--digest", "--json"]).json();
    assert_eq!((digest["cases"].as_array().unwrap().len(), digest["added"].as_array().unwrap().len()), (1, 1));
    assert_eq!(run(&["library", "--digest", "2020-Q1", "--json"]).json()["cases"], serde_json::json!([]));
    assert_eq!(run(&["library", "--digest", "spring"]).code, Some(2));
    assert_eq!(run(&["library", "nonsense"]).code, Some(2));
    // An undo takes the entry away again.
    assert_eq!(run(&["undo"]).code, Some(0));
    assert_eq!(run(&["library", "favours", "--own", "--json"]).json(), serde_json::json!([]));
}
