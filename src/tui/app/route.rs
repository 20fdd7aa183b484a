//! Where one can go, as data: what a screen needs to be opened.

/// A screen and what it shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Route {
    /// The first screen of an empty database.
    Welcome,
    /// The account list.
    Accounts,
}
