//! `backup`, `restore`, `doctor`.

use super::Home;

fn list(home: &Home) -> Vec<serde_json::Value> {
    home.run(&["--db", "t.db", "list", "--json"]).json().as_array().unwrap().clone()
}

#[test]
fn a_backup_brings_everything_back_and_keeps_what_was_there() {
    let home = Home::new();
    home.demo("t.db", 3);
    let before = list(&home);
    let made = home.run(&["--db", "t.db", "backup", "safe.db", "--json"]).json();
    assert_eq!((&made["file"], made["bytes"].as_u64()), (&"safe.db".into(), home.path("safe.db").metadata().ok().map(|about| about.len())));
    #[cfg(unix)]
    assert_eq!(std::os::unix::fs::PermissionsExt::mode(&home.path("safe.db").metadata().unwrap().permissions()) & 0o777, 0o600);
    let again = home.run(&["--db", "t.db", "backup", "safe.db", "--json"]);
    assert_eq!((again.code, again.error()["code"].as_str()), (Some(1), Some("file_exists")));

    std::fs::write(home.path("list.csv"), "客户名称\n岚桥试验有限公司\n").unwrap();
    home.run(&["--db", "t.db", "import", "list.csv"]);
    assert_eq!(list(&home).len(), 4);
    let restored = home.run(&["--db", "t.db", "restore", "safe.db", "--json"]).json();
    assert_eq!(restored["accounts"], 3);
    assert_eq!(list(&home), before);
    let kept = restored["kept"].as_str().unwrap();
    assert_eq!(home.run(&["--db", kept, "list", "--json"]).json().as_array().unwrap().len(), 4, "the newer one is kept");
}

#[test]
fn without_a_name_the_backup_stands_beside_the_database() {
    let home = Home::new();
    home.demo("t.db", 2);
    let made = home.run(&["--db", "t.db", "backup", "--json"]).json();
    let name = made["file"].as_str().unwrap();
    assert!(name.starts_with("t-20") && name.ends_with(".db") && home.path(name).exists(), "{name}");
    assert!(home.run(&["--db", "t.db", "doctor", "--json"]).json()["last_backup"].is_string());
}

#[test]
fn what_is_no_backup_is_refused_and_nothing_is_touched() {
    let home = Home::new();
    home.demo("t.db", 2);
    let before = std::fs::read(home.path("t.db")).unwrap();
    std::fs::write(home.path("text.db"), "not a database, but long enough to look like one? no.").unwrap();
    let mut damaged = before.clone();
    damaged[8192..20_480].fill(0x55);
    std::fs::write(home.path("damaged.db"), damaged).unwrap();
    for (file, exit) in [("text.db", 14), ("damaged.db", 13), ("missing.db", 1)] {
        let answer = home.run(&["--db", "t.db", "restore", file, "--json"]);
        assert_eq!((answer.code, answer.error()["file"].as_str()), (Some(exit), Some(file)));
        assert!(std::fs::read(home.path("t.db")).unwrap() == before, "{file}");
    }
    // A damaged database is replaced all the same: that is what a backup is for.
    std::fs::copy(home.path("damaged.db"), home.path("broken.db")).unwrap();
    home.run(&["--db", "t.db", "backup", "safe.db"]);
    let restored = home.run(&["--db", "broken.db", "restore", "safe.db", "--json"]).json();
    assert!(restored["accounts"] == 2 && restored["kept"].is_string(), "{restored}");
}

#[test]
fn the_doctor_finds_nothing_in_a_whole_database_and_names_what_is_broken() {
    let home = Home::new();
    home.demo("t.db", 3);
    let well = home.run(&["--db", "t.db", "doctor", "--json"]).json();
    assert_eq!((&well["ok"], &well["accounts"], &well["findings"]), (&true.into(), &3.into(), &serde_json::Value::Array(vec![])));
    assert!(well["zone"].is_string() && well["last_backup"].is_null() && well["bytes"].as_u64().unwrap() > 10_000);
    assert!(home.run(&["--db", "t.db", "doctor", "--lang", "zh-CN"]).out.contains("一切正常"));

    // Somebody wrote past the program: a code that does not exist.
    let mut bytes = std::fs::read(home.path("t.db")).unwrap();
    let at = bytes.windows(10).position(|window| window == b"enterprise").unwrap();
    bytes[at..at + 10].copy_from_slice(b"enterprist");
    std::fs::write(home.path("t.db"), bytes).unwrap();
    let ill = home.run(&["--db", "t.db", "doctor", "--json"]);
    let report: serde_json::Value = serde_json::from_str(&ill.out).unwrap();
    assert!(ill.code != Some(0) && report["ok"] == false, "{report}");
    let kinds: Vec<&str> = report["findings"].as_array().unwrap().iter().map(|finding| finding["kind"].as_str().unwrap()).collect();
    assert!(kinds.contains(&"unknown_code"), "{kinds:?}");
}
