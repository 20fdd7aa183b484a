//! What the list shows: computed from facts, kept in step by writes, made anew when the day or the rules change.

use std::sync::Arc;

use kamdeck::domain::account::Tier;
use kamdeck::domain::health::{Band, Dimension};
use kamdeck::domain::{AccountId, AsOf, FixedClock, Instant, RowId, Tenths, Zone};
use kamdeck::policy::{Area, Override, PolicySet};
use kamdeck::scoring::cadence::Light;
use kamdeck::scoring::tiering::TierBasis;
use kamdeck::store::summary::{Cause, Freshness, Summary};
use kamdeck::store::{Error, Store, Table, Value};

use super::helpers::{Place, account, act, day, memory, options};

/// The golden case 10, 7, 2, 7 with facts on the given day: 30 x 10 + 30 x 7 + 20 x 2 + 20 x 7 = 690.
fn rated(store: &mut Store, name: &str, on: &str) -> i64 {
    let id = account(store, name);
    facts(store, id, 9000, "satisfied", 3, 8, on);
    id
}

fn facts(store: &mut Store, id: i64, share: i64, intent: &str, tickets: i64, recommend: i64, on: &str) {
    let on = day(on);
    act(store, |tx| {
        tx.insert(Table::UsageReading, &[("account_id", id.into()), ("share", share.into()), ("read_on", on.into())])?;
        tx.insert(Table::IntentStated, &[("account_id", id.into()), ("intent", intent.into()), ("stated_on", on.into())])?;
        tx.insert(Table::ReportedTickets, &[("account_id", id.into()), ("count", tickets.into()), ("reported_on", on.into())])?;
        let answer: &[(&str, Value)] =
            &[("account_id", id.into()), ("kind", "quarterly".into()), ("answered_on", on.into()), ("recommend", recommend.into())];
        tx.insert(Table::SurveyAnswer, answer)
    });
}

fn kept(store: &Store, id: i64) -> Summary {
    store.read().kept_summary(AccountId::from_raw(id)).unwrap().unwrap()
}

fn computed(store: &Store, as_of: AsOf) -> Vec<Summary> {
    let policies = store.read().policies().unwrap();
    store.read().whole_summaries_as_of(&policies, &store.calendar(), as_of, &mut |_| true).unwrap()
}

fn all_kept(store: &Store) -> Vec<Summary> {
    let mut all = Vec::new();
    store.read().kept_summaries(&mut |one| all.push(one)).unwrap();
    all
}

#[test]
fn a_score_stands_in_the_list_as_soon_as_its_facts_are_written() {
    let mut store = memory();
    let id = rated(&mut store, "华东新能源", "2026-11-20");
    let one = kept(&store, id);
    assert_eq!((one.score, one.band, one.coverage), (Some(Tenths(690)), Band::Watch, 100));
    assert_eq!((one.tier, one.tier_basis, one.suggested), (Tier::C, TierBasis::Assumed, None));
    assert_eq!(one.causes, [Cause::Low { dimension: Dimension::Service, points: 2 }]);
    assert_eq!(one.weeks, [None; 8]);
    // A later reading that is worse: the cause names the fall.
    act(&mut store, |tx| {
        tx.insert(Table::UsageReading, &[("account_id", id.into()), ("share", 4000.into()), ("read_on", day("2026-11-21").into())])
    });
    assert_eq!(kept(&store, id).score, Some(Tenths(480)));
    store.undo().unwrap();
    assert_eq!(kept(&store, id), one);
}

#[test]
fn a_fall_is_seen_against_the_last_four_weeks() {
    let mut store = memory();
    let id = account(&mut store, "Orion Batteries");
    facts(&mut store, id, 9000, "offers", 0, 9, "2026-10-20");
    facts(&mut store, id, 4000, "offers", 0, 9, "2026-11-18");
    let one = kept(&store, id);
    assert_eq!(one.score, Some(Tenths(790)));
    assert_eq!(one.change, Some(Tenths(-210)));
    assert_eq!(one.causes.first(), Some(&Cause::Fell { dimension: Dimension::Usage, from: 10, to: 3 }));
    // 2026-11-21 is a Saturday: the week ends are 09-27 to 11-15, and the first reading counts from 10-25 on.
    assert_eq!(one.weeks, [None, None, None, None, Some(Tenths(1000)), Some(Tenths(1000)), Some(Tenths(1000)), Some(Tenths(1000))]);
}

#[test]
fn what_surrounds_the_score_is_told_too() {
    let mut store = memory();
    let parent = account(&mut store, "Group");
    let id = account(&mut store, "Plant");
    let on = day("2026-05-01");
    act(&mut store, |tx| {
        let owner = tx.insert(Table::Colleague, &[("name", "王芳".into())])?;
        for (table, values) in [
            (Table::AccountTeam, vec![("role", "owner".into()), ("colleague_id", owner.into()), ("since", on.into())]),
            (Table::AccountParent, vec![("parent_id", parent.into()), ("as_of", on.into())]),
            (Table::AccountTag, vec![("tag", "vip".into())]),
            (Table::AccountTag, vec![("tag", "export".into())]),
            (Table::AccountField, vec![("field", "city".into()), ("value", "苏州".into()), ("as_of", on.into())]),
            (Table::AccountField, vec![("field", "city".into()), ("value", "上海".into()), ("as_of", day("2026-06-01").into())]),
            (Table::AccountField, vec![("field", "city".into()), ("value", "later".into()), ("as_of", day("2026-12-01").into())]),
            (Table::AccountField, vec![("field", "lifecycle".into()), ("value", "active".into()), ("as_of", on.into())]),
            (Table::TierDecision, vec![("tier", "A".into()), ("reason", "biggest".into()), ("decided_on", on.into())]),
            (Table::Interaction, vec![("held_on", day("2026-11-01").into()), ("channel", "visit".into()), ("two_way", true.into())]),
            (Table::Interaction, vec![("held_on", day("2026-11-20").into()), ("channel", "mail".into()), ("two_way", false.into())]),
            (Table::Contract, vec![("title", "old".into()), ("ends_on", day("2026-01-31").into()), ("auto_renew", false.into())]),
            (Table::Contract, vec![("title", "next".into()), ("ends_on", day("2027-01-31").into()), ("auto_renew", false.into())]),
            (Table::Contract, vec![("title", "far".into()), ("ends_on", day("2028-01-31").into()), ("auto_renew", false.into())]),
        ] {
            let mut values = values;
            values.push(("account_id", id.into()));
            tx.insert(table, &values)?;
        }
        let invoice = tx.insert(
            Table::Invoice,
            &[
                ("account_id", id.into()),
                ("amount", 100_000.into()),
                ("currency", "CNY".into()),
                ("issued_on", day("2026-09-01").into()),
                ("due_on", day("2026-10-01").into()),
            ],
        )?;
        tx.insert(Table::Payment, &[("invoice_id", invoice.into()), ("amount", 30_000.into()), ("paid_on", day("2026-10-15").into())])
    });
    let one = kept(&store, id);
    assert_eq!((one.owner_name.as_str(), one.parent_name.as_str(), one.city.as_deref()), ("王芳", "Group", Some("上海")));
    assert_eq!(one.tags, ["export", "vip"]);
    assert_eq!((one.tier, one.tier_basis), (Tier::A, TierBasis::Set));
    assert_eq!((one.touched_on, one.light), (Some(day("2026-11-01")), Light::Yellow), "20 days, ideal 7, at most 30");
    assert_eq!(one.renews_on, Some(day("2027-01-31")));
    assert_eq!((one.overdue, one.overdue_since), (70_000, Some(day("2026-10-01"))));
    assert_eq!(one.revenue, Some(100_000));
    // The decision about the next contract lets the one after it be next.
    act(&mut store, |tx| {
        let next = tx.read().rows_where(Table::Contract, &[("title", "next".into())])?.remove(0).id;
        let outcome = [("contract_id", next.into()), ("outcome", "renewed".into()), ("decided_on", day("2026-11-10").into())];
        tx.insert(Table::ContractOutcome, &outcome)
    });
    assert_eq!(kept(&store, id).renews_on, Some(day("2028-01-31")));
    // As it was in May: before the move, the touch and the invoice.
    let may = AsOf::on(day("2026-05-15"), store.now(), store.zone()).unwrap();
    let then = computed(&store, may).into_iter().find(|one| one.id.raw() == id).unwrap();
    assert_eq!((then.city.as_deref(), then.touched_on, then.overdue), (Some("苏州"), None, 0));
    assert_eq!(then.light, Light::Red, "silent since its entry on 2026-01-05");
    // Before anything was known it did not exist.
    let earlier = AsOf::on(day("2025-12-31"), store.now(), store.zone()).unwrap();
    assert!(computed(&store, earlier).is_empty());
}

#[test]
fn cache_single_and_bulk_agree_after_every_step() {
    let mut store = memory();
    store.refresh_summaries(&mut |_| true).unwrap();
    let ids: Vec<i64> = (0..6).map(|n| rated(&mut store, &format!("account {n}"), &format!("2026-1{}-0{}", n % 2, n + 1))).collect();
    let check = |store: &Store, step: &str| {
        let (mut all, kept) = (computed(store, store.today()), all_kept(store));
        all.sort_by_key(|one| one.id);
        assert_eq!(kept, all, "{step}");
        assert_eq!(store.read().freshness(&store.calendar(), store.today()).unwrap(), Freshness::Fresh, "{step}");
    };
    check(&store, "facts");
    let severe = [
        ("title", "stopped".into()),
        ("kind", "incident".into()),
        ("grade", "P2".into()),
        ("opened_on", day("2026-11-02").into()),
        ("account_id", ids[0].into()),
    ];
    let ticket = act(&mut store, |tx| tx.insert(Table::Ticket, &severe));
    check(&store, "ticket");
    act(&mut store, |tx| {
        let at: Instant = "2026-11-03T01:00:00Z".parse().unwrap();
        let regraded = [("ticket_id", ticket.into()), ("step", "regraded".into()), ("at", at.into()), ("grade", "P0".into())];
        tx.insert(Table::TicketEvent, &regraded)
    });
    check(&store, "regraded");
    act(&mut store, |tx| tx.update(Table::Account, ids[1], &[("name", "安琪酵母".into())]));
    check(&store, "renamed");
    act(&mut store, |tx| {
        let reading = tx.read().rows_of(Table::UsageReading, AccountId::from_raw(ids[2]))?.remove(0).id;
        // A fact moves to another account: both change.
        tx.update(Table::UsageReading, reading, &[("account_id", ids[3].into())])
    });
    check(&store, "moved");
    let lone = account(&mut store, "lone");
    act(&mut store, |tx| tx.delete(Table::Account, lone));
    check(&store, "deleted");
    while store.undo().is_ok() {
        check(&store, "undone");
    }
    while store.redo().is_ok() {
        check(&store, "redone");
    }
}

#[test]
fn the_first_pages_come_at_risk_first_and_hold_each_account_once() {
    let mut store = memory();
    for n in 0..23 {
        let id = account(&mut store, &format!("n{:02}", n % 7));
        match n % 4 {
            0 => facts(&mut store, id, 4000, "declines", 3, 2, "2026-11-20"),
            1 => facts(&mut store, id, 9000, "offers", 0, 10, "2026-11-20"),
            2 => facts(&mut store, id, 6000, "satisfied", 1, 8, "2026-11-20"),
            _ => {}
        }
    }
    let mut pages: Vec<Summary> = Vec::new();
    loop {
        let page = store.read().summary_page(pages.last(), 5).unwrap();
        if page.is_empty() {
            break;
        }
        pages.extend(page);
    }
    assert_eq!(pages.len(), 23);
    let order = |band: Band| [Band::AtRisk, Band::NotRated, Band::Watch, Band::Healthy].iter().position(|one| *one == band);
    assert!(pages.is_sorted_by_key(|one| (order(one.band), one.score, one.sort_key.clone(), one.id)));
}

fn later(place: &Place, at: &str) -> Store {
    let mut options = options("li");
    options.clock = Arc::new(FixedClock(at.parse().unwrap()));
    Store::open(&place.file(), &options).unwrap()
}

#[test]
fn a_new_day_makes_the_cache_stale_and_a_refresh_ages_the_facts() {
    let place = Place::new();
    let mut store = place.open("li");
    let id = rated(&mut store, "ages", "2026-11-20");
    assert_eq!(store.read().freshness(&store.calendar(), store.today()).unwrap(), Freshness::Nothing, "never made for the whole book");
    assert!(store.refresh_summaries(&mut |_| true).unwrap());
    assert!(!store.refresh_summaries(&mut |_| true).unwrap());
    drop(store);
    let mut store = later(&place, "2027-01-20T04:00:00Z");
    assert_eq!(store.read().freshness(&store.calendar(), store.today()).unwrap(), Freshness::Of(day("2026-11-21")));
    assert!(store.refresh_summaries(&mut |_| true).unwrap());
    let one = kept(&store, id);
    // Usage is valid for 45 days, the others for longer: 100 x (30 x 7 + 20 x 2 + 20 x 7) / 70, floored in tenths.
    assert_eq!((one.score, one.coverage), (Some(Tenths(557)), 70));
    assert_eq!(one.causes.last(), Some(&Cause::Unknown { dimension: Dimension::Usage }));
}

#[test]
fn what_is_kept_of_another_day_is_listed_at_once_with_what_came_since() {
    let place = Place::new();
    let mut store = place.open("li");
    let id = rated(&mut store, "kept", "2026-11-20");
    let mut store = {
        store.refresh_summaries(&mut |_| true).unwrap();
        drop(store);
        later(&place, "2026-11-22T04:00:00Z")
    };
    // A large write leaves the summaries to the job.
    let create = |n: i64| [("name", format!("new {n:03}").into()), ("kind", "enterprise".into()), ("created_on", day("2026-11-22").into())];
    let first = act(&mut store, |tx| {
        let first = tx.insert(Table::Account, &create(0))?;
        (1..250).try_for_each(|n| tx.insert(Table::Account, &create(n)).map(drop))?;
        tx.insert(
            Table::TierDecision,
            &[("account_id", first.into()), ("tier", "A".into()), ("reason", "new".into()), ("decided_on", day("2026-11-22").into())],
        )?;
        Ok(first)
    });
    let mut listed = Vec::new();
    store.read().listed_summaries(&store.calendar(), store.today(), &mut |one| listed.push(one)).unwrap();
    assert_eq!(listed.len(), 251);
    let of = |id: i64| listed.iter().find(|one| one.id.raw() == id).unwrap();
    assert_eq!((of(id).score, of(id).computed), (Some(Tenths(690)), true));
    assert_eq!((of(first).name.as_str(), of(first).tier, of(first).tier_basis), ("new 000", Tier::A, TierBasis::Set));
    assert_eq!((of(first).computed, of(first).band), (false, Band::NotRated));
    assert!(listed.is_sorted_by_key(|one| one.id));
    let (page, freshness) = store.read().first_summaries(&store.calendar(), store.today(), 5).unwrap();
    assert_eq!((page.len(), freshness), (1, Freshness::Of(day("2026-11-21"))), "only what was kept has an order");
    store.refresh_summaries(&mut |_| true).unwrap();
    assert_eq!(store.read().first_summaries(&store.calendar(), store.today(), 300).unwrap().0.len(), 251);
}

#[test]
fn where_nothing_was_ever_computed_the_accounts_are_listed_by_name() {
    let mut store = memory();
    for n in 0..4 {
        account(&mut store, &format!("n{n}"));
    }
    let (page, freshness) = store.read().first_summaries(&store.calendar(), store.today(), 3).unwrap();
    assert_eq!(freshness, Freshness::Nothing);
    assert_eq!(page.iter().map(|one| (one.name.as_str(), one.computed)).collect::<Vec<_>>(), [("n0", false), ("n1", false), ("n2", false)]);
}

#[test]
fn accepted_rules_count_from_their_day_on() {
    let place = Place::new();
    let mut store = place.open("li");
    let id = rated(&mut store, "ruled", "2026-10-20");
    store.refresh_summaries(&mut |_| true).unwrap();
    assert_eq!(kept(&store, id).score, Some(Tenths(690)));
    let text = "[model.usage]\nweight = 10\n[model.value]\nweight = 50\n";
    let policy = PolicySet::with(&[Override { area: Area::Health, file: "mine.toml", text }]).unwrap();
    let today = store.today().day;
    store.apply(&kamdeck::store::policies::acceptance(&policy, today)).unwrap();
    assert_eq!(store.read().freshness(&store.calendar(), store.today()).unwrap(), Freshness::Partly);
    store.refresh_summaries(&mut |_| true).unwrap();
    let one = kept(&store, id);
    assert_eq!(one.score, Some(Tenths(630)), "10 x 10 + 50 x 7 + 20 x 2 + 20 x 7");
    assert_eq!(one.weeks[7], Some(Tenths(690)), "last Sunday still had the old rules");
    store.undo().unwrap();
    store.refresh_summaries(&mut |_| true).unwrap();
    assert_eq!(kept(&store, id).score, Some(Tenths(690)));
}

#[test]
fn somebody_who_writes_while_all_is_made_anew_is_not_overwritten() {
    let place = Place::new();
    let mut store = place.open("li");
    let ids: Vec<i64> = (0..40).map(|n| rated(&mut store, &format!("n{n}"), "2026-11-10")).collect();
    let mut beside = place.open("wang");
    let mut job = store.another().unwrap();
    let mut wrote = false;
    let today = store.today();
    job.refresh_summaries(&mut |progress| {
        // Past the reading of the facts, before the first row is written.
        if !wrote && progress.done > 0 {
            wrote = true;
            facts(&mut beside, ids[5], 100, "declines", 9, 0, "2026-11-21");
            act(&mut beside, |tx| {
                tx.insert(
                    Table::Account,
                    &[("name", "new".into()), ("kind", "enterprise".into()), ("created_on", day("2026-11-21").into())],
                )
            });
        }
        true
    })
    .unwrap();
    assert!(wrote);
    assert_eq!(store.read().freshness(&store.calendar(), today).unwrap(), Freshness::Fresh);
    let mut all = computed(&store, today);
    all.sort_by_key(|one| one.id);
    assert_eq!(all_kept(&store), all);
}

#[test]
fn a_cancelled_refresh_stays_stale() {
    let mut store = memory();
    rated(&mut store, "one", "2026-11-10");
    assert!(matches!(store.refresh_summaries(&mut |_| false), Err(Error::Cancelled)));
    assert_eq!(store.read().freshness(&store.calendar(), store.today()).unwrap(), Freshness::Nothing);
}

#[test]
fn one_accounts_facts_serve_every_past_day() {
    let mut store = memory();
    let id = rated(&mut store, "past", "2026-06-01");
    facts(&mut store, id, 2000, "declines", 0, 3, "2026-09-01");
    let policies = store.read().policies().unwrap();
    let facts = store.read().facts(AccountId::from_raw(id), Zone::default(), store.today().day).unwrap().unwrap();
    for on in ["2026-06-01", "2026-06-30", "2026-09-01", "2026-10-20", "2026-11-21"] {
        let as_of = AsOf::on(day(on), store.now(), store.zone()).unwrap();
        let policy = policies.on(as_of.day);
        let health = kamdeck::scoring::health::score_health(
            &facts.health_on(policy, as_of.day),
            policy.health.for_kind(kamdeck::domain::account::AccountKind::Enterprise),
            as_of.day,
        );
        let listed = computed(&store, as_of).remove(0);
        assert_eq!((health.score, health.band, health.coverage), (listed.score, listed.band, u32::from(listed.coverage)), "{on}");
    }
}
