//! The card's third tab, and the radar on its first.

use kamdeck::i18n::Language;
use kamdeck::store::Table;
use kamdeck::tui::app::Route;

use super::{Flow, Start};

const LANGUAGES: [(&str, Language); 2] = [("en", Language::En), ("zh", Language::ZhCN)];

/// The tab of 华东新能源 in the demo portfolio.
fn tab(size: (u16, u16), language: Language) -> Flow {
    let mut flow = Flow::start(Start { size, language, first: Route::Accounts, demo: 64, ..Start::default() });
    flow.keys("jj<Enter>3");
    flow
}

/// The tab of an account that is new.
fn empty(language: Language) -> Flow {
    let mut flow = Flow::start(Start { language, first: Route::Accounts, ..Start::default() });
    flow.keys("nAcme Ltd<Ctrl-s><Enter>3");
    flow
}

/// How many rows of these tables there are.
fn count(flow: &Flow, tables: &[Table]) -> Vec<u64> {
    tables.iter().map(|table| flow.store().read().count(*table).unwrap()).collect()
}

#[test]
fn what_hurts_stands_first() {
    for (short, language) in LANGUAGES {
        for (width, height) in [(80, 24), (100, 30), (120, 40)] {
            let mut flow = tab((width, height), language);
            insta::assert_snapshot!(format!("needs_{short}_{width}x{height}"), flow.screen());
            flow.keys("<Enter>").storm().keys("1");
            insta::assert_snapshot!(format!("overview_{short}_{width}x{height}"), flow.screen());
            flow.storm();
        }
        let mut flow = empty(language);
        insta::assert_snapshot!(format!("needs_empty_{short}_80x24"), flow.screen());
        flow.storm();
    }
    let mut flow = Flow::start(Start { size: (120, 40), ascii: true, first: Route::Accounts, demo: 64, ..Start::default() });
    flow.keys("jj<Enter>3");
    insta::assert_snapshot!("needs_ascii_120x40", flow.screen());
    assert!(flow.screen().chars().all(|c| c.is_ascii() || !('\u{2500}'..='\u{259f}').contains(&c)), "lines or blocks in ASCII mode");
}

#[test]
fn a_pain_is_entered_with_its_score_scored_evidenced_and_closed() {
    const WRITTEN: [Table; 3] = [Table::Pain, Table::PainScore, Table::PainMetric];
    let mut flow = empty(Language::En);
    flow.keys("<Enter>").shows("Pain: Acme").keys("late deliveries<Tab>delivery<Enter><Tab>4<Ctrl-s>");
    flow.shows("4.0 (1)").shows("late deliveries").shows("our own guess 4");
    assert_eq!(count(&flow, &WRITTEN), [1, 1, 0]);
    flow.keys("u").shows("No pain is known").keys("U").shows("4.0 (1)");
    flow.keys("ggnpain score<Enter>").shows("Pain score: Acme").keys("6<Ctrl-s>").shows("from 1 to 5").keys("<Backspace>5<Ctrl-s>");
    flow.shows("5.0 (1)");
    flow.keys("ggnmetric<Enter>").shows("2026-08").shows("2026-10").keys("late orders<Ctrl-s>").shows("at least one month");
    flow.keys("3%<Tab><Ctrl-s>").shows("late orders: 2026-10 3%");
    assert_eq!(count(&flow, &WRITTEN), [1, 2, 1]);
    // Unfolded, each score and month is a line that can be changed and deleted.
    flow.keys("gg<Enter>").shows("5/5").shows("4/5").keys("<Down>e").keys("<Ctrl-u>3<Ctrl-s>").shows("3.0 (1)");
    flow.keys("<Down>ddy").lacks("4/5");
    flow.again(None).keys("<Enter>3").shows("3.0 (1)").shows("late orders: 2026-10 3%");
    flow.keys("c").shows("What became of it").keys("<Enter>").shows("1 solved or dropped").keys("u").lacks("solved or dropped");
    flow.keys("gge").shows("Pain: Acme").keys("<Tab><Tab><Tab>solved<Enter><Ctrl-s>").shows("needs the day");
    flow.keys("today<Ctrl-s>").shows("1 solved or dropped").keys("gg<Enter>").shows("late deliveries");
}

#[test]
fn questions_come_from_the_library_of_the_industry_and_are_answered() {
    let mut flow = Flow::start(Start { size: (120, 40), language: Language::En, first: Route::Accounts, demo: 64, ..Start::default() });
    flow.keys("/启明<Enter><Enter>3");
    let before = count(&flow, &[Table::Question])[0];
    flow.keys("nquestion<Enter>").shows("Take the 3 industry questions").keys("<Enter>").shows("industry 3 of 3");
    assert_eq!(count(&flow, &[Table::Question]), [before + 3]);
    flow.keys("u").shows("industry 0 of 3").keys("U").shows("industry 3 of 3");
    flow.keys("nquestion<Enter>own<Enter>").shows("Prepared question: 启明精工").keys("who signs?<Ctrl-s>").shows("1 without source");
    flow.click("who signs?").keys("e").keys("<Tab><Tab>registry<Ctrl-s>").shows("customer 1 of 2").lacks("without source");
    flow.click("who signs?").keys("c").shows("Answer").keys("the board<Ctrl-s>").shows("customer 1 of 2, 1 asked").shows("answered");
    flow.again(None).keys("/启明<Enter><Enter>3").click("who signs?").shows("the board").shows("Source: registry");
    flow.keys("ddy").shows("customer 0 of 2");
}

#[test]
fn the_discovery_says_what_is_missing() {
    let mut flow = empty(Language::En);
    flow.keys("G<PgUp>").shows("step 1 of 4, missing: daily contact heard");
    flow.click("1 Daily contact heard").keys("<Enter>").shows("Discovery step: Acme").keys("<Ctrl-s>");
    flow.shows("missing: front line heard").keys("u").shows("missing: daily contact heard").keys("U").shows("missing: front line heard");
    flow.again(None).keys("<Enter>3").shows("2026-11-21 1 Daily contact heard");
    flow.click("2026-11-21 1 Daily").keys("ddy").shows("missing: daily contact heard");
}
