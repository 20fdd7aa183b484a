//! The meeting brief and the memory book, on the demo portfolio and on a card made for them.

mod card;
mod memory;

use std::sync::Arc;

use kamdeck::domain::{AccountId, AsOf, FixedClock, PersonId, text};
use kamdeck::exchange::brief::{Brief, Setting};
use kamdeck::exchange::demo::{self, Wanted};
use kamdeck::i18n::Language;
use kamdeck::policy::playbook::Playbook;
use kamdeck::store::{Options, Store};
use unicode_width::UnicodeWidthStr;

const NOW: &str = "2026-11-21T04:00:00Z";

fn empty() -> Store {
    let mut options = Options::new("lin", Arc::new(FixedClock(NOW.parse().unwrap())));
    options.zone = Some(kamdeck::domain::Zone::default());
    Store::memory(&options).unwrap()
}

fn of(store: &Store, account: AccountId, as_of: AsOf, language: Language, attending: &[PersonId]) -> Brief {
    let playbook = Playbook::load(language.into(), &[]).unwrap();
    Brief::read(&store.read(), account, &Setting { as_of, playbook: &playbook, attending }).unwrap().unwrap()
}

#[test]
fn every_account_of_the_portfolio_fits_on_a_page_in_both_languages() {
    let mut store = empty();
    demo::fill(&mut store, Wanted::default(), &mut |_| {}).unwrap();
    let mut longest = 0;
    for language in Language::iter() {
        let (strings, playbook) = (language.load(), Playbook::load((*language).into(), &[]).unwrap());
        for account in store.read().account_names().unwrap() {
            let setting = Setting { as_of: store.today(), playbook: &playbook, attending: &[] };
            let brief = Brief::read(&store.read(), account.id, &setting).unwrap().unwrap();
            let page = brief.page(&strings);
            let shown = page.text(80);
            assert!(shown.lines().all(|line| line.width() <= 80), "{shown}");
            assert!(!shown.contains(['{', '}']), "{shown}");
            assert!(shown.chars().all(|c| c == '\n' || !text::is_hostile(c)));
            longest = longest.max(shown.lines().count());
            assert_eq!(page.sections.len(), 8);
            let json = serde_json::to_value(&brief).unwrap();
            assert!(json["account"].is_string() && json["health"]["contributions"].is_array());
        }
    }
    assert!((40..=80).contains(&longest), "the longest page has {longest} lines");
}

#[test]
fn nobody_is_asked_about_an_account_that_does_not_exist() {
    let store = empty();
    let playbook = Playbook::load(Language::En.into(), &[]).unwrap();
    let setting = Setting { as_of: store.today(), playbook: &playbook, attending: &[] };
    assert_eq!(Brief::read(&store.read(), kamdeck::domain::RowId::from_raw(7), &setting).unwrap(), None);
}
