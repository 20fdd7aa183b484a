//! `kamdeck duplicates` and `kamdeck merge`.

use super::Home;

const LIST: &str = "客户名称,统一社会信用代码,城市\n启明精工有限公司,,上海\n启明精工股份有限公司,,苏州\n华东新能源有限公司,,无锡\n";

#[test]
fn twins_are_found_shown_side_by_side_merged_and_parted_again() {
    let home = Home::new();
    std::fs::write(home.path("list.csv"), LIST).unwrap();
    assert_eq!(home.run(&["--db", "t.db", "import", "list.csv"]).code, Some(0));
    let found = home.run(&["--db", "t.db", "duplicates", "--json"]).json();
    assert_eq!(
        (found.as_array().unwrap().len(), found[0]["reason"].as_str(), found[0]["kind"].as_str()),
        (1, Some("legal_form"), Some("account"))
    );
    let (keep, gone) = (found[0]["keep"]["id"].as_str().unwrap(), found[0]["gone"]["id"].as_str().unwrap());
    let dry = home.run(&["--db", "t.db", "merge", keep, gone, "--take", "name", "--dry-run", "--json"]).json();
    assert_eq!(
        (dry["merged"].as_bool(), dry["differences"][0]["field"].as_str(), dry["differences"][0]["taken_from"].as_str()),
        (Some(false), Some("name"), Some("gone"))
    );
    assert!(dry["moves"]["account_field"].as_u64().is_some_and(|count| count > 0), "{dry}");
    assert_eq!(home.run(&["--db", "t.db", "list", "--json"]).json().as_array().unwrap().len(), 3);
    let merged = home.run(&["--db", "t.db", "merge", keep, gone, "--take", "name", "--take", "city", "--json"]);
    assert_eq!(merged.json()["merged"].as_bool(), Some(true), "{}", merged.err);
    let list = home.run(&["--db", "t.db", "list", "--json"]).json();
    let one = list.as_array().unwrap().iter().find(|one| one["id"].as_str() == Some(keep)).unwrap().clone();
    assert_eq!(
        (list.as_array().unwrap().len(), one["name"].as_str(), one["city"].as_str()),
        (2, Some("启明精工股份有限公司"), Some("苏州"))
    );
    assert_eq!(home.run(&["--db", "t.db", "duplicates"]).out.lines().count(), 1);
    assert_eq!(home.run(&["--db", "t.db", "undo"]).code, Some(0));
    assert_eq!(home.run(&["--db", "t.db", "duplicates", "--json"]).json()[0]["gone"]["id"].as_str(), Some(gone));
    assert_eq!(home.run(&["--db", "t.db", "doctor"]).code, Some(0));
    let shown = home.run(&["--db", "t.db", "merge", keep, gone, "--dry-run"]).out;
    assert!(shown.contains("启明精工股份有限公司 becomes part of 启明精工有限公司") && shown.contains("苏州"), "{shown}");
}

#[test]
fn what_cannot_be_merged_is_refused() {
    let home = Home::new();
    home.whole_demo("t.db");
    for (args, code) in [
        (&["merge", "orion", "orion"][..], 2),
        (&["merge", "orion", "nobody"], 1),
        (&["merge", "orion", "hdxny", "--take", "colour"], 2),
        (&["merge", "--people", "nobody", "王启明"], 1),
    ] {
        let args = [&["--db", "t.db"], args].concat();
        assert_eq!(home.run(&args).code, Some(code), "{args:?}");
    }
}
