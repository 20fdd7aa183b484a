//! The screens, and which route opens which. Screens do not know each other.

mod accounts;
mod welcome;

use crate::tui::app::{Route, Screen};

/// The screen of a route.
#[must_use]
pub fn open(route: &Route) -> Box<dyn Screen> {
    match route {
        Route::Accounts => Box::new(accounts::Accounts::default()),
        Route::Welcome => Box::new(welcome::Welcome::default()),
    }
}
