//! `policy` and `compare`: what would move, what moved, and that nothing is in force before it is accepted.

use serde_json::Value;

use super::{Answer, Home};

fn edited(home: &Home, area: &str, text: &str) {
    let folder = home.path("config/kamdeck/policy");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join(format!("{area}.toml")), text).unwrap();
}

fn run(home: &Home, line: &[&str]) -> Answer {
    home.run(&[&["--db", "t.db"], line].concat())
}

fn score(home: &Home) -> Value {
    run(home, &["score", "orion", "--json"]).json()["score"].clone()
}

#[test]
#[expect(clippy::disallowed_methods, reason = "the program that is run here has the machine's clock")]
fn an_edited_policy_is_shown_before_and_after_and_holds_only_when_accepted() {
    let home = Home::new();
    home.whole_demo("t.db");
    assert!(run(&home, &["policy", "compare"]).out.contains("in force already"));
    edited(&home, "health", "[model.usage]\nweight = 60\n");
    assert_eq!(score(&home), "59.0", "an edited file changes nothing by itself");
    let held = run(&home, &["policy", "compare", "--json"]).json();
    assert_eq!(held["rules"], serde_json::json!([{ "key": "health.model.usage.weight", "before": "30", "after": "60" }]));
    // Orion: 30 x 7 + 30 x 4 + 20 x 6 + 20 x 7 = 590 of 100; with 60 x 7 it is 800 of 130 = 61.5.
    let moved = held["moved"].as_array().unwrap().iter().find(|moved| moved["name"] == "Orion Batteries").unwrap().clone();
    assert_eq!((&moved["before"]["score"], &moved["after"]["score"]), (&"59.0".into(), &"61.5".into()));
    assert_eq!((&moved["before"]["band"], &moved["after"]["band"]), (&"at_risk".into(), &"watch".into()));
    let at_risk = |side: &str| held[side]["bands"]["at_risk"].as_i64().unwrap();
    let crossing = |from: &str, to: &str| {
        let moved = held["moved"].as_array().unwrap();
        moved.iter().filter(|one| one["before"]["band"] == from && one["after"]["band"] == to).count() as i64
    };
    assert_eq!(at_risk("after"), at_risk("before") + crossing("watch", "at_risk") - crossing("at_risk", "watch"));
    assert_eq!(run(&home, &["policy", "history", "--json"]).json(), serde_json::json!([]));

    let accepted = run(&home, &["policy", "accept", "--json"]).json();
    assert_eq!((&accepted["accepted"], &accepted["rules"]), (&true.into(), &held["rules"]));
    assert_eq!(score(&home), "61.5");
    let past = (chrono::Utc::now() - chrono::Days::new(10)).date_naive().to_string();
    let numbers = |line: &[&str]| -> Value {
        let all = run(&home, line).json();
        all.as_array().unwrap().iter().find(|one| one["key"] == "health.model.usage.weight").unwrap().clone()
    };
    assert_eq!(numbers(&["policy", "show", "--json"])["value"], "60");
    assert_eq!(numbers(&["policy", "show", "--json", "--as-of", &past])["value"], "30", "old weeks keep their rules");
    let history = run(&home, &["policy", "history", "--json"]).json();
    assert_eq!((history.as_array().unwrap().len(), &history[0]["rules"]), (1, &held["rules"]));
    assert_eq!(run(&home, &["policy", "accept", "--json"]).json()["accepted"], false, "there is nothing left to accept");
    run(&home, &["undo"]);
    assert_eq!(score(&home), "59.0");
}

#[test]
fn a_mistake_in_a_policy_has_its_place_and_nothing_is_accepted() {
    let home = Home::new();
    home.demo("t.db", 4);
    edited(&home, "health", "[model]\n\nusages = 3\n");
    for line in [&["policy", "compare", "--json"][..], &["policy", "accept", "--json"]] {
        let error = run(&home, line).error();
        assert_eq!((&error["code"], &error["line"], &error["column"]), (&"config".into(), &3.into(), &10.into()), "{error}");
    }
    let refused = run(&home, &["policy", "accept", "--as-of", "2026-01-01", "--json"]);
    assert_eq!(refused.code, Some(1), "the mistake comes first: {}", refused.err);
    edited(&home, "health", "[model.usage]\nweight = 40\n");
    let refused = run(&home, &["policy", "accept", "--as-of", "2026-01-01", "--json"]);
    assert_eq!((refused.code, &refused.error()["code"]), (Some(2), &"usage".into()));
    assert_eq!(run(&home, &["policy", "history"]).out.lines().count(), 1);
}

#[test]
#[expect(clippy::disallowed_methods, reason = "the program that is run here has the machine's clock")]
fn two_days_are_compared_account_by_account() {
    let home = Home::new();
    home.whole_demo("t.db");
    let day = |back: u64| (chrono::Utc::now() - chrono::Days::new(back)).date_naive().to_string();
    let found = run(&home, &["compare", &day(60), "--as-of", &day(1), "--json"]).json();
    assert_eq!((&found["earlier"], &found["later"]), (&day(60).into(), &day(1).into()));
    for moved in found["moved"].as_array().unwrap() {
        let name = moved["account"].as_str().unwrap();
        for (side, on) in [("before", day(60)), ("after", day(1))] {
            if !moved[side].is_null() {
                let then = run(&home, &["score", name, "--json", "--as-of", &on]).json();
                assert_eq!(then["score"], moved[side]["score"], "{moved} on {on}");
            }
        }
        if moved["name"] == "华东新能源" {
            break;
        }
    }
    let one = run(&home, &["compare", &day(60), "华东新能源", "--lang", "zh-CN"]);
    assert!(one.out.contains("> 45.0 高风险") && one.out.contains("触发：") && !one.out.contains("Orion"), "{}", one.out);
    let veiled = run(&home, &["compare", &day(60), "--veil"]).out;
    assert!(!veiled.contains("华东") && veiled.contains("***"), "{veiled}");
    let refused = run(&home, &["compare", &day(1), "--as-of", &day(60), "--json"]);
    assert_eq!((refused.code, &refused.error()["code"]), (Some(2), &"usage".into()));
}

#[test]
fn what_is_supposed_moves_score_alerts_and_portfolio_and_is_not_stored() {
    let home = Home::new();
    home.whole_demo("t.db");
    let before = std::fs::read(home.path("t.db")).unwrap();
    // Orion: 30 x 7 + 30 x 4 + 20 x 6 + 20 x 7 = 59.0; offering to renew is worth 10 points: + 30 x 6.
    let found = run(&home, &["score", "orion", "--if", "value=offers", "--json"]).json();
    assert_eq!((&found["score"], &found["what_if"]["score"]), (&"59.0".into(), &"77.0".into()));
    let at_risk = |side: &str| found["what_if"][side]["bands"]["at_risk"].as_i64().unwrap();
    assert_eq!(at_risk("after"), at_risk("before") - 1);
    // A fall of usage below half is 3 points: a plunge, at once.
    let fallen = run(&home, &["score", "orion", "--if", "usage=30%", "--json"]).json();
    assert_eq!(fallen["what_if"]["score"], "47.0");
    let opened: Vec<&Value> = fallen["what_if"]["opened"].as_array().unwrap().iter().map(|alert| &alert["rule"]).collect();
    assert!(opened.contains(&&"usage_plunge".into()), "{fallen}");
    assert_eq!(
        fallen["what_if"]["after"]["alerts"].as_u64().unwrap() - opened.len() as u64,
        fallen["what_if"]["before"]["alerts"].as_u64().unwrap()
    );
    // A rule moves everybody; unknown leaves the rest: (30 x 7 + 20 x 6 + 20 x 7) / 70.
    let ruled = run(&home, &["score", "orion", "--if", "health.model.usage.weight=60", "--if", "value=unknown", "--json"]).json();
    assert_eq!(ruled["what_if"]["score"], "68.0", "(60 x 7 + 20 x 6 + 20 x 7) / 100");
    assert_ne!(ruled["what_if"]["before"]["mean"], ruled["what_if"]["after"]["mean"]);
    let told = run(&home, &["score", "orion", "--if", "value=offers", "--lang", "zh-CN"]).out;
    assert!(told.contains("假设：77.0 关注") && told.contains("以上均未保存"), "{told}");
    for wrong in ["usage", "usage=lots", "weather=good", "health.model.usage.weight=many", "relationship=11"] {
        let refused = run(&home, &["score", "orion", "--if", wrong, "--json"]);
        assert_eq!((refused.code, &refused.error()["code"]), (Some(2), &"usage".into()), "{wrong}");
    }
    assert_eq!(run(&home, &["score", "--if", "value=offers", "--json"]).code, Some(2));
    assert_eq!(std::fs::read(home.path("t.db")).unwrap(), before, "not a byte is stored");
}
