//! The figures equal SQL written from their definitions, on portfolios drawn at random.

use chrono::{Days, NaiveDate, TimeDelta};
use kamdeck::domain::Currency;
use kamdeck::domain::rates::Rates;
use kamdeck::scoring::kpi::{KpiContext, KpiFacts, KpiName, KpiValue, kpis};
use proptest::prelude::*;
use rusqlite::{Connection, params};
use serde_json::json;

use super::super::{day, end_of, shipped};

const AS_OF: &str = "2026-06-30";

/// Definitions of section 13 over plain tables; dates are ISO texts, instants Unix seconds. `?1` is the start of the window, `?2` the as-of day.
const DEFINITIONS: &[(KpiName, &str)] = &[
    (
        KpiName::RenewalRate,
        "SELECT 100.0 * sum(outcome IN ('renewed', 'expanded', 'reduced') AND decided_on <= ?2) / count(*) FROM contract
         WHERE ends_on > ?1 AND ends_on <= ?2",
    ),
    (
        KpiName::RenewalRateByValue,
        "SELECT 100.0 * sum(amount * (outcome IN ('renewed', 'expanded', 'reduced') AND decided_on <= ?2)) / sum(amount) FROM contract
         WHERE ends_on > ?1 AND ends_on <= ?2",
    ),
    (
        KpiName::LogoChurn,
        "SELECT 100.0 * sum(lost_on > ?1 AND lost_on <= ?2) / count(*) FROM account
         WHERE active_from <= ?1 AND (lost_on = '' OR lost_on > ?1)",
    ),
    (
        KpiName::Nps,
        "WITH latest AS (SELECT respondent, recommend, row_number() OVER (PARTITION BY respondent ORDER BY on_day DESC, id DESC) AS place
                         FROM answer WHERE on_day > ?1 AND on_day <= ?2)
         SELECT 100.0 * (sum(recommend >= 9) - sum(recommend <= 6)) / count(*) FROM latest WHERE place = 1",
    ),
    (
        KpiName::TimeToResolve,
        "SELECT avg(resolved_at - opened_at) / 3600.0 FROM ticket
         WHERE date(resolved_at, 'unixepoch', '+8 hours') > ?1 AND date(resolved_at, 'unixepoch', '+8 hours') <= ?2",
    ),
    (
        KpiName::FirstResponse,
        "SELECT avg(responded_at - opened_at) / 3600.0 FROM ticket
         WHERE date(responded_at, 'unixepoch', '+8 hours') > ?1 AND date(responded_at, 'unixepoch', '+8 hours') <= ?2",
    ),
    (
        KpiName::AccountsPerManager,
        "SELECT 1.0 * count(*) / count(DISTINCT owner) FROM (
             SELECT (SELECT owner FROM owner WHERE owner.account = account.id AND from_day <= ?2 ORDER BY from_day DESC, id DESC LIMIT 1) AS owner
             FROM account WHERE active_from <= ?2 AND (lost_on = '' OR lost_on > ?2))
         WHERE owner IS NOT NULL",
    ),
    (
        KpiName::RequestTime,
        "SELECT avg(julianday(closed_on) - julianday(raised_on)) FROM request WHERE closed_on > ?1 AND closed_on <= ?2",
    ),
    (
        KpiName::HandoverComplaints,
        "SELECT 100.0 * sum(EXISTS (SELECT 1 FROM ticket WHERE complaint AND ticket.account = handover.account
                 AND date(opened_at, 'unixepoch', '+8 hours') BETWEEN met_on AND min(?2, date(met_on, '+90 days')))) / count(*)
         FROM handover WHERE met_on > ?1 AND met_on <= ?2",
    ),
    (
        KpiName::HandoverOverdue,
        "SELECT 100.0 * sum(due_on <> '' AND due_on < ?2) / count(*) FROM item
         WHERE met_on > ?1 AND met_on <= ?2 AND (settled_on = '' OR settled_on > ?2)",
    ),
];

type Rows = Vec<(i64, u64, u64, u64, u8)>;

/// Five numbers a row, read by each table in its own way.
fn rows() -> impl Strategy<Value = Rows> {
    proptest::collection::vec((1i64..8, 0u64..900, 0u64..900, 0u64..400, 0u8..=10), 0..12)
}

fn fill(rows: &Rows) -> (KpiFacts, Connection) {
    let first = day("2024-06-01");
    let on = |offset: u64| -> NaiveDate { first + Days::new(offset) };
    let words = ["renewed", "expanded", "reduced", "lost"];
    let database = Connection::open_in_memory().unwrap();
    database
        .execute_batch(
            "CREATE TABLE account (id, active_from, lost_on); CREATE TABLE contract (amount, ends_on, outcome, decided_on);
             CREATE TABLE answer (id, respondent, on_day, recommend); CREATE TABLE ticket (account, complaint, opened_at, responded_at, resolved_at);
             CREATE TABLE owner (id, account, owner, from_day); CREATE TABLE request (raised_on, closed_on);
             CREATE TABLE handover (account, met_on); CREATE TABLE item (met_on, due_on, settled_on);",
        )
        .unwrap();
    let mut facts = json!({"accounts": [], "contracts": [], "answers": [], "tickets": [], "owners": [], "requests": [], "handovers": [], "handover_items": []});
    let mut add = |table: &str, row: serde_json::Value| facts[table].as_array_mut().unwrap().push(row);
    for (at, &(who, a, b, c, small)) in rows.iter().enumerate() {
        let id = at as i64 + 1;
        let lost = (small > 6).then(|| on(a + c));
        add("accounts", json!({"id": id, "active_from": on(a), "lost_on": lost}));
        database.execute("INSERT INTO account VALUES (?, ?, ?)", params![id, on(a).to_string(), text(lost)]).unwrap();
        let (amount, ends) = (i64::from(small) * 1000 + 100, on(a + c));
        let (word, decided) = (words[at % 4], on(b));
        add(
            "contracts",
            json!({"id": id, "account": id, "amount": {"amount": format!("{amount}.00"), "currency": "CNY"}, "starts_on": on(a),
            "ends_on": ends, "outcome": {"outcome": word, "decided_on": decided}}),
        );
        database.execute("INSERT INTO contract VALUES (?, ?, ?, ?)", params![amount, ends.to_string(), word, decided.to_string()]).unwrap();
        add("answers", json!({"id": id, "account": 1, "respondent": who, "on": on(b), "recommend": small}));
        database.execute("INSERT INTO answer VALUES (?, ?, ?, ?)", params![id, who, on(b).to_string(), small]).unwrap();
        let opened = first.and_hms_opt(3, 0, 0).unwrap().and_utc() + TimeDelta::minutes((a * 1440 + b) as i64);
        let (responded, resolved) =
            (opened + TimeDelta::minutes(c as i64), (small % 3 > 0).then(|| opened + TimeDelta::minutes((b * 7) as i64)));
        add(
            "tickets",
            json!({"account": who, "complaint": small % 2 == 0, "opened_at": opened, "responded_at": responded, "resolved_at": resolved}),
        );
        let seconds = |at: chrono::DateTime<chrono::Utc>| at.timestamp();
        database
            .execute(
                "INSERT INTO ticket VALUES (?, ?, ?, ?, ?)",
                params![who, small % 2 == 0, seconds(opened), seconds(responded), resolved.map(seconds)],
            )
            .unwrap();
        let owner = (small > 0).then_some(who % 3);
        add("owners", json!({"id": id, "account": who, "owner": owner, "from": on(b)}));
        database.execute("INSERT INTO owner VALUES (?, ?, ?, ?)", params![id, who, owner, on(b).to_string()]).unwrap();
        let closed = (small > 3).then(|| on(a + c));
        add("requests", json!({"account": who, "raised_on": on(a), "closed_on": closed}));
        database.execute("INSERT INTO request VALUES (?, ?)", params![on(a).to_string(), closed.map(|day| day.to_string())]).unwrap();
        add("handovers", json!({"account": who, "met_on": on(a)}));
        database.execute("INSERT INTO handover VALUES (?, ?)", params![who, on(a).to_string()]).unwrap();
        let (due, settled) = ((small > 2).then(|| on(b)), (small > 8).then(|| on(a + c)));
        add("handover_items", json!({"account": who, "met_on": on(a), "due_on": due, "settled_on": settled}));
        database.execute("INSERT INTO item VALUES (?, ?, ?)", params![on(a).to_string(), text(due), text(settled)]).unwrap();
    }
    (serde_json::from_value(facts).unwrap(), database)
}

fn counted(database: &Connection, sql: &str, start: &str) -> Option<f64> {
    database.prepare(sql).unwrap().query_row([start, AS_OF], |row| row.get(0)).unwrap()
}

fn text(day: Option<NaiveDate>) -> String {
    day.map(|day| day.to_string()).unwrap_or_default()
}

proptest! {
    #[test]
    fn figures_equal_sql_written_from_their_definitions(rows in rows()) {
        let (facts, database) = fill(&rows);
        let rates = Rates::default();
        let context = KpiContext::of(shipped(), Currency::CNY, &rates, end_of(AS_OF));
        let start = context.start().to_string();
        let figures = kpis(&facts, &context);
        for (name, sql) in DEFINITIONS {
            let expected = counted(&database, sql, &start);
            let figure = figures.iter().find(|figure| figure.name == *name).unwrap();
            let value = figure.value.map(|value| match value {
                KpiValue::Percent(v) | KpiValue::Points(v) | KpiValue::Hours(v) | KpiValue::Days(v) | KpiValue::Number(v) => f64::from(v.0) / 10.0,
                other => panic!("{name} is {other:?}"),
            });
            match (value, expected) {
                (Some(value), Some(expected)) => prop_assert!((value - expected).abs() <= 0.050_001, "{name}: {value} against {expected}"),
                (None, None) => {}
                other => return Err(TestCaseError::fail(format!("{name}: {other:?}"))),
            }
        }
    }
}

#[test]
fn the_definitions_find_something_to_count() {
    let rows: Rows = (0..10u8).map(|at| (i64::from(at % 7) + 1, 380 + u64::from(at) * 7, 500 + u64::from(at) * 11, 100, at)).collect();
    let (_, database) = fill(&rows);
    for (name, sql) in DEFINITIONS {
        let found = counted(&database, sql, "2025-06-30");
        assert!(found.is_some(), "{name}");
    }
}
