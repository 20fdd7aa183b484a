//! Receivables and contracts (domain section 7): ageing, days sales outstanding, credit use, share of wallet, renewals coming up.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::rounding;
use crate::domain::id::{ContractId, InvoiceId};
use crate::domain::rates::{Rates, Sum};
use crate::domain::{AsOf, Currency, Money, Tenths};

/// Days of invoices against which the days sales outstanding are measured.
pub const DSO_DAYS: i64 = 90;

/// An invoice with its payments.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Invoice {
    /// The invoice.
    pub id: InvoiceId,
    /// What it asks for; negative for a credit note.
    pub amount: Money,
    /// When it was issued.
    pub issued_on: NaiveDate,
    /// Until when it is to be paid, that day included.
    pub due_on: NaiveDate,
    /// When it was cancelled.
    #[serde(default)]
    pub void_on: Option<NaiveDate>,
    /// What was paid on it.
    #[serde(default)]
    pub payments: Vec<Payment>,
}

/// A payment, in the invoice's currency.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Payment {
    /// When.
    pub on: NaiveDate,
    /// Minor units.
    pub minor: i64,
}

impl Invoice {
    /// Whether it had been issued and not cancelled on a day.
    #[must_use]
    pub fn counts_on(&self, day: NaiveDate) -> bool {
        self.issued_on <= day && self.void_on.is_none_or(|void| void > day)
    }

    /// What was open at the end of a day; what was paid too much is no negative receivable.
    #[must_use]
    pub fn open_on(&self, day: NaiveDate) -> Money {
        if !self.counts_on(day) {
            return Money::new(0, self.amount.currency);
        }
        let paid = self.payments.iter().filter(|payment| payment.on <= day).fold(0i64, |sum, payment| sum.saturating_add(payment.minor));
        let rest = self.amount.minor.saturating_sub(paid);
        // A credit note (negative) is used up towards zero from below.
        Money::new(if self.amount.minor >= 0 { rest.max(0) } else { rest.min(0) }, self.amount.currency)
    }

    /// The first day on which nothing was open any more: paid in full, or cancelled.
    #[must_use]
    pub fn settled_on(&self) -> Option<NaiveDate> {
        let mut days: Vec<NaiveDate> = self.payments.iter().map(|payment| payment.on).chain(self.void_on).collect();
        days.sort_unstable();
        days.into_iter().find(|day| self.open_on(*day).minor == 0)
    }
}

crate::codes! {
    /// How long an invoice is overdue.
    pub enum AgeBucket {
        /// Due today or later.
        NotDue = "not_due",
        /// 1 to 30 days overdue.
        To30 = "overdue_0_30",
        /// 31 to 60 days.
        To60 = "overdue_31_60",
        /// 61 to 90 days.
        To90 = "overdue_61_90",
        /// Longer.
        Over90 = "overdue_over_90",
    }
}

impl AgeBucket {
    /// From days past the due date; the due date itself is not overdue.
    #[must_use]
    pub const fn of(days_overdue: i64) -> Self {
        match days_overdue {
            ..=0 => Self::NotDue,
            1..=30 => Self::To30,
            31..=60 => Self::To60,
            61..=90 => Self::To90,
            _ => Self::Over90,
        }
    }
}

/// Open receivables by age.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Ageing {
    /// Everything open.
    pub open: Sum,
    /// Of that, overdue.
    pub overdue: Sum,
    /// Each age in turn, also the empty ones.
    pub buckets: Vec<Bucket>,
    /// The open invoices, longest overdue first, then the oldest row.
    pub invoices: Vec<OpenInvoice>,
}

/// What is open at one age.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Bucket {
    /// Which age.
    pub age: AgeBucket,
    /// How many invoices.
    pub n: usize,
    /// How much.
    pub open: Sum,
}

/// An open invoice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OpenInvoice {
    /// Which.
    pub id: InvoiceId,
    /// What is open, in its own currency.
    pub open: Money,
    /// When it was or is due.
    pub due_on: NaiveDate,
    /// Days past the due date; negative: days to go.
    pub days_overdue: i64,
}

/// Open receivables at the as-of day by age, in one currency at that day's rates.
#[must_use]
pub fn ageing(invoices: &[Invoice], rates: &Rates, into: Currency, as_of: AsOf) -> Ageing {
    let mut open: Vec<OpenInvoice> = invoices
        .iter()
        .map(|invoice| OpenInvoice {
            id: invoice.id,
            open: invoice.open_on(as_of.day),
            due_on: invoice.due_on,
            days_overdue: as_of.age_days(invoice.due_on),
        })
        .filter(|invoice| invoice.open.minor != 0)
        .collect();
    open.sort_by_key(|invoice| (std::cmp::Reverse(invoice.days_overdue), invoice.id));
    let sum = |wanted: &dyn Fn(&OpenInvoice) -> bool| {
        rates.sum(open.iter().filter(|invoice| wanted(invoice)).map(|invoice| (invoice.open, as_of.day)), into)
    };
    let buckets = <AgeBucket as crate::domain::Coded>::ALL
        .iter()
        .map(|&age| {
            let inside = |invoice: &OpenInvoice| AgeBucket::of(invoice.days_overdue) == age;
            Bucket { age, n: open.iter().filter(|invoice| inside(invoice)).count(), open: sum(&inside) }
        })
        .collect();
    Ageing { open: sum(&|_| true), overdue: sum(&|invoice| invoice.days_overdue > 0), buckets, invoices: open }
}

/// Days sales outstanding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Dso {
    /// Days, half-up to one decimal; none where nothing was invoiced.
    pub value: Option<Tenths>,
    /// Open receivables.
    pub open: Sum,
    /// Invoiced in the last 90 days.
    pub invoiced: Sum,
    /// How many invoices that were.
    pub n: usize,
}

/// Open receivables / invoiced in 90 days x 90: days sales outstanding by the simple (not the count-back) method over a
/// rolling quarter.
#[must_use]
pub fn dso(invoices: &[Invoice], rates: &Rates, into: Currency, as_of: AsOf) -> Dso {
    let recent: Vec<&Invoice> =
        invoices.iter().filter(|invoice| invoice.counts_on(as_of.day) && as_of.within_days(invoice.issued_on, DSO_DAYS)).collect();
    let open = rates.sum(invoices.iter().map(|invoice| (invoice.open_on(as_of.day), as_of.day)).filter(|(open, _)| open.minor != 0), into);
    let invoiced = rates.sum(recent.iter().map(|invoice| (invoice.amount, as_of.day)), into);
    let value = (invoiced.total.minor > 0).then(|| {
        let tenths = rounding::half_up(i128::from(open.total.minor) * i128::from(DSO_DAYS) * 10, i128::from(invoiced.total.minor));
        Tenths(i32::try_from(tenths).unwrap_or(i32::MAX))
    });
    Dso { value, open, invoiced, n: recent.len() }
}

/// How much of a credit limit is used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CreditUse {
    /// The limit.
    pub limit: Money,
    /// Open receivables in the limit's currency.
    pub used: Sum,
    /// Whole percent, floored; none for a limit of zero.
    pub percent: Option<i64>,
    /// Whether more is open than the limit allows.
    pub exceeded: bool,
}

/// Open receivables against the limit in force.
#[must_use]
pub fn credit_use(invoices: &[Invoice], limit: Money, rates: &Rates, as_of: AsOf) -> CreditUse {
    let used = ageing(invoices, rates, limit.currency, as_of).open;
    let percent = (limit.minor > 0).then(|| rounding::floor(i128::from(used.total.minor) * 100, i128::from(limit.minor)));
    CreditUse { limit, percent, exceeded: used.total.minor > limit.minor, used }
}

/// Our revenue / the customer's spend on the category in the same period, in percent to one decimal (half-up); `None` where the spend is not
/// positive or no rate joins the two. A share over 100 % says that one of the two figures is wrong; it is shown as it is.
#[must_use]
pub fn share_of_wallet(revenue: Money, spend: Money, rates: &Rates, on: NaiveDate) -> Option<Tenths> {
    let revenue = rates.convert(revenue, spend.currency, on)?;
    (spend.minor > 0).then(|| {
        let tenths = rounding::half_up(i128::from(revenue.minor) * 1000, i128::from(spend.minor));
        Tenths(i32::try_from(tenths).unwrap_or(i32::MAX))
    })
}

/// The end of a contract, as renewals see it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ContractEnd {
    /// The contract.
    pub id: ContractId,
    /// Its last day.
    pub ends_on: NaiveDate,
    /// When it was decided what becomes of it.
    #[serde(default)]
    pub decided_on: Option<NaiveDate>,
    /// Whether it goes on by itself unless somebody speaks up.
    #[serde(default)]
    pub auto_renew: bool,
}

/// A contract that needs a word about its renewal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Renewal {
    /// Which.
    pub contract: ContractId,
    /// The notice it falls under, such as 30, 60 or 90 days; none: it ended, and nobody recorded what became of it.
    pub notice_days: Option<u32>,
    /// Its last day.
    pub ends_on: NaiveDate,
    /// Days to that day; negative once it is past.
    pub days_left: i64,
    /// Whether it goes on by itself.
    pub auto_renew: bool,
}

/// Contracts without an outcome that end within the longest notice (`notice_days`, such as 90, 60 and 30) or have ended, the soonest first. One
/// that renews itself is not undecided afterwards.
#[must_use]
pub fn renewals(contracts: &[ContractEnd], notice_days: &[u32], as_of: AsOf) -> Vec<Renewal> {
    let mut found: Vec<Renewal> = contracts
        .iter()
        .filter(|contract| !contract.decided_on.is_some_and(|day| as_of.includes_day(day)))
        .filter_map(|contract| {
            let days_left = -as_of.age_days(contract.ends_on);
            let notice = notice_days.iter().copied().filter(|days| days_left <= i64::from(*days)).min();
            let notice_days = if days_left < 0 { (!contract.auto_renew).then_some(None)? } else { Some(notice?) };
            Some(Renewal { contract: contract.id, notice_days, ends_on: contract.ends_on, days_left, auto_renew: contract.auto_renew })
        })
        .collect();
    found.sort_by_key(|renewal| (renewal.ends_on, renewal.contract));
    found
}
