//! From dated facts to one input per dimension.

use std::cmp::Reverse;

use chrono::{Days, NaiveDate};

use super::facts::{Answer, Fact, HealthFacts, Obligation, latest};
use super::{Contribution, HealthInput};
use crate::domain::dealings::{RenewalIntent, TicketGrade};
use crate::domain::health::{Dimension, FactSource, InputState};
use crate::policy::health::{DimensionPolicy, RespondentMode};
use crate::policy::steps::Steps;

/// Up to this many answers are compared pairwise; more are sorted first.
const FEW_ANSWERS: usize = 24;

/// A dimension's policy with its time limits worked out for one as-of day.
#[derive(Debug, Clone, Copy)]
pub(super) struct Window<'p> {
    /// The contribution as long as nothing is known.
    pub blank: Contribution,
    applicable: bool,
    steps: &'p Steps,
    as_of: NaiveDate,
    valid_from: NaiveDate,
    counted_from: NaiveDate,
    kept_from: NaiveDate,
}

/// Several ratings in one.
struct Ratings {
    sum: u32,
    count: u32,
    worst: u8,
}

impl Ratings {
    fn add(&mut self, rating: u8) {
        self.sum += u32::from(rating);
        self.count += 1;
        self.worst = self.worst.min(rating);
    }

    /// The mean with a half rounded down: ceil(mean - 1/2).
    fn mean(&self) -> u8 {
        (2 * self.sum + self.count).saturating_sub(1).checked_div(2 * self.count).and_then(|mean| u8::try_from(mean).ok()).unwrap_or(0)
    }
}

impl<'p> Window<'p> {
    pub fn new(policy: &'p DimensionPolicy, as_of: NaiveDate) -> Self {
        let back = |days: u32| as_of.checked_sub_days(Days::new(u64::from(days))).unwrap_or(NaiveDate::MIN);
        Self {
            blank: Contribution::unknown(policy.dimension, policy.weight),
            applicable: policy.applicable,
            steps: &policy.steps,
            as_of,
            valid_from: back(policy.validity_days),
            counted_from: back(policy.window_days),
            kept_from: back(policy.known_after_ticket_days),
        }
    }

    fn days_since(&self, on: NaiveDate) -> u32 {
        u32::try_from(self.as_of.signed_duration_since(on).num_days()).unwrap_or(0)
    }

    /// Known iff 0 <= as-of - fact date <= validity.
    fn valid(&self, on: NaiveDate) -> bool {
        on <= self.as_of && on >= self.valid_from
    }

    /// Fills a contribution of which nothing is known yet; its points come later.
    pub fn look(&self, facts: &HealthFacts, respondents: RespondentMode, part: &mut Contribution) {
        let applies = match facts.applicability.is_empty() {
            true => self.applicable,
            false => facts.applicability_on(self.blank.dimension, self.as_of).map_or(self.applicable, |said| said.applies),
        };
        if !applies {
            part.state = InputState::NotApplicable;
            return;
        }
        match self.blank.dimension {
            Dimension::Usage => {
                if let Some(fact) = latest(&facts.usage, self.as_of) {
                    self.take(part, fact, HealthInput::Share(fact.value));
                }
            }
            Dimension::Value => self.intent(&facts.intents, part),
            Dimension::Service => self.tickets(facts, part),
            Dimension::Relationship => self.answers(&facts.answers, respondents, part),
            Dimension::Receivables => self.receivables(&facts.invoices, part),
            Dimension::Cadence => self.cadence(facts, part),
            Dimension::PromisesKept => self.kept(&facts.promises, part),
            Dimension::MilestonesOnTime => self.kept(&facts.milestones, part),
        }
    }

    /// Takes over a fact: as known, or as what was last known.
    fn take<T>(&self, part: &mut Contribution, fact: &Fact<T>, input: HealthInput) {
        self.record(part, input, fact.on, fact.source, self.valid(fact.on));
    }

    fn record(&self, part: &mut Contribution, input: HealthInput, on: NaiveDate, source: FactSource, known: bool) {
        part.fact_on = Some(on);
        part.source = Some(source);
        if known {
            part.learn(self.steps, input);
        } else {
            part.stale_input = Some(input);
        }
    }

    /// The latest word; of one day the lowest.
    fn intent(&self, intents: &[Fact<RenewalIntent>], part: &mut Contribution) {
        let order = |fact: &Fact<RenewalIntent>| (fact.on, Reverse(fact.value), fact.row);
        let mut last: Option<&Fact<RenewalIntent>> = None;
        for fact in intents {
            if fact.on <= self.as_of && last.is_none_or(|last| order(fact) > order(last)) {
                last = Some(fact);
            }
        }
        if let Some(last) = last {
            self.take(part, last, HealthInput::Intent(last.value));
        }
    }

    /// P0 and P1 tickets opened lately, or a reported number, the larger. No tickets is only good news where tickets are recorded.
    fn tickets(&self, facts: &HealthFacts, part: &mut Contribution) {
        let mut severe = 0;
        let (mut last_severe, mut last_opened) = (NaiveDate::MIN, NaiveDate::MIN);
        for ticket in &facts.tickets {
            if ticket.opened_on > self.as_of {
                continue;
            }
            last_opened = last_opened.max(ticket.opened_on);
            let graded_so = ticket.graded_on <= self.as_of && ticket.regraded_on.is_none_or(|day| day > self.as_of);
            if matches!(ticket.grade, TicketGrade::P0 | TicketGrade::P1) && graded_so && ticket.opened_on >= self.counted_from {
                severe += 1;
                last_severe = last_severe.max(ticket.opened_on);
            }
        }
        let some = |day: NaiveDate| Some(day).filter(|day| *day > NaiveDate::MIN);
        let (last_severe, last_opened) = (some(last_severe), some(last_opened));
        let recorded = if let Some(opened) = last_severe.or(last_opened.filter(|opened| *opened >= self.kept_from)) {
            Some((opened, FactSource::Records))
        } else {
            latest(&facts.tickets_kept_here, self.as_of).filter(|said| said.value).map(|said| (said.on, FactSource::Declaration))
        };
        let report = latest(&facts.reported_tickets, self.as_of);
        match (recorded, report) {
            (Some((on, source)), report) if report.is_none_or(|report| !self.valid(report.on) || report.value <= severe) => {
                self.record(part, HealthInput::Tickets(severe), on, source, true);
            }
            (_, Some(report)) => self.take(part, report, HealthInput::Tickets(report.value)),
            _ => {
                if let Some(on) = last_opened {
                    self.record(part, HealthInput::Tickets(0), on, FactSource::Records, false);
                }
            }
        }
    }

    /// One rating out of several respondents' answers. If none is valid, the latest of all is reported as stale.
    fn answers(&self, answers: &[Fact<Answer>], mode: RespondentMode, part: &mut Contribution) {
        let counts =
            |fact: &Fact<Answer>| fact.on <= self.as_of && (mode != RespondentMode::DecisionMakersOnly || fact.value.decision_maker);
        let mut last: Option<&Fact<Answer>> = None;
        let mut valid = 0;
        for fact in answers.iter().filter(|fact| counts(fact)) {
            valid += usize::from(self.valid(fact.on));
            if last.is_none_or(|last| (fact.on, fact.row) > (last.on, last.row)) {
                last = Some(fact);
            }
        }
        let Some(last) = last else { return };
        let rating = match mode {
            // The latest of all is the only valid one, or none is.
            _ if valid <= 1 => last.value.rating,
            RespondentMode::Latest => last.value.rating,
            RespondentMode::Worst => self.of_each(answers, counts).worst,
            RespondentMode::Mean | RespondentMode::DecisionMakersOnly => self.of_each(answers, counts).mean(),
        };
        self.take(part, last, HealthInput::Rating(rating));
    }

    /// The latest valid answer of each respondent; an anonymous answer is a respondent's only one.
    fn of_each(&self, answers: &[Fact<Answer>], counts: impl Fn(&Fact<Answer>) -> bool) -> Ratings {
        let mut ratings = Ratings { sum: 0, count: 0, worst: u8::MAX };
        let valid = answers.iter().filter(|fact| counts(fact) && self.valid(fact.on));
        if answers.len() <= FEW_ANSWERS {
            for fact in valid {
                let later =
                    |other: &Fact<Answer>| (other.on, other.row) > (fact.on, fact.row) && other.value.respondent == fact.value.respondent;
                if fact.value.respondent.is_none() || !answers.iter().any(|other| counts(other) && later(other)) {
                    ratings.add(fact.value.rating);
                }
            }
        } else {
            let mut valid: Vec<&Fact<Answer>> = valid.collect();
            valid.sort_unstable_by_key(|fact| (fact.value.respondent, Reverse((fact.on, fact.row))));
            let mut before = None;
            for fact in valid {
                if fact.value.respondent.is_none() || fact.value.respondent != before {
                    ratings.add(fact.value.rating);
                }
                before = fact.value.respondent;
            }
        }
        ratings
    }

    /// How long the longest overdue invoice is overdue.
    fn receivables(&self, invoices: &[Obligation], part: &mut Contribution) {
        let due = || invoices.iter().filter(|invoice| invoice.due_on <= self.as_of);
        let open = due().filter(|invoice| invoice.done_on.is_none_or(|paid| paid > self.as_of)).map(|invoice| invoice.due_on).min();
        let Some(on) = open.or_else(|| due().map(|invoice| invoice.due_on).max()) else { return };
        let days = if open.is_some() { self.days_since(on) } else { 0 };
        self.record(part, HealthInput::OverdueDays(days), on, FactSource::Records, open.is_some() || self.valid(on));
    }

    /// How much of the allowed silence is used up, in percent, rounded up so that one day over is over.
    fn cadence(&self, facts: &HealthFacts, part: &mut Contribution) {
        let Some(cadence) = facts.cadence else { return };
        let touched = facts.two_way_touches.iter().copied().filter(|day| *day <= self.as_of).max();
        let Some(on) = touched.or(Some(cadence.since).filter(|since| *since <= self.as_of)) else { return };
        let percent = self.days_since(on).saturating_mul(100).div_ceil(cadence.max_days.max(1));
        self.record(part, HealthInput::SilencePercent(percent), on, FactSource::Records, true);
    }

    /// The share of what fell due that was done in time, in percent. What is due today has the day to itself.
    fn kept(&self, obligations: &[Obligation], part: &mut Contribution) {
        let (mut due, mut kept, mut last) = (0u32, 0u32, None);
        for obligation in obligations.iter().filter(|obligation| obligation.due_on <= self.as_of) {
            let in_time = obligation.done_on.is_some_and(|done| done <= obligation.due_on && done <= self.as_of);
            if obligation.due_on == self.as_of && !in_time {
                continue;
            }
            last = last.max(Some(obligation.due_on));
            if self.valid(obligation.due_on) {
                due += 1;
                kept += u32::from(in_time);
            }
        }
        let percent = (kept * 100).checked_div(due);
        if let Some(on) = last {
            self.record(part, HealthInput::KeptPercent(percent.unwrap_or(0)), on, FactSource::Records, percent.is_some());
        }
    }
}
