//! Who is meant: accounts by name, short name, code or pinyin; people by name, surname and title, or title.

use crate::domain::search::{NameOf, Query, TextIndex, fold, plain, search_text};
use crate::domain::{AccountId, ColleagueId, PersonId, PostId};

/// An account as a line may name it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccountName {
    /// Which.
    pub id: AccountId,
    /// Its name.
    pub name: String,
    /// Its short name; empty if it has none.
    pub short_name: String,
    /// The unified social credit code; empty if unknown.
    pub credit_code: String,
}

impl AccountName {
    /// The short name, or the name where there is none.
    #[must_use]
    pub fn shown(&self) -> &str {
        if self.short_name.is_empty() { &self.name } else { &self.short_name }
    }
}

/// A person with a post at an account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonName {
    /// Who.
    pub id: PersonId,
    /// The post there.
    pub post: PostId,
    /// The name.
    pub name: String,
    /// The post's title; empty if unknown.
    pub title: String,
}

/// A colleague of ours.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ColleagueName {
    /// Who.
    pub id: ColleagueId,
    /// The name.
    pub name: String,
}

/// Where names come from.
pub trait Names {
    /// Why names may not be had.
    type Error;
    /// Every account.
    fn book(&self) -> &NameBook;
    /// The people who hold a post at an account on a day.
    ///
    /// # Errors
    /// Those of the source.
    fn people(&self, account: AccountId, on: chrono::NaiveDate) -> Result<Vec<PersonName>, Self::Error>;
    /// Colleagues who have not left.
    ///
    /// # Errors
    /// Those of the source.
    fn colleagues(&self) -> Result<Vec<ColleagueName>, Self::Error>;
}

/// All accounts, ready to be found while somebody types.
#[derive(Debug, Clone, Default)]
pub struct NameBook {
    accounts: Vec<AccountName>,
    index: TextIndex,
}

/// How well a typed name fits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fit {
    /// It is the name, the short name, the code or the identifier.
    Exact,
    /// The name or the short name begins so.
    Beginning,
    /// It stands in the name, or spells it.
    Found,
}

impl NameBook {
    /// From accounts; `reading` gives the pinyin that the user set for one, if any.
    #[must_use]
    pub fn new(accounts: Vec<AccountName>, reading: impl Fn(AccountId) -> Option<String>) -> Self {
        let mut index = TextIndex::with_capacity(accounts.len(), accounts.len() * 64);
        for account in &accounts {
            let mut text = search_text(&account.name, NameOf::Organisation);
            text.push_str(&search_text(&account.short_name, NameOf::Organisation));
            if let Some(reading) = reading(account.id) {
                text.push_str(&search_text(&reading, NameOf::Organisation));
            }
            index.push(&text);
        }
        Self { accounts, index }
    }

    /// The accounts that fit a typed name best, and how well; none if nothing fits.
    pub(super) fn named(&self, typed: &str) -> (Fit, Vec<&AccountName>) {
        let key = plain(typed);
        if key.is_empty() {
            return (Fit::Found, Vec::new());
        }
        let code = typed.trim();
        let fits = |account: &&AccountName| {
            plain(&account.name) == key
                || plain(&account.short_name) == key
                || !account.credit_code.is_empty() && account.credit_code.eq_ignore_ascii_case(code)
                || account.id.to_string() == code
        };
        // What the index finds holds every account whose name contains what was typed, so it is looked through instead of all.
        let query = Query::new(typed);
        let found: Vec<&AccountName> = self.index.matching(&query, None).iter().filter_map(|row| self.accounts.get(row)).collect();
        let exact: Vec<&AccountName> = found.iter().copied().filter(fits).collect();
        if !exact.is_empty() {
            return (Fit::Exact, exact);
        }
        if code.len() >= 15 && code.bytes().all(|b| b.is_ascii_alphanumeric()) {
            let coded: Vec<&AccountName> = self.accounts.iter().filter(fits).collect();
            if !coded.is_empty() {
                return (Fit::Exact, coded);
            }
        }
        let begins = |account: &&AccountName| plain(&account.name).starts_with(&key) || plain(&account.short_name).starts_with(&key);
        let beginning: Vec<&AccountName> = found.iter().copied().filter(begins).collect();
        if !beginning.is_empty() {
            return (Fit::Beginning, beginning);
        }
        if !found.is_empty() {
            return (Fit::Found, found);
        }
        (Fit::Found, self.index.meant(&query).iter().filter_map(|row| self.accounts.get(row)).collect())
    }

    /// The accounts that are meant by what somebody typed: those that it names exactly, by name, short name, code or identifier;
    /// else those that begin so; else those in whose names it stands, or that it spells in pinyin.
    #[must_use]
    pub fn find(&self, typed: &str) -> Vec<&AccountName> {
        self.named(typed).1
    }

    /// The account with this identifier.
    #[must_use]
    pub fn account(&self, id: AccountId) -> Option<&AccountName> {
        self.accounts.iter().find(|account| account.id == id)
    }

    /// How many accounts there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.accounts.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.accounts.is_empty()
    }
}

/// Titles that stand behind a surname, with words that a matching post's title holds. Longer ones first.
const HONORIFICS: &[(&str, &[&str])] = &[
    ("董事长", &["董事长"]),
    ("总经理", &["总经理"]),
    ("副总", &["副总"]),
    ("总监", &["总监"]),
    ("总工", &["总工", "总工程师"]),
    ("经理", &["经理"]),
    ("主任", &["主任"]),
    ("主管", &["主管"]),
    ("部长", &["部长", "部门负责人"]),
    ("处长", &["处长"]),
    ("科长", &["科长"]),
    ("局长", &["局长"]),
    ("院长", &["院长"]),
    ("行长", &["行长"]),
    ("校长", &["校长"]),
    ("厂长", &["厂长"]),
    ("书记", &["书记"]),
    ("秘书", &["秘书"]),
    ("会计", &["会计", "财务"]),
    ("教授", &["教授"]),
    ("博士", &["博士", "研发"]),
    ("医生", &["医生", "医师"]),
    ("老师", &[]),
    ("先生", &[]),
    ("女士", &[]),
    ("小姐", &[]),
    ("师傅", &[]),
    ("总", &["总"]),
    ("董", &["董事"]),
    ("工", &["工程师", "技术", "工艺", "研发", "设备", "运维"]),
    ("局", &["局长"]),
    ("处", &["处长"]),
    ("科", &["科长"]),
    ("院", &["院长"]),
    ("主席", &["主席"]),
    ("哥", &[]),
    ("姐", &[]),
];

/// Forms of address in front of an English surname.
const ENGLISH_HONORIFICS: &[&str] = &["mr", "mrs", "ms", "miss", "dr", "prof", "sir"];

/// The people who fit a typed name best: by name, then surname and title, then the beginning or spelling of the name, then title.
pub(super) fn people_named<'p>(people: &'p [PersonName], typed: &str) -> Vec<&'p PersonName> {
    let key = plain(typed);
    if key.is_empty() {
        return Vec::new();
    }
    let those = |fits: &dyn Fn(&PersonName) -> bool| -> Vec<&'p PersonName> { people.iter().filter(|person| fits(person)).collect() };
    let steps: [&dyn Fn(&PersonName) -> bool; 2] =
        [&|person| plain(&person.name) == key, &|person| plain(&format!("{}{}", person.name, person.title)) == key];
    for fits in steps {
        let found = those(fits);
        if !found.is_empty() {
            return found;
        }
    }
    let folded = fold(typed);
    let addressed = addressed(people, &folded);
    if !addressed.is_empty() {
        return addressed;
    }
    let whole_word = those(&|person| fold(&person.name).split(' ').any(|word| word == folded));
    if !whole_word.is_empty() {
        return whole_word;
    }
    let beginning = those(&|person| plain(&person.name).starts_with(&key));
    if !beginning.is_empty() {
        return beginning;
    }
    let spelled = spelled(people, typed);
    if !spelled.is_empty() {
        return spelled;
    }
    let title = those(&|person| plain(&person.title) == key);
    if !title.is_empty() {
        return title;
    }
    those(&|person| plain(&person.title).contains(&key))
}

/// `王总`, `小王`, `Mr Lee`: people with the surname, narrowed by the title where that leaves anybody.
fn addressed<'p>(people: &'p [PersonName], folded: &str) -> Vec<&'p PersonName> {
    if let Some((form, surname)) = folded.split_once([' ', '.']) {
        let surname = surname.trim_start_matches([' ', '.']);
        if ENGLISH_HONORIFICS.contains(&form) && !surname.is_empty() {
            let bears = |person: &&PersonName| fold(&person.name).split(' ').any(|word| word == surname);
            return people.iter().filter(bears).collect();
        }
    }
    let familiar =
        ["小", "老", "阿"].iter().find_map(|form| folded.strip_prefix(form)).filter(|rest| (1..=2).contains(&rest.chars().count()));
    let titled = HONORIFICS.iter().find_map(|(form, words)| {
        folded.strip_suffix(form).filter(|surname| (1..=2).contains(&surname.chars().count())).map(|surname| (surname, *words))
    });
    let (surname, words) = match (titled, familiar) {
        (Some(titled), _) => titled,
        (None, Some(surname)) => (surname, &[][..]),
        (None, None) => return Vec::new(),
    };
    let bearing: Vec<&PersonName> = people.iter().filter(|person| fold(&person.name).starts_with(surname)).collect();
    let fitting: Vec<&PersonName> = bearing.iter().copied().filter(|person| words.iter().any(|word| holds(&person.title, word))).collect();
    if fitting.is_empty() { bearing } else { fitting }
}

/// Whether a post's title holds a word; a 总经理 is not called 经理.
fn holds(title: &str, word: &str) -> bool {
    if word == "经理" { title.replace("总经理", "").contains(word) } else { title.contains(word) }
}

/// By pinyin, initials, or characters inside the name.
fn spelled<'p>(people: &'p [PersonName], typed: &str) -> Vec<&'p PersonName> {
    let mut index = TextIndex::default();
    for person in people {
        index.push(&search_text(&person.name, NameOf::Person));
    }
    let query = Query::new(typed);
    let found = index.matching(&query, None);
    let found = if found.is_empty() { index.meant(&query) } else { found };
    found.iter().filter_map(|row| people.get(row)).collect()
}

/// Colleagues with this name, else whose name it begins or spells.
pub(super) fn colleagues_named<'c>(colleagues: &'c [ColleagueName], typed: &str) -> Vec<&'c ColleagueName> {
    let key = plain(typed);
    let exact: Vec<&ColleagueName> = colleagues.iter().filter(|colleague| plain(&colleague.name) == key).collect();
    if !exact.is_empty() || key.is_empty() {
        return exact;
    }
    let query = Query::new(typed);
    let means = |colleague: &&ColleagueName| plain(&colleague.name).starts_with(&key) || query.finds(&colleague.name);
    colleagues.iter().filter(means).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::RowId;

    fn book() -> NameBook {
        let accounts = [
            ("启明精工股份有限公司", "启明精工"),
            ("启明科技", ""),
            ("华东新能源有限公司", "华东新能源"),
            ("Orion Batteries Ltd", "Orion Batteries"),
            ("东方启明贸易", ""),
        ];
        let named = accounts.iter().enumerate().map(|(at, (name, short))| AccountName {
            id: AccountId::from_raw(at as i64 + 1),
            name: (*name).into(),
            short_name: (*short).into(),
            credit_code: if at == 2 { "91310000MA1FL0XX12".into() } else { String::new() },
        });
        NameBook::new(named.collect(), |_| None)
    }

    fn people() -> Vec<PersonName> {
        [
            ("王建国", "总经理"),
            ("王敏", "采购经理"),
            ("王小明", "质量工程师"),
            ("李强", "副总经理"),
            ("单雄信", "财务总监"),
            ("Anna Lee", "CTO"),
            ("Bruce Lee", "Buyer"),
        ]
        .iter()
        .enumerate()
        .map(|(at, (name, title))| PersonName {
            id: PersonId::from_raw(at as i64 + 1),
            post: PostId::from_raw(at as i64 + 101),
            name: (*name).into(),
            title: (*title).into(),
        })
        .collect()
    }

    #[test]
    fn an_account_is_named_by_name_short_name_code_or_pinyin() {
        let book = book();
        for (typed, fit, ids) in [
            ("启明精工", Fit::Exact, &[1][..]),
            ("启明科技", Fit::Exact, &[2]),
            ("啟明科技", Fit::Exact, &[2]),
            ("启明", Fit::Beginning, &[1, 2]),
            ("华东", Fit::Beginning, &[3]),
            ("hdxny", Fit::Found, &[3]),
            ("huad", Fit::Found, &[3]),
            ("qmjg", Fit::Found, &[1]),
            ("orion", Fit::Beginning, &[4]),
            ("ORION BATTERIES", Fit::Exact, &[4]),
            ("贸易", Fit::Found, &[5]),
            ("91310000ma1fl0xx12", Fit::Exact, &[3]),
            ("没有这家", Fit::Found, &[]),
            ("。", Fit::Found, &[]),
        ] {
            let (found_fit, found) = book.named(typed);
            let found: Vec<i64> = found.iter().map(|account| account.id.raw()).collect();
            assert_eq!(found, ids, "{typed}");
            assert!(ids.is_empty() || found_fit == fit, "{typed}: {found_fit:?}");
        }
    }

    #[test]
    fn a_person_is_named_by_name_surname_and_title_or_spelling() {
        let people = people();
        for (typed, ids) in [
            ("王建国", &[1][..]),
            ("王总", &[1]),
            ("王经理", &[2]),
            ("王工", &[3]),
            ("王女士", &[1, 2, 3]),
            ("小王", &[1, 2, 3]),
            ("王", &[1, 2, 3]),
            ("李总", &[4]),
            ("李副总", &[4]),
            ("李老师", &[4]),
            ("单总监", &[5]),
            ("shanxx", &[5]),
            ("wm", &[2]),
            ("wangj", &[1]),
            ("Anna", &[6]),
            ("Lee", &[6, 7]),
            ("Ms. Lee", &[6, 7]),
            ("anna lee", &[6]),
            ("cto", &[6]),
            ("采购经理", &[2]),
            ("采购", &[2]),
            ("王敏采购经理", &[2]),
            ("赵总", &[]),
            ("", &[]),
        ] {
            let found: Vec<i64> = people_named(&people, typed).iter().map(|person| person.id.raw()).collect();
            assert_eq!(found, ids, "{typed}");
        }
    }
}
