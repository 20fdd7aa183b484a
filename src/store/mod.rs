//! The only place that says SQL.
