//! The quarterly review: every page of the card is walked, and what changed is written down.

use super::{Mistake, Subject, capital};
use crate::domain::quarter::Quarter;
use crate::domain::{Coded, RowId};
use crate::i18n::{Strings, label};
use crate::store::{ActionKind, Cell, Edit, Table, What};
use crate::tui::forms::record::Entering;
use crate::tui::overlays::form::{Choice, Field, Filled, Form, Kind, Value};
use crate::tui::widgets::Look;

/// The answer that a page was looked through and is as it was.
const SAME: &str = "same";

crate::codes! {
    /// A page of the card that the review walks.
    pub enum Stop {
        /// What the account is.
        Overview = "overview",
        /// People and their posts.
        People = "people",
        /// Needs and pains.
        Needs = "needs",
        /// Touches and promises.
        Touches = "touches",
        /// Contracts, receivables, growth.
        Deals = "deals",
        /// Tickets, surveys, deliveries.
        Service = "service",
        /// Plans and tasks.
        Plan = "plan",
    }
}

impl Stop {
    /// What the page is called.
    #[must_use]
    pub fn name(self, strings: &Strings) -> String {
        match self {
            Self::Overview => strings.card_tab_overview(),
            Self::People => strings.card_tab_people(),
            Self::Needs => strings.card_tab_needs(),
            Self::Touches => strings.card_tab_touches(),
            Self::Deals => strings.card_tab_deals(),
            Self::Service => strings.card_tab_service(),
            Self::Plan => strings.card_tab_plan(),
        }
    }

    /// The page on which records of a kind are shown.
    #[must_use]
    pub const fn of(table: Table) -> Self {
        match table {
            Table::Person
            | Table::Post
            | Table::PostRole
            | Table::StanceSeen
            | Table::Influence
            | Table::Relationship
            | Table::ChainEdge
            | Table::GhostSeat
            | Table::ApprovalPath
            | Table::ApprovalStep => Self::People,
            Table::Pain | Table::PainScore | Table::PainMetric | Table::Discovery | Table::Question => Self::Needs,
            Table::Interaction | Table::Participant | Table::Statement | Table::Favour | Table::Promise | Table::AccountEvent => {
                Self::Touches
            }
            Table::Contract
            | Table::ContractOutcome
            | Table::ContractApproval
            | Table::Invoice
            | Table::Payment
            | Table::CreditLimit
            | Table::CategorySpend
            | Table::WhiteSpace
            | Table::Opportunity => Self::Deals,
            Table::Ticket
            | Table::TicketEvent
            | Table::TicketReview
            | Table::SurveyAnswer
            | Table::SurveyLoop
            | Table::Request
            | Table::RequestNote
            | Table::Milestone => Self::Service,
            Table::AnnualPlan
            | Table::PlanTarget
            | Table::Touchpoint
            | Table::ContingencyPlan
            | Table::CardReview
            | Table::ServicePackage
            | Table::MemoryNote
            | Table::Task => Self::Plan,
            _ => Self::Overview,
        }
    }
}

/// The review of one quarter.
#[derive(Debug)]
pub struct Walk {
    subject: Subject,
    quarter: Quarter,
    /// How many records of each page changed since the last review.
    changed: Vec<(Stop, usize)>,
}

impl Walk {
    /// Of a quarter.
    #[must_use]
    pub const fn new(subject: Subject, quarter: Quarter, changed: Vec<(Stop, usize)>) -> Self {
        Self { subject, quarter, changed }
    }
}

impl Entering for Walk {
    fn form(&self, look: &Look) -> Form {
        let strings = &look.strings;
        let mut fields: Vec<Field> = Stop::ALL
            .iter()
            .map(|stop| {
                let count = self.changed.iter().find(|(of, _)| of == stop).map_or(0, |(_, count)| *count);
                let same = Choice::new(SAME, strings.plan_review_same());
                Field::new(stop.code(), stop.name(strings), Kind::OpenChoice(vec![same]))
                    .required()
                    .hint(strings.plan_review_hint(i64::try_from(count).unwrap_or(i64::MAX)))
            })
            .collect();
        fields.push(super::day_field("reviewed_on", look));
        let title = format!("{} {}", capital(&label(Table::CardReview, strings)), self.quarter);
        Form::new(strings.forms_title_of(title, look.private(&self.subject.name)), fields, look)
            .drafted(format!("card-review-{}-{}", self.subject.id, self.quarter))
    }

    fn edit(&self, filled: &Filled, look: &Look) -> Result<Option<Edit>, Mistake> {
        let strings = &look.strings;
        let day = super::day_of(filled, "reviewed_on", look)?;
        let changed = Stop::ALL.iter().filter_map(|stop| match filled.value(stop.code()) {
            Value::Text(what) => Some(strings.plan_review_changed(stop.name(strings), what)),
            _ => None,
        });
        let changed: Vec<String> = changed.collect();
        let changes = if changed.is_empty() { strings.plan_review_nothing() } else { changed.join("\n") };
        let mut edit = Edit::new(What::new(ActionKind::Complete).named(Table::CardReview, &self.quarter.to_string()));
        edit.insert(
            Table::CardReview,
            vec![
                ("account_id", self.subject.id.raw().into()),
                ("quarter", self.quarter.first().into()),
                ("reviewed_on", day.into()),
                ("colleague_id", Cell::Me),
                ("changes", changes.into()),
            ],
        );
        Ok(Some(edit))
    }
}
