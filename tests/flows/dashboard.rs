//! The dashboard: the Friday review of a manager.

use kamdeck::i18n::Language;
use kamdeck::tui::app::Route;

use super::{Flow, Start};

const LANGUAGES: [(&str, Language); 2] = [("en", Language::En), ("zh", Language::ZhCN)];

fn dashboard(size: (u16, u16), language: Language, ascii: bool) -> Flow {
    Flow::start(Start { size, language, ascii, first: Route::Dashboard, demo: 64, ..Start::default() })
}

#[test]
fn how_the_portfolio_stands_is_told_before_its_figures() {
    for (short, language) in LANGUAGES {
        for (width, height) in [(80, 24), (120, 40)] {
            let flow = dashboard((width, height), language, false);
            insta::assert_snapshot!(format!("dashboard_{short}_{width}x{height}"), flow.screen());
        }
    }
    let mut plain = dashboard((80, 60), Language::En, true);
    plain.keys("<Tab>");
    insta::assert_snapshot!("dashboard_all_figures_ascii_80x60", plain.screen());
    assert!(plain.screen().chars().all(|c| !('\u{2500}'..='\u{259f}').contains(&c)), "ASCII only");
}

#[test]
fn a_friday_review_from_a_number_to_its_list_and_an_alert_put_off() {
    let mut flow = dashboard((120, 40), Language::En, false);
    flow.keys("<Enter>").shows("band=at_risk").keys("<Enter>").shows("What we owe, and alerts").keys("w").shows("Open and coming");
    flow.keys("z").shows("Put off").keys("+7d<Tab>meeting on Tuesday<Ctrl-s>").shows("reason: meeting on Tuesday");
    flow.keys("u").lacks("reason: meeting on Tuesday");
}

#[test]
fn a_figure_tells_its_definition_and_what_it_leaves_out() {
    let mut flow = dashboard((120, 60), Language::En, false);
    flow.keys("<Tab>").shows("Renewal rate").click("Accounts lost").keys("w").shows("active at the start");
}

#[test]
fn the_past_is_counted_as_it_was_and_no_size_breaks_it() {
    let mut flow = dashboard((80, 24), Language::ZhCN, false);
    let today = flow.screen();
    flow.keys("@2026-06-01<Enter>").shows("2026-06-01").shows("预警客户");
    assert_ne!(today.lines().nth(1), flow.screen().lines().nth(1));
    flow.storm();
}

#[test]
fn an_empty_book_is_told_as_one() {
    let mut flow = Flow::start(Start { first: Route::Dashboard, ..Start::default() });
    flow.shows("0 at risk").shows("No renewal was decided yet");
}
