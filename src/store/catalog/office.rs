//! The program's own records: imports, exports, policies, views.

use super::{AccountPath, Column, Kind, Table, TableDef, code, column, date, instant, int, long, refers, text};
use crate::domain::handover::ReaderRole;

const COUNT_MAX: i64 = 1_000_000_000;

const fn document(name: &'static str) -> Column {
    column(name, Kind::Document)
}
const fn count(name: &'static str) -> Column {
    int(name, 0, COUNT_MAX).needed()
}

pub(super) const TABLES: &[TableDef] = &[
    TableDef::new(
        Table::PolicyText,
        130,
        AccountPath::None,
        &[text("policy").needed(), document("text").needed(), date("accepted_on").needed(), refers("accepted_by", Table::Colleague)],
    )
    .dated("accepted_on"),
    TableDef::new(
        Table::SavedView,
        131,
        AccountPath::None,
        &[text("name").needed(), text("place").needed(), document("settings").needed(), refers("colleague_id", Table::Colleague)],
    ),
    TableDef::new(
        Table::ImportMapping,
        132,
        AccountPath::None,
        &[text("name").needed(), long("headers").needed(), document("mapping").needed()],
    ),
    TableDef::new(
        Table::ImportBatch,
        133,
        AccountPath::None,
        &[
            text("file").needed(),
            text("hash"),
            date("facts_on"),
            instant("imported_at").needed(),
            count("read"),
            count("stored"),
            count("updated"),
            count("skipped"),
            count("rejected"),
        ],
    ),
    // A form half typed; kept so that nothing is lost when the program goes away.
    TableDef::new(
        Table::Draft,
        134,
        AccountPath::None,
        &[text("form").needed(), text("subject"), document("content").needed(), instant("saved_at").needed()],
    )
    .unlogged(),
    // Written when something has left the program; not a change that could be taken back.
    TableDef::new(
        Table::ExportEntry,
        135,
        AccountPath::None,
        &[
            text("what").needed(),
            text("scope").needed(),
            code::<ReaderRole>("reader").needed(),
            text("recipient"),
            text("hash").needed(),
            instant("exported_at").needed(),
            refers("colleague_id", Table::Colleague),
        ],
    )
    .unlogged(),
    TableDef::new(
        Table::OpenedPack,
        136,
        AccountPath::None,
        &[
            text("pack").needed(),
            text("sender").needed(),
            text("hash").needed(),
            instant("packed_at").needed(),
            instant("opened_at").needed(),
        ],
    ),
];
