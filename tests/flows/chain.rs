//! The decision chain: three views, editing by keyboard, drills, comparisons, the path of a proposal.

use kamdeck::domain::account::AccountKind;
use kamdeck::domain::people::{BuyingRole, Stance};
use kamdeck::domain::{AccountId, Coded, RowId};
use kamdeck::i18n::Language;
use kamdeck::store::{ActionKind, Store, Table, Value, What};
use kamdeck::tui::app::Route;
use kamdeck::tui::theme::Depth;

use super::{Flow, Start};

const SIZES: [(u16, u16); 2] = [(80, 24), (120, 40)];
const LANGUAGES: [(&str, Language); 2] = [("en", Language::En), ("zh", Language::ZhCN)];

/// The chain of the account from the east in the demo portfolio.
fn east(size: (u16, u16), language: Language) -> Flow {
    let mut flow = Flow::start(Start { size, language, first: Route::Accounts, demo: 64, ..Start::default() });
    flow.keys("jjm");
    flow
}

/// An account whose people all report to one another, three to each.
fn fill(store: &mut Store, people: usize) -> AccountId {
    let day = |text: &str| Value::Date(text.parse().unwrap());
    let account = store
        .act(&What::new(ActionKind::Create), |tx| {
            let account = tx.insert(
                Table::Account,
                &[
                    ("name", "江州重工集团有限公司".into()),
                    ("short_name", "江州重工".into()),
                    ("kind", AccountKind::Enterprise.into()),
                    ("created_on", day("2026-01-05")),
                ],
            )?;
            let mut posts: Vec<i64> = Vec::new();
            for n in 0..people {
                let name = format!("{}{}", ["赵", "钱", "孙", "李", "周"][n % 5], n + 1);
                let person = tx.insert(Table::Person, &[("name", name.as_str().into()), ("birth_leap_month", false.into())])?;
                let above = n.checked_sub(1).and_then(|up| posts.get(up / 3)).copied();
                let title = ["总经理", "技术总监", "采购经理", "运维主管"][n % 4];
                let mut values = vec![("account_id", account.into()), ("person_id", person.into()), ("title", title.into())];
                values.extend(above.map(|above| ("reports_to", above.into())));
                let post = tx.insert(Table::Post, &values)?;
                posts.push(post);
                let role = BuyingRole::ALL[n % BuyingRole::ALL.len()];
                tx.insert(Table::PostRole, &[("post_id", post.into()), ("role", role.into())])?;
                let stance = Stance::ALL[n % Stance::ALL.len()];
                tx.insert(Table::StanceSeen, &[("post_id", post.into()), ("stance", stance.into()), ("seen_on", day("2026-10-01"))])?;
                let influence = i64::try_from(n * 7 % 11).unwrap();
                tx.insert(Table::Influence, &[("post_id", post.into()), ("influence", influence.into()), ("as_of", day("2026-10-01"))])?;
            }
            Ok::<_, kamdeck::store::Error>(account)
        })
        .unwrap()
        .value;
    AccountId::from_raw(account)
}

/// A chain of so many people.
fn chain_of(people: usize, size: (u16, u16), language: Language) -> Flow {
    let mut flow = Flow::seeded(Start { size, language, first: Route::Accounts, ..Start::default() }, |store| {
        fill(store, people);
    });
    flow.keys("m");
    flow
}

#[test]
fn three_views_of_any_number_of_people() {
    for (short, language) in LANGUAGES {
        for (width, height) in SIZES {
            for people in [1, 8, 40, 200] {
                let mut flow = chain_of(people, (width, height), language);
                for view in ["map", "grid", "matrix"] {
                    insta::assert_snapshot!(format!("chain_{view}_{people}_{short}_{width}x{height}"), flow.screen());
                    flow.keys("t");
                }
            }
            let mut flow = east((width, height), language);
            for view in ["map", "grid", "matrix"] {
                insta::assert_snapshot!(format!("chain_{view}_east_{short}_{width}x{height}"), flow.screen());
                flow.keys("t");
            }
        }
    }
}

#[test]
fn without_colour_the_rows_carry_the_word() {
    for (language, decides, against) in [(Language::En, "decides", "AGAINST"), (Language::ZhCN, "决策", "反对")] {
        let start = Start { language, depth: Depth::Mono, ascii: true, first: Route::Accounts, demo: 64, ..Start::default() };
        let mut flow = Flow::start(start);
        flow.keys("jjm");
        let screen = flow.screen();
        let row = |name: &str| screen.lines().find(|line| line.contains(name)).unwrap().to_owned();
        assert!(row("陈立 总经理").contains(decides), "{screen}");
        assert!(row("孙浩 采购经理").contains(against), "{screen}");
        insta::assert_snapshot!(format!("chain_mono_{language}"), screen);
    }
}

#[test]
fn a_frame_of_two_hundred_people_costs_at_most_twice_one_of_eight() {
    let bytes = |people| {
        let mut flow = chain_of(people, (80, 24), Language::En);
        flow.keys("<Ctrl-l>").sent();
        flow.keys("<Ctrl-l>").sent().1
    };
    let (few, many) = (bytes(8), bytes(200));
    assert!(few > 0 && many <= 2 * few, "{many} bytes against {few}");
}

#[test]
fn ten_people_are_entered_by_keyboard_alone_taken_back_and_entered_again() {
    let mut flow = Flow::start(Start { language: Language::En, first: Route::Accounts, ..Start::default() });
    flow.keys("n江州重工集团有限公司<Ctrl-s>m").shows("Nobody is known here yet");
    // The root, then below it, beside that one, and below again: the cursor is on whom was entered.
    flow.keys("n").shows("Decision maker").keys("钱一<Tab>董事长<Ctrl-s>").shows("decides    钱一 董事长");
    for (n, name) in ["钱二", "钱三", "钱四", "钱五", "钱六", "钱七", "钱八", "钱九", "钱十"].iter().enumerate() {
        let below = n % 3 == 0;
        flow.keys(if below { "n" } else { "N" }).keys(name).keys("<Ctrl-s>").shows(name);
    }
    flow.keys("g").keys("g").shows("钱一 董事长").shows("├─ 钱二").shows("├─ 钱四").shows("│  ├─ 钱五").shows("│     └─ 钱十");
    for n in 0..10 {
        flow.keys("u");
        if n < 9 {
            flow.shows("钱一");
        }
    }
    flow.lacks("钱一 董事长").shows("Nobody is known here yet");
    flow.keys("<U*10>").shows("├─ 钱四").shows("│     └─ 钱十").shows("decides    钱一 董事长");
}

#[test]
fn everything_about_a_person_is_entered_on_the_map() {
    let mut flow = east((80, 24), Language::En);
    flow.keys("gg").shows("neutral   decides    陈立").keys("s<Right><Ctrl-s>").shows("for       decides    陈立");
    flow.keys("u").shows("neutral   decides    陈立").keys("U").shows("for       decides    陈立");
    flow.keys("r champion<Enter><Ctrl-s>").shows("CHAMPION  decides    陈立");
    // A tie, then its end.
    flow.keys("E<Right><Right><Tab>周涛<Enter><Ctrl-s>")
        .shows("conflict with 周涛")
        .keys("<Enter>end: conflict<Enter>")
        .lacks("conflict with 周涛");
    // Somebody reports to another one: never to those below.
    flow.keys("j")
        .shows("赵敏")
        .keys("R")
        .shows("Reports to: 赵敏")
        .keys("<Backspace><Ctrl-s>")
        .shows("influences 赵敏")
        .keys("u")
        .shows("influences ├─ 赵敏");
}

#[test]
fn an_empty_seat_is_planned_accepted_or_filled() {
    let mut flow = east((80, 24), Language::En);
    flow.shows("(find by 2026-12-05; 赵敏 can introduce)").keys("G").shows("Finance contact (find by").keys("<Enter>plan<Enter>");
    flow.keys("<Ctrl-u>2026-12-24<Ctrl-s>").shows("(find by 2026-12-24; 赵敏 can introduce)");
    flow.keys("<Enter>accept<Enter>").shows("accepted)").keys("u").lacks("accepted)");
    flow.keys("n").shows("Finance contact").keys("吴敏<Tab>财务总监<Ctrl-s>").shows("finance    └─ 吴敏 财务总监").lacks("can introduce)");
    flow.keys("u").shows("can introduce)").keys("G<Enter>somebody known<Enter>周涛<Enter><Ctrl-s>").lacks("can introduce)");
}

#[test]
fn measures_are_explained_and_departures_drilled() {
    let mut flow = east((80, 24), Language::En);
    flow.keys("w").shows("what the chain measures").shows("EMPTY").keys("G").shows("Support balance").keys("<Esc>").shows("Infl");
    flow.keys("jD").shows("If 赵敏 left tomorrow").shows("Who could step in").shows("New warnings").keys("<Esc>").shows("赵敏 技术总监");
    insta::assert_snapshot!("chain_why", flow.keys("w").screen());
    insta::assert_snapshot!("chain_drill", flow.keys("<Esc>D").screen());
}

#[test]
fn two_days_and_two_chains_are_compared() {
    let mut flow = east((80, 24), Language::En);
    flow.keys("c2025-06-01<Enter>").shows("Changes from 2025-06-01 to 2026-11-21").shows("stance   ");
    flow.keys("<Esc>MOrion<Enter>").shows("side by side").shows("陈立 总经理 (neutral)").shows("Helen Brandt");
    insta::assert_snapshot!("chain_beside", flow.screen());
    flow.keys("<Esc>").shows("陈立");
}

#[test]
fn a_proposal_is_walked_to_its_approval() {
    let mut flow = east((80, 24), Language::En);
    flow.keys("p").shows("Approval paths").keys("n二期扩容方案<Ctrl-s>").shows("二期扩容方案").shows("Next: 周涛 confirms");
    flow.keys("<Enter>").shows("Step of the approval path").keys("<Ctrl-s>").shows("approved").shows("Next: 赵敏 reviews");
    insta::assert_snapshot!("chain_approval", flow.screen());
    flow.keys("<Enter><Ctrl-s>").shows("Next: 陈立 approves").keys("<Enter><Ctrl-s>").shows("APPROVED on 2026-11-21");
    flow.keys("<Enter>").shows("a new proposal begins a new path").keys("u").shows("Next: 陈立 approves").keys("U").shows("APPROVED");
    flow.keys("<Esc>").shows("Infl");
}

#[test]
fn folding_hides_whom_nobody_looks_for() {
    let mut flow = chain_of(40, (80, 24), Language::En);
    flow.shows("钱2 技术总监").keys("<Space>").shows("赵1 总经理 [+39]").lacks("钱2 技术总监").keys("<Space>").shows("钱2 技术总监");
    flow.keys("G").shows("周40").keys("gg").shows("赵1");
}

#[test]
fn in_the_matrix_a_depth_is_recorded_where_the_cursor_is() {
    let mut flow = east((80, 24), Language::En);
    flow.keys("tt").shows("1>4").keys("e").shows("Relationship: 陈立").keys("<Tab>solver<Enter><Ctrl-s>").shows("3>4");
    flow.keys("u").shows("1>4");
}

#[test]
fn the_past_is_shown_as_it_was_and_cannot_be_changed() {
    let mut flow = east((80, 24), Language::En);
    flow.keys("@2025-01-01<Enter>").shows("?         decides").keys("n").shows("read-only").keys("<Enter>").shows("read-only");
}

#[test]
fn under_the_veil_nobody_is_named() {
    let mut flow = east((120, 40), Language::ZhCN);
    flow.keys("!");
    for keys in ["", "t", "t", "t", "w", "<Esc>D", "<Esc>", "<Enter>", "<Esc>"] {
        flow.keys(keys).lacks("陈立").lacks("赵敏").lacks("林晓");
    }
}

#[test]
fn no_size_breaks_it() {
    for keys in ["", "t", "tt", "w", "D", "p", "c2025-06-01<Enter>", "MOrion<Enter>", "<Enter>", "n", "E", "G<Enter>"] {
        east((80, 24), Language::ZhCN).keys(keys).storm();
    }
    for keys in ["", "t", "tt", "G", "<Right*9>G"] {
        let mut flow = chain_of(200, (80, 24), Language::En);
        flow.keys(keys).storm();
        for (width, height) in [(40, 10), (41, 12), (60, 20), (119, 11), (200, 60)] {
            flow.resize(width, height).keys("<Down><PgDn><Left><Up>");
        }
    }
    Flow::new((80, 24), Language::En).storm();
}
