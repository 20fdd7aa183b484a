//! The dashboard: the Friday review of a manager, and what stands behind each number.

use kamdeck::i18n::Language;
use kamdeck::store::{ActionKind, Store, Table, What};
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
    for (width, height) in [(80, 60), (120, 40)] {
        let screen = dashboard((width, height), Language::En, true).screen();
        assert!(screen.chars().all(|c| !('\u{2500}'..='\u{259f}').contains(&c)), "ASCII only");
    }
}

#[test]
fn a_friday_review_from_a_number_to_its_list_and_an_alert_put_off() {
    let mut flow = dashboard((120, 40), Language::En, false);
    flow.keys("<Enter>").shows("band=at_risk").keys("<Enter>").shows("What we owe, and alerts").keys("w").shows("Open and coming");
    flow.keys("z").shows("Put off").keys("+7d<Tab>meeting on Tuesday<Ctrl-s>").shows("reason: meeting on Tuesday");
    flow.keys("u").lacks("reason: meeting on Tuesday");
    flow.keys("<Esc><Esc><Esc>").shows("at risk of");
}

#[test]
fn every_number_of_the_head_leads_to_what_it_counts_and_back_to_where_it_stands() {
    let mut flow = dashboard((100, 30), Language::En, false);
    flow.keys("l<Enter>").shows("band=at_risk").keys("<Esc>").shows("at risk of");
    flow.keys("j<Enter>").shows("Accounts whose band changed").keys("<Esc>");
    flow.keys("h<Enter>").shows("alerts>0").keys("<Esc>");
    flow.keys("j<Enter>").shows("band=at_risk").keys("<Esc>").keys("lll<Enter>").shows("band=healthy").keys("<Esc>");
    flow.keys("w").shows("by the band of their score").keys("<Esc>").keys("<Enter>").shows("band=healthy");
}

#[test]
fn a_figure_tells_its_definition_its_course_and_its_accounts() {
    let mut flow = dashboard((120, 60), Language::En, false);
    flow.keys("<Tab>").shows("Renewal rate").click("Accounts lost").keys("w").shows("active at the start").keys("<Esc>");
    flow.keys("<Enter>").shows("2026-08-21").shows("stayed").keys("<Tab>").shows("Only what counts");
    flow.keys("<Tab>").shows("Only what is compared with").keys("<Enter>").shows("1 Overview").keys("<Esc>").shows("stayed");
}

#[test]
fn key_figures_stand_in_one_table_with_the_definition_below() {
    for (short, language) in LANGUAGES {
        for (width, height) in [(80, 24), (120, 40)] {
            let mut flow = dashboard((width, height), language, false);
            flow.keys("gk");
            insta::assert_snapshot!(format!("key_figures_{short}_{width}x{height}"), flow.screen());
            flow.keys("G<Enter>");
            insta::assert_snapshot!(format!("behind_a_figure_{short}_{width}x{height}"), flow.screen());
            flow.storm();
        }
    }
}

#[test]
fn a_week_of_the_course_opens_the_records_as_they_were() {
    let mut flow = dashboard((80, 60), Language::En, false);
    flow.click("Mean health").keys("<Enter>").shows("Week ends of half a year").shows("2026-11-15");
    flow.keys("j<Enter>").shows("2026-11-08").shows("at risk of");
}

#[test]
fn the_back_test_names_each_renewal_that_was_decided() {
    let mut flow = dashboard((120, 80), Language::En, false);
    flow.click("Would have flagged").keys("<Enter>").shows("Decided").shows("renewed");
}

#[test]
fn the_past_is_counted_as_it_was_and_no_size_breaks_it() {
    let mut flow = dashboard((80, 24), Language::ZhCN, false);
    let today = flow.screen();
    flow.keys("@2026-06-01<Enter>").shows("2026-06-01").shows("高风险客户");
    assert_ne!(today.lines().nth(1), flow.screen().lines().nth(1));
    flow.storm();
}

#[test]
fn an_empty_book_says_what_to_do() {
    let mut flow = Flow::start(Start { first: Route::Dashboard, ..Start::default() });
    flow.shows("nothing to count").shows("imports a list");
    flow.storm();
    let mut flow = Flow::start(Start { first: Route::Dashboard, language: Language::ZhCN, ..Start::default() });
    flow.shows("暂无可统计的内容");
}

/// One customer, one who is lost, and one who is none yet.
fn three(store: &mut Store) {
    let day: chrono::NaiveDate = "2026-01-05".parse().unwrap();
    store
        .act(&What::new(ActionKind::Edit), |tx| {
            for (name, stage) in [("Alpha", "active"), ("Beta", "churned"), ("Gamma", "prospect")] {
                let values = [("name", name.into()), ("kind", "enterprise".into()), ("created_on", day.into())];
                let account = tx.insert(Table::Account, &values)?;
                let field = [("account_id", account.into()), ("field", "lifecycle".into()), ("value", stage.into()), ("as_of", day.into())];
                tx.insert(Table::AccountField, &field)?;
            }
            Ok::<(), kamdeck::store::Error>(())
        })
        .unwrap();
}

#[test]
fn the_list_behind_a_number_has_as_many_accounts_as_the_number_says() {
    let mut flow = Flow::seeded(Start { size: (100, 30), first: Route::Dashboard, ..Start::default() }, three);
    flow.shows("0 at risk of 1").click("not rated 1").keys("<Enter>").shows("Alpha").lacks("Beta").lacks("Gamma").shows("1 of 3");
}
