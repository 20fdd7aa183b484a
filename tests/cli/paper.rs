//! `kamdeck brief` and `kamdeck export memory-book`.

use super::Home;

#[test]
fn a_brief_is_one_page_in_each_language_and_leaves_as_text_markdown_or_html() {
    let home = Home::new();
    home.whole_demo("t.db");
    for (language, heading) in [("en", "What we owe them"), ("zh-CN", "我们欠他们的")] {
        let shown = home.run(&["--db", "t.db", "--lang", language, "brief", "hdxny"]);
        assert!(shown.out.contains(heading) && shown.out.lines().count() < 90, "{} {}", shown.out, shown.err);
    }
    let markdown = home.run(&["--db", "t.db", "brief", "hdxny", "--md"]).out;
    assert!(markdown.starts_with("# 华东新能源科技有限公司"), "{markdown}");
    let written = home.run(&["--db", "t.db", "brief", "hdxny", "--out", "b.html", "--to", "Lin", "--json"]).json();
    assert_eq!(
        (written["format"].as_str(), written["file"].as_str(), written["reader"].as_str()),
        (Some("html"), Some("b.html"), Some("manager"))
    );
    assert!(std::fs::read_to_string(home.path("b.html")).unwrap().starts_with("<!"));
    let again = home.run(&["--db", "t.db", "brief", "hdxny", "--out", "b.html", "--json"]);
    assert_eq!((again.code, again.error()["code"].as_str()), (Some(1), Some("file_exists")));
    let veiled = home.run(&["--db", "t.db", "--veil", "brief", "hdxny"]).out;
    assert!(
        veiled.contains("What we owe them")
            && veiled.contains("培训发票")
            && !veiled.contains("CNY")
            && !veiled.contains("华东")
            && !veiled.contains("赵敏"),
        "{veiled}"
    );
    assert_eq!(home.run(&["--db", "t.db", "brief", "nobody"]).code, Some(1));
    let before = home.run(&["--db", "t.db", "--as-of", "2026-06-01", "brief", "hdxny"]).out;
    assert!(before.contains("2026-06-01") && !before.contains("2026-11-20"), "{before}");
}

#[test]
fn a_memory_book_is_a_page_to_give_away() {
    let home = Home::new();
    home.whole_demo("t.db");
    let book = home.run(&["--db", "t.db", "export", "memory-book", "hdxny"]);
    assert!(book.out.contains("what we did together"), "{} {}", book.out, book.err);
    let internal = ["opposed", "blocker", "champion", "at risk", "45.0", "decision maker"];
    assert!(internal.iter().all(|word| !book.out.contains(word)), "{}", book.out);
    let json = home.run(&["--db", "t.db", "export", "memory-book", "hdxny", "--json"]).json();
    assert!(json["memories"].as_array().is_some_and(|memories| !memories.is_empty()));
    assert_eq!(home.run(&["--db", "t.db", "export"]).code, Some(2));
}

#[test]
fn a_users_playbook_changes_the_brief_and_its_mistakes_are_named() {
    let home = Home::new();
    home.whole_demo("t.db");
    let folder = home.path("config/kamdeck/playbooks/en");
    std::fs::create_dir_all(&folder).unwrap();
    let own = "[decision_maker.lines.neutral]\nsay = \"Our very own line.\"\nstances = [\"neutral\"]\n";
    std::fs::write(folder.join("talking.toml"), own).unwrap();
    let shown = home.run(&["--db", "t.db", "brief", "hdxny"]);
    assert!(shown.out.contains("Our very own line."), "{} {}", shown.out, shown.err);
    let checked = home.run(&["config", "check"]);
    assert!(checked.code == Some(0) && checked.out.contains("talking.toml"), "{}", checked.out);
    std::fs::write(folder.join("talking.toml"), "[decision_maker.lines.neutral]\nsay = 3\n").unwrap();
    let wrong = home.run(&["--db", "t.db", "brief", "hdxny", "--json"]);
    assert_eq!((wrong.code, wrong.error()["line"].as_u64()), (Some(1), Some(2)), "{}", wrong.err);
    assert_eq!(home.run(&["config", "check"]).code, Some(1));
}
