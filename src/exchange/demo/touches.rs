//! What was said: interactions, statements, favours, promises.

use super::scene::{Desk, Present, Scene};
use super::words::{Extra, Tongue};
use crate::domain::account::Tier;
use crate::domain::dealings::Channel;
use crate::domain::health::Band;
use crate::domain::needs::{PromiseState, Reception, Sentiment};
use crate::domain::people::Function;
use crate::store::{Error, Table, Value};

/// How many touches an account of a portfolio of thousands has.
const LEAN_TOUCHES: i64 = 20;

impl Scene<'_, '_> {
    pub(super) fn write_touches(&mut self) -> Result<(), Error> {
        if self.member.has(Extra::ChainEast) {
            self.write_touches_of_the_east()?;
        }
        let first = if self.member.has(Extra::ChainEast) { 96 } else { self.member.touch };
        if !self.rich {
            let step = ((self.reach() - first) / LEAN_TOUCHES).max(1);
            for n in 0..LEAN_TOUCHES {
                let who = self.somebody();
                self.write_touch(first + n * step, who)?;
            }
            return Ok(());
        }
        let (ideal, spread) = match self.member.tier {
            Some(Tier::A) => (9, 4),
            Some(Tier::B) => (24, 8),
            _ => (58, 20),
        };
        let mut days = first;
        while days < self.reach() {
            let who = self.somebody();
            self.write_touch(days, who)?;
            days += self.random.between(ideal - spread, ideal + spread);
            if self.member.has(Extra::SilentClosed) && (90..250).contains(&days) {
                // A silence of five months that ended.
                days = 250;
            }
        }
        Ok(())
    }

    /// Whom one meets: mostly those who work with us, seldom those who decide.
    fn somebody(&mut self) -> Option<Present> {
        let often = self.random.between(0, 9);
        let function = match often {
            0 => Function::Management,
            1..=2 => Function::Technical,
            3..=5 => Function::Use,
            6 => Function::Finance,
            7 => Function::Procurement,
            _ => Function::DailyContact,
        };
        self.person_in(function)
    }

    /// One met weekly, the others once: threads that hang on one person.
    fn write_touches_of_the_east(&mut self) -> Result<(), Error> {
        let mut meetings: Vec<(i64, Function)> = (0..13).map(|week| (2 + week * 6, Function::Use)).collect();
        meetings.extend([(4, Function::Technical), (12, Function::Procurement), (31, Function::Management)]);
        for (days, function) in meetings {
            let who = self.person_in(function);
            self.write_touch(days, who)?;
        }
        Ok(())
    }

    pub(super) fn write_touch(&mut self, days: i64, who: Option<Present>) -> Result<i64, Error> {
        let tongue = self.tongue();
        let mood = self.mood(days);
        let channel = *self
            .random
            .pick(&[Channel::Phone, Channel::Visit, Channel::Message, Channel::Video, Channel::Mail, Channel::Phone, Channel::Visit])
            .unwrap_or(&Channel::Phone);
        let name = who.as_ref().map_or(String::new(), |present| address(&present.name, tongue));
        let (_, product) = self.product();
        let talk = &self.words().talk;
        let lines = talk.touch.iter().find(|touch| touch.mood == mood).map(|touch| touch.lines.of(tongue)).unwrap_or_default();
        let rival = self.random.text(talk.rivals.of(tongue));
        let summary = self.random.text(lines).replace("{person}", &name).replace("{product}", product).replace("{rival}", rival);
        let next_step: Value =
            if self.rich && self.random.chance(35) { self.random.text(talk.next_steps.of(tongue)).into() } else { Value::Null };
        let minutes = self.random.between(0, 480);
        let held_on = self.ago(days);
        let held_at: Value = if self.rich { self.frame.at(days, minutes).into() } else { Value::Null };
        let interaction = self.add_own(
            Table::Interaction,
            [
                ("held_on", held_on.into()),
                ("held_at", held_at),
                ("channel", channel.into()),
                ("two_way", true.into()),
                ("summary", summary.into()),
                ("sentiment", mood.into()),
                ("next_step", next_step),
            ],
        )?;
        if let Some(present) = &who {
            self.add(Table::Participant, &[("interaction_id", interaction.into()), ("person_id", present.person.into())])?;
        }
        if self.rich {
            let owner = self.owner();
            self.add(Table::Participant, &[("interaction_id", interaction.into()), ("colleague_id", owner)])?;
            if self.random.chance(25) {
                let ask = self.random.text(talk.asks.of(tongue)).to_owned();
                let person = who.map(|present| present.person);
                self.add(
                    Table::Statement,
                    &[("interaction_id", interaction.into()), ("person_id", person.into()), ("statement", ask.into())],
                )?;
            }
        }
        Ok(interaction)
    }

    /// Recent talks sound as the story stands; older ones as customers do on the average.
    fn mood(&mut self, days: i64) -> Sentiment {
        let roll = self.random.between(1, 100);
        let (good, bad) = match (self.story.band, days < 120) {
            (Band::Healthy, _) => (60, 5),
            (Band::AtRisk, true) => (5, 65),
            (Band::Watch, true) => (25, 25),
            _ => (35, 12),
        };
        if roll <= good {
            Sentiment::Positive
        } else if roll > 100 - bad {
            Sentiment::Negative
        } else {
            Sentiment::Neutral
        }
    }

    /// A small thing outside the contract in most months, for the accounts that matter.
    pub(super) fn write_favours(&mut self) -> Result<(), Error> {
        if !matches!(self.member.tier, Some(Tier::A | Tier::B)) {
            return Ok(());
        }
        for month in 0..12 {
            let days = month * 30 + self.random.between(3, 27);
            if days >= self.reach() || !self.random.chance(70) {
                continue;
            }
            let what = self.random.text(self.words().talk.favours.of(self.tongue())).to_owned();
            let person = self.somebody().map(|present| present.person);
            let reception = *self.random.pick(&[Reception::Warm, Reception::Warm, Reception::Polite]).unwrap_or(&Reception::Polite);
            let done_on = self.ago(days);
            self.add_own(
                Table::Favour,
                [("done_on", done_on.into()), ("what", what.into()), ("person_id", person.into()), ("reception", reception.into())],
            )?;
        }
        Ok(())
    }

    pub(super) fn write_promises(&mut self) -> Result<(), Error> {
        // Days ago: made, due, settled.
        let mut ledger = vec![(210, 190, Some((194, PromiseState::Kept))), (95, 75, Some((78, PromiseState::Kept)))];
        if self.member.has(Extra::PromiseOpen) {
            ledger.push((9, -5, None));
        }
        if self.member.has(Extra::PromiseLate) {
            ledger.extend([(30, 11, None), (160, 140, Some((120, PromiseState::Kept)))]);
        }
        for (made, due, settled) in ledger {
            if made >= self.reach() {
                continue;
            }
            let what = self.random.text(self.words().talk.promises.of(self.tongue())).to_owned();
            let person = self.somebody().map(|present| present.person);
            let owner = if made % 2 == 0 { self.frame.colleague(Desk::Engineer) } else { self.owner() };
            let (made_on, due_on) = (self.ago(made), self.ago(due));
            let settled_on = settled.map(|(days, _)| self.ago(days));
            let state = settled.map_or(PromiseState::Open, |(_, state)| state);
            self.add_own(
                Table::Promise,
                [
                    ("what", what.into()),
                    ("person_id", person.into()),
                    ("owner_id", owner),
                    ("made_on", made_on.into()),
                    ("due_on", due_on.into()),
                    ("state", state.into()),
                    ("settled_on", settled_on.into()),
                ],
            )?;
        }
        Ok(())
    }
}

/// How a note calls somebody: the whole name in Chinese, the first name in English.
fn address(name: &str, tongue: Tongue) -> String {
    tongue.of(name, name.split(' ').next().unwrap_or(name)).to_owned()
}
