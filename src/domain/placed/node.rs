//! The values of a file, and how they are written in one spelling.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::Arc;

use chrono::NaiveDate;
use toml::de::DeValue;

use super::error::{Place, ValueType};
use crate::domain::codes::Coded;

/// A value with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    pub(super) place: Place,
    pub(super) laid_over: bool,
    pub(super) value: Value,
}

/// What stands in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Value {
    Text(String),
    Integer(i64),
    /// A number with decimals, as written: it is never turned into a float.
    Decimal(String),
    Flag(bool),
    Date(NaiveDate),
    Other(ValueType),
    List(Vec<Node>),
    Table(BTreeMap<String, Node>),
}

impl Value {
    pub fn kind(&self) -> ValueType {
        match self {
            Self::Text(_) => ValueType::Text,
            Self::Integer(_) => ValueType::WholeNumber,
            Self::Decimal(_) => ValueType::Decimal,
            Self::Flag(_) => ValueType::Flag,
            Self::Date(_) => ValueType::Date,
            Self::Other(kind) => *kind,
            Self::List(_) => ValueType::List,
            Self::Table(_) => ValueType::Table,
        }
    }

    /// Equal in content, wherever it stands.
    pub fn same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::List(a), Self::List(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.value.same(&b.value)),
            (Self::Table(a), Self::Table(b)) => {
                a.len() == b.len() && a.iter().zip(b).all(|((ka, a), (kb, b))| ka == kb && a.value.same(&b.value))
            }
            _ => {
                let (mut a, mut b) = (String::new(), String::new());
                self.render(&mut a);
                other.render(&mut b);
                a == b
            }
        }
    }

    /// As TOML on one line; numbers in one spelling.
    pub fn render(&self, out: &mut String) {
        match self {
            Self::Text(text) => out.push_str(&toml::Value::String(text.clone()).to_string()),
            Self::Integer(number) => {
                let _ = write!(out, "{number}");
            }
            Self::Decimal(text) => out.push_str(match text.contains('.') {
                true => text.trim_end_matches('0').trim_end_matches('.'),
                false => text,
            }),
            Self::Flag(flag) => {
                let _ = write!(out, "{flag}");
            }
            Self::Date(date) => {
                let _ = write!(out, "{date}");
            }
            Self::Other(kind) => out.push_str(kind.code()),
            Self::List(items) => {
                out.push('[');
                for (index, item) in items.iter().enumerate() {
                    out.push_str(if index == 0 { "" } else { ", " });
                    item.value.render(out);
                }
                out.push(']');
            }
            Self::Table(entries) => {
                out.push('{');
                for (index, (key, item)) in entries.iter().enumerate() {
                    out.push_str(if index == 0 { " " } else { ", " });
                    render_key(key, out);
                    out.push_str(" = ");
                    item.value.render(out);
                }
                out.push_str(" }");
            }
        }
    }
}

pub(super) fn render_key(key: &str, out: &mut String) {
    if !key.is_empty() && key.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-') {
        out.push_str(key);
    } else {
        out.push_str(&toml::Value::String(key.to_owned()).to_string());
    }
}

/// Turns byte offsets into places.
pub(super) struct Lines<'t> {
    file: Arc<str>,
    text: &'t str,
    starts: Vec<usize>,
}

impl<'t> Lines<'t> {
    pub fn new(file: &str, text: &'t str) -> Self {
        let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Self { file: Arc::from(file), text, starts }
    }

    pub fn place(&self, offset: usize) -> Place {
        let line = self.starts.partition_point(|start| *start <= offset);
        let start = self.starts.get(line.saturating_sub(1)).copied().unwrap_or(0);
        let column = self.text.get(start..offset).map_or(0, |before| before.chars().count()) + 1;
        Place {
            file: Arc::clone(&self.file),
            line: u32::try_from(line).unwrap_or(u32::MAX),
            column: u32::try_from(column).unwrap_or(u32::MAX),
        }
    }

    pub fn node(&self, offset: usize, value: DeValue<'_>) -> Node {
        let value = match value {
            DeValue::String(text) => Value::Text(text.into_owned()),
            DeValue::Integer(number) => {
                i64::from_str_radix(number.as_str(), number.radix()).map_or(Value::Other(ValueType::HugeNumber), Value::Integer)
            }
            DeValue::Float(number) => Value::Decimal(number.as_str().to_owned()),
            DeValue::Boolean(flag) => Value::Flag(flag),
            DeValue::Datetime(at) => match (at.date, at.time) {
                (Some(day), None) => NaiveDate::from_ymd_opt(i32::from(day.year), u32::from(day.month), u32::from(day.day))
                    .map_or(Value::Other(ValueType::NoSuchDay), Value::Date),
                _ => Value::Other(ValueType::Time),
            },
            DeValue::Array(items) => Value::List(items.into_iter().map(|item| self.node(item.span().start, item.into_inner())).collect()),
            // A table's own span is that of its last header; the key says better where it stands.
            DeValue::Table(entries) => Value::Table(
                entries
                    .into_iter()
                    .map(|(key, entry)| {
                        let at = if entry.get_ref().is_table() { key.span().start } else { entry.span().start };
                        (key.into_inner().into_owned(), self.node(at, entry.into_inner()))
                    })
                    .collect(),
            ),
        };
        Node { place: self.place(offset), laid_over: false, value }
    }
}
