//! The prepared inserts of an import.

use crate::store::{Error, Inserter, Table};

/// One for each table that an import writes many rows of; the columns stand in the order in which the writer gives them.
pub(super) struct Inserts {
    pub account: Inserter,
    pub tag: Inserter,
    pub field: Inserter,
    pub custom: Inserter,
    pub tier: Inserter,
    pub team: Inserter,
    pub contract: Inserter,
    pub touch: Inserter,
    pub person: Inserter,
    pub post: Inserter,
    pub judgement: Inserter,
    pub figure: Inserter,
    pub usage: Inserter,
    pub intent: Inserter,
    pub answer: Inserter,
    pub tickets: Inserter,
}

impl Inserts {
    pub fn new() -> Result<Self, Error> {
        Ok(Self {
            account: Inserter::new(Table::Account, &["name", "short_name", "kind", "credit_code", "created_on"])?,
            tag: Inserter::new(Table::AccountTag, &["account_id", "tag"])?,
            field: Inserter::new(Table::AccountField, &["account_id", "field", "value", "as_of", "source"])?,
            custom: Inserter::new(Table::CustomValue, &["account_id", "custom_field_id", "value", "as_of", "source"])?,
            tier: Inserter::new(Table::TierDecision, &["account_id", "tier", "reason", "decided_on"])?,
            team: Inserter::new(Table::AccountTeam, &["account_id", "role", "colleague_id", "since", "source"])?,
            contract: Inserter::new(
                Table::Contract,
                &["account_id", "title", "amount", "currency", "signed_on", "ends_on", "auto_renew", "source"],
            )?,
            touch: Inserter::new(Table::Interaction, &["account_id", "held_on", "channel", "two_way", "summary", "source"])?,
            person: Inserter::new(Table::Person, &["name", "phone", "email", "wechat", "birth_leap_month"])?,
            post: Inserter::new(Table::Post, &["account_id", "person_id", "title", "department"])?,
            judgement: Inserter::new(Table::Judgement, &["account_id", "criterion", "score", "judged_on", "source"])?,
            figure: Inserter::new(Table::PeriodResult, &["account_id", "kind", "starts_on", "ends_on", "amount", "currency", "source"])?,
            usage: Inserter::new(Table::UsageReading, &["account_id", "share", "read_on", "source"])?,
            intent: Inserter::new(Table::IntentStated, &["account_id", "intent", "stated_on", "source"])?,
            answer: Inserter::new(Table::SurveyAnswer, &["account_id", "kind", "answered_on", "recommend", "source"])?,
            tickets: Inserter::new(Table::ReportedTickets, &["account_id", "count", "reported_on", "source"])?,
        })
    }
}
