//! Sharing a floored total out so that the parts sum to it exactly.

use crate::domain::score::Tenths;

/// Shares out the floor of the sum of all worths over `denominator` by largest remainder (Hamilton's method; ties go to the earlier
/// part), and gives that floor. `points` is where a part keeps its share. A denominator of 0 gives nothing to anybody.
pub fn share_out<P>(denominator: u32, parts: &mut [P], worth: impl Fn(&P) -> u32, points: impl Fn(&mut P) -> &mut Tenths) -> Tenths {
    let (mut total, mut over) = (0, 0);
    for part in parts.iter_mut() {
        let (share, remainder) = match denominator {
            0 => (0, 0),
            _ => (worth(part) / denominator, worth(part) % denominator),
        };
        *points(part) = Tenths(share.cast_signed());
        total += share;
        over += remainder;
    }
    while denominator > 0 && over >= denominator {
        // What a part that was rounded up lacks is negative, so that it is not rounded up again.
        let mut neediest: Option<(i64, &mut P)> = None;
        for part in parts.iter_mut() {
            let lacks = i64::from(worth(part)) - i64::from(points(part).0) * i64::from(denominator);
            if neediest.as_ref().is_none_or(|(most, _)| lacks > *most) {
                neediest = Some((lacks, part));
            }
        }
        if let Some((_, part)) = neediest {
            points(part).0 += 1;
        }
        total += 1;
        over -= denominator;
    }
    Tenths(total.cast_signed())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shares(worths: &[u32], denominator: u32) -> (i32, Vec<i32>) {
        let mut parts: Vec<(u32, Tenths)> = worths.iter().map(|worth| (*worth, Tenths(99))).collect();
        let total = share_out(denominator, &mut parts, |part| part.0, |part| &mut part.1);
        (total.0, parts.iter().map(|part| part.1.0).collect())
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
