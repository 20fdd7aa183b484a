//! What the catalog asks of SQLite, as the statement that would make a table. A failing comparison prints it, so that the
//! author of a new column can copy it into a migration.

use kamdeck::store::Table;
use kamdeck::store::catalog::{AccountPath, Column, Kind, TableDef};

fn column(def: &TableDef, column: &Column) -> String {
    let name = column.name;
    let storage = match column.kind {
        Kind::Text | Kind::LongText | Kind::Document | Kind::FieldValue | Kind::Currency | Kind::Code(_) => "TEXT",
        Kind::Int { .. } | Kind::Amount | Kind::Date | Kind::Instant | Kind::Ref(_) | Kind::Bool => "INTEGER",
    };
    let mut sql = format!("    \"{name}\" {storage}");
    if column.required {
        sql.push_str(" NOT NULL");
    }
    match column.kind {
        Kind::Int { min, max: i64::MAX } => sql.push_str(&format!(" CHECK (\"{name}\" >= {min})")),
        Kind::Int { min, max } => sql.push_str(&format!(" CHECK (\"{name}\" BETWEEN {min} AND {max})")),
        Kind::Bool => sql.push_str(&format!(" CHECK (\"{name}\" IN (0, 1))")),
        Kind::Currency => sql.push_str(&format!(" CHECK (\"{name}\" GLOB '[A-Z][A-Z][A-Z]')")),
        Kind::Text | Kind::Code(_) => sql.push_str(&format!(" CHECK (\"{name}\" <> '')")),
        Kind::Amount if def.column("currency").is_some_and(|currency| !currency.required) => {
            sql.push_str(&format!(" CHECK (\"{name}\" IS NULL OR \"currency\" IS NOT NULL)"));
        }
        Kind::Ref(to) => sql.push_str(&format!(" REFERENCES \"{to}\" (id)")),
        _ => {}
    }
    sql
}

/// The columns that an index of the table leads with, and those that follow: the account with its date, each reference
/// that rows are looked up by.
pub fn indexes(def: &TableDef) -> Vec<Vec<&'static str>> {
    let unique = def.unique.first();
    let mut wanted = Vec::new();
    for column in def.columns.iter().filter(|column| column.indexed && Some(&column.name) != unique) {
        let mut columns = vec![column.name];
        let owner = matches!(def.account, AccountPath::Direct(name) | AccountPath::Via(name) if name == column.name);
        if owner {
            columns.extend(def.as_of);
        }
        wanted.push(columns);
    }
    wanted
}

/// The statements that make the table.
pub fn ddl(table: Table) -> String {
    let def = table.def();
    let mut lines = vec!["    id INTEGER PRIMARY KEY".to_owned()];
    lines.extend(def.columns.iter().map(|one| column(def, one)));
    if !def.unique.is_empty() {
        lines.push(format!("    UNIQUE ({})", quoted(def.unique)));
    }
    if let [a, b] = def.one_of {
        lines.push(format!("    CHECK ((\"{a}\" IS NULL) <> (\"{b}\" IS NULL))"));
    }
    let mut sql = format!("CREATE TABLE \"{table}\" (\n{}\n) STRICT;\n", lines.join(",\n"));
    for columns in indexes(def) {
        let required = columns.first().and_then(|name| def.column(name)).is_some_and(|column| column.required);
        let only = if required { String::new() } else { format!(" WHERE \"{}\" IS NOT NULL", columns[0]) };
        sql.push_str(&format!("CREATE INDEX \"{table}_by_{}\" ON \"{table}\" ({}){only};\n", columns[0], quoted(&columns)));
    }
    sql
}

fn quoted(names: &[&str]) -> String {
    names.iter().map(|name| format!("\"{name}\"")).collect::<Vec<_>>().join(", ")
}
