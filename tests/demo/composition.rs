//! What the default portfolio must contain, so that every rule has something to show.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use chrono::{Days, NaiveDate};
use kamdeck::domain::account::{AccountKind, Tier};
use kamdeck::domain::dealings::{TicketGrade, TicketStep};
use kamdeck::domain::handover::{HandoverState, HandoverStep};
use kamdeck::domain::health::{Band, Dimension, InputState};
use kamdeck::domain::needs::PromiseState;
use kamdeck::domain::people::{BuyingRole, Stance};
use kamdeck::domain::{AccountId, Coded, FixedClock, RowId};
use kamdeck::exchange::demo::{self, Wanted};
use kamdeck::scoring::cadence::Light;
use kamdeck::scoring::health::score_health;
use kamdeck::scoring::tiering::{Guard, TierBasis, suggest_tier};
use kamdeck::store::summary::{Cause, Summary};
use kamdeck::store::{Options, Row, Store, Table};

const NOW: &str = "2026-11-21T04:00:00Z";

/// Made once; tests read it through connections of their own.
static DEMO: LazyLock<tempfile::TempDir> = LazyLock::new(|| {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open(&folder.path().join("demo.db"), &options().create()).unwrap();
    demo::fill(&mut store, Wanted::default(), &mut |_| {}).unwrap();
    folder
});

fn options() -> Options {
    Options::new("tester", std::sync::Arc::new(FixedClock(NOW.parse().unwrap())))
}

fn demo_store() -> Store {
    Store::open(&DEMO.path().join("demo.db"), &options()).unwrap()
}

fn summaries(store: &Store) -> BTreeMap<String, Summary> {
    let policies = store.read().policies().unwrap();
    let mut all = BTreeMap::new();
    store
        .read()
        .summaries_as_of(&policies, store.today(), &mut |_| true, &mut |one| {
            all.insert(one.short_name.clone().unwrap_or(one.name.clone()), one);
        })
        .unwrap();
    all
}

fn rows(store: &Store, table: Table) -> Vec<Row> {
    store.read().all(table).unwrap()
}

fn ago(store: &Store, day: NaiveDate) -> i64 {
    store.today().age_days(day)
}

#[test]
fn every_band_tier_kind_and_light_is_there() {
    let store = demo_store();
    let all = summaries(&store);
    assert_eq!(all.len(), 64);
    for band in Band::ALL {
        assert!(all.values().filter(|one| one.band == *band).count() >= 3, "{band}");
    }
    for tier in Tier::ALL {
        assert!(all.values().filter(|one| one.tier == *tier).count() >= 10, "{tier}");
    }
    for kind in AccountKind::ALL {
        assert!(all.values().any(|one| one.kind == *kind), "{kind}");
    }
    for light in [Light::Green, Light::Yellow, Light::Red] {
        assert!(all.values().any(|one| one.light == light), "{light:?}");
    }
    assert!(all.values().any(|one| one.tier_basis == TierBasis::Suggested), "a tier that nobody has set");
    assert!(all.values().any(|one| one.tier_basis == TierBasis::Set && one.suggested.is_some_and(|tier| tier != one.tier)));
    assert!(all.values().any(|one| one.parent.is_some()), "a group");
    let scores: std::collections::BTreeSet<_> = all.values().filter_map(|one| one.score).collect();
    assert!(scores.len() >= 12, "scores differ: {scores:?}");
    for days in [30, 60, 90] {
        let due = |one: &Summary| one.renews_on.is_some_and(|day| (0..=days).contains(&-ago(&store, day)));
        assert!(all.values().any(due), "a renewal within {days} days");
    }
}

#[test]
fn the_accounts_of_the_manual_are_as_described() {
    let all = summaries(&demo_store());
    let score = |name: &str| all[name].score.map(|score| score.to_string());
    assert_eq!(score("华东新能源").as_deref(), Some("45.0"));
    assert!(all["华东新能源"].causes.contains(&Cause::Fell { dimension: Dimension::Usage, from: 10, to: 3 }));
    assert_eq!(score("Orion Batteries").as_deref(), Some("59.0"));
    assert_eq!((score("启明精工"), all["启明精工"].coverage, all["启明精工"].light), (None, 50, Light::Red));
    assert_eq!(score("Zephyr Foods").as_deref(), Some("68.0"));
}

#[test]
fn every_guard_of_tiering_holds_somewhere_and_dimensions_may_not_apply() {
    let store = demo_store();
    let (reader, today) = (store.read(), store.today());
    let policies = reader.policies().unwrap();
    let policy = policies.on(today.day);
    let (mut guards, mut not_applicable) = (BTreeMap::new(), 0);
    for account in rows(&store, Table::Account) {
        let facts = reader.facts(AccountId::from_raw(account.id), store.zone(), today.day).unwrap().unwrap();
        for held in suggest_tier(&facts.tiering, &policy.tiering, today.day).guards {
            guards.entry(held.guard.code()).or_insert_with(Vec::new).push(account.text("short_name").unwrap_or("").to_owned());
        }
        let model = policy.health.for_kind(facts.tiering.kind);
        let health = score_health(&facts.health_on(policy, today.day), model, today.day);
        not_applicable += health.contributions.iter().filter(|part| part.state == InputState::NotApplicable).count();
    }
    for guard in Guard::ALL {
        assert!(guards.contains_key(guard.code()), "{guard} holds nowhere: {guards:?}");
    }
    assert!(guards[Guard::NeedsFitOrPotential.code()].contains(&"岚屿重机".to_owned()), "{guards:?}");
    assert!(guards[Guard::StrategicFit.code()].contains(&"砺锋半导体".to_owned()), "{guards:?}");
    assert!(not_applicable >= 3);
}

#[test]
fn the_decision_chain_of_the_manual_is_there() {
    let store = demo_store();
    let east = &summaries(&store)["华东新能源"];
    let people = store.read().holders(east.id, store.today().day).unwrap();
    assert_eq!(people.iter().map(|one| one.name.as_str()).collect::<Vec<_>>(), ["陈立", "赵敏", "周涛", "孙浩"]);
    let facts = store.read().chain_facts(east.id, store.zone(), store.today().day).unwrap();
    assert_eq!(facts.posts.len(), 4);
    let stances: Vec<Option<Stance>> = rows(&store, Table::StanceSeen)
        .iter()
        .filter(|row| row.int("post_id") == people.last().map(|sun| sun.post.raw()))
        .map(|row| row.code("stance"))
        .collect();
    assert_eq!(stances.last(), Some(&Some(Stance::Opposed)));
    let ghosts: Vec<_> = store.read().rows_of(Table::GhostSeat, east.id).unwrap();
    assert_eq!(ghosts.iter().map(|row| row.code("role")).collect::<Vec<_>>(), [Some(BuyingRole::FinanceContact)]);
    assert!(ghosts[0].date("due_on").unwrap() > store.today().day && ghosts[0].int("introducer_id").is_some());
}

#[test]
fn tickets_run_and_breach() {
    let store = demo_store();
    let open: Vec<Row> = rows(&store, Table::Ticket).into_iter().filter(|row| row.date("closed_on").is_none()).collect();
    let steps = |ticket: i64| -> BTreeMap<&'static str, i64> {
        let events = rows(&store, Table::TicketEvent);
        let of = events.iter().filter(|row| row.int("ticket_id") == Some(ticket));
        of.map(|row| (row.code::<TicketStep>("step").unwrap().code(), (store.now() - row.at("at").unwrap()).num_minutes())).collect()
    };
    let running = open.iter().find(|row| row.code("grade") == Some(TicketGrade::P2)).expect("a running ticket");
    let of_running = steps(running.id);
    assert!(of_running["escalated"] < 240 && !of_running.contains_key("second_line_responded"), "{of_running:?}");
    let breached = open.iter().find(|row| row.code("grade") == Some(TicketGrade::P1)).expect("a breached ticket");
    let of_breached = steps(breached.id);
    assert!(of_breached["opened"] - of_breached["responded"] > 15 && !of_breached.contains_key("intervened"), "{of_breached:?}");
}

#[test]
fn a_handover_stands_in_each_phase() {
    let store = demo_store();
    let today = store.today().day;
    let entries = rows(&store, Table::HandoverEntry);
    let (mut before, mut during, mut crisis, mut after, mut closed) = (0, 0, 0, 0, 0);
    for row in rows(&store, Table::Handover) {
        let done =
            |step: HandoverStep| entries.iter().any(|entry| entry.int("handover_id") == Some(row.id) && entry.code("step") == Some(step));
        let meeting = row.date("meeting_on").unwrap();
        if row.code("state") == Some(HandoverState::Closed) {
            closed += 1;
            assert!(done(HandoverStep::Lesson) && row.date("closed_on").is_some());
        } else if row.at("doubt_at").is_some() {
            crisis += 1;
        } else if meeting > today {
            before += 1;
        } else if meeting == today {
            during += 1;
        } else {
            after += 1;
            assert!(done(HandoverStep::Meeting));
        }
    }
    assert_eq!((before, during, crisis, after, closed), (1, 1, 1, 1, 1));
}

#[test]
fn what_alerts_are_made_of_is_there_open_and_closed() {
    let store = demo_store();
    let (all, today) = (summaries(&store), store.today());
    let of = |name: &str, table: Table| store.read().rows_of(table, all[name].id).unwrap();
    // Receivable: overdue for more than 30 days, here; paid late, there.
    assert!(all.values().any(|one| one.overdue_since.is_some_and(|day| ago(&store, day) > 30)));
    let late = of("衡野数控", Table::Invoice).iter().any(|invoice| {
        let paid = store.read().rows_where(Table::Payment, &[("invoice_id", invoice.id.into())]).unwrap();
        paid.iter().any(|payment| payment.date("paid_on").unwrap() > invoice.date("due_on").unwrap() + Days::new(30))
    });
    assert!(late, "an invoice that was paid more than 30 days late");
    // Revenue swings against the same quarter of the year before.
    let swing = |name: &str| {
        let quarters: Vec<_> = of(name, Table::PeriodResult)
            .into_iter()
            .filter(|row| (row.date("ends_on").unwrap() - row.date("starts_on").unwrap()).num_days() < 95)
            .map(|row| (row.date("ends_on").unwrap(), row.int("amount").unwrap()))
            .collect();
        let (last, before) = (quarters.last().unwrap().1, quarters[quarters.len() - 5].1);
        last * 100 / before
    };
    assert!(swing("栎铭底盘") <= 70 && swing("翊辰微电子") >= 300, "{} {}", swing("栎铭底盘"), swing("翊辰微电子"));
    // Silence: now, and one that ended.
    assert!(all.values().filter(|one| one.light == Light::Red).count() >= 2);
    let touches: Vec<NaiveDate> = of("榆湾冷链", Table::Interaction).iter().map(|row| row.date("held_on").unwrap()).collect();
    assert!(touches.windows(2).any(|pair| (pair[1] - pair[0]).num_days() > 100), "a silence that ended");
    // A key person left five days ago, another long ago whose seat was filled.
    let left: Vec<i64> = of("钧渡光电", Table::Post).iter().filter_map(|row| row.date("left_on")).map(|day| ago(&store, day)).collect();
    assert_eq!(left, [5, 370]);
    assert!(of("钧渡光电", Table::GhostSeat).iter().any(|row| row.date("filled_on").is_some()));
    // Promises: due, overdue, kept.
    let promises = rows(&store, Table::Promise);
    let open = |row: &&Row| row.code("state") == Some(PromiseState::Open);
    assert!(promises.iter().filter(open).any(|row| row.date("due_on").unwrap() > today.day));
    assert!(promises.iter().filter(open).any(|row| row.date("due_on").unwrap() < today.day));
    assert!(promises.iter().any(|row| row.code("state") == Some(PromiseState::Kept)));
    // A low answer yesterday, and one that was called back.
    let answers = rows(&store, Table::SurveyAnswer);
    assert!(
        answers
            .iter()
            .any(|row| row.int("recommend").is_some_and(|score| score <= 6) && ago(&store, row.date("answered_on").unwrap()) <= 2)
    );
    assert!(!rows(&store, Table::SurveyLoop).is_empty());
    // Events: to be answered, and dismissed. A request decided and not told. A milestone late. A seat empty past its day.
    assert!(rows(&store, Table::AccountEvent).len() >= 3 && !rows(&store, Table::AlertRuling).is_empty());
    assert!(rows(&store, Table::Request).iter().any(|row| row.date("told_on").is_none() && row.date("tell_by").unwrap() < today.day));
    assert!(rows(&store, Table::Milestone).iter().any(|row| row.date("accepted_on").is_none() && row.date("due_on").unwrap() < today.day));
    assert!(rows(&store, Table::GhostSeat).iter().any(|row| row.date("filled_on").is_none() && row.date("due_on").unwrap() < today.day));
    // A low score that opened and closed: below 60 at some week end of the past, above it now.
    let policies = store.read().policies().unwrap();
    let then = kamdeck::domain::AsOf::on(today.day - Days::new(150), store.now(), store.zone()).unwrap();
    let past = store.read().summary_as_of(&policies, then, all["屹岳汽车部件"].id).unwrap().unwrap();
    assert_eq!((past.band, all["屹岳汽车部件"].band), (Band::AtRisk, Band::Healthy));
}

#[test]
fn two_years_are_told_in_believable_words() {
    let store = demo_store();
    let touches = rows(&store, Table::Interaction);
    assert!(touches.len() > 1500 && touches.iter().any(|row| ago(&store, row.date("held_on").unwrap()) > 700));
    assert!(touches.iter().all(|row| row.date("held_on").unwrap() <= store.today().day), "nothing was said in the future");
    for table in Table::ALL {
        for row in rows(&store, *table) {
            for column in row.table.def().columns {
                if let Some(text) = row.text(column.name) {
                    assert!(!text.contains(['{', '}']) || table == &Table::PolicyText, "{table} {}: {text}", column.name);
                }
            }
        }
    }
    let names: std::collections::BTreeSet<String> =
        rows(&store, Table::Account).iter().map(|row| row.text("name").unwrap().to_owned()).collect();
    assert_eq!(names.len(), 64);
}

#[test]
fn the_doctor_finds_nothing_wrong() {
    assert_eq!(demo_store().doctor(&mut |_| true).unwrap(), []);
}
