//! Where one can go, as data: what a screen needs to be opened.

/// A screen and what it shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Route {
    /// The first screen of an empty database.
    Welcome,
    /// The account list.
    Accounts,
    /// The import of a file that is asked for.
    Import,
    /// The import of a block that was pasted.
    ImportPasted(String),
}

impl Route {
    /// Whether it shows one record, to which one may want to come back.
    #[must_use]
    pub fn is_record(&self) -> bool {
        match self {
            Self::Welcome | Self::Accounts | Self::Import | Self::ImportPasted(_) => false,
        }
    }
}
