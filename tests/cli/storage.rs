//! What stands in the way of a database: one sentence and one exit code each, and the file stays as it was.

use super::Home;

#[test]
fn every_obstacle_has_its_code_and_leaves_the_file_alone() {
    let home = Home::new();
    home.demo("good.db", 2);
    let good = std::fs::read(home.path("good.db")).unwrap();

    std::fs::write(home.path("text.db"), "name,tier\nOrion,A\n").unwrap();
    std::fs::create_dir(home.path("folder.db")).unwrap();
    let mut damaged = good.clone();
    damaged[4096..16_384].fill(0xAA);
    std::fs::write(home.path("damaged.db"), damaged).unwrap();
    let mut newer = good.clone();
    // The schema's number, `user_version`, stands in bytes 60 to 63 of the header.
    newer[60..64].copy_from_slice(&9999u32.to_be_bytes());
    std::fs::write(home.path("newer.db"), newer).unwrap();

    for (file, exit, code) in [
        ("missing.db", 1, "no_database"),
        ("text.db", 14, "not_a_database"),
        ("folder.db", 14, "not_a_database"),
        ("damaged.db", 13, "damaged"),
        ("newer.db", 15, "newer_version"),
    ] {
        let before = std::fs::read(home.path(file)).ok();
        let answer = home.run(&["--db", file, "undo", "--list", "--json"]);
        let error = answer.error();
        assert_eq!((answer.code, error["code"].as_str()), (Some(exit), Some(code)), "{file}: {error}");
        assert!(error["message"].as_str().unwrap().len() > 30 && error["file"] == file, "{error}");
        assert!(std::fs::read(home.path(file)).ok() == before, "{file} was changed");
        let chinese = home.run(&["--db", file, "undo", "--list", "--lang", "zh-CN"]);
        assert!(chinese.err.contains('。') || chinese.err.contains('，'), "{}", chinese.err);
    }
}

#[test]
fn a_mistake_in_the_configuration_is_told_with_its_place() {
    let home = Home::new();
    std::fs::write(home.path("mine.toml"), "veil = true\n[screen]\ntheme = 3\n").unwrap();
    let error = home.run(&["--config", "mine.toml", "undo", "--json"]).error();
    assert_eq!((&error["code"], &error["line"], &error["column"]), (&"config".into(), &3.into(), &9.into()));
    assert!(error["file"].as_str().unwrap().ends_with("mine.toml"), "{error}");
    assert_eq!(home.run(&["--config", "mine.toml", "--help"]).code, Some(0), "help works all the same");
}

#[test]
fn the_configuration_may_choose_language_database_and_user() {
    let home = Home::new();
    home.demo("my.db", 2);
    std::fs::write(home.path("mine.toml"), "language = 'zh-CN'\ndatabase = 'my.db'\nuser = 'somebody'\n").unwrap();
    let answer = home.run(&["--config", "mine.toml", "undo"]);
    assert_eq!((answer.code, answer.err.as_str()), (Some(1), "kamdeck: 您在本机上没有可撤销的操作。\n"));
    let flag_wins = home.run(&["--config", "mine.toml", "--lang", "en", "undo"]);
    assert_eq!(flag_wins.err, "kamdeck: There is nothing of yours to undo on this device.\n");
}

#[test]
fn options_that_would_be_passed_over_are_refused() {
    let home = Home::new();
    for line in [&["--json"][..], &["--as-of", "2026-01-01", "undo"], &["demo", "--into", "f.db", "--as-of", "2199-01-01"]] {
        assert_eq!(home.run(line).code, Some(2), "{line:?}");
    }
}
