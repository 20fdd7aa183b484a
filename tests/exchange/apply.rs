//! Storing a plan: one action, one undo, nothing twice.

use super::{choices, inspected};
use kamdeck::domain::{FixedClock, Instant, Zone};
use kamdeck::exchange::import::{
    Applied, ApplyError, Batch, Inspection, Plan, PlanOptions, StoredAccounts, apply, form, latest_action, plan, remembered,
};
use kamdeck::store::{Options, Store, Table};
use std::ops::ControlFlow;
use std::sync::Arc;

const LIST: &str = "客户名称,统一社会信用代码,行业,客户等级,续约日期,2025年营收(万元),使用率,续约意向,NPS,P0+P1工单数,联系人,电话,客户经理,最近联系,市场影响力(1-5),标签,健康度\n\
                    华东新能源有限公司,91310115MA1K4ABC18,新能源,A,2026-12-31,120,85%,满意,9,0,李伟,021-5555 0101,陈静,2026-11-01,4,储能;出口,92\n\
                    Orion Batteries Ltd,,Energy,B,2027-03-05,80,40%,declines,3,4,Li,+86 21 5555 0102,Chen Jing,2026-10-01,2,,60\n\
                    坏行,,x,Z,,,,,,,,,,,,,\n";

fn options() -> Options {
    let now: Instant = "2026-11-21T04:00:00Z".parse().unwrap();
    let mut options = Options::new("li", Arc::new(FixedClock(now))).create();
    options.zone = Some(Zone::default());
    options
}

fn batch(store: &Store, remember: Option<(String, String)>) -> Batch {
    Batch {
        file: "customers.csv".into(),
        contract_title: "Contract".into(),
        tier_reason: "Import".into(),
        touch_summary: "Last contact".into(),
        planned_after: latest_action(store.read()).unwrap(),
        remember,
    }
}

fn planned_for(store: &Store, inspection: &Inspection, options: &PlanOptions) -> Plan {
    let existing = StoredAccounts::load(store.read()).unwrap();
    let plan = plan(inspection, &inspection.mapping, options, &existing).unwrap();
    existing.finish().unwrap();
    super::assert_adds_up(&plan);
    plan
}

fn imported(store: &mut Store, inspection: &Inspection, options: &PlanOptions) -> (Plan, Applied) {
    let plan = planned_for(store, inspection, options);
    let batch = batch(store, None);
    let applied = apply(&plan, &batch, store, &mut |_, _| ControlFlow::Continue(())).unwrap();
    (plan, applied)
}

/// How many rows each table has that an import writes.
fn counts(store: &Store) -> Vec<u64> {
    [
        Table::Account,
        Table::AccountField,
        Table::CustomField,
        Table::CustomValue,
        Table::AccountTeam,
        Table::AccountTag,
        Table::TierDecision,
        Table::Judgement,
        Table::PeriodResult,
        Table::UsageReading,
        Table::IntentStated,
        Table::SurveyAnswer,
        Table::ReportedTickets,
        Table::Contract,
        Table::Interaction,
        Table::Person,
        Table::Post,
        Table::ImportBatch,
    ]
    .map(|table| store.read().count(table).unwrap())
    .to_vec()
}

#[test]
fn a_list_is_stored_as_one_action_that_undo_takes_back_and_redo_brings_again() {
    let mut store = Store::memory(&options()).unwrap();
    let inspection = inspected(LIST);
    let (plan, applied) = imported(&mut store, &inspection, &choices());
    assert_eq!((plan.totals.stored, plan.totals.rejected), (2, 1));
    let full = [2, 2, 1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 1];
    assert_eq!(counts(&store), full);
    let batch = store.read().row(Table::ImportBatch, applied.batch.unwrap()).unwrap().unwrap();
    assert_eq!((batch.text("file"), batch.int("stored"), batch.int("rejected")), (Some("customers.csv"), Some(2), Some(1)));
    let account = store.read().all(Table::Account).unwrap().remove(0);
    assert_eq!((account.text("name"), account.text("credit_code")), (Some("华东新能源有限公司"), Some("91310115MA1K4ABC18")));
    let tier = store.read().all(Table::TierDecision).unwrap().remove(0);
    assert_eq!((tier.text("tier"), tier.text("reason"), tier.date("decided_on")), (Some("A"), Some("Import"), Some(super::today())));

    assert_eq!(Some(store.undo().unwrap().value.id), applied.action);
    assert_eq!(counts(&store), [0; 18]);
    store.redo().unwrap();
    assert_eq!(counts(&store), full);
}

#[test]
fn a_short_name_is_suggested_where_the_file_has_none_and_gives_way_to_one() {
    let mut store = Store::memory(&options()).unwrap();
    imported(&mut store, &inspected("客户名称,上次拜访\n北京天成科技有限公司,2026-03-05\n"), &choices());
    let short = |store: &Store| store.read().all(Table::Account).unwrap().remove(0).text("short_name").map(str::to_owned);
    assert_eq!(short(&store).as_deref(), Some("天成科技"));
    assert_eq!(store.read().all(Table::Interaction).unwrap().remove(0).text("channel"), Some("visit"), "as the heading says");
    let update = PlanOptions { update: true, ..choices() };
    let (plan, _) = imported(&mut store, &inspected("客户名称,客户简称\n北京天成科技有限公司,天成科技\n"), &update);
    assert_eq!((plan.totals.updated, plan.totals.skipped), (0, 1));
    let (plan, _) = imported(&mut store, &inspected("客户名称,客户简称\n北京天成科技有限公司,天成\n"), &update);
    assert_eq!((plan.totals.updated, short(&store).as_deref()), (1, Some("天成")));
}

#[test]
fn the_same_file_twice_adds_nothing_with_and_without_update() {
    let mut store = Store::memory(&options()).unwrap();
    let inspection = inspected(LIST);
    imported(&mut store, &inspection, &choices());
    let before = (counts(&store), latest_action(store.read()).unwrap());
    for update in [false, true] {
        let (plan, applied) = imported(&mut store, &inspection, &PlanOptions { update, ..choices() });
        assert_eq!((plan.totals.stored, plan.totals.updated, plan.totals.skipped), (0, 0, 2), "{:?}", plan.outcomes);
        assert_eq!((applied.action, applied.batch), (None, None));
        assert_eq!((counts(&store), latest_action(store.read()).unwrap()), before);
    }
}

#[test]
fn an_update_adds_the_newer_facts_and_fills_gaps() {
    let mut store = Store::memory(&options()).unwrap();
    imported(&mut store, &inspected("客户名称,行业,续约日期,联系人\n启明,机械,2027-01-31,李伟\n"), &choices());
    let list = inspected(
        "客户名称,简称,统一社会信用代码,行业,续约日期,合同金额,联系人,电话,使用率,健康度\n启明,启,91310115MA1K4ABC18,机械,2027-01-31,30万,李伟,021-5555 0101,70%,好\n新客户,,,,,,,,,\n",
    );
    let (plan, _) = imported(&mut store, &list, &PlanOptions { update: true, ..choices() });
    assert_eq!((plan.totals.stored, plan.totals.updated), (1, 1));
    let read = store.read();
    let account = read.all(Table::Account).unwrap().remove(0);
    assert_eq!((account.text("short_name"), account.text("credit_code")), (Some("启"), Some("91310115MA1K4ABC18")));
    let contracts = read.all(Table::Contract).unwrap();
    assert_eq!((contracts.len(), contracts[0].int("amount")), (1, Some(30_000_000)));
    let people = read.all(Table::Person).unwrap();
    assert_eq!((people.len(), people[0].text("phone")), (1, Some("021-5555 0101")));
    assert_eq!((read.count(Table::AccountField).unwrap(), read.count(Table::UsageReading).unwrap()), (1, 1));
}

#[test]
fn rows_under_a_new_account_of_the_same_file_add_to_it() {
    let mut store = Store::memory(&options()).unwrap();
    let list = inspected("客户名称,联系人,电话\n启明,李伟,021-5555 0101\n启明,王芳,021-5555 0102\n");
    imported(&mut store, &list, &PlanOptions { update: true, ..choices() });
    assert_eq!((store.read().count(Table::Account).unwrap(), store.read().count(Table::Post).unwrap()), (1, 2));
}

#[test]
fn a_cancelled_import_keeps_nothing() {
    let mut store = Store::memory(&options()).unwrap();
    let text: String =
        std::iter::once("name".to_owned()).chain((0..1000).map(|number| format!("Customer {number}"))).collect::<Vec<_>>().join("\n");
    let inspection = inspected(text);
    let plan = planned_for(&store, &inspection, &choices());
    let batch = batch(&store, None);
    let mut told = Vec::new();
    let stopped = apply(&plan, &batch, &mut store, &mut |done, total| {
        told.push((done, total));
        if done >= 500 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    assert!(matches!(stopped, Err(ApplyError::Cancelled)));
    assert!(told.first() == Some(&(0, 1000)) && told.windows(2).all(|pair| pair[0] < pair[1]));
    assert_eq!((store.read().count(Table::Account).unwrap(), latest_action(store.read()).unwrap()), (0, None));
}

#[test]
fn a_plan_is_not_applied_over_what_somebody_else_has_written_since() {
    let mut store = Store::memory(&options()).unwrap();
    let inspection = inspected(LIST);
    let plan = planned_for(&store, &inspection, &choices());
    let stale = batch(&store, None);
    let mut other = store.another().unwrap();
    imported(&mut other, &inspection, &choices());
    let refused = apply(&plan, &stale, &mut store, &mut |_, _| ControlFlow::Continue(()));
    assert!(matches!(refused, Err(ApplyError::Stale)));
    assert_eq!(store.read().count(Table::Account).unwrap(), 2);
}

#[test]
fn open_questions_and_a_mapping_that_was_reviewed() {
    let mut store = Store::memory(&options()).unwrap();
    let inspection = inspected("name,last contact,what\nA,03/04/2026,x\n");
    let asked = planned_for(&store, &inspection, &choices());
    let first = batch(&store, None);
    assert!(matches!(apply(&asked, &first, &mut store, &mut |_, _| ControlFlow::Continue(())), Err(ApplyError::Unanswered)));

    let mut mapping = inspection.mapping.clone();
    mapping.columns[1].dates = Some(kamdeck::domain::reading::DateOrder::Dmy);
    mapping.columns[2].target = "industry".parse().unwrap();
    let existing = StoredAccounts::load(store.read()).unwrap();
    let plan = plan(&inspection, &mapping, &choices(), &existing).unwrap();
    let second = batch(&store, Some((form(&inspection.headings), mapping.to_toml())));
    apply(&plan, &second, &mut store, &mut |_, _| ControlFlow::Continue(())).unwrap();
    let next = inspected("Name, LAST CONTACT ,What\nB,05/04/2026,y\n");
    let found = remembered(store.read(), &next.headings).unwrap().unwrap();
    let targets: Vec<String> = found.columns.iter().map(|column| column.target.to_string()).collect();
    assert_eq!(
        (targets.as_slice(), found.columns[1].dates),
        (["name", "last_touch_on", "industry"].map(str::to_owned).as_slice(), mapping.columns[1].dates)
    );
    assert_eq!(remembered(store.read(), &["name".to_owned()]).unwrap(), None);
}
