//! Alerts through the store: of one account and of all alike, kept beside the summaries, closed by what people do.

use std::collections::BTreeSet;
use std::sync::Arc;

use kamdeck::domain::alert::{AlertDecision, AlertRule};
use kamdeck::domain::{AccountId, AsOf, Coded, FixedClock, RowId};
use kamdeck::exchange::demo::{self, Wanted};
use kamdeck::scoring::alerts::decisions::Standing;
use kamdeck::store::facts::{Depth, Duties};
use kamdeck::store::summary::OpenAlerts;
use kamdeck::store::{ActionKind, Edit, Store, Table, Value, What};

use super::helpers::{Place, account, act, day, memory, options};

fn demo() -> Store {
    let mut store = memory();
    demo::fill(&mut store, Wanted::default(), &mut |_| {}).unwrap();
    store.refresh_summaries(&mut |_| true).unwrap();
    store
}

fn accounts(store: &Store) -> Vec<AccountId> {
    store.read().account_names().unwrap().iter().map(|one| one.id).collect()
}

fn duties(store: &Store, account: AccountId, depth: Depth, as_of: AsOf) -> Duties {
    let (policies, calendar) = (store.read().policies().unwrap(), store.calendar());
    let watched = store.read().watched(&policies, &calendar, as_of, account, depth).unwrap().unwrap();
    watched.duties(&policies.context(&calendar, as_of))
}

/// The open alerts by name.
fn open(duties: &Duties) -> Vec<(AlertRule, String, String)> {
    let open = duties.decided.alerts.iter().filter(|alert| alert.standing == Standing::Open);
    open.map(|alert| (alert.episode.rule, alert.episode.subject.to_string(), alert.episode.opened_on.to_string())).collect()
}

fn kept(store: &Store, account: AccountId) -> OpenAlerts {
    store.read().kept_summary(account).unwrap().unwrap().open_alerts.unwrap()
}

#[test]
fn what_is_open_does_not_depend_on_how_it_was_read() {
    let store = demo();
    let (policies, calendar) = (store.read().policies().unwrap(), store.calendar());
    let today = store.today();
    let earlier = AsOf::on("2026-08-16".parse().unwrap(), today.at, today.zone).unwrap();
    for as_of in [today, earlier] {
        let mut seen = 0;
        let context = policies.context(&calendar, as_of);
        store
            .read()
            .watch_all(&policies, &calendar, as_of, &mut |_| true, &mut |watched| {
                let whole = duties(&store, watched.account, Depth::All, as_of);
                let brief = watched.duties(&context);
                assert_eq!(open(&brief), open(&whole), "{}", watched.account);
                assert_eq!(brief.items.len(), whole.items.len(), "{}", watched.account);
                seen += 1;
                Ok(())
            })
            .unwrap();
        assert_eq!(seen, accounts(&store).len());
    }
    for account in accounts(&store) {
        assert_eq!(kept(&store, account), OpenAlerts::of(&duties(&store, account, Depth::Open, today)), "{account}");
    }
    assert!(store.doctor(&mut |_| true).unwrap().is_empty());
}

#[test]
fn the_demo_shows_every_rule_open_and_over() {
    let mut store = memory();
    demo::fill(&mut store, Wanted::default(), &mut |_| {}).unwrap();
    let (mut is_open, mut is_over) = (BTreeSet::new(), BTreeSet::new());
    for account in accounts(&store) {
        for alert in duties(&store, account, Depth::All, store.today()).decided.alerts {
            if alert.episode.is_open() {
                is_open.insert(alert.episode.rule)
            } else {
                is_over.insert(alert.episode.rule)
            };
        }
    }
    let missing = |known: &BTreeSet<AlertRule>| AlertRule::ALL.iter().copied().filter(|rule| !known.contains(rule)).collect::<Vec<_>>();
    assert_eq!((missing(&is_open), missing(&is_over)), (vec![], vec![]));
}

#[test]
fn a_touch_ends_a_silence_at_once_and_undo_brings_it_back() {
    let mut store = demo();
    let silent =
        |store: &Store, account| open(&duties(store, account, Depth::All, store.today())).iter().any(|(_, about, _)| about == "silence");
    let account = accounts(&store).into_iter().find(|account| silent(&store, *account)).unwrap();
    let before = kept(&store, account);
    let mut edit = Edit::new(What::new(ActionKind::Log));
    let today = store.today().day;
    edit.insert(
        Table::Interaction,
        vec![("account_id", account.raw().into()), ("held_on", today.into()), ("channel", "phone".into()), ("two_way", true.into())],
    );
    store.apply(&edit).unwrap();
    assert!(!silent(&store, account));
    assert_eq!(kept(&store, account).count + 1, before.count);
    store.undo().unwrap();
    assert_eq!(kept(&store, account), before);
}

#[test]
fn a_decision_stays_with_its_episode_and_counts_at_once() {
    let mut store = demo();
    let (account, alert) = accounts(&store)
        .into_iter()
        .find_map(|account| {
            let mut found = duties(&store, account, Depth::All, store.today()).decided.alerts.into_iter();
            found.find(|alert| alert.standing == Standing::Open).map(|alert| (account, alert))
        })
        .unwrap();
    let before = kept(&store, account);
    let mut edit = Edit::new(What::new(ActionKind::Create));
    let until = store.today().day + chrono::Days::new(3);
    let decided_at = store.now();
    edit.insert(
        Table::AlertRuling,
        vec![
            ("account_id", account.raw().into()),
            ("rule", alert.episode.rule.code().into()),
            ("subject", alert.episode.subject.to_string().into()),
            ("opened_on", alert.episode.opened_on.into()),
            ("decision", AlertDecision::Snooze.code().into()),
            ("decided_at", decided_at.into()),
            ("until", until.into()),
            ("reason", "waiting for their budget".into()),
        ],
    );
    store.apply(&edit).unwrap();
    assert_eq!(kept(&store, account).count + 1, before.count);
    let now = duties(&store, account, Depth::All, store.today());
    let same = now.decided.alerts.iter().find(|one| one.episode == alert.episode).unwrap();
    assert_eq!((same.standing, same.reason.as_deref()), (Standing::Snoozed { until }, Some("waiting for their budget")));
    assert!(now.items.iter().any(|item| item.snoozed_until == Some(until)));
}

#[test]
fn the_course_of_half_a_year_ends_where_the_list_stands() {
    let store = demo();
    let (policies, calendar) = (store.read().policies().unwrap(), store.calendar());
    let figures = store.read().figures(&policies, &calendar, store.today(), &mut |_| true).unwrap();
    assert_eq!((figures.trend.len(), figures.kpis.len()), (26, kamdeck::scoring::kpi::KpiName::ALL.len()));
    let (_, last, _) = figures.trend.last().unwrap();
    let mut at_risk = 0;
    let is_low = |score: Option<kamdeck::domain::Tenths>| score.is_some_and(|score| score.0 < 600);
    let mut take = |row: kamdeck::store::summary::Summary| {
        at_risk += usize::from(kamdeck::exchange::board::is_customer(&row) && is_low(row.weeks[7]));
    };
    store.read().kept_summaries(&mut take).unwrap();
    assert!(at_risk > 0);
    assert_eq!(last.at_risk, at_risk);
    assert_eq!(figures.questions.len(), 5);
    assert!(figures.back_test.losses + figures.back_test.renewals > 0);
}

#[test]
fn a_clock_that_starts_only_later_is_counted_once_it_is_short_of_time() {
    let place = Place::new();
    let at = |instant: &str| {
        let mut options = options("li");
        options.clock = Arc::new(FixedClock(instant.parse().unwrap()));
        Store::open(&place.file(), &options).unwrap()
    };
    // Answered within the first line's 15 minutes; from then on the second line has four hours.
    let mut store = at("2026-11-21T04:10:00Z");
    let id = account(&mut store, "Orion");
    let instant = |text: &str| Value::At(text.parse().unwrap());
    act(&mut store, |tx| {
        let ticket = tx.insert(
            Table::Ticket,
            &[
                ("account_id", id.into()),
                ("title", "stopped".into()),
                ("kind", "incident".into()),
                ("grade", "P2".into()),
                ("opened_on", day("2026-11-21").into()),
                ("opened_at", instant("2026-11-21T04:00:00Z")),
            ],
        )?;
        tx.insert(
            Table::TicketEvent,
            &[("ticket_id", ticket.into()), ("step", "responded".into()), ("at", instant("2026-11-21T04:08:00Z"))],
        )
    });
    store.refresh_summaries(&mut |_| true).unwrap();
    let id = AccountId::from_raw(id);
    let before = kept(&store, id);
    assert_eq!(before.changes_at, Some("2026-11-21T04:15:00Z".parse().unwrap()));
    drop(store);
    // The program was shut while the clock was started; it is short of time by now, and looked at until then once more.
    let mut store = at("2026-11-21T08:10:00Z");
    assert!(store.refresh_clocks().unwrap());
    assert_eq!(
        kept(&store, id),
        store.read().open_alerts(&store.read().policies().unwrap(), &store.calendar(), store.today(), id).unwrap()
    );
    assert_eq!(kept(&store, id).count, before.count + 1);
    assert!(!store.refresh_clocks().unwrap(), "nothing is left to wait for");
}
