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

/// Every path that a source names, from its first segment to its last, with the line on which it begins: `use a::{b, c::d}` is
/// `a::b` and `a::c::d`. Paths without `::` are left out.
fn paths(lines: &[String]) -> Vec<(usize, Vec<String>)> {
    let text: Vec<(usize, char)> =
        lines.iter().enumerate().flat_map(|(number, line)| line.chars().chain(['\n']).map(move |c| (number + 1, c))).collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let begins = text[at].1.is_alphabetic() || text[at].1 == '_';
        let goes_on = at > 0 && (text[at - 1].1.is_alphanumeric() || text[at - 1].1 == '_' || text[at - 1].1 == ':');
        if begins && !goes_on {
            let line = text[at].0;
            let before = found.len();
            at = path(&text, at, &mut Vec::new(), &mut found);
            found[before..].iter_mut().for_each(|(at, _): &mut (usize, Vec<String>)| *at = line);
        } else {
            at += 1;
        }
    }
    found.retain(|(_, path)| path.len() > 1);
    found
}

/// Reads the path that begins here behind these segments; where it ends.
fn path(text: &[(usize, char)], mut at: usize, before: &mut Vec<String>, found: &mut Vec<(usize, Vec<String>)>) -> usize {
    let is = |at: usize, wanted: char| text.get(at).is_some_and(|(_, c)| *c == wanted);
    let depth = before.len();
    loop {
        let from = at;
        while text.get(at).is_some_and(|(_, c)| c.is_alphanumeric() || *c == '_') {
            at += 1;
        }
        before.push(text[from..at].iter().map(|(_, c)| *c).collect());
        if !(is(at, ':') && is(at + 1, ':')) {
            break;
        }
        at += 2;
        if is(at, '{') {
            at += 1;
            while at < text.len() && !is(at, '}') {
                if text[at].1.is_alphabetic() || text[at].1 == '_' {
                    at = path(text, at, before, found);
                } else {
                    at += 1;
                }
            }
            at += 1;
            before.truncate(depth);
            return at;
        }
        if !text.get(at).is_some_and(|(_, c)| c.is_alphanumeric() || *c == '_') {
            break;
        }
    }
    found.push((0, before.clone()));
    before.truncate(depth);
    at
}

/// The path from `src` on, if it leads to one of our modules: `super` and `self` are what they mean in this file, or in its module
/// of tests.
fn from_root(name: &str, in_tests: bool, path: &[String]) -> Option<Vec<String>> {
    let mut here: Vec<String> = name.trim_end_matches(".rs").split('/').map(str::to_owned).collect();
    if here.last().is_some_and(|last| last == "mod") {
        here.pop();
    }
    if in_tests {
        here.push("tests".to_owned());
    }
    let mut rest = path;
    match path.first().map(String::as_str)? {
        "crate" | "kamdeck" => (here, rest) = (Vec::new(), &path[1..]),
        "self" => rest = &path[1..],
        "super" => {}
        _ => return None,
    }
    while rest.first().is_some_and(|segment| segment == "super") {
        here.pop();
        rest = &rest[1..];
    }
    here.extend(rest.iter().cloned());
    Some(here)
}

/// The paths that a source names, from `src` on, with their lines.
fn named(name: &str, lines: &[String]) -> Vec<(usize, Vec<String>)> {
    let tests = lines.iter().position(|line| line.starts_with("mod tests {")).unwrap_or(lines.len());
    let paths = paths(lines).into_iter();
    paths.filter_map(|(number, path)| Some((number, from_root(name, number > tests, &path)?))).collect()
}

fn layer_breaches(name: &str, lines: &[String]) -> Vec<String> {
    let own = name.split(['/', '.']).next().unwrap();
    let Some(own_rank) = rank(own) else { return Vec::new() };
    let mut breaches = Vec::new();
    for (number, path) in named(name, lines) {
        let Some(module) = path.into_iter().next() else { continue };
        if module != own && rank(&module).is_some_and(|rank| rank >= own_rank) {
            breaches.push(format!("src/{name}:{number}: {own} must not know {module}"));
        }
    }
    breaches
}

/// What a screen names of other screens.
fn screen_breaches(name: &str, lines: &[String]) -> Vec<String> {
    let Some(own) = name.strip_prefix("tui/screens/").and_then(|rest| rest.split(['/', '.']).next()) else { return Vec::new() };
    if own == "mod" {
        return Vec::new();
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/tui/screens");
    let mut breaches = Vec::new();
    for (number, path) in named(name, lines) {
        if let [tui, screens, other, ..] = path.as_slice()
            && (tui.as_str(), screens.as_str()) == ("tui", "screens")
            && other != own
            && (root.join(other).is_dir() || root.join(format!("{other}.rs")).is_file())
        {
            breaches.push(format!("src/{name}:{number}: {own} must not know the screen {other}"));
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
    let grouped: Vec<String> = "use crate::{\n    domain::Id,\n    store::{Store, Table},\n};".lines().map(str::to_owned).collect();
    assert_eq!(layer_breaches("scoring/health.rs", &grouped).len(), 2);
    assert_eq!(layer_breaches("scoring/health/mod.rs", &["use super::super::store;".to_owned()]).len(), 1);
    assert_eq!(layer_breaches("scoring/health.rs", &["use super::store;".to_owned()]).len(), 0);
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
    let breaches: Vec<String> = files().iter().flat_map(|(name, lines)| screen_breaches(name, lines)).collect();
    assert!(breaches.is_empty(), "{}", breaches.join("\n"));
}

#[test]
fn the_rule_about_screens_catches_every_way_to_name_one() {
    for (file, line, breaches) in [
        ("card/people/mod.rs", "use crate::tui::{app::X, screens::chain};", 1),
        ("card/people/mod.rs", "let map = crate::tui::screens::chain::open();", 1),
        ("card/people/mod.rs", "use super::super::chain::Map;", 1),
        ("card/people/lines.rs", "use super::super::super::chain::Map;", 1),
        ("card/people/lines.rs", "use super::super::data::Data;", 0),
        ("search.rs", "use super::chain::Map;", 1),
        ("search.rs", "use super::{Place, PLACES};", 0),
    ] {
        assert_eq!(screen_breaches(&format!("tui/screens/{file}"), &[line.to_owned()]).len(), breaches, "{line}");
    }
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
