//! The health score with contributions against a hand-written integer loop of the same four-dimension model on the same facts.
//!
//! `cargo bench --bench score` first prints the ratio of medians of one alternating run, then divan's figures for each.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::print_stdout, reason = "a benchmark")]

use std::hint::black_box;
use std::time::Instant;

use chrono::{Days, NaiveDate};
use kamdeck::domain::account::AccountKind;
use kamdeck::domain::dealings::{RenewalIntent, TicketGrade};
use kamdeck::domain::health::FactSource;
use kamdeck::policy::PolicySet;
use kamdeck::scoring::health::{Answer, Fact, Health, HealthFacts, HealthScorer, TicketFact, lifts};

const ACCOUNTS: u64 = 1000;

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 21).unwrap()
}

fn ago(days: u64) -> NaiveDate {
    today().checked_sub_days(Days::new(days)).unwrap()
}

fn fact<T>(days: u64, value: T, row: i64) -> Fact<T> {
    Fact { on: ago(days), value, source: FactSource::Import, row }
}

/// A few facts of each sort, different for each account.
fn facts(account: u64) -> HealthFacts {
    let noise = account.wrapping_mul(0x9E37_79B9_7F4A_7C15);
    let pick = |shift: u32, below: u64| (noise >> shift) % below;
    let mut facts = HealthFacts::default();
    for month in 0..3 {
        facts.usage.push(fact(30 * month + pick(5, 30), u16::try_from(pick(11, 10_001)).unwrap(), 1));
    }
    for quarter in 0..2 {
        let intent = [RenewalIntent::Declines, RenewalIntent::NoClearWord, RenewalIntent::Satisfied, RenewalIntent::Offers];
        facts.intents.push(fact(80 * quarter + pick(17, 60), intent[usize::try_from(pick(23, 4)).unwrap()], 1));
    }
    for ticket in 0..pick(29, 4) {
        let grade = if pick(31, 2) == 0 { TicketGrade::P1 } else { TicketGrade::P3 };
        let opened_on = ago(40 * ticket + pick(37, 40));
        facts.tickets.push(TicketFact { opened_on, grade, graded_on: opened_on, regraded_on: None });
    }
    for answer in 0..2 {
        let rating = u8::try_from(pick(41, 11)).unwrap();
        facts.answers.push(fact(90 * answer + pick(47, 200), Answer { rating, respondent: Some(1), decision_maker: false }, 1));
    }
    facts
}

/// The shipped model written out: constants for weights, bands and validity, one sum, no contributions.
fn by_hand(facts: &HealthFacts, as_of: NaiveDate, valid: &[NaiveDate; 5]) -> Option<i32> {
    let [usage_from, intent_from, tickets_from, recorded_from, answers_from] = *valid;
    let (mut known, mut sum) = (0, 0);
    let mut add = |weight: i32, points: i32| {
        known += weight;
        sum += weight * points;
    };
    let mut last: Option<&Fact<u16>> = None;
    for reading in &facts.usage {
        if reading.on <= as_of && last.is_none_or(|last| reading.on >= last.on) {
            last = Some(reading);
        }
    }
    if let Some(reading) = last.filter(|last| last.on >= usage_from) {
        add(
            30,
            if reading.value > 8000 {
                10
            } else if reading.value >= 5000 {
                7
            } else {
                3
            },
        );
    }
    let mut said: Option<&Fact<RenewalIntent>> = None;
    for intent in &facts.intents {
        if intent.on <= as_of && said.is_none_or(|said| intent.on > said.on || intent.on == said.on && intent.value < said.value) {
            said = Some(intent);
        }
    }
    if let Some(intent) = said.filter(|said| said.on >= intent_from) {
        add(
            30,
            match intent.value {
                RenewalIntent::Offers => 10,
                RenewalIntent::Satisfied => 7,
                RenewalIntent::NoClearWord => 4,
                RenewalIntent::Declines => 0,
            },
        );
    }
    let (mut severe, mut recorded) = (0, false);
    for ticket in &facts.tickets {
        recorded |= ticket.opened_on <= as_of && ticket.opened_on >= recorded_from;
        severe += i32::from(
            matches!(ticket.grade, TicketGrade::P0 | TicketGrade::P1) && ticket.opened_on >= tickets_from && ticket.opened_on <= as_of,
        );
    }
    if recorded {
        add(
            20,
            if severe == 0 {
                10
            } else if severe <= 2 {
                6
            } else {
                2
            },
        );
    }
    let (mut ratings, mut respondents) = (0, 0);
    for answer in &facts.answers {
        let later = |other: &Fact<Answer>| other.on <= as_of && other.on > answer.on && other.value.respondent == answer.value.respondent;
        if answer.on <= as_of && answer.on >= answers_from && !facts.answers.iter().any(later) {
            ratings += i32::from(answer.value.rating);
            respondents += 1;
        }
    }
    if respondents > 0 {
        let rating = (2 * ratings + respondents - 1) / (2 * respondents);
        add(
            20,
            if rating >= 9 {
                10
            } else if rating >= 7 {
                7
            } else {
                1
            },
        );
    }
    (known >= 60).then(|| 100 * sum / known)
}

fn windows() -> [NaiveDate; 5] {
    [ago(45), ago(90), ago(90), ago(365), ago(180)]
}

fn median(mut times: Vec<u128>) -> u128 {
    times.sort_unstable();
    times[times.len() / 2]
}

fn ratio() {
    let policies = PolicySet::shipped().unwrap();
    let scorer = HealthScorer::new(policies.health.for_kind(AccountKind::Enterprise), today());
    let accounts: Vec<HealthFacts> = (0..ACCOUNTS).map(facts).collect();
    let valid = windows();
    for account in &accounts {
        assert_eq!(scorer.score(account).score.map(|score| score.0), by_hand(account, today(), &valid), "both must agree");
    }
    let (mut ours, mut hand) = (Vec::new(), Vec::new());
    let mut health = Health::default();
    for _ in 0..300 {
        let start = Instant::now();
        for account in &accounts {
            black_box(by_hand(black_box(account), today(), &valid));
        }
        hand.push(start.elapsed().as_nanos());
        let start = Instant::now();
        for account in &accounts {
            scorer.score_into(black_box(account), black_box(&mut health));
        }
        ours.push(start.elapsed().as_nanos());
    }
    let (ours, hand) = (median(ours), median(hand));
    println!("with contributions {} ns an account, by hand {} ns, ratio {:.2}", ours / 1000, hand / 1000, ours as f64 / hand as f64);
}

#[divan::bench]
fn hand_written_loop(bencher: divan::Bencher<'_, '_>) {
    let accounts: Vec<HealthFacts> = (0..ACCOUNTS).map(facts).collect();
    let valid = windows();
    bencher.bench(|| accounts.iter().map(|account| by_hand(account, today(), &valid).unwrap_or(0)).sum::<i32>());
}

#[divan::bench]
fn score_with_contributions(bencher: divan::Bencher<'_, '_>) {
    let policies = PolicySet::shipped().unwrap();
    let accounts: Vec<HealthFacts> = (0..ACCOUNTS).map(facts).collect();
    let scorer = HealthScorer::new(policies.health.for_kind(AccountKind::Enterprise), today());
    let mut health = Health::default();
    bencher.bench_local(|| {
        for account in &accounts {
            scorer.score_into(account, black_box(&mut health));
        }
    });
}

#[divan::bench]
fn lifts_of_one_account(bencher: divan::Bencher<'_, '_>) {
    let policies = PolicySet::shipped().unwrap();
    let model = policies.health.for_kind(AccountKind::Enterprise);
    let health: Health = HealthScorer::new(model, today()).score(&facts(7));
    bencher.bench(|| lifts(model, black_box(&health)));
}

fn main() {
    ratio();
    divan::main();
}
