//! The rehearsal of hard questions on the demo.

use kamdeck::i18n::Language;
use kamdeck::store::Table;
use kamdeck::tui::app::Route;

use super::{Flow, Start};

fn at(size: (u16, u16), language: Language) -> Flow {
    let mut flow = Flow::start(Start { size, language, first: Route::Handovers, demo: 64, ..Start::default() });
    flow.keys("<Enter>4c");
    flow
}

#[test]
fn a_question_is_asked_before_its_answer_is_seen() {
    for (short, language) in [("en", Language::En), ("zh", Language::ZhCN)] {
        for (width, height) in [(80, 24), (120, 40)] {
            let mut flow = at((width, height), language);
            insta::assert_snapshot!(format!("rehearsal_{short}_{width}x{height}"), flow.screen());
            flow.keys("<Enter>");
            insta::assert_snapshot!(format!("rehearsal_answer_{short}_{width}x{height}"), flow.screen());
        }
    }
    let mut flow = at((80, 24), Language::ZhCN);
    flow.storm().keys("<Enter>").storm();
}

#[test]
fn answers_are_scored_and_the_end_says_what_to_repeat() {
    let mut flow = at((80, 24), Language::En);
    let scored =
        |flow: &Flow| flow.store().read().all(Table::HandoverQuestion).unwrap().iter().filter(|row| row.int("score").is_some()).count();
    let before = scored(&flow);
    // Not before the answer was seen.
    flow.keys("5").shows("answers aloud");
    assert_eq!(scored(&flow), before);
    flow.shows("Question 1 of").keys("<Enter>5").shows("Question 2 of").keys("<Enter>2").shows("Question 3 of");
    assert!(scored(&flow) > before);
    flow.keys("u").keys("U");
    flow.keys("<Right*60>").shows("mean").shows("Once more before the meeting").storm();
    flow.keys("<Enter>").shows("c starts the rehearsal").shows("2/5");
}
