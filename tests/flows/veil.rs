//! Under the veil no name, number or amount is on any screen, whether it fell before or after what is shown was opened or said.

use kamdeck::i18n::Language;
use kamdeck::tui::app::Route;

use super::storms::PLACES;
use super::{Flow, Start};

/// Parts of names of the demo portfolio that stand on many screens.
const NAMES: &[&str] = &["华东新", "Orion", "启明", "Zephyr", "陈立", "赵敏", "周涛", "孙浩", "林晓", "王芳", "岚桥"];

fn start(language: Language) -> Start {
    Start { size: (120, 40), language, first: Route::Accounts, demo: 64, ..Start::default() }
}

/// The names that are on the screen, but for what was typed.
fn names(flow: &Flow, typed: &str) -> String {
    let screen = flow.screen();
    let found: Vec<&str> = NAMES.iter().copied().filter(|name| !typed.contains(name) && screen.contains(name)).collect();
    if found.is_empty() { String::new() } else { format!("shows {}\n{screen}\n\n", found.join(", ")) }
}

/// Every place with the veil over it; odd ones are opened under it, over the others it falls.
fn leaks(language: &Language, odd: usize) -> String {
    let mut wrong = String::new();
    // The menu of a begun sequence takes no other key.
    for (number, (place, script, _)) in PLACES.iter().filter(|place| place.0 != "menu").enumerate() {
        let script = if number % 2 == odd { format!("<F9>{script}") } else { format!("{script}<F9>") };
        let mut flow = Flow::start(start(*language));
        let found = names(flow.keys(&script), &script);
        if !found.is_empty() {
            wrong.push_str(&format!("{place}, by {script}, {found}"));
        }
    }
    wrong
}

#[test]
fn no_place_names_anybody_under_the_veil() {
    assert_eq!(leaks(&Language::En, 0), "");
}

#[test]
fn no_place_names_anybody_when_the_veil_falls() {
    assert_eq!(leaks(&Language::ZhCN, 1), "");
}

/// Keys that lead to what is said of edits and asked about them.
const DEEDS: &[&str] = &[
    "/hdxny<Enter>tA<Enter>key customer<Ctrl-s>",
    "/hdxny<Enter>tA<Enter>key customer<Ctrl-s>uU",
    "<Space>j<Space>jdd",
    "<Space>j<Space>jddyu",
    "/hdxny<Enter>ddygb<Enter>",
    "/hdxny<Enter>ddygb<Enter>y",
    "/hdxny<Enter><Enter>2<Enter>",
    "/hdxny<Enter>o<F2>",
    "/hdxny<Enter><Enter>8<Enter>",
];

#[test]
fn nothing_that_is_said_names_anybody_under_the_veil() {
    let mut wrong = String::new();
    for deed in DEEDS {
        for script in [format!("<F9>{deed}"), format!("{deed}<F9>")] {
            let mut flow = Flow::start(start(Language::En));
            flow.keys(&script);
            for place in ["", "<Esc><Esc><Esc>gn"] {
                let found = names(flow.keys(place), "");
                if !found.is_empty() {
                    wrong.push_str(&format!("{script}{place} {found}"));
                }
            }
        }
    }
    assert_eq!(wrong, "");
}
