//! Handovers: list and board, the start, the checklist from the first step to the close.

use kamdeck::domain::ColleagueId;
use kamdeck::domain::handover::HandoverState;
use kamdeck::domain::id::HandoverId;
use kamdeck::domain::{RowId, calendar::WorkCalendar};
use kamdeck::i18n::Language;
use kamdeck::store::Table;
use kamdeck::store::handover::{Handover, Setting};
use kamdeck::tui::app::Route;

use super::{Flow, Start};

const LANGUAGES: [(&str, Language); 2] = [("en", Language::En), ("zh", Language::ZhCN)];

fn at(size: (u16, u16), language: Language, first: Route) -> Flow {
    Flow::start(Start { size, language, first, demo: 64, ..Start::default() })
}

/// Keeps a picture of what a key script leads to, in both languages and sizes.
fn pictures(name: &str, first: &Route, keys: &str) {
    for (short, language) in LANGUAGES {
        for (width, height) in [(80, 24), (120, 40)] {
            let mut flow = at((width, height), language, first.clone());
            flow.keys(keys);
            insta::assert_snapshot!(format!("{name}_{short}_{width}x{height}"), flow.screen());
        }
    }
}

#[test]
fn the_list_leads_with_how_it_went_and_with_what_is_next() {
    pictures("handovers", &Route::Handovers, "");
    let mut flow = at((80, 24), Language::En, Route::Handovers);
    flow.shows("4 running of 5").storm();
}

#[test]
fn the_checklist_says_first_what_stands_in_the_way_of_closing() {
    pictures("handover_checklist", &Route::Handovers, "j<Enter>");
    let mut flow = at((80, 24), Language::En, Route::Handovers);
    flow.keys("j<Enter>").shows("cannot close: 2 items without owner").shows("next: ").storm();
    for tab in ["2", "3", "4", "5", "6"] {
        flow.keys(tab).storm();
    }
}

#[test]
fn the_pages_beside_the_checklist() {
    for (tab, name) in [("2", "items"), ("3", "manual"), ("4", "rehearsal"), ("5", "feedback"), ("6", "record")] {
        pictures(&format!("handover_{name}"), &Route::Handovers, &format!("<Enter>{tab}"));
    }
}

#[test]
fn a_start_shows_what_would_be_due_and_what_happened_before() {
    pictures("handover_start", &Route::Accounts, "H");
    let mut flow = at((80, 24), Language::ZhCN, Route::Accounts);
    flow.keys("jjH").shows("相似案例").storm();
    flow.keys("<Enter>").shows("发起交接").storm();
}

#[test]
fn without_a_handover_the_list_says_what_to_do() {
    for (language, said) in [(Language::En, "press H"), (Language::ZhCN, "按 H 发起")] {
        let mut flow = Flow::start(Start { language, first: Route::Handovers, ..Start::default() });
        flow.shows(said).storm();
    }
}

/// The only handover that the test itself started.
fn handover(flow: &Flow) -> Handover {
    let store = flow.store();
    let calendar = WorkCalendar::cn().unwrap();
    let policies = store.read().policies().unwrap();
    let setting = Setting { policies: &policies, calendar: &calendar, as_of: store.today() };
    let id = store.read().all(Table::Handover).unwrap().last().unwrap().id;
    store.read().handover(HandoverId::from_raw(id), &setting).unwrap().unwrap()
}

/// The first page with the cursor on a step.
fn on_step(flow: &mut Flow, step: usize) -> &mut Flow {
    flow.keys("1gg").keys(&"j".repeat(step))
}

#[test]
fn a_handover_goes_from_its_start_to_its_close_by_keyboard() {
    let mut flow = at((120, 40), Language::En, Route::Accounts);
    // From the card: a new colleague takes over.
    flow.keys("<Enter>H").shows("Start a handover").keys("<Enter>").shows("Who takes over");
    flow.keys("Zhou Yan<Enter><Ctrl-s>").shows("Zhou Yan").shows("cannot close");
    let start = handover(&flow);
    assert_eq!((start.state, start.accounts.len(), start.incoming.name.as_str()), (HandoverState::Running, 1, "Zhou Yan"));
    assert!(start.accounts[0].open_gaps().count() > 0, "the account of this test has gaps");

    // The manual is not submitted while it has gaps; they are waived together.
    on_step(&mut flow, 0).keys("<Enter><Ctrl-s>").shows("neither answered nor waived").keys("<Esc><Esc>");
    flow.keys("3gg<Enter>").shows("How").keys("<Right><Right><Tab>not needed here<Ctrl-s>");
    assert_eq!(handover(&flow).accounts[0].open_gaps().count(), 0, "{}", flow.screen());
    on_step(&mut flow, 0).keys("<Enter><Ctrl-s>");
    assert_eq!(handover(&flow).entries.len(), 1, "{}", flow.screen());

    // Returned, submitted again, approved.
    on_step(&mut flow, 1).keys("<Enter>").shows("Verdict").keys("<Right><Ctrl-s>").shows("must be filled in: remarks");
    flow.keys("add the risks<Ctrl-s>").shows("returned 2026-11-21");
    on_step(&mut flow, 0).keys("<Enter><Ctrl-s>");
    on_step(&mut flow, 1).keys("<Enter><Ctrl-s>").shows("done 2026-11-21");

    // Two talks, the second with a question of the library.
    on_step(&mut flow, 2).keys("<Enter>went through the history<Ctrl-s>");
    flow.keys("4").shows("No hard questions yet").keys("n<Enter><Ctrl-s>").shows("not rehearsed");
    flow.keys("gg<Enter>4<Ctrl-s>").shows("4/5").shows("mean 4.0 of 5");
    on_step(&mut flow, 3).keys("<Enter>rehearsed<Ctrl-s>");
    on_step(&mut flow, 4).keys("<Enter>").shows("Zhou Yan").keys("<Ctrl-s>");
    on_step(&mut flow, 5).keys("<Enter>electronic and paper list<Ctrl-s>");
    on_step(&mut flow, 6).keys("<Enter>three things done<Tab>everything stays<Ctrl-s>");
    assert!(handover(&flow).met_on(start.accounts[0].id).is_some(), "{}", flow.screen());

    // A doubt starts the crisis steps.
    on_step(&mut flow, 7).keys("<Enter>").shows("doubts the change").keys("y");
    on_step(&mut flow, 7).keys("<Enter>the director called<Ctrl-s>");
    on_step(&mut flow, 8).keys("<Enter>an expert each week<Ctrl-s>");

    flow.keys("5")
        .shows("The form is empty")
        .keys("n")
        .shows("Column")
        .keys("<Tab>who holds the budget<Ctrl-s>")
        .shows("must be filled in");
    flow.keys("+3d<Ctrl-s>").shows("who holds the budget");
    on_step(&mut flow, 9).keys("<Enter><Ctrl-s>");
    on_step(&mut flow, 10).keys("<Enter>5<Tab>4<Ctrl-s>");
    on_step(&mut flow, 11).keys("<Enter>rehearse early<Tab>they asked about price<Tab>two weeks ahead<Ctrl-s>");

    // The refusal names what has no owner.
    let now = handover(&flow);
    let (_, item) = now.unowned()[0];
    let title = item.title.clone();
    flow.keys("1G<Enter>").shows("Close the handover").keys("<Ctrl-s>").shows("without owner").shows(&title).keys("<Esc><Esc>");
    flow.keys("o<Ctrl-s>").shows("Every open item has an owner who stays");
    flow.keys("2").shows("Zhou Yan").keys("1G<Enter><Ctrl-s>").shows("Closed on 2026-11-21");
    let end = handover(&flow);
    assert_eq!(end.state, HandoverState::Closed);
    let owner = flow.store().read().owner_on(end.accounts[0].id, flow.store().today()).unwrap();
    assert_eq!(owner, Some(end.incoming.id));
    let gone: ColleagueId = end.outgoing.id;
    let promises = flow.store().read().rows_of(Table::Promise, end.accounts[0].id).unwrap();
    assert!(promises.iter().filter(|row| row.text("state") == Some("open")).all(|row| row.reference("owner_id") != Some(gone)));
    // Taken back and done again.
    flow.keys("u").shows("Every step is done").keys("U").shows("Closed on 2026-11-21");
    flow.keys("gh").shows("5").shows("Handovers");
}
