//! Saved views: which columns at which widths, which order, which rows.

use serde::{Deserialize, Serialize};

use super::column::Column;
use super::order::Sort;

/// A column of a view.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ViewColumn {
    /// The column.
    pub column: Column,
    /// Its width in cells, where a person chose one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub width: Option<u16>,
}

/// A way of looking at the list. Stored as JSON.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct View {
    /// The columns from left to right; none: those of the program, as many as the screen has room for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub columns: Vec<ViewColumn>,
    /// The order.
    #[serde(default)]
    pub sort: Sort,
    /// The filter expression; empty shows every row.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub filter: String,
}

fn view(column: Column, descending: bool, filter: &str) -> View {
    View { columns: Vec::new(), sort: Sort { column, descending }, filter: filter.to_owned() }
}

/// The views that come with the program, by code; the first is the one that a list starts with.
#[must_use]
pub fn built_in_views() -> Vec<(&'static str, View)> {
    vec![
        ("at_risk_first", View::default()),
        ("renewals", view(Column::Renewal, false, "renewal<=90d")),
        ("silent", view(Column::Touch, true, "touch=overdue")),
        ("falling", view(Column::Change, false, "change<0")),
        ("alerts", view(Column::Alerts, true, "alerts>0")),
        ("unrated", view(Column::Tier, false, "band=not_rated")),
        ("by_name", view(Column::Account, false, "")),
        ("by_revenue", view(Column::Revenue, true, "")),
    ]
}

#[cfg(test)]
mod tests {
    use super::super::Filter;
    use super::*;

    #[test]
    fn views_survive_being_stored() {
        for (code, view) in built_in_views() {
            let stored = serde_json::to_string(&view).unwrap();
            assert_eq!(serde_json::from_str::<View>(&stored).unwrap(), view, "{code}");
            assert!(Filter::parse(&view.filter).is_ok(), "{code}");
        }
        let chosen = r#"{"columns":[{"column":"account","width":20},{"column":"tier"}],"sort":{"column":"tier"},"filter":"tier=A"}"#;
        let view: View = serde_json::from_str(chosen).unwrap();
        assert_eq!(view.columns.first(), Some(&ViewColumn { column: Column::Account, width: Some(20) }));
        assert!(!view.sort.descending);
        assert!(serde_json::from_str::<View>(r#"{"columns":[{"column":"colour"}]}"#).is_err());
    }

    #[test]
    fn every_view_has_a_name_of_its_own() {
        for language in crate::i18n::Language::iter() {
            let strings = language.load();
            let mut names: Vec<String> = built_in_views().iter().map(|(code, _)| strings.portfolio_view(*code)).collect();
            names.sort();
            names.dedup();
            assert_eq!(names.len(), built_in_views().len());
            assert!(names.iter().all(|name| !name.starts_with('?')));
        }
    }
}
