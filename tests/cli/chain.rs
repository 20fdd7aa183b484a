//! `kamdeck chain`.

use super::Home;

#[test]
fn the_chain_has_its_documented_shape() {
    let home = Home::new();
    home.whole_demo("t.db");
    let chain = home.run(&["--db", "t.db", "chain", "huadong", "--json"]).json();
    assert_eq!(chain["account"]["name"], "华东新能源");
    let people: Vec<&str> = chain["people"].as_array().unwrap().iter().map(|one| one["name"].as_str().unwrap()).collect();
    assert_eq!(people, ["陈立", "孙浩", "赵敏", "周涛"], "who decides first, then by influence");
    assert_eq!(chain["people"][1]["blocker"], true);
    assert_eq!(chain["coverage"]["required"], 7);
    assert!(chain["effective_threads"].is_string() && chain["support_balance"].is_string());
    assert_eq!(chain["missing_seats"].as_array().unwrap().last().unwrap()["state"], "empty");
    assert!(chain["without"].is_null());
}

#[test]
fn without_somebody_everything_is_as_it_would_be() {
    let home = Home::new();
    home.whole_demo("t.db");
    let chain = home.run(&["--db", "t.db", "chain", "huadong", "--without", "周涛", "--json"]).json();
    assert_eq!(chain["people"].as_array().unwrap().len(), 3);
    assert_eq!(chain["without"]["name"], "周涛");
    assert_eq!(chain["without"]["backups"].as_array().unwrap().len(), 2, "one for each role");
    let before = chain["without"]["before"]["filled"].as_u64().unwrap();
    assert!(chain["coverage"]["filled"].as_u64().unwrap() < before);
    let text = home.run(&["--db", "t.db", "--lang", "en", "chain", "huadong", "--without", "周涛"]);
    assert!(text.out.contains("If 周涛 left tomorrow") && text.out.contains("Who could step in"), "{}", text.out);
    let nobody = home.run(&["--db", "t.db", "chain", "huadong", "--without", "nobody", "--json"]);
    assert_eq!(nobody.error()["code"], "not_found");
    let several = home.run(&["--db", "t.db", "chain", "orion", "--without", "e", "--json"]);
    assert_eq!(several.error()["code"], "ambiguous");
}

#[test]
fn a_drawing_for_the_customer_says_nothing_of_what_we_think() {
    let home = Home::new();
    home.whole_demo("t.db");
    for format in ["--mermaid", "--dot", "--svg"] {
        let ours = home.run(&["--db", "t.db", "--lang", "en", "chain", "huadong", format]);
        assert!(ours.out.contains("AGAINST") && ours.out.contains("blocker") && ours.out.contains("conflict"), "{}", ours.out);
        let theirs = home.run(&["--db", "t.db", "--lang", "en", "chain", "huadong", format, "--no-stance"]);
        assert!(theirs.out.contains("孙浩 采购经理"), "{}", theirs.out);
        for internal in
            ["AGAINST", "CHAMPION", "neutral", "decision chain", "blocker", "champion", "conflict", "influence 9", "重新招标", "怕切换"]
        {
            assert!(!theirs.out.contains(internal), "{internal} in {}", theirs.out);
        }
    }
    let both = home.run(&["--db", "t.db", "chain", "huadong", "--dot", "--svg"]);
    assert_eq!(both.code, Some(2));
    let both = home.run(&["--db", "t.db", "chain", "huadong", "--no-stance", "--json"]);
    assert_eq!(both.error()["code"], "usage");
}

#[test]
fn a_drawing_is_written_into_a_file_that_did_not_exist() {
    let home = Home::new();
    home.whole_demo("t.db");
    let written = home.run(&["--db", "t.db", "chain", "huadong", "--svg", "--out", "chain.svg"]);
    assert_eq!(written.code, Some(0), "{}", written.err);
    let other = home.run(&["--db", "t.db", "chain", "huadong", "--dot", "--out", "chain.dot", "--json"]).json();
    assert_eq!((other["format"].as_str(), other["file"].as_str()), (Some("dot"), Some("chain.dot")));
    assert!(std::fs::read_to_string(home.path("chain.svg")).unwrap().starts_with("<svg "));
    let again = home.run(&["--db", "t.db", "chain", "huadong", "--svg", "--out", "chain.svg", "--json"]);
    assert_eq!(again.error()["code"], "file_exists");
}

#[test]
fn an_earlier_day_is_told_as_it_was() {
    let home = Home::new();
    home.whole_demo("t.db");
    let chain = home.run(&["--db", "t.db", "--as-of", "2020-01-01", "chain", "huadong", "--json"]).json();
    assert!(chain["people"].as_array().unwrap().iter().all(|one| one["stance"].is_null()));
    assert!(chain["effective_threads"].is_null());
}
