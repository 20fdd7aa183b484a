//! The demo portfolio: sixty-four accounts, Chinese and international, with two years of dated facts up to today, designed
//! so that every rule of the program has something to show; and portfolios of any size for measuring. The same seed and
//! day give the same portfolio.

mod archive;
mod ballast;
mod chains;
mod deals;
mod drawn;
mod growth;
mod handovers;
mod health;
mod ledger;
mod people;
mod random;
mod scene;
mod showcase;
mod touches;
mod words;

use crate::domain::account::AccountKind;
use crate::domain::profile::{FieldKind, Layer};
use crate::domain::{AsOf, Currency, Zone};
use crate::i18n::Strings;
use crate::i18n::error::store_error;
use crate::store::{Error, Table};

use ballast::Tally;
use random::Random;
use scene::{Desk, Frame, Scene, Sink};
use words::{BadWords, Extra, Member, Tongue, Words};

pub use ledger::{fill, fill_watched};

/// How many accounts the portfolio has that was designed by hand.
pub const CAST: u64 = 64;

/// Which portfolio to make.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wanted {
    /// How many accounts; up to [`CAST`] they are told in full, beyond it more briefly.
    pub accounts: u64,
    /// Decides what is left to chance.
    pub seed: u64,
}

impl Default for Wanted {
    fn default() -> Self {
        Self { accounts: CAST, seed: 1 }
    }
}

/// Why a portfolio could not be made.
#[derive(Debug, thiserror::Error)]
pub enum DemoError {
    /// The database refused.
    #[error(transparent)]
    Store(#[from] Error),
    /// The program's own files are broken.
    #[error("the demo's own files cannot be read: {0}")]
    Words(#[from] BadWords),
}

impl DemoError {
    /// The sentence for a person.
    #[must_use]
    pub fn sentence(&self, zone: Zone, strings: &Strings) -> String {
        match self {
            Self::Store(error) => store_error(error, zone, strings),
            Self::Words(error) => error.to_string(),
        }
    }
}

/// A portfolio being made, account by account.
struct Portfolio<'a> {
    frame: Frame<'a>,
    wanted: Wanted,
    /// A subsidiary that waits for its parent, which comes later.
    subsidiary: Option<i64>,
}

impl<'a> Portfolio<'a> {
    /// Begins with our side; whoever makes the portfolio, `me`, is the first manager in it. Facts are relative to now.
    fn begin(words: &'a Words, wanted: Wanted, now: AsOf, me: i64, sink: &mut Sink<'_>) -> Result<Self, Error> {
        let mut frame =
            Frame { words, now: now.at, today: now.day, zone: now.zone, staff: vec![me], products: Vec::new(), own_field: None };
        write_our_side(&mut frame, sink)?;
        Ok(Self { frame, wanted, subsidiary: None })
    }

    /// Gives every row of an account to the sink.
    fn write(&mut self, number: u64, sink: &mut Sink<'_>) -> Result<(), Error> {
        let words = self.frame.words;
        let of_the_cast = usize::try_from(number).ok().and_then(|at| words.cast.get(at)).cloned();
        let rich = of_the_cast.is_some();
        let Some(member) = of_the_cast.or_else(|| drawn::member(words, self.wanted.seed, number)) else { return Ok(()) };
        let Some(story) = words.story(&member.story) else { return Ok(()) };
        let mut scene = Scene {
            frame: &self.frame,
            member: &member,
            story,
            number,
            rich,
            random: Random::stream(self.wanted.seed, number),
            sink,
            account: 0,
            owner: owner(&member, number),
            people: Vec::new(),
            tally: Tally::default(),
        };
        scene.write()?;
        if self.wanted.accounts > CAST {
            scene.write_ballast()?;
        }
        link_group(&mut scene, &mut self.subsidiary)
    }
}

fn owner(member: &Member, number: u64) -> Desk {
    match (member.language, number % 5) {
        (Tongue::En, 0..=3) => Desk::ForeignManager,
        (Tongue::Zh, 3 | 4) => Desk::SecondManager,
        _ => Desk::FirstManager,
    }
}

impl Scene<'_, '_> {
    fn write(&mut self) -> Result<(), Error> {
        self.write_archive()?;
        self.write_chain()?;
        self.write_touches()?;
        self.write_health()?;
        self.write_deals()?;
        if self.rich {
            self.write_favours()?;
            self.write_promises()?;
            if self.member.kind != AccountKind::Individual {
                self.write_growth()?;
            }
            self.write_handover()?;
        }
        Ok(())
    }
}

fn link_group(scene: &mut Scene<'_, '_>, waiting: &mut Option<i64>) -> Result<(), Error> {
    if scene.member.has(Extra::GroupChild) {
        *waiting = Some(scene.account);
    } else if scene.member.has(Extra::GroupParent)
        && let Some(child) = waiting.take()
    {
        let as_of = scene.ago(500);
        scene.add(Table::AccountParent, &[("account_id", child.into()), ("parent_id", scene.account.into()), ("as_of", as_of.into())])?;
    }
    Ok(())
}

/// Our colleagues and products, and the rates of the currencies.
fn write_our_side(frame: &mut Frame<'_>, sink: &mut Sink<'_>) -> Result<(), Error> {
    for colleague in frame.words.people.colleague.iter().skip(1) {
        let row = sink(Table::Colleague, &[("name", colleague.name.as_str().into()), ("title", colleague.title.as_str().into())])?;
        frame.staff.push(row);
    }
    let own_field = [("label", "财年 / Fiscal year".into()), ("layer", Layer::Preference.into()), ("kind", FieldKind::Text.into())];
    frame.own_field = Some(sink(Table::CustomField, &own_field)?);
    let talk = &frame.words.talk;
    for (zh, en) in talk.products.zh.iter().zip(&talk.products.en) {
        frame.products.push(sink(Table::Product, &[("name", zh.as_str().into()), ("note", en.as_str().into())])?);
    }
    // One unit in yuan, times a hundred million, now and a year ago.
    for (code, rate_e8, before_e8) in [
        ("USD", 712_000_000, 718_000_000),
        ("EUR", 781_000_000, 770_000_000),
        ("GBP", 905_000_000, 911_000_000),
        ("JPY", 4_750_000, 4_820_000),
    ] {
        let Ok(currency) = Currency::new(code) else { continue };
        for (days, rate) in [(30, rate_e8), (400, before_e8), (1200, before_e8)] {
            let rate: i64 = rate;
            sink(
                Table::ExchangeRate,
                &[
                    ("currency", currency.into()),
                    ("into_currency", Currency::CNY.into()),
                    ("rate_e8", rate.into()),
                    ("as_of", frame.ago(days).into()),
                ],
            )?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_can_be_read_and_the_cast_is_complete() {
        let words = Words::load().unwrap();
        assert_eq!(words.cast.len() as u64, CAST);
        for member in &words.cast {
            assert!(words.story(&member.story).is_some(), "{} has the story {}", member.name, member.story);
        }
    }

    #[test]
    fn every_story_ends_in_its_band() {
        let clock = std::sync::Arc::new(crate::domain::FixedClock("2026-11-21T04:00:00Z".parse().unwrap()));
        let mut store = crate::store::Store::memory(&crate::store::Options::new("tester", clock)).unwrap();
        fill(&mut store, Wanted::default(), &mut |_| {}).unwrap();
        let policies = store.read().policies().unwrap();
        let mut bands = std::collections::HashMap::new();
        let mut take = |one: crate::store::summary::Summary| {
            bands.insert(one.name, one.band);
        };
        store.read().summaries_as_of(&policies, store.today(), &mut |_| true, &mut take).unwrap();
        let words = Words::load().unwrap();
        // Without usage, another dimension weighs more.
        for member in words.cast.iter().filter(|member| !member.has(Extra::UsageNa)) {
            let told = words.story(&member.story).map(|story| story.band);
            assert_eq!(bands.get(&member.name).copied(), told, "{} ({})", member.name, member.story);
        }
    }
}
