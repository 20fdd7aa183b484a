//! Which target a heading means, and how surely.

use super::{Period, Target, names};
use crate::domain::account::Criterion;
use crate::domain::profile::ResultKind;
use crate::domain::reading::folded;
use crate::domain::search::plain;
use std::collections::HashMap;
use std::sync::OnceLock;

/// A target that a heading may mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Match {
    /// The target.
    pub target: Target,
    /// How well the heading fits: 100 exactly, from 50 worth proposing.
    pub weight: u32,
}

/// Below this a likeness means nothing.
const WORTH: u32 = 50;

/// The names in plain form: those that match as a whole, and those long enough to be found inside a longer heading.
struct Names {
    whole: HashMap<String, Target>,
    criteria: HashMap<String, Criterion>,
    parts: Vec<(String, Target)>,
    figures: Vec<(String, ResultKind)>,
}

fn known() -> &'static Names {
    static NAMES: OnceLock<Names> = OnceLock::new();
    NAMES.get_or_init(|| {
        let mut whole = HashMap::new();
        let mut parts = Vec::new();
        for (target, name) in names::all() {
            let name = plain(name);
            if is_long(&name) {
                parts.push((name.clone(), target.clone()));
            }
            whole.entry(name).or_insert(target);
        }
        let criteria =
            names::CRITERIA.iter().flat_map(|(criterion, list)| names::split(list).map(|name| (plain(name), *criterion))).collect();
        let figures = names::FIGURES.iter().flat_map(|(kind, list)| names::split(list).map(|name| (plain(name), *kind))).collect();
        Names { whole, criteria, parts, figures }
    })
}

/// Long enough to be found inside another text: two Han characters, or five letters.
fn is_long(name: &str) -> bool {
    if name.is_ascii() { name.len() >= 5 } else { name.chars().count() >= 2 }
}

/// The best target of a heading. `last_year` is the last full calendar year, which "last year" and a figure without a period mean.
#[must_use]
pub fn matched(heading: &str, last_year: i32) -> Option<Match> {
    let full = plain(heading);
    // A finished health number is somebody else's: it never becomes part of ours.
    if full.is_empty() || full.contains("健康") || full.contains("health") {
        return None;
    }
    let bare = plain(&without_brackets(heading)).replace("一次", "");
    let known = known();
    // 合规 alone may be a requirement; 合规(1-5) is a judgement.
    if is_rated(heading)
        && let Some(criterion) = known.criteria.get(&bare)
    {
        return Some(Match { target: Target::Judgement(*criterion), weight: 100 });
    }
    for (text, weight) in [(&full, 100), (&bare, 95)] {
        if let Some(target) = known.whole.get(text) {
            return Some(Match { target: target.clone(), weight });
        }
    }
    if let Some(found) = figure(&full, last_year).or_else(|| figure(&bare, last_year)) {
        return Some(found);
    }
    let length = bare.chars().count().max(1) as u32;
    let inside = known.parts.iter().filter(|(name, _)| bare.contains(name.as_str()));
    let best = inside.max_by_key(|(name, _)| (name.chars().count(), bare.ends_with(name.as_str())))?;
    let weight = 30 + 60 * (best.0.chars().count() as u32) / length;
    (weight >= WORTH).then(|| Match { target: best.1.clone(), weight: weight.min(90) })
}

/// Whether a heading says that the column is rated from 1 to 5.
fn is_rated(heading: &str) -> bool {
    let heading = folded(heading);
    ["1-5", "1~5", "1to5", "1 to 5", "1至5", "1到5"].iter().any(|range| heading.contains(range))
}

/// Whether a column says nothing about the customer, by its heading.
#[must_use]
pub(super) fn is_ignored(heading: &str) -> bool {
    let heading = plain(heading);
    heading.is_empty() || names::split(names::IGNORED).any(|name| plain(name) == heading)
}

/// How well a text fits as a heading, for finding the header row.
#[must_use]
pub fn heading_weight(text: &str) -> u32 {
    if text.chars().count() > 40 {
        return 0;
    }
    matched(text, 2000).map_or(0, |found| found.weight)
}

/// The heading without what stands in brackets: a unit, an explanation.
fn without_brackets(heading: &str) -> String {
    let (mut kept, mut depth) = (String::new(), 0u32);
    for c in heading.chars() {
        match c {
            '(' | '（' | '[' | '【' | '［' => depth += 1,
            ')' | '）' | ']' | '】' | '］' => depth = depth.saturating_sub(1),
            _ if depth == 0 => kept.push(c),
            _ => {}
        }
    }
    kept
}

/// Words that make something else of a figure: a target, a rate, a forecast.
const NOT_A_FIGURE: &[&str] = &[
    "率", "占比", "增长", "增速", "目标", "预算", "预测", "预计", "排名", "计划", "growth", "target", "forecast", "budget", "rank", "plan",
    "margin", "rate",
];

const TRAILING: &[&str] = &[
    "近12个月",
    "过去12个月",
    "近12月",
    "近一年",
    "过去一年",
    "滚动12个月",
    "trailing12months",
    "trailing12month",
    "last12months",
    "past12months",
    "ttm",
    "ltm",
];

const LAST_YEAR: &[&str] = &["去年", "上年", "上一年", "上年度", "lastyear", "previousyear"];

/// Words around a figure that say nothing.
const FILLERS: &[&str] = &[
    "年度",
    "年",
    "总",
    "我司",
    "对我司",
    "我方",
    "贡献",
    "annual",
    "yearly",
    "total",
    "fy",
    "our",
    "amount",
    "额",
    "万元",
    "亿元",
    "元",
    "度",
    "in",
    "usd",
    "cny",
    "rmb",
];

/// Revenue or profit with its period.
fn figure(text: &str, last_year: i32) -> Option<Match> {
    if NOT_A_FIGURE.iter().any(|word| text.contains(word)) {
        return None;
    }
    let (period, rest, weight) = period_in(text, last_year);
    let name = known().figures.iter().filter(|(name, _)| rest.contains(name.as_str())).max_by_key(|(name, _)| name.chars().count())?;
    let mut around = rest.replacen(name.0.as_str(), "", 1);
    for filler in FILLERS {
        around = around.replace(filler, "");
    }
    // What is left besides the figure's name must not outweigh it: "收入证明" is no revenue.
    around.is_empty().then_some(Match { target: Target::Figure(name.1, period), weight })
}

/// The period that a heading in plain form names, the rest of the heading, and how sure that is.
fn period_in(text: &str, last_year: i32) -> (Period, String, u32) {
    if let Some(word) = TRAILING.iter().find(|word| text.contains(**word)) {
        return (Period::Trailing, text.replacen(word, "", 1), 95);
    }
    if let Some(word) = LAST_YEAR.iter().find(|word| text.contains(**word)) {
        return (Period::Year(last_year), text.replacen(word, "", 1), 85);
    }
    let digits: Vec<(usize, char)> = text.char_indices().collect();
    for window in digits.windows(4) {
        let [(at, _), .., (last, _)] = window else { continue };
        let Some(year) = text.get(*at..last + 1).and_then(|year| year.parse::<i32>().ok()).filter(|year| (1990..=2199).contains(year))
        else {
            continue;
        };
        let rest = format!("{}{}", text.get(..*at).unwrap_or_default(), text.get(last + 1..).unwrap_or_default());
        let quarters = [
            ("q1", 1),
            ("q2", 2),
            ("q3", 3),
            ("q4", 4),
            ("一季度", 1),
            ("二季度", 2),
            ("三季度", 3),
            ("四季度", 4),
            ("1季度", 1),
            ("2季度", 2),
            ("3季度", 3),
            ("4季度", 4),
        ];
        return match quarters.iter().find(|(word, _)| rest.contains(word)) {
            Some((word, quarter)) => (Period::Quarter(year, *quarter), rest.replacen(word, "", 1).replace('第', ""), 95),
            None => (Period::Year(year), rest, 95),
        };
    }
    (Period::Year(last_year), text.to_owned(), 60)
}

#[cfg(test)]
mod tests {
    use super::super::names;
    use super::*;

    fn code(heading: &str) -> Option<String> {
        matched(heading, 2025).map(|found| found.target.to_string())
    }

    #[test]
    fn every_name_means_its_own_target() {
        for (target, name) in names::all() {
            let heading = if matches!(target, Target::Judgement(_)) { format!("{name} (1-5)") } else { name.to_owned() };
            assert_eq!(matched(&heading, 2025), Some(Match { target, weight: 100 }), "{heading}");
        }
    }

    #[test]
    fn headings_of_real_lists_are_recognised() {
        for (heading, target) in [
            ("客戶名稱", "name"),
            ("【客户全称】", "name"),
            (" Customer_Name ", "name"),
            ("公司名称（全称）", "name"),
            ("统一社会信用代码", "credit_code"),
            ("客户经理", "owner"),
            ("联系人电话", "contact_phone"),
            ("客户联系人手机", "contact_phone"),
            ("合同到期日期", "renewal_on"),
            ("最近一次联系时间", "last_touch_on"),
            ("核心功能使用率(%)", "usage"),
            ("续约意向（客户表态）", "intent"),
            ("ＮＰＳ评分", "recommend"),
            ("近90天P0+P1工单数", "high_tickets"),
            ("2025年营收", "revenue:2025"),
            ("2025年度营业收入（万元）", "revenue:2025"),
            ("revenue 2024", "revenue:2024"),
            ("FY2024 Gross Profit", "profit:2024"),
            ("近12个月营收(万元)", "revenue:trailing"),
            ("TTM Revenue", "revenue:trailing"),
            ("2026年第三季度销售额", "revenue:2026Q3"),
            ("2026Q3 revenue", "revenue:2026Q3"),
            ("去年利润", "profit:2025"),
            ("Annual Revenue", "revenue:2025"),
            ("市場影響力", "judgement:market_influence"),
            ("合规性(1-5)", "judgement:compliance"),
        ] {
            assert_eq!(code(heading).as_deref(), Some(target), "{heading}");
        }
    }

    #[test]
    fn what_is_something_else_is_left_for_the_user() {
        for heading in
            ["健康度", "Health score", "客户健康分", "营收增长率", "2025年销售目标", "收入证明", "备注", "序号", "注册资本", "x", ""]
        {
            assert_eq!(code(heading), None, "{heading}");
        }
    }
}
