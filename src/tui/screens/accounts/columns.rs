//! The columns of the list as the table draws them.

use crate::portfolio::{Column, ViewColumn, heading};
use crate::tui::widgets::{self, Look};

/// The columns of the program from left to right, each with the width of the screen from which it is shown.
const SHIPPED: &[(Column, u16)] = &[
    (Column::Tier, 0),
    (Column::Account, 0),
    (Column::Health, 0),
    (Column::Change, 0),
    (Column::Weeks, 100),
    (Column::Why, 0),
    (Column::Touch, 0),
    (Column::Renewal, 0),
    (Column::Owner, 100),
    (Column::City, 160),
    (Column::Industry, 160),
    (Column::Revenue, 160),
    (Column::Stage, 200),
];

/// The fewest cells of use, the most that help, and how soon it gives way where a person chose it: 0 never.
const fn extent(column: Column, screen: u16) -> (u16, u16, u8) {
    match column {
        Column::Tier => (2, 2, 0),
        // Where there is little room a reason tells more than the end of a name.
        Column::Account => (10, if screen < 160 { 18 } else { 28 }, 0),
        Column::Health => (7, 7, 0),
        Column::Change => (6, 6, 1),
        Column::Touch | Column::Renewal => (6, 6, 2),
        Column::Why => (10, 40, 3),
        Column::Owner => (8, 12, 4),
        Column::Weeks => (8, 8, 4),
        Column::Coverage => (6, 6, 5),
        Column::Revenue | Column::Overdue => (9, 9, 5),
        Column::City | Column::Region | Column::Stage | Column::Suggested | Column::Sensitivity => (8, 12, 5),
        Column::Industry | Column::Kind => (8, 14, 5),
        Column::Parent | Column::Tags => (10, 18, 5),
        Column::CreditCode => (18, 18, 5),
        Column::Name => (16, 40, 5),
        Column::Alerts => (6, 6, 4),
    }
}

const fn is_number(column: Column) -> bool {
    matches!(
        column,
        Column::Change | Column::Touch | Column::Renewal | Column::Revenue | Column::Overdue | Column::Coverage | Column::Alerts
    )
}

/// The columns of a view, or those of the program for a screen so wide if it names none.
pub(super) fn chosen(view: &[ViewColumn], screen: u16) -> Vec<ViewColumn> {
    if view.is_empty() {
        let shown = SHIPPED.iter().filter(|(_, from)| screen >= *from);
        return shown.map(|&(column, _)| ViewColumn { column, width: None }).collect();
    }
    view.to_vec()
}

/// As the table draws them, behind the one for marks.
pub(super) fn for_table(chosen: &[ViewColumn], screen: u16, look: &Look) -> Vec<widgets::Column> {
    let mut columns = vec![widgets::Column::new("", 1, 1, 0)];
    columns.extend(chosen.iter().map(|&ViewColumn { column, width }| {
        let (least, most, priority) = extent(column, screen);
        let (least, most) = width.map_or((least, most), |width| (width.clamp(1, 120), width.clamp(1, 120)));
        let drawn = widgets::Column::new(heading(column, &look.strings), least, most, priority);
        match column {
            Column::Account => drawn.names().tinted(),
            Column::Name | Column::Parent => drawn.names(),
            _ if is_number(column) => drawn.right(),
            _ => drawn,
        }
    }));
    columns
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Coded;

    #[test]
    fn wider_screens_show_more() {
        let shown = |width| chosen(&[], width).iter().map(|chosen| chosen.column.code()).collect::<Vec<_>>();
        let narrow = ["tier", "account", "health", "change", "why", "touch", "renewal"];
        assert_eq!((shown(60), shown(99)), (narrow.to_vec(), narrow.to_vec()));
        assert_eq!(shown(100), ["tier", "account", "health", "change", "weeks", "why", "touch", "renewal", "owner"]);
        assert_eq!(shown(200).len(), SHIPPED.len());
    }

    #[test]
    fn sixty_cells_hold_what_a_list_is_for() {
        let cells: u16 = chosen(&[], 60).iter().map(|chosen| extent(chosen.column, 60).0 + 1).sum();
        assert!(cells < 60, "{cells}");
    }
}
