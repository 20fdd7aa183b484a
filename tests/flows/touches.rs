//! The card's fourth tab: cadence, promises, touches, favours, events.

use kamdeck::i18n::Language;
use kamdeck::store::Table;
use kamdeck::tui::app::Route;

use super::{Flow, Start};

const LANGUAGES: [(&str, Language); 2] = [("en", Language::En), ("zh", Language::ZhCN)];

/// The tab of 华东新能源 in the demo portfolio.
fn tab(size: (u16, u16), language: Language) -> Flow {
    let mut flow = Flow::start(Start { size, language, first: Route::Accounts, demo: 64, ..Start::default() });
    flow.keys("jj<Enter>4");
    flow
}

/// The tab of an account that is new.
fn empty(language: Language) -> Flow {
    let mut flow = Flow::start(Start { language, first: Route::Accounts, ..Start::default() });
    flow.keys("nAcme Ltd<Ctrl-s><Enter>4");
    flow
}

/// How many rows of these tables there are.
fn count(flow: &Flow, tables: &[Table]) -> Vec<u64> {
    tables.iter().map(|table| flow.store().read().count(*table).unwrap()).collect()
}

#[test]
fn what_needs_attention_stands_first() {
    for (short, language) in LANGUAGES {
        for (width, height) in [(80, 24), (120, 40)] {
            let mut flow = tab((width, height), language);
            insta::assert_snapshot!(format!("touches_{short}_{width}x{height}"), flow.screen());
            flow.keys("G");
            insta::assert_snapshot!(format!("touches_end_{short}_{width}x{height}"), flow.screen());
            flow.storm();
        }
        let mut flow = empty(language);
        insta::assert_snapshot!(format!("touches_empty_{short}_80x24"), flow.screen());
        flow.storm();
    }
}

#[test]
fn the_form_of_a_touch_asks_for_everything_at_once() {
    for (short, language) in LANGUAGES {
        for (width, height) in [(80, 24), (120, 40)] {
            let mut flow = tab((width, height), language);
            flow.keys("<Enter>");
            insta::assert_snapshot!(format!("touch_form_{short}_{width}x{height}"), flow.screen());
            flow.storm();
        }
    }
}

#[test]
fn a_touch_with_everything_in_it_is_one_action() {
    const WRITTEN: [Table; 5] = [Table::Interaction, Table::Participant, Table::Statement, Table::Task, Table::IntentStated];
    let mut flow = tab((120, 40), Language::En);
    let before = count(&flow, &WRITTEN);
    flow.keys("<Enter>").shows("Interaction: 华东新能源");
    flow.keys("<Ctrl-u>yesterday<Tab>visit<Enter>").keys("陈立<Enter>赵敏<Enter>").shows("陈立, 赵敏");
    flow.keys("<Tab>walked the plant<Tab>send the offer<Tab>+3d<Tab>positive<Enter>");
    flow.keys("陈立: start in May<Enter>no change before<Tab><Tab><Tab>25:00<Tab>offers<Enter><Ctrl-s>").shows("typed as 14:30");
    flow.keys("<Ctrl-u>14:30<Ctrl-s>").shows("walked the plant").lacks("Our people");
    let after = count(&flow, &WRITTEN);
    let more: Vec<u64> = after.iter().zip(&before).map(|(after, before)| after - before).collect();
    assert_eq!(more, [1, 3, 2, 1, 1]);
    flow.click("walked the plant").shows("2026-11-20 14:30").shows("陈立: \"start in May\"").shows("\"no change before\"");
    flow.shows("theirs: 陈立, 赵敏").shows("Next step: send the offer");
    flow.keys("u").shows("Touches 89");
    assert_eq!(count(&flow, &WRITTEN), before);
    flow.keys("U").shows("Touches 90");
    assert_eq!(count(&flow, &WRITTEN), after);
    // It is there after a restart, and is changed as it was entered.
    flow.again(None).keys("/hdxny<Enter><Enter>4").click("walked the plant").shows("start in May");
    flow.keys("e").keys("<Tab><Tab>赵敏<Enter><Tab> twice<Ctrl-s>").shows("walked the plant twice").lacks("陈立, 赵敏");
    assert_eq!(count(&flow, &WRITTEN), [after[0], after[1] - 1, after[2], after[3], after[4]]);
    flow.keys("u").shows("陈立, 赵敏").shows("walked the plant");
    assert_eq!(count(&flow, &WRITTEN), after);
    flow.keys("ddy").shows("Touches 89");
    assert_eq!(count(&flow, &WRITTEN)[..3], before[..3]);
}

#[test]
fn touches_are_narrowed_by_person_channel_and_direction() {
    let mut flow = tab((120, 40), Language::En);
    flow.keys("f").shows("Show which touches").keys("visit<Enter>").shows("by visit:").lacks("2026-11-19 message");
    flow.keys("f孙浩<Enter>").shows("with 孙浩:").shows("2026-11-09 phone");
    flow.keys("ftwo<Enter>").shows("two-way only:").keys("<Esc>").shows("Touches 89").keys("<Esc>").shows("Accounts: at risk first");
}

#[test]
fn promises_are_kept_broken_or_withdrawn() {
    let mut flow = tab((80, 24), Language::En);
    flow.click("补开 3 月培训发票").keys("c").shows("What became of it").keys("<Enter>").shows("3 settled").lacks("补开 3 月培训发票\n");
    flow.keys("u").shows("5 days left").shows("2 settled");
    flow.click("补开 3 月培训发票").keys("cbroken<Enter>").shows("Settled on").keys("<Tab>out of stock<Ctrl-s>").shows("3 settled");
    flow.click("3 settled").keys("<Enter>").shows("broken").shows("Enter folds them").click("补开 3 月培训发票").shows("out of stock");
    flow.keys("c").shows("settled").keys("e").shows("Promise: 华东新能源").keys("<Esc><Esc>");
    flow.keys("u").shows("5 days left");
    // Settled without a day, or open with one, is refused.
    flow.click("补开 3 月培训发票").keys("e").keys("<Tab*6>kept<Enter><Ctrl-s>").shows("needs the day").keys("<Esc><Esc>");
}

#[test]
fn a_promise_knows_the_touch_in_which_it_was_made() {
    let mut flow = tab((120, 40), Language::En);
    flow.click("2026-11-17 video call").keys("n").keys("promise<Enter>").shows("Promise: 华东新能源").shows("2026-11-17 09:11 video call");
    flow.keys("a date for the switch<Ctrl-s>").shows("a date for the switch").click("2026-11-17 video call").shows("Promised: a date");
    flow.keys("u").click("2026-11-17 video call").lacks("Promised: a date");
}

#[test]
fn a_favour_is_picked_from_the_library_and_meets_the_months_quota() {
    let mut flow = empty(Language::En);
    flow.keys("<Down><Down><Down><Enter>").shows("Ideas for a favour").keys("<Down><Enter>").shows("Favour: Acme");
    flow.keys("<Ctrl-s>").shows("2026-11 done");
    assert_eq!(count(&flow, &[Table::Favour]), [1]);
    let idea = flow.store().read().all(Table::Favour).unwrap();
    assert!(idea[0].text("idea").is_some_and(|key| !key.is_empty()));
    flow.keys("u").shows("2026-11 exempt").keys("U").shows("2026-11 done");
}

#[test]
fn an_event_opens_the_tasks_that_it_asks_for() {
    let mut flow = empty(Language::En);
    flow.keys("G<Enter>").shows("Event: Acme").keys("merger<Enter>bought by Globex<Tab>adverse<Enter><Ctrl-s>");
    flow.shows("bought by Globex").shows("strategy meeting, redraw the decision chain");
    let tasks = flow.store().read().all(Table::Task).unwrap();
    let titles: Vec<_> = tasks.iter().filter_map(|row| row.text("title")).collect();
    assert_eq!(titles, ["strategy meeting: bought by Globex", "redraw the decision chain: bought by Globex"]);
    assert!(tasks.iter().all(|row| row.date("due_on") == "2026-11-27".parse().ok()));
    flow.keys("u").shows("None recorded. Enter one within");
    assert_eq!(count(&flow, &[Table::Task, Table::AccountEvent]), [0, 0]);
    flow.keys("U").again(None).keys("<Enter>4G").shows("bought by Globex");
    // Entered a week after it happened: that is said.
    flow.keys("nevent<Enter>new plant<Enter>in Suzhou<Tab>favourable<Enter><Ctrl-u>2026-11-10<Ctrl-s>G").shows("entered late");
}

#[test]
fn an_account_may_have_a_cadence_of_its_own() {
    let mut flow = empty(Language::En);
    flow.shows("at most 120").keys("ncadence<Enter>").shows("Cadence of its own: Acme");
    flow.keys("<Ctrl-u>50<Tab><Ctrl-u>40<Tab>they asked for it<Ctrl-s>").shows("not above the maximum");
    flow.keys("<Ctrl-u>60<Ctrl-s>").shows("every 50 days, at most 60 (of its own)").keys("gg").shows("they asked for it");
    flow.keys("u").shows("at most 120").keys("U").shows("at most 60");
    flow.keys("gge").keys("<Tab><Ctrl-u>70<Ctrl-s>").shows("at most 70").keys("ggddy").shows("at most 120");
}

#[test]
fn in_the_past_everything_is_seen_and_nothing_is_changed() {
    let mut flow = tab((80, 24), Language::En);
    flow.keys("@2026-06-01<Enter>").shows("as of 2026-06-01").lacks("2026-11-19");
    flow.keys("<Enter>").shows("cannot be changed").lacks("Interaction: 华东新能源");
    flow.keys("fvisit<Enter>").shows("by visit:").keys("<Esc>");
    for tab in ["1", "2", "3G", "5", "6", "8"] {
        let before = flow.store().read().count(Table::Person).unwrap();
        flow.keys(tab).keys("<Enter>");
        // What opens shows something; a form would hold a field to be saved.
        flow.lacks("Ctrl-s save");
        assert_eq!(flow.store().read().count(Table::Person).unwrap(), before);
    }
}
