//! What can be listed besides accounts: every table of the catalog that holds knowledge about customers, by a name of its own.

use crate::domain::Coded;
use crate::store::Table;
use crate::store::catalog::Kind;

/// Tables that hold state of the program, and accounts, which have a list of their own.
const NOT_LISTED: &[Table] = &[Table::Account, Table::SavedView, Table::ImportMapping, Table::Draft, Table::PolicyText, Table::OpenedPack];

/// Names that are not the plural of the table's.
const NAMES: &[(Table, &str)] = &[
    (Table::Person, "contacts"),
    (Table::Interaction, "touches"),
    (Table::AccountEvent, "events"),
    (Table::AccountField, "fields"),
    (Table::AccountTag, "tags"),
    (Table::AccountTeam, "team"),
    (Table::AccountParent, "parents"),
    (Table::UsageReading, "usage"),
    (Table::IntentStated, "intents"),
    (Table::StanceSeen, "stances"),
    (Table::ReportedTickets, "reported-tickets"),
    (Table::Applicability, "applicability"),
    (Table::ImportBatch, "imports"),
    (Table::ExportEntry, "exports"),
    (Table::WhiteSpace, "white-space"),
    (Table::CardReview, "reviews"),
    (Table::AccountDeclaration, "declarations"),
];

/// What people are shown of some tables, the most telling first; of others the first columns.
const SHOWN: &[(Table, &[&str])] = &[
    (Table::Person, &["name", "phone", "email", "wechat"]),
    (Table::Post, &["person_id", "title", "department", "function", "joined_on", "left_on"]),
    (Table::Interaction, &["held_on", "channel", "two_way", "summary", "next_step"]),
    (Table::Promise, &["due_on", "what", "state", "settled_on", "owner_id"]),
    (Table::Ticket, &["opened_on", "grade", "kind", "title", "closed_on", "owner_id"]),
    (Table::Contract, &["ends_on", "title", "number", "amount", "signed_on"]),
    (Table::Invoice, &["due_on", "number", "amount", "issued_on", "void_on"]),
    (Table::Payment, &["paid_on", "invoice_id", "amount"]),
    (Table::Pain, &["raised_on", "title", "dimension", "origin", "status"]),
    (Table::Task, &["due_on", "title", "origin", "owner_id", "done_on"]),
    (Table::Milestone, &["due_on", "deliverable", "project", "delivered_on", "accepted_on", "owner_id"]),
    (Table::Opportunity, &["expected_on", "title", "stage", "amount", "owner_id"]),
    (Table::Request, &["raised_on", "need", "owner_id", "decision", "told_on"]),
    (Table::AccountEvent, &["happened_on", "kind", "bearing", "what"]),
    (Table::ExportEntry, &["exported_at", "what", "scope", "reader", "recipient"]),
    (Table::ImportBatch, &["imported_at", "file", "read", "stored", "rejected"]),
];

/// The plural of a table's name in words of a command line.
fn plural(table: Table) -> String {
    let name = table.code().replace('_', "-");
    match name.strip_suffix('y') {
        Some(stem) if !stem.ends_with(['a', 'e', 'i', 'o', 'u']) => format!("{stem}ies"),
        _ if name.ends_with('s') => name,
        _ => format!("{name}s"),
    }
}

/// Every kind of record with its name, in the order of the catalog.
pub(super) fn all() -> impl Iterator<Item = (String, Table)> {
    let listed = Table::ALL.iter().copied().filter(|table| !NOT_LISTED.contains(table));
    listed.map(|table| {
        let named = NAMES.iter().find(|(known, _)| *known == table).map(|(_, name)| (*name).to_owned());
        (named.unwrap_or_else(|| plural(table)), table)
    })
}

/// The kind of record that a name means: its own, or the table's as JSON names it.
pub(super) fn named(name: &str) -> Option<Table> {
    all().find(|(known, table)| known == name || table.code() == name).map(|(_, table)| table)
}

/// The columns that people are shown, at most so many.
pub(super) fn shown(table: Table, most: usize) -> Vec<&'static str> {
    let of_account = |name: &str| name == "account_id" || name == "currency";
    let chosen = SHOWN.iter().find(|(known, _)| *known == table).map(|(_, columns)| columns.to_vec());
    let all = || {
        let def = table.def();
        let columns = def.columns.iter().filter(|column| !of_account(column.name) && !matches!(column.kind, Kind::Document));
        // The day of a dated fact leads.
        let mut names: Vec<&'static str> = columns.map(|column| column.name).collect();
        names.sort_by_key(|name| def.as_of != Some(*name));
        names
    };
    let mut columns = chosen.unwrap_or_else(all);
    columns.truncate(most);
    columns
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_a_name_of_its_own_and_columns_that_exist() {
        let names: Vec<(String, Table)> = all().collect();
        for (n, (name, table)) in names.iter().enumerate() {
            assert!(names.iter().skip(n + 1).all(|(other, _)| other != name), "{name} twice");
            assert!(name.chars().all(|c| c.is_ascii_lowercase() || c == '-') && named(name) == Some(*table), "{name}");
            let columns = shown(*table, 6);
            assert!(!columns.is_empty() && columns.iter().all(|column| table.def().column(column).is_some()), "{name}: {columns:?}");
        }
        assert_eq!(named("interaction"), Some(Table::Interaction));
        assert_eq!(named("accounts"), None);
        assert_eq!(names.len() + NOT_LISTED.len(), Table::ALL.len());
    }
}
