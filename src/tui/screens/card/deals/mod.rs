//! The fifth tab: contracts and when they end, what is unpaid, our share of what they spend, what they do not buy from us yet.

mod contracts;
mod invoices;
mod opportunities;
mod wallet;
mod white_space;

use super::sections::Sections;

/// The page.
pub(super) fn page() -> Sections {
    Sections::new(vec![
        Box::new(contracts::Contracts::default()),
        Box::new(invoices::Invoices::default()),
        Box::new(opportunities::Opportunities::default()),
        Box::new(white_space::WhiteSpaces::default()),
        Box::new(wallet::Wallet::default()),
    ])
}
