//! What reading a file may cost, and the refusals that name it.

use crate::codes;
use std::time::{Duration, Instant};

codes! {
    /// A limit on a file, named in the refusal.
    pub enum LimitKind {
        /// Bytes of the file itself.
        FileBytes = "file_bytes",
        /// Bytes of its parts once unpacked.
        InflatedBytes = "inflated_bytes",
        /// Parts of the package.
        Parts = "parts",
        /// Rows of one sheet.
        Rows = "rows",
        /// Columns of one sheet.
        Columns = "columns",
        /// Cells of one sheet, also those that it only claims to have.
        Cells = "cells",
        /// Bytes of one cell.
        CellBytes = "cell_bytes",
        /// Seconds of reading.
        Seconds = "seconds",
    }
}

/// The limits. The shipped ones hold about ten times the largest customer list that a person keeps, in under 300 MB of memory.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the file itself.
    pub file_bytes: u64,
    /// Bytes of all parts of a package once unpacked.
    pub inflated_bytes: u64,
    /// Bytes of a package's string table once unpacked: it is held in memory as a whole.
    pub strings_bytes: u64,
    /// Parts of a package.
    pub parts: u64,
    /// Rows of one sheet, titles included.
    pub rows: u64,
    /// Columns of one sheet.
    pub columns: u64,
    /// Filled cells of one sheet.
    pub cells: u64,
    /// Bytes of one cell, in UTF-8.
    pub cell_bytes: u64,
    /// Seconds of reading.
    pub seconds: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            file_bytes: 64 << 20,
            inflated_bytes: 200 << 20,
            strings_bytes: 64 << 20,
            parts: 4096,
            rows: 500_000,
            columns: 1024,
            cells: 5_000_000,
            cell_bytes: 256 << 10,
            seconds: 30,
        }
    }
}

/// A refusal that names the limit and what it allows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("over the limit {which}: {allowed} allowed")]
pub struct LimitExceeded {
    /// Which limit.
    pub which: LimitKind,
    /// What it allows, in its own unit.
    pub allowed: u64,
}

impl Limits {
    /// Refuses an amount above a limit.
    ///
    /// # Errors
    /// [`LimitExceeded`] naming it.
    pub fn check(&self, which: LimitKind, amount: u64) -> Result<(), LimitExceeded> {
        let allowed = match which {
            LimitKind::FileBytes => self.file_bytes,
            LimitKind::InflatedBytes => self.inflated_bytes,
            LimitKind::Parts => self.parts,
            LimitKind::Rows => self.rows,
            LimitKind::Columns => self.columns,
            LimitKind::Cells => self.cells,
            LimitKind::CellBytes => self.cell_bytes,
            LimitKind::Seconds => self.seconds,
        };
        if amount > allowed { Err(LimitExceeded { which, allowed }) } else { Ok(()) }
    }
}

/// The limits with the instant at which the time is up.
#[derive(Debug, Clone, Copy)]
pub(super) struct Budget {
    pub limits: Limits,
    until: Instant,
}

impl Budget {
    pub fn start(limits: Limits) -> Self {
        Self { limits, until: Instant::now() + Duration::from_secs(limits.seconds) }
    }

    /// What is left of the time.
    pub fn left(&self) -> Duration {
        self.until.saturating_duration_since(Instant::now())
    }

    pub fn check(&self, which: LimitKind, amount: u64) -> Result<(), LimitExceeded> {
        self.limits.check(which, amount)
    }

    /// Refuses once the time is up; called now and then.
    pub fn time(&self) -> Result<(), LimitExceeded> {
        if self.left().is_zero() { Err(self.out_of_time()) } else { Ok(()) }
    }

    pub fn out_of_time(&self) -> LimitExceeded {
        LimitExceeded { which: LimitKind::Seconds, allowed: self.limits.seconds }
    }
}
