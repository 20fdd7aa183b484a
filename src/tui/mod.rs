//! The terminal interface: `app` runs the loop, `input` turns bytes into actions, `screens` and `overlays` show and ask,
//! `widgets` and `theme` draw, `term` holds the terminal.

pub mod app;
pub mod count;
pub mod forms;
pub mod input;
pub mod overlays;
pub mod run;
pub mod screens;
pub mod setup;
pub mod shown;
pub mod shown_compare;
pub mod shown_people;
pub mod term;
pub mod theme;
pub mod widgets;
