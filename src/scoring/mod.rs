//! Pure: (facts, policy, as-of) to value and contributions.

pub mod agenda;
pub mod alerts;
pub mod birthdays;
pub mod cadence;
pub mod chain;
pub mod duty;
pub mod events;
pub mod handover;
pub mod health;
pub mod kpi;
pub mod pains;
pub mod receivables;
pub mod rounding;
pub mod satisfaction;
pub mod shares;
pub mod tickets;
pub mod tiering;
pub mod today;
pub mod touch;
