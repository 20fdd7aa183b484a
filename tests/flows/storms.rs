//! Every screen and every overlay at sizes of all kinds: nothing breaks, and afterwards it stands as it stood.

use kamdeck::i18n::Language;
use kamdeck::tui::app::Route;

use super::{Flow, Start};

/// What is opened, by which keys from the account list of the demo portfolio, and what is then on the screen in
/// English: a script that opens something else cannot pass.
pub const PLACES: &[(&str, &str, &str)] = &[
    ("account list", "", "64 of 64"),
    ("overview", "/hdxny<Enter><Enter>", "1 Overview"),
    ("people", "/hdxny<Enter><Enter>2", "陈立 总经理"),
    ("needs", "/hdxny<Enter><Enter>3", "3 Needs"),
    ("touches", "/hdxny<Enter><Enter>4", "whole account"),
    ("deals", "/hdxny<Enter><Enter>5", "5 Deals"),
    ("service", "/hdxny<Enter><Enter>6", "6 Service"),
    ("plan", "/hdxny<Enter><Enter>7", "7 Plan"),
    ("history", "/hdxny<Enter><Enter>8", "林晓"),
    ("decision chain", "/hdxny<Enter>m", "decision chain"),
    ("chain as a grid", "/hdxny<Enter>mt", "decision chain"),
    ("chain as a matrix", "/hdxny<Enter>mtt", "decision chain"),
    ("why", "/hdxny<Enter>w", "why this health"),
    ("meeting brief", "/hdxny<Enter>b", "补开 3 月培训发票"),
    ("memory book", "/hdxny<Enter>B", "emory"),
    ("today", "gt", "oday"),
    ("dashboard", "gd", "ashboard"),
    ("key figures", "gk", "A year ago"),
    ("behind a figure", "gkG<Enter>", "items overdue"),
    ("tier review", "gr", "to be looked at"),
    ("segments", "gr<Shift-Tab>", "Response times"),
    ("handovers", "gh", "andover"),
    ("start of a handover", "H", "andover"),
    ("search", "g/华东", "华东新能源"),
    ("duplicates", "gu", "uplicate"),
    ("recycle bin", "gb", "ecycle bin"),
    ("messages", "gn", "essages"),
    ("first steps", "gs", "irst steps"),
    ("import", "gi", "mport"),
    ("help", "?", "Keys and commands"),
    ("palette", ":", "ommand"),
    ("filter", "/hua", "hua"),
    ("views", "v", "iew"),
    ("columns", "C", "olumns"),
    ("export", "x", "xport"),
    ("as of", "@", "s of"),
    ("capture", "i", "og"),
    ("new account", "n", "ew account"),
    ("record a fact", "/hdxny<Enter>a", "ecord"),
    ("tier", "/hdxny<Enter>t", "ier"),
    ("owner", "/hdxny<Enter>o", "wner"),
    ("delete", "/hdxny<Enter>dd", "华东新能源"),
    ("recent records", "/hdxny<Enter><Enter><Esc><Ctrl-o>", "华东新能源"),
    ("bare text", "Y", "Credit code"),
    ("menu", "g", "waiting for the next key"),
];

fn start(language: Language) -> Start {
    Start { language, first: Route::Accounts, demo: 64, ..Start::default() }
}

/// The screen without the empty ends of lines.
fn text(flow: &Flow) -> String {
    flow.screen().lines().map(str::trim_end).collect::<Vec<_>>().join("\n")
}

/// What breaks or changes when the places are given sizes of all kinds.
fn broken(language: Language) -> String {
    let mut wrong = Vec::new();
    for (place, script, shown) in PLACES {
        let mut flow = Flow::start(start(language));
        flow.keys(script);
        let before = text(&flow);
        if language == Language::En && !before.contains(shown) {
            wrong.push(format!("{place} does not show {shown:?}\n{before}"));
        }
        let after = text(flow.storm());
        if after != before {
            wrong.push(format!("{place} was\n{before}\nand is after the storm\n{after}"));
        }
    }
    wrong.join("\n\n")
}

#[test]
fn every_place_stands_after_every_size() {
    assert_eq!(broken(Language::En), "");
}

#[test]
fn every_place_stands_after_every_size_in_chinese() {
    assert_eq!(broken(Language::ZhCN), "");
}

#[test]
fn the_first_screen_stands_after_every_size() {
    for language in [Language::En, Language::ZhCN] {
        let mut flow = Flow::new((80, 24), language);
        let before = text(&flow);
        assert_eq!(text(flow.storm()), before);
    }
}
