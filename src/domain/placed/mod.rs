//! TOML text as values that know their place in the file, so that every mistake is reported with its line and column.
//!
//! Policy, calendar and configuration files are read through [`Document`]: two files can be laid over each other key by
//! key, each value remembers the file it came from, and a key that nobody asked for is an error.

mod error;
mod node;
mod read;
#[cfg(test)]
mod tests;

use toml::de::{DeTable, DeValue};

pub use error::{FileError, Place, Problem, ValueType};
pub use node::Node;
pub use read::{Item, Table};

use node::{Lines, Value, render_key};

/// A parsed file, or several laid over each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    root: Node,
}

impl Document {
    /// Parses TOML text; `file` is what errors call it.
    ///
    /// # Errors
    /// A syntax error with its place.
    pub fn parse(file: &str, text: &str) -> Result<Self, FileError> {
        let lines = Lines::new(file, text);
        match DeTable::parse(text) {
            Ok(table) => Ok(Self { root: lines.node(0, DeValue::Table(table.into_inner())) }),
            Err(error) => {
                let place = lines.place(error.span().map_or(0, |span| span.start));
                Err(FileError { place, key: String::new(), problem: Problem::Syntax(error.message().trim_end().to_owned()) })
            }
        }
    }

    /// Puts every document under a key of its own.
    #[must_use]
    pub fn join(parts: impl IntoIterator<Item = (&'static str, Self)>) -> Self {
        let entries = parts.into_iter().map(|(key, part)| (key.to_owned(), part.root)).collect();
        Self { root: Node { place: Place::default(), laid_over: false, value: Value::Table(entries) } }
    }

    /// Lays `over` on top: tables are merged key by key, everything else is replaced. What says the same as before still counts
    /// as said by the lower file.
    pub fn lay_over(&mut self, over: Self) {
        lay(&mut self.root, over.root);
    }

    /// Takes a key out of the topmost table.
    pub fn remove(&mut self, key: &str) -> Option<Self> {
        match &mut self.root.value {
            Value::Table(entries) => entries.remove(key).map(|root| Self { root }),
            _ => None,
        }
    }

    /// A copy of what stands under a key of the topmost table.
    #[must_use]
    pub fn part(&self, key: &str) -> Option<Self> {
        match &self.root.value {
            Value::Table(entries) => entries.get(key).map(|root| Self { root: root.clone() }),
            _ => None,
        }
    }

    /// The topmost table, for reading.
    ///
    /// # Errors
    /// [`Problem::WrongType`] if a part that was taken out is no table.
    pub fn table(&self) -> Result<Table<'_>, FileError> {
        Item { node: &self.root, path: String::new() }.table()
    }

    /// Where the value with this dotted path stands, and whether a document laid over says so; `None` if there is none.
    /// List items are numbered from 0.
    #[must_use]
    pub fn find(&self, path: &str) -> Option<(&Place, bool)> {
        let mut node = &self.root;
        for key in path.split('.') {
            node = match &node.value {
                Value::Table(entries) => entries.get(key)?,
                Value::List(items) => items.get(key.parse::<usize>().ok()?)?,
                _ => return None,
            };
        }
        Some((&node.place, node.laid_over))
    }

    /// The whole content as TOML, one line a value, sorted by key and with numbers in one spelling: equal content gives equal
    /// text, and [`Document::parse`] reads it back.
    #[must_use]
    pub fn canonical(&self) -> String {
        let mut out = String::new();
        flatten(&self.root, "", &mut out);
        out
    }
}

fn flatten(node: &Node, path: &str, out: &mut String) {
    match &node.value {
        Value::Table(entries) if !entries.is_empty() || path.is_empty() => {
            for (key, entry) in entries {
                let mut deeper = path.to_owned();
                deeper.push_str(if path.is_empty() { "" } else { "." });
                render_key(key, &mut deeper);
                flatten(entry, &deeper, out);
            }
        }
        value => {
            out.push_str(path);
            out.push_str(" = ");
            value.render(out);
            out.push('\n');
        }
    }
}

fn lay(under: &mut Node, over: Node) {
    match (&mut under.value, over.value) {
        (Value::Table(entries), Value::Table(news)) => {
            for (key, new) in news {
                match entries.get_mut(&key) {
                    Some(old) => lay(old, new),
                    None => {
                        entries.insert(key, mark(new));
                    }
                }
            }
        }
        (old, new) if old.same(&new) => {}
        (_, new) => *under = mark(Node { place: over.place, laid_over: true, value: new }),
    }
}

fn mark(node: Node) -> Node {
    let value = match node.value {
        Value::Table(entries) => Value::Table(entries.into_iter().map(|(key, entry)| (key, mark(entry))).collect()),
        Value::List(items) => Value::List(items.into_iter().map(mark).collect()),
        other => other,
    };
    Node { place: node.place, laid_over: true, value }
}
