//! What is at hand while the rows of one account are made.

use chrono::{Days, NaiveDate, TimeDelta};

use super::ballast::Tally;
use super::random::Random;
use super::words::{Member, Story, Tongue, Words};
use crate::domain::people::Function;
use crate::domain::{Instant, Money, Zone};
use crate::store::{Error, Table, Value};

/// A cell of a row: column and value.
pub(super) type Cell = (&'static str, Value);

/// Where rows go; answers the new row's identifier.
pub(super) type Sink<'s> = dyn FnMut(Table, &[Cell]) -> Result<i64, Error> + 's;

/// What all accounts of a portfolio share.
#[derive(Debug)]
pub(super) struct Frame<'a> {
    pub words: &'a Words,
    pub now: Instant,
    pub today: NaiveDate,
    pub zone: Zone,
    /// Identifiers of our colleagues, in the order of `people.toml`.
    pub staff: Vec<i64>,
    /// Identifiers of our products, in the order of `talk.toml`.
    pub products: Vec<i64>,
    /// The field of our own making.
    pub own_field: Option<i64>,
}

/// Our colleagues by what they are for, as positions in `people.toml`.
#[derive(Debug, Clone, Copy)]
pub(super) enum Desk {
    FirstManager = 0,
    SecondManager = 1,
    ForeignManager = 2,
    Supervisor = 3,
    Engineer = 4,
    Success = 5,
}

impl Frame<'_> {
    pub(super) fn colleague(&self, desk: Desk) -> Value {
        self.staff.get(desk as usize).copied().into()
    }

    /// The day that many days before today; after it if negative.
    pub(super) fn ago(&self, days: i64) -> NaiveDate {
        let whole = Days::new(days.unsigned_abs());
        if days < 0 { self.today.checked_add_days(whole) } else { self.today.checked_sub_days(whole) }.unwrap_or(self.today)
    }

    /// A time of day that many days ago, in office hours, and never later than now.
    pub(super) fn at(&self, days: i64, minutes_after_nine: i64) -> Instant {
        (self.zone.start_of(self.ago(days)) + TimeDelta::minutes(9 * 60 + minutes_after_nine)).min(self.now)
    }
}

/// A person of the account's decision chain.
#[derive(Debug, Clone)]
pub(super) struct Present {
    pub person: i64,
    pub post: i64,
    pub name: String,
    pub function: Function,
}

/// One account on its way into the book.
pub(super) struct Scene<'a, 's> {
    pub frame: &'a Frame<'a>,
    pub member: &'a Member,
    pub story: &'a Story,
    /// Which account of the portfolio it is, from 0.
    pub number: u64,
    /// Whether everything is told, or, in a portfolio of thousands, what the measurements need.
    pub rich: bool,
    pub random: Random,
    pub sink: &'a mut Sink<'s>,
    pub account: i64,
    pub owner: Desk,
    pub people: Vec<Present>,
    pub tally: Tally,
}

impl<'a> Scene<'a, '_> {
    pub(super) fn add(&mut self, table: Table, cells: &[Cell]) -> Result<i64, Error> {
        self.tally.count(table);
        (self.sink)(table, cells)
    }

    /// Adds a row of a table that belongs to the account.
    pub(super) fn add_own<const N: usize>(&mut self, table: Table, cells: [Cell; N]) -> Result<i64, Error> {
        let mut row = Vec::with_capacity(N + 1);
        row.push(("account_id", self.account.into()));
        row.extend(cells);
        self.add(table, &row)
    }

    pub(super) fn words(&self) -> &'a Words {
        self.frame.words
    }

    pub(super) fn tongue(&self) -> Tongue {
        self.member.language
    }

    pub(super) fn say<'t>(&self, zh: &'t str, en: &'t str) -> &'t str {
        self.tongue().of(zh, en)
    }

    pub(super) fn ago(&self, days: i64) -> NaiveDate {
        self.frame.ago(days)
    }

    pub(super) fn owner(&self) -> Value {
        self.frame.colleague(self.owner)
    }

    /// Days since the cooperation began.
    pub(super) fn age(&self) -> i64 {
        if self.story.name == "newcomer" { 120 } else { self.member.years * 365 + 40 }
    }

    /// How far back facts are told: two years, or since the cooperation began.
    pub(super) fn reach(&self) -> i64 {
        self.age().min(730)
    }

    /// An amount from thousands of the account's currency.
    pub(super) fn thousands(&self, thousands: i64) -> i64 {
        let minor = 10i64.pow(self.member.currency.decimals());
        Money::new(thousands.saturating_mul(1000).saturating_mul(minor), self.member.currency).minor
    }

    pub(super) fn currency(&self) -> Value {
        self.member.currency.into()
    }

    /// Whoever holds a function, else the first person.
    pub(super) fn person_in(&self, function: Function) -> Option<Present> {
        self.people.iter().find(|present| present.function == function).or(self.people.first()).cloned()
    }

    /// A product of ours: its identifier, and its name in the account's language.
    pub(super) fn product(&mut self) -> (Value, &'a str) {
        let names = self.words().talk.products.of(self.tongue());
        let last = i64::try_from(names.len()).unwrap_or(1) - 1;
        let chosen = usize::try_from(self.random.between(0, last)).unwrap_or(0);
        (self.frame.products.get(chosen).copied().into(), names.get(chosen).map_or("", String::as_str))
    }
}
