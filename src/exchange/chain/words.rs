//! What an organisation shows, in words: stances, roles, warnings with the next step.

use chrono::NaiveDate;

use super::{Organisation, roles_by_weight, standing};
use crate::domain::chain::BirthCalendar;
use crate::domain::people::{BuyingRole, Depth};
use crate::domain::{AsOf, Coded, ColleagueId, PersonId, Tenths};
use crate::i18n::{Strings, label};
use crate::scoring::birthdays::Birthday;
use crate::scoring::chain::{ChainWarning, Measures, Member, WarningCause};

/// An organisation as somebody reads it.
#[derive(Clone, Copy)]
pub struct Words<'a> {
    /// What is told.
    pub organisation: &'a Organisation,
    /// In which language.
    pub strings: &'a Strings,
    /// Whether names are hidden.
    pub veil: bool,
}

/// Stands for a name that is hidden.
const HIDDEN: &str = "***";

impl Words<'_> {
    /// The name of a person.
    #[must_use]
    pub fn person(&self, person: PersonId) -> String {
        self.hidden(self.organisation.person_name(person))
    }

    /// The name of the account.
    #[must_use]
    pub fn account(&self) -> String {
        self.hidden(&self.organisation.name)
    }

    /// The name of one of ours.
    #[must_use]
    pub fn colleague(&self, colleague: ColleagueId) -> String {
        self.hidden(self.organisation.colleague_name(colleague))
    }

    fn hidden(&self, name: &str) -> String {
        if self.veil && !name.is_empty() { HIDDEN.to_owned() } else { name.to_owned() }
    }

    /// Several people, one after the other.
    #[must_use]
    pub fn people(&self, people: &[PersonId]) -> String {
        people.iter().map(|person| self.person(*person)).collect::<Vec<_>>().join(&self.strings.portfolio_and())
    }

    /// How somebody stands towards us, in a word; `?` if that is not known.
    #[must_use]
    pub fn stance(&self, member: &Member) -> String {
        self.strings.chain_stance(standing(member).map_or("", |stance| stance.code()))
    }

    /// What somebody does in the decision, in a word: the most telling role that is not a stance already told.
    #[must_use]
    pub fn role(&self, member: &Member) -> String {
        let telling = roles_by_weight(member);
        telling.first().map(|role| self.strings.chain_role(role.code())).unwrap_or_default()
    }

    /// All roles of somebody, by their full names.
    #[must_use]
    pub fn roles(&self, member: &Member) -> String {
        let names: Vec<String> = roles_by_weight(member).iter().map(|role| label(*role, self.strings)).collect();
        names.join(&self.strings.portfolio_and())
    }

    /// The roles of which any would fill a seat.
    #[must_use]
    pub fn seat(&self, any_of: &[BuyingRole]) -> String {
        any_of.iter().map(|role| label(*role, self.strings)).collect::<Vec<_>>().join(&self.strings.chain_or())
    }

    /// How well each of ours knows a person.
    #[must_use]
    pub fn depths(&self, person: PersonId) -> String {
        let strings = self.strings;
        let relations = self.organisation.relations(person);
        let told = relations.iter().map(|relation| {
            let depth = relation.row.code::<Depth>("depth").map(|depth| label(depth, strings)).unwrap_or_default();
            let colleague = self.colleague(relation.colleague);
            match relation.row.code::<Depth>("wanted") {
                Some(wanted) if relation.row.code("depth") != Some(wanted) => {
                    strings.chain_depth_wanted(colleague, depth, label(wanted, strings))
                }
                _ => strings.chain_depth(colleague, depth),
            }
        });
        let told: Vec<String> = told.collect();
        if told.is_empty() { strings.chain_depth_none() } else { told.join("; ") }
    }

    /// Covered weight of required weight in percent, the effective threads, the balance of support.
    #[must_use]
    pub fn measures(&self) -> [String; 3] {
        self.numbers(&self.organisation.measures)
    }

    /// The same of other measures, such as those of a drill.
    #[must_use]
    pub fn numbers(&self, measures: &Measures) -> [String; 3] {
        let unknown = || self.strings.chain_unknown();
        [
            measures.coverage.percent.map_or_else(unknown, |percent| format!("{percent}%")),
            measures.threads.value.map_or_else(unknown, |threads| threads.to_string()),
            measures.balance.value.map_or_else(unknown, |balance| balance.to_string()),
        ]
    }

    /// What is wrong, and the next step.
    #[must_use]
    pub fn warning(&self, warning: &ChainWarning) -> (String, String) {
        let strings = self.strings;
        let what = match &warning.cause {
            WarningCause::OpposedDecisionMaker { person, on } => strings.chain_warning_opposed(self.person(*person), on.to_string()),
            WarningCause::UnansweredBlocker { person, influence } => strings.chain_warning_blocker(self.person(*person), *influence),
            WarningCause::FewThreads { threads } => strings.chain_warning_threads(Tenths::to_string(threads)),
            WarningCause::StaleStance { person, age_days, .. } => strings.chain_warning_stale(self.person(*person), *age_days),
            WarningCause::EmptySeat { any_of, due_on: Some(day), .. } => strings.chain_warning_seat(self.seat(any_of), day.to_string()),
            WarningCause::EmptySeat { any_of, due_on: None, .. } => strings.chain_warning_seat_undated(self.seat(any_of)),
        };
        let next = match warning.with {
            Some(person) => strings.chain_next_with(warning.next.code(), self.person(person)),
            None => strings.chain_next(warning.next.code()),
        };
        (what, next)
    }
}

/// The next birthday: the day on which it is kept, and how many days until then.
#[must_use]
pub fn next_birthday(birthday: Birthday, as_of: AsOf, strings: &Strings) -> Option<(NaiveDate, i64, String)> {
    let on = birthday.next(as_of.day)?.on;
    let days = -as_of.age_days(on);
    let told = match birthday.calendar {
        BirthCalendar::Solar => strings.chain_birthday_solar(on.to_string(), days),
        BirthCalendar::Lunar => strings.chain_birthday_lunar(on.to_string(), days),
    };
    Some((on, days, told))
}
