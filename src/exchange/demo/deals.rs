//! Contracts, invoices, payments.

use super::scene::{Desk, Scene};
use super::words::Extra;
use crate::domain::account::Tier;
use crate::domain::chain::ApprovalOutcome;
use crate::domain::commerce::{ApprovalKind, RenewalOutcome};
use crate::store::{Error, Table, Value};

/// Days to pay.
const TERM: i64 = 60;
/// How many invoices an account of a portfolio of thousands has.
const LEAN_INVOICES: i64 = 6;

impl Scene<'_, '_> {
    pub(super) fn write_deals(&mut self) -> Result<(), Error> {
        let contract = self.write_contracts()?;
        self.write_invoices(contract)
    }

    fn contract(&mut self, title: &str, starts: i64, ends: i64, amount: i64, product: Value) -> Result<i64, Error> {
        let (signed_on, starts_on, ends_on) = (self.ago(starts + 12), self.ago(starts), self.ago(ends));
        let currency = self.currency();
        let owner = self.owner();
        let sticking: Value = if self.member.has(Extra::Dispute) {
            self.say("验收口径：停机时间按班次还是按小时", "acceptance: downtime by shift or by hour").into()
        } else {
            Value::Null
        };
        let number = format!("HT-{:04}-{}", self.number + 1, starts_on.format("%y%m"));
        self.add_own(
            Table::Contract,
            [
                ("title", title.into()),
                ("number", number.into()),
                ("product_id", product),
                ("amount", amount.into()),
                ("currency", currency),
                ("signed_on", signed_on.into()),
                ("starts_on", starts_on.into()),
                ("ends_on", ends_on.into()),
                ("auto_renew", false.into()),
                ("sticking_points", sticking),
                ("owner_id", owner),
            ],
        )
    }

    /// Yearly contracts backwards from the one that runs, each with what became of it.
    fn write_contracts(&mut self) -> Result<Option<i64>, Error> {
        let Some(renews_in) = self.member.renews_in else { return Ok(None) };
        let yearly = self.thousands(self.member.revenue_k);
        let (product, name) = self.product();
        let title = match self.tongue() {
            super::words::Tongue::Zh => format!("{name}年度服务合同"),
            super::words::Tongue::En => format!("{name}, annual service"),
        };
        let current = self.contract(&title, 365 - renews_in, -renews_in, yearly, product.clone())?;
        if self.rich {
            self.write_approvals(current, yearly, 380 - renews_in)?;
        }
        if renews_in < 0 {
            let lost_on = self.ago(-renews_in);
            self.add(
                Table::ContractOutcome,
                &[
                    ("contract_id", current.into()),
                    ("outcome", RenewalOutcome::Lost.into()),
                    ("decided_on", lost_on.into()),
                    ("reason", self.say("改用竞品，价格低两成", "went to a competitor, a fifth cheaper").into()),
                ],
            )?;
        }
        let (mut next, mut ends) = (current, 365 - renews_in);
        while self.rich && ends < self.reach() {
            let grown = self.member.growth >= 10;
            let amount = if grown { yearly * 85 / 100 } else { yearly };
            let earlier = self.contract(&title, ends + 365, ends, amount, product.clone())?;
            let decided_on = self.ago(ends + 20);
            let outcome = if grown { RenewalOutcome::Expanded } else { RenewalOutcome::Renewed };
            let currency = self.currency();
            self.add(
                Table::ContractOutcome,
                &[
                    ("contract_id", earlier.into()),
                    ("outcome", outcome.into()),
                    ("decided_on", decided_on.into()),
                    ("amount", yearly.into()),
                    ("currency", currency),
                    ("next_contract_id", next.into()),
                ],
            )?;
            (next, ends) = (earlier, ends + 365);
        }
        Ok(Some(current))
    }

    fn write_approvals(&mut self, contract: i64, amount: i64, days: i64) -> Result<(), Error> {
        for (kind, days) in [(ApprovalKind::Commercial, days), (ApprovalKind::Legal, days - 2)] {
            let decided_on = self.ago(days);
            let (currency, approver) = (self.currency(), self.frame.colleague(Desk::Supervisor));
            self.add(
                Table::ContractApproval,
                &[
                    ("contract_id", contract.into()),
                    ("kind", kind.into()),
                    ("threshold", (amount / 2).into()),
                    ("currency", currency),
                    ("approver_id", approver),
                    ("outcome", ApprovalOutcome::Approved.into()),
                    ("decided_on", decided_on.into()),
                ],
            )?;
        }
        Ok(())
    }

    /// Monthly invoices for the largest, quarterly ones for the others; six in a portfolio of thousands.
    fn write_invoices(&mut self, contract: Option<i64>) -> Result<(), Error> {
        let monthly = self.rich && self.member.tier == Some(Tier::A) || self.member.has(Extra::GuardValue);
        let (step, count) = match (monthly, self.rich) {
            (true, _) => (30, 24),
            (false, true) => (91, 8),
            // Whoever is new has as many in a shorter time.
            (false, false) => (((self.reach() - 24) / LEAN_INVOICES).min(91), LEAN_INVOICES),
        };
        let yearly = self.thousands(self.member.revenue_k);
        let offset = self.random.between(8, 22);
        for n in 0..count {
            let issued = offset + n * step;
            if issued >= self.reach() || self.member.renews_in.is_some_and(|days| issued < -days) {
                continue;
            }
            // The older half of the two years was smaller if the account grows.
            let share = if issued > 365 { 100 - self.member.growth.clamp(-30, 30) * 3 / 4 } else { 100 };
            let amount = yearly * step / 365 * share / 100;
            let (issued_on, due_on) = (self.ago(issued), self.ago(issued - TERM));
            let (currency, owner) = (self.currency(), self.owner());
            let number = format!("FP{:05}{:02}", self.number + 1, count - n);
            let contract = if issued < 365 { contract } else { None };
            let invoice = self.add_own(
                Table::Invoice,
                [
                    ("number", number.into()),
                    ("contract_id", contract.into()),
                    ("amount", amount.into()),
                    ("currency", currency),
                    ("issued_on", issued_on.into()),
                    ("due_on", due_on.into()),
                    ("owner_id", owner),
                ],
            )?;
            self.write_payments(invoice, amount, issued)?;
        }
        Ok(())
    }

    fn write_payments(&mut self, invoice: i64, amount: i64, issued: i64) -> Result<(), Error> {
        if self.member.has(Extra::Overdue) && (95..190).contains(&issued) {
            // Overdue for more than a month, a third of it paid.
            return self.write_payment(invoice, amount / 3, issued - TERM - 10);
        }
        let slow = self.member.has(Extra::ReceivableClosed) && (180..280).contains(&issued);
        let paid = issued - if slow { TERM + 50 } else { TERM - self.random.between(2, 35) };
        if paid < 0 {
            return Ok(());
        }
        if self.random.chance(20) {
            self.write_payment(invoice, amount / 2, (paid + 12).min(issued))?;
            return self.write_payment(invoice, amount - amount / 2, paid);
        }
        self.write_payment(invoice, amount, paid)
    }

    pub(super) fn write_payment(&mut self, invoice: i64, amount: i64, days: i64) -> Result<(), Error> {
        let paid_on = self.ago(days);
        self.add(Table::Payment, &[("invoice_id", invoice.into()), ("amount", amount.into()), ("paid_on", paid_on.into())])?;
        Ok(())
    }
}
