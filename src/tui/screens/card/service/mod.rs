//! The sixth tab: tickets with their clocks, what they say of us, what they asked of us, what we deliver.

mod clocks;
mod milestones;
mod requests;
mod steps;
mod surveys;
mod tickets;

use super::sections::Sections;

/// The page.
pub(super) fn page() -> Sections {
    Sections::new(vec![
        Box::new(tickets::Tickets::default()),
        Box::new(surveys::Surveys::default()),
        Box::new(requests::Requests::default()),
        Box::new(milestones::Milestones::default()),
    ])
}
