//! The list as a whole: finding, sorting, marking, staying put.

use chrono::{Days, NaiveDate};
use proptest::prelude::*;

use super::*;
use crate::domain::account::{AccountKind, Lifecycle, Sensitivity, Tier};
use crate::domain::health::{Band, Dimension};
use crate::domain::search::{NameOf, sort_key};
use crate::domain::{AccountId, Coded, RowId, Tenths};
use crate::i18n::Language;
use crate::scoring::cadence::Light;
use crate::scoring::tiering::TierBasis;
use crate::store::summary::{Cause, Summary};

fn today() -> NaiveDate {
    "2026-11-21".parse().unwrap()
}

fn row(id: i64, name: &str, short_name: &str) -> Summary {
    Summary {
        id: AccountId::from_raw(id),
        rank: 0,
        sort_key: sort_key(if short_name.is_empty() { name } else { short_name }, NameOf::Organisation),
        name: name.into(),
        short_name: Some(short_name.to_owned()).filter(|name| !name.is_empty()),
        reading: None,
        credit_code: None,
        kind: AccountKind::Enterprise,
        lifecycle: Some(Lifecycle::Active),
        sensitivity: Sensitivity::Normal,
        tier: Tier::C,
        tier_basis: TierBasis::Assumed,
        suggested: None,
        score: None,
        band: Band::NotRated,
        coverage: 0,
        change: None,
        weeks: [None; 8],
        causes: Vec::new(),
        touched_on: Some(today()),
        silent_since: today(),
        light: Light::Green,
        renews_on: None,
        revenue: None,
        overdue: 0,
        overdue_since: None,
        owner: None,
        parent: None,
        owner_name: String::new(),
        parent_name: String::new(),
        city: None,
        region: None,
        industry: None,
        tags: Vec::new(),
        open_alerts: None,
        computed: true,
    }
}

fn rated(mut row: Summary, tier: Tier, tenths: i32, change: i32) -> Summary {
    (row.tier, row.tier_basis) = (tier, TierBasis::Set);
    row.score = Some(Tenths(tenths));
    row.band = if tenths < 600 {
        Band::AtRisk
    } else if tenths < 800 {
        Band::Watch
    } else {
        Band::Healthy
    };
    row.coverage = 100;
    row.change = Some(Tenths(change));
    row
}

/// The accounts of the specification's picture, and a few that are hard to find or sort.
fn rows() -> Vec<Summary> {
    let mut all = vec![
        rated(row(1, "华东新能源科技有限公司", "华东新能源"), Tier::A, 450, -140),
        rated(row(2, "Orion Batteries", ""), Tier::A, 590, -20),
        row(3, "启明精工股份有限公司", "启明精工"),
        rated(row(4, "Zephyr Foods", ""), Tier::A, 680, 0),
        rated(row(5, "重庆银行", ""), Tier::B, 950, 10),
        rated(row(6, "臺灣積體電路", ""), Tier::C, 810, 0),
        rated(row(7, "单雄信", ""), Tier::C, 600, 0),
    ];
    (all[0].touched_on, all[0].silent_since, all[0].light) = (Some(today() - Days::new(41)), today() - Days::new(41), Light::Red);
    all[0].renews_on = Some(today() + Days::new(40));
    all[0].causes = vec![Cause::Fell { dimension: Dimension::Usage, from: 10, to: 3 }];
    all[0].city = Some("上海".into());
    all[0].owner_name = "李静".into();
    all[0].tags = vec!["重点".into(), "电池".into()];
    all[0].revenue = Some(120_000_000);
    all[1].city = Some("Austin".into());
    all[1].causes = vec![Cause::Low { dimension: Dimension::Value, points: 4 }];
    all[1].revenue = Some(50_000_000);
    (all[2].tier, all[2].tier_basis) = (Tier::B, TierBasis::Suggested);
    all[2].suggested = Some(Tier::B);
    all[2].coverage = 50;
    all[2].renews_on = Some(today() + Days::new(60));
    all[2].causes = vec![Cause::Unknown { dimension: Dimension::Usage }, Cause::Unknown { dimension: Dimension::Relationship }];
    all[3].silent_since = today() - Days::new(6);
    all[4].city = Some("重庆".into());
    all[4].renews_on = Some(today() + Days::new(91));
    all[5].overdue = 200;
    all[6].kind = AccountKind::Individual;
    all[6].sort_key = sort_key("单雄信", NameOf::Person);
    (all[6].touched_on, all[6].silent_since, all[6].light) = (None, today() - Days::new(300), Light::Red);
    all[6].owner_name = "查良镛".into();
    all
}

fn list() -> List {
    List::new(Portfolio::new(rows()), today())
}

fn ids(list: &List) -> Vec<i64> {
    list.from(0).map(|account| account.id.raw()).collect()
}

fn found(filter: &str) -> Vec<i64> {
    let mut list = list();
    list.set_filter(filter).unwrap();
    let mut ids = ids(&list);
    ids.sort_unstable();
    ids
}

#[test]
fn it_starts_with_what_is_at_risk_then_unrated_then_the_rest() {
    assert_eq!(ids(&list()), [1, 2, 3, 7, 4, 6, 5]);
}

#[test]
fn a_filter_asks_any_column() {
    for (filter, expected) in [
        ("", &[1, 2, 3, 4, 5, 6, 7][..]),
        ("tier=A", &[1, 2, 4]),
        ("tier=A,B", &[1, 2, 3, 4, 5]),
        ("tier!=A", &[3, 5, 6, 7]),
        ("-tier=A", &[3, 5, 6, 7]),
        ("等级=A级 健康档=高风险", &[1, 2]),
        ("band=not_rated", &[3]),
        ("health<60", &[1, 2]),
        ("health<=60", &[1, 2, 7]),
        ("health=none", &[3]),
        ("change<0", &[1, 2]),
        ("coverage<60%", &[3]),
        ("why=usage", &[1, 3]),
        ("why=none", &[4, 5, 6, 7]),
        ("touch>30d", &[1, 7]),
        ("touch<=6", &[2, 3, 4, 5, 6]),
        ("touch=overdue", &[1, 7]),
        ("touch=never", &[7]),
        ("renewal<=90d", &[1, 3]),
        ("renewal>2026-12-31", &[3, 5]),
        ("renewal=none", &[2, 4, 6, 7]),
        ("-renewal=none", &[1, 3, 5]),
        ("revenue>=100万", &[1]),
        ("revenue<100万", &[2]),
        ("city=上海,austin", &[1, 2]),
        ("city:chongq", &[5]),
        ("城市=重庆", &[5]),
        ("city=none tier=A", &[4]),
        ("owner:zhaly", &[]),
        ("owner:zha", &[7]),
        ("tag=电池", &[1]),
        ("tag:zhongdian", &[1]),
        ("kind=individual", &[7]),
        ("suggested=B", &[3]),
        ("overdue>=2", &[6]),
        ("name:科技", &[1]),
        ("account=ORION batteries", &[]),
        ("account=\"ORION　batteries\"", &[2]),
        ("hdxny", &[1]),
        ("-hdxny tier=A", &[2, 4]),
        ("上海", &[1]),
        ("shanghai tier=A", &[1]),
        ("台湾", &[6]),
        ("cqyh", &[5]),
        ("shanxx", &[7]),
        ("a b", &[2]),
    ] {
        assert_eq!(found(filter), expected, "{filter}");
    }
}

#[test]
fn a_mixed_spelling_is_understood_where_nothing_else_is_found() {
    let mut list = list();
    list.set_filter("huadxny").unwrap();
    assert_eq!((ids(&list), list.loosely()), (vec![1], true));
    list.set_filter("huadxny tier=B").unwrap();
    assert_eq!((ids(&list), list.loosely()), (vec![], false));
    list.set_filter("huadong").unwrap();
    assert_eq!((ids(&list), list.loosely()), (vec![1], false));
}

#[test]
fn an_empty_result_says_what_each_term_keeps_away() {
    let mut list = list();
    list.set_filter("tier=A city=重庆 -hdxny").unwrap();
    assert_eq!(list.obstacle(), Some(Obstacle::Filter(vec![("tier=A".into(), 1), ("city=重庆".into(), 2), ("-hdxny".into(), 0)])));
    list.set_filter("").unwrap();
    assert_eq!(list.obstacle(), None);
    assert_eq!(List::default().obstacle(), Some(Obstacle::NoAccounts));
}

#[test]
fn a_filter_that_is_not_understood_changes_nothing() {
    let mut list = list();
    list.set_filter("tier=A").unwrap();
    assert!(list.set_filter("tier=").unwrap_err().unfinished());
    assert!(!list.set_filter("colour=red").unwrap_err().unfinished());
    assert_eq!((ids(&list), list.filter().to_string()), (vec![1, 2, 4], "tier=A".to_owned()));
}

#[test]
fn every_column_sorts_both_ways_with_missing_values_last() {
    let mut list = list();
    // Among names: 重庆 (chong), 华东 (hua), 启明 (qi), 单雄信 (shan, a person), 台湾 (tai), then Orion, Zephyr.
    for (column, ascending, descending) in [
        (Column::Account, [5, 1, 3, 7, 6, 2, 4], [4, 2, 6, 7, 3, 1, 5]),
        (Column::Tier, [1, 2, 4, 5, 3, 7, 6], [7, 6, 3, 5, 1, 2, 4]),
        (Column::Health, [1, 2, 3, 7, 4, 6, 5], [5, 6, 4, 7, 3, 2, 1]),
        (Column::Change, [1, 2, 7, 6, 4, 5, 3], [5, 7, 6, 4, 2, 1, 3]),
        (Column::Renewal, [1, 3, 5, 7, 6, 2, 4], [5, 3, 1, 7, 6, 2, 4]),
        (Column::Touch, [5, 3, 6, 2, 4, 1, 7], [7, 1, 4, 5, 3, 6, 2]),
        (Column::City, [5, 1, 2, 3, 7, 6, 4], [2, 1, 5, 3, 7, 6, 4]),
        (Column::Owner, [1, 7, 5, 3, 6, 2, 4], [7, 1, 5, 3, 6, 2, 4]),
        (Column::Revenue, [2, 1, 5, 3, 7, 6, 4], [1, 2, 5, 3, 7, 6, 4]),
        (Column::Why, [1, 2, 3, 5, 7, 6, 4], [3, 2, 1, 5, 7, 6, 4]),
    ] {
        list.set_sort(Sort { column, descending: false });
        assert_eq!(ids(&list), ascending, "{column}");
        list.set_sort(Sort { column, descending: true });
        assert_eq!(ids(&list), descending, "{column} descending");
    }
}

#[test]
fn the_cursor_stays_with_its_account() {
    let mut list = list();
    list.step(Step::To(3));
    assert_eq!(list.current().unwrap().id.raw(), 7);
    list.set_sort(Sort { column: Column::Account, descending: false });
    assert_eq!(list.current().unwrap().id.raw(), 7);
    list.set_filter("-touch=overdue").unwrap();
    assert_eq!(list.cursor(), 0, "its account is not shown any more");
    list.set_filter("").unwrap();
    list.go_to(AccountId::from_raw(4));
    let mut changed = rows();
    changed[3].score = Some(Tenths(100));
    changed[3].band = Band::AtRisk;
    list.set_sort(Sort::default());
    list.update(&changed[3..4], &[]);
    assert_eq!((list.current().unwrap().id.raw(), list.cursor()), (4, 0));
    list.replace(Portfolio::new(rows()), today());
    assert_eq!(list.current().unwrap().id.raw(), 4);
    list.step(Step::Last);
    list.update(&[], &[AccountId::from_raw(5)]);
    assert_eq!((list.cursor(), list.len()), (5, 6));
    assert!(!list.step(Step::By(7)) && list.step(Step::By(-100)) && list.cursor() == 0);
    assert!(!list.go_to(AccountId::from_raw(5)));
}

#[test]
fn marks_survive_filter_sort_and_refresh_and_the_hidden_ones_are_known() {
    let mut list = list();
    list.toggle_mark();
    list.step(Step::By(3));
    list.toggle_mark();
    list.set_filter("tier=A").unwrap();
    assert_eq!(list.marked(), (2, 1));
    let (shown, hidden) = list.marked_accounts();
    assert_eq!((shown[0].id.raw(), hidden[0].id.raw()), (1, 7));
    assert_eq!(list.chosen().iter().map(|id| id.raw()).collect::<Vec<_>>(), [1, 7]);
    list.mark_all();
    assert_eq!(list.marked(), (4, 1));
    list.mark_all();
    assert_eq!(list.marked(), (1, 1));
    list.set_sort(Sort { column: Column::Account, descending: true });
    list.replace(Portfolio::new(rows().split_off(1)), today());
    assert_eq!(list.marked(), (1, 1));
    list.update(&[], &[AccountId::from_raw(7)]);
    assert_eq!(list.marked(), (0, 0));
    assert_eq!(list.chosen(), [list.current().unwrap().id]);
}

#[test]
fn a_range_is_marked_from_where_it_was_started() {
    let mut list = list();
    list.step(Step::To(4));
    list.mark_range();
    list.step(Step::To(2));
    assert_eq!(list.range(), Some((2, 4)));
    list.mark_range();
    assert_eq!((list.marked(), list.range()), ((3, 0), None));
    list.mark_range();
    assert!(list.drop_range() && !list.drop_range());
    list.mark_range();
    list.set_filter("tier=C").unwrap();
    assert_eq!(list.range(), None, "its start is not shown");
}

#[test]
fn changed_and_new_accounts_are_found_and_sorted_as_they_are_now() {
    let mut list = list();
    let mut renamed = rows().remove(0);
    renamed.name = "阿尔卑斯电气".into();
    renamed.short_name = None;
    renamed.city = Some("苏州".into());
    list.update(&[renamed, row(8, "波司登", "")], &[]);
    list.set_sort(Sort { column: Column::Account, descending: false });
    assert_eq!(ids(&list), [1, 8, 5, 3, 7, 6, 2, 4]);
    for (filter, expected) in [("hdxny", vec![]), ("aebs", vec![1]), ("bosid", vec![8]), ("suzhou", vec![1]), ("city=上海", vec![])] {
        list.set_filter(filter).unwrap();
        assert_eq!(ids(&list), expected, "{filter}");
    }
    // A deleted account that comes back is one account, not two.
    list.set_filter("").unwrap();
    list.update(&[], &[AccountId::from_raw(8)]);
    assert_eq!(list.len(), 7);
    list.update(&[row(8, "波司登", "")], &[]);
    assert_eq!((list.len(), list.all().count()), (8, 8));
}

#[test]
fn values_of_a_column_are_counted_among_what_is_shown() {
    let list = list();
    assert_eq!(list.all().values(Column::Tags, list.rows()).unwrap()[..2], [(String::new(), 6), ("电池".into(), 1)]);
    assert_eq!(list.all().values(Column::Health, list.rows()), None);
}

#[test]
fn the_term_of_a_cell_keeps_the_row_it_was_taken_from() {
    for language in Language::iter() {
        let strings = language.load();
        let mut list = list();
        for place in 0..list.len() {
            for &column in Column::ALL {
                list.set_filter("").unwrap();
                let account = list.at(place).unwrap();
                let (id, term) = (account.id, account.term(column, &strings));
                let Some(term) = term else { continue };
                list.set_filter(&term).unwrap();
                assert!(list.place_of(id).is_some(), "{term}");
            }
        }
    }
}

proptest! {
    #[test]
    fn typing_letter_by_letter_ends_where_pasting_does(typed in "[a-z华东 =:<0-9]{0,8}", facets in prop::sample::select(vec!["", "tier=A ", "-touch=overdue "])) {
        let mut typing = list();
        let whole = format!("{facets}{typed}");
        for begun in (0..=whole.len()).filter_map(|end| whole.get(..end)) {
            let _ = typing.set_filter(begun);
        }
        let mut pasting = list();
        if pasting.set_filter(&whole).is_ok() {
            prop_assert_eq!(ids(&typing), ids(&pasting), "{}", whole);
        }
    }

    #[test]
    fn updating_row_by_row_equals_making_anew(order in Just((0..7usize).collect::<Vec<_>>()).prop_shuffle(), column in prop::sample::select(Column::ALL.to_vec())) {
        let all = rows();
        let mut grown = List::default();
        grown.replace(Portfolio::new(Vec::new()), today());
        for at in order {
            grown.update(&[all[at].clone()], &[]);
            grown.update(&[row(all[at].id.raw(), "暂名", "")], &[]);
            grown.update(&[all[at].clone()], &[]);
        }
        let mut made = list();
        for descending in [false, true] {
            grown.set_sort(Sort { column, descending });
            made.set_sort(Sort { column, descending });
            prop_assert_eq!(ids(&grown), ids(&made));
        }
    }
}

#[test]
fn what_stands_out_is_named_once_with_its_reason() {
    use super::{Reason, findings};
    use crate::domain::{AsOf, Zone};
    let zone = Zone::default();
    let as_of = AsOf::now(zone.end_of(today()) - chrono::TimeDelta::hours(1), zone);
    let mut rows = rows();
    rows[1].renews_on = Some(today() + Days::new(30));
    let named = |rows: &[Summary], among: &[i64]| {
        let all = Portfolio::new(rows.to_vec());
        let found = findings(&all, |id| among.contains(&id.raw()), as_of);
        found.into_iter().map(|one| (one.account.raw(), one.reason)).collect::<Vec<_>>()
    };
    let found = named(&rows, &[1, 2, 3, 4, 5, 6, 7]);
    assert_eq!(found.iter().map(|(id, _)| *id).collect::<Vec<_>>(), [1, 2, 3]);
    assert!(matches!(found[0].1, Reason::Silent { days: 41 }) && matches!(found[1].1, Reason::Renews { days: 30, .. }));
    assert!(matches!(found[2].1, Reason::Unrated { .. }));
    // A renewal a day later is not told of; the worst at risk takes the free place, and no account comes twice.
    rows[1].renews_on = Some(today() + Days::new(31));
    let found = named(&rows, &[1, 2, 3]);
    assert!(matches!(found.as_slice(), [(1, Reason::Silent { .. }), (3, Reason::Unrated { .. }), (2, Reason::AtRisk { .. })]), "{found:?}");
    assert_eq!(named(&rows, &[4, 5, 6]), []);
}
