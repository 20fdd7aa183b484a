//! Today and the alerts of an account: the morning of a manager.

use kamdeck::i18n::Language;
use kamdeck::store::{ActionKind, Edit, Table, What};
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

/// Lines of the day's list that speak of an account and ask for something.
fn asking(flow: &mut Flow, name: &str, what: &str) -> usize {
    flow.screen().lines().filter(|line| line.contains(name) && line.contains(what)).count()
}

#[test]
fn a_morning_from_today_over_the_card_to_a_closed_alert() {
    // High enough for the whole day to be on the screen, so that what is gone is gone and not scrolled away.
    let mut flow = today((120, 200), Language::En);
    find(&mut flow, "get in touch");
    let silent = line(&mut flow);
    let name = silent.split("  ").map(str::trim).filter(|part| !part.is_empty()).nth(1).unwrap_or_default();
    let name = name.split_once("d! ").map_or(name, |(_, name)| name).to_owned();
    assert_eq!(asking(&mut flow, &name, "get in touch"), 1, "{silent}");
    flow.keys("w").shows("ends with a two-way touch").shows("Silent churner");
    let open = flow.screen();
    assert!(!open.contains("Over, or seen to") || open.find("Silent churner") < open.find("Over, or seen to"), "it is open: {open}");
    flow.keys("<Enter>").shows("What we owe, and alerts");
    flow.keys("i").keys("电话 \"谈续约\"<Enter>");
    flow.keys("gt");
    assert_eq!(asking(&mut flow, &name, "get in touch"), 0, "nobody has to get in touch any more:\n{}", flow.screen());
    // It is closed, and not merely left out: what ended since yesterday names it.
    let ended = format!("- {name}  silent churner");
    flow.shows(&ended);
    // Undo brings it back, exactly as it was.
    flow.keys("u").lacks(&ended);
    assert_eq!(asking(&mut flow, &name, "get in touch"), 1, "{}", flow.screen());
}

#[test]
fn a_question_worth_asking_is_answered_where_it_stands() {
    let mut flow = today((120, 200), Language::En);
    flow.shows("Questions worth asking");
    let asked = |flow: &mut Flow| -> Vec<String> {
        let screen = flow.screen();
        let from = screen.lines().skip_while(|line| !line.contains("Questions worth asking")).skip(1);
        from.take_while(|line| !line.trim().is_empty()).map(|line| line.trim().to_owned()).collect()
    };
    let before = asked(&mut flow);
    assert_eq!(before.len(), 5, "five are asked: {before:?}");
    find(&mut flow, &before[0]);
    let question = line(&mut flow).trim().to_owned();
    flow.keys("<Enter>");
    let form = flow.screen();
    let answer = if form.contains("0 to 10") {
        "9<Ctrl-s>"
    } else if form.contains("85%") {
        "85%<Ctrl-s>"
    } else {
        "0<Ctrl-s>"
    };
    flow.keys(answer);
    assert!(!asked(&mut flow).contains(&question), "{question} was answered:\n{}", flow.screen());
    flow.keys("u");
    assert!(asked(&mut flow).contains(&question), "{question} is asked again");
    flow.keys("@2026-08-03<Enter>").shows("Questions worth asking");
    let question = asked(&mut flow).remove(0);
    flow.keys("gg");
    find(&mut flow, &question);
    flow.keys("<Enter>").shows("2026-08-03").lacks("Ctrl-s save");
}

#[test]
fn the_meetings_of_the_day_are_one_page() {
    let mut flow = today((80, 24), Language::En);
    flow.keys("b").shows("Meetings on 2026-11-21");
    let start = Start { demo: 64, first: Route::Today, ..Start::default() };
    let mut flow = Flow::seeded(start, |store| {
        let accounts = store.read().all(Table::Account).unwrap();
        let orion = accounts.iter().find(|row| row.text("name").is_some_and(|name| name.contains("Orion"))).unwrap().id;
        let mut edit = Edit::new(What::new(ActionKind::Create));
        let day: chrono::NaiveDate = "2026-11-21".parse().unwrap();
        edit.insert(
            Table::Touchpoint,
            vec![
                ("account_id", orion.into()),
                ("kind", "regular_visit".into()),
                ("title", "quarterly visit".into()),
                ("planned_on", day.into()),
                ("place", "Leeds".into()),
            ],
        );
        store.apply(&edit).unwrap();
    });
    flow.keys("b")
        .shows("1 meeting")
        .shows("Orion Batteries  quarterly visit  Leeds")
        .keys("<F9>")
        .lacks("Orion")
        .keys("<F9><Esc>")
        .shows("Today");
}

#[test]
fn renewals_won_and_lost_are_held_against_what_was_said_before() {
    pictures("outcomes", "go");
    let mut flow = today((80, 24), Language::En);
    flow.keys("go").shows("Would have flagged").keys("<Enter>").shows("What we owe").keys("<Esc>").storm();
    let mut empty = Flow::start(Start { first: Route::Today, ..Start::default() });
    empty.keys("go").shows("No renewal was decided yet").shows("Deals");
}

#[test]
fn the_days_ahead_are_an_agenda_by_day() {
    pictures("agenda", "<Tab>G");
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
fn a_promise_is_kept_and_a_promise_given_to_somebody() {
    let kept = |flow: &Flow| {
        let promises = flow.store().read().all(Table::Promise).unwrap();
        promises.iter().filter(|row| row.text("state") == Some("kept")).count()
    };
    let mut flow = today((120, 40), Language::ZhCN);
    find(&mut flow, "兑现承诺");
    let before = kept(&flow);
    flow.keys("c");
    assert_eq!(kept(&flow), before + 1);
    flow.keys("u");
    assert_eq!(kept(&flow), before);
    let rulings = |flow: &Flow| flow.store().read().all(Table::AlertRuling).unwrap().len();
    let before = rulings(&flow);
    find(&mut flow, "兑现承诺");
    flow.keys("o");
    if flow.screen().contains("指派：") {
        flow.keys("<Ctrl-s>");
    }
    assert_eq!(rulings(&flow), before + 1, "{}", flow.screen());
}

#[test]
fn what_is_done_is_not_done_twice_by_keys_that_come_at_once() {
    let mut flow = today((120, 40), Language::En);
    find(&mut flow, "call back");
    let rows = |flow: &Flow| flow.store().read().all(Table::SurveyLoop).unwrap().len();
    let before = rows(&flow);
    flow.burst("cc");
    assert_eq!(rows(&flow), before + 1, "one call was made");
    flow.shows("just seen to");
    flow.keys("u");
    assert_eq!(rows(&flow), before);
}

#[test]
fn the_alerts_of_an_account_know_whose_they_are() {
    let mut flow = today((120, 40), Language::En);
    find(&mut flow, "call back");
    flow.keys("w").keys("b").shows("Meeting brief").lacks("cannot be done here");
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
    let written = |flow: &Flow| flow.store().read().log_place().unwrap();
    let before = written(&flow);
    flow.keys("c").shows("2026-08-03").lacks("Done:");
    assert_eq!(written(&flow), before, "nothing was written");
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
