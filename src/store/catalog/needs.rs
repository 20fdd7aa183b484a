//! Needs, touches, favours, promises and events (domain sections 4 and 5).

use super::{AccountPath, Table, TableDef, account, code, date, flag, instant, int, long, refers, source, text};
use crate::domain::dealings::{Channel, PainDimension, PainOrigin};
use crate::domain::needs::{Bearing, EventKind, PainStatus, PromiseState, Reception, Sentiment};
use crate::scoring::pains::{DiscoveryPart, QuestionScope};

const OWNED: AccountPath = AccountPath::Direct("account_id");

pub(super) const TABLES: &[TableDef] = &[
    TableDef::new(
        Table::Pain,
        60,
        OWNED,
        &[
            account(),
            text("title").needed().found(),
            code::<PainDimension>("dimension").needed(),
            code::<PainOrigin>("origin").needed(),
            code::<PainStatus>("status").needed(),
            date("raised_on").needed(),
            long("background").found(),
            long("expected_value").found(),
            long("competitors").found(),
            refers("request_id", Table::Request),
            refers("interaction_id", Table::Interaction),
            date("closed_on"),
        ],
    )
    .dated("raised_on"),
    TableDef::new(
        Table::PainScore,
        61,
        AccountPath::Via("pain_id"),
        &[
            refers("pain_id", Table::Pain).needed(),
            refers("person_id", Table::Person),
            code::<PainOrigin>("origin").needed(),
            int("score", 1, 5).needed(),
            date("scored_on").needed(),
        ],
    )
    .dated("scored_on"),
    TableDef::new(
        Table::PainMetric,
        62,
        AccountPath::Via("pain_id"),
        // Evidence: a named metric, month by month.
        &[
            refers("pain_id", Table::Pain).needed(),
            text("metric").needed().found(),
            date("month").needed(),
            text("value").needed(),
            text("said_by"),
        ],
    )
    .dated("month"),
    TableDef::new(
        Table::Discovery,
        63,
        OWNED,
        &[
            account(),
            code::<DiscoveryPart>("part").needed(),
            date("done_on").needed(),
            refers("person_id", Table::Person),
            refers("interaction_id", Table::Interaction),
            long("note").found(),
        ],
    )
    .dated("done_on"),
    TableDef::new(
        Table::Question,
        64,
        OWNED,
        &[
            account(),
            code::<QuestionScope>("scope").needed(),
            long("question").needed().found(),
            // A registry, a tender notice, a report.
            text("source_note").found(),
            date("prepared_on").needed(),
            date("asked_on"),
            refers("interaction_id", Table::Interaction),
            long("answer").found(),
        ],
    )
    .dated("prepared_on"),
    TableDef::new(
        Table::Interaction,
        65,
        OWNED,
        &[
            account(),
            date("held_on").needed(),
            // When within the day, if known.
            instant("held_at"),
            code::<Channel>("channel").needed(),
            flag("two_way"),
            long("summary").found(),
            code::<Sentiment>("sentiment"),
            long("next_step").found(),
            source(),
        ],
    )
    .dated("held_on"),
    TableDef::new(
        Table::Participant,
        66,
        AccountPath::Via("interaction_id"),
        &[
            refers("interaction_id", Table::Interaction).needed(),
            refers("person_id", Table::Person),
            refers("colleague_id", Table::Colleague),
        ],
    )
    .one_of(&["person_id", "colleague_id"]),
    TableDef::new(
        Table::Statement,
        67,
        AccountPath::Via("interaction_id"),
        &[refers("interaction_id", Table::Interaction).needed(), refers("person_id", Table::Person), long("statement").needed().found()],
    ),
    TableDef::new(
        Table::Favour,
        68,
        OWNED,
        &[
            account(),
            date("done_on").needed(),
            text("what").needed().found(),
            // The entry of the idea library, if it came from there.
            text("idea"),
            refers("person_id", Table::Person),
            code::<Reception>("reception"),
            long("note").found(),
        ],
    )
    .dated("done_on"),
    TableDef::new(
        Table::Promise,
        69,
        OWNED,
        &[
            account(),
            text("what").needed().found(),
            refers("person_id", Table::Person),
            refers("owner_id", Table::Colleague).looked_up(),
            date("made_on").needed(),
            date("due_on"),
            refers("interaction_id", Table::Interaction),
            code::<PromiseState>("state").needed(),
            date("settled_on"),
            long("note").found(),
        ],
    )
    .dated("made_on"),
    TableDef::new(
        Table::AccountEvent,
        70,
        OWNED,
        &[
            account(),
            code::<EventKind>("kind").needed(),
            code::<Bearing>("bearing").needed(),
            date("happened_on").needed(),
            instant("entered_at").needed(),
            long("what").needed().found(),
            source(),
        ],
    )
    .dated("happened_on"),
];
