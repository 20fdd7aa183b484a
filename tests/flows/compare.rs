//! Other rules, another day, another input: what would move, what moved, and that nothing of it is stored unasked.

use kamdeck::i18n::Language;
use kamdeck::tui::app::Route;

use super::{Flow, Start};

const SIZES: [(u16, u16); 2] = [(80, 24), (120, 40)];
const LANGUAGES: [(&str, Language); 2] = [("en", Language::En), ("zh", Language::ZhCN)];

fn start(size: (u16, u16), language: Language) -> Start {
    Start { size, language, first: Route::Accounts, demo: 64, ..Start::default() }
}

fn pictures(name: &str, keys: &str) {
    for (short, language) in LANGUAGES {
        for size in SIZES {
            let mut flow = Flow::start(start(size, language));
            flow.keys(keys);
            insta::assert_snapshot!(format!("{name}_{short}_{}x{}", size.0, size.1), flow.screen());
        }
    }
}

/// The first account of the list is 华东新能源: usage 30 % (3 points), declined or not, as the demo has it.
fn why(size: (u16, u16)) -> Flow {
    let mut flow = Flow::start(start(size, Language::En));
    flow.keys("/hdxny<Enter>w").shows("why this health").shows("45.0 at risk");
    flow
}

/// The numbers of a line of the portfolio.
fn numbers(flow: &mut Flow, what: &str) -> Vec<String> {
    let line = flow.screen().lines().find(|line| line.trim_start().starts_with(what)).map(str::to_owned).unwrap_or_default();
    line.trim_start().trim_start_matches(what).split_whitespace().map(str::to_owned).collect()
}

#[test]
fn another_input_is_supposed_beside_the_stored_one_and_leaving_discards_it() {
    let mut flow = why((120, 40));
    flow.keys("W").shows("supposed, not stored").shows("Nothing is stored");
    flow.keys("<Enter>").shows("Suppose: Usage").keys("<Ctrl-u>90%<Ctrl-s>");
    // Usage weighs 30: from 3 to 10 points adds 21.0.
    flow.shows("1 supposed").shows("66.0 watch").shows("+21.0").shows("45.0 at risk");
    assert_eq!(numbers(&mut flow, "at risk"), ["6", "5", "-1"]);
    flow.keys("<Del>").lacks("66.0 watch").shows("Nothing is stored");
    flow.keys("<Enter><Ctrl-u>90%<Ctrl-s>").shows("66.0 watch");
    flow.keys("<Esc>").shows("why this health").shows("45.0 at risk");
    flow.keys("W").lacks("66.0").keys("<Esc>u").shows("nothing of yours to undo");
}

#[test]
fn another_rule_moves_the_portfolio_and_a_wrong_one_is_refused_at_its_field() {
    let mut flow = why((120, 40));
    flow.keys("WG").shows("alerts.usage_plunge").keys("gg");
    flow.keys("<Down*6><Enter>").shows("Suppose: health.model.usage.weight").keys("<Ctrl-u>many<Ctrl-s>").shows("a whole number is wanted");
    flow.keys("<Ctrl-u>60<Ctrl-s>").shows("30 > 60").shows("1 supposed");
    // (60 x 3 + 30 x 4 + 20 x 2 + 20 x 10) / 130; others move with it.
    flow.shows("41.5 at risk");
    assert_eq!(numbers(&mut flow, "watch"), ["16", "22", "+6"]);
}

#[test]
fn suppositions_are_told_in_both_languages() {
    pictures("what_if", "/hdxny<Enter>wW<Enter><Ctrl-u>90%<Ctrl-s>");
}

#[test]
fn the_portfolio_and_an_account_are_compared_with_another_day() {
    pictures("compare_list", "=2026-09-01<Enter>");
    pictures("compare_account", "/hdxny<Enter><Enter>=2026-09-01<Enter>");
}

#[test]
fn a_past_view_is_compared_with_today_and_writing_offers_the_way_back() {
    let mut flow = Flow::start(start((120, 40), Language::En));
    flow.keys("@2026-09-01<Enter>").shows("as of 2026-09-01").keys("=").shows("2026-09-01 against 2026-11-21, now");
    flow.keys("<Enter>").shows("as of 2026-09-01").keys("<Esc><Esc>").shows("Accounts");
    flow.keys("n").shows("2026-09-01").lacks("New account");
}

#[test]
fn edited_rules_are_shown_before_they_are_accepted_and_undone() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("health.toml"), "[model.usage]\nweight = 60\n").unwrap();
    let mut flow = Flow::start(Start { rules: Some(folder.path().to_owned()), ..start((120, 40), Language::En) });
    flow.shows("The policy files differ").keys("gp").shows("health.model.usage.weight: 30 > 60").shows("59.0 at risk > 61.5 watch");
    flow.keys("A").shows("Put these rules into force").keys("n").shows("Nothing was accepted");
    flow.keys("Ay").shows("say what is in force already").shows("1 number changed");
    flow.keys("A").shows("say what is in force already");
    flow.keys("u").shows("health.model.usage.weight: 30 > 60");
    std::fs::write(folder.path().join("health.toml"), "[model.usage]\nweight = 'x'\n").unwrap();
    flow.keys("<Esc>gp").shows("A mistake in a policy file").shows("line 2").keys("A").shows("say what is in force already");
}

#[test]
fn rules_are_shown_in_both_languages() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("alerts.toml"), "[receivable]\noverdue_days = 60\n").unwrap();
    for (short, language) in LANGUAGES {
        for size in SIZES {
            let mut flow = Flow::start(Start { rules: Some(folder.path().to_owned()), ..start(size, language) });
            let shown = flow.keys("gp").screen().replace(&folder.path().display().to_string(), "FOLDER");
            insta::assert_snapshot!(format!("rules_{short}_{}x{}", size.0, size.1), shown);
        }
    }
    let mut nowhere = Flow::start(start((80, 24), Language::ZhCN));
    nowhere.keys("gp").shows("此处不读文件");
}

#[test]
fn no_size_breaks_comparisons() {
    for keys in ["=2026-09-01<Enter>", "<Enter>=2026-09-01<Enter>", "wW", "gp<Tab>"] {
        Flow::start(start((80, 24), Language::ZhCN)).keys(keys).storm().keys("<Down><PgDn><Up>");
    }
}
