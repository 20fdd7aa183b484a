//! Pure: (facts, policy, as-of) to value and contributions.

pub mod chain;
pub mod rounding;
pub mod touch;
