//! What every account has at least in a portfolio for measuring: old, settled records that move no score and open no alert.

use super::people::Sketch;
use super::scene::Scene;
use crate::domain::account::AccountKind;
use crate::domain::dealings::{Channel, TicketGrade, TicketKind};
use crate::domain::people::{Depth, Function};
use crate::store::{Error, Table};

const PEOPLE: usize = 5;
const TOUCHES: i64 = 20;
const TICKETS: i64 = 3;
const INVOICES: i64 = 6;

/// Days ago before which a ticket no longer says that tickets are kept here.
const TICKETS_FORGOTTEN: i64 = 400;
/// Days ago before which invoices count in no window.
const INVOICES_FORGOTTEN: i64 = 1200;

/// How many rows of some tables an account has got.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Tally {
    touches: i64,
    tickets: i64,
    invoices: i64,
}

impl Tally {
    pub(super) fn count(&mut self, table: Table) {
        match table {
            Table::Interaction => self.touches += 1,
            Table::Ticket => self.tickets += 1,
            Table::Invoice => self.invoices += 1,
            _ => {}
        }
    }
}

impl Scene<'_, '_> {
    pub(super) fn write_ballast(&mut self) -> Result<(), Error> {
        while self.people.len() < PEOPLE {
            self.write_bystander()?;
        }
        let step = (self.reach() / TOUCHES).max(1);
        for number in self.tally.touches..TOUCHES {
            self.write_unanswered((number + 1) * step)?;
        }
        for number in self.tally.tickets..TICKETS {
            self.write_solved_ticket(TICKETS_FORGOTTEN + number * 30, TicketGrade::P3, TicketKind::Enquiry)?;
        }
        for number in self.tally.invoices..INVOICES {
            self.write_old_invoice(INVOICES_FORGOTTEN + number * 91, INVOICES - number)?;
        }
        Ok(())
    }

    /// Somebody whom one knows by name only.
    fn write_bystander(&mut self) -> Result<(), Error> {
        let name = self.invented_name();
        let private = self.member.kind == AccountKind::Individual;
        let title = if private { self.say("家人", "family") } else { self.say("专员", "officer") };
        self.write_person(&Sketch {
            name,
            title,
            department: if private { "" } else { self.say("综合部", "general affairs") },
            function: Function::DailyContact,
            roles: Vec::new(),
            stance: None,
            evidence: "",
            influence: 1,
            concern: "",
            reports_to: None,
            depth: Depth::Unknown,
        })
        .map(drop)
    }

    /// Something sent that nobody answered: no silence ends with it.
    fn write_unanswered(&mut self, days: i64) -> Result<(), Error> {
        let (held_on, summary) = (self.ago(days), self.say("寄送行业资讯，未回复", "sent industry news, no answer"));
        self.add_own(
            Table::Interaction,
            [("held_on", held_on.into()), ("channel", Channel::Mail.into()), ("two_way", false.into()), ("summary", summary.into())],
        )
        .map(drop)
    }

    fn write_old_invoice(&mut self, issued: i64, serial: i64) -> Result<(), Error> {
        let amount = self.thousands(self.member.revenue_k) / 40;
        let (issued_on, due_on, currency, owner) = (self.ago(issued), self.ago(issued - 60), self.currency(), self.owner());
        let invoice = self.add_own(
            Table::Invoice,
            [
                ("number", format!("FQ{:05}{serial:02}", self.number + 1).into()),
                ("amount", amount.into()),
                ("currency", currency),
                ("issued_on", issued_on.into()),
                ("due_on", due_on.into()),
                ("owner_id", owner),
            ],
        )?;
        self.write_payment(invoice, amount, issued - 40)
    }
}
