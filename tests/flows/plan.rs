//! The card's plan: tasks, reviews, targets, touchpoints, contingency plans, packages, memories, resources.

use kamdeck::i18n::Language;
use kamdeck::tui::app::Route;

use super::{Flow, Start};

fn card(size: (u16, u16), language: Language, keys: &str) -> Flow {
    let mut flow = Flow::start(Start { size, language, first: Route::Accounts, demo: 64, ..Start::default() });
    flow.keys(keys);
    flow
}

/// The card of an account that nothing is known of.
fn empty(size: (u16, u16), language: Language) -> Flow {
    let mut flow = Flow::start(Start { size, language, first: Route::Accounts, ..Start::default() });
    flow.keys("nAcme Steel<Ctrl-s><Enter>7");
    flow
}

#[test]
fn the_plan_is_told_by_what_is_due() {
    for (short, language) in [("en", Language::En), ("zh", Language::ZhCN)] {
        for (width, height) in [(80, 24), (120, 40)] {
            let mut flow = card((width, height), language, "/hdxny<Enter><Enter>7");
            insta::assert_snapshot!(format!("plan_{short}_{width}x{height}"), flow.screen());
            flow.keys("G<PgDn>");
            insta::assert_snapshot!(format!("plan_end_{short}_{width}x{height}"), flow.screen());
        }
        insta::assert_snapshot!(format!("plan_empty_{short}"), empty((80, 40), language).screen());
    }
}

#[test]
fn a_task_is_done_put_off_and_taken_back() {
    let mut flow = empty((80, 24), Language::En);
    flow.keys("<Enter>").shows("Task: Acme Steel").keys("Send the report<Tab>2026-11-20<Ctrl-s>");
    flow.shows("late: 1").shows("1d late").shows("Send the report  li");
    flow.keys("z").shows("Snooze: Acme Steel");
    flow.keys("next monday<Tab>they are away<Ctrl-s>").shows("put off").lacks("late: 1").shows("2026-11-23");
    flow.keys("u").shows("1d late").keys("U").shows("put off").keys("<Enter>").shows("they are away").keys("<Enter>");
    flow.keys("c").shows("Done tasks: 1").keys("u").shows("put off").keys("U").shows("Done tasks: 1");
    flow.again(None).keys("<Enter>7").shows("Done tasks: 1").keys("<Enter>j").keys("z").shows("done already");
    flow.keys("e").shows("Task: Acme Steel").keys("<Ctrl-u>Sent<Ctrl-s>").shows("Sent").keys("dd").shows("Delete this task").keys("y");
    flow.shows("There is nothing to do").keys("u").shows("Done tasks: 1");
}

#[test]
fn the_target_of_a_year_becomes_quarters_and_their_tasks() {
    let mut flow = empty((120, 40), Language::En);
    flow.click("There is no plan for 2026").keys("<Enter>").shows("With the modules of the library").keys("<Enter><Ctrl-s>");
    flow.shows("Plan 2026").shows("without targets").keys("n").shows("Plan target").keys("target<Enter>").shows("Target 2026");
    flow.keys("sat<Enter>nine<Ctrl-s>").shows("A percentage such as").keys("<Ctrl-u>90.5<Tab>88<Ctrl-s>");
    flow.shows("Q1 -/88%").shows("Q4 -/90.5%").lacks("without targets");
    // The first three quarters are over; the fourth ends on its last working day.
    flow.shows("Plan 2026 Q4: satisfaction 90.5%").shows("2026-12-31").lacks("Plan 2026 Q3");
    flow.keys("u").shows("without targets").shows("There is nothing to do").keys("U").shows("Plan 2026 Q4");
    // Growth is split over the year.
    flow.click("Plan 2026 2026-11-21").keys("n").keys("target<Enter>").keys("cross<Enter>12<Ctrl-s>").shows("Q1 -/3%").shows("Q4 -/12%");
    flow.click("Plan 2026 2026-11-21")
        .keys("n")
        .keys("target<Enter>")
        .keys("cross<Enter>12<Ctrl-s>")
        .shows("has targets already")
        .keys("<Esc><Esc>");
    flow.click("Plan 2026 2026-11-21").keys("<Enter>").shows("target 88%, reached -").click("target 88%").keys("c");
    flow.shows("Plan target: Acme Steel").keys("85%<Ctrl-s>").shows("target 88%, reached 85%").keys("u").shows("target 88%, reached -");
    flow.keys("U").again(None).keys("<Enter>7").shows("Q1 85%/88%");
}

#[test]
fn the_review_of_the_quarter_walks_the_card() {
    let mut flow = empty((80, 40), Language::En);
    flow.shows("2026-Q4  2026-12-31 40d left").click("2026-Q4  ").keys("c").shows("Card review 2026-Q4: Acme Steel");
    flow.shows("records changed since the last review").keys("<Ctrl-s>").shows("something has to stand here");
    flow.keys("<F2><Enter>").keys("new CFO<Enter>");
    flow.keys("<F2><Enter><F2><Enter><F2><Enter><F2><Enter><F2><Enter><Ctrl-s>").shows("2026-Q4  2026-11-21 reviewed");
    flow.click("2026-Q4  ").keys("<Enter>").shows("People: new CFO").lacks("Needs:").keys("c").shows("made already");
    flow.keys("u").shows("40d left").keys("U").shows("People: new CFO").again(None).keys("<Enter>7").shows("2026-Q4  2026-11-21 reviewed");
}

#[test]
fn touchpoints_come_from_the_rhythm_of_the_quarter() {
    let mut flow = empty((120, 40), Language::ZhCN);
    flow.click("还没有安排").keys("<Enter>").shows("定期拜访").keys("培训<Enter>").shows("触点：Acme Steel");
    flow.keys("<Tab><Tab>2026-12-01<Ctrl-s>").shows("2026-12-01").shows("剩 10 天").shows("培训");
    flow.keys("c").shows("已进行").keys("u").shows("剩 10 天").keys("dd").shows("删除").keys("y").shows("还没有安排");
}

#[test]
fn a_contingency_plan_is_made_from_a_template_for_one_or_all() {
    let mut flow = empty((120, 40), Language::En);
    flow.click("has no plan of its own")
        .keys("<Enter>")
        .shows("Supply interruption")
        .keys("supply<Enter>")
        .shows("Contingency plan: Acme Steel");
    flow.keys("<Ctrl-s>").shows("Supply interruption").keys("<Enter>").shows("Within 1 h").shows("Keep ready").keys("<Enter>");
    // Into the common library: every account sees it.
    flow.keys("e").keys("<Tab><Tab><Tab><Tab><Tab><Del><Ctrl-s>").shows("common library").shows("has no plan of its own");
    flow.keys("<Esc>").keys("nOther Works<Ctrl-s>").keys("/other<Enter><Enter>7").shows("common library").shows("Supply interruption");
}

#[test]
fn the_long_run_is_kept() {
    let mut flow = empty((120, 40), Language::En);
    flow.click("No package is chosen").keys("<Enter>").keys("train<Enter>Shift training<Ctrl-s>").shows("Shift training").keys("c");
    flow.shows("ended 2026-11-21").keys("u").lacks("ended 2026-11-21");
    flow.click("Nothing is noted").keys("<Enter>").shows("Memory book entry: Acme Steel");
    flow.keys("met at the fair<Tab>first<Enter><Ctrl-s>").shows("met at the fair").shows("internal");
    flow.shows("What the tier gives").shows("every 90 days, at the latest after 120").shows("first response 15 minutes");
}

#[test]
fn all_sizes_and_the_past() {
    for language in [Language::En, Language::ZhCN] {
        empty((80, 24), language).storm();
        card((80, 24), language, "/hdxny<Enter><Enter>7").storm().keys("G").storm();
    }
    let mut flow = card((80, 24), Language::En, "/hdxny<Enter><Enter>7");
    flow.keys("@2026-06-01<Enter>").shows("2026-06-01").keys("c").shows("2026-06-01");
}
