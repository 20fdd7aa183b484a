//! TOML to typed, validated policy.
