//! `import`, `undo`, `redo`.

use serde_json::Value;

use super::{Answer, Home, fed};

const LIST: &str = "客户名称,客户等级,续约日期,负责人,使用率,续约意向,推荐分,P0+P1工单\n\
    岚桥试验有限公司,A,2027-03-31,王敏,85%,满意,9,0\n\
    衡野样品有限公司,B,2027-05-01,李雷,40%,态度不明,6,3\n";

fn imported(home: &Home, file: &str, flags: &[&str]) -> Answer {
    let mut line = vec!["--db", "t.db", "import", file];
    line.extend(flags);
    home.run(&line)
}

fn counts(report: &Value) -> [u64; 5] {
    ["read", "stored", "updated", "skipped", "rejected"].map(|key| report[key].as_u64().unwrap())
}

#[test]
fn a_list_is_imported_once_undone_and_done_again() {
    let home = Home::new();
    std::fs::write(home.path("list.csv"), LIST).unwrap();
    let report = imported(&home, "list.csv", &["--json"]).json();
    assert_eq!(counts(&report), [2, 2, 0, 0, 0]);
    assert_eq!((&report["encoding"], &report["delimiter"], &report["header_row"]), (&"utf-8".into(), &",".into(), &1.into()));
    assert!(report["batch"].as_str().unwrap().parse::<i64>().unwrap() > 0 && report["rejects"] == Value::Array(vec![]));
    assert_eq!(report["mapping"][0]["target"], "name");

    let again = imported(&home, "list.csv", &["--json"]).json();
    assert_eq!((counts(&again), &again["batch"]), ([2, 0, 0, 2, 0], &Value::Null), "the same file adds nothing");

    let score = |home: &Home| home.run(&["--db", "t.db", "score", "lanqiao", "--json"]);
    assert_eq!(score(&home).json()["score"], "91.0", "usage 10 x 3, satisfied 7 x 3, no ticket 10 x 2, recommends 10 x 2");
    let undone = home.run(&["--db", "t.db", "undo", "--json"]).json();
    assert_eq!((&undone["kind"], &undone["undone"]), (&"import".into(), &true.into()));
    assert_eq!(score(&home).error()["code"], "not_found");
    assert_eq!(home.run(&["--db", "t.db", "list", "--json"]).json(), Value::Array(vec![]));
    assert_eq!(home.run(&["--db", "t.db", "redo", "--json"]).json()["undone"], false);
    assert_eq!(score(&home).code, Some(0));
    let kinds: Vec<Value> =
        home.run(&["--db", "t.db", "undo", "--list", "--json"]).json().as_array().unwrap().iter().map(|one| one["kind"].clone()).collect();
    assert_eq!(kinds, ["redo", "undo", "import", "join"]);
}

#[test]
fn a_dry_run_says_the_same_and_makes_nothing() {
    let home = Home::new();
    std::fs::write(home.path("list.csv"), LIST).unwrap();
    let dry = imported(&home, "list.csv", &["--dry-run", "--json"]).json();
    assert_eq!((counts(&dry), &dry["dry_run"], &dry["batch"]), ([2, 2, 0, 0, 0], &true.into(), &Value::Null));
    assert!(!home.path("t.db").exists());
    let told = imported(&home, "list.csv", &["--dry-run", "--lang", "zh-CN"]);
    assert!(told.out.contains("客户等级") && told.out.contains("续约日期"), "{}", told.out);
}

#[test]
fn rejected_rows_have_their_line_their_file_and_exit_3() {
    let home = Home::new();
    std::fs::write(home.path("list.csv"), format!("{LIST},,,,,,,\n坏行公司,D,2027-02-30,,,,11,\n")).unwrap();
    let answer = imported(&home, "list.csv", &["--json", "--rejects", "rejects.csv"]);
    assert_eq!(answer.code, Some(3));
    let report: Value = serde_json::from_str(&answer.out).unwrap();
    assert_eq!(counts(&report), [3, 2, 0, 0, 1]);
    let reject = &report["rejects"][0];
    assert_eq!((&reject["line"], &reject["column"], &reject["value"]), (&5.into(), &"客户等级".into(), &"D".into()));
    let rejects = std::fs::read_to_string(home.path("rejects.csv")).unwrap();
    assert!(rejects.contains("坏行公司") && !rejects.contains("岚桥"), "{rejects}");
    let again = imported(&home, "list.csv", &["--rejects", "rejects.csv", "--json"]);
    assert_eq!((again.code, again.error()["code"].as_str()), (Some(1), Some("file_exists")), "no file is written over");
    let told = imported(&home, "list.csv", &[]);
    assert!(told.code == Some(3) && told.out.contains("Line 5 rejected, 客户等级 \"D\""), "{}", told.out);
}

#[test]
fn an_ambiguous_date_is_refused_with_both_readings_and_the_flag() {
    let home = Home::new();
    std::fs::write(home.path("list.csv"), "客户名称,续约日期\n岚桥试验有限公司,03/04/2027\n").unwrap();
    let refused = imported(&home, "list.csv", &["--json"]);
    let error = refused.error();
    let said = error["message"].as_str().unwrap();
    assert!(refused.code == Some(1) && refused.out.is_empty() && error["code"] == "ambiguous", "{said}");
    assert!(said.contains("2027-04-03") && said.contains("2027-03-04") && said.contains("--dates"), "{said}");
    assert_eq!(home.run(&["--db", "t.db", "list", "--json"]).json(), Value::Array(vec![]));
    assert_eq!(counts(&imported(&home, "list.csv", &["--dates", "dmy", "--json"]).json()), [1, 1, 0, 0, 0]);
    assert_eq!(home.run(&["--db", "t.db", "list", "--json"]).json()[0]["renewal_on"], "2027-04-03");
}

#[test]
fn a_mapping_can_be_written_changed_and_given() {
    let home = Home::new();
    std::fs::write(home.path("list.csv"), "谁,级别\n岚桥试验有限公司,A\n").unwrap();
    let refused = imported(&home, "list.csv", &["--json"]).error();
    assert_eq!(refused["code"], "mapping");
    std::fs::write(home.path("named.csv"), "客户名称,级别\n岚桥试验有限公司,A\n").unwrap();
    assert_eq!(imported(&home, "named.csv", &["--dry-run", "--write-map", "map.toml"]).code, Some(0));
    let map = std::fs::read_to_string(home.path("map.toml")).unwrap().replace("客户名称", "谁");
    std::fs::write(home.path("map.toml"), map).unwrap();
    assert_eq!(counts(&imported(&home, "list.csv", &["--map", "map.toml", "--json"]).json()), [1, 1, 0, 0, 0]);
    assert_eq!(counts(&imported(&home, "list.csv", &["--json"]).json()), [1, 0, 0, 1, 0], "the mapping is remembered");
}

#[test]
fn standard_input_and_several_files_are_read() {
    let home = Home::new();
    std::fs::write(home.path("a.csv"), LIST).unwrap();
    std::fs::write(home.path("b.csv"), "客户名称\n漱石样例有限公司\n").unwrap();
    let both = home.run(&["--db", "t.db", "import", "a.csv", "b.csv", "--json"]);
    assert_eq!(both.code, Some(0), "{}", both.err);
    let reports: Vec<Value> = serde_json::Deserializer::from_str(&both.out).into_iter().map(Result::unwrap).collect();
    assert_eq!(reports.iter().map(|report| counts(report)[1]).collect::<Vec<_>>(), [2, 1]);
    let piped = fed(home.command(&["--db", "t.db", "import", "-", "--json"]), "客户名称\t客户等级\n旻石样例有限公司\tB\n".as_bytes());
    assert_eq!(counts(&piped.json()), [1, 1, 0, 0, 0]);
}

#[test]
fn what_is_no_list_is_named() {
    let home = Home::new();
    std::fs::write(home.path("empty.csv"), "").unwrap();
    std::fs::write(home.path("page.xls"), "<html><table><tr><td>客户名称</td></tr></table></html>").unwrap();
    for (file, code) in [("missing.csv", "file"), ("empty.csv", "unreadable"), ("page.xls", "unreadable")] {
        let answer = imported(&home, file, &["--json"]);
        let error = answer.error();
        assert_eq!((answer.code, &error["code"], &error["file"]), (Some(1), &code.into(), &file.into()), "{error}");
    }
    let template = home.run(&["import", "--template", "accounts", "--lang", "zh-CN"]);
    assert!(template.code == Some(0) && template.out.starts_with("\u{feff}客户名称,"), "{}", template.out);
    for line in [&["import"][..], &["import", "--template", "accounts", "x.csv"], &["import", "x.csv", "--delimiter", "ab"]] {
        assert_eq!(home.run(line).code, Some(2), "{line:?}");
    }
}

#[test]
fn eight_imports_at_once_lose_nothing() {
    let home = Home::new();
    for number in 0..8 {
        std::fs::write(home.path(&format!("{number}.csv")), format!("客户名称\n并行{number}号有限公司\n")).unwrap();
    }
    home.run(&["--db", "t.db", "import", "0.csv"]);
    let children: Vec<_> = (1..8)
        .map(|number| {
            let mut command = home.command(&["--db", "t.db", "import", &format!("{number}.csv"), "--json"]);
            command.stdout(std::process::Stdio::piped()).stderr(std::process::Stdio::piped()).spawn().unwrap()
        })
        .collect();
    let mut stored = 1;
    for child in children {
        let answer = Answer::of(child.wait_with_output().unwrap());
        match answer.code {
            Some(0) => stored += 1,
            code => assert_eq!(
                (code, answer.error()["code"].as_str().map(|code| code == "busy" || code == "not_imported")),
                (Some(12), Some(true))
            ),
        }
    }
    let listed = home.run(&["--db", "t.db", "list", "--json"]).json();
    assert_eq!(listed.as_array().unwrap().len(), stored, "what was called stored is there");
}

#[test]
fn facts_without_a_date_are_of_the_day_on_which_the_file_was_saved() {
    let home = Home::new();
    std::fs::write(home.path("list.csv"), LIST).unwrap();
    let written = std::fs::metadata(home.path("list.csv")).unwrap().modified().unwrap();
    let saved = |days: i64| {
        let at = std::time::SystemTime::from(chrono::DateTime::<chrono::Utc>::from(written) + chrono::TimeDelta::days(days));
        std::fs::File::options().write(true).open(home.path("list.csv")).unwrap().set_modified(at).unwrap();
        at
    };
    let dated = |flags: &[&str]| imported(&home, "list.csv", &[&["--dry-run", "--json"], flags].concat()).json()["facts_on"].clone();
    let today = chrono::DateTime::<chrono::Local>::from(written).date_naive().to_string();
    // Around midnight the day may change while this runs, in the zone of the database or in ours.
    let at = saved(-400);
    let day = chrono::DateTime::<chrono::Local>::from(at).date_naive().to_string();
    assert_eq!(dated(&[]), day);
    assert_eq!(dated(&["--date", "2026-01-31"]), "2026-01-31");
    let future = chrono::DateTime::<chrono::Local>::from(saved(300)).date_naive().to_string();
    assert!((today.as_str()..future.as_str()).contains(&dated(&[]).as_str().unwrap()), "never in the future");
    // A clock that was never set says nothing about the file.
    std::fs::File::options().write(true).open(home.path("list.csv")).unwrap().set_modified(std::time::UNIX_EPOCH).unwrap();
    assert!(dated(&[]).as_str().unwrap() >= today.as_str());
}

#[test]
fn the_very_same_file_is_recognised_until_its_import_is_taken_back() {
    let home = Home::new();
    std::fs::write(home.path("list.csv"), LIST).unwrap();
    let first = imported(&home, "list.csv", &["--json"]).json();
    assert_eq!((&first["imported_before"], first["sha256"].as_str().unwrap().len()), (&Value::Null, 64));
    std::fs::copy(home.path("list.csv"), home.path("renamed.csv")).unwrap();
    let again = imported(&home, "renamed.csv", &["--dry-run", "--json"]).json();
    let before = &again["imported_before"];
    assert_eq!((&before["batch"], &before["file"], &again["sha256"]), (&first["batch"], &"list.csv".into(), &first["sha256"]));
    assert!(before["imported_at"].as_str().unwrap().ends_with('Z'), "{before}");
    let told = imported(&home, "renamed.csv", &["--lang", "zh-CN"]);
    assert_eq!(told.code, Some(0), "told, not refused");
    assert!(told.out.contains("导入过") && told.out.contains("list.csv"), "{}", told.out);
    std::fs::write(home.path("other.csv"), LIST.replace("85%", "86%")).unwrap();
    assert_eq!(imported(&home, "other.csv", &["--dry-run", "--json"]).json()["imported_before"], Value::Null);
    home.run(&["--db", "t.db", "undo"]);
    assert_eq!(imported(&home, "list.csv", &["--dry-run", "--json"]).json()["imported_before"], Value::Null);
}

#[test]
fn what_was_stored_is_told_also_where_its_rejects_cannot_be_written() {
    let home = Home::new();
    std::fs::write(home.path("list.csv"), LIST.replace(",B,", ",Z,")).unwrap();
    let answer = imported(&home, "list.csv", &["--rejects", "no/such/folder/rejects.csv", "--json"]);
    assert_eq!((answer.code, answer.error()["file"].as_str()), (Some(1), Some("no/such/folder/rejects.csv")));
    let report: Value = serde_json::from_str(&answer.out).unwrap();
    assert_eq!(counts(&report), [2, 1, 0, 0, 1]);
}

#[test]
fn rejected_rows_are_for_their_owner_alone_and_of_one_file() {
    let home = Home::new();
    let bad = "客户名称,使用率\n岚桥试验有限公司,85%\n坏行公司,很高\n";
    for name in ["a.csv", "b.csv"] {
        std::fs::write(home.path(name), bad).unwrap();
    }
    for option in ["--rejects", "--write-map"] {
        let refused = home.run(&["--db", "t.db", "import", "a.csv", "b.csv", option, "new"]);
        assert!(refused.code == Some(2) && refused.err.contains(option), "{}", refused.err);
        assert!(!home.path("t.db").exists() && !home.path("new").exists(), "refused before anything is done");
    }
    let answer = imported(&home, "a.csv", &["--rejects", "rejects.csv", "--write-map", "map.toml"]);
    assert_eq!(answer.code, Some(3), "{}", answer.err);
    #[cfg(unix)]
    for name in ["rejects.csv", "map.toml"] {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(home.path(name).metadata().unwrap().permissions().mode() & 0o777, 0o600, "{name}");
    }
    let left: Vec<_> = std::fs::read_dir(home.folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert!(left.iter().all(|name| !name.to_string_lossy().ends_with(".part")), "{left:?}");
}
