//! Full-text search as one types.

use kamdeck::i18n::Language;
use kamdeck::tui::app::Route;

use super::{Flow, Start};

const SIZES: [(u16, u16); 2] = [(80, 24), (120, 40)];
const LANGUAGES: [(&str, Language); 2] = [("en", Language::En), ("zh", Language::ZhCN)];

fn list(size: (u16, u16), language: Language) -> Flow {
    Flow::start(Start { size, language, first: Route::Accounts, demo: 64, ..Start::default() })
}

#[test]
fn what_is_found_stands_by_account() {
    for (short, language) in LANGUAGES {
        for (width, height) in SIZES {
            for (name, keys) in [("empty", "g/"), ("found", "g/交期"), ("nothing", "g/zzzz")] {
                let mut flow = list((width, height), language);
                flow.keys(keys);
                insta::assert_snapshot!(format!("search_{name}_{short}_{width}x{height}"), flow.screen());
                flow.storm();
            }
        }
    }
}

#[test]
fn a_two_character_word_inside_a_note_leads_to_its_account_and_back() {
    let mut flow = list((80, 24), Language::ZhCN);
    flow.keys("i启明 电话 “采购经理已提出辞职，交接给李工”<Enter>").shows("记录");
    flow.keys("g/辞职").shows("启明精工股份有限公司").shows("采购经理已提出辞职").shows("1 处");
    flow.keys("<Enter>")
        .shows("1 总览")
        .shows("启明精工")
        .keys("<Esc>")
        .shows("采购经理已提出辞职")
        .keys("<Esc>")
        .lacks("采购经理")
        .keys("<Esc>")
        .shows("64/64");
}

#[test]
fn names_are_found_by_pinyin_and_initials() {
    let mut flow = list((80, 24), Language::En);
    flow.keys("g/wqm").shows("王启明").keys("<Ctrl-u>wangqim").shows("王启明").keys("<Ctrl-u>hdxny").shows("华东新能源");
    flow.keys("<Ctrl-u>deliv").shows("delivery").keys("<Down><PgDn><PgUp>").shows("delivery");
}

#[test]
fn an_earlier_day_finds_what_was_there_then() {
    let mut flow = list((80, 24), Language::En);
    flow.keys("i启明 phone \"quixotic\"<Enter>g/quixotic")
        .shows("1 place in 1 account")
        .keys("<Esc><Esc>@2026-06-01<Enter>g/quixotic")
        .shows("Nothing that is written");
}

#[test]
fn under_the_veil_what_is_found_names_nobody() {
    let mut flow = list((80, 24), Language::ZhCN);
    flow.keys("!g/交期").shows("***").shows("交期").lacks("启明").lacks("赵敏");
}
