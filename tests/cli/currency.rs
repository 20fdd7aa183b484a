//! `kamdeck currency`, `kamdeck rate`, and what sums say of amounts without a rate.

use serde_json::json;

use super::Home;

const LIST: &str = "客户名称,2025年营收,2024年营收\n岚桥试验有限公司,20000000,10000000\n";

/// A home whose amounts are in a currency of its own, with one account imported.
fn home(currency: &str) -> Home {
    let home = Home::new();
    std::fs::create_dir_all(home.path("config/kamdeck")).unwrap();
    configure(&home, currency);
    std::fs::write(home.path("list.csv"), LIST).unwrap();
    home
}

fn configure(home: &Home, currency: &str) {
    std::fs::write(home.path("config/kamdeck/config.toml"), format!("currency = \"{currency}\"\n")).unwrap();
}

fn run(home: &Home, args: &[&str]) -> super::Answer {
    home.run(&[&["--db", "t.db"][..], args].concat())
}

#[test]
fn a_new_database_tells_sums_in_the_configured_currency() {
    let home = home("USD");
    let imported = run(&home, &["import", "list.csv"]);
    assert!(imported.code == Some(0) && !imported.out.contains("kamdeck rate"), "{}{}", imported.out, imported.err);
    let told = run(&home, &["currency", "--json"]).json();
    assert_eq!(told, json!({ "reporting": "USD", "rates": [], "without_rate": [] }));
    let tiering = &run(&home, &["show", "lanqiao", "--json"]).json()["tiering"];
    assert_eq!(tiering["amounts_left_out"], 0);
    let revenue = tiering["axes"].as_array().unwrap().iter().flat_map(|axis| axis["criteria"].as_array().unwrap());
    let revenue = revenue.into_iter().find(|criterion| criterion["criterion"] == "revenue").unwrap();
    assert_eq!(revenue["input"], json!({ "amount": "20000000.00", "currency": "USD" }));
}

#[test]
fn what_has_no_rate_is_said_and_a_rate_brings_it_in() {
    let home = home("CNY");
    assert_eq!(run(&home, &["import", "list.csv"]).code, Some(0));
    configure(&home, "USD");
    let other = "客户名称,2025年营收,2024年营收\n衡野样品有限公司,3000000,2000000\n";
    std::fs::write(home.path("other.csv"), other).unwrap();
    let imported = run(&home, &["import", "other.csv"]);
    assert!(imported.out.contains("kamdeck rate USD"), "the sums leave out what was imported: {}", imported.out);
    let shown = |home: &Home| run(home, &["show", "hengye"]).out;
    let left_out = |home: &Home| run(home, &["show", "hengye", "--json"]).json()["tiering"]["amounts_left_out"].as_u64().unwrap();
    assert_eq!(left_out(&home), 2);
    assert!(shown(&home).contains("2 amounts are left out"), "{}", shown(&home));
    assert_eq!(run(&home, &["currency", "--json"]).json()["without_rate"], json!(["USD"]));

    let entered = run(&home, &["rate", "USD", "7.10", "--on", "2024-01-01", "--json"]).json();
    assert_eq!((&entered["rate"], &entered["into"], &entered["on"]), (&json!("7.1"), &json!("CNY"), &json!("2024-01-01")));
    assert_eq!(left_out(&home), 0);
    assert!(!shown(&home).contains("left out"));
    let told = run(&home, &["currency"]).out;
    assert!(told.contains("CNY") && told.contains("7.1") && !told.contains("kamdeck rate"), "{told}");
    assert!(run(&home, &["list", "exchange-rates", "--filter", "rate_e8>7"]).out.contains("7.1"));
    assert_eq!(run(&home, &["undo"]).code, Some(0));
    assert_eq!(left_out(&home), 2);
    assert_eq!(run(&home, &["redo"]).code, Some(0));
    assert_eq!(left_out(&home), 0);

    // The other way round, the yuan has no rate.
    assert_eq!(run(&home, &["currency", "usd", "--json"]).json()["without_rate"], json!(["CNY"]));
    let listed = run(&home, &["list", "--json"]).json();
    let revenue = listed.as_array().unwrap().iter().find(|one| one["name"] == "衡野样品有限公司").unwrap()["revenue"].clone();
    assert_eq!(revenue, json!({ "amount": "3000000.00", "currency": "USD" }), "the list is told in it at once");
}

#[test]
fn a_rate_that_is_none_is_refused() {
    let home = home("CNY");
    assert_eq!(run(&home, &["import", "list.csv"]).code, Some(0));
    for wrong in [
        &["rate", "USD", "0"][..],
        &["rate", "USD", "seven"],
        &["rate", "USD", "--", "-7"],
        &["rate", "CNY", "7.1"],
        &["rate", "Dollar", "7.1"],
        &["rate", "USD", "7.1", "--on", "2999-01-01"],
        &["currency", "yuan"],
        &["--as-of", "2026-01-01", "currency", "USD"],
    ] {
        let refused = run(&home, wrong);
        assert!(refused.code == Some(2) && !refused.err.is_empty(), "{wrong:?}: {:?} {}", refused.code, refused.err);
    }
    assert_eq!(run(&home, &["currency", "--json"]).json(), json!({ "reporting": "CNY", "rates": [], "without_rate": [] }));
}
