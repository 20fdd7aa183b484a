//! The seventh tab: what is to be done, the review of the quarter, the year's targets, occasions to meet, what to do when things go
//! wrong, and what the tier gives.

mod contingencies;
mod packages;
mod reviews;
mod targets;
mod tasks;
mod touchpoints;

use super::sections::Sections;

/// The page.
pub(super) fn page() -> Sections {
    Sections::new(vec![
        Box::new(tasks::Tasks::default()),
        Box::new(reviews::Reviews::default()),
        Box::new(targets::Targets::default()),
        Box::new(touchpoints::Touchpoints::default()),
        Box::new(contingencies::Contingencies::default()),
        Box::new(packages::Packages::default()),
    ])
}
