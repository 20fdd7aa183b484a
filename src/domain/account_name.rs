//! Names of organisations: when two are the same, when they differ in the legal form only, and what to call one in short.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::search::fold;

/// Regions that stand in front of a name; the longest first.
static REGIONS: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    let text = include_str!("../../assets/names/cn_regions.txt");
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    let names: BTreeSet<&str> = lines.flat_map(str::split_whitespace).collect();
    let mut names: Vec<&str> = names.into_iter().collect();
    names.sort_by_key(|name| std::cmp::Reverse(name.len()));
    names
});

/// What may follow the name of a region.
const DIVISIONS: &[&str] = &["特别行政区", "维吾尔自治区", "壮族自治区", "回族自治区", "自治区", "自治州", "省", "市"];

/// Words for what a company does or is. A region in front of one of them is its name: 上海银行, 北京控股.
const GENERIC: &[&str] = &[
    "银行", "农商", "证券", "保险", "信托", "基金", "电力", "能源", "燃气", "水务", "地铁", "轨道", "公交", "机场", "港务", "航空", "石油",
    "石化", "钢铁", "汽车", "医药", "大学", "医院", "控股", "国际", "建工", "建设", "城建", "城投", "电气", "实业",
];

/// Legal forms and their like at the end of Chinese, Japanese and Korean names; the longest first.
const FORMS: &[&str] = &[
    "合伙企业(特殊普通合伙)",
    "合伙企业(有限合伙)",
    "合伙企业(普通合伙)",
    "(特殊普通合伙)",
    "股份有限责任公司",
    "个人独资企业",
    "股份有限公司",
    "有限责任公司",
    "个体工商户",
    "(有限合伙)",
    "(普通合伙)",
    "有限公司",
    "股份公司",
    "合伙企业",
    "株式会社",
    "有限会社",
    "合同会社",
    "주식회사",
    "总公司",
    "(集团)",
    "(株)",
    "(주)",
    "(有)",
    "集团",
    "公司",
];

/// The same in front of Japanese and Korean names.
const FORMS_IN_FRONT: &[&str] = &["株式会社", "有限会社", "合同会社", "주식회사", "(株)", "(주)"];

/// Legal forms as words at the end of other names, lower case and without full stops.
const FORM_WORDS: &[&str] = &[
    "ab",
    "ag",
    "aps",
    "as",
    "asa",
    "berhad",
    "bhd",
    "bv",
    "co",
    "company",
    "corp",
    "corporation",
    "cv",
    "doo",
    "gk",
    "gmbh",
    "group",
    "holding",
    "holdings",
    "inc",
    "incorporated",
    "jsc",
    "kft",
    "kg",
    "kgaa",
    "kk",
    "limited",
    "llc",
    "llp",
    "lp",
    "ltd",
    "ltda",
    "mbh",
    "nv",
    "oao",
    "ohg",
    "ojsc",
    "ooo",
    "oy",
    "oyj",
    "plc",
    "pjsc",
    "private",
    "pte",
    "pty",
    "pvt",
    "sa",
    "sarl",
    "sas",
    "sdn",
    "se",
    "snc",
    "spa",
    "spzoo",
    "srl",
    "sro",
    "tbk",
    "ug",
    "zao",
    "zrt",
];

/// The same in front of a name.
const FORM_WORDS_IN_FRONT: &[&str] = &["ooo", "oao", "pao", "pt", "zao", "ооо", "оао", "пао", "зао"];

/// Words that only join legal forms to a name or to each other: GmbH & Co. KG, S.A. de C.V.
const JOINTS: &[&str] = &["&", "and", "de", "und", "et", "y"];

/// Places in brackets that belong to no short name.
const PLACES: &[&str] = &[
    "america",
    "apac",
    "asia",
    "beijing",
    "china",
    "emea",
    "europe",
    "far east",
    "france",
    "germany",
    "guangzhou",
    "hk",
    "hong kong",
    "india",
    "japan",
    "korea",
    "prc",
    "shanghai",
    "shenzhen",
    "singapore",
    "suzhou",
    "taiwan",
    "tianjin",
    "uk",
    "us",
    "usa",
];

/// The form in which two ways of writing one name are equal: width, case, script, accents, kinds of brackets, full stops, commas and
/// needless blanks make no difference. Legal forms stay: 启明有限公司 and 启明股份有限公司 are two companies.
#[must_use]
pub fn name_key(name: &str) -> String {
    let mut key = String::with_capacity(name.len());
    let mut blank = false;
    for c in fold(name).chars() {
        let c = match c {
            '.' | '。' | '．' => continue,
            ' ' | ',' | '、' | '，' => {
                blank = true;
                continue;
            }
            '[' | '【' | '〔' | '〈' | '《' | '{' => '(',
            ']' | '】' | '〕' | '〉' | '》' | '}' => ')',
            '•' | '・' | '‧' | '∙' => '·',
            '‐' | '‑' | '–' | '—' | '－' => '-',
            '’' | '‘' | '`' => '\'',
            other => other,
        };
        if blank && is_letter(c) && key.ends_with(is_letter) {
            key.push(' ');
        }
        blank = false;
        key.push(c);
    }
    key
}

/// Whether a character is part of words that blanks keep apart; Chinese and Japanese are written without.
fn is_letter(c: char) -> bool {
    c.is_alphanumeric()
        && !matches!(c, '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

/// The key of a name without its legal form: equal for companies that may be one and the same, or mother and daughter, so that a
/// person has to look. Empty if nothing else is left.
#[must_use]
pub fn twin_key(name: &str) -> String {
    let mut key = name_key(name);
    loop {
        let before = key.len();
        for form in FORMS {
            if let Some(rest) = key.strip_suffix(form) {
                key.truncate(rest.len());
                break;
            }
        }
        for form in FORMS_IN_FRONT {
            if let Some(rest) = key.strip_prefix(form) {
                key = rest.to_owned();
                break;
            }
        }
        key = name_key(&strip_form_words(&key.replace("(集团)", "").replace('&', " & ")).join(" "));
        if key.len() == before {
            return key;
        }
    }
}

/// Words of a name without those that only say its legal form. One word always stays.
fn strip_form_words(name: &str) -> Vec<&str> {
    let plain = |word: &str| name_key(word);
    let mut words: Vec<&str> = name.split_whitespace().collect();
    while let [_, .., last] = words.as_slice() {
        let is_form = FORM_WORDS.contains(&plain(last).as_str());
        if !is_form {
            break;
        }
        words.pop();
        while words.len() > 1 && words.last().is_some_and(|last| JOINTS.contains(&plain(last).as_str())) {
            words.pop();
        }
    }
    if let [first, _, ..] = words.as_slice()
        && FORM_WORDS_IN_FRONT.contains(&plain(first).as_str())
    {
        words.remove(0);
    }
    words
}

/// What to call an organisation in short: without region and legal form. A suggestion; never empty unless the name is.
#[must_use]
pub fn short_name(name: &str) -> String {
    let name = name.trim();
    let bracketed = name.replace('（', "(").replace('）', ")");
    let without_places = drop_places(&bracketed);
    let mut short = strip_form_words(without_places.trim()).join(" ");
    loop {
        let before = short.len();
        for form in FORMS {
            if let Some(rest) = short.strip_suffix(form) {
                short.truncate(rest.len());
                break;
            }
        }
        for form in FORMS_IN_FRONT {
            if let Some(rest) = short.strip_prefix(form) {
                short = rest.to_owned();
                break;
            }
        }
        short = short.trim().to_owned();
        if short.len() == before {
            break;
        }
    }
    let short = strip_region(&short).trim().trim_end_matches([',', '，', '、']).trim();
    match short {
        "" => name.to_owned(),
        short if name.contains('（') => short.replace('(', "（").replace(')', "）"),
        short => short.to_owned(),
    }
}

/// Without brackets that only name a place: 启明(上海)有限公司, Siemens (China) Co., Ltd.
fn drop_places(name: &str) -> String {
    let mut kept = String::with_capacity(name.len());
    let mut rest = name;
    while let Some((before, after)) = rest.split_once('(') {
        let Some((inside, behind)) = after.split_once(')') else { break };
        kept.push_str(before);
        let place = inside.trim();
        let is_place = place == "中国" || place == "集团" || !place.is_empty() && strip_region_once(place).is_some_and(str::is_empty);
        if !is_place && !PLACES.contains(&fold(place).as_str()) {
            kept.push('(');
            kept.push_str(inside);
            kept.push(')');
        }
        rest = behind;
    }
    kept.push_str(rest);
    kept
}

/// Without the regions in front, as long as a name is left behind them.
fn strip_region(name: &str) -> &str {
    let mut short = name;
    while let Some(rest) = strip_region_once(short) {
        let left = rest.chars().count();
        if left < 2 || GENERIC.iter().any(|word| rest.starts_with(word)) {
            break;
        }
        short = rest;
    }
    short
}

fn strip_region_once(name: &str) -> Option<&str> {
    let rest = REGIONS.iter().find_map(|region| name.strip_prefix(region))?;
    Some(DIVISIONS.iter().find_map(|division| rest.strip_prefix(division)).unwrap_or(rest))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn ways_of_writing_one_name_are_equal() {
        for (one, other) in [
            ("华东新能源（集团）有限公司", "华东新能源(集团)有限公司"),
            ("华东 新能源 有限公司", "华东新能源有限公司"),
            ("ＡＢＢ（中国）有限公司", "abb(中国)有限公司"),
            ("華東新能源有限公司", "华东新能源有限公司"),
            ("Orion Batteries Co., Ltd.", "ORION  BATTERIES CO.,LTD"),
            ("Nestlé S.A.", "Nestle SA"),
            ("阿卜杜拉•买买提", "阿卜杜拉·买买提"),
            ("Smith & Co", "Smith&Co."),
        ] {
            assert_eq!(name_key(one), name_key(other), "{one} / {other}");
        }
    }

    #[test]
    fn different_names_stay_different() {
        for (one, other) in [
            ("启明有限公司", "启明股份有限公司"),
            ("Orion Ltd", "Orion Inc"),
            ("Art Work Ltd", "Artwork Ltd"),
            ("华东新能源(上海)有限公司", "华东新能源(北京)有限公司"),
            ("A-B GmbH", "AB GmbH"),
        ] {
            assert_ne!(name_key(one), name_key(other), "{one} / {other}");
        }
    }

    #[test]
    fn twins_differ_in_the_legal_form_only() {
        for (one, other) in [
            ("启明有限公司", "启明股份有限公司"),
            ("启明集团有限公司", "启明（集团）股份有限公司"),
            ("启明", "启明有限责任公司"),
            ("Orion Ltd", "Orion, Inc."),
            ("Müller GmbH & Co. KG", "Muller GmbH"),
            ("Grupo Sol S.A. de C.V.", "Grupo Sol"),
            ("株式会社東芝", "東芝"),
            ("PT Astra Tbk", "Astra"),
            ("Tan Pte. Ltd.", "Tan"),
            ("ООО Ромашка", "Ромашка"),
        ] {
            assert_eq!(twin_key(one), twin_key(other), "{one} / {other}");
        }
        assert_ne!(twin_key("启明(上海)有限公司"), twin_key("启明有限公司"), "a branch of another place is no twin");
        assert_ne!(twin_key("Orion Batteries Ltd"), twin_key("Orion Ltd"));
        assert_eq!((twin_key("Group Ltd").as_str(), twin_key("有限公司").as_str()), ("group", ""));
    }

    #[test]
    fn short_names_drop_region_and_legal_form() {
        for (name, short) in [
            ("广州启明精工机械有限公司", "启明精工机械"),
            ("江苏省苏州市华东新能源股份有限公司", "华东新能源"),
            ("华东新能源（上海）有限公司", "华东新能源"),
            ("上海银行股份有限公司", "上海银行"),
            ("北京控股集团有限公司", "北京控股"),
            ("海南航空控股股份有限公司", "海南航空控股"),
            ("深圳启明有限公司", "启明"),
            ("内蒙古自治区某某矿业有限责任公司", "某某矿业"),
            ("启明（未来）有限公司", "启明（未来）"),
            ("Siemens (China) Co., Ltd.", "Siemens"),
            ("Orion Batteries, Inc.", "Orion Batteries"),
            ("Zephyr Foods plc", "Zephyr Foods"),
            ("北京市", "北京市"),
            ("有限公司", "有限公司"),
            ("王芳", "王芳"),
            ("", ""),
        ] {
            assert_eq!(short_name(name), short, "{name}");
        }
    }

    proptest! {
        #[test]
        fn keys_are_stable_and_short_names_never_empty(name in "[ -~（）【】中国上海启明有限公司股份集团,.&]{0,24}") {
            let key = name_key(&name);
            prop_assert_eq!(name_key(&key), key);
            let twin = twin_key(&name);
            prop_assert_eq!(twin_key(&twin), twin.clone());
            prop_assert_eq!(short_name(&name).is_empty(), name.trim().is_empty());
        }
    }
}
