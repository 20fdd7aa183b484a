//! The account list with a hundred thousand accounts: making it, finding, sorting.
//! Run with `cargo bench --bench list`.

use chrono::{Days, NaiveDate};
use divan::{Bencher, black_box};
use kamdeck::domain::account::{AccountKind, Lifecycle, Sensitivity, Tier};
use kamdeck::domain::health::{Band, Dimension};
use kamdeck::domain::search::{NameOf, sort_key};
use kamdeck::domain::{AccountId, Coded, RowId, Tenths};
use kamdeck::portfolio::{Column, List, Portfolio, Sort};
use kamdeck::scoring::cadence::Light;
use kamdeck::scoring::tiering::TierBasis;
use kamdeck::store::summary::{Cause, Summary};

const ACCOUNTS: u64 = 100_000;

fn main() {
    divan::main();
}

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 21).unwrap_or_default()
}

/// The n-th of a list, going round.
#[expect(clippy::indexing_slicing, reason = "within the length")]
fn pick<T: Copy>(list: &[T], number: u64) -> T {
    list[usize::try_from(number).unwrap_or(0) % list.len()]
}

/// Names as company registers have them: place, a made-up word, trade, legal form; a tenth in Latin letters.
fn name(number: u64) -> (String, String) {
    const PLACES: &[&str] = &["上海", "重庆", "华东", "苏州", "厦门", "长春", "佛山", "武汉", "乐清", "蚌埠", "内蒙古", "石家庄"];
    const SYLLABLES: &[&str] =
        &["启", "明", "瑞", "晟", "宏", "远", "长", "乐", "盛", "鑫", "安", "泰", "华", "联", "中", "德", "信", "恒"];
    const TRADES: &[&str] = &["新能源", "精工", "电气", "食品", "生物医药", "机床", "物流", "银行", "软件", "环保材料"];
    const FORMS: &[&str] = &["有限公司", "股份有限公司", "科技有限公司", "(集团)有限公司"];
    const FIRST: &[&str] = &["Orion", "Zephyr", "Nordwind", "Helvetia", "Acme", "Blue Harbour", "Kestrel"];
    const SECOND: &[&str] = &["Batteries", "Foods", "Systems", "Logistics", "Pharma", "Tools"];
    if number % 10 == 9 {
        let short = format!("{} {} {}", pick(FIRST, number / 10), pick(SECOND, number / 70), number / 420);
        return (format!("{short} Ltd."), short);
    }
    let word = format!("{}{}", pick(SYLLABLES, number), pick(SYLLABLES, number / 18));
    let short = format!("{}{word}{}", pick(PLACES, number / 324), pick(TRADES, number / 3888));
    (format!("{short}{}", pick(FORMS, number)), short)
}

fn rows() -> Vec<Summary> {
    const CITIES: &[&str] = &["上海", "重庆", "苏州", "厦门", "长春", "Austin", "佛山", "武汉", ""];
    const INDUSTRIES: &[&str] = &["新能源", "机械", "食品", "医药", "金融", "物流"];
    const OWNERS: &[&str] = &["李静", "王伟", "查小勇", "Anna Berg", "单志强"];
    const DIMENSIONS: &[Dimension] = Dimension::ALL;
    (0..ACCOUNTS)
        .map(|number| {
            let (name, short_name) = name(number);
            let tenths = i32::try_from(number * 7919 % 1001).unwrap_or(0);
            let band = if tenths < 600 {
                Band::AtRisk
            } else if tenths < 800 {
                Band::Watch
            } else {
                Band::Healthy
            };
            Summary {
                rank: 0,
                sort_key: sort_key(&short_name, NameOf::Organisation),
                id: AccountId::from_raw(i64::try_from(number).unwrap_or(0) + 1),
                name,
                short_name: Some(short_name),
                reading: None,
                credit_code: Some(format!("91310000MA{number:08}")),
                kind: AccountKind::Enterprise,
                lifecycle: Some(Lifecycle::Active),
                sensitivity: Sensitivity::Normal,
                tier: pick(Tier::ALL, number * 31),
                tier_basis: TierBasis::Set,
                suggested: None,
                score: Some(Tenths(tenths)),
                band,
                coverage: 100,
                change: Some(Tenths(i32::try_from(number * 104_729 % 400).unwrap_or(0) - 200)),
                weeks: [Some(Tenths(tenths)); 8],
                causes: vec![Cause::Low { dimension: pick(DIMENSIONS, number), points: 3 }],
                touched_on: None,
                silent_since: today() - Days::new(number * 13 % 200),
                light: Light::Green,
                renews_on: (number % 3 == 0).then(|| today() + Days::new(number * 17 % 400)),
                revenue: Some(i64::try_from(number * 48_611 % 1_000_003).unwrap_or(0) * 100),
                overdue: 0,
                overdue_since: None,
                owner: None,
                parent: None,
                owner_name: pick(OWNERS, number * 3).into(),
                parent_name: String::new(),
                city: Some(pick(CITIES, number * 5).into()),
                region: None,
                industry: Some(pick(INDUSTRIES, number * 7).into()),
                tags: Vec::new(),
                open_alerts: None,
                computed: true,
            }
        })
        .collect()
}

fn list() -> List {
    List::new(Portfolio::new(rows()), today())
}

/// From the rows of the database to a list that can be searched and sorted; done in a job.
#[divan::bench(sample_count = 5, sample_size = 1)]
fn make(bencher: Bencher) {
    bencher.with_inputs(rows).bench_values(|rows| List::new(Portfolio::new(rows), today()));
}

/// The first letter, or a text that was pasted: a pass over all. The last one is found by no pass, only as a mixed spelling.
#[divan::bench(sample_count = 30, sample_size = 1, args = ["h", "hdxny", "华东", "qm", "银行", "orion", "zz", "tier=A 上海", "touch>30d renewal<90d", "huadxny"])]
fn filter(bencher: Bencher, typed: &str) {
    let list = list();
    bencher.with_inputs(|| list.clone()).bench_local_values(|mut list| {
        let _ = list.set_filter(black_box(typed));
        list
    });
}

/// The next letter, after the ones before it.
#[divan::bench(args = ["hd", "chongq", "华东", "苏州q"])]
fn filter_next_letter(bencher: Bencher, typed: &str) {
    let mut list = list();
    let before: String = typed.chars().take(typed.chars().count() - 1).collect();
    bencher.bench_local(|| {
        let _ = list.set_filter(&before);
        let _ = list.set_filter(black_box(typed));
        list.len()
    });
}

/// By a column for the first time.
#[divan::bench(sample_count = 20, sample_size = 1, args = [Column::Health, Column::Account, Column::City, Column::Touch, Column::Revenue, Column::CreditCode])]
fn sort(bencher: Bencher, column: Column) {
    let list = list();
    bencher.with_inputs(|| list.clone()).bench_local_values(|mut list| {
        list.set_sort(Sort { column, descending: true });
        list
    });
}

/// By a column that was sorted by before.
#[divan::bench(args = [Column::Account, Column::Revenue])]
fn sort_again(bencher: Bencher, column: Column) {
    let mut list = list();
    list.set_sort(Sort { column, descending: true });
    bencher.bench_local(|| {
        list.set_sort(Sort::default());
        list.set_sort(black_box(Sort { column, descending: true }));
        list.len()
    });
}
