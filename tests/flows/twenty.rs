//! Twenty facts that a manager looks for before a meeting: each is seen with at most two keys from the card, also at 80x24.

use kamdeck::i18n::Language;
use kamdeck::tui::app::Route;

use super::{Flow, Start};

/// A fact of the demo portfolio.
struct Fact {
    /// What the manager asks.
    asks: &'static str,
    /// The keys from the card as it opens.
    keys: &'static str,
    /// What is then on the screen.
    shows: &'static str,
}

const fn fact(asks: &'static str, keys: &'static str, shows: &'static str) -> Fact {
    Fact { asks, keys, shows }
}

/// By what is typed to find the account.
const FACTS: &[(&str, &[Fact])] = &[
    (
        "hdxny",
        &[
            fact("what do we owe them, until when", "4", "2026-11-26 陈立     补开 3 月培训发票"),
            fact("what did they say last", "", "周涛提到恒拓自动化来做过演示"),
            fact("when is the contract to be renewed", "", "2026-12-31   40d  Renewal"),
            fact("how healthy are they, and which way does it go", "", "45.0 at risk -29.0"),
            fact("why is there an alert, and what ends it", "w", "; ends w"),
            fact("what was planned for this year, and was it reached", "7", "Q3 91%/90%"),
            fact("who decides, and how does he stand", "2", "陈立 总经理"),
            fact("who is against us", "2", "AGAINST"),
            fact("which seat is empty, and who could introduce us", "2", "Ask 赵敏 for an introduction."),
            fact("what hurts them most", "3", "4.7 (3)   quality"),
            fact("why is the score what it is", "3w", "why this health"),
            fact("whom does it hurt, and how much", "3", "陈立 5, 周涛 5"),
            fact("how long ago did we talk", "4", "2d 2026-11-19 whole account"),
            fact("who has waited for us too long", "4", "overdue      31d 2026-10-21 陈立"),
            fact("was this month's favour done", "4G", "2026-11 done"),
            fact("everything for the meeting on one page", "b", "补开 3 月培训发票"),
            fact("what was changed last, and by whom", "8", "林晓"),
        ],
    ),
    ("朔原", &[fact("how much is overdue", "5", "overdue 1.9M CNY"), fact("which chance is open, and how big is it", "5", "二厂移动巡检")]),
    ("orion", &[fact("which ticket runs against the clock", "6", "intervention was due at")]),
];

/// Keys in a script, `<Enter>` being one.
fn count(script: &str) -> usize {
    let named = script.matches('<').count();
    let inside: usize = script.split('<').skip(1).map(|rest| rest.find('>').map_or(0, |end| rest[..end].chars().count() + 1)).sum();
    script.chars().count() - inside - named + named
}

#[test]
fn each_fact_is_two_keys_away_at_most() {
    assert_eq!(FACTS.iter().map(|(_, facts)| facts.len()).sum::<usize>(), 20);
    assert_eq!((count("4G"), count("<Enter>w"), count("")), (2, 2, 0));
    for size in [(80, 24), (120, 40)] {
        let mut flow = Flow::start(Start { size, language: Language::En, first: Route::Accounts, demo: 64, ..Start::default() });
        for (account, facts) in FACTS {
            flow.keys(&format!("/{account}<Enter><Enter>"));
            for fact in *facts {
                assert!(count(fact.keys) <= 2, "{}", fact.asks);
                flow.keys(fact.keys);
                assert!(flow.screen().contains(fact.shows), "{} at {size:?}: {:?}\n{}", fact.asks, fact.shows, flow.screen());
                // Back to the card as it opens: from another screen, or from another page.
                let leaves = matches!(fact.keys, "w" | "3w" | "b");
                flow.keys(if leaves { "<Esc>" } else { "" }).keys("gg1gg");
            }
            flow.keys("<Esc><Esc>");
        }
    }
}
