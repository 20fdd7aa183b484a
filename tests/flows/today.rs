//! Today and the alerts of an account: the morning of a manager.

use kamdeck::i18n::Language;
use kamdeck::tui::app::Route;

use super::{Flow, Start};

const SIZES: [(u16, u16); 2] = [(80, 24), (120, 40)];
const LANGUAGES: [(&str, Language); 2] = [("en", Language::En), ("zh", Language::ZhCN)];

fn today(size: (u16, u16), language: Language) -> Flow {
    Flow::start(Start { size, language, first: Route::Today, demo: 64, ..Start::default() })
}

fn pictures(name: &str, keys: &str) {
    for (short, language) in LANGUAGES {
        for (width, height) in SIZES {
            let mut flow = today((width, height), language);
            flow.keys(keys);
            insta::assert_snapshot!(format!("{name}_{short}_{width}x{height}"), flow.screen());
        }
    }
}

#[test]
fn what_is_due_stands_first_with_its_clock_and_cause() {
    pictures("today", "");
}

#[test]
fn the_alerts_of_an_account_say_why_and_what_ends_them() {
    pictures("alerts", "jjw");
}

/// The line under the cursor.
fn line(flow: &mut Flow) -> String {
    let row = flow.cursor().map_or(0, |cursor| cursor.y);
    flow.screen().lines().nth(row.into()).unwrap_or_default().to_owned()
}

/// Goes down until the line under the cursor says something.
fn find(flow: &mut Flow, wanted: &str) {
    for _ in 0..80 {
        if line(flow).contains(wanted) {
            return;
        }
        flow.keys("j");
    }
    panic!("no line says {wanted}:\n{}", flow.screen());
}

#[test]
fn a_morning_from_today_over_the_card_to_a_closed_alert() {
    let mut flow = today((120, 40), Language::En);
    find(&mut flow, "get in touch");
    let silent = line(&mut flow);
    let name: String = silent.split_whitespace().nth(2).unwrap_or_default().to_owned();
    flow.keys("w").shows("ends with a two-way touch").keys("<Enter>").shows("What we owe, and alerts");
    flow.keys("i").keys("电话 \"谈续约\"<Enter>");
    flow.keys("gt").lacks(&format!("{name}  get in touch"));
}

#[test]
fn an_alert_is_put_off_with_a_reason_and_comes_back_by_undo() {
    let mut flow = today((120, 40), Language::En);
    find(&mut flow, "call or visit");
    flow.keys("z").shows("Put off:").keys("+3d<Tab>their budget is closed<Ctrl-s>").shows("put off");
    flow.keys("u").lacks("1 put off");
    // A day that does not lie ahead is refused at its field.
    find(&mut flow, "call or visit");
    flow.keys("z").keys("today<Tab>x<Ctrl-s>").shows("must lie ahead").keys("<Esc><Esc>");
}

#[test]
fn a_promise_is_kept_and_a_task_given_to_somebody() {
    let mut flow = today((120, 40), Language::ZhCN);
    find(&mut flow, "兑现承诺");
    let before = line(&mut flow);
    flow.keys("c").lacks(before.trim());
    flow.keys("u").shows(before.trim());
}

#[test]
fn clocks_wake_the_screen_once_a_minute() {
    let mut flow = today((80, 24), Language::En);
    flow.shows("Clocks");
    let before = flow.screen();
    flow.wait(std::time::Duration::from_secs(59));
    flow.sent();
    flow.wait(std::time::Duration::from_secs(1));
    assert_ne!(before, flow.screen(), "a minute later another minute is shown");
    assert!(flow.sent().0 <= 2, "a frame for the minute, and one for what it changed");
}

#[test]
fn the_past_is_shown_as_it_was_and_nothing_can_be_done_there() {
    let mut flow = today((80, 24), Language::En);
    flow.keys("@2026-08-03<Enter>").shows("2026-08-03");
    flow.keys("c").shows("2026-08-03").lacks("Put off:");
}

#[test]
fn no_size_breaks_the_day() {
    for (keys, language) in [("<Tab>", Language::En), ("jw", Language::ZhCN)] {
        today((80, 24), language).keys(keys).storm().keys("<Down><PgDn><Up>");
    }
}

#[test]
fn nothing_due_says_so() {
    let mut flow = Flow::start(Start { first: Route::Today, ..Start::default() });
    flow.shows("Nothing is due.");
}
