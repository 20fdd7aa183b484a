//! The clocks of a ticket.

use chrono::TimeDelta;
use serde::Serialize;

use super::{Target, Ticket, TicketEvent, TicketPolicy, regrade};
use crate::domain::calendar::Span;
use crate::domain::dealings::{TicketGrade, TicketStep};
use crate::domain::{AsOf, Instant};
use crate::policy::sla::SlaGrade;

/// One clock.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TicketClock {
    /// The grade that set it.
    pub grade: TicketGrade,
    /// What it waits for.
    pub target: Target,
    /// When it was started.
    pub started_at: Instant,
    /// The minutes it allows.
    pub limit_minutes: i64,
    /// Whole minutes that ran, without pauses, floored.
    pub elapsed_minutes: i64,
    /// Whole minutes left, floored; negative once breached, and none once it stands for good.
    pub remaining_minutes: Option<i64>,
    /// When it is or was due, pauses so far included; none while it stands still before that.
    pub due_at: Option<Instant>,
    /// From when little time was left; none while it stands still before that.
    pub warn_at: Option<Instant>,
    /// When it was met.
    pub met_at: Option<Instant>,
    /// When a re-grading put another in its place.
    pub replaced_at: Option<Instant>,
    /// Where it stands.
    pub state: ClockState,
}

crate::codes! {
    /// Where a clock stands.
    pub enum ClockState {
        /// Met in time.
        Met = "met",
        /// Replaced in time by the clock of another grade.
        Replaced = "replaced",
        /// Time was up before it was met; it may be met by now.
        Breached = "breached",
        /// Running with little time left.
        AboutToBreach = "about_to_breach",
        /// Standing still while we wait for the customer.
        Paused = "paused",
        /// Running.
        Running = "running",
    }
}

impl TicketClock {
    /// Whether somebody still has to act on it, in time or late.
    #[must_use]
    pub const fn is_running(&self) -> bool {
        self.met_at.is_none() && self.replaced_at.is_none()
    }
}

/// The steps that meet a target: its own and those that go further.
pub(super) const fn meets(target: Target) -> &'static [TicketStep] {
    use TicketStep::{Closed, Intervened, Resolved, Responded, SecondLineResponded};
    match target {
        Target::Respond => &[Responded, SecondLineResponded, Intervened, Resolved, Closed],
        Target::SecondLine => &[SecondLineResponded, Intervened, Resolved, Closed],
        Target::Intervene => &[Intervened, Resolved, Closed],
        Target::Resolve => &[Resolved, Closed],
    }
}

/// Stretches of time in which all clocks stand still; the last one may be open.
struct Pauses(Vec<(Instant, Option<Instant>)>);

impl Pauses {
    fn of(events: &[&TicketEvent]) -> Self {
        let mut pauses: Vec<(Instant, Option<Instant>)> = Vec::new();
        for event in events {
            let open = pauses.last_mut().filter(|(_, until)| until.is_none());
            match (event.step, open) {
                (TicketStep::Paused, None) => pauses.push((event.at, None)),
                (TicketStep::Resumed | TicketStep::Resolved | TicketStep::Closed, Some(open)) => open.1 = Some(event.at),
                _ => {}
            }
        }
        Self(pauses)
    }

    /// Running time from one instant to another.
    fn elapsed(&self, from: Instant, to: Instant) -> TimeDelta {
        let still = self.0.iter().map(|&(start, end)| {
            let (start, end) = (start.max(from), end.unwrap_or(to).min(to));
            end.signed_duration_since(start).max(TimeDelta::zero())
        });
        still.fold(to.signed_duration_since(from), |running, pause| running - pause).max(TimeDelta::zero())
    }

    /// When so much running time has passed; `None` while an open pause stands in the way.
    fn after(&self, from: Instant, running: TimeDelta) -> Option<Instant> {
        let mut at = from.checked_add_signed(running)?;
        for &(start, end) in &self.0 {
            if end.is_some_and(|end| end <= from) {
                continue;
            }
            // Reached at the very instant of the pause, it is reached.
            if start >= at {
                break;
            }
            at = at.checked_add_signed(end?.signed_duration_since(start.max(from)))?;
        }
        Some(at)
    }

    /// Whether time stands still at an instant.
    fn holds(&self, at: Instant) -> bool {
        self.0.iter().any(|&(start, end)| start <= at && end.is_none_or(|end| end > at))
    }
}

/// One stretch with one grade.
struct Graded {
    grade: TicketGrade,
    from: Instant,
    until: Option<Instant>,
}

/// Every clock that was started up to the as-of instant, and when one is next started or short of time if nothing happens until then.
pub(super) fn clocks(
    ticket: &Ticket,
    events: &[&TicketEvent],
    policy: &TicketPolicy<'_>,
    as_of: AsOf,
) -> (Vec<TicketClock>, Option<Instant>) {
    let pauses = Pauses::of(events);
    let mut stretches = vec![Graded { grade: ticket.grade, from: ticket.opened_at, until: None }];
    for (event, grade) in events.iter().filter_map(|event| Some((event, regrade(event)?))) {
        if let Some(last) = stretches.last_mut().filter(|last| last.grade != grade) {
            last.until = Some(event.at);
            stretches.push(Graded { grade, from: event.at, until: None });
        }
    }
    let (mut clocks, mut changes_at) = (Vec::new(), None);
    let mut earlier = |at: Option<Instant>| changes_at = changes_at.into_iter().chain(at.filter(|at| !as_of.includes(*at))).min();
    for stretch in &stretches {
        let row = policy.row.grade(stretch.grade);
        let promised = [
            (Target::Respond, Some(row.respond)),
            (Target::Intervene, row.intervene),
            (Target::SecondLine, row.second_line),
            (Target::Resolve, row.resolve),
        ];
        for (target, limit) in promised.into_iter().filter_map(|(target, span)| Some((target, minutes(span?)))) {
            let met_at = events.iter().find(|event| meets(target).contains(&event.step)).map(|event| event.at);
            if met_at.is_some_and(|met| met < stretch.from) {
                continue;
            }
            let started_at =
                if target == Target::SecondLine { second_line_start(stretch, row, limit, events, &pauses) } else { Some(stretch.from) };
            // A pause may hold the start of the second line's clock back.
            if let Some(started_at) = started_at.filter(|start| as_of.includes(*start)) {
                let clock = clock(&Started { stretch, target, started_at, limit }, met_at, &pauses, policy, as_of);
                earlier(clock.warn_at.filter(|_| clock.is_running()));
                clocks.push(clock);
            } else if met_at.is_none() && stretch.until.is_none() {
                earlier(started_at);
            }
        }
    }
    (clocks, changes_at)
}

/// The policy admits only minutes and hours here.
fn minutes(span: Span) -> TimeDelta {
    TimeDelta::minutes(i64::from(span.clock_minutes().unwrap_or(0)))
}

/// The second line's time runs from the escalation; without one, from when the first line's time was up. An escalation that came after that
/// later clock was breached does not undo the breach.
fn second_line_start(stretch: &Graded, row: &SlaGrade, limit: TimeDelta, events: &[&TicketEvent], pauses: &Pauses) -> Option<Instant> {
    let unasked = row.second_line_from_opening.and_then(|wait| pauses.after(stretch.from, minutes(wait)));
    let escalated = events
        .iter()
        .find(|event| event.step == TicketStep::Escalated && stretch.until.is_none_or(|until| event.at < until))
        .map(|event| event.at.max(stretch.from));
    let breach = unasked.and_then(|start| pauses.after(start, limit));
    match (escalated, breach) {
        (Some(escalated), Some(breach)) if escalated > breach => unasked,
        (Some(escalated), _) => Some(escalated),
        (None, _) => unasked,
    }
}

/// A clock as it was started.
struct Started<'s> {
    stretch: &'s Graded,
    target: Target,
    started_at: Instant,
    limit: TimeDelta,
}

fn clock(started: &Started<'_>, met_at: Option<Instant>, pauses: &Pauses, policy: &TicketPolicy<'_>, as_of: AsOf) -> TicketClock {
    let Started { stretch, target, started_at, limit } = *started;
    let replaced_at = stretch.until.filter(|until| met_at.is_none_or(|met| met >= *until));
    let met_at = met_at.filter(|_| replaced_at.is_none());
    let end = met_at.or(replaced_at).unwrap_or(as_of.at).max(started_at);
    let elapsed = pauses.elapsed(started_at, end);
    let left = limit - elapsed;
    let warning = limit.num_milliseconds() * i64::from(policy.sla.warning_left_percent);
    let state = if left < TimeDelta::zero() {
        ClockState::Breached
    } else if met_at.is_some() {
        ClockState::Met
    } else if replaced_at.is_some() {
        ClockState::Replaced
    } else if pauses.holds(as_of.at) {
        ClockState::Paused
    } else if left.num_milliseconds() * 100 < warning {
        ClockState::AboutToBreach
    } else {
        ClockState::Running
    };
    TicketClock {
        grade: stretch.grade,
        target,
        started_at,
        limit_minutes: limit.num_minutes(),
        elapsed_minutes: elapsed.num_minutes(),
        remaining_minutes: (met_at.is_none() && replaced_at.is_none()).then(|| left.num_milliseconds().div_euclid(60_000)),
        due_at: pauses.after(started_at, limit),
        warn_at: pauses.after(started_at, limit - TimeDelta::milliseconds(warning / 100)),
        met_at,
        replaced_at,
        state,
    }
}
