//! From dated facts to one input per dimension.

use chrono::{Days, NaiveDate};

use super::facts::{Answer, Fact, HealthFacts, Obligation, latest};
use super::{Contribution, HealthInput};
use crate::domain::dealings::TicketGrade;
use crate::domain::health::{Dimension, FactSource, InputState};
use crate::policy::health::{DimensionPolicy, RespondentMode};

/// Up to this many answers are compared pairwise; more are sorted first.
const FEW_ANSWERS: usize = 24;

/// A dimension's policy with its time limits worked out for one as-of day.
#[derive(Debug, Clone, Copy)]
pub(super) struct Window<'p> {
    pub policy: &'p DimensionPolicy,
    as_of: NaiveDate,
    valid_from: NaiveDate,
    counted_from: NaiveDate,
    kept_from: NaiveDate,
}

/// What the facts say about one dimension.
struct Found {
    input: HealthInput,
    on: NaiveDate,
    source: FactSource,
    known: bool,
}

impl<'p> Window<'p> {
    pub fn new(policy: &'p DimensionPolicy, as_of: NaiveDate) -> Self {
        let back = |days: u32| as_of.checked_sub_days(Days::new(u64::from(days))).unwrap_or(NaiveDate::MIN);
        Self {
            policy,
            as_of,
            valid_from: back(policy.validity_days),
            counted_from: back(policy.window_days),
            kept_from: back(policy.known_after_ticket_days),
        }
    }

    /// Known iff 0 <= as-of - fact date <= validity.
    fn valid(&self, on: NaiveDate) -> bool {
        on <= self.as_of && on >= self.valid_from
    }

    /// The dimension as a contribution that has no points yet.
    pub fn contribution(&self, facts: &HealthFacts, respondents: RespondentMode) -> Contribution {
        let policy = self.policy;
        let mut part = Contribution::unknown(policy.dimension, policy.weight);
        let applies = match facts.applicability.is_empty() {
            true => policy.applicable,
            false => facts.applicability_on(policy.dimension, self.as_of).map_or(policy.applicable, |said| said.applies),
        };
        if !applies {
            part.state = InputState::NotApplicable;
            return part;
        }
        let found = match policy.dimension {
            Dimension::Usage => latest(&facts.usage, self.as_of).map(|fact| self.found(fact, HealthInput::Share(fact.value))),
            Dimension::Value => self.intent(facts),
            Dimension::Service => self.tickets(facts),
            Dimension::Relationship => self.answers(&facts.answers, respondents),
            Dimension::Receivables => self.receivables(&facts.invoices),
            Dimension::Cadence => self.cadence(facts),
            Dimension::PromisesKept => self.kept(&facts.promises),
            Dimension::MilestonesOnTime => self.kept(&facts.milestones),
        };
        if let Some(found) = found {
            part.fact_on = Some(found.on);
            part.source = Some(found.source);
            if found.known {
                part.learn(policy, found.input);
            } else {
                part.stale_input = Some(found.input);
            }
        }
        part
    }

    fn found<T>(&self, fact: &Fact<T>, input: HealthInput) -> Found {
        Found { input, on: fact.on, source: fact.source, known: self.valid(fact.on) }
    }

    /// The latest word; of one day the lowest.
    fn intent(&self, facts: &HealthFacts) -> Option<Found> {
        let last = facts
            .intents
            .iter()
            .filter(|fact| fact.on <= self.as_of)
            .max_by(|a, b| a.on.cmp(&b.on).then(b.value.cmp(&a.value)).then(a.row.cmp(&b.row)))?;
        Some(self.found(last, HealthInput::Intent(last.value)))
    }

    /// P0 and P1 tickets opened lately, or a reported number, the larger. No tickets is only good news where tickets are recorded.
    fn tickets(&self, facts: &HealthFacts) -> Option<Found> {
        let mut severe = 0;
        let mut last_severe = None;
        let mut last_opened = None;
        for ticket in &facts.tickets {
            if ticket.opened_on > self.as_of {
                continue;
            }
            last_opened = last_opened.max(Some(ticket.opened_on));
            let graded_so = ticket.graded_on <= self.as_of && ticket.regraded_on.is_none_or(|day| day > self.as_of);
            if matches!(ticket.grade, TicketGrade::P0 | TicketGrade::P1) && graded_so && ticket.opened_on >= self.counted_from {
                severe += 1;
                last_severe = last_severe.max(Some(ticket.opened_on));
            }
        }
        let recorded = if let Some(opened) = last_severe.or(last_opened.filter(|opened| *opened >= self.kept_from)) {
            Some((opened, FactSource::Records))
        } else {
            latest(&facts.tickets_kept_here, self.as_of).filter(|said| said.value).map(|said| (said.on, FactSource::Declaration))
        };
        let report = latest(&facts.reported_tickets, self.as_of);
        match (recorded, report) {
            (Some((on, source)), report) if report.is_none_or(|report| !self.valid(report.on) || report.value <= severe) => {
                Some(Found { input: HealthInput::Tickets(severe), on, source, known: true })
            }
            (_, Some(report)) => Some(self.found(report, HealthInput::Tickets(report.value))),
            _ => last_opened.map(|on| Found { input: HealthInput::Tickets(0), on, source: FactSource::Records, known: false }),
        }
    }

    /// One rating out of several respondents' answers. If none is valid, the latest of all is reported as stale.
    fn answers(&self, answers: &[Fact<Answer>], mode: RespondentMode) -> Option<Found> {
        let asked =
            |fact: &&Fact<Answer>| fact.on <= self.as_of && (mode != RespondentMode::DecisionMakersOnly || fact.value.decision_maker);
        let last = answers.iter().filter(asked).max_by_key(|fact| (fact.on, fact.row))?;
        let single = self.found(last, HealthInput::Rating(last.value.rating));
        if !single.known || mode == RespondentMode::Latest {
            return Some(single);
        }
        let (mut sum, mut count, mut worst) = (0u32, 0u32, u8::MAX);
        let mut count_in = |answer: &Answer| {
            sum += u32::from(answer.rating);
            count += 1;
            worst = worst.min(answer.rating);
        };
        if answers.len() <= FEW_ANSWERS {
            for fact in answers.iter().filter(asked).filter(|fact| self.valid(fact.on)) {
                let later =
                    |other: &Fact<Answer>| (other.on, other.row) > (fact.on, fact.row) && other.value.respondent == fact.value.respondent;
                if fact.value.respondent.is_none() || !answers.iter().filter(asked).any(later) {
                    count_in(&fact.value);
                }
            }
        } else {
            let mut valid: Vec<&Fact<Answer>> = answers.iter().filter(asked).filter(|fact| self.valid(fact.on)).collect();
            valid.sort_unstable_by_key(|fact| (fact.value.respondent, std::cmp::Reverse((fact.on, fact.row))));
            let mut before = None;
            for fact in valid {
                if fact.value.respondent.is_none() || fact.value.respondent != before {
                    count_in(&fact.value);
                }
                before = fact.value.respondent;
            }
        }
        let rating = match mode {
            RespondentMode::Worst => worst,
            // The mean with a half rounded down: ceil(mean - 1/2).
            _ => u8::try_from((2 * sum + count - 1) / (2 * count)).unwrap_or(u8::MAX),
        };
        Some(Found { input: HealthInput::Rating(rating), ..single })
    }

    /// How long the longest overdue invoice is overdue.
    fn receivables(&self, invoices: &[Obligation]) -> Option<Found> {
        let due = || invoices.iter().filter(|invoice| invoice.due_on <= self.as_of);
        let open = due().filter(|invoice| invoice.done_on.is_none_or(|paid| paid > self.as_of)).map(|invoice| invoice.due_on).min();
        let (on, days) = match open {
            Some(on) => (on, u32::try_from(self.as_of.signed_duration_since(on).num_days()).unwrap_or(0)),
            None => (due().map(|invoice| invoice.due_on).max()?, 0),
        };
        let known = open.is_some() || self.valid(on);
        Some(Found { input: HealthInput::OverdueDays(days), on, source: FactSource::Records, known })
    }

    /// How much of the allowed silence is used up, in percent, rounded up so that one day over is over.
    fn cadence(&self, facts: &HealthFacts) -> Option<Found> {
        let cadence = facts.cadence?;
        let touched = facts.two_way_touches.iter().copied().filter(|day| *day <= self.as_of).max();
        let on = touched.or(Some(cadence.since).filter(|since| *since <= self.as_of))?;
        let days = u32::try_from(self.as_of.signed_duration_since(on).num_days()).unwrap_or(0);
        let percent = days.saturating_mul(100).div_ceil(cadence.max_days.max(1));
        Some(Found { input: HealthInput::SilencePercent(percent), on, source: FactSource::Records, known: true })
    }

    /// The share of what fell due that was done in time, in percent. What is due today has the day to itself.
    fn kept(&self, obligations: &[Obligation]) -> Option<Found> {
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
        let input = HealthInput::KeptPercent(percent.unwrap_or(0));
        Some(Found { input, on: last?, source: FactSource::Records, known: percent.is_some() })
    }
}
