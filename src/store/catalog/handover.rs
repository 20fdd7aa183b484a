//! Service handovers and the case library (domain section 10).

use super::{AccountPath, Table, TableDef, account, code, date, instant, int, long, refers, text};
use crate::domain::account::{AccountKind, Sensitivity, Tier};
use crate::domain::handover::{FeedbackColumn, HandoverState, HandoverStep, HandoverTrigger, ManualSection, StepOutcome};
use crate::domain::library::Shelf;

pub(super) const TABLES: &[TableDef] = &[
    TableDef::new(
        Table::Handover,
        110,
        AccountPath::None,
        &[
            code::<HandoverTrigger>("trigger").needed(),
            // Internal: never in anything that a customer reads.
            long("internal_reason"),
            refers("outgoing_id", Table::Colleague).needed().looked_up(),
            refers("incoming_id", Table::Colleague).needed().looked_up(),
            refers("supervisor_id", Table::Colleague),
            code::<Sensitivity>("sensitivity").needed(),
            code::<HandoverState>("state").needed(),
            date("started_on").needed(),
            date("meeting_on").needed(),
            // A doubt of the customer's was recorded: the crisis steps start.
            instant("doubt_at"),
            date("closed_on"),
            long("note").found(),
        ],
    )
    .dated("started_on"),
    TableDef::new(
        Table::HandoverAccount,
        111,
        AccountPath::Direct("account_id"),
        &[refers("handover_id", Table::Handover).needed(), account()],
    )
    .unique(&["handover_id", "account_id"]),
    TableDef::new(
        Table::HandoverEntry,
        112,
        AccountPath::None,
        // What was done for a step, and when.
        &[
            refers("handover_id", Table::Handover).needed(),
            refers("account_id", Table::Account),
            code::<HandoverStep>("step").needed(),
            code::<StepOutcome>("outcome").needed(),
            date("done_on").needed(),
            refers("colleague_id", Table::Colleague),
            refers("on_behalf_of", Table::Colleague),
            text("channel"),
            long("note").found(),
            // Why a window or a rule was overridden.
            long("override_reason"),
        ],
    )
    .dated("done_on"),
    TableDef::new(
        Table::ManualText,
        113,
        AccountPath::Direct("account_id"),
        &[
            refers("handover_id", Table::Handover).needed(),
            account(),
            code::<ManualSection>("section").needed(),
            long("text").needed().found(),
            date("written_on").needed(),
        ],
    )
    .dated("written_on"),
    TableDef::new(
        Table::ManualGap,
        114,
        AccountPath::Direct("account_id"),
        &[
            refers("handover_id", Table::Handover).needed(),
            account(),
            // The gap's stable name, such as `field:invoicing_rules`.
            text("gap").needed(),
            long("answer").found(),
            long("waived_because").found(),
            date("settled_on"),
        ],
    )
    .unique(&["handover_id", "account_id", "gap"]),
    TableDef::new(
        Table::HandoverQuestion,
        115,
        AccountPath::None,
        &[
            refers("handover_id", Table::Handover).needed(),
            refers("account_id", Table::Account),
            long("question").needed().found(),
            long("agreed_answer").found(),
            int("score", 1, 5),
            date("scored_on"),
            refers("scored_by", Table::Colleague),
        ],
    ),
    TableDef::new(
        Table::HandoverItem,
        116,
        AccountPath::Direct("account_id"),
        // An open item's new owner.
        &[
            refers("handover_id", Table::Handover).needed(),
            account(),
            code::<Table>("item_table").needed(),
            int("item_id", 1, i64::MAX).needed().looked_up(),
            refers("new_owner_id", Table::Colleague).needed().looked_up(),
            date("decided_on").needed(),
        ],
    )
    .dated("decided_on"),
    TableDef::new(
        Table::HandoverFeedback,
        117,
        AccountPath::None,
        &[
            refers("handover_id", Table::Handover).needed(),
            refers("account_id", Table::Account),
            code::<FeedbackColumn>("list").needed(),
            long("what").needed().found(),
            refers("owner_id", Table::Colleague).looked_up(),
            date("written_on").needed(),
            date("due_on"),
            date("settled_on"),
        ],
    )
    .dated("written_on"),
    TableDef::new(
        Table::Lesson,
        118,
        AccountPath::None,
        &[
            text("title").needed().found(),
            refers("handover_id", Table::Handover),
            refers("account_id", Table::Account),
            code::<HandoverTrigger>("trigger"),
            code::<Tier>("tier"),
            code::<AccountKind>("account_kind"),
            long("happened").needed().found(),
            long("lesson").needed().found(),
            date("written_on").needed(),
        ],
    )
    .dated("written_on"),
    TableDef::new(
        Table::LibraryEntry,
        119,
        AccountPath::None,
        // Added to what the program brings along: a question, a line to say, an idea.
        &[
            code::<Shelf>("shelf").needed(),
            text("topic").found(),
            long("title").needed().found(),
            long("text").found(),
            date("written_on").needed(),
        ],
    )
    .dated("written_on"),
];
