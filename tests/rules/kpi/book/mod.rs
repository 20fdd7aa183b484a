//! Every figure out of a database of twelve accounts: equal to what was computed on paper, and to SQL written from the definitions over the
//! tables as they are.

use std::collections::{BTreeMap, HashMap};

use kamdeck::domain::{AsOf, Coded};
use kamdeck::scoring::kpi::{Kpi, KpiName, KpiValue, Part};
use kamdeck::store::catalog::{Column, Kind};
use kamdeck::store::facts::Figures;
use kamdeck::store::{ActionKind, Store, Table, Value, What};
use rusqlite::Connection;
use serde::Deserialize;
use serde_json::json;

use super::super::{day, differences, end_of};
use crate::store::helpers::Place;

const AS_OF: &str = "2026-06-30";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Book {
    why: String,
    rows: Vec<Rows>,
    figure: Vec<Figure>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Rows {
    table: String,
    of: Vec<BTreeMap<String, toml::Value>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Figure {
    name: String,
    paper: String,
    is: serde_json::Value,
}

/// What every row of a table has that says nothing else.
fn otherwise(table: Table) -> &'static [(&'static str, &'static str)] {
    match table {
        Table::Account => &[("kind", "enterprise"), ("created_on", "2024-01-01")],
        Table::AccountTeam => &[("role", "owner")],
        Table::Contract => &[("title", "contract")],
        Table::Invoice => &[("currency", "CNY"), ("due_on", "2027-12-31")],
        Table::SurveyAnswer => &[("kind", "quarterly")],
        Table::Ticket => &[("title", "ticket"), ("kind", "repair"), ("grade", "P3")],
        Table::Request => &[("need", "request")],
        Table::Handover => &[
            ("trigger", "rotation"),
            ("outgoing_id", "m1"),
            ("incoming_id", "m2"),
            ("sensitivity", "normal"),
            ("state", "running"),
            ("started_on", "2025-06-01"),
        ],
        Table::HandoverEntry => &[("outcome", "done")],
        Table::Promise => &[("what", "promise"), ("state", "open")],
        Table::Task => &[("title", "task"), ("origin", "manual")],
        Table::Opportunity => &[("title", "opportunity"), ("stage", "found")],
        _ => &[],
    }
}

fn value(column: &Column, given: &toml::Value, keys: &HashMap<String, i64>) -> Value {
    match (column.kind, given) {
        (Kind::Ref(_), toml::Value::String(key)) => keys[key].into(),
        (Kind::Amount, toml::Value::Integer(units)) => (units * 100).into(),
        (Kind::Int { .. }, toml::Value::Integer(number)) => (*number).into(),
        (Kind::Bool, toml::Value::Boolean(flag)) => (*flag).into(),
        (Kind::Date, toml::Value::String(text)) => day(text).into(),
        (Kind::Instant, toml::Value::String(text)) => text.parse::<kamdeck::domain::Instant>().unwrap().into(),
        (_, toml::Value::String(text)) => text.as_str().into(),
        other => panic!("{}: {other:?}", column.name),
    }
}

/// Writes the rows as one action.
fn write(store: &mut Store, book: &Book) {
    let mut keys: HashMap<String, i64> = HashMap::new();
    store
        .act(&What::new(ActionKind::Edit), |tx| {
            for rows in &book.rows {
                let table = Table::from_code(&rows.table).unwrap();
                for row in &rows.of {
                    let mut given = row.clone();
                    let key = given.remove("key").map(|key| key.as_str().unwrap().to_owned());
                    for (name, text) in otherwise(table) {
                        given.entry((*name).to_owned()).or_insert_with(|| (*text).into());
                    }
                    let named = table.def().columns.iter().any(|column| column.name == "name");
                    if let Some(key) = key.as_ref().filter(|_| named) {
                        given.entry("name".to_owned()).or_insert_with(|| key.as_str().into());
                    }
                    let mut values = Vec::new();
                    for column in table.def().columns {
                        match (given.remove(column.name), column.kind) {
                            (Some(given), _) => values.push((column.name, value(column, &given, &keys))),
                            (None, Kind::Bool) => values.push((column.name, false.into())),
                            (None, _) => {}
                        }
                    }
                    assert!(given.is_empty(), "{table} has no {given:?}");
                    let id = tx.insert(table, &values)?;
                    keys.extend(key.map(|key| (key, id)));
                }
            }
            Ok::<(), kamdeck::store::Error>(())
        })
        .unwrap();
}

fn read() -> (Book, Place, Figures) {
    let book: Book = toml::from_str(include_str!("twelve_accounts.toml")).unwrap();
    let place = Place::new();
    let mut store = place.open("li");
    write(&mut store, &book);
    let (policies, calendar) = (store.read().policies().unwrap(), store.calendar());
    let figures = store.read().figures(&policies, &calendar, as_of(), &mut |_| true).unwrap();
    (book, place, figures)
}

fn as_of() -> AsOf {
    end_of(AS_OF)
}

fn figure<'f>(figures: &'f Figures, name: &str) -> &'f Kpi {
    figures.kpis.iter().find(|kpi| kpi.name.code() == name).unwrap_or_else(|| panic!("no figure {name}"))
}

#[test]
fn figures_of_a_database_are_those_computed_on_paper() {
    let (book, _place, figures) = read();
    assert!(book.why.contains("paper"));
    let mut wrong = Vec::new();
    for expected in &book.figure {
        let mut found = Vec::new();
        differences("", &expected.is, &json!(figure(&figures, &expected.name)), &mut found);
        wrong.extend(found.into_iter().map(|found| format!("{}{found} ({})", expected.name, expected.paper)));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let mut listed: Vec<&str> = book.figure.iter().map(|figure| figure.name.as_str()).collect();
    listed.sort_unstable();
    let mut all: Vec<&str> = KpiName::ALL.iter().map(|name| name.code()).collect();
    all.sort_unstable();
    assert_eq!(listed, all, "every figure is computed on paper");
}

#[test]
fn what_is_counted_behind_a_figure_is_what_the_figure_says() {
    let (_, _place, figures) = read();
    for kpi in &figures.kpis {
        let of = |part: Part| kpi.behind.iter().filter(|row| row.part == part).count();
        let excluded: usize = kpi.excluded.iter().map(|left| left.n).sum();
        assert_eq!(of(Part::LeftOut), excluded, "{}", kpi.name);
        // The number of accounts per manager is that of managers.
        let n = if kpi.name == KpiName::AccountsPerManager { 8 } else { kpi.n };
        assert_eq!(of(Part::Counted) + of(Part::Compared), n, "{}", kpi.name);
        if let (Some(KpiValue::Percent(shown)), true) = (kpi.value, of(Part::Compared) > 0 && kpi.name != KpiName::RenewalRateByValue) {
            let share = of(Part::Counted) as f64 * 100.0 / kpi.n as f64;
            let rate = kpi.name != KpiName::CrossSellGrowth;
            assert!(!rate || (f64::from(shown.0) / 10.0 - share).abs() <= 0.05, "{}: {shown} {share}", kpi.name);
        }
    }
}

/// At the end of March 3 and 12 were lost of the ten customers of a year before; 10 came later. In 2025 nothing had been decided yet.
#[test]
fn the_course_shows_each_figure_as_it_was() {
    let (_, _place, figures) = read();
    let course = |name: &str| {
        let course = figures.courses.iter().find(|course| course.name.code() == name).unwrap();
        course.points.iter().map(|(day, value)| json!([day, value.map(|value| json!(value)["value"].clone())])).collect::<Vec<_>>()
    };
    let churn = course("logo_churn");
    assert_eq!(churn.len(), 5);
    assert_eq!(churn[3..], [json!(["2026-03-30", "20.0"]), json!(["2026-06-30", "10.0"])]);
    let worth = course("lifetime_value");
    // 100,000 x 5 of the accounts known at the end of 2025 are not yet those of 2024: 7 x 5 = 35.
    assert_eq!(
        worth[1..3],
        [json!(["2025-09-30", {"amount": "35.00", "currency": "CNY"}]), json!(["2025-12-30", {"amount": "35.00", "currency": "CNY"}])]
    );
}

/// Customers with their first and last day; those of the start and of the as-of day; rates; the term of each contract in a year's worth.
/// `?1` is the start of the window, `?2` the as-of day, both in days since 1970; the time zone is eight hours ahead.
const GIVEN: &str = "
WITH customer AS (
    SELECT a.id AS id,
        coalesce((SELECT CAST(julianday(f.value) - 2440587.5 AS INTEGER) FROM account_field f WHERE f.account_id = a.id AND f.field = 'cooperation_start'),
            (SELECT min(c.starts_on) FROM contract c WHERE c.account_id = a.id), a.created_on) AS since,
        (SELECT min(f.as_of) FROM account_field f WHERE f.account_id = a.id AND f.field = 'lifecycle' AND f.value = 'churned') AS lost
    FROM account a),
cohort AS (SELECT id FROM customer WHERE since <= ?1 AND (lost IS NULL OR lost > ?1)),
present AS (SELECT id FROM customer WHERE since <= ?2 AND (lost IS NULL OR lost > ?2)),
rate(unit, factor) AS (SELECT 'CNY', 1.0 UNION ALL SELECT currency, rate_e8 / 1e8 FROM exchange_rate),
ending AS (
    SELECT c.*, c.amount * factor AS worth, CASE WHEN o.outcome IS NULL THEN c.auto_renew AND c.ends_on < ?2 ELSE o.outcome <> 'lost' END AS renewed
    FROM contract c LEFT JOIN contract_outcome o ON o.contract_id = c.id AND o.decided_on <= ?2 LEFT JOIN rate ON unit = c.currency
    WHERE c.ends_on > ?1 AND c.ends_on <= ?2),
term AS (
    SELECT c.*, o.outcome, coalesce(o.amount, c.amount) AS next_amount, o.next_contract_id, factor, c.ends_on - c.starts_on + 1 AS days,
        date(c.starts_on * 86400, 'unixepoch') AS first, date((c.ends_on + 1) * 86400, 'unixepoch') AS after
    FROM contract c LEFT JOIN contract_outcome o ON o.contract_id = c.id AND o.decided_on <= ?2 JOIN rate ON unit = c.currency),
year AS (
    SELECT *, factor * CASE WHEN strftime('%d', first) = strftime('%d', after)
        THEN 12.0 / ((strftime('%Y', after) - strftime('%Y', first)) * 12 + strftime('%m', after) - strftime('%m', first))
        ELSE 365.0 / days END AS by FROM term),
moment(at) AS (VALUES (?1), (?2)),
worth AS (
    SELECT account_id, at, sum(by * CASE
        WHEN at < starts_on THEN 0
        WHEN at <= ends_on THEN amount
        WHEN outcome <> 'lost' AND next_contract_id IS NULL AND at - ends_on <= days THEN next_amount
        WHEN outcome IS NULL AND auto_renew THEN amount
        ELSE 0 END) AS a_year
    FROM year JOIN moment WHERE account_id IN cohort GROUP BY account_id, at),
kept AS (
    SELECT t.account_id, t.a_year AS before, CASE WHEN t.account_id IN present THEN n.a_year ELSE 0 END AS now
    FROM worth t JOIN worth n ON n.account_id = t.account_id AND t.at = ?1 AND n.at = ?2 WHERE t.a_year > 0),
points AS (
    SELECT a.id AS id, at,
        (SELECT CASE WHEN share > 8000 THEN 10 WHEN share >= 5000 THEN 7 ELSE 3 END FROM usage_reading u
            WHERE u.account_id = a.id AND at - read_on BETWEEN 0 AND 45 ORDER BY read_on DESC LIMIT 1) AS usage,
        (SELECT CASE intent WHEN 'offers' THEN 10 WHEN 'satisfied' THEN 7 WHEN 'no_clear_word' THEN 4 ELSE 0 END FROM intent_stated i
            WHERE i.account_id = a.id AND at - stated_on BETWEEN 0 AND 90 ORDER BY stated_on DESC LIMIT 1) AS value,
        coalesce((SELECT CASE WHEN count = 0 THEN 10 WHEN count <= 2 THEN 6 ELSE 2 END FROM reported_tickets r
            WHERE r.account_id = a.id AND at - reported_on BETWEEN 0 AND 90 ORDER BY reported_on DESC LIMIT 1),
            (SELECT 10 FROM ticket t WHERE t.account_id = a.id AND at - opened_on BETWEEN 0 AND 365)) AS service,
        (SELECT CASE WHEN recommend >= 9 THEN 10 WHEN recommend >= 7 THEN 7 ELSE 1 END FROM survey_answer s
            WHERE s.account_id = a.id AND at - answered_on BETWEEN 0 AND 180 ORDER BY answered_on DESC LIMIT 1) AS relation
    FROM account a JOIN moment),
known AS (
    SELECT *, 30 * (usage IS NOT NULL) + 30 * (value IS NOT NULL) + 20 * (service IS NOT NULL) + 20 * (relation IS NOT NULL) AS weight,
        30 * coalesce(usage, 0) + 30 * coalesce(value, 0) + 20 * coalesce(service, 0) + 20 * coalesce(relation, 0) AS sum FROM points),
health AS (SELECT id, at, CAST(100 * sum / weight AS INTEGER) / 10.0 AS score FROM known
    WHERE weight >= 60 AND id IN (SELECT id FROM customer WHERE since <= at AND (lost IS NULL OR lost > at))),
answered AS (
    SELECT *, row_number() OVER (PARTITION BY account_id, coalesce(person_id, -id) ORDER BY answered_on DESC, id DESC) AS place
    FROM survey_answer WHERE answered_on > ?1 AND answered_on <= ?2 AND recommend IS NOT NULL),
rated AS (
    SELECT ((coalesce(product_quality, 0) + coalesce(delivery_time, 0) + coalesce(service_response, 0) + coalesce(innovation, 0)) * 1.0
        / ((product_quality IS NOT NULL) + (delivery_time IS NOT NULL) + (service_response IS NOT NULL) + (innovation IS NOT NULL))) AS mean,
        row_number() OVER (PARTITION BY account_id, coalesce(person_id, -id) ORDER BY answered_on DESC, id DESC) AS place
    FROM survey_answer WHERE coalesce(product_quality, delivery_time, service_response, innovation) IS NOT NULL
        AND answered_on <= ?2 AND answered_on >= CAST(julianday('2026-04-01') - 2440587.5 AS INTEGER)),
step AS (SELECT ticket_id, min(CASE WHEN step IN ('responded', 'resolved', 'closed') THEN at END) AS responded,
    min(CASE WHEN step IN ('resolved', 'closed') THEN at END) AS resolved FROM ticket_event GROUP BY ticket_id),
used AS (SELECT DISTINCT account_id, product_id, at FROM white_space w JOIN moment WHERE as_of <= at AND state = 'bought'
    AND NOT EXISTS (SELECT 1 FROM white_space n WHERE n.account_id = w.account_id AND n.product_id = w.product_id AND n.state <> 'bought'
        AND n.as_of > w.as_of AND n.as_of <= at)),
spent AS (
    SELECT s.*, ends_on > ?1 AS is_now, (SELECT coalesce(sum(i.amount), 0) FROM invoice i WHERE i.account_id = s.account_id
        AND i.issued_on BETWEEN s.starts_on AND s.ends_on AND (i.void_on IS NULL OR i.void_on > ?2)) AS revenue
    FROM category_spend s WHERE ends_on <= ?2),
shared AS (SELECT * FROM spent s WHERE EXISTS (SELECT 1 FROM spent o WHERE o.account_id = s.account_id AND o.category = s.category AND o.is_now <> s.is_now)),
share AS (SELECT is_now, sum(amount) AS spend, (SELECT sum(revenue) FROM (SELECT DISTINCT account_id, starts_on, revenue, is_now FROM shared) d
    WHERE d.is_now = shared.is_now) AS revenue FROM shared GROUP BY is_now),
met AS (SELECT h.account_id, min(e.done_on) AS met_on FROM handover_account h JOIN handover o ON o.id = h.handover_id AND o.state <> 'cancelled'
    JOIN handover_entry e ON e.handover_id = h.handover_id AND e.step = 'meeting' AND coalesce(e.account_id, h.account_id) = h.account_id
    GROUP BY h.handover_id, h.account_id HAVING met_on > ?1 AND met_on <= ?2),
item AS (
    SELECT account_id, made_on AS since, due_on, settled_on AS settled FROM promise
    UNION ALL SELECT account_id, created_on, due_on, done_on FROM task
    UNION ALL SELECT account_id, raised_on, tell_by, closed_on FROM request
    UNION ALL SELECT account_id, opened_on, expected_on, closed_on FROM opportunity
    UNION ALL SELECT account_id, planned_on, due_on, accepted_on FROM milestone
    UNION ALL SELECT account_id, issued_on, due_on, void_on FROM invoice
    UNION ALL SELECT account_id, opened_on, NULL, (SELECT min(at) / 86400000 FROM ticket_event WHERE ticket_id = ticket.id AND step = 'closed') FROM ticket),
handed AS (SELECT item.* FROM item JOIN met ON met.account_id = item.account_id
    WHERE since <= met_on AND (settled IS NULL OR settled > met_on) AND (settled IS NULL OR settled > ?2))
";

/// The definitions of section 13 over the tables; percent, points, hours, days, minor units.
const DEFINITIONS: &[(KpiName, &str)] = &[
    (KpiName::RenewalRate, "SELECT 100.0 * sum(renewed) / count(*) FROM ending"),
    (KpiName::RenewalRateByValue, "SELECT 100.0 * sum(worth * renewed) / sum(worth) FROM ending WHERE worth IS NOT NULL"),
    (KpiName::LogoChurn, "SELECT 100.0 * sum(id NOT IN present) / count(*) FROM cohort"),
    (KpiName::GrossRetention, "SELECT 100.0 * sum(min(now, before)) / sum(before) FROM kept"),
    (KpiName::NetRetention, "SELECT 100.0 * sum(now) / sum(before) FROM kept"),
    (
        KpiName::LifetimeValue,
        "SELECT avg(amount * factor * 5) FROM period_result JOIN rate ON unit = currency WHERE kind = 'profit' AND account_id IN present
            AND starts_on = CAST(julianday('2025-01-01') - 2440587.5 AS INTEGER)",
    ),
    (
        KpiName::WalletGrowth,
        "SELECT 100.0 * n.revenue / n.spend - 100.0 * b.revenue / b.spend FROM share n JOIN share b ON n.is_now AND NOT b.is_now",
    ),
    (
        KpiName::CrossSellGrowth,
        "SELECT 100.0 * (sum(at = ?2) - sum(at = ?1)) / sum(at = ?1) FROM used WHERE account_id IN cohort AND account_id IN present",
    ),
    (KpiName::MeanHealth, "SELECT avg(score) FROM health WHERE at = ?2"),
    (KpiName::AtRisk, "SELECT sum(score < 60) * 1.0 FROM health WHERE at = ?2"),
    (KpiName::AtRiskChange, "SELECT (sum(score < 60 AND at = ?2) - sum(score < 60 AND at = ?1)) * 1.0 FROM health"),
    (KpiName::Csat, "SELECT (avg(mean) - 1) * 25 FROM rated WHERE place = 1"),
    (KpiName::Nps, "SELECT 100.0 * (sum(recommend >= 9) - sum(recommend <= 6)) / count(*) FROM answered WHERE place = 1"),
    (
        KpiName::TimeToResolve,
        "SELECT avg(resolved - opened_at) / 3600000.0 FROM ticket JOIN step ON ticket_id = id WHERE (resolved + 28800000) / 86400000 BETWEEN ?1 + 1 AND ?2",
    ),
    (
        KpiName::FirstResponse,
        "SELECT avg(responded - opened_at) / 3600000.0 FROM ticket JOIN step ON ticket_id = id WHERE (responded + 28800000) / 86400000 BETWEEN ?1 + 1 AND ?2",
    ),
    (
        KpiName::AccountsPerManager,
        "SELECT 1.0 * count(owner) / count(DISTINCT owner) FROM (SELECT (SELECT colleague_id FROM account_team t WHERE t.account_id = present.id
            AND role = 'owner' AND since <= ?2 ORDER BY since DESC, t.id DESC LIMIT 1) AS owner FROM present)",
    ),
    (KpiName::RequestTime, "SELECT avg(closed_on - raised_on) FROM request WHERE closed_on > ?1 AND closed_on <= ?2"),
    (
        KpiName::HandoverComplaints,
        "SELECT 100.0 * sum(EXISTS (SELECT 1 FROM ticket t WHERE t.account_id = met.account_id AND kind = 'complaint'
            AND opened_on BETWEEN met_on AND min(?2, met_on + 90))) / count(*) FROM met",
    ),
    (KpiName::HandoverOverdue, "SELECT 100.0 * sum(due_on IS NOT NULL AND due_on < ?2) / count(*) FROM handed"),
];

#[test]
fn figures_of_a_database_equal_sql_written_from_their_definitions() {
    let (_, place, figures) = read();
    let database = Connection::open(place.file()).unwrap();
    let number = |text: &str| day(text).signed_duration_since(chrono::NaiveDate::default()).num_days();
    let (start, today) = (number("2025-06-30"), number(AS_OF));
    for (name, sql) in DEFINITIONS {
        let mut statement = database.prepare(&format!("{GIVEN} {sql}")).unwrap_or_else(|error| panic!("{name}: {error}"));
        // A definition that names only one of the two days is given only what it names.
        let days = [start, today];
        let found: f64 = statement
            .query_row(rusqlite::params_from_iter(days.iter().take(statement.parameter_count())), |row| row.get(0))
            .unwrap_or_else(|error| panic!("{name}: {error}"));
        let figure = figures.kpis.iter().find(|figure| figure.name == *name).unwrap();
        let (shown, unit) = match figure.value.unwrap_or_else(|| panic!("{name} has no value")) {
            KpiValue::Money(money) => (money.minor as f64, 1.0),
            KpiValue::Count(count) => (count as f64, 1.0),
            other => (other.in_small_units() as f64, 10.0),
        };
        assert!((shown / unit - found).abs() <= 0.5 / unit + 1e-6, "{name}: {} against {found}", shown / unit);
    }
    assert_eq!(DEFINITIONS.iter().map(|(name, _)| *name).collect::<Vec<_>>(), KpiName::ALL);
}
