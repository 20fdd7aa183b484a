//! Satisfaction (domain section 9): NPS, CSAT, the loop that a low answer runs through, best-practice candidates.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::rounding;
use crate::domain::quarter::Quarter;
use crate::domain::survey::SurveyStep;
use crate::domain::{AccountId, AsOf, PersonId, Tenths};
use crate::policy::AlertPolicy;

/// An answer to a survey or a rating on the spot.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    /// The row; among several of one day the largest is the latest.
    pub id: i64,
    /// Whose customer answered.
    pub account: AccountId,
    /// When.
    pub on: NaiveDate,
    /// Who; none: anonymous, a respondent of its own.
    #[serde(default)]
    pub respondent: Option<PersonId>,
    /// 1 to 5.
    #[serde(default)]
    pub product_quality: Option<u8>,
    /// 1 to 5.
    #[serde(default)]
    pub delivery_time: Option<u8>,
    /// 1 to 5.
    #[serde(default)]
    pub service_response: Option<u8>,
    /// 1 to 5.
    #[serde(default)]
    pub innovation: Option<u8>,
    /// "Would recommend", 0 to 10.
    #[serde(default)]
    pub recommend: Option<u8>,
}

impl Answer {
    /// The 1-to-5 ratings given.
    pub(super) fn ratings(&self) -> impl Iterator<Item = u8> {
        [self.product_quality, self.delivery_time, self.service_response, self.innovation].into_iter().flatten()
    }

    /// The mean of the ratings given, 1.0 to 5.0, half away from zero; none without one.
    #[must_use]
    pub fn mean_rating(&self) -> Option<Tenths> {
        let (sum, n) = self.ratings().fold((0i128, 0i128), |(sum, n), rating| (sum + i128::from(rating), n + 1));
        (n > 0).then(|| Tenths(i32::try_from(rounding::half_away(sum * 10, n)).unwrap_or(0)))
    }

    /// Whether it asks for a call: at most 6 of 10, or at most 2 of 5 on anything (policy).
    #[must_use]
    pub fn is_low(&self, policy: &AlertPolicy) -> bool {
        self.recommend.is_some_and(|given| given <= policy.low_answer_of_ten)
            || self.ratings().any(|given| given <= policy.low_answer_of_five)
    }
}

/// The latest answer of each respondent at each account; every anonymous one. In the order of accounts, respondents, rows.
fn latest_of_each<'a>(answers: impl Iterator<Item = &'a Answer>) -> Vec<&'a Answer> {
    let mut latest: BTreeMap<(AccountId, Option<PersonId>, i64), &Answer> = BTreeMap::new();
    for answer in answers {
        let anonymous_row = if answer.respondent.is_none() { answer.id } else { 0 };
        let slot = latest.entry((answer.account, answer.respondent, anonymous_row)).or_insert(answer);
        if (answer.on, answer.id) > (slot.on, slot.id) {
            *slot = answer;
        }
    }
    latest.into_values().collect()
}

/// Net promoter score: percent of 9 and 10 minus percent of 0 to 6 (Reichheld, "The One Number You Need to Grow", Harvard Business Review,
/// December 2003).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Nps {
    /// -100.0 to 100.0, half away from zero; none without an answer.
    pub value: Option<Tenths>,
    /// How many respondents.
    pub n: usize,
    /// 9 or 10.
    pub promoters: usize,
    /// 7 or 8.
    pub passives: usize,
    /// 0 to 6.
    pub detractors: usize,
}

/// Over the latest "would recommend" of each respondent, of answers from after `from` (none: ever) to the as-of day.
#[must_use]
pub fn nps(answers: &[Answer], after: Option<NaiveDate>, as_of: AsOf) -> Nps {
    let rated = nps_answers(answers, after, as_of);
    let count =
        |low: u8, high: u8| rated.iter().filter(|answer| answer.recommend.is_some_and(|given| (low..=high).contains(&given))).count();
    let (promoters, passives, detractors) = (count(9, u8::MAX), count(7, 8), count(0, 6));
    let n = rated.len();
    let value = (n > 0).then(|| {
        let difference = promoters as i128 - detractors as i128;
        Tenths(i32::try_from(rounding::half_away(difference * 1000, n as i128)).unwrap_or(0))
    });
    Nps { value, n, promoters, passives, detractors }
}

/// The answers that [`nps`] rests on.
#[must_use]
pub fn nps_answers(answers: &[Answer], after: Option<NaiveDate>, as_of: AsOf) -> Vec<&Answer> {
    let inside = |answer: &&Answer| as_of.includes_day(answer.on) && after.is_none_or(|after| answer.on > after);
    latest_of_each(answers.iter().filter(inside).filter(|answer| answer.recommend.is_some()))
}

/// Customer satisfaction of a quarter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Csat {
    /// 0.0 to 100.0, half-up; none without a rating.
    pub value: Option<Tenths>,
    /// How many respondents.
    pub n: usize,
    /// Of which quarter.
    pub quarter: Quarter,
}

/// (mean - 1) x 25 over the latest rating of each respondent in the quarter. Each respondent weighs the same, however many of the four
/// questions were answered: the respondent's own mean counts.
#[must_use]
pub fn csat(answers: &[Answer], quarter: Quarter, as_of: AsOf) -> Csat {
    // The least common multiple of 1 to 4 ratings keeps every mean exact.
    const TWELFTHS: i128 = 12;
    let rated = csat_answers(answers, quarter, as_of);
    let mean_in_twelfths = |answer: &&Answer| {
        let (sum, n) = answer.ratings().fold((0i128, 0i128), |(sum, n), rating| (sum + i128::from(rating.clamp(1, 5)), n + 1));
        sum * TWELFTHS / n.max(1)
    };
    let n = rated.len() as i128;
    let sum: i128 = rated.iter().map(mean_in_twelfths).sum();
    let value = (n > 0).then(|| {
        let tenths = rounding::half_up((sum - n * TWELFTHS) * 250, n * TWELFTHS);
        Tenths(i32::try_from(tenths).unwrap_or(0))
    });
    Csat { value, n: rated.len(), quarter }
}

/// The answers that [`csat`] rests on.
#[must_use]
pub fn csat_answers(answers: &[Answer], quarter: Quarter, as_of: AsOf) -> Vec<&Answer> {
    let inside = |answer: &&Answer| as_of.includes_day(answer.on) && quarter.contains(answer.on) && answer.ratings().next().is_some();
    latest_of_each(answers.iter().filter(inside))
}

/// Accounts whose way of working others may learn from: rank <= ceil(0.1 n) by satisfaction, ties in, best first, then the oldest.
#[must_use]
pub fn best_practice(scores: &[(AccountId, Tenths)]) -> Vec<AccountId> {
    let places = scores.len().div_ceil(10);
    let mut ranked = scores.to_vec();
    ranked.sort_by_key(|&(account, score)| (std::cmp::Reverse(score), account));
    let least = places.checked_sub(1).and_then(|last| ranked.get(last)).map(|&(_, score)| score);
    ranked.into_iter().filter(|&(_, score)| Some(score) >= least).map(|(account, _)| account).collect()
}

/// A step that was done.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LoopDone {
    /// Which.
    pub step: SurveyStep,
    /// When.
    pub on: NaiveDate,
}

/// How far a low answer has come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LoopState {
    /// When each step was done, in the order of the loop; the answer itself is the first.
    pub done: Vec<(SurveyStep, Option<NaiveDate>)>,
    /// The first step not done; none: the loop is closed.
    pub next: Option<SurveyStep>,
}

/// How far the loop of an answer has come at the as-of day. A step counts with its first date, and only from the answer on.
#[must_use]
pub fn loop_state(answered_on: NaiveDate, steps: &[LoopDone], as_of: AsOf) -> LoopState {
    let first = |wanted: SurveyStep| {
        steps.iter().filter(|done| done.step == wanted && done.on >= answered_on && as_of.includes_day(done.on)).map(|done| done.on).min()
    };
    let done: Vec<(SurveyStep, Option<NaiveDate>)> = <SurveyStep as crate::domain::Coded>::ALL
        .iter()
        .map(|&step| (step, if step == SurveyStep::Collect { Some(answered_on) } else { first(step) }))
        .collect();
    let next = done.iter().find(|(_, on)| on.is_none()).map(|(step, _)| *step);
    LoopState { done, next }
}
