//! Dated facts that health and money are computed from (domain sections 7, 8 and 9).

use super::{AccountPath, Table, TableDef, account, amount, code, currency, date, flag, int, long, refers, source, text};
use crate::domain::chain::ApprovalOutcome;
use crate::domain::commerce::{ApprovalKind, RenewalOutcome};
use crate::domain::dealings::RenewalIntent;
use crate::domain::survey::{SurveyKind, SurveyStep};

const OWNED: AccountPath = AccountPath::Direct("account_id");

pub(super) const TABLES: &[TableDef] = &[
    TableDef::new(
        Table::UsageReading,
        20,
        OWNED,
        &[
            account(),
            // Share of the core functions active in the month, in hundredths of a percent.
            int("share", 0, 10_000).needed(),
            date("read_on").needed(),
            refers("product_id", Table::Product),
            source(),
        ],
    )
    .dated("read_on"),
    TableDef::new(
        Table::IntentStated,
        21,
        OWNED,
        &[
            account(),
            code::<RenewalIntent>("intent").needed(),
            date("stated_on").needed(),
            refers("person_id", Table::Person),
            refers("interaction_id", Table::Interaction),
            long("note").found(),
            source(),
        ],
    )
    .dated("stated_on"),
    TableDef::new(
        Table::SurveyAnswer,
        22,
        OWNED,
        &[
            account(),
            code::<SurveyKind>("kind").needed(),
            date("answered_on").needed(),
            // Empty: anonymous.
            refers("person_id", Table::Person),
            int("product_quality", 1, 5),
            int("delivery_time", 1, 5),
            int("service_response", 1, 5),
            int("innovation", 1, 5),
            int("continuity", 1, 5),
            // "Would recommend", 0 to 10.
            int("recommend", 0, 10),
            long("comment").found(),
            refers("ticket_id", Table::Ticket),
            refers("handover_id", Table::Handover),
            refers("asked_by", Table::Colleague),
            source(),
        ],
    )
    .dated("answered_on"),
    TableDef::new(
        Table::SurveyLoop,
        23,
        AccountPath::Via("survey_answer_id"),
        &[
            refers("survey_answer_id", Table::SurveyAnswer).needed(),
            code::<SurveyStep>("step").needed(),
            date("done_on").needed(),
            refers("colleague_id", Table::Colleague),
            long("note").found(),
        ],
    )
    .dated("done_on"),
    TableDef::new(
        Table::ReportedTickets,
        24,
        OWNED,
        // P0 and P1 tickets of the last 90 days, as counted elsewhere.
        &[account(), int("count", 0, 1_000_000).needed(), date("reported_on").needed(), source()],
    )
    .dated("reported_on"),
    TableDef::new(
        Table::Contract,
        25,
        OWNED,
        &[
            account(),
            text("title").needed().found(),
            text("number").found(),
            refers("product_id", Table::Product),
            amount("amount"),
            currency(),
            date("signed_on"),
            date("starts_on"),
            date("ends_on"),
            flag("auto_renew"),
            long("sticking_points").found(),
            refers("owner_id", Table::Colleague).looked_up(),
            source(),
        ],
    )
    .dated("starts_on"),
    TableDef::new(
        Table::ContractOutcome,
        26,
        AccountPath::Via("contract_id"),
        &[
            refers("contract_id", Table::Contract).needed(),
            code::<RenewalOutcome>("outcome").needed(),
            date("decided_on").needed(),
            amount("amount"),
            currency(),
            long("reason").found(),
            refers("next_contract_id", Table::Contract),
        ],
    )
    .dated("decided_on"),
    TableDef::new(
        Table::ContractApproval,
        27,
        AccountPath::Via("contract_id"),
        &[
            refers("contract_id", Table::Contract).needed(),
            code::<ApprovalKind>("kind").needed(),
            amount("threshold"),
            currency(),
            refers("approver_id", Table::Colleague),
            refers("on_behalf_of", Table::Colleague),
            code::<ApprovalOutcome>("outcome"),
            date("decided_on"),
            long("note").found(),
        ],
    )
    .dated("decided_on"),
    TableDef::new(
        Table::Invoice,
        28,
        OWNED,
        &[
            account(),
            text("number").found(),
            refers("contract_id", Table::Contract),
            amount("amount").needed(),
            currency().needed(),
            date("issued_on").needed(),
            date("due_on").needed(),
            refers("owner_id", Table::Colleague).looked_up(),
            date("void_on"),
            long("note").found(),
        ],
    )
    .dated("issued_on"),
    TableDef::new(
        Table::Payment,
        29,
        AccountPath::Via("invoice_id"),
        // In the invoice's currency.
        &[refers("invoice_id", Table::Invoice).needed(), amount("amount").needed(), date("paid_on").needed(), long("note")],
    )
    .dated("paid_on"),
    TableDef::new(
        Table::CreditLimit,
        30,
        OWNED,
        &[account(), amount("amount").needed(), currency().needed(), date("as_of").needed(), source()],
    )
    .dated("as_of"),
    TableDef::new(
        Table::CategorySpend,
        31,
        OWNED,
        // What the customer spends on a category with all suppliers.
        &[
            account(),
            text("category").needed().found(),
            date("starts_on").needed(),
            date("ends_on").needed(),
            amount("amount").needed(),
            currency().needed(),
            source(),
        ],
    )
    .dated("ends_on"),
    TableDef::new(
        Table::ExchangeRate,
        32,
        AccountPath::None,
        &[
            currency().needed(),
            super::column("into_currency", super::Kind::Currency).needed(),
            // Units of the target currency for one unit, times 100 million.
            int("rate_e8", 1, i64::MAX).needed(),
            date("as_of").needed(),
            source(),
        ],
    )
    .dated("as_of"),
];
