//! What the privacy veil hides inside a text: names that are known, telephone numbers, mail addresses, amounts with
//! their currency. The rest stays readable.

use std::borrow::Cow;
use std::collections::HashMap;

/// What stands for something hidden: the same for every text, so that not even its length is told.
pub const MASK: &str = "***";

/// Said of a person after the first character of the name, which alone would name nobody.
const ADDRESSED: &[&str] = &["总", "工", "董", "老师", "经理", "主任", "先生", "女士", "小姐", "处长", "部长", "科长", "院长", "所长"];

/// Digits of the shortest number that is taken for one of a telephone.
const DIGITS: usize = 8;

/// Names that are not to be read.
#[derive(Debug, Default, Clone)]
pub struct Names {
    /// By their first two characters, the longest first.
    by_start: HashMap<(char, char), Vec<Box<str>>>,
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() && !is_han(c)
}

const fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

fn start(text: &str) -> Option<(char, char)> {
    let mut chars = text.chars();
    chars.next().zip(chars.next())
}

impl Names {
    /// These names. Of a Chinese name of two to four characters also the ways to address somebody by the first of them, such as
    /// 王总; names of a single character are left out, they would hide half of every text.
    pub fn new(names: impl IntoIterator<Item = String>) -> Self {
        let mut all = Self::default();
        for name in names {
            let name = name.trim();
            let han = name.chars().all(is_han) && (2..=4).contains(&name.chars().count());
            if let Some(first) = name.chars().next().filter(|_| han) {
                ADDRESSED.iter().for_each(|title| all.add(&format!("{first}{title}")));
            }
            all.add(name);
        }
        for known in all.by_start.values_mut() {
            known.sort_by_key(|name| std::cmp::Reverse(name.len()));
            known.dedup();
        }
        all
    }

    fn add(&mut self, name: &str) {
        if let Some(key) = start(name) {
            let known = self.by_start.entry(key).or_default();
            if known.iter().all(|other| **other != *name) {
                known.push(name.into());
            }
        }
    }

    /// How many bytes a name takes at the start of a text; words of letters are not taken apart.
    fn name_at(&self, rest: &str, before: Option<char>) -> Option<usize> {
        let known = self.by_start.get(&start(rest)?)?;
        let whole = |name: &str| {
            let after = rest.get(name.len()..).and_then(|after| after.chars().next());
            let joins = |edge: Option<char>, other: Option<char>| edge.is_some_and(is_word) && other.is_some_and(is_word);
            !joins(name.chars().next(), before) && !joins(name.chars().last(), after)
        };
        known.iter().find(|name| rest.starts_with(&***name) && whole(name)).map(|name| name.len())
    }

    /// The text with everything hidden that is not to be read.
    #[must_use]
    pub fn veiled<'t>(&self, text: &'t str) -> Cow<'t, str> {
        let mut hidden = String::new();
        let (mut from, mut at, mut before) = (0, 0, None);
        while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
            let found = self.name_at(rest, before).or_else(|| number_at(rest, before)).or_else(|| mail_at(rest, before));
            let found = found.or_else(|| amount_at(rest, before));
            if let Some(bytes) = found {
                hidden.push_str(text.get(from..at).unwrap_or_default());
                hidden.push_str(MASK);
                at += bytes;
                from = at;
                before = None;
            } else {
                before = rest.chars().next();
                at += before.map_or(1, char::len_utf8);
            }
        }
        if from == 0 {
            return Cow::Borrowed(text);
        }
        hidden.push_str(text.get(from..).unwrap_or_default());
        Cow::Owned(hidden)
    }
}

/// A telephone number: mobile, with an area code, or with that of a country. Days and amounts are none.
fn number_at(rest: &str, before: Option<char>) -> Option<usize> {
    let first = rest.chars().next()?;
    if !(first.is_ascii_digit() || first == '+') || before.is_some_and(|c| is_word(c) || matches!(c, '-' | '.' | ',' | '+')) {
        return None;
    }
    let end = rest.find(|c: char| !(c.is_ascii_digit() || matches!(c, '+' | '-' | ' '))).unwrap_or(rest.len());
    let number = rest.get(..end)?.trim_end_matches(['-', ' ', '+']);
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    let after = rest.get(number.len()..).and_then(|after| after.chars().next());
    let mobile = digits.len() == 11 && digits.starts_with('1');
    let area = digits.starts_with('0') && (10..=12).contains(&digits.len());
    let country = number.starts_with('+') && digits.len() >= DIGITS;
    ((mobile || area || country) && !after.is_some_and(|c| c.is_ascii_alphanumeric())).then_some(number.len())
}

/// An amount with its currency, such as `1.2M CNY`, `CNY 1,200.50` or `¥120万`.
fn amount_at(rest: &str, before: Option<char>) -> Option<usize> {
    let first = rest.chars().next()?;
    if before.is_some_and(|c| is_word(c) || matches!(c, '-' | '.' | ',')) {
        return None;
    }
    let figures = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',');
    let coded = rest.get(..3).filter(|code| code.chars().all(|c| c.is_ascii_uppercase())).and_then(|_| rest.get(3..)?.strip_prefix(' '));
    if let Some(after) = coded.or_else(|| rest.strip_prefix(['¥', '￥', '$', '€', '£']))
        && after.starts_with(|c: char| c.is_ascii_digit())
    {
        let figure = after.find(|c: char| !figures(c)).unwrap_or(after.len());
        let unit = after.get(figure..).and_then(|unit| unit.chars().next()).filter(|c| matches!(c, 'K' | 'M' | 'B' | '万' | '亿'));
        let figure = after.get(..figure)?.trim_end_matches(['.', ',']).len();
        return Some(rest.len() - after.len() + figure + unit.map_or(0, char::len_utf8));
    }
    if !first.is_ascii_digit() {
        return None;
    }
    let figure = rest.find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ','))).unwrap_or(rest.len());
    let unit = rest.get(figure..)?.trim_start_matches(['K', 'M', 'B', '万', '亿']);
    let code = unit.strip_prefix(' ').unwrap_or(unit).get(..3).filter(|code| code.chars().all(|c| c.is_ascii_uppercase()))?;
    let bytes = rest.len() - unit.len() + (unit.find(code)? + code.len());
    let joined = rest.get(bytes..).and_then(|after| after.chars().next()).is_some_and(|c| c.is_ascii_alphanumeric());
    (!joined).then_some(bytes)
}

/// A mail address.
fn mail_at(rest: &str, before: Option<char>) -> Option<usize> {
    let local = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '%' | '+' | '-');
    if before.is_some_and(local) {
        return None;
    }
    let sign = rest.find(|c: char| !local(c)).filter(|sign| *sign > 0)?;
    let host = rest.get(sign..)?.strip_prefix('@')?;
    let end = host.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '.' | '-'))).unwrap_or(host.len());
    let host = host.get(..end)?.trim_end_matches(['.', '-']);
    host.contains('.').then_some(sign + 1 + host.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn veiled(text: &str) -> String {
        let names = ["赵敏", "华东新能源科技有限公司", "华东新能源", "王启明", "Anna Lee", "恒拓自动化", "李"];
        Names::new(names.map(str::to_owned)).veiled(text).into_owned()
    }

    #[test]
    fn names_numbers_and_addresses_are_hidden_and_the_rest_stays() {
        for (text, expected) in [
            ("赵敏担心交期", "***担心交期"),
            ("问过赵敏、王总和王启明", "问过***、***和***"),
            ("华东新能源科技有限公司的赵工", "***的***"),
            ("报价比恒拓自动化低两成", "报价比***低两成"),
            ("Anna Lee called, Joanna Lee did not, Anna Leeds neither", "*** called, Joanna Lee did not, Anna Leeds neither"),
            ("电话 138-0013-8000 或 021-5555 6666", "电话 *** 或 ***"),
            ("+49 30 1234567, a.lee@orion.example!", "***, ***!"),
            ("2026-11-22 付 1200000.00 CNY 与 1.2M USD，发票 FP0000123", "2026-11-22 付 *** 与 ***，发票 FP0000123"),
            ("FP1: CNY 1,035,616.43, due; ¥120万", "FP1: ***, due; ***"),
            ("35 days, 12.5%, 3 KPIs", "35 days, 12.5%, 3 KPIs"),
            ("李子", "李子"),
            ("", ""),
        ] {
            assert_eq!(veiled(text), expected);
        }
        assert!(matches!(Names::default().veiled("nothing to hide"), Cow::Borrowed(_)));
    }
}
