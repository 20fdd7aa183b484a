//! Recording in one line: from anywhere, with a preview, taken back by one key.

use kamdeck::domain::Coded;
use kamdeck::i18n::Language;
use kamdeck::store::Table;
use kamdeck::tui::app::Route;

use super::{Flow, Start};

const SIZES: [(u16, u16); 2] = [(80, 24), (120, 40)];
const LANGUAGES: [(&str, Language); 2] = [("en", Language::En), ("zh", Language::ZhCN)];
const EXAMPLE: &str = "启明 @王总 电话 \"续约意向好,担心交期\" intent=offers #delivery by next wed";

fn list(size: (u16, u16), language: Language) -> Flow {
    Flow::start(Start { size, language, first: Route::Accounts, demo: 64, ..Start::default() })
}

/// How many rows each logged table holds.
fn counts(flow: &Flow) -> Vec<(Table, u64)> {
    Table::ALL.iter().filter(|table| table.def().logged).map(|table| (*table, flow.store().read().count(*table).unwrap())).collect()
}

#[test]
fn the_line_its_preview_and_what_could_stand_there_are_seen() {
    for (short, language) in LANGUAGES {
        for (width, height) in SIZES {
            for (name, keys) in [("empty", "i".to_owned()), ("preview", format!("i{EXAMPLE}")), ("person", "i启明 @".to_owned())] {
                let mut flow = list((width, height), language);
                flow.keys(&keys);
                insta::assert_snapshot!(format!("capture_{name}_{short}_{width}x{height}"), flow.screen());
                flow.storm();
            }
        }
    }
}

#[test]
fn the_example_is_recorded_and_one_key_takes_all_of_it_back() {
    for (language, preview, done) in
        [(Language::En, "renewal: offers to renew (王启明)", "logged"), (Language::ZhCN, "续约意向：主动提出续约（王启明）", "记录")]
    {
        let mut flow = list((80, 24), language);
        let before = counts(&flow);
        flow.keys("i").keys(EXAMPLE).shows(preview).shows("2026-11-25").keys("<Enter>").shows(done).lacks(preview);
        let after = counts(&flow);
        let position = |table: Table| before.iter().position(|(known, _)| *known == table).unwrap();
        for (table, rows) in
            [(Table::Interaction, 1), (Table::Participant, 2), (Table::IntentStated, 1), (Table::Pain, 1), (Table::Task, 1)]
        {
            let at = position(table);
            assert_eq!(after[at].1 - before[at].1, rows, "{table:?}");
        }
        flow.keys("u");
        assert_eq!(counts(&flow), before);
        flow.keys("U");
        assert_eq!(counts(&flow), after);
    }
}

#[test]
fn full_width_signs_and_a_switched_on_input_method_work() {
    let mut flow = list((80, 24), Language::ZhCN);
    flow.keys("ｉ").shows("记一笔").keys("启明＠王总电话“续约意向好，担心交期”意向＝续约＃交期　截止下周三");
    flow.shows("续约意向：主动提出续约（王启明）").shows("待办：续约意向好，担心交期，2026-11-25 前").keys("<Enter>").shows("记录");
}

#[test]
fn on_a_card_the_account_is_meant_and_a_name_that_could_be_another_is_asked_about() {
    let mut flow = list((80, 24), Language::En);
    flow.keys("jj<Enter><F7>")
        .shows("华东新能源")
        .keys("@陈立 phone \"wants a pilot\"")
        .shows("with 陈立, you")
        .keys("<Enter>")
        .shows("logged");
    flow.keys("i启明 phone x").shows("could be 启明精工, or text about 华东新能源").keys("<Enter>").shows("what is missing");
}

#[test]
fn a_name_that_could_be_two_lists_both_and_records_nothing() {
    let mut flow = list((80, 24), Language::En);
    let before = counts(&flow);
    flow.keys("gbi有限公司 电话 x").shows("This could be").keys("<Enter>").shows("nothing is recorded yet");
    assert_eq!(counts(&flow), before);
}

#[test]
fn candidates_are_taken_by_tab_and_somebody_new_is_entered_when_said_so() {
    let mut flow = list((80, 24), Language::En);
    flow.keys("iqmj").shows("启明精工股份有限公司").keys("<Tab>@李").shows("@李国栋").keys("<Tab>phone saw it run #del<Tab>");
    flow.shows("pain, delivery")
        .keys("<Ctrl-u>启明精工 @陈新")
        .shows("new contact")
        .keys("<Tab>visit \"met her\"")
        .shows("new contact: 陈新");
    flow.keys("<Enter>").keys("i启明精工 @陈").shows("@陈新");
    // Arrows go to one, Enter takes it, a second Enter records.
    flow.keys("<Ctrl-u>启明精工 @<Down><Down><Enter>").shows("启明精工 @李国栋").keys("visit x<Enter>").shows("logged");
}

#[test]
fn what_was_typed_is_kept_until_it_is_recorded() {
    let mut flow = list((80, 24), Language::En);
    flow.keys("gbi启明 phone half<Esc>").shows("kept").keys("i").shows("启明 phone half").keys("<Esc>");
    // About another account nothing of it is shown.
    flow.keys("ga<Enter>i").lacks("half").keys("<Esc><Esc>gb");
    flow.again(None).keys("gbi").shows("启明 phone half").keys("<Enter>").keys("gbi").lacks("half");
}

#[test]
fn nothing_is_recorded_that_was_not_seen() {
    let mut flow = list((80, 24), Language::En);
    let before = counts(&flow);
    flow.burst("i启明 phone blind<Enter>").shows("typed ahead").shows("\"blind\"");
    assert_eq!(counts(&flow), before);
    flow.keys("<Enter>").shows("logged");
}

#[test]
fn looking_back_it_offers_to_return_to_today() {
    let mut flow = list((80, 24), Language::En);
    flow.keys("@2026-06-01<Enter>i").shows("Return to today and record?").keys("n").shows("2026-06-01");
    flow.keys("i")
        .keys("y")
        .shows("Log in one line")
        .keys("启明 phone back")
        .shows("today 2026-11-21")
        .keys("<Enter>")
        .shows("logged")
        .lacks("2026-06-01");
}

#[test]
fn a_pasted_line_can_be_logged() {
    let mut flow = list((80, 24), Language::En);
    flow.paste("启明 @王总 电话 “担心交期”")
        .shows("What is this for?")
        .keys("log in<Enter>")
        .shows("with 王启明, you")
        .keys("<Enter>")
        .shows("logged");
}

#[test]
fn under_the_veil_no_name_is_shown_but_what_was_typed() {
    let mut flow = list((80, 24), Language::En);
    flow.keys("!").keys("i启明 @王总 phone \"x\"").lacks("启明精工").lacks("王启明").shows("***, today");
    flow.keys("<Ctrl-u>启明 @").lacks("王启明").lacks("李国栋");
}
