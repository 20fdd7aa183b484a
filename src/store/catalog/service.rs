//! Tickets and collaboration requests (domain sections 6 and 11).

use super::{AccountPath, Table, TableDef, account, code, date, instant, long, refers, text};
use crate::domain::commerce::RequestDecision;
use crate::domain::dealings::{TicketGrade, TicketKind, TicketStep};

const OWNED: AccountPath = AccountPath::Direct("account_id");

pub(super) const TABLES: &[TableDef] = &[
    TableDef::new(
        Table::Ticket,
        80,
        OWNED,
        &[
            account(),
            text("title").needed().found(),
            code::<TicketKind>("kind").needed(),
            // As opened; a later grade is a dated event.
            code::<TicketGrade>("grade").needed(),
            date("opened_on").needed(),
            instant("opened_at"),
            date("closed_on"),
            refers("person_id", Table::Person),
            refers("owner_id", Table::Colleague).looked_up(),
            refers("product_id", Table::Product),
            long("description").found(),
        ],
    )
    .dated("opened_on"),
    TableDef::new(
        Table::TicketEvent,
        81,
        AccountPath::Via("ticket_id"),
        &[
            refers("ticket_id", Table::Ticket).needed(),
            code::<TicketStep>("step").needed(),
            instant("at").needed(),
            code::<TicketGrade>("grade"),
            text("told"),
            refers("colleague_id", Table::Colleague),
            long("note").found(),
        ],
    )
    .dated("at"),
    TableDef::new(
        Table::TicketReview,
        82,
        AccountPath::Via("ticket_id"),
        &[
            refers("ticket_id", Table::Ticket).needed(),
            date("reviewed_on").needed(),
            long("root_cause").needed().found(),
            long("measures").found(),
            refers("colleague_id", Table::Colleague),
            refers("contingency_plan_id", Table::ContingencyPlan),
        ],
    )
    .dated("reviewed_on"),
    TableDef::new(
        Table::Request,
        83,
        OWNED,
        &[
            account(),
            text("need").needed().found(),
            long("background").found(),
            long("expected_value").found(),
            refers("person_id", Table::Person),
            refers("owner_id", Table::Colleague).looked_up(),
            date("raised_on").needed(),
            // The product owner who evaluates it.
            refers("evaluator_id", Table::Colleague),
            long("feasibility").found(),
            long("cost").found(),
            long("generality").found(),
            date("evaluated_on"),
            code::<RequestDecision>("decision"),
            date("decided_on"),
            date("tell_by"),
            date("told_on"),
            date("closed_on"),
        ],
    )
    .dated("raised_on"),
    TableDef::new(
        Table::RequestNote,
        84,
        AccountPath::Via("request_id"),
        &[
            refers("request_id", Table::Request).needed(),
            instant("at").needed(),
            refers("colleague_id", Table::Colleague),
            long("note").needed().found(),
        ],
    )
    .dated("at"),
];
