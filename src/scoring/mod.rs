//! Pure: (facts, policy, as-of) to value and contributions.

pub mod chain;
pub mod health;
pub mod rounding;
pub mod shares;
pub mod touch;
