//! The catalog against what SQLite says of a fresh database.

use std::collections::BTreeSet;

use kamdeck::store::Table;
use kamdeck::store::catalog::{AccountPath, Kind, tables};
use rusqlite::Connection;

use super::ddl::{ddl, indexes};
use super::helpers::Place;

fn fresh() -> (Place, Connection) {
    let place = Place::new();
    drop(place.open("li"));
    let conn = Connection::open(place.file()).unwrap();
    (place, conn)
}

#[test]
fn each_table_is_as_the_catalog_says() {
    let (_place, conn) = fresh();
    for def in tables() {
        let table = def.name();
        let mut statement = conn.prepare(&format!("SELECT name, type, \"notnull\", pk FROM pragma_table_info('{table}')")).unwrap();
        let found: Vec<(String, String, bool, bool)> = statement
            .query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))
            .unwrap()
            .collect::<Result<_, _>>()
            .unwrap();
        let mut expected = vec![("id".to_owned(), "INTEGER".to_owned(), false, true)];
        expected.extend(def.columns.iter().map(|column| {
            let text =
                matches!(column.kind, Kind::Text | Kind::LongText | Kind::Document | Kind::FieldValue | Kind::Currency | Kind::Code(_));
            (column.name.to_owned(), if text { "TEXT" } else { "INTEGER" }.to_owned(), column.required, false)
        }));
        assert_eq!(found, expected, "the catalog asks for\n{}", ddl(def.table));
        let strict: bool = conn.query_row("SELECT strict FROM pragma_table_list WHERE name = ?1", [table], |row| row.get(0)).unwrap();
        assert!(strict, "{table}");
        let mut statement = conn.prepare(&format!("SELECT \"from\", \"table\", \"to\" FROM pragma_foreign_key_list('{table}')")).unwrap();
        let found: BTreeSet<(String, String, String)> =
            statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))).unwrap().collect::<Result<_, _>>().unwrap();
        let expected: BTreeSet<(String, String, String)> =
            def.references().map(|(column, to)| (column.name.to_owned(), to.to_string(), "id".to_owned())).collect();
        assert_eq!(found, expected, "the catalog asks for\n{}", ddl(def.table));
    }
}

#[test]
fn each_look_up_has_its_index_and_no_index_is_without_one() {
    let (_place, conn) = fresh();
    for def in tables() {
        let table = def.name();
        let mut statement = conn.prepare(&format!("SELECT name FROM pragma_index_list('{table}')")).unwrap();
        let names: Vec<String> = statement.query_map([], |row| row.get(0)).unwrap().collect::<Result<_, _>>().unwrap();
        let found: BTreeSet<Vec<String>> = names
            .iter()
            .map(|name| {
                let mut statement = conn.prepare(&format!("SELECT name FROM pragma_index_info('{name}')")).unwrap();
                statement.query_map([], |row| row.get(0)).unwrap().collect::<Result<_, _>>().unwrap()
            })
            .collect();
        let mut expected: BTreeSet<Vec<String>> =
            indexes(def).iter().map(|columns| columns.iter().map(ToString::to_string).collect()).collect();
        if !def.unique.is_empty() {
            expected.insert(def.unique.iter().map(ToString::to_string).collect());
        }
        assert_eq!(found, expected, "the catalog asks for\n{}", ddl(def.table));
    }
}

#[test]
fn no_table_of_the_database_is_unknown() {
    let (_place, conn) = fresh();
    let mut statement = conn.prepare("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'").unwrap();
    let found: BTreeSet<String> = statement.query_map([], |row| row.get(0)).unwrap().collect::<Result<_, _>>().unwrap();
    let own = ["setting", "device", "running", "action", "change", "account_summary", "account_alert", "summary_state", "sqlite_schema"];
    let expected: BTreeSet<String> = tables().map(|def| def.name().to_owned()).chain(own.map(str::to_owned)).collect();
    assert_eq!(found.symmetric_difference(&expected).collect::<Vec<_>>(), Vec::<&String>::new());
}

#[test]
fn the_catalog_agrees_with_itself() {
    let mut numbers = BTreeSet::new();
    for def in tables() {
        assert!(numbers.insert(def.number), "{} has a number that another table has", def.name());
        assert_eq!(Table::numbered(def.number), Some(def.table));
        let path = match def.account {
            AccountPath::Direct(column) => def.column(column).filter(|column| matches!(column.kind, Kind::Ref(Table::Account))).is_some(),
            AccountPath::Via(column) => {
                def.column(column).filter(|column| column.required && matches!(column.kind, Kind::Ref(_))).is_some()
            }
            AccountPath::Own => def.table == Table::Account,
            AccountPath::Posts => def.table == Table::Person,
            AccountPath::None => true,
        };
        assert!(path, "{} has no such path to its account", def.name());
        for name in def.as_of.iter().chain(def.unique).chain(def.one_of) {
            assert!(def.column(name).is_some(), "{} has no column {name}", def.name());
        }
        let amounts = def.columns.iter().any(|column| matches!(column.kind, Kind::Amount));
        assert!(!amounts || def.column("currency").is_some() || def.table == Table::Payment, "{} has money without currency", def.name());
    }
}

#[test]
fn sqlite_itself_refuses_what_is_out_of_range() {
    let (_place, conn) = fresh();
    conn.execute("UPDATE running SET action_id = 1", []).unwrap();
    conn.execute_batch("PRAGMA foreign_keys = OFF").unwrap();
    let mut tried = 0;
    for def in tables() {
        for column in def.columns {
            let wrong = match column.kind {
                Kind::Int { min, .. } => (min - 1).to_string(),
                Kind::Bool => "2".to_owned(),
                Kind::Currency => "'cny'".to_owned(),
                Kind::Text | Kind::Code(_) => "''".to_owned(),
                _ => continue,
            };
            // Required columns get something that passes; the column in question is the last thing that can fail.
            let others: Vec<_> = def.columns.iter().filter(|one| one.required && one.name != column.name).collect();
            let names: String = others.iter().map(|one| format!(", \"{}\"", one.name)).collect();
            let values: String = others
                .iter()
                .map(|one| match one.kind {
                    Kind::Currency => ", 'CNY'".to_owned(),
                    Kind::Int { min, .. } => format!(", {min}"),
                    Kind::Bool => ", 1".to_owned(),
                    Kind::Amount | Kind::Date | Kind::Instant | Kind::Ref(_) => ", 7".to_owned(),
                    _ => ", 'x'".to_owned(),
                })
                .collect();
            let sql = format!("INSERT INTO \"{}\" (\"{}\"{names}) VALUES ({wrong}{values})", def.name(), column.name);
            let error = conn.execute(&sql, []).expect_err(&sql).to_string();
            assert!(error.contains("CHECK") && error.contains(column.name), "{sql}: {error}");
            tried += 1;
        }
    }
    assert!(tried > 150, "{tried}");
}
