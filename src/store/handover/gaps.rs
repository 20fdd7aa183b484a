//! What the manual of an account does not know, by name.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::super::catalog::Table;
use super::super::error::Error;
use super::super::facts::AccountFacts;
use super::Gather;
use crate::domain::account::{AccountKind, Tier};
use crate::domain::handover::ManualSection;
use crate::domain::id::HandoverId;
use crate::domain::people::BuyingRole;
use crate::domain::profile::{Layer, ProfileField};
use crate::domain::{AccountId, Coded, PersonId, RowId};
use crate::scoring::cadence::cadence_in_force;
use crate::scoring::chain::{Chain, ChainPolicy, SeatState};

/// Something that the manual does not know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap {
    /// Its stable name, such as `field:invoicing_rules`.
    pub key: String,
    /// What it is.
    pub kind: GapKind,
    /// How it was settled.
    pub settled: Option<Settlement>,
}

/// What is not known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GapKind {
    /// A descriptive field is empty.
    Field(ProfileField),
    /// Nobody is known for a required seat.
    Seat(BuyingRole),
    /// There is no way to reach somebody who decides.
    Contact(PersonId, String),
    /// Nothing is known to advise from, and nobody wrote advice.
    Advice,
}

/// How a gap was settled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Settlement {
    /// Answered.
    Answered(String, Option<NaiveDate>),
    /// Waived, for this reason.
    Waived(String, Option<NaiveDate>),
}

/// The descriptive fields that a successor needs: all preferences, cooperation and special demands, and of the basic ones those that say
/// whom one deals with.
fn is_needed(field: ProfileField) -> bool {
    match field.layer() {
        Layer::Preference | Layer::Cooperation | Layer::SpecialDemands => true,
        Layer::Basic => matches!(
            field,
            ProfileField::Industry
                | ProfileField::CoreBusiness
                | ProfileField::CareerHistory
                | ProfileField::Family
                | ProfileField::CooperationStart
        ),
    }
}

impl Gather<'_> {
    pub(super) fn gaps(
        &self,
        handover: HandoverId,
        account: AccountId,
        kind: AccountKind,
        tier: Tier,
        facts: &AccountFacts,
        texts: &[(ManualSection, String)],
    ) -> Result<Vec<Gap>, Error> {
        let known = self.known_fields(account)?;
        let mut found: Vec<GapKind> = ProfileField::ALL
            .iter()
            .copied()
            .filter(|field| is_needed(*field) && field.expected_of(kind) && !known.contains(field))
            .map(GapKind::Field)
            .collect();
        let as_of = self.setting.as_of;
        let chain = Chain::at(&self.reader.chain_facts(account, as_of.zone, as_of.day)?, as_of);
        let policy = self.setting.policies.on(as_of.day);
        let cadence = cadence_in_force(policy.cadence.of(tier), &facts.cadences, as_of.day);
        let coverage = chain.coverage(&ChainPolicy::of(policy, tier, cadence, self.setting.calendar));
        let empty = coverage.missing().filter(|seat| matches!(seat.state, SeatState::Empty { .. }));
        found.extend(empty.filter_map(|seat| seat.any_of.first().copied()).map(GapKind::Seat));
        for member in chain.members().iter().filter(|member| member.roles.contains(&BuyingRole::DecisionMaker)) {
            let Some(person) = self.reader.row(Table::Person, member.person.raw())? else { continue };
            if ["phone", "email", "wechat"].iter().all(|column| person.text(column).is_none()) {
                found.push(GapKind::Contact(member.person, person.text("name").unwrap_or_default().to_owned()));
            }
        }
        let stances = chain.members().iter().any(|member| member.stance.is_some());
        let written = texts.iter().any(|(section, _)| *section == ManualSection::Strategy);
        if !stances && !written && !known.iter().any(|field| field.layer() != Layer::Basic) {
            found.push(GapKind::Advice);
        }
        let settled = self.settled(handover, account)?;
        Ok(found
            .into_iter()
            .map(|kind| {
                let key = key(&kind);
                Gap { settled: settled.get(&key).cloned(), key, kind }
            })
            .collect())
    }

    /// The fields that had a value on the day.
    fn known_fields(&self, account: AccountId) -> Result<BTreeSet<ProfileField>, Error> {
        let mut known = BTreeSet::new();
        for row in self.reader.rows_of(Table::AccountField, account)? {
            let Some(field) = row.code::<ProfileField>("field") else { continue };
            if !row.date("as_of").is_some_and(|day| self.setting.as_of.includes_day(day)) {
                continue;
            }
            if row.text("value").is_some() {
                known.insert(field);
            } else {
                known.remove(&field);
            }
        }
        Ok(known)
    }

    fn settled(&self, handover: HandoverId, account: AccountId) -> Result<BTreeMap<String, Settlement>, Error> {
        let rows =
            self.reader.rows_where(Table::ManualGap, &[("handover_id", handover.raw().into()), ("account_id", account.raw().into())])?;
        let counts = |on: Option<NaiveDate>| on.is_none_or(|day| self.setting.as_of.includes_day(day));
        let settled = rows.iter().filter_map(|row| {
            let on = row.date("settled_on");
            let how = match (row.text("answer"), row.text("waived_because")) {
                (Some(answer), _) => Settlement::Answered(answer.to_owned(), on),
                (None, Some(reason)) => Settlement::Waived(reason.to_owned(), on),
                (None, None) => return None,
            };
            counts(on).then(|| (row.text("gap").unwrap_or_default().to_owned(), how))
        });
        Ok(settled.collect())
    }
}

fn key(kind: &GapKind) -> String {
    match kind {
        GapKind::Field(field) => format!("field:{field}"),
        GapKind::Seat(role) => format!("seat:{role}"),
        GapKind::Contact(person, _) => format!("contact:{person}"),
        GapKind::Advice => format!("section:{}", ManualSection::Strategy.code()),
    }
}
