//! The overview's archive beyond its own fields: fields of our own making, tags, team, group; marked accounts changed together; two
//! records made one; lines of the card as text.

use kamdeck::i18n::Language;
use kamdeck::store::Table;
use kamdeck::tui::app::{Effect, Route};

use super::{Flow, Start};

const SIZES: [(u16, u16); 2] = [(80, 24), (120, 40)];
const LANGUAGES: [(&str, Language); 2] = [("en", Language::En), ("zh", Language::ZhCN)];

fn demo(size: (u16, u16), language: Language) -> Flow {
    Flow::start(Start { size, language, first: Route::Accounts, demo: 64, ..Start::default() })
}

/// The card of an account that nothing is known of.
fn empty(language: Language, size: (u16, u16)) -> Flow {
    let mut flow = Flow::start(Start { language, size, first: Route::Accounts, ..Start::default() });
    flow.keys("nAcme Steel<Ctrl-s><Enter>");
    flow
}

fn copied(flow: &mut Flow) -> String {
    let effects = flow.effects();
    effects.iter().rev().find_map(|effect| if let Effect::Copy(text) = effect { Some(text.clone()) } else { None }).unwrap_or_default()
}

#[test]
fn a_field_of_our_own_is_made_filled_renamed_and_retired() {
    let mut flow = empty(Language::En, (80, 24));
    flow.keys("n").shows("New record: Acme Steel").keys("custom<Enter>").shows("New field of your own");
    flow.keys("Fiscal year end<Tab>special<Enter><Tab><Tab>finance<Enter><Ctrl-s>").keys("G").shows("Fiscal year end");
    flow.shows("ask: finance");
    // In its layer, with the cursor it is filled in.
    flow.click("Fiscal year end").keys("<Enter>").shows("Fiscal year end: Acme Steel").keys("31 March<Ctrl-s>");
    flow.shows("31 March")
        .shows("Acme Steel: Fiscal year end - > 31 March")
        .shows("2026-11-21 finance entered by hand")
        .keys("u")
        .lacks("31 March")
        .keys("U")
        .shows("31 March");
    flow.again(None).keys("<Enter>G").shows("31 March");
    // Another name; a second field of the same name is refused.
    flow.click("Fiscal year end").keys("n").keys("custom f<Enter>").shows("Rename or move").keys("rename<Enter>");
    flow.shows("Custom field: Fiscal year end").keys("<Ctrl-u>Financial year<Ctrl-s>").shows("Financial year");
    flow.keys("n").keys("custom f<Enter>").keys("new<Enter>").keys("Financial Year<Ctrl-s>").shows("There is a field of this name already");
    flow.keys("<Esc><Esc>");
    // It goes from all cards, and comes back with its value.
    flow.click("Financial year").keys("dd").shows("Take the field \"Financial year\" off all cards?").keys("y").lacks("31 March");
    flow.keys("u").shows("31 March").keys("8").shows("Financial year").storm();
}

#[test]
fn numbers_days_and_answers_are_typed_in_their_own_way() {
    let mut flow = empty(Language::ZhCN, (80, 24));
    flow.keys("n自定义字段<Enter>产线数<Tab>特殊<Enter>整数<Enter><Ctrl-s>G");
    flow.click("产线数").keys("e").keys("许多<Ctrl-s>").shows("产线数：Acme Steel").keys("<Ctrl-u>12<Ctrl-s>").shows("12");
    flow.keys("n自定义字段<Enter>").keys("新建<Enter>有 ERP<Tab>特殊<Enter>是否<Enter><Ctrl-s>G");
    flow.click("有 ERP").keys("e").keys("是<Enter><Ctrl-s>").shows("有 ERP").shows("是");
    let stored: Vec<String> =
        flow.store().read().all(Table::CustomValue).unwrap().iter().map(|row| row.text("value").unwrap().to_owned()).collect();
    assert_eq!(stored, ["12", "yes"]);
}

#[test]
fn team_tags_group_shares_and_rules_are_entered_below_the_archive() {
    let mut flow = demo((120, 40), Language::En);
    flow.keys("jj<Enter><Tab>G").shows("Tags, team, group, figures");
    flow.keys("<Enter>tag<Enter>battery<Ctrl-s>")
        .shows("Tag               battery")
        .keys("u")
        .lacks("Tag               battery")
        .keys("U")
        .shows("Tag               battery");
    flow.click("battery")
        .keys("dd")
        .shows("Delete this tag")
        .keys("y")
        .lacks("Tag               battery")
        .keys("u")
        .shows("Tag               battery");
    flow.keys("n").keys("share<Enter>").keys("Hua Holding<Tab>30%<Ctrl-s>").shows("Hua Holding 30%");
    flow.keys("n").keys("team<Enter>").keys("technical<Enter><Ctrl-s>").shows("Technical support");
    // A parent, chosen among all accounts; none may stand below itself.
    flow.keys("n").keys("group<Enter>").shows("Group membership: 华东新能源").keys("orion<Enter><Ctrl-s>").shows("Orion Batteries");
    flow.keys("G").shows("Group of 2: ").keys("<Esc>").keys("/orion<Enter>j<Enter><Tab>G").shows("Group of 2");
    flow.keys("<Enter>group<Enter>").keys("hdxny<Enter><Ctrl-s>").shows("stand below itself").keys("<Esc><Esc>");
    // A dimension that does not apply no longer counts.
    flow.keys("G<Enter>applicability<Enter>").keys("usage<Enter><Tab><Tab>no licence<Ctrl-s>").shows("does not apply");
}

#[test]
fn pictures_of_the_archive() {
    for (short, language) in LANGUAGES {
        for size in SIZES {
            let mut flow = empty(language, size);
            let (one, other) = if short == "en" { ("custom", "tag") } else { ("自定义", "标签") };
            flow.keys(&format!("n{one}<Enter>ERP<Ctrl-s>")).keys(&format!("n{other}<Enter>A1<Ctrl-s>")).keys("G");
            insta::assert_snapshot!(format!("archive_{short}_{}x{}", size.0, size.1), flow.screen());
            flow.storm();
        }
    }
}

#[test]
fn marked_accounts_are_changed_together_as_one_action() {
    let mut flow = demo((80, 24), Language::En);
    flow.keys("<Space><Space><Space>").shows("3 marked").keys("e").shows("Change for 3 accounts");
    let before = flow.store().read().all(Table::AccountTag).unwrap().len();
    flow.keys("tag<Enter>").shows("Add a tag: 3 accounts").keys("quarter<Enter><Ctrl-s>");
    let tags = |flow: &Flow| flow.store().read().all(Table::AccountTag).unwrap().len();
    assert_eq!(tags(&flow), before + 3);
    // The same again: nothing to do.
    flow.keys("e").keys("tag<Enter>").keys("quarter<Enter><Ctrl-s>").shows("Nothing was changed");
    // More than one account: undo asks.
    flow.keys("u").shows("(3)").keys("y");
    assert_eq!(tags(&flow), before);
    let planned = |flow: &Flow| flow.store().read().all(Table::Touchpoint).unwrap().len();
    let before = planned(&flow);
    flow.keys("e").keys("next<Enter>").shows("Plan the next touch: 3 accounts").keys("<Tab>+7d<Ctrl-s>");
    assert_eq!(planned(&flow), before + 3);
    flow.keys("e").keys("payment t<Enter>").shows("Payment terms: 3 accounts").keys("60 days<Ctrl-s>").keys("u").shows("(3)").keys("n");
    insta::assert_snapshot!("accounts_together_en_80x24", flow.keys("e").screen());
    flow.storm();
}

#[test]
fn two_marked_accounts_and_two_people_are_made_one() {
    let mut flow = demo((80, 24), Language::En);
    let count = |flow: &Flow, table: Table| flow.store().read().count(table).unwrap();
    let accounts = count(&flow, Table::Account);
    flow.keys("M")
        .shows("Mark exactly two accounts")
        .keys("<Space><Space>kM")
        .shows("栎铭底盘系统有限公司")
        .shows("stays")
        .keys("<Enter>y");
    assert_eq!(count(&flow, Table::Account), accounts - 1);
    flow.keys("u").keys("y");
    assert_eq!(count(&flow, Table::Account), accounts);
    // On People the one under the cursor stays.
    let mut flow = demo((80, 24), Language::En);
    let people = count(&flow, Table::Person);
    flow.keys("jj<Enter>2M").shows("Who is the same person").keys("周涛<Enter>").shows("陈立").shows("周涛").keys("<Enter>y");
    assert_eq!(count(&flow, Table::Person), people - 1);
    flow.lacks("周涛").keys("uy").shows("周涛");
    assert_eq!(count(&flow, Table::Person), people);
}

#[test]
fn lines_of_every_tab_go_to_the_clipboard_and_stand_bare() {
    let mut flow = demo((80, 24), Language::En);
    flow.keys("jj<Enter>");
    let expected = [
        ("1", "What we owe, and alerts"),
        ("2", "陈立 总经理"),
        ("3", "quality"),
        ("4", "whole account"),
        ("5", "60-day notice"),
        ("6", "Closed tickets"),
        ("7", "整理一页纸效益测算"),
    ];
    for (tab, text) in expected {
        flow.keys(tab).keys("gg");
        flow.effects();
        let copied = copied(flow.keys("y"));
        assert!(!copied.trim().is_empty(), "tab {tab} copies nothing:\n{}", flow.screen());
        assert!(copied.contains(text), "tab {tab}: {copied:?}\n{}", flow.screen());
        flow.keys("Y").lacks("1 Overview").keys("<Esc>").shows("1 Overview");
    }
    // All of the history is more than a terminal takes.
    flow.keys("8ggy").shows("too long for a terminal's clipboard").keys("Y").lacks("1 Overview").keys("<Esc>").shows("1 Overview");
    // What the veil hides is not copied.
    flow.keys("!2gg").effects();
    assert!(!copied(flow.keys("y")).contains("陈立"));
}

#[test]
fn under_the_veil_what_was_said_can_be_read_and_nobody_is_named() {
    let mut flow = demo((80, 24), Language::En);
    flow.keys("jj<Enter>!").shows("来做过演示").lacks("周涛").lacks("恒拓");
    for tab in ["1", "2", "3", "4", "5", "6", "7", "8"] {
        for screen in [tab, "<PgDn>"] {
            flow.keys(screen);
            for name in ["陈立", "赵敏", "周涛", "孙浩", "恒拓", "林晓", "华东"] {
                flow.lacks(name);
            }
        }
    }
    flow.keys("4gg").shows("担心交期").lacks("赵敏");
}
