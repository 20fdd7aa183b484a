//! Chance that repeats: the same seed gives the same portfolio in every version and on every machine, which no crate
//! of random numbers promises for its ranges and choices. It decides about demo data only, nothing that must be secret.

/// SplitMix64 (Steele, Lea, Flood: "Fast splittable pseudorandom number generators", 2014).
#[derive(Debug, Clone)]
pub(super) struct Random(u64);

impl Random {
    /// A stream for one thing, independent of the streams of all others: what is drawn for one account does not
    /// depend on how many accounts come before it.
    pub(super) fn stream(seed: u64, of: u64) -> Self {
        let mut mixed = Self(seed ^ of.wrapping_mul(0xA076_1D64_78BD_642F));
        mixed.next();
        mixed
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number from `low` to `high`, both included; `low` if the range is empty.
    pub(super) fn between(&mut self, low: i64, high: i64) -> i64 {
        let span = u64::try_from(high.saturating_sub(low)).unwrap_or(0).saturating_add(1);
        // The product's upper half: unbiased enough for demo data, and without division.
        let part = (u128::from(self.next()) * u128::from(span)) >> 64;
        low.saturating_add(i64::try_from(part).unwrap_or(0))
    }

    /// Whether something happens that does so `percent` times in a hundred.
    pub(super) fn chance(&mut self, percent: i64) -> bool {
        self.between(1, 100) <= percent
    }

    /// One of several; `None` of none.
    pub(super) fn pick<'t, T>(&mut self, from: &'t [T]) -> Option<&'t T> {
        let last = i64::try_from(from.len()).ok()?.checked_sub(1)?;
        from.get(usize::try_from(self.between(0, last)).ok()?)
    }

    /// One of several texts; empty of none.
    pub(super) fn text<'t>(&mut self, from: &'t [String]) -> &'t str {
        self.pick(from).map_or("", String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_stream_is_the_published_one() {
        // The first outputs of SplitMix64 for the seed 1234567, as its authors' reference code prints them.
        let mut random = Random(1_234_567);
        assert_eq!([random.next(), random.next()], [6_457_827_717_110_365_317, 3_203_168_211_198_807_973]);
    }

    #[test]
    fn numbers_stay_in_their_range_and_reach_both_ends() {
        let mut random = Random::stream(1, 1);
        let drawn: Vec<i64> = (0..500).map(|_| random.between(-2, 3)).collect();
        assert_eq!((drawn.iter().min(), drawn.iter().max()), (Some(&-2), Some(&3)));
        assert_eq!((random.between(5, 5), random.between(5, 1)), (5, 5));
        assert_eq!(random.pick::<i32>(&[]), None);
    }
}
