//! The tab with the people of an account, and the forms about them.

use kamdeck::i18n::Language;
use kamdeck::tui::app::Route;

use super::{Flow, Start};

const SIZES: [(u16, u16); 2] = [(80, 24), (120, 40)];
const LANGUAGES: [(&str, Language); 2] = [("en", Language::En), ("zh", Language::ZhCN)];

fn list(size: (u16, u16), language: Language) -> Flow {
    Flow::start(Start { size, language, first: Route::Accounts, demo: 64, ..Start::default() })
}

/// The tab of the account from the east.
fn tab(size: (u16, u16), language: Language) -> Flow {
    let mut flow = list(size, language);
    flow.keys("jj<Enter>2");
    flow
}

/// The tab of an account without anybody.
fn nobody(language: Language) -> Flow {
    let mut flow = Flow::start(Start { language, first: Route::Accounts, ..Start::default() });
    flow.keys("n上海启明精工股份有限公司<Ctrl-s><Enter>2");
    flow
}

#[test]
fn the_tab_leads_with_what_is_wrong_and_then_tells_who_is_who() {
    for (short, language) in LANGUAGES {
        for (width, height) in SIZES {
            let flow = tab((width, height), language);
            insta::assert_snapshot!(format!("people_{short}_{width}x{height}"), flow.screen());
        }
        insta::assert_snapshot!(format!("people_nobody_{short}"), nobody(language).screen());
    }
}

#[test]
fn a_person_is_entered_with_post_roles_stance_and_influence_as_one_action() {
    let mut flow = nobody(Language::En);
    flow.shows("Nobody is known here yet").keys("n").shows("New person");
    flow.keys("王启明<Tab>董事长<Tab>总经办<Tab><Tab> decision<Enter><Tab>champ<Enter>饭桌上说明年还合作<Tab>10<Tab>交期<Ctrl-s>");
    flow.shows("王启明 董事长").shows("CHAMPION").shows("decides").shows(" 10 ").shows("交期").shows("never");
    flow.keys("u").shows("Nobody is known here yet").keys("U").shows("王启明 董事长").shows("CHAMPION");
    flow.again(None).keys("<Enter>2").shows("CHAMPION").shows("董事长");
}

#[test]
fn everything_about_a_person_is_one_key_away() {
    let mut flow = tab((80, 24), Language::En);
    // The first row is the decision maker.
    flow.shows("陈立 总经理").keys("a").shows("Stance: 陈立").shows("Neutral");
    flow.keys("<Right><Tab>签字时点头<Tab><Tab>high<Enter><Ctrl-s>").shows("for       decides    陈立");
    flow.keys("u").shows("neutral   decides    陈立").keys("U").shows("for       decides    陈立");
    // Everything else by name.
    flow.keys("<Enter>").shows("陈立 总经理").keys("roles<Enter>").shows("Buying roles: 陈立");
    flow.keys(" champion<Enter><Ctrl-s>").shows("CHAMPION  decides    陈立");
    flow.keys("<Enter>influence<Enter><Ctrl-u>10<Ctrl-s>").shows(" 10 ");
    flow.keys("<Enter>depth<Enter>").shows("Relationship: 陈立").keys("<Tab>trusted<Enter><Ctrl-s>").shows("trusted adviser");
    // Telephone and birthday; a day that no year has is refused at its field.
    flow.keys("e")
        .shows("Person: 陈立")
        .keys("<Tab><Tab><Tab><Tab><Tab>solar<Enter><Ctrl-u>2<Tab><Ctrl-u>30<Ctrl-s>")
        .shows("No year of the solar calendar");
    flow.keys("<Ctrl-u>28<Ctrl-s>").resize(120, 40).shows("birthday 2027-02-28, in 99d");
}

#[test]
fn a_stance_seen_in_the_future_is_refused() {
    let mut flow = tab((80, 24), Language::En);
    flow.keys("a<Tab><Tab><Tab><Tab><Ctrl-u>2026-12-24<Ctrl-s>").shows("cannot lie in the future");
}

#[test]
fn a_post_ends_and_a_move_keeps_the_history_on_both_sides() {
    let mut flow = tab((120, 40), Language::En);
    flow.keys("<Enter>end<Enter>").shows("End of the post: 陈立").keys("<Tab>retired<Ctrl-s>").shows("Left: 1");
    flow.shows("left 2026-11-21, for retired").keys("u").lacks("retired");
    // To another account: one action, which one key takes back.
    flow.keys("gg<Enter>another<Enter>")
        .shows("Post at another account: 陈立")
        .keys("Orion<Enter>Board<Ctrl-s>")
        .shows("left 2026-11-21, for Orion");
    flow.keys("<Esc>/orion<Enter><Enter>2").shows("陈立 Board").shows("Orion Batteries");
    flow.keys("u").lacks("陈立 Board");
}

#[test]
fn a_person_is_deleted_only_after_a_yes_and_comes_back() {
    let mut flow = tab((80, 24), Language::En);
    flow.keys("dd").shows("Delete this person").shows("end the post instead").keys("n").shows("陈立");
    flow.keys("ddy").lacks("陈立 总经理").keys("u").shows("陈立 总经理");
}

#[test]
fn under_the_veil_nobody_is_named() {
    let mut flow = tab((120, 40), Language::ZhCN);
    flow.keys("!").lacks("陈立").lacks("赵敏").keys("<Enter>").lacks("陈立").keys("<Esc>a").lacks("陈立").lacks("赵敏");
}

#[test]
fn the_past_is_told_as_it_was() {
    let mut flow = tab((80, 24), Language::En);
    flow.keys("@2025-01-01<Enter>").shows("?         decides    陈立").keys("n").shows("read-only");
}

#[test]
fn no_size_breaks_the_tab() {
    for keys in ["", "n", "a", "<Enter>", "e", "dd", "<Enter>another<Enter>"] {
        tab((80, 24), Language::ZhCN).keys(keys).storm();
    }
    nobody(Language::En).storm();
}
