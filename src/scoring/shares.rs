//! Sharing a floored total out so that the parts sum to it exactly.

use arrayvec::ArrayVec;

/// As many parts as a score may have.
pub const MOST_PARTS: usize = 8;

/// The floor of the sum of `numerators` over `denominator`, and what each numerator gets of it by largest remainder (Hamilton's
/// method; ties go to the earlier part). A denominator of 0 gives nothing to anybody.
#[must_use]
pub fn share_out(numerators: &ArrayVec<u32, MOST_PARTS>, denominator: u32) -> (u32, ArrayVec<u32, MOST_PARTS>) {
    if denominator == 0 {
        return (0, numerators.iter().map(|_| 0).collect());
    }
    let total = numerators.iter().sum::<u32>() / denominator;
    let mut shares: ArrayVec<u32, MOST_PARTS> = ArrayVec::new();
    let mut remainders: ArrayVec<u32, MOST_PARTS> = ArrayVec::new();
    let mut left = total;
    for numerator in numerators {
        let share = numerator / denominator;
        shares.push(share);
        remainders.push(numerator - share * denominator);
        left -= share;
    }
    while left > 0 {
        let largest = remainders.iter().copied().max().unwrap_or(0);
        for (share, remainder) in shares.iter_mut().zip(&mut remainders) {
            if *remainder == largest && left > 0 {
                *share += 1;
                *remainder = 0;
                left -= 1;
            }
        }
    }
    (total, shares)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shares(numerators: &[u32], denominator: u32) -> (u32, Vec<u32>) {
        let (total, shares) = share_out(&numerators.iter().copied().collect(), denominator);
        (total, shares.to_vec())
    }

    #[test]
    fn the_largest_remainders_get_what_flooring_left() {
        // 10/3, 7/3, 3/3: floors 3, 2, 1; 20/3 is 6, so nothing is left.
        assert_eq!(shares(&[10, 7, 3], 3), (6, vec![3, 2, 1]));
        // 5/3, 5/3, 5/3: floors 1, 1, 1 and two left: the first two of equals get them.
        assert_eq!(shares(&[5, 5, 5], 3), (5, vec![2, 2, 1]));
        // Remainders 1, 2, 3 of 4: one is left and goes to the largest.
        assert_eq!(shares(&[1, 2, 3], 4), (1, vec![0, 0, 1]));
        assert_eq!(shares(&[7, 7], 0), (0, vec![0, 0]));
        assert_eq!(shares(&[], 5), (0, vec![]));
    }
}
