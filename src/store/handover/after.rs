//! What the key figures ask of handovers: which accounts met their new manager when, and what became of what was open then.

use std::collections::{BTreeMap, HashSet};

use chrono::NaiveDate;

use super::super::catalog::Table;
use super::super::error::Error;
use super::super::row::{Reader, Row};
use super::items::{Item, table_of};
use super::{Colleagues, state_on};
use crate::domain::dealings::TicketStep;
use crate::domain::handover::{HandoverState, HandoverStep, StepOutcome};
use crate::domain::{AccountId, AsOf, RowId};
use crate::scoring::handover::ItemKind;
use crate::scoring::kpi::{HandedOver, OpenItem};

impl Reader<'_> {
    /// The accounts whose three-party meeting was held by the day, with that meeting's day; and every item that was open at its end, with the day
    /// on which it was settled. Cancelled handovers do not count.
    pub(in super::super) fn handed_over(&self, as_of: AsOf) -> Result<(Vec<HandedOver>, Vec<OpenItem>), Error> {
        let cancelled: HashSet<i64> = self
            .all(Table::Handover)?
            .iter()
            .filter(|row| state_on(row, as_of) == Some(HandoverState::Cancelled))
            .map(|row| row.id)
            .collect();
        // The first meeting of each handover, of one account or, without one, of all of them.
        let mut met: BTreeMap<(i64, Option<AccountId>), NaiveDate> = BTreeMap::new();
        for row in self.rows_where(Table::HandoverEntry, &[("step", HandoverStep::Meeting.into())])? {
            let (Some(handover), Some(on)) = (row.int("handover_id"), row.date("done_on")) else { continue };
            if as_of.includes_day(on) && !cancelled.contains(&handover) && row.code("outcome") != Some(StepOutcome::Returned) {
                let slot = met.entry((handover, row.reference("account_id"))).or_insert(on);
                *slot = (*slot).min(on);
            }
        }
        if met.is_empty() {
            return Ok((Vec::new(), Vec::new()));
        }
        let colleagues = Colleagues::read(self)?;
        let (mut handed, mut items) = (Vec::new(), Vec::new());
        for row in self.all(Table::HandoverAccount)? {
            let (Some(handover), Some(account)) = (row.int("handover_id"), row.reference::<AccountId>("account_id")) else { continue };
            let meetings = [Some(account), None].map(|of| met.get(&(handover, of)).copied());
            let Some(met_on) = meetings.into_iter().flatten().min() else { continue };
            handed.push(HandedOver { account, met_on });
            let then = AsOf { day: met_on, at: as_of.zone.end_of(met_on), past: true, zone: as_of.zone };
            for item in self.open_items(account, then, &colleagues)? {
                let settled_on = self.settled_on(&item, account, as_of)?;
                items.push(OpenItem { account, met_on, due_on: item.due_on, settled_on });
            }
        }
        Ok((handed, items))
    }

    /// When something that was open ended; none: it has not.
    fn settled_on(&self, item: &Item, account: AccountId, as_of: AsOf) -> Result<Option<NaiveDate>, Error> {
        if item.kind == ItemKind::Receivable {
            let invoices = self.invoices(account)?;
            return Ok(invoices.iter().find(|invoice| invoice.id.raw() == item.id).and_then(|invoice| invoice.settled_on()));
        }
        let row = self.row(table_of(item.kind), item.id)?;
        let day = |column: &str| row.as_ref().and_then(|row| row.date(column));
        Ok(match item.kind {
            ItemKind::Promise => day("settled_on"),
            ItemKind::Ticket => {
                let closed = |row: &Row| row.code("step") == Some(TicketStep::Closed);
                let events = self.rows_where(Table::TicketEvent, &[("ticket_id", item.id.into())])?;
                let by_event = events.iter().filter(|row| closed(row)).filter_map(|row| row.at("at")).min();
                [day("closed_on"), by_event.map(|at| as_of.zone.day_of(at))].into_iter().flatten().min()
            }
            ItemKind::Request | ItemKind::Opportunity => day("closed_on"),
            ItemKind::Task => day("done_on"),
            ItemKind::Milestone => day("accepted_on"),
            ItemKind::Receivable => None,
        })
    }
}
