//! How Han characters are read in names.

use std::sync::LazyLock;

use pinyin::ToPinyin;

/// At most this many readings of one character are searchable.
const MOST: usize = 3;

/// The readings of one character in one place, the usual one first; `ü` is spelled `v` as input methods do, and also `u`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Readings {
    list: [&'static str; MOST],
    count: usize,
}

impl Readings {
    fn of(list: &[&'static str]) -> Self {
        let mut readings = Self { list: [""; MOST], count: 0 };
        for (slot, &reading) in readings.list.iter_mut().zip(list) {
            *slot = reading;
            readings.count += 1;
        }
        readings
    }

    /// As in the tables, with the two spellings of `ü`.
    fn plain(reading: &'static str) -> Self {
        match reading {
            "lü" | "lv" => Self::of(&["lv", "lu"]),
            "nü" | "nv" => Self::of(&["nv", "nu"]),
            "lüe" | "lve" => Self::of(&["lve", "lue"]),
            "nüe" | "nve" => Self::of(&["nve", "nue"]),
            other => Self::of(&[other]),
        }
    }

    /// The usual reading.
    pub(super) const fn first(&self) -> &'static str {
        let [first, ..] = self.list;
        first
    }

    /// Every reading.
    pub(super) fn all(&self) -> &[&'static str] {
        self.list.get(..self.count).unwrap_or(&[])
    }
}

/// A line of the table of characters with several readings.
struct Entry {
    readings: Vec<&'static str>,
    surname: Option<&'static str>,
    /// A word, where in it the character stands, and the reading there.
    words: Vec<(Vec<char>, usize, &'static str)>,
}

const TABLE: &str = include_str!("readings.txt");
const HAN_START: usize = 0x4E00;
const HAN_COUNT: usize = 0x9FFF - HAN_START + 1;

struct Table {
    /// For each ideograph of the main block, one more than its place among the entries, or 0.
    place: Vec<u8>,
    entries: Vec<Entry>,
}

static NAMED: LazyLock<Table> = LazyLock::new(|| {
    let mut table = Table { place: vec![0; HAN_COUNT], entries: Vec::new() };
    for line in TABLE.lines().filter(|line| !line.starts_with('#')) {
        let mut words = line.split_whitespace();
        let Some(character) = words.next().and_then(|word| word.chars().next()) else { continue };
        let mut entry = Entry { readings: Vec::new(), surname: None, words: Vec::new() };
        for word in words {
            match word.split_once('=') {
                None => entry.readings.push(word),
                Some(("surname", reading)) => entry.surname = Some(reading),
                Some((context, reading)) => {
                    let context: Vec<char> = context.chars().collect();
                    let at = context.iter().position(|&c| c == character).unwrap_or(0);
                    entry.words.push((context, at, reading));
                }
            }
        }
        table.entries.push(entry);
        let number = u8::try_from(table.entries.len()).unwrap_or(0);
        if let Some(slot) = (character as usize).checked_sub(HAN_START).and_then(|at| table.place.get_mut(at)) {
            *slot = number;
        }
    }
    table
});

fn entry(c: char) -> Option<&'static Entry> {
    let place = (c as usize).checked_sub(HAN_START).and_then(|at| NAMED.place.get(at))?;
    NAMED.entries.get(usize::from(*place).checked_sub(1)?)
}

/// The readings of the character at a place in a folded name; `None` if it is not a Han character with a known reading.
/// At the start of a person's name the surname's reading comes first.
pub(super) fn readings(name: &[char], at: usize, person: bool) -> Option<Readings> {
    let &c = name.get(at)?;
    let Some(entry) = entry(c) else { return c.to_pinyin().map(|pinyin| Readings::plain(pinyin.plain())) };
    for (word, inside, reading) in &entry.words {
        if at.checked_sub(*inside).and_then(|from| name.get(from..from + word.len())).is_some_and(|here| here == word.as_slice()) {
            return Some(Readings::plain(reading));
        }
    }
    match entry.surname {
        Some(surname) if person && at == 0 => {
            let mut list = vec![surname];
            list.extend(entry.readings.iter().filter(|&&reading| reading != surname));
            Some(Readings::of(&list))
        }
        _ => Some(Readings::of(&entry.readings)),
    }
}

#[cfg(test)]
mod tests {
    use pinyin::ToPinyinMulti;

    use super::*;

    fn spelled(name: &str, person: bool) -> String {
        let name: Vec<char> = name.chars().collect();
        (0..name.len()).filter_map(|at| readings(&name, at, person)).map(|readings| readings.first()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn surnames_are_read_as_surnames() {
        for (name, reading) in [
            ("单雄信", "shan xiong xin"),
            ("曾国藩", "zeng guo fan"),
            ("仇英", "qiu ying"),
            ("翟志刚", "zhai zhi gang"),
            ("查良镛", "zha liang yong"),
            ("覃海洋", "qin hai yang"),
            ("解晓东", "xie xiao dong"),
            ("区小华", "ou xiao hua"),
            ("朴树", "piao shu"),
            ("乐嘉", "yue jia"),
            ("尉迟恭", "yu chi gong"),
            ("万俟卨", "mo qi xie"),
            ("长孙无忌", "zhang sun wu ji"),
            ("吕布", "lv bu"),
            ("折德扆", "she de yi"),
            ("盖叫天", "ge jiao tian"),
        ] {
            assert_eq!(spelled(name, true), reading, "{name}");
        }
    }

    #[test]
    fn places_and_trades_are_read_as_people_say_them() {
        for (name, reading) in [
            ("重庆银行", "chong qing yin hang"),
            ("厦门厦工", "xia men sha gong"),
            ("长春长生", "chang chun chang sheng"),
            ("成长基金", "cheng zhang ji jin"),
            ("佛山照明", "fo shan zhao ming"),
            ("美的集团", "mei di ji tuan"),
            ("成都会计", "cheng du kuai ji"),
            ("六安钢铁", "lu an gang tie"),
            ("蚌埠玻璃", "beng bu bo li"),
            ("番禺电缆", "pan yu dian lan"),
            ("格力空调", "ge li kong tiao"),
            ("解放汽车", "jie fang qi che"),
            ("旅行社", "lv xing she"),
            ("绿城", "lv cheng"),
        ] {
            assert_eq!(spelled(name, false), reading, "{name}");
        }
    }

    #[test]
    fn the_table_knows_only_readings_that_exist() {
        for line in TABLE.lines().filter(|line| !line.starts_with('#')) {
            let mut words = line.split_whitespace();
            let character = words.next().unwrap();
            let c = character.chars().next().unwrap();
            assert_eq!(character.chars().count(), 1, "{line}");
            let known: Vec<String> = c.to_pinyin_multi().unwrap().into_iter().map(|pinyin| pinyin.plain().replace('ü', "v")).collect();
            let mut listed = Vec::new();
            for word in words {
                let (context, reading) = word.split_once('=').map_or((None, word), |(context, reading)| (Some(context), reading));
                assert!(known.iter().any(|known| known == reading), "{line}: {reading} is not among {known:?}");
                match context {
                    None => listed.push(reading),
                    Some("surname") => assert!(listed.contains(&reading), "{line}: the surname's reading is searchable"),
                    Some(context) => assert!(context.contains(c), "{line}: {context}"),
                }
            }
            assert!((2..=MOST).contains(&listed.len()), "{line}");
        }
        assert!(NAMED.entries.len() < usize::from(u8::MAX));
    }

    #[test]
    fn no_character_is_listed_twice() {
        let mut seen = std::collections::HashSet::new();
        for line in TABLE.lines().filter(|line| !line.starts_with('#')) {
            assert!(seen.insert(line.chars().next()), "{line}");
        }
    }
}
