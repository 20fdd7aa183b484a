//! What several policy files write in the same way.

use std::ops::RangeInclusive;

use crate::domain::Coded;
use crate::domain::placed::{FileError, Item, Problem};
use crate::domain::score::Tenths;

/// A list of different words of a closed list.
pub(super) fn codes<T: Coded>(list: &Item<'_>) -> Result<Vec<T>, FileError> {
    let mut found: Vec<T> = Vec::new();
    for item in list.list()? {
        let code: T = item.code()?;
        if found.contains(&code) {
            return Err(item.error(Problem::Duplicate(code.code().to_owned())));
        }
        found.push(code);
    }
    Ok(found)
}

/// A list of `N` whole numbers.
pub(super) fn numbers<const N: usize>(list: &Item<'_>, limits: RangeInclusive<u32>) -> Result<[u32; N], FileError> {
    let items = list.list()?;
    let mut numbers = [0; N];
    if items.len() != N {
        let n = N.to_string();
        return Err(list.error(Problem::OutOfRange { given: items.len().to_string(), least: n.clone(), most: n }));
    }
    for (number, item) in numbers.iter_mut().zip(&items) {
        *number = item.integer(limits.clone())?;
    }
    Ok(numbers)
}

/// A score from 0.0 to 100.0.
pub(super) fn tenths(item: &Item<'_>) -> Result<Tenths, FileError> {
    let scaled = item.decimal(1, 0..=100)?;
    // The limits leave no other possibility than success.
    Ok(Tenths(i32::try_from(scaled).unwrap_or(1000)))
}
