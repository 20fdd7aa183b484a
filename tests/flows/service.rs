//! The card's service: tickets and their clocks, satisfaction, requests, deliveries.

use std::time::Duration;

use kamdeck::i18n::Language;
use kamdeck::tui::app::Route;

use super::{Flow, Start};

fn card(size: (u16, u16), language: Language, keys: &str) -> Flow {
    let mut flow = Flow::start(Start { size, language, first: Route::Accounts, demo: 64, ..Start::default() });
    flow.keys(keys);
    flow
}

/// The card of an account that nothing is known of.
fn empty(language: Language) -> Flow {
    let mut flow = Flow::start(Start { language, first: Route::Accounts, ..Start::default() });
    flow.keys("nAcme Steel<Ctrl-s><Enter>6");
    flow
}

#[test]
fn service_is_told_by_what_runs() {
    for (short, language) in [("en", Language::En), ("zh", Language::ZhCN)] {
        for (width, height) in [(80, 24), (120, 40)] {
            let flow = card((width, height), language, "/orion<Enter><Enter>6");
            insta::assert_snapshot!(format!("service_{short}_{width}x{height}"), flow.screen());
        }
    }
    let mut flow = card((120, 40), Language::En, "/zephyr<Enter><Enter>6<Enter>");
    insta::assert_snapshot!("service_ticket_en_120x40", flow.screen());
    flow.storm();
}

#[test]
fn an_empty_page_says_what_belongs_there() {
    insta::assert_snapshot!("service_empty_en", empty(Language::En).screen());
    insta::assert_snapshot!("service_empty_zh", empty(Language::ZhCN).screen());
}

#[test]
fn a_running_clock_is_drawn_once_when_its_minute_changes_and_costs_nothing_before() {
    let mut flow = card((80, 24), Language::En, "/zephyr<Enter><Enter>6");
    flow.shows("left: second line");
    // The number that stands falls right after its whole minute.
    flow.wait(Duration::from_secs(1)).shows("3 h 29 min left: second line").sent();
    flow.wait(Duration::from_secs(58));
    assert_eq!(flow.sent(), (0, 0), "nothing is sent while nothing changes");
    flow.wait(Duration::from_secs(2)).shows("3 h 28 min left: second line");
    assert_eq!(flow.sent().0, 1, "one frame when the minute changes");
    // Under a quarter of four hours it is about to breach; then it is late.
    flow.wait(Duration::from_secs(150 * 60)).shows("ABOUT TO BREACH 58 min: second line");
    flow.wait(Duration::from_secs(60 * 60)).shows("LATE 2 min: second line").shows("second line was due at 15:30");
}

#[test]
fn a_ticket_goes_its_way_and_every_step_can_be_taken_back() {
    let mut flow = empty(Language::En);
    flow.keys("<Enter>").shows("Ticket: Acme Steel").keys("Line stopped<Tab>inc<Enter>P1<Enter><Ctrl-s>");
    flow.shows("P1 15 min left: first response").shows("Breaches at 12:15 without first response");
    flow.shows("Tell: technical lead, product").shows("1 open");
    flow.keys("c").shows("Responded").keys("<Enter>").shows("Responded: Acme Steel").keys("<Ctrl-s>").shows("30 min left: intervention");
    flow.keys("u").shows("15 min left: first response").keys("U").shows("30 min left: intervention");
    // Re-graded: the clocks of the other grade start.
    flow.keys("c").keys("re-graded<Enter>").keys("P3<Enter><Ctrl-s>").shows("60 min left: solution").keys("u").shows("30 min left");
    flow.keys("c").keys("waiting<Enter><Ctrl-s>").shows("waits for the customer").keys("c").shows("Resumed").keys("<Esc>u");
    flow.keys("c").shows("Intervened").keys("<Enter>").shows("technical lead, product manager").keys("<Ctrl-s>").shows("no clock runs");
    flow.keys("c").keys("resolved<Enter><Ctrl-s>").shows("solved, to be closed");
    // A step before the opening is refused.
    flow.keys("c").keys("closed<Enter><Ctrl-u>2026-11-20 10:00<Ctrl-s>").shows("before the ticket was opened");
    flow.keys("<Ctrl-u>2026-11-21 12:00<Ctrl-s>").shows("closed 12:00").shows("Review with root cause due").shows("2026-11-27");
    flow.again(None).keys("<Enter>6").shows("Review with root cause due");
    flow.keys("<Enter>").shows("Intervened").shows("met in 0 min of 15 min").shows("Solved in").keys("<Enter>");
    // The review feeds the library.
    flow.keys("c").shows("Ticket review: Acme Steel").keys("bearing worn<Tab>grease weekly<Ctrl-s>").lacks("Review with root cause due");
    flow.shows("Closed tickets: 1").keys("u").shows("Review with root cause due").keys("U").shows("Closed tickets: 1");
    flow.keys("gg<Enter>j").keys("c").shows("Nothing is left to do");
}

#[test]
fn what_closed_a_ticket_can_be_deleted_and_opens_it_again() {
    let mut flow = empty(Language::En);
    flow.keys("<Enter>Noise<Tab>enq<Enter>P3<Enter><Ctrl-s>").keys("c").keys("closed<Enter><Ctrl-s>").shows("Closed tickets: 1");
    flow.keys("gg<Enter>j<Enter>")
        .shows("Closed")
        .keys("jj")
        .keys("dd")
        .shows("is open again")
        .keys("y")
        .shows("15 min left: first response");
    flow.keys("u").shows("Closed tickets: 1");
}

#[test]
fn a_complaint_is_called_back_by_somebody_who_did_not_handle_it() {
    let mut flow = empty(Language::En);
    // Another colleague is entered as the owner of the account.
    flow.keys("o").keys("Zhou Tao<Enter><Ctrl-s>");
    flow.keys("<Enter>Rude driver<Tab>compl<Enter>P3<Enter><Ctrl-s>").keys("c").keys("closed<Enter><Ctrl-s>");
    flow.shows("Satisfaction call due").shows("2026-11-25").keys("c").shows("Satisfaction call: Acme Steel");
    // Who closed it is not among those who can call.
    flow.keys("<F2>").shows("Zhou Tao").lacks(" li ").keys("<Enter>").keys("<Ctrl-s>").lacks("Satisfaction call due");
    flow.shows("Closed tickets: 1").shows("2026-11-21 anonymous");
}

#[test]
fn a_low_answer_runs_through_its_loop() {
    let mut flow = empty(Language::En);
    flow.click("No answer is recorded").keys("<Enter>").shows("Survey answer: Acme Steel").keys("<Ctrl-s>").shows("at least one score");
    flow.keys("4<Tab>3<Tab>2<Tab>4<Tab>6<Ctrl-s>").shows("next: assign").shows("Low: call back by 2026-11-23");
    flow.shows("CSAT 2026-Q4 56.3 (n 1)").shows("NPS 12 months -100.0 (n 1)");
    flow.keys("c").shows("Assign: Acme Steel").keys("<Ctrl-s>").shows("something has to stand here").keys("<F2><Enter><Ctrl-s>");
    flow.shows("next: call back").keys("c").keys("<Tab><Tab>sorry said<Ctrl-s>").shows("next: improve").lacks("call back by");
    flow.keys("c").keys("<Tab><Tab>second shift trained<Ctrl-s>").shows("loop closed").keys("u").shows("next: improve").keys("U");
    flow.keys("<Enter>").shows("second shift trained").keys("c").shows("no further step");
    flow.again(None).keys("<Enter>6").shows("loop closed");
}

#[test]
fn a_request_is_open_until_the_customer_is_told() {
    let mut flow = empty(Language::ZhCN);
    flow.keys("o").keys("周涛<Enter><Ctrl-s>");
    flow.click("还没有协作需求").keys("<Enter>").shows("协作需求：Acme Steel").keys("导出接口<Ctrl-s>").shows("待评估");
    flow.keys("c").shows("评估：Acme Steel").keys("可行，两周<Tab><Tab><Tab><F2><Enter><Ctrl-s>").shows("待决定");
    flow.keys("c").shows("决定：Acme Steel").keys("采纳<Enter><Ctrl-s>").shows("须告知客户").shows("未告知客户 1 项");
    flow.keys("c").shows("告知客户").keys("<Ctrl-s>").shows("已告知待关闭").lacks("未告知客户").keys("u").shows("须告知客户").keys("U");
    flow.keys("c<Ctrl-s>").shows("已关闭的需求：1 条");
    flow.keys("u").keys("n").keys("讨论<Enter>").keys("客户很满意<Ctrl-s>").keys("<Enter>").shows("客户很满意").shows("可行，两周");
}

#[test]
fn a_milestone_is_delivered_and_accepted() {
    let mut flow = card((80, 24), Language::En, "/chenghe<Enter><Enter>6");
    flow.keys("G").shows("Delivery").shows("late: 1").shows("9d late").click("9d late");
    flow.keys("c").shows("delivered 2026-11-21, not accepted").keys("c").shows("Acceptance").keys("<F2><Enter><Ctrl-s>");
    flow.lacks("late: 1").keys("u").shows("not accepted").keys("u").shows("9d late");
}

#[test]
fn all_sizes() {
    for language in [Language::En, Language::ZhCN] {
        empty(language).storm();
        card((80, 24), language, "/orion<Enter><Enter>6<Enter>").storm().keys("c").storm();
    }
}
