//! The accounts behind a figure: which of them counts how.

use super::{Exclusion, KpiValue};
use crate::domain::AccountId;

crate::codes! {
    /// How something of an account enters a figure.
    pub enum Part {
        /// It counts: above the line of a fraction, or in a mean.
        Counted = "counted",
        /// It is only what is counted against: below the line.
        Compared = "compared",
        /// It is left out.
        LeftOut = "left_out",
    }
}

/// An account behind a figure, for one contract, ticket or answer of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Behind {
    /// Which account.
    pub account: AccountId,
    /// How it enters.
    pub part: Part,
    /// Why it is left out.
    pub because: Option<Exclusion>,
    /// What it adds, in a unit of its own: an amount, hours, a score.
    pub value: Option<KpiValue>,
}

impl Behind {
    /// Something that counts if `counts`, and else is only compared with.
    pub(super) const fn counted(account: AccountId, counts: bool, value: Option<KpiValue>) -> Self {
        Self { account, part: if counts { Part::Counted } else { Part::Compared }, because: None, value }
    }

    /// Something that is left out.
    pub(super) const fn left_out(account: AccountId, because: Exclusion) -> Self {
        Self { account, part: Part::LeftOut, because: Some(because), value: None }
    }
}
