//! Where the fields of a form stand, and how far it is scrolled.

use ratatui::layout::Size;

use super::spec::{Field, Kind};

/// Lines of a field for several lines of text.
const AREA: u16 = 4;
/// Lines below the fields: what the field is read as.
const READING: u16 = 2;

/// Where a field stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Slot {
    y: u16,
    height: u16,
    heading: bool,
}

/// Where all fields stand, from the top of the first.
#[derive(Debug)]
pub(super) struct Places {
    slots: Vec<Slot>,
    rows: u16,
    /// Cells of the labels.
    pub labels: u16,
}

/// A field as it is seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Seen {
    pub y: u16,
    pub height: u16,
    /// Whether the line above is seen too and is for its heading.
    pub heading: bool,
}

fn lines(field: &Field) -> u16 {
    if matches!(field.kind, Kind::Lines(_)) { AREA } else { 1 }
}

/// Lines that all fields take.
pub(super) fn height(fields: &[Field]) -> u16 {
    fields.iter().map(|field| lines(field) + u16::from(!field.heading.is_empty())).fold(0, u16::saturating_add)
}

impl Places {
    pub fn new(fields: &[Field], size: Size) -> Self {
        let mut y = 0u16;
        let mut slots = Vec::with_capacity(fields.len());
        for field in fields {
            let heading = !field.heading.is_empty();
            y = y.saturating_add(u16::from(heading));
            let height = lines(field);
            slots.push(Slot { y, height, heading });
            y = y.saturating_add(height);
        }
        let longest = fields.iter().map(|field| unicode_width::UnicodeWidthStr::width(field.label.as_str())).max().unwrap_or(0);
        let labels = u16::try_from(longest).unwrap_or(u16::MAX).min(24).min(size.width / 3);
        Self { slots, rows: size.height.saturating_sub(READING + 1), labels }
    }

    /// The first line to be seen, so that a field and its heading are.
    pub fn scrolled(&self, top: u16, at: usize) -> u16 {
        let Some(slot) = self.slots.get(at) else { return 0 };
        let first = slot.y.saturating_sub(u16::from(slot.heading));
        let last = slot.y.saturating_add(slot.height);
        top.min(first).max(last.saturating_sub(self.rows).min(slot.y))
    }

    /// Where a field is seen, if it is.
    pub fn seen(&self, n: usize, top: u16) -> Option<Seen> {
        let slot = self.slots.get(n)?;
        let y = slot.y.checked_sub(top)?;
        let height = slot.height.min(self.rows.saturating_sub(y));
        (height > 0).then_some(Seen { y, height, heading: slot.heading && y > 0 })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_field_under_the_cursor_is_always_seen_with_its_heading() {
        let fields: Vec<Field> = (0..12)
            .map(|n| {
                let field = Field::new("f", "label", if n % 4 == 0 { Kind::Lines(9) } else { Kind::Text(9) });
                if n % 3 == 0 { field.heading("group") } else { field }
            })
            .collect();
        for rows in 4..40 {
            let places = Places::new(&fields, Size::new(60, rows));
            let mut top = 0;
            for at in (0..12).chain((0..12).rev()) {
                top = places.scrolled(top, at);
                let seen = places.seen(at, top).unwrap_or_else(|| panic!("field {at} of {rows} rows, top {top}"));
                assert!(seen.y + seen.height <= rows);
                assert!(rows < 9 || seen.height == lines(&fields[at]), "field {at} is cut in {rows} rows");
            }
        }
        let nothing = Places::new(&fields, Size::new(0, 0));
        assert_eq!((nothing.scrolled(0, 99), nothing.seen(0, 0)), (0, None));
    }
}
