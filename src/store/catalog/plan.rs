//! Plans, deliveries, growth and the long run (domain sections 5 and 15).

use super::{AccountPath, Table, TableDef, account, amount, code, currency, date, flag, instant, int, long, refers, text};
use crate::domain::alert::{AlertDecision, AlertRule};
use crate::domain::plan::{
    ContingencyKind, MemoryKind, OpportunityStage, PackageKind, PlanMeasure, TaskOrigin, TouchpointKind, WhiteSpaceState,
};

const OWNED: AccountPath = AccountPath::Direct("account_id");

pub(super) const TABLES: &[TableDef] = &[
    TableDef::new(
        Table::AnnualPlan,
        90,
        OWNED,
        &[account(), int("year", 2000, 2200).needed(), date("made_on").needed(), long("note").found()],
    )
    .dated("made_on")
    .unique(&["account_id", "year"]),
    TableDef::new(
        Table::PlanTarget,
        91,
        AccountPath::Via("annual_plan_id"),
        &[
            refers("annual_plan_id", Table::AnnualPlan).needed(),
            code::<PlanMeasure>("measure").needed(),
            int("quarter", 1, 4).needed(),
            // Tenths of a percent.
            int("target", -100_000, 100_000).needed(),
            int("reached", -100_000, 100_000),
            date("reached_on"),
        ],
    ),
    TableDef::new(
        Table::Touchpoint,
        92,
        OWNED,
        &[
            account(),
            refers("annual_plan_id", Table::AnnualPlan),
            code::<TouchpointKind>("kind").needed(),
            text("title").needed().found(),
            date("planned_on").needed(),
            instant("planned_at"),
            text("place"),
            date("done_on"),
            refers("interaction_id", Table::Interaction),
            long("note").found(),
        ],
    )
    .dated("planned_on"),
    TableDef::new(
        Table::ContingencyPlan,
        93,
        // Empty account: an entry of the common library.
        OWNED,
        &[
            refers("account_id", Table::Account),
            code::<ContingencyKind>("kind").needed(),
            text("title").needed().found(),
            long("steps").needed().found(),
            text("contact"),
            date("reviewed_on").needed(),
        ],
    )
    .dated("reviewed_on"),
    TableDef::new(
        Table::CardReview,
        94,
        OWNED,
        &[
            account(),
            // First day of the quarter that it stands for.
            date("quarter").needed(),
            date("reviewed_on").needed(),
            refers("colleague_id", Table::Colleague),
            long("changes").found(),
        ],
    )
    .dated("reviewed_on"),
    TableDef::new(
        Table::Milestone,
        95,
        OWNED,
        &[
            account(),
            text("deliverable").needed().found(),
            text("project").found(),
            refers("contract_id", Table::Contract),
            refers("owner_id", Table::Colleague).looked_up(),
            date("planned_on").needed(),
            date("due_on").needed(),
            date("delivered_on"),
            refers("accepted_by", Table::Person),
            date("accepted_on"),
            long("note").found(),
        ],
    )
    .dated("planned_on"),
    TableDef::new(
        Table::Product,
        96,
        AccountPath::None,
        &[text("name").needed().found(), text("number"), text("family"), long("note"), date("retired_on")],
    ),
    TableDef::new(
        Table::WhiteSpace,
        97,
        OWNED,
        &[
            account(),
            refers("product_id", Table::Product).needed(),
            code::<WhiteSpaceState>("state").needed(),
            text("competitor").found(),
            date("as_of").needed(),
        ],
    )
    .dated("as_of"),
    TableDef::new(
        Table::Opportunity,
        98,
        OWNED,
        &[
            account(),
            text("title").needed().found(),
            amount("amount"),
            currency(),
            code::<OpportunityStage>("stage").needed(),
            refers("pain_id", Table::Pain),
            refers("product_id", Table::Product),
            refers("owner_id", Table::Colleague).looked_up(),
            date("opened_on").needed(),
            date("expected_on"),
            date("closed_on"),
            long("note").found(),
        ],
    )
    .dated("opened_on"),
    TableDef::new(
        Table::ServicePackage,
        99,
        OWNED,
        &[
            account(),
            code::<PackageKind>("kind").needed(),
            text("title").needed().found(),
            date("chosen_on").needed(),
            date("ended_on"),
            long("note").found(),
        ],
    )
    .dated("chosen_on"),
    TableDef::new(
        Table::MemoryNote,
        100,
        OWNED,
        &[
            account(),
            code::<MemoryKind>("kind").needed(),
            date("happened_on").needed(),
            long("note").needed().found(),
            refers("person_id", Table::Person),
            // Whether it may stand in the book that the customer is given.
            flag("giveable"),
        ],
    )
    .dated("happened_on"),
    TableDef::new(
        Table::Task,
        101,
        OWNED,
        // Empty account: about the portfolio.
        &[
            refers("account_id", Table::Account),
            text("title").needed().found(),
            code::<TaskOrigin>("origin").needed(),
            // The alert rule and episode that it answers.
            code::<AlertRule>("rule"),
            text("subject"),
            refers("interaction_id", Table::Interaction),
            refers("owner_id", Table::Colleague).looked_up(),
            date("created_on").needed(),
            date("due_on"),
            instant("due_at"),
            date("snoozed_until"),
            text("snooze_reason"),
            date("done_on"),
            refers("done_by", Table::Colleague),
            long("note").found(),
        ],
    )
    .dated("created_on"),
    TableDef::new(
        Table::AlertRuling,
        102,
        OWNED,
        &[
            account(),
            code::<AlertRule>("rule").needed(),
            // What within the account the episode is about, such as a ticket's identifier; empty: the account.
            text("subject"),
            // The episode's opening.
            date("opened_on").needed(),
            code::<AlertDecision>("decision").needed(),
            instant("decided_at").needed(),
            date("until"),
            refers("assignee_id", Table::Colleague).looked_up(),
            long("reason").found(),
        ],
    )
    .dated("decided_at"),
];
