//! The account itself and what describes it (domain section 2).

use super::{
    AccountPath, Column, Kind, Table, TableDef, account, amount, code, column, currency, date, flag, int, long, refers, source, text,
};
use crate::domain::account::{AccountKind, Criterion, Tier};
use crate::domain::health::Dimension;
use crate::domain::profile::{Department, FieldKind, Layer, ProfileField, ResultKind, TeamRole};
use crate::domain::survey::Declaration;

const OWNED: AccountPath = AccountPath::Direct("account_id");
/// Shares are stored in hundredths of a percent.
const WHOLE: i64 = 10_000;

pub(super) const TABLES: &[TableDef] = &[
    // Name, code and kind show today's value in every as-of view; everything that is dated stands in tables of its own.
    TableDef::new(
        Table::Account,
        1,
        AccountPath::Own,
        &[
            text("name").needed().found(),
            text("short_name").found(),
            // How the name is read where pinyin of the characters would be wrong.
            text("reading").found(),
            code::<AccountKind>("kind").needed(),
            text("credit_code").found().looked_up(),
            date("created_on").needed(),
        ],
    ),
    TableDef::new(
        Table::AccountField,
        2,
        OWNED,
        &[
            account(),
            code::<ProfileField>("field").needed(),
            // Empty: from this day on the field is not known any more.
            Column { searchable: true, ..column("value", Kind::FieldValue) },
            date("as_of").needed(),
            source(),
        ],
    )
    .dated("as_of"),
    TableDef::new(
        Table::CustomField,
        3,
        AccountPath::None,
        &[
            text("label").needed(),
            code::<Layer>("layer").needed(),
            code::<FieldKind>("kind").needed(),
            code::<Department>("department"),
            date("retired_on"),
        ],
    ),
    TableDef::new(
        Table::CustomValue,
        4,
        OWNED,
        &[account(), refers("custom_field_id", Table::CustomField).needed(), long("value").found(), date("as_of").needed(), source()],
    )
    .dated("as_of"),
    TableDef::new(
        Table::AccountParent,
        5,
        OWNED,
        // No parent: from this day on the account stands alone.
        &[account(), refers("parent_id", Table::Account), date("as_of").needed(), source()],
    )
    .dated("as_of"),
    TableDef::new(
        Table::AccountTeam,
        6,
        OWNED,
        // No colleague: from this day on nobody has the role.
        &[
            account(),
            code::<TeamRole>("role").needed(),
            refers("colleague_id", Table::Colleague).looked_up(),
            date("since").needed(),
            source(),
        ],
    )
    .dated("since"),
    TableDef::new(Table::AccountTag, 7, OWNED, &[account(), text("tag").needed().found()]).unique(&["account_id", "tag"]),
    TableDef::new(
        Table::Shareholder,
        8,
        OWNED,
        &[
            account(),
            text("name").needed().found(),
            // Hundredths of a percent.
            int("share", 0, WHOLE),
            date("as_of").needed(),
            source(),
        ],
    )
    .dated("as_of"),
    TableDef::new(
        Table::TierDecision,
        9,
        OWNED,
        &[
            account(),
            code::<Tier>("tier").needed(),
            long("reason").needed(),
            date("decided_on").needed(),
            refers("decided_by", Table::Colleague),
        ],
    )
    .dated("decided_on"),
    TableDef::new(
        Table::Judgement,
        10,
        OWNED,
        &[
            account(),
            code::<Criterion>("criterion").needed(),
            int("score", 1, 5).needed(),
            long("evidence").found(),
            date("judged_on").needed(),
            source(),
        ],
    )
    .dated("judged_on"),
    TableDef::new(
        Table::PeriodResult,
        11,
        OWNED,
        &[
            account(),
            code::<ResultKind>("kind").needed(),
            date("starts_on").needed(),
            date("ends_on").needed(),
            amount("amount").needed(),
            currency().needed(),
            source(),
        ],
    )
    .dated("ends_on"),
    TableDef::new(
        Table::CadenceOverride,
        12,
        OWNED,
        &[
            account(),
            int("ideal_days", 1, 3650),
            int("max_days", 1, 3650),
            long("reason").needed(),
            // Both empty: from this day on the tier's cadence holds again.
            date("as_of").needed(),
        ],
    )
    .dated("as_of"),
    TableDef::new(
        Table::Applicability,
        13,
        OWNED,
        // Whether a dimension applies from this day on, against what the model says of the account's kind.
        &[account(), code::<Dimension>("dimension").needed(), flag("applies"), date("as_of").needed(), long("reason").needed()],
    )
    .dated("as_of"),
    TableDef::new(
        Table::AccountDeclaration,
        14,
        OWNED,
        &[account(), code::<Declaration>("declaration").needed(), flag("holds"), date("as_of").needed(), source()],
    )
    .dated("as_of"),
];
