//! One form for the many ways of writing the same characters.

use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::domain::text::is_hostile;

const HAN_START: u32 = 0x4E00;
const HAN_END: u32 = 0x9FFF;

/// Whether a character is a unified Han ideograph.
pub(super) const fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{20000}'..='\u{323AF}')
}

/// Variants that the conversion table leaves alone or takes for another character, and that names use.
const VARIANTS: &[(char, char)] = &[
    ('瀋', '沈'),
    ('渖', '沈'),
    ('乾', '乾'),
    ('著', '著'),
    ('峯', '峰'),
    ('羣', '群'),
    ('塩', '盐'),
    ('藉', '借'),
    ('覆', '复'),
    ('夥', '伙'),
    ('於', '于'),
    ('兒', '儿'),
    ('麽', '么'),
    ('堃', '坤'),
    ('喆', '哲'),
    ('昇', '升'),
    ('陞', '升'),
    ('淼', '渺'),
    ('犇', '奔'),
    ('甯', '宁'),
    ('寗', '宁'),
    ('麪', '面'),
    ('鉅', '巨'),
    ('粧', '妆'),
    ('裏', '里'),
    ('妳', '你'),
    ('凃', '涂'),
    ('勛', '勋'),
    ('勲', '勋'),
    ('徳', '德'),
    ('経', '经'),
    ('済', '济'),
    ('気', '气'),
    ('鉄', '铁'),
    ('沢', '泽'),
    ('広', '广'),
    ('関', '关'),
    ('栄', '荣'),
    ('竜', '龙'),
    ('黒', '黑'),
    ('斉', '齐'),
    ('辺', '边'),
    ('浜', '滨'),
    ('桜', '樱'),
    ('薬', '药'),
    ('険', '险'),
    ('証', '证'),
    ('総', '总'),
    ('豊', '丰'),
    ('発', '发'),
    ('伝', '传'),
    ('売', '卖'),
    ('産', '产'),
    ('対', '对'),
    ('図', '图'),
    ('円', '圆'),
    ('楽', '乐'),
    ('戦', '战'),
    ('県', '县'),
    ('駅', '驿'),
];

/// For each ideograph of the main block, its simplified form. Characters are converted one by one: a form that depended
/// on neighbours would differ between a name and a part of it that is searched for.
static SIMPLIFIED: LazyLock<Vec<char>> = LazyLock::new(|| {
    let mut table: Vec<char> = (HAN_START..=HAN_END).filter_map(char::from_u32).collect();
    // A blank between any two keeps the converter from seeing neighbours.
    let apart: String = table.iter().flat_map(|&c| [c, ' ']).collect();
    for (slot, simple) in table.iter_mut().zip(fast2s::convert(&apart).chars().step_by(2)) {
        *slot = simple;
    }
    for &(variant, simple) in VARIANTS {
        if let Some(slot) = (variant as usize).checked_sub(HAN_START as usize).and_then(|at| table.get_mut(at)) {
            *slot = simple;
        }
    }
    table
});

/// The simplified form of an ideograph, or the character itself.
fn simplified(c: char) -> char {
    (c as usize).checked_sub(HAN_START as usize).and_then(|at| SIMPLIFIED.get(at)).copied().unwrap_or(c)
}

/// Characters that stay apart where they are read, because names read them differently (乾元 is qian, 饼干 gan), and
/// are one for finding, because traditional texts write both so.
pub(super) const fn united(c: char) -> char {
    match c {
        '乾' => '干',
        '著' => '着',
        other => other,
    }
}

/// Letters that Unicode does not take apart into a base letter and a mark.
fn base_letters(c: char) -> Option<&'static str> {
    Some(match c {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'đ' | 'ð' => "d",
        'ł' => "l",
        'þ' => "th",
        'ı' => "i",
        _ => return None,
    })
}

/// Appends the form of a text in which its characters are read: as [`fold`], but for [`united`].
pub(super) fn push_folded(out: &mut String, text: &str) {
    let start = out.len();
    for c in text.chars() {
        if c.is_ascii_alphanumeric() {
            out.push(c.to_ascii_lowercase());
        } else if is_han(c) {
            out.push(simplified(c));
        } else if c.is_whitespace() {
            push_blank(out, start);
        } else if !is_hostile(c) && c != '\u{200D}' {
            push_other(out, start, c);
        }
    }
    if out.len() > start && out.ends_with(' ') {
        out.pop();
    }
}

fn push_blank(out: &mut String, start: usize) {
    if out.len() > start && !out.ends_with(' ') {
        out.push(' ');
    }
}

/// A character that is neither ASCII, Han, white space nor hostile.
fn push_other(out: &mut String, start: usize, c: char) {
    for part in std::iter::once(c).nfkd().filter(|&part| !is_combining_mark(part)).flat_map(char::to_lowercase) {
        if part.is_whitespace() {
            push_blank(out, start);
        } else if let Some(letters) = base_letters(part) {
            out.push_str(letters);
        } else if is_han(part) {
            out.push(simplified(part));
        } else if !is_combining_mark(part) && !is_hostile(part) {
            out.push(part);
        }
    }
}

/// The folded form of a text, in which two ways of writing the same are equal: lower case, half width, without accents,
/// traditional and variant characters simplified, white space as single blanks, hostile characters left out. The result of
/// folding twice is that of once.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    push_folded(&mut out, text);
    out.chars().map(united).collect()
}

/// Letters and digits of the folded form alone: equal for names that differ in blanks, punctuation, width, case or script.
#[must_use]
pub fn plain(text: &str) -> String {
    let mut out = fold(text);
    out.retain(char::is_alphanumeric);
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn width_case_accents_and_script_make_no_difference() {
        for (written, folded) in [
            ("ＡＢＢ（中国）有限公司", "abb(中国)有限公司"),
            ("臺灣積體電路製造", "台湾积体电路制造"),
            ("瀋陽機床", "沈阳机床"),
            ("沈阳机床", "沈阳机床"),
            ("乾元資產", "干元资产"),
            ("鍾於峯", "钟于峰"),
            ("Nestlé S.A.", "nestle s.a."),
            ("Łódź Møller Straße", "lodz moller strasse"),
            ("İstanbul", "istanbul"),
            ("  a \t\u{3000} b\u{a0} ", "a b"),
            ("A\u{202e}B\u{200b}C\u{1b}", "abc"),
            ("ﾄﾖﾀ", "トヨタ"),
            ("㈱ ①", "(株) 1"),
            ("豈", "岂"),
        ] {
            assert_eq!(fold(written), folded, "{written}");
        }
        assert_eq!(plain("华东 新能源(集团)·"), plain("華東新能源（集團）"));
    }

    #[test]
    fn every_variant_is_a_main_block_character_that_ends_in_a_simplified_one() {
        for &(variant, simple) in VARIANTS {
            assert_eq!(fold(&variant.to_string()), united(simple).to_string());
            assert_eq!(fold(&simple.to_string()), united(simple).to_string(), "{variant}");
        }
    }

    proptest! {
        #[test]
        fn folding_twice_changes_nothing(text in "\\PC*") {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once.clone());
            prop_assert!(!once.chars().any(is_hostile));
        }
    }
}
