//! What stands in the way of closing a handover.

use serde::{Deserialize, Serialize};

use crate::domain::ColleagueId;

crate::codes! {
    /// What can be left open by somebody who goes.
    pub enum ItemKind {
        /// A promise.
        Promise = "promise",
        /// A ticket.
        Ticket = "ticket",
        /// A receivable.
        Receivable = "receivable",
        /// A task.
        Task = "task",
        /// A request.
        Request = "request",
        /// An opportunity.
        Opportunity = "opportunity",
        /// A milestone.
        Milestone = "milestone",
    }
}

/// An item of the account that is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OpenItem {
    /// What it is.
    pub kind: ItemKind,
    /// Its row.
    pub id: i64,
    /// Who is responsible now.
    #[serde(default)]
    pub owner: Option<ColleagueId>,
    /// Who was named as the new owner.
    #[serde(default)]
    pub new_owner: Option<ColleagueId>,
}

/// The open items that would be left without anybody, or with the one who goes. While there are any, closing is refused; each is named.
#[must_use]
pub fn unowned(items: &[OpenItem], outgoing: ColleagueId) -> Vec<OpenItem> {
    let left = |item: &&OpenItem| item.new_owner.or(item.owner).is_none_or(|owner| owner == outgoing);
    let mut found: Vec<OpenItem> = items.iter().filter(left).copied().collect();
    found.sort_by_key(|item| (item.kind, item.id));
    found
}
