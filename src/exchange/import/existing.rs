//! What is there already: which account a row means, and what is known about it.

use super::fact::{ContactFact, ContractFact, Fact};
use crate::domain::account_name::name_key;
use crate::domain::credit_code::CreditCode;
use crate::domain::{AccountId, Instant};
use chrono::NaiveDate;

/// Whose a name or code is: an account of the database, or one of a line above.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Owner {
    /// In the database.
    Account {
        /// Its identifier.
        id: AccountId,
        /// Its name.
        name: String,
    },
    /// In the same file.
    Line {
        /// The line.
        line: u32,
        /// The name there.
        name: String,
    },
}

impl Owner {
    /// With this in the place of the name.
    pub(super) fn veiled(&self, mask: &str) -> Self {
        let name = mask.to_owned();
        match self {
            Self::Account { id, .. } => Self::Account { id: *id, name },
            Self::Line { line, .. } => Self::Line { line: *line, name },
        }
    }
}

/// An import of the very same file, that was not taken back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Earlier {
    /// The raw identifier of its batch.
    pub batch: i64,
    /// The name that the file had then.
    pub file: String,
    /// When it was imported.
    pub at: Instant,
    /// The day of that in the database's zone.
    pub on: NaiveDate,
}

/// The accounts of the database as the plan asks for them. Names are compared by [`name_key`], twins by
/// [`twin_key`](crate::domain::account_name::twin_key).
pub trait Existing {
    /// The account with this credit code.
    fn by_code(&self, code: &CreditCode) -> Option<AccountId>;
    /// The accounts with this name key.
    fn by_name(&self, key: &str) -> Vec<AccountId>;
    /// The accounts with this twin key.
    fn twins(&self, key: &str) -> Vec<AccountId>;
    /// The name of an account.
    fn name(&self, account: AccountId) -> String;
    /// The credit code of an account.
    fn code(&self, account: AccountId) -> Option<CreditCode>;
    /// Everything that is known about an account; asked for only when it is to be updated. `field` numbers custom fields by label, as
    /// the plan does; values of others are left out.
    fn known(&self, account: AccountId, field: &dyn Fn(&str) -> Option<u16>) -> Known;
    /// The latest import of a file with this SHA-256.
    fn imported(&self, sha256: &str) -> Option<Earlier>;
}

/// An empty database.
#[derive(Debug, Clone, Copy, Default)]
pub struct Nothing;

impl Existing for Nothing {
    fn by_code(&self, _code: &CreditCode) -> Option<AccountId> {
        None
    }
    fn by_name(&self, _key: &str) -> Vec<AccountId> {
        Vec::new()
    }
    fn twins(&self, _key: &str) -> Vec<AccountId> {
        Vec::new()
    }
    fn name(&self, _account: AccountId) -> String {
        String::new()
    }
    fn code(&self, _account: AccountId) -> Option<CreditCode> {
        None
    }
    fn known(&self, _account: AccountId, _field: &dyn Fn(&str) -> Option<u16>) -> Known {
        Known::default()
    }
    fn imported(&self, _sha256: &str) -> Option<Earlier> {
        None
    }
}

/// What is known about one account: its facts in the form in which a file would state them.
#[derive(Debug, Clone, Default)]
pub struct Known {
    /// The facts.
    pub facts: Vec<Fact>,
    /// The short name, where it is the one that the program suggests itself: a file may say another.
    pub suggested_short: Option<Box<str>>,
}

/// What becomes of one fact of a file for an account that exists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Novelty {
    /// It adds something.
    New,
    /// It is known.
    Known,
    /// Something else is known that it must not replace.
    Kept,
}

impl Known {
    /// Compares a fact with what is known.
    ///
    /// Measurements are new unless the same value is known for the same day. States (descriptive fields, tier, owner) are new if they
    /// differ from the latest one and are not older. What has no date only fills gaps.
    pub(super) fn novelty(&self, fact: &Fact) -> Novelty {
        match fact {
            Fact::ShortName(short) if self.suggested_short.as_ref() == Some(short) => Novelty::Known,
            Fact::ShortName(_) | Fact::Kind(_) | Fact::CreditCode(_) => self.undated(fact),
            Fact::Tag(_) => known_if(self.facts.contains(fact)),
            Fact::Profile { field, value, on } => self.state(&**value, *on, |known| match known {
                Fact::Profile { field: other, value, on } if other == field => Some((&**value, *on)),
                _ => None,
            }),
            Fact::Custom { field, value, on } => self.state(&**value, *on, |known| match known {
                Fact::Custom { field: other, value, on } if other == field => Some((&**value, *on)),
                _ => None,
            }),
            Fact::Tier { tier, on } => self.state(tier, *on, |known| match known {
                Fact::Tier { tier, on } => Some((tier, *on)),
                _ => None,
            }),
            Fact::Owner { name, on } => self.owner(name, *on),
            Fact::Contract(contract) => self.contract(contract),
            Fact::Contact(contact) => self.contact(contact),
            // A touch is the same whatever channel the list guesses.
            Fact::Touch { on, .. } => {
                known_if(self.facts.iter().any(|known| matches!(known, Fact::Touch { on: other, .. } if other == on)))
            }
            Fact::Judgement { .. }
            | Fact::Figure { .. }
            | Fact::Usage { .. }
            | Fact::Intent { .. }
            | Fact::Recommend { .. }
            | Fact::HighTickets { .. } => known_if(self.facts.contains(fact)),
        }
    }

    fn undated(&self, fact: &Fact) -> Novelty {
        let same_slot = self.facts.iter().find(|known| std::mem::discriminant(*known) == std::mem::discriminant(fact));
        match same_slot {
            None => Novelty::New,
            Some(known) if known == fact => Novelty::Known,
            Some(_) => Novelty::Kept,
        }
    }

    fn state<'a, V: PartialEq + ?Sized + 'a>(
        &'a self,
        value: &V,
        on: NaiveDate,
        of: impl Fn(&'a Fact) -> Option<(&'a V, NaiveDate)>,
    ) -> Novelty {
        let latest = self.facts.iter().filter_map(of).max_by_key(|(_, on)| *on);
        match latest {
            None => Novelty::New,
            Some((known, _)) if known == value => Novelty::Known,
            Some((_, since)) if since > on => Novelty::Kept,
            Some(_) => Novelty::New,
        }
    }

    fn owner(&self, name: &str, on: NaiveDate) -> Novelty {
        let owners = self.facts.iter().filter_map(|fact| if let Fact::Owner { name, on } = fact { Some((name, *on)) } else { None });
        match owners.max_by_key(|(_, since)| *since) {
            Some((known, _)) if name_key(known) == name_key(name) => Novelty::Known,
            Some((_, since)) if since > on => Novelty::Kept,
            _ => Novelty::New,
        }
    }

    fn contract(&self, contract: &ContractFact) -> Novelty {
        let mut contracts = self.facts.iter().filter_map(|fact| if let Fact::Contract(known) = fact { Some(known) } else { None });
        let Some(known) = contracts.find(|known| contract.is_same(known)) else { return Novelty::New };
        // The title is no part of it: a contract without one in the file was given one.
        compared([
            against(contract.amount.as_ref(), known.amount.as_ref()),
            against(contract.signed_on.as_ref(), known.signed_on.as_ref()),
            against(contract.ends_on.as_ref(), known.ends_on.as_ref()),
        ])
    }

    fn contact(&self, contact: &ContactFact) -> Novelty {
        let mut people = self.facts.iter().filter_map(|fact| if let Fact::Contact(known) = fact { Some(known) } else { None });
        let Some(known) = people.find(|known| contact.is_same(known)) else { return Novelty::New };
        compared([
            against(contact.phone.as_ref(), known.phone.as_ref()),
            against(contact.mail.as_ref(), known.mail.as_ref()),
            against(contact.wechat.as_ref(), known.wechat.as_ref()),
        ])
    }
}

impl ContractFact {
    /// Whether two statements are about one contract: they end on the same day, or, where one does not say when, have one title.
    pub(super) fn is_same(&self, known: &Self) -> bool {
        match (self.ends_on, known.ends_on) {
            (Some(one), Some(other)) => one == other,
            _ => self.title.as_deref().zip(known.title.as_deref()).is_some_and(|(one, other)| name_key(one) == name_key(other)),
        }
    }
}

impl ContactFact {
    /// Whether two statements about one account are about one person.
    pub(super) fn is_same(&self, known: &Self) -> bool {
        name_key(&self.name) == name_key(&known.name)
    }
}

/// What is known, else what is stated.
pub(super) fn merged<T>(stated: Option<T>, known: Option<T>) -> Option<T> {
    known.or(stated)
}

/// One detail against what is known of it.
fn against<T: PartialEq>(stated: Option<&T>, known: Option<&T>) -> Novelty {
    match (stated, known) {
        (None, _) => Novelty::Known,
        (Some(_), None) => Novelty::New,
        (Some(stated), Some(known)) if stated == known => Novelty::Known,
        (Some(_), Some(_)) => Novelty::Kept,
    }
}

/// Several details together: a gap that can be filled is news, whatever else differs.
fn compared(details: [Novelty; 3]) -> Novelty {
    [Novelty::New, Novelty::Kept].into_iter().find(|novelty| details.contains(novelty)).unwrap_or(Novelty::Known)
}

const fn known_if(known: bool) -> Novelty {
    if known { Novelty::Known } else { Novelty::New }
}
