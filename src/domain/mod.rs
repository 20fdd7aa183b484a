//! Pure: the nouns, their invariants, identifiers, money, dates. Knows no clock, disk, locale or terminal.

#[macro_use]
pub mod codes;
#[macro_use]
pub mod id;

pub mod account;
pub mod account_name;
pub mod alert;
pub mod calendar;
pub mod chain;
pub mod commerce;
pub mod credit_code;
pub mod dealings;
pub mod handover;
pub mod health;
pub mod library;
pub mod money;
pub mod needs;
pub mod people;
pub mod placed;
pub mod plan;
pub mod profile;
pub mod quarter;
pub mod rates;
pub mod reading;
pub mod score;
pub mod search;
pub mod survey;
pub mod text;
pub mod time;
pub mod veil;

pub use codes::Coded;
pub use id::{AccountId, ActionId, ColleagueId, IdSource, PersonId, PostId, RowId};
pub use money::{Currency, Money};
pub use score::{Hundredths, Tenths};
pub use time::{AsOf, Clock, FixedClock, Instant, Zone};
