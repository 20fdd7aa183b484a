//! Keys of names: one text in which everything a person might type for it is found, and one that orders.

use super::fold::{is_han, push_folded, united};
use super::reading::{Readings, readings};

/// Starts a part of a search text in which a match may begin anywhere.
pub const TEXT: char = '\u{1F}';
/// Starts a part of a search text that is spelled: a match begins only at a capital or at what is no small letter, so that
/// `an` does not find every 山 (shan).
pub const SPELLED: char = '\u{1E}';

/// A name with more ways of reading than this is searchable by the first so many.
const MOST_SPELLINGS: usize = 8;

/// Whose name it is: decides how a first character such as 单 or 查 is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NameOf {
    /// A person: the first character is a surname.
    Person,
    /// A company or public body.
    Organisation,
}

/// What a spelled form is made of.
enum Unit {
    Han(Readings),
    /// Letters and digits, from and to in characters.
    Word(usize, usize),
}

fn units(folded: &[char], whose: NameOf) -> Vec<Unit> {
    let mut units = Vec::with_capacity(folded.len());
    let mut at = 0;
    while let Some(&c) = folded.get(at) {
        if is_han(c) {
            units.extend(readings(folded, at, whose == NameOf::Person).map(Unit::Han));
            at += 1;
        } else if c.is_alphanumeric() {
            let end = folded.iter().skip(at).position(|&c| !c.is_alphanumeric() || is_han(c)).map_or(folded.len(), |length| at + length);
            units.push(Unit::Word(at, end));
            at = end;
        } else {
            at += 1;
        }
    }
    units
}

/// Appends with the first letter as a capital.
fn push_capital(out: &mut String, letters: impl Iterator<Item = char>) {
    for (at, letter) in letters.enumerate() {
        out.push(if at == 0 { letter.to_ascii_uppercase() } else { letter });
    }
}

/// Behind the last character that is read in several ways, the other spellings go on for so many more: what follows is
/// found by the first one.
const AFTER_LAST: usize = 3;

/// How much of a name its other spellings hold, in units.
fn length_of_others(units: &[Unit]) -> usize {
    let last = units.iter().rposition(|unit| matches!(unit, Unit::Han(readings) if readings.all().len() > 1));
    last.map_or(0, |last| (last + 1 + AFTER_LAST).min(units.len()))
}

/// How many ways of reading a name are spelled.
fn spellings(units: &[Unit]) -> usize {
    let product = units.iter().fold(1usize, |ways, unit| match unit {
        Unit::Han(readings) => ways.saturating_mul(readings.all().len()),
        Unit::Word(..) => ways,
    });
    product.min(MOST_SPELLINGS)
}

/// Appends one spelled form, whole syllables or only their initials, unless it starts another one behind `parts`. `way` counts the
/// ways of reading; 0 is the usual one.
fn push_spelled(out: &mut String, parts: usize, units: &[Unit], folded: &[char], way: usize, initials: bool) {
    let start = out.len();
    out.push(SPELLED);
    let has_han = units.iter().any(|unit| matches!(unit, Unit::Han(_)));
    let mut rest = way;
    for unit in units {
        match unit {
            Unit::Han(readings) => {
                let all = readings.all();
                let reading = all.get(rest % all.len().max(1)).copied().unwrap_or_default();
                rest /= all.len().max(1);
                push_capital(out, reading.chars().take(if initials { 1 } else { usize::MAX }));
            }
            // Beside Han characters a word is typed whole, also among initials: 华东ABB is hdabb.
            Unit::Word(from, to) => {
                let letters = folded.get(*from..*to).unwrap_or(&[]).iter().copied();
                push_capital(out, letters.take(if initials && !has_han { 1 } else { usize::MAX }));
            }
        }
    }
    let (before, part) = out.split_at(start);
    // Every part begins with the same mark, so one that starts another is found in it as it stands.
    if before.get(parts..).is_some_and(|parts| parts.contains(part)) {
        out.truncate(start);
    }
}

/// Appends everything by which a name can be found: its folded characters, its spellings and its initials, each part begun
/// by a mark of its own for the name as written or as spelled. Several may be appended to one text.
pub fn push_search_text(out: &mut String, name: &str, whose: NameOf) {
    let mut read = String::with_capacity(name.len());
    push_folded(&mut read, name);
    let folded: Vec<char> = read.chars().collect();
    out.push(TEXT);
    out.extend(folded.iter().copied().map(united));
    let units = units(&folded, whose);
    // A name that is one word of letters has nothing to spell.
    let plain_word = matches!(units.as_slice(), [] | [Unit::Word(..)]) && folded.iter().all(|c| c.is_alphanumeric());
    if plain_word {
        return;
    }
    let parts = out.len();
    let others = units.get(..length_of_others(&units)).unwrap_or(&[]);
    for initials in [false, true] {
        push_spelled(out, parts, &units, &folded, 0, initials);
        for way in 1..spellings(&units) {
            push_spelled(out, parts, others, &folded, way, initials);
        }
    }
}

/// Everything by which a name can be found; see [`push_search_text`].
#[must_use]
pub fn search_text(name: &str, whose: NameOf) -> String {
    let mut out = String::new();
    push_search_text(&mut out, name, whose);
    out
}

/// A key that orders names when compared byte by byte: names that begin with a Han character by pinyin, syllable by
/// syllable and the same characters together, then names in other scripts, then empty ones.
#[must_use]
pub fn sort_key(name: &str, whose: NameOf) -> String {
    let mut folded = String::with_capacity(name.len());
    push_folded(&mut folded, name);
    let characters: Vec<char> = folded.chars().collect();
    let Some(&first) = characters.iter().find(|c| c.is_alphanumeric()) else { return format!("3{folded}") };
    let mut key = String::with_capacity(folded.len() * 2 + 1);
    key.push(if is_han(first) { '1' } else { '2' });
    for (at, &c) in characters.iter().enumerate() {
        if let Some(readings) = is_han(c).then(|| readings(&characters, at, whose == NameOf::Person)).flatten() {
            key.push_str(readings.first());
            // Below every letter: shan stands before shang whatever the characters are.
            key.push('\u{1}');
        }
        // Punctuation would part what belongs together: "华东(集团)" stands beside 华东集团.
        if c.is_alphanumeric() || c == ' ' {
            key.push(c);
        }
    }
    key
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_search_text_holds_characters_spellings_and_initials() {
        assert_eq!(search_text("华东新能源", NameOf::Organisation), "\u{1f}华东新能源\u{1e}HuaDongXinNengYuan\u{1e}HDXNY");
        assert_eq!(
            search_text("華東ABB电气(苏州)", NameOf::Organisation),
            "\u{1f}华东abb电气(苏州)\u{1e}HuaDongAbbDianQiSuZhou\u{1e}HDAbbDQSZ"
        );
        assert_eq!(search_text("Orion", NameOf::Organisation), "\u{1f}orion");
        assert_eq!(search_text("Orion Batteries", NameOf::Organisation), "\u{1f}orion batteries\u{1e}OrionBatteries\u{1e}OB");
        assert_eq!(search_text("L'Oréal", NameOf::Organisation), "\u{1f}l'oreal\u{1e}LOreal");
        assert_eq!(search_text("乾元", NameOf::Organisation), "\u{1f}干元\u{1e}QianYuan\u{1e}GanYuan\u{1e}QY\u{1e}GY");
        assert_eq!(search_text("", NameOf::Organisation), "\u{1f}");
    }

    #[test]
    fn several_readings_make_several_spellings_up_to_a_limit() {
        let text = search_text("单雄信", NameOf::Person);
        for part in ["ShanXiongXin", "DanXiongXin", "ChanXiongXin", "SXX", "DXX", "CXX"] {
            assert!(text.split(SPELLED).any(|found| found == part), "{part} in {text:?}");
        }
        assert!(text.find("Shan").unwrap() < text.find("Dan").unwrap());
        assert_eq!(search_text("吕女绿", NameOf::Person).split(SPELLED).filter(|part| part.starts_with("Lv")).count(), 4);
        assert!(search_text(&"乐".repeat(40), NameOf::Organisation).len() < 8 * 2 * 40 * 4);
    }

    #[test]
    fn chinese_names_are_ordered_by_pinyin_then_come_the_others() {
        let sorted = [
            "安琪酵母",
            "长江电力",
            "重庆啤酒",
            "华东(集团)",
            "华东新能源",
            "華東医药",
            "厦门航空",
            "银河证券",
            "张江高科",
            "张裕",
            "章鱼科技",
            "3M",
            "58同城",
            "abb",
            "Orion",
            "Österreich Post",
            "Zephyr",
            "",
        ];
        let mut names = sorted.to_vec();
        names.reverse();
        names.sort_by_key(|name| sort_key(name, NameOf::Organisation));
        assert_eq!(names, sorted);
        let mut people = ["单雄信", "尚志", "邵飞", "段誉"];
        people.sort_by_key(|name| sort_key(name, NameOf::Person));
        assert_eq!(people, ["段誉", "单雄信", "尚志", "邵飞"]);
    }
}
