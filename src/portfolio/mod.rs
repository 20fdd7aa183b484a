//! The account list in memory: every account as a row of columns, found as one types, sorted by any column, narrowed by
//! filter expressions, seen through saved views. It is made from the store's summaries and reads nothing itself; the terminal
//! and `kamdeck list` share it.
//!
//! Rows are numbered in the order in which they came; nothing outside holds on to the numbers across a change, only to
//! account identifiers.

mod column;
mod columns;
pub mod filter;
mod finder;
mod findings;
mod list;
mod order;
mod table;
mod texts;
mod view;
mod wording;

pub use column::Column;
pub use filter::Filter;
pub use finder::Finder;
pub use findings::{Finding, Reason, findings};
pub use list::{List, Obstacle, Step};
pub use order::Sort;
pub use table::{Account, Gathering, Portfolio};
pub use view::{View, ViewColumn, built_in_views};
pub use wording::{causes_in_words, heading};

#[cfg(test)]
mod tests;
