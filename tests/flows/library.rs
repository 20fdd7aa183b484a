//! The library: shelves, search over all of them, own entries, the digest of a quarter.

use kamdeck::i18n::Language;
use kamdeck::store::Table;
use kamdeck::tui::app::Route;

use super::{Flow, Start};

fn at(size: (u16, u16), language: Language, demo: u64) -> Flow {
    Flow::start(Start { size, language, first: Route::Library, demo, ..Start::default() })
}

#[test]
fn shelves_in_both_languages_and_sizes() {
    for (short, language) in [("en", Language::En), ("zh", Language::ZhCN)] {
        for (width, height) in [(80, 24), (120, 40)] {
            for (name, keys) in
                [("questions", "<Enter>"), ("favours", "3<Enter>"), ("cases", "6<Enter>"), ("digest", "7K"), ("found", "/price<Enter>")]
            {
                let mut flow = at((width, height), language, 64);
                flow.keys(keys);
                insta::assert_snapshot!(format!("library_{name}_{short}_{width}x{height}"), flow.screen());
            }
        }
    }
}

#[test]
fn every_page_stands_at_every_size() {
    let mut flow = at((80, 24), Language::ZhCN, 64);
    for tab in ["1", "2", "3", "4", "5", "6", "7", "/jiaoqi"] {
        flow.keys(tab).storm();
    }
}

#[test]
fn what_is_typed_is_found_on_every_shelf_and_escape_brings_the_shelf_back() {
    let mut flow = at((80, 24), Language::En, 0);
    flow.keys("5").shows("Why change what works?").keys("/discount").shows("Never: Discount at the table").lacks("Why change what works?");
    flow.keys("<Esc>").shows("Why change what works?");
    flow.keys("/zzzz<Enter>").shows("Nothing in the library holds").keys("<Esc>").shows("Why change what works?");
    // By initials, in Chinese.
    let mut flow = at((80, 24), Language::ZhCN, 0);
    flow.keys("/gyzd").shows("供应中断");
}

#[test]
fn entries_of_ones_own_are_added_changed_deleted_and_taken_back() {
    let mut flow = at((80, 24), Language::En, 0);
    flow.keys("6")
        .shows("No case yet")
        .keys("n")
        .shows("New entry")
        .keys("late papers<Tab>the papers came late<Tab>send them early<Ctrl-s>");
    flow.shows("late papers").keys("<Enter>").shows("Lesson: send them early");
    flow.keys("e").keys(" again<Ctrl-s>").shows("late papers again");
    flow.keys("u");
    let title = |flow: &Flow| flow.store().read().all(Table::Lesson).unwrap()[0].text("title").unwrap().to_owned();
    assert_eq!(title(&flow), "late papers");
    flow.keys("U").shows("late papers again");
    flow.keys("dd").shows("Delete this entry").keys("y").shows("No case yet").keys("u").shows("late papers again");
    flow.keys("7").shows("late papers again").shows("send them early");
    // What came with the program is not deleted; changed, it becomes an entry of ours.
    flow.keys("3dd").shows("came with the program").keys("e<Ctrl-s>").shows("ours");
    assert_eq!(flow.store().read().count(Table::LibraryEntry).unwrap(), 1);
    flow.keys("u");
    assert_eq!(flow.store().read().count(Table::LibraryEntry).unwrap(), 0);
}

#[test]
fn the_place_is_reached_from_everywhere() {
    let mut flow = Flow::start(Start { first: Route::Accounts, demo: 10, ..Start::default() });
    flow.keys("gl").shows("Library").keys("!").shows("Library").keys("ga").shows("Accounts");
}
