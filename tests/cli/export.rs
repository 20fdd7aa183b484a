//! `kamdeck export`.

use super::Home;

#[test]
fn accounts_leave_into_a_new_private_file_and_the_list_knows() {
    let home = Home::new();
    home.whole_demo("t.db");
    let answer = home
        .run(&["--db", "t.db", "export", "accounts", "--filter", "tier=A", "--for", "finance", "--to", "Li", "--out", "a.xlsx", "--json"]);
    let json = answer.json();
    assert_eq!((json["rows"].as_u64(), json["format"].as_str(), json["reader"].as_str()), (Some(14), Some("xlsx"), Some("finance")));
    let bytes = std::fs::read(home.path("a.xlsx")).unwrap();
    assert_eq!(kamdeck::exchange::export::digest(&bytes), json["sha256"].as_str().unwrap());
    #[cfg(unix)]
    assert_eq!(std::os::unix::fs::PermissionsExt::mode(&home.path("a.xlsx").metadata().unwrap().permissions()) & 0o777, 0o600);
    // Never over a file that exists.
    let again = home.run(&["--db", "t.db", "export", "accounts", "--out", "a.xlsx", "--json"]);
    assert_eq!((again.code, again.error()["code"].as_str()), (Some(1), Some("file_exists")));
    assert_eq!(std::fs::read(home.path("a.xlsx")).unwrap(), bytes);
    assert_eq!(
        std::fs::read_dir(home.folder.path())
            .unwrap()
            .filter(|entry| entry.as_ref().unwrap().file_name().to_string_lossy().contains("part"))
            .count(),
        0
    );
}

#[test]
fn what_is_exported_can_be_imported_and_concerns_its_reader() {
    let home = Home::new();
    home.whole_demo("t.db");
    let csv = home.run(&["--db", "t.db", "export", "accounts"]);
    assert_eq!(csv.out, home.run(&["--db", "t.db", "list", "--csv"]).out);
    let listed = home.run(&["--db", "t.db", "list", "--json"]).json();
    assert_eq!(home.run(&["--db", "t.db", "export", "accounts", "--json"]).json(), listed);
    let executive = home.run(&["--db", "t.db", "export", "accounts", "--for", "executive", "--json"]).json();
    for (all, shaped) in listed.as_array().unwrap().iter().zip(executive.as_array().unwrap()) {
        assert!(shaped.get("owner").is_none() && shaped["health"] == all["health"]);
        assert_eq!(shaped["name"].is_null(), all["kind"] == "individual");
    }
    let refused = home.run(&["--db", "t.db", "export", "accounts", "--for", "customer"]);
    assert_eq!(refused.code, Some(2));
    assert_eq!(home.run(&["--db", "t.db", "export", "accounts", "--out", "no/where.csv", "--json"]).error()["code"], "file");
}
