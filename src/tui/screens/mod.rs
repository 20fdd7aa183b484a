//! The screens, and which route opens which. Screens do not know each other.

mod accounts;
mod alerts;
mod bin;
mod card;
mod chain;
mod compare;
mod dashboard;
mod duplicates;
mod figures;
mod handover;
mod handovers;
mod import;
mod library;
mod new_handover;
mod outcomes;
mod pack;
mod paper;
mod rehearsal;
mod rules;
mod search;
mod tiering;
mod today;
mod welcome;
mod what_if;
mod why;

use crate::tui::app::{Route, Screen};
use crate::tui::input::Action;

/// The places: where one can go from everywhere, in their order.
pub const PLACES: &[(Action, Route)] = &[
    (Action::GoToday, Route::Today),
    (Action::GoAccounts, Route::Accounts),
    (Action::GoHandovers, Route::Handovers),
    (Action::GoDashboard, Route::Dashboard),
    (Action::GoLibrary, Route::Library),
    (Action::RecycleBin, Route::RecycleBin),
];

/// The place that an action goes to, if it is one that goes to a place.
#[must_use]
pub fn place_of(action: Action) -> Option<Route> {
    PLACES.iter().find(|(known, _)| *known == action).map(|(_, route)| route.clone())
}

/// The screen of a route.
#[must_use]
pub fn open(route: &Route) -> Box<dyn Screen> {
    match route {
        Route::Accounts => Box::new(accounts::Accounts::default()),
        Route::Account(route) => Box::new(card::Card::new(route.clone())),
        Route::Chain(account) => Box::new(chain::ChainScreen::new(*account)),
        Route::Dashboard => Box::new(dashboard::Dashboard::default()),
        Route::Narrowed(filter) => Box::new(accounts::Accounts::narrowed(filter)),
        Route::Today => Box::new(today::Today::default()),
        Route::Alerts(account) => Box::new(alerts::Alerts::new(*account)),
        Route::Why(account, topic) => Box::new(why::Why::new(*account, *topic)),
        Route::Duplicates => Box::new(duplicates::Duplicates::default()),
        Route::Merge(table, keep, gone) => Box::new(duplicates::Pair::new(*table, *keep, *gone)),
        Route::Meetings => Box::new(paper::Paper::meetings()),
        Route::Outcomes => Box::new(outcomes::OutcomesScreen::default()),
        Route::Rules => Box::new(rules::Rules::default()),
        Route::WhatIf(account) => Box::new(what_if::WhatIf::new(*account)),
        Route::Compare(account, with) => Box::new(compare::Compare::new(*account, *with)),
        Route::Search => Box::new(search::Search::default()),
        Route::Brief(account) => Box::new(paper::Paper::new(*account, paper::Sheet::Brief)),
        Route::MemoryBook(account) => Box::new(paper::Paper::new(*account, paper::Sheet::MemoryBook)),
        Route::Handovers => Box::new(handovers::Handovers::default()),
        Route::Handover(id) => Box::new(handover::Checklist::new(*id)),
        Route::NewHandover(accounts) => Box::new(new_handover::NewHandover::new(accounts.clone())),
        Route::Library => Box::new(library::Shelves::default()),
        Route::Figures(route) => figures::open(route),
        Route::TierReview(pane) => Box::new(tiering::Review::new(*pane)),
        Route::Pack(accounts) => Box::new(pack::Packing::new(accounts.clone())),
        Route::OpenPack => Box::new(pack::OpenPack::default()),
        Route::Rehearsal(id, account) => Box::new(rehearsal::Rehearsal::new(*id, *account)),
        Route::RecycleBin => Box::new(bin::Bin::default()),
        Route::Import => Box::new(import::Import::ask()),
        Route::ImportPasted(text) => Box::new(import::Import::pasted(text.clone())),
        Route::Welcome => Box::new(welcome::Welcome::default()),
    }
}
