//! The page in words.

use chrono::NaiveDate;

use super::{Asked, Attendee, Brief, DateKind, HealthNow, Owed, Talk, Unpaid};
use crate::domain::health::InputState;
use crate::domain::{Coded, Money};
use crate::exchange::page::{Line, Page, Section};
use crate::i18n::{Strings, label};
use crate::policy::health::MOST_POINTS;
use crate::scoring::health::{Contribution, HealthInput, Percent};
use crate::scoring::pains::QuestionScope;

/// Most entries of a list, so that all of it stays on one page; the rest is counted.
const MOST: usize = 3;
/// Most people.
const MOST_PEOPLE: usize = 5;
/// For so many of them a sentence is offered.
const MOST_SENTENCES: usize = 2;

impl Brief {
    /// What they said and asked last.
    pub(in crate::exchange) fn asked_lines(&self, strings: &Strings) -> Vec<Line> {
        Words { brief: self, strings }.asked()
    }

    /// Who may be there.
    pub(in crate::exchange) fn people_lines(&self, strings: &Strings) -> Vec<Line> {
        Words { brief: self, strings }.people()
    }

    /// What they owe.
    pub(in crate::exchange) fn invoice_lines(&self, strings: &Strings) -> Vec<Line> {
        Words { brief: self, strings }.invoices()
    }

    /// How they are.
    pub(in crate::exchange) fn health_lines(&self, strings: &Strings) -> Vec<Line> {
        Words { brief: self, strings }.health()
    }

    /// The page in a language.
    #[must_use]
    pub fn page(&self, strings: &Strings) -> Page {
        let words = Words { brief: self, strings };
        let mut identity = vec![label(self.tier, strings), label(self.kind, strings)];
        identity.extend(self.industry.clone());
        identity.extend(self.owner.as_ref().map(|owner| strings.brief_owner(owner)));
        identity.push(words.score());
        let sections = [
            (strings.brief_asked(), words.asked()),
            (strings.brief_owed(), words.owed()),
            (strings.brief_people(), words.people()),
            (strings.brief_questions(), words.questions()),
            (strings.brief_favours(), words.favours()),
            (strings.brief_invoices(), words.invoices()),
            (strings.brief_dates(), words.dates()),
            (strings.brief_health(), words.health()),
        ];
        let section = |(heading, lines): (String, Vec<Line>)| Section {
            heading,
            lines: if lines.is_empty() { vec![Line::new(strings.brief_nothing())] } else { lines },
        };
        Page {
            title: Line::new(strings.brief_title(&self.name, self.as_of.to_string())).text,
            subtitle: Line::new(identity.join(" | ")).text,
            sections: sections.into_iter().map(section).collect(),
        }
    }
}

struct Words<'w> {
    brief: &'w Brief,
    strings: &'w Strings,
}

/// An amount with separators between thousands.
pub(in crate::exchange) fn money(money: Money) -> String {
    let amount = money.amount();
    let (sign, digits) = amount.strip_prefix('-').map_or(("", amount.as_str()), |rest| ("-", rest));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let mut grouped = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    let point = if fraction.is_empty() { "" } else { "." };
    format!("{} {sign}{grouped}{point}{fraction}", money.currency)
}

impl Words<'_> {
    fn part(&self) -> String {
        self.strings.brief_part()
    }

    fn joined(&self, parts: Vec<String>) -> String {
        parts.join(&self.part())
    }

    /// The first entries, and how many more there are.
    fn some<T>(&self, all: &[T], most: usize, lines: impl Fn(&T) -> Vec<Line>) -> Vec<Line> {
        let mut shown: Vec<Line> = all.iter().take(most).flat_map(lines).collect();
        if let Some(more) = all.len().checked_sub(most).filter(|more| *more > 0) {
            shown.push(Line::new(self.strings.brief_more(more.to_string())));
        }
        shown
    }

    /// The score with its band, or that there is none.
    fn score(&self) -> String {
        let (health, strings) = (&self.brief.health, self.strings);
        health.score.map_or_else(|| strings.brief_unrated(), |score| strings.brief_score(score.to_string(), label(health.band, strings)))
    }

    fn health(&self) -> Vec<Line> {
        let (health, strings) = (&self.brief.health, self.strings);
        let mut now = vec![self.score(), strings.brief_coverage(health.coverage.to_string())];
        now.extend(health.before.map(|before| strings.brief_before(before.to_string())));
        let mut lines = vec![Line::new(self.joined(now))];
        lines.extend(causes(health).take(MOST).map(|cause| Line::nested(self.cause(cause))));
        if let Some(lift) = &health.lift {
            let dimension = label(lift.dimension, strings);
            lines.push(Line::nested(match lift.score {
                Some(score) => strings.brief_lift(dimension, score.to_string()),
                None => strings.brief_lift_known(dimension, lift.coverage.to_string()),
            }));
        }
        let silence = &self.brief.silence;
        lines.push(Line::new(match silence.last_touch {
            Some(on) => strings.brief_silence(on.to_string(), silence.days.to_string(), silence.light.code()),
            None => strings.brief_never_touched(silence.days.to_string(), silence.light.code()),
        }));
        lines
    }

    fn cause(&self, cause: &Contribution) -> String {
        let (dimension, strings) = (label(cause.dimension, self.strings), self.strings);
        let on = cause.fact_on.map(|day| day.to_string()).unwrap_or_default();
        match (cause.input, cause.band_points, cause.stale_input) {
            (Some(input), Some(points), _) => {
                let what = strings.brief_known(dimension, self.input(input), points.to_string());
                if on.is_empty() { what } else { strings.brief_dated(what, on) }
            }
            (_, _, Some(stale)) => strings.brief_stale(dimension, self.input(stale), on),
            _ => strings.brief_unknown(dimension),
        }
    }

    fn input(&self, input: HealthInput) -> String {
        let strings = self.strings;
        match input {
            HealthInput::Share(share) => strings.brief_input_share(Percent(share).to_string()),
            HealthInput::Intent(intent) => label(intent, strings),
            HealthInput::Tickets(count) => strings.brief_input_tickets(count.to_string()),
            HealthInput::Rating(rating) => strings.brief_input_rating(rating.to_string()),
            HealthInput::OverdueDays(days) => strings.brief_input_overdue(days.to_string()),
            HealthInput::SilencePercent(percent) => strings.brief_input_silence(percent.to_string()),
            HealthInput::KeptPercent(percent) => strings.brief_input_kept(percent.to_string()),
        }
    }

    fn asked(&self) -> Vec<Line> {
        let (brief, strings) = (self.brief, self.strings);
        let mut lines: Vec<Line> = brief.talks.iter().flat_map(|talk| self.talk(talk)).collect();
        lines.extend(self.some(&brief.requests, MOST, |request| {
            let mut parts = vec![strings.brief_request(request.raised_on.to_string(), &request.need)];
            if request.decided_untold {
                parts.push(strings.brief_untold());
            }
            parts.extend(request.tell_by.map(|day| strings.brief_tell_by(day.to_string())));
            vec![Line::new(self.joined(parts))]
        }));
        lines.extend(self.some(&brief.pains, MOST, |pain| {
            let score = pain.score.map_or_else(|| strings.brief_unscored(), |score| strings.brief_pain_score(score.to_string()));
            vec![Line::new(strings.brief_pain(label(pain.dimension, strings), &pain.title, score))]
        }));
        lines
    }

    fn talk(&self, talk: &Talk) -> Vec<Line> {
        let strings = self.strings;
        let mut parts = vec![talk.on.to_string(), label(talk.channel, strings)];
        if !talk.two_way {
            parts.push(strings.brief_one_way());
        }
        if !talk.people.is_empty() {
            parts.push(talk.people.join(&strings.brief_between()));
        }
        parts.extend(talk.sentiment.map(|mood| label(mood, strings)));
        let meta = self.joined(parts);
        let mut lines = vec![Line::new(match &talk.summary {
            Some(summary) => strings.brief_talk(meta, summary),
            None => meta,
        })];
        lines.extend(talk.statements.iter().map(|said| {
            Line::nested(match &said.person {
                Some(person) => strings.brief_said(person, &said.said),
                None => strings.brief_quote(&said.said),
            })
        }));
        lines.extend(talk.next_step.iter().map(|next| Line::nested(strings.brief_next(next))));
        lines
    }

    fn owed(&self) -> Vec<Line> {
        let strings = self.strings;
        let mut lines = self.some(&self.brief.promises, MOST, |owed| vec![Line::new(self.due(strings.brief_promise(&owed.what), owed))]);
        lines.extend(self.some(&self.brief.tickets, MOST, |ticket| {
            vec![Line::new(strings.brief_ticket(ticket.grade.code(), &ticket.title, ticket.opened_on.to_string(), ticket.days.to_string()))]
        }));
        lines.extend(self.some(&self.brief.deliveries, MOST, |owed| vec![Line::new(self.due(strings.brief_delivery(&owed.what), owed))]));
        lines
    }

    fn due(&self, what: String, owed: &Owed) -> String {
        let strings = self.strings;
        let mut parts = vec![match &owed.person {
            Some(person) => strings.brief_to(what, person),
            None => what,
        }];
        parts.extend(match (owed.due_on, owed.overdue_days) {
            (Some(due), Some(days)) => Some(strings.brief_overdue(due.to_string(), days.to_string())),
            (Some(due), None) => Some(strings.brief_due(due.to_string())),
            (None, _) => None,
        });
        self.joined(parts)
    }

    fn people(&self) -> Vec<Line> {
        let all: Vec<(usize, &Attendee)> = self.brief.people.iter().enumerate().collect();
        self.some(&all, MOST_PEOPLE, |(at, person)| self.person(person, *at < MOST_SENTENCES))
    }

    fn person(&self, person: &Attendee, with_sentence: bool) -> Vec<Line> {
        let strings = self.strings;
        let name = match &person.title {
            Some(title) => strings.brief_titled(&person.name, title),
            None => person.name.clone(),
        };
        let mut parts = vec![name];
        if !person.roles.is_empty() {
            parts.push(person.roles.iter().map(|role| label(*role, strings)).collect::<Vec<_>>().join(&strings.brief_between()));
        }
        parts.push(match (person.stance, person.stance_on) {
            (Some(stance), Some(on)) if person.stance_stale => strings.brief_stance_stale(label(stance, strings), on.to_string()),
            (Some(stance), _) => label(stance, strings),
            _ => strings.brief_stance_unknown(),
        });
        parts.extend(person.influence.map(|influence| strings.brief_influence(influence.to_string())));
        parts.push(person.last_touch.map_or_else(|| strings.brief_not_met(), |day| strings.brief_met(day.to_string())));
        let taboo = person.taboos.as_ref().map(|taboos| strings.brief_taboo(taboos));
        let about = [
            person.concern.as_ref().map(|concern| strings.brief_concern(concern)),
            person.interests.as_ref().map(|interests| strings.brief_interests(interests)),
            person.birthday.map(|day| strings.brief_birthday(day.to_string())),
            person.known_by.as_ref().filter(|_| person.last_touch.is_none()).map(|colleague| strings.brief_known_by(colleague)),
        ];
        let about: Vec<String> = about.into_iter().flatten().collect();
        let about = (!about.is_empty()).then(|| about.join(&strings.brief_and_also()));
        let say = person.line.as_ref().filter(|_| with_sentence).map(|line| strings.brief_say(line));
        let mut lines = vec![Line::new(self.joined(parts))];
        lines.extend([taboo, about, say].into_iter().flatten().map(Line::nested));
        lines
    }

    fn questions(&self) -> Vec<Line> {
        let strings = self.strings;
        let question = |asked: &Asked| {
            let about = match asked.scope {
                QuestionScope::Industry => strings.brief_about_industry(&asked.question),
                QuestionScope::Customer => strings.brief_about_customer(&asked.question),
            };
            Line::new(match &asked.source {
                Some(source) => strings.brief_source(about, source),
                None => about,
            })
        };
        self.brief.questions.iter().map(question).collect()
    }

    fn favours(&self) -> Vec<Line> {
        let strings = self.strings;
        let mut lines: Vec<Line> = self
            .brief
            .favours
            .iter()
            .map(|favour| {
                let mut parts = vec![favour.done_on.to_string(), favour.what.clone()];
                parts.extend(favour.person.clone());
                parts.extend(favour.reception.map(|reception| label(reception, strings)));
                Line::new(self.joined(parts))
            })
            .collect();
        lines.push(Line::new(if self.brief.favour_done { strings.brief_favour_done() } else { strings.brief_favour_open() }));
        lines.extend(self.brief.favour_ideas.iter().map(|idea| Line::nested(idea.clone())));
        lines
    }

    fn invoices(&self) -> Vec<Line> {
        let strings = self.strings;
        let line = |unpaid: &Unpaid| {
            let number = unpaid.number.clone().unwrap_or_else(|| strings.brief_invoice_unnumbered());
            let due = unpaid.due_on.to_string();
            vec![Line::new(if unpaid.overdue_days > 0 {
                strings.brief_invoice_overdue(number, money(unpaid.open), due, unpaid.overdue_days.to_string())
            } else {
                strings.brief_invoice(number, money(unpaid.open), due)
            })]
        };
        self.some(&self.brief.invoices, MOST, line)
    }

    fn dates(&self) -> Vec<Line> {
        let strings = self.strings;
        self.some(&self.brief.dates, MOST, |next| {
            let kind = match next.kind {
                DateKind::ContractEnds => strings.brief_contract_ends(&next.title),
                DateKind::Touchpoint => next.title.clone(),
                DateKind::Task => strings.brief_task(&next.title),
                DateKind::Birthday => strings.brief_has_birthday(&next.title),
            };
            let days = when(next.on, next.days, strings);
            vec![Line::new(self.joined(vec![days, kind]))]
        })
    }
}

fn when(on: NaiveDate, days: i64, strings: &Strings) -> String {
    match days {
        0 => strings.brief_today(on.to_string()),
        1.. => strings.brief_in_days(on.to_string(), days.to_string()),
        _ => strings.brief_days_ago(on.to_string(), days.unsigned_abs().to_string()),
    }
}

/// What does not have full points, the heaviest loss first, then what is unknown.
fn causes(health: &HealthNow) -> impl Iterator<Item = &Contribution> {
    let mut causes: Vec<&Contribution> =
        health.contributions.iter().filter(|one| one.state != InputState::NotApplicable && one.band_points != Some(MOST_POINTS)).collect();
    let lost = |one: &Contribution| one.band_points.map(|points| u32::from(MOST_POINTS - points.min(MOST_POINTS)) * one.weight);
    causes.sort_by_key(|one| std::cmp::Reverse(lost(one)));
    causes.into_iter()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Currency;

    #[test]
    fn amounts_are_grouped() {
        for (minor, code, shown) in
            [(123_456_789, "CNY", "CNY 1,234,567.89"), (-99_950, "USD", "USD -999.50"), (1000, "JPY", "JPY 1,000"), (0, "CNY", "CNY 0.00")]
        {
            assert_eq!(money(Money::new(minor, Currency::new(code).unwrap())), shown);
        }
    }
}
