//! The end of a quarter: the queue of tiers to be looked at, a tier decided with its reason, taken back.

use kamdeck::i18n::Language;
use kamdeck::tui::app::{Route, TierPane};

use super::{Flow, Start};

fn review(size: (u16, u16), language: Language) -> Flow {
    Flow::start(Start { size, language, first: Route::TierReview(TierPane::Due), demo: 64, ..Start::default() })
}

#[test]
fn the_queue_names_suggestion_reasons_and_what_would_change_it() {
    for (short, language) in [("en", Language::En), ("zh", Language::ZhCN)] {
        for (width, height) in [(80, 24), (120, 40)] {
            let mut flow = review((width, height), language);
            insta::assert_snapshot!(format!("tier_review_{short}_{width}x{height}"), flow.screen());
            for pane in ["differs", "all", "moves", "segments"] {
                flow.keys("<Tab>");
                if (width, pane) != (120, "all") {
                    insta::assert_snapshot!(format!("tier_review_{pane}_{short}_{width}x{height}"), flow.screen());
                }
                flow.storm();
            }
        }
    }
}

#[test]
fn the_end_of_a_quarter_a_tier_is_decided_with_its_reason_and_taken_back() {
    let mut flow = Flow::start(Start { size: (120, 40), language: Language::En, first: Route::Dashboard, demo: 64, ..Start::default() });
    flow.keys("gr").shows("to be looked at by 2026-12-31").shows("not as suggested");
    flow.keys("<Tab>").shows("[not as suggested]");
    let before = flow.screen();
    flow.keys("t").shows("Reason").keys("<Tab>strategic orders since summer<Ctrl-s>").shows("strategic orders since summer");
    flow.keys("u").lacks("strategic orders since summer");
    assert_eq!(before.lines().nth(1), flow.screen().lines().nth(1), "the queue is as it was");
    flow.keys("U").shows("strategic orders since summer");
}

#[test]
fn an_account_of_the_queue_opens_and_explains_its_tier() {
    let mut flow = review((120, 40), Language::En);
    flow.keys("w").shows("why this tier").keys("<Esc>").keys("<Enter>").shows("1 Overview").keys("J").shows("1 Overview");
    flow.keys("<Esc>").shows("to be looked at by");
}

#[test]
fn an_empty_book_has_nothing_to_look_at() {
    let mut flow = Flow::start(Start { size: (80, 40), first: Route::TierReview(TierPane::Due), ..Start::default() });
    flow.shows("Nothing is to be looked at").keys("<Tab><Tab>").shows("imports a list").keys("<Tab><Tab>").shows("RFM 5/4/3/2");
    flow.storm();
}
