//! `demo`, and what can be done with the database it writes.

use super::Home;

#[test]
fn a_demo_database_is_made_once_and_privately() {
    let home = Home::new();
    let made = home.run(&["demo", "--into", "t.db", "--accounts", "3", "--json"]);
    assert_eq!((made.code, made.err.as_str()), (Some(0), ""));
    let made = made.json();
    assert_eq!((&made["file"], &made["accounts"]), (&"t.db".into(), &3.into()));
    assert!(made["rows"].as_u64().unwrap() > 300, "{made}");
    let file = home.path("t.db");
    #[cfg(unix)]
    assert_eq!(std::os::unix::fs::PermissionsExt::mode(&file.metadata().unwrap().permissions()) & 0o777, 0o600);
    let before = std::fs::read(&file).unwrap();
    let again = home.run(&["demo", "--into", "t.db", "--json"]);
    assert_eq!((again.code, again.error()["code"].as_str()), (Some(1), Some("file_exists")));
    assert!(std::fs::read(&file).unwrap() == before, "an existing file is left as it is");
    let left: Vec<String> = std::fs::read_dir(home.folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.contains("t.db") && name != "t.db")
        .collect();
    assert_eq!(left, Vec::<String>::new(), "nothing is left beside it");
}

#[test]
fn a_place_where_no_file_can_be_is_named() {
    let home = Home::new();
    std::fs::write(home.path("file"), "").unwrap();
    let answer = home.run(&["demo", "--into", "file/t.db", "--json"]);
    assert_eq!((answer.code, answer.error()["file"].as_str()), (Some(1), Some("file/t.db")));
}

#[test]
fn the_demo_alone_needs_a_terminal_and_says_so() {
    let home = Home::new();
    for line in [&["demo", "--accounts", "2"][..], &["demo", "--confined", "--accounts", "2"], &[]] {
        let answer = home.run(line);
        assert_eq!((answer.code, answer.out.as_str()), (Some(1), ""));
        assert!(answer.err.starts_with("kamdeck: The screens need a terminal"), "{}", answer.err);
    }
}

#[test]
fn a_demo_that_is_confined_writes_nothing() {
    let home = Home::new();
    home.run(&["demo", "--confined", "--accounts", "2"]);
    assert_eq!(std::fs::read_dir(home.folder.path()).unwrap().count(), 0);
}

#[test]
fn accounts_are_bounded_and_confined_excludes_a_file() {
    let home = Home::new();
    for line in [&["demo", "--accounts", "0"][..], &["demo", "--accounts", "1000001"], &["demo", "--into", "f", "--confined"]] {
        assert_eq!(home.run(line).code, Some(2), "{line:?}");
    }
    assert!(!home.path("f").exists());
}
