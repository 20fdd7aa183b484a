//! `kamdeck list ENTITY`, and the veil over printed text.

use super::Home;

fn demo() -> Home {
    let home = Home::new();
    home.whole_demo("t.db");
    home
}

#[test]
fn every_kind_of_record_is_listed_in_both_languages() {
    let home = demo();
    let help = home.run(&["list", "--help"]).out.replace('\n', " ");
    let kinds = help.split("or one of: ").nth(1).unwrap().split(". Their").next().unwrap();
    let kinds: Vec<&str> = kinds.split(',').map(str::trim).collect();
    assert!(kinds.len() > 60, "{kinds:?}");
    for kind in ["contacts", "touches", "promises", "tickets", "contracts", "invoices", "pains", "tasks"] {
        assert!(kinds.contains(&kind), "{kind}");
    }
    // One process each is much: the kinds that screens show first, and a few far ones.
    for kind in ["contacts", "touches", "promises", "payments", "tasks", "colleagues", "survey-answers", "handover-items", "exports"] {
        let json = home.run(&["--db", "t.db", "list", kind, "--json"]).json();
        let english = home.run(&["--db", "t.db", "list", kind, "--limit", "3"]);
        let chinese = home.run(&["--db", "t.db", "list", kind, "--limit", "3", "--lang", "zh-CN"]);
        let count = json.as_array().unwrap().len();
        assert!(
            english.out.trim_end().ends_with(&format!(
                "{} of {count} as of {}",
                count.min(3),
                &english.out.trim_end()[english.out.trim_end().len() - 10..]
            )),
            "{kind}: {}",
            english.out
        );
        assert!(chinese.out.contains("列出") && !chinese.out.contains('?'), "{kind}: {}", chinese.out);
        let csv = home.run(&["--db", "t.db", "list", kind, "--csv"]).out;
        assert!(csv.starts_with('\u{FEFF}') && csv.lines().count() > count, "{kind}");
    }
}

#[test]
fn records_are_narrowed_by_account_and_ordered() {
    let home = demo();
    let of = |filter: &str| home.run(&["--db", "t.db", "list", "promises", "--filter", filter, "--json"]).json();
    let all = home.run(&["--db", "t.db", "list", "promises", "--json"]).json();
    let one = of("account=hdxny");
    let (all, one) = (all.as_array().unwrap(), one.as_array().unwrap());
    assert!(!one.is_empty() && one.len() < all.len());
    assert!(one.iter().all(|row| row["accounts"][0]["name"].as_str().unwrap().contains("华东新能源")));
    let due: Vec<String> = home
        .run(&["--db", "t.db", "list", "promises", "--sort", "due_on", "--json"])
        .json()
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|row| row["due_on"].as_str().map(str::to_owned))
        .collect();
    assert!(due.is_sorted() && due.len() > 3);
    for wrong in [&["--filter", "colour=red"][..], &["--sort", "colour"], &["--view", "renewals"]] {
        let refused = home.run(&[&["--db", "t.db", "list", "promises"][..], wrong].concat());
        assert_eq!(refused.code, Some(2), "{wrong:?}");
    }
    for (typed, said) in [("dragons", "list --help"), ("promis", "promises")] {
        let unknown = home.run(&["--db", "t.db", "list", typed]);
        assert!(unknown.code == Some(2) && unknown.err.contains(said) && unknown.err.lines().count() == 1, "{}", unknown.err);
    }
    let unknown = home.run(&["--db", "t.db", "export", "nope"]);
    assert!(unknown.code == Some(2) && unknown.err.contains("accounts, memory-book"), "{}", unknown.err);
    let matching = home.run(&["--db", "t.db", "list", "--filter", "tier=A", "--limit", "3"]).out;
    assert!(matching.contains("3 of 14 that match, 64 accounts"), "{matching}");
    let wrong = home.run(&["--db", "t.db", "--as-of", "2026-13-45", "list"]);
    assert!(wrong.code == Some(2) && wrong.err.contains("no such day") && wrong.err.contains("yesterday"), "{}", wrong.err);
    // A past day shows what was there by then.
    let past = home.run(&["--db", "t.db", "--as-of", "2026-01-31", "list", "touches", "--json"]).json();
    assert!(past.as_array().unwrap().iter().all(|row| row["held_on"].as_str().unwrap() <= "2026-01-31"));
}

#[test]
fn the_veil_lies_over_printed_names_numbers_and_amounts() {
    let home = demo();
    for args in [&["list"][..], &["list", "contacts"], &["list", "contracts"], &["show", "hdxny"], &["score", "hdxny"], &["list", "tasks"]]
    {
        let veiled = home.run(&[&["--db", "t.db", "--veil"][..], args].concat());
        assert!(veiled.code == Some(0) && veiled.out.contains("***"), "{args:?}: {}", veiled.err);
        for private in ["华东新能源", "林晓", "Orion", ".00"] {
            assert!(!veiled.out.contains(private), "{args:?} shows {private}: {}", veiled.out);
        }
    }
    assert!(home.run(&["--db", "t.db", "--veil", "list", "--json"]).out.contains("华东新能源"));
}
