//! The key figures: all of them with definition, number, target and course; and what stands behind one number of the portfolio.

mod behind;
mod list;
mod rows;

use crate::tui::app::{FiguresRoute, Screen};

/// The screen of a route.
#[must_use]
pub fn open(route: &FiguresRoute) -> Box<dyn Screen> {
    match route.behind {
        None => Box::new(list::List::new(route.counted.clone())),
        Some(number) => Box::new(behind::Behind::new(number, route.counted.clone())),
    }
}
