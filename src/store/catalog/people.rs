//! People, posts and the decision chain (domain section 3).

use super::{AccountPath, Table, TableDef, account, code, date, flag, int, long, refers, source, text};
use crate::domain::chain::{ApprovalOutcome, ApprovalStage, BirthCalendar, Confidence};
use crate::domain::people::{BuyingRole, Depth, EdgeKind, Function, Stance};

const OWNED: AccountPath = AccountPath::Direct("account_id");

pub(super) const TABLES: &[TableDef] = &[
    TableDef::new(
        Table::Colleague,
        40,
        AccountPath::None,
        &[
            text("name").needed().found(),
            // The user name that stands for this colleague.
            text("login").looked_up(),
            text("title"),
            text("department"),
            text("email"),
            text("phone"),
            // What a customer is told of a successor.
            long("background"),
            date("left_on"),
        ],
    ),
    TableDef::new(
        Table::Person,
        41,
        AccountPath::Posts,
        &[
            text("name").needed().found(),
            text("reading").found(),
            text("phone").found(),
            text("email").found(),
            text("wechat").found(),
            code::<BirthCalendar>("birth_calendar"),
            int("birth_year", 1900, 2200),
            int("birth_month", 1, 12),
            int("birth_day", 1, 31),
            flag("birth_leap_month"),
            long("career").found(),
            long("family").found(),
            long("interests").found(),
            long("taboos").found(),
            long("note").found(),
        ],
    ),
    TableDef::new(
        Table::Post,
        42,
        OWNED,
        &[
            account(),
            refers("person_id", Table::Person).needed(),
            text("title").found(),
            text("department").found(),
            refers("reports_to", Table::Post),
            code::<Function>("function"),
            date("joined_on"),
            date("left_on"),
            text("left_for"),
        ],
    ),
    TableDef::new(
        Table::PostRole,
        43,
        AccountPath::Via("post_id"),
        &[refers("post_id", Table::Post).needed(), code::<BuyingRole>("role").needed(), date("since"), date("until")],
    )
    .dated("since"),
    TableDef::new(
        Table::StanceSeen,
        44,
        AccountPath::Via("post_id"),
        &[
            refers("post_id", Table::Post).needed(),
            code::<Stance>("stance").needed(),
            date("seen_on").needed(),
            long("evidence").found(),
            refers("interaction_id", Table::Interaction),
            code::<Confidence>("confidence"),
        ],
    )
    .dated("seen_on"),
    TableDef::new(
        Table::Influence,
        45,
        AccountPath::Via("post_id"),
        &[
            refers("post_id", Table::Post).needed(),
            int("influence", 0, 10),
            // What the person is after (诉求).
            long("concern").found(),
            date("as_of").needed(),
            source(),
        ],
    )
    .dated("as_of"),
    TableDef::new(
        Table::Relationship,
        46,
        AccountPath::None,
        &[
            refers("colleague_id", Table::Colleague).needed().looked_up(),
            refers("person_id", Table::Person).needed(),
            code::<Depth>("depth").needed(),
            code::<Depth>("wanted"),
            date("as_of").needed(),
            long("note").found(),
        ],
    )
    .dated("as_of"),
    TableDef::new(
        Table::ChainEdge,
        47,
        OWNED,
        &[
            account(),
            refers("from_post_id", Table::Post).needed(),
            refers("to_post_id", Table::Post).needed(),
            code::<EdgeKind>("kind").needed(),
            date("since").needed(),
            date("until"),
            long("note").found(),
        ],
    )
    .dated("since"),
    TableDef::new(
        Table::GhostSeat,
        48,
        OWNED,
        &[
            account(),
            code::<BuyingRole>("role").needed(),
            date("found_on").needed(),
            date("due_on"),
            // Who could introduce us.
            refers("introducer_id", Table::Person),
            refers("filled_by", Table::Post),
            date("filled_on"),
            // A person decided to live without it.
            date("accepted_on"),
            long("note").found(),
        ],
    )
    .dated("found_on"),
    TableDef::new(
        Table::ApprovalPath,
        49,
        OWNED,
        &[
            account(),
            text("proposal").needed().found(),
            refers("opportunity_id", Table::Opportunity),
            date("started_on").needed(),
            date("closed_on"),
        ],
    )
    .dated("started_on"),
    TableDef::new(
        Table::ApprovalStep,
        50,
        AccountPath::Via("approval_path_id"),
        &[
            refers("approval_path_id", Table::ApprovalPath).needed(),
            code::<ApprovalStage>("stage").needed(),
            int("position", 1, 99).needed(),
            refers("post_id", Table::Post),
            code::<ApprovalOutcome>("outcome"),
            date("decided_on"),
            long("note").found(),
        ],
    ),
];
