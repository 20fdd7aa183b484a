//! Whether the kept summaries can be trusted, and if not, what they are good for.

use chrono::NaiveDate;

use super::packed::LAYOUT;
use crate::domain::AsOf;
use crate::domain::calendar::WorkCalendar;
use crate::store::error::Error;
use crate::store::policies;
use crate::store::row::Reader;
use crate::store::value::day;

/// Whether the summaries can be trusted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Freshness {
    /// They are those of today.
    Fresh,
    /// They are of today, but lack what large writes changed, or know other rules: show them only marked, and make them anew.
    Partly,
    /// They are of another day: show them only marked, and make them anew.
    Of(NaiveDate),
    /// They were never made for all accounts, or by a version that kept them otherwise: there is nothing to show but the accounts' names.
    Nothing,
}

/// What the database says about its summaries.
#[derive(Debug)]
struct Made {
    by: String,
    day: i64,
    missed: i64,
}

impl Made {
    fn freshness(&self, today: NaiveDate, by: &str) -> Freshness {
        // The last three parts name rules and working days, the one before them the layout.
        let layout = |by: &str| by.rsplit('.').nth(3).map(str::to_owned);
        match day(self.day) {
            _ if self.by.is_empty() || layout(&self.by) != layout(by) => Freshness::Nothing,
            Some(day) if day != today => Freshness::Of(day),
            None => Freshness::Nothing,
            Some(_) if self.missed == 0 && self.by == by => Freshness::Fresh,
            Some(_) => Freshness::Partly,
        }
    }
}

/// Names the program, the rules and the working days by which summaries are made now.
pub(super) fn made_by(reader: &Reader<'_>, calendar: &WorkCalendar) -> Result<String, Error> {
    Ok(format!("{}.{LAYOUT}.{}-{:016x}", env!("CARGO_PKG_VERSION"), policies::key(reader)?, calendar.fingerprint()))
}

impl Reader<'_> {
    /// Whether the kept summaries are those of the as-of day, which must be today's.
    ///
    /// # Errors
    /// Those of the database.
    pub fn freshness(&self, calendar: &WorkCalendar, as_of: AsOf) -> Result<Freshness, Error> {
        let mut statement = self.conn.prepare_cached("SELECT made_by, day, missed FROM summary_state")?;
        let made = statement.query_row([], |row| Ok(Made { by: row.get(0)?, day: row.get(1)?, missed: row.get(2)? }))?;
        Ok(made.freshness(as_of.day, &made_by(self, calendar)?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::value::day_number;

    #[test]
    fn what_was_kept_is_as_fresh_as_its_day_its_rules_and_what_it_missed() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
        let yesterday = today.pred_opt().unwrap();
        let now = "0.1.0.2.00ab.7.1";
        let freshness = |by: &str, day, missed| Made { by: by.to_owned(), day: day_number(day), missed }.freshness(today, now);
        assert_eq!(freshness(now, today, 0), Freshness::Fresh);
        assert_eq!(freshness(now, today, 1), Freshness::Partly, "a large write left its accounts out");
        assert_eq!(freshness("0.1.0.2.00ab.8.2", today, 0), Freshness::Partly, "other rules were accepted since");
        assert_eq!(freshness("0.1.0.2.00ab.7.1-00cd", today, 0), Freshness::Partly, "other working days");
        assert_eq!(freshness("0.0.9.2.00ab.7.1", today, 0), Freshness::Partly, "made by another version that kept them alike");
        assert_eq!(freshness(now, yesterday, 0), Freshness::Of(yesterday));
        assert_eq!(freshness(now, yesterday, 3), Freshness::Of(yesterday));
        assert_eq!(freshness(now, today.succ_opt().unwrap(), 0), Freshness::Of(today.succ_opt().unwrap()), "the clock went back");
        assert_eq!(freshness("0.1.0.1.00ab.7.1", today, 0), Freshness::Nothing, "packed otherwise");
        assert_eq!(freshness("", NaiveDate::default(), 1), Freshness::Nothing, "never made");
    }
}
