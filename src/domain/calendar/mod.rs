//! Working days, and deadlines on each of the three clocks (domain rule 7 and section 14).

use std::collections::BTreeSet;

use chrono::{Datelike, Days, Months, NaiveDate, TimeDelta, Weekday};
use serde::Serialize;

use crate::domain::placed::{Document, FileError, Item, Problem, Table};
use crate::domain::quarter::Quarter;
use crate::domain::reading::WorkingDays;
use crate::domain::time::{Instant, Zone};

const CN: &str = include_str!("../../../assets/calendars/cn.toml");

codes! {
    /// Which clock a deadline runs on.
    pub enum ClockKind {
        /// Around the clock.
        Clock = "clock",
        /// Days on which people work.
        WorkingDays = "working_days",
        /// All days; never moved.
        Calendar = "calendar",
    }
}

codes! {
    /// Public holidays that have a name in every language.
    pub enum Holiday {
        /// 元旦.
        NewYear = "new_year",
        /// 春节.
        SpringFestival = "spring_festival",
        /// 清明节.
        Qingming = "qingming",
        /// 劳动节.
        LabourDay = "labour_day",
        /// 端午节.
        DragonBoat = "dragon_boat",
        /// 中秋节.
        MidAutumn = "mid_autumn",
        /// 国庆节.
        NationalDay = "national_day",
    }
}

/// How long something may take; the unit says which clock counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Span {
    /// Around the clock.
    Minutes(u32),
    /// Around the clock.
    Hours(u32),
    /// Days on which people work.
    WorkingDays(u16),
    /// All days.
    Days(u32),
    /// All days.
    Weeks(u32),
    /// All days; the same day of a later month, or its last.
    Months(u32),
}

impl Span {
    /// Which clock it runs on.
    #[must_use]
    pub const fn clock(self) -> ClockKind {
        match self {
            Self::Minutes(_) | Self::Hours(_) => ClockKind::Clock,
            Self::WorkingDays(_) => ClockKind::WorkingDays,
            Self::Days(_) | Self::Weeks(_) | Self::Months(_) => ClockKind::Calendar,
        }
    }

    /// The number, without its unit.
    #[must_use]
    pub const fn amount(self) -> u32 {
        match self {
            Self::Minutes(n) | Self::Hours(n) | Self::Days(n) | Self::Weeks(n) | Self::Months(n) => n,
            Self::WorkingDays(n) => n as u32,
        }
    }

    /// The unit, as in JSON.
    #[must_use]
    pub const fn unit(self) -> &'static str {
        match self {
            Self::Minutes(_) => "minutes",
            Self::Hours(_) => "hours",
            Self::WorkingDays(_) => "working_days",
            Self::Days(_) => "days",
            Self::Weeks(_) => "weeks",
            Self::Months(_) => "months",
        }
    }

    /// Minutes around the clock; `None` on the other clocks.
    #[must_use]
    pub const fn clock_minutes(self) -> Option<u32> {
        match self {
            Self::Minutes(n) => Some(n),
            Self::Hours(n) => Some(n.saturating_mul(60)),
            _ => None,
        }
    }

    /// From a text such as `15 minutes`, `24 hours`, `3 working days`, `1 month`.
    ///
    /// # Errors
    /// Another type, another unit, or a number outside 0 to 10,000.
    pub fn read(item: &Item<'_>) -> Result<Self, FileError> {
        let text = item.text()?;
        let parsed = text.trim().split_once(' ').and_then(|(amount, unit)| {
            let amount: u16 = amount.parse().ok().filter(|amount| *amount <= 10_000)?;
            let wide = u32::from(amount);
            Some(match unit.trim().trim_end_matches('s') {
                "minute" => Self::Minutes(wide),
                "hour" => Self::Hours(wide),
                "working day" => Self::WorkingDays(amount),
                "day" => Self::Days(wide),
                "week" => Self::Weeks(wide),
                "month" => Self::Months(wide),
                _ => return None,
            })
        });
        parsed.ok_or_else(|| item.error(Problem::NotASpan(text.to_owned())))
    }

    /// Likewise, of minutes or hours only.
    ///
    /// # Errors
    /// Anything that [`Span::read`] refuses, and days, weeks and months.
    pub fn read_clock(item: &Item<'_>) -> Result<Self, FileError> {
        let span = Self::read(item)?;
        if span.clock() == ClockKind::Clock { Ok(span) } else { Err(item.error(Problem::NotAClockSpan(item.text()?.to_owned()))) }
    }
}

/// `{"amount": 3, "unit": "working_days"}`.
impl Serialize for Span {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeStruct;
        let mut shape = s.serialize_struct("Span", 2)?;
        shape.serialize_field("amount", &self.amount())?;
        shape.serialize_field("unit", self.unit())?;
        shape.end()
    }
}

/// From when a deadline is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Start {
    /// A known instant.
    At(Instant),
    /// A fact that has only a date: hours count from its 24:00.
    On(NaiveDate),
}

/// When something is due, and how that came about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Deadline {
    /// What was counted.
    pub span: Span,
    /// The start day, which is not counted itself.
    pub from: NaiveDate,
    /// The day it is due.
    pub day: NaiveDate,
    /// The instant it is due: for days the 24:00 of [`Deadline::day`].
    pub at: Instant,
    /// Holidays and make-up workdays on the way, in order. On the calendar clock only what the landing day falls into, since
    /// such deadlines are never moved.
    pub stretches: Vec<Stretch>,
    /// Whether the landing day is no working day.
    pub lands_on_day_off: bool,
    /// Whether a year without a published calendar was counted, so that it may still change.
    pub estimated: bool,
}

/// Days that differ from the usual week.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Stretch {
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub to: NaiveDate,
    /// What kind of days.
    pub kind: StretchKind,
}

/// How days differ from the usual week.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum StretchKind {
    /// A weekend day that is worked.
    MakeUpWorkday,
    /// A public holiday.
    Holiday(Holiday),
    /// Days off that a user's calendar names in its own words.
    DaysOff(String),
}

/// Which days are worked.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct WorkCalendar {
    /// As published, sorted by first day, not overlapping.
    published: Vec<Stretch>,
    /// A company's own days, in the same order; they come first.
    company: Vec<Stretch>,
    years: BTreeSet<i32>,
    plain: bool,
}

impl WorkingDays for WorkCalendar {
    fn shifted(&self, from: NaiveDate, days: i32) -> Option<NaiveDate> {
        let Some(before) = (days.unsigned_abs() as usize).checked_sub(1) else { return Some(from) };
        let step = if days < 0 { NaiveDate::pred_opt } else { NaiveDate::succ_opt };
        std::iter::successors(step(&from), step).filter(|day| self.is_working_day(*day)).nth(before)
    }
}

impl WorkCalendar {
    /// A short name for these days, to key caches.
    #[must_use]
    pub fn fingerprint(&self) -> u64 {
        let text = format!("{self:?}");
        text.bytes().fold(0xcbf2_9ce4_8422_2325u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3))
    }

    /// Monday to Friday in every year; nothing is estimated.
    #[must_use]
    pub fn weekdays() -> Self {
        Self { plain: true, ..Self::default() }
    }

    /// The calendar of mainland China that the program is shipped with.
    ///
    /// # Errors
    /// None in a released program: a test reads it.
    pub fn cn() -> Result<Self, FileError> {
        Self::parse("assets/calendars/cn.toml", CN)
    }

    /// Reads a calendar; `file` is what errors call it. A table for each published year with `off` ranges and `work` days; for
    /// single days of a company, which do not make a year published, a table `company` of the same form; `extends = "cn"` adds to
    /// the shipped calendar, and a year given in both is taken from this file.
    ///
    /// # Errors
    /// The first mistake with its place: days outside their year, overlapping days off, a make-up workday that is worked anyway.
    pub fn parse(file: &str, text: &str) -> Result<Self, FileError> {
        let document = Document::parse(file, text)?;
        let root = document.table()?;
        let mut calendar = Self::default();
        if let Some(base) = root.maybe("extends") {
            match base.text()? {
                "cn" => calendar = Self::cn()?,
                other => return Err(base.error(Problem::Undefined(other.to_owned()))),
            }
        }
        for key in root.keys().filter(|key| *key != "extends" && *key != "company") {
            let item = root.get(key)?;
            let year = key
                .parse()
                .ok()
                .filter(|year| (1900..=2200).contains(year))
                .ok_or_else(|| item.error(Problem::Undefined(key.to_owned())))?;
            calendar.published.retain(|stretch| stretch.from.year() != year);
            calendar.read_days(item.table()?, Some(year))?;
            calendar.years.insert(year);
        }
        if let Some(company) = root.maybe("company") {
            calendar.read_days(company.table()?, None)?;
        }
        Ok(calendar)
    }

    /// Reads the days of a published year, or with `None` those of a company.
    fn read_days(&mut self, table: Table<'_>, year: Option<i32>) -> Result<(), FileError> {
        let day_of = |item: &Item<'_>| -> Result<NaiveDate, FileError> {
            let day = item.date()?;
            match year {
                Some(year) if day.year() != year => Err(item.error(Problem::OutsideYear(year))),
                _ => Ok(day),
            }
        };
        for item in table.maybe("off").map_or(Ok(Vec::new()), |list| list.list())? {
            let range = item.table()?;
            let (from, to) = (day_of(&range.get("from")?)?, day_of(&range.get("to")?)?);
            let name = range.maybe("name").map_or(Ok(""), |name| name.text())?;
            range.finish()?;
            if from > to {
                return Err(item.error(Problem::WrongOrder { smaller: "from", larger: "to" }));
            }
            let kind = name.parse().map_or_else(|_| StretchKind::DaysOff(name.to_owned()), StretchKind::Holiday);
            self.insert(Stretch { from, to, kind }, year.is_some(), &item)?;
        }
        for item in table.maybe("work").map_or(Ok(Vec::new()), |list| list.list())? {
            let day = day_of(&item)?;
            let worked = if year.is_some() { !is_weekend(day) } else { self.is_working_day(day) };
            if worked {
                return Err(item.error(Problem::WorkedAnyway));
            }
            self.insert(Stretch { from: day, to: day, kind: StretchKind::MakeUpWorkday }, year.is_some(), &item)?;
        }
        table.finish()
    }

    fn insert(&mut self, stretch: Stretch, published: bool, item: &Item<'_>) -> Result<(), FileError> {
        let stretches = if published { &mut self.published } else { &mut self.company };
        let at = stretches.partition_point(|other| other.to < stretch.from);
        if stretches.get(at).is_some_and(|next| next.from <= stretch.to) {
            return Err(item.error(Problem::Duplicate(stretch.from.to_string())));
        }
        stretches.insert(at, stretch);
        Ok(())
    }

    /// The stretch that decides about a day.
    fn stretch(&self, day: NaiveDate) -> Option<&Stretch> {
        [&self.company, &self.published].into_iter().find_map(|stretches| {
            let at = stretches.partition_point(|stretch| stretch.to < day);
            stretches.get(at).filter(|stretch| stretch.from <= day)
        })
    }

    /// Whether people work on a day.
    #[must_use]
    pub fn is_working_day(&self, day: NaiveDate) -> bool {
        match self.stretch(day) {
            Some(stretch) => stretch.kind == StretchKind::MakeUpWorkday,
            None => !is_weekend(day),
        }
    }

    /// Whether nothing is published for a year, so that weekdays stand in.
    #[must_use]
    pub fn is_estimated(&self, year: i32) -> bool {
        !self.plain && !self.years.contains(&year)
    }

    /// How many days of a year are worked.
    #[must_use]
    pub fn working_days_in(&self, year: i32) -> usize {
        let days = (1..=366).filter_map(|ordinal| NaiveDate::from_yo_opt(year, ordinal));
        days.filter(|day| self.is_working_day(*day)).count()
    }

    /// The last working day of the quarter that a day lies in.
    #[must_use]
    pub fn last_working_day_of_quarter(&self, day: NaiveDate) -> NaiveDate {
        let last = Quarter::of(day).last();
        std::iter::successors(Some(last), NaiveDate::pred_opt).find(|day| self.is_working_day(*day)).unwrap_or(last)
    }

    /// The day `n` working days after a start, which is not counted; 0 is the start itself.
    #[must_use]
    pub fn add_working_days(&self, start: NaiveDate, n: u16) -> NaiveDate {
        match usize::from(n).checked_sub(1) {
            Some(before) => start.iter_days().skip(1).filter(|day| self.is_working_day(*day)).nth(before).unwrap_or(start),
            None => start,
        }
    }

    /// When something is due.
    #[must_use]
    pub fn due(&self, start: Start, span: Span, zone: Zone) -> Deadline {
        let (from, counted_from) = match start {
            Start::At(at) => (zone.day_of(at), at),
            Start::On(day) => (day, zone.end_of(day)),
        };
        if let Some(minutes) = span.clock_minutes() {
            let at = counted_from.checked_add_signed(TimeDelta::minutes(i64::from(minutes))).unwrap_or(counted_from);
            // 24:00 of a day still belongs to it.
            let day = zone.day_of(at.checked_sub_signed(TimeDelta::milliseconds(1)).unwrap_or(at)).max(from);
            return self.landing(span, from, day, at);
        }
        let day = match span {
            Span::WorkingDays(n) => self.add_working_days(from, n),
            Span::Weeks(n) => plus_days(from, n.saturating_mul(7)),
            Span::Months(n) => from.checked_add_months(Months::new(n)).unwrap_or(from),
            Span::Days(n) | Span::Hours(n) | Span::Minutes(n) => plus_days(from, n),
        };
        self.landing(span, from, day, zone.end_of(day))
    }

    fn landing(&self, span: Span, from: NaiveDate, day: NaiveDate, at: Instant) -> Deadline {
        let working_days = span.clock() == ClockKind::WorkingDays;
        let mut stretches: Vec<Stretch> = if working_days {
            let all = self.published.iter().chain(&self.company);
            all.filter(|stretch| stretch.to > from && stretch.from <= day).cloned().collect()
        } else {
            self.stretch(day).filter(|_| !self.is_working_day(day)).cloned().into_iter().collect()
        };
        stretches.sort_by_key(|stretch| stretch.from);
        let estimated = working_days && day > from && (plus_days(from, 1).year()..=day.year()).any(|year| self.is_estimated(year));
        Deadline { span, from, day, at, stretches, lands_on_day_off: !self.is_working_day(day), estimated }
    }
}

fn is_weekend(day: NaiveDate) -> bool {
    matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
}

fn plus_days(day: NaiveDate, days: u32) -> NaiveDate {
    day.checked_add_days(Days::new(u64::from(days))).unwrap_or(day)
}

#[cfg(test)]
mod tests;
