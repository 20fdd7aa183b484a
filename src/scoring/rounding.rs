//! Exact rounding of ratios of integers. Nothing stored or compared is ever a float.

/// `num / den` towards negative infinity; 0 when `den` is not positive.
#[must_use]
pub fn floor(num: i128, den: i128) -> i64 {
    if den <= 0 { 0 } else { clamp(num.div_euclid(den)) }
}

/// `num / den` towards positive infinity; 0 when `den` is not positive.
#[must_use]
pub fn ceil(num: i128, den: i128) -> i64 {
    if den <= 0 { 0 } else { clamp(-((-num).div_euclid(den))) }
}

/// `num / den` to the nearest integer, an exact half upwards; 0 when `den` is not positive.
#[must_use]
pub fn half_up(num: i128, den: i128) -> i64 {
    floor(num * 2 + den, den * 2)
}

/// `num / den` to the nearest integer, an exact half away from zero; 0 when `den` is not positive.
#[must_use]
pub fn half_away(num: i128, den: i128) -> i64 {
    if num < 0 { -half_up(-num, den) } else { half_up(num, den) }
}

fn clamp(value: i128) -> i64 {
    i64::try_from(value).unwrap_or(if value < 0 { i64::MIN } else { i64::MAX })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves_go_where_the_name_says() {
        for (num, den, down, up, nearest, away) in [
            (7i128, 2i128, 3, 4, 4, 4),
            (-7, 2, -4, -3, -3, -4),
            (-5, 2, -3, -2, -2, -3),
            (10, 3, 3, 4, 3, 3),
            (-10, 3, -4, -3, -3, -3),
            (6, 3, 2, 2, 2, 2),
            (5, 0, 0, 0, 0, 0),
        ] {
            assert_eq!((floor(num, den), ceil(num, den), half_up(num, den), half_away(num, den)), (down, up, nearest, away), "{num}/{den}");
        }
    }
}
