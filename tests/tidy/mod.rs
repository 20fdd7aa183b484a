//! House rules as tests: who may know whom, and what may be named where.

use std::path::{Path, PathBuf};

/// Left may be used by right, never the reverse; entries of one group do not know each other.
const LAYERS: &[&[&str]] = &[
    &["domain"],
    &["policy"],
    &["scoring"],
    &["store"],
    &["i18n"],
    &["config"],
    &["portfolio"],
    &["exchange"],
    &["jobs"],
    &["tui", "cli"],
    &["main"],
];

/// A name, and the only folders or files below `src` that may say it.
const NAMED_ONLY_IN: &[(&str, &[&str])] = &[
    ("rusqlite", &["store"]),
    ("crossterm", &["tui/term", "tui/input"]),
    ("Color::", &["tui/theme"]),
    ("Utc::now", &["main.rs", "cli", "tui/term"]),
    ("Local::now", &[]),
    ("std::process::exit", &[]),
];

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
}

/// Each source file: its path below `src` with forward slashes, and its lines without comments.
fn files() -> Vec<(String, Vec<String>)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut paths = Vec::new();
    sources(&root, &mut paths);
    paths.sort();
    paths
        .into_iter()
        .map(|path| {
            let name = path.strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/");
            let text = std::fs::read_to_string(&path).unwrap();
            (name, text.lines().map(|line| line.split("//").next().unwrap_or("").to_owned()).collect())
        })
        .collect()
}

fn rank(module: &str) -> Option<usize> {
    LAYERS.iter().position(|group| group.contains(&module))
}

/// The modules of ours that a line names by `crate::x` or `kamdeck::x`.
fn named_modules(line: &str) -> Vec<&str> {
    ["crate::", "kamdeck::"]
        .iter()
        .flat_map(|prefix| line.match_indices(prefix).map(move |(at, _)| &line[at + prefix.len()..]))
        .map(|rest| rest.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or(""))
        .filter(|module| rank(module).is_some())
        .collect()
}

fn layer_breaches(name: &str, lines: &[String]) -> Vec<String> {
    let own = name.split(['/', '.']).next().unwrap();
    let Some(own_rank) = rank(own) else { return Vec::new() };
    let mut breaches = Vec::new();
    for (number, line) in lines.iter().enumerate() {
        for module in named_modules(line) {
            if module != own && rank(module).unwrap() >= own_rank {
                breaches.push(format!("src/{name}:{}: {own} must not know {module}", number + 1));
            }
        }
    }
    breaches
}

#[test]
fn layers_know_only_what_is_left_of_them() {
    let breaches: Vec<String> = files().iter().flat_map(|(name, lines)| layer_breaches(name, lines)).collect();
    assert!(breaches.is_empty(), "{}", breaches.join("\n"));
}

#[test]
fn the_layer_rule_catches_a_breach() {
    let lines = ["use crate::store::Store;".to_owned(), "use crate::domain::Id;".to_owned()];
    assert_eq!(layer_breaches("scoring/health.rs", &lines), ["src/scoring/health.rs:1: scoring must not know store"]);
    assert_eq!(layer_breaches("tui/app/mod.rs", &["crate::cli::x()".to_owned()]).len(), 1);
    assert_eq!(layer_breaches("store/mod.rs", &lines).len(), 0);
}

#[test]
fn every_module_has_a_layer() {
    let lib = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lib.rs")).unwrap();
    for line in lib.lines().filter_map(|line| line.strip_prefix("pub mod ")) {
        assert!(rank(line.trim_end_matches(';')).is_some(), "{line} has no place in LAYERS");
    }
}

#[test]
fn libraries_are_named_only_where_they_live() {
    let mut breaches = Vec::new();
    for (name, lines) in files() {
        for (word, places) in NAMED_ONLY_IN {
            let allowed =
                places.iter().any(|place| name == *place || name.starts_with(&format!("{place}/")) || name == format!("{place}.rs"));
            for (number, line) in lines.iter().enumerate() {
                if !allowed && line.contains(word) {
                    breaches.push(format!("src/{name}:{}: {word} is named only in {places:?}", number + 1));
                }
            }
        }
    }
    assert!(breaches.is_empty(), "{}", breaches.join("\n"));
}

#[test]
fn screens_do_not_import_screens() {
    let mut breaches = Vec::new();
    for (name, lines) in files() {
        let Some(own) = name.strip_prefix("tui/screens/").and_then(|rest| rest.split(['/', '.']).next()) else { continue };
        if own == "mod" {
            continue;
        }
        for (number, line) in lines.iter().enumerate() {
            for (at, _) in line.match_indices("screens::") {
                let other = line[at + 9..].split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or("");
                if !other.is_empty() && other != own {
                    breaches.push(format!("src/{name}:{}: {own} must not know the screen {other}", number + 1));
                }
            }
        }
    }
    assert!(breaches.is_empty(), "{}", breaches.join("\n"));
}

/// The statements of a line that write rows of the catalog: `{` stands for a table that is only known when it runs.
fn row_writes(line: &str) -> Vec<&str> {
    let tables: Vec<&str> = kamdeck::store::catalog::tables().map(|def| def.name()).collect();
    ["INSERT INTO ", "INSERT OR REPLACE INTO ", "REPLACE INTO ", "UPDATE ", "DELETE FROM "]
        .iter()
        .flat_map(|verb| line.match_indices(verb).map(move |(at, _)| &line[at + verb.len()..]))
        .map(|rest| rest.trim_start_matches(['\\', '"']))
        .map(|rest| rest.split(|c: char| !c.is_alphanumeric() && !"_{".contains(c)).next().unwrap_or(""))
        .filter(|name| name.starts_with('{') || tables.contains(name))
        .collect()
}

#[test]
fn rows_are_written_through_the_one_door_that_logs_them() {
    let mut breaches = Vec::new();
    for (name, lines) in files() {
        let lines = lines.iter().take_while(|line| !line.contains("#[cfg(test)]"));
        for (number, line) in lines.enumerate().filter(|_| name != "store/write.rs") {
            breaches.extend(row_writes(line).iter().map(|table| format!("src/{name}:{}: writes {table} past store/write.rs", number + 1)));
        }
    }
    assert!(breaches.is_empty(), "{}", breaches.join("\n"));
    assert_eq!(row_writes(r#"conn.execute(&format!("UPDATE \"{}\" SET a = 1"))"#), ["{"]);
    assert_eq!(row_writes(r#"tx.execute("DELETE FROM account WHERE id = 1")"#), ["account"]);
    assert_eq!(row_writes(r#"tx.execute("DELETE FROM account_summary")"#), [""; 0]);
}
