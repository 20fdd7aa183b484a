//! Pure: (facts, policy, as-of) to value and contributions.
