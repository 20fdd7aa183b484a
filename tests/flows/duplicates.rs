//! Duplicates: found, compared, merged, and two again.

use kamdeck::i18n::Language;
use kamdeck::store::{ActionKind, Store, Table, What};
use kamdeck::tui::app::Route;

use super::{Flow, Start};

fn seed(store: &mut Store) {
    let day = |text: &str| kamdeck::store::Value::Date(text.parse().unwrap());
    let filled = store.act::<_, kamdeck::store::Error>(&What::new(ActionKind::Create), |tx| {
        for (name, city) in [("启明精工有限公司", "上海"), ("启明精工股份有限公司", "苏州")] {
            let account =
                tx.insert(Table::Account, &[("name", name.into()), ("kind", "enterprise".into()), ("created_on", day("2026-01-05"))])?;
            let values = [("account_id", account.into()), ("field", "city".into()), ("value", city.into()), ("as_of", day("2026-02-01"))];
            tx.insert(Table::AccountField, &values)?;
        }
        Ok(())
    });
    filled.unwrap();
}

fn twins(size: (u16, u16), language: Language) -> Flow {
    Flow::seeded(Start { size, language, first: Route::Accounts, ..Start::default() }, seed)
}

#[test]
fn twins_are_compared_side_by_side() {
    for (short, language) in [("en", Language::En), ("zh", Language::ZhCN)] {
        for (width, height) in [(80, 24), (120, 40)] {
            for (name, keys) in [("list", "gu"), ("pair", "gu<Enter>")] {
                let mut flow = twins((width, height), language);
                flow.keys(keys);
                insta::assert_snapshot!(format!("duplicates_{name}_{short}_{width}x{height}"), flow.screen());
                flow.storm();
            }
        }
    }
    Flow::start(Start { first: Route::Accounts, ..Start::default() }).keys("gu").shows("No two records");
}

#[test]
fn values_are_chosen_two_become_one_and_undo_makes_two_of_it() {
    let mut flow = twins((80, 24), Language::En);
    flow.keys("gu<Enter>").shows("* 启明精工有限公司").keys("<Right>").shows("* 启明精工股份有限公司").keys("j<Left>").shows("* 上海");
    flow.keys("<Enter>n")
        .shows("* 上海")
        .keys("<Enter>y")
        .shows("No two records")
        .keys("ga")
        .shows("1 of 1")
        .keys("<Enter>")
        .shows("启明精工股份有限公司")
        .keys("<Esc>");
    let fields = flow.store().read().all(Table::AccountField).unwrap();
    assert_eq!(fields.last().and_then(|row| row.text("value")), Some("上海"));
    flow.keys("uy").shows("2 of 2").keys("gu").shows("legal form").keys("!").lacks("启明").keys("<Enter>").lacks("启明").lacks("苏州");
}
