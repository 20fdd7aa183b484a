//! What a page of the card is: it reads what it shows, tells it in lines, and says what its records' forms are. Moving, asking,
//! writing and deleting are the card's.

use std::fmt::Debug;

use ratatui::layout::{Rect, Size};

use crate::domain::{AccountId, ColleagueId, Instant};
use crate::store::{Edit, Table};
use crate::tui::app::{Offer, Problem, Reads, Route};
use crate::tui::forms::{Colleague, Subject, fact::Person, record::Entering};
use crate::tui::input::Action;
use crate::tui::overlays::{Confirm, Entry, Figure};
use crate::tui::theme::Role;
use crate::tui::widgets::{Canvas, Line, Look, PageState, draw_page};

/// What the cursor of a page is on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Spot {
    /// A record.
    Record(Table, i64),
    /// A section that may be empty: a new record of this kind starts here.
    Section(Table),
    /// A place where a record of this kind is missing, with the identifier of what it would be about, such as a product that
    /// nobody has said anything of.
    Gap(Table, i64),
    /// The records of this kind that are settled, folded into one line or shown.
    Settled(Table),
}

impl Spot {
    /// The kind of record that the cursor is on or among.
    pub const fn table(self) -> Table {
        match self {
            Self::Record(table, _) | Self::Section(table) | Self::Gap(table, _) | Self::Settled(table) => table,
        }
    }
}

/// What pages know of the account they show, besides what they read themselves.
#[derive(Debug)]
pub(super) struct Around<'a> {
    /// The account.
    pub subject: &'a Subject,
    /// Our people, those who left excluded.
    pub colleagues: &'a [Colleague],
    /// Their people who hold a post.
    pub people: &'a [Person],
    /// The colleague that the user is; none before the first write.
    pub me: Option<ColleagueId>,
    /// How things look.
    pub look: &'a Look,
}

/// What an action on a page comes to.
#[derive(Debug)]
pub(super) enum Deed {
    /// A form, and what becomes of it.
    Enter(Box<dyn Entering>),
    /// One of several, each with what it comes to.
    Pick(String, Vec<(Entry, Deed)>),
    /// Written after a yes.
    Confirm(Confirm, Box<Edit>),
    /// Written at once.
    Write(Box<Edit>),
    /// Said in the footer.
    Hint(String),
    /// It is done already: something was folded or unfolded.
    Done,
    /// The page is to show what it calls by this number.
    Show(usize),
    /// Another screen.
    Open(Route),
}

impl Deed {
    /// Whether records may be changed by what it leads to: then it is refused in a view of the past.
    pub fn leads_to_writing(&self) -> bool {
        match self {
            Self::Enter(_) | Self::Confirm(..) | Self::Write(_) => true,
            Self::Pick(_, entries) => entries.iter().any(|(_, deed)| deed.leads_to_writing()),
            Self::Hint(_) | Self::Done | Self::Show(_) | Self::Open(_) => false,
        }
    }
}

/// Draws what is told of a record beside the lines, behind a rule.
pub(super) fn draw_detail(lines: &[Line<Spot>], canvas: &mut Canvas<'_>) {
    let (width, height) = (canvas.width(), canvas.height());
    for y in 0..height {
        canvas.text(0, y, canvas.look.glyphs.vertical, Role::Border);
    }
    let area = Rect::new(1, 0, width.saturating_sub(1), height);
    draw_page(&mut canvas.part(area), lines, &PageState::default(), false, None);
}

/// A page.
pub(super) trait Page: Debug {
    /// Reads what it shows, as of the date that is looked at.
    fn load(&mut self, reads: &Reads<'_>, account: AccountId) -> Result<(), Problem>;

    /// What it shows, in a width of so many cells. An empty section says what belongs there.
    fn lines(&self, width: u16, look: &Look) -> Vec<Line<Spot>>;

    /// The form that changes a record.
    fn change(&self, table: Table, row: i64, around: &Around<'_>) -> Option<Deed>;

    /// The kinds of records that can be entered here, in the order of the page.
    fn kinds(&self) -> &[Table];

    /// The form for a new record of one of [`Page::kinds`]; `at` is what the cursor is on.
    fn enter(&self, table: Table, at: Option<Spot>, around: &Around<'_>) -> Option<Deed>;

    /// How a record is called when it is to be deleted.
    fn name(&self, table: Table, row: i64) -> String;

    /// What else it offers where the cursor is, the most useful first.
    fn offers(&self, _at: Option<Spot>, _look: &Look) -> Vec<Offer> {
        Vec::new()
    }

    /// An action of its own, such as completing; `None` if it means nothing here.
    fn act(&mut self, _action: Action, _at: Option<Spot>, _around: &Around<'_>) -> Option<Deed> {
        None
    }

    /// Why the figures where the cursor is are what they are: those of the record, then those of its section. None where it computes
    /// nothing.
    fn explain(&self, _at: Option<Spot>, _look: &Look) -> Vec<Figure> {
        Vec::new()
    }

    /// When it next shows something else without anything having happened.
    fn wakes_at(&self) -> Option<Instant> {
        None
    }

    /// How many cells at the right it draws a picture in, if the card is this large.
    fn picture(&self, _size: Size) -> u16 {
        0
    }

    /// Draws the picture.
    fn draw(&self, _canvas: &mut Canvas<'_>) {}

    /// Shows something else from now on, as [`Deed::Show`] says.
    fn show(&mut self, _what: usize) {}

    /// Whether it tells more of the record under the cursor: at the right where it has a picture, else below its lines.
    fn tells(&self) -> bool {
        false
    }

    /// What it tells of that record, in a width of so many cells.
    fn detail(&self, _at: Option<Spot>, _width: u16, _look: &Look) -> Vec<Line<Spot>> {
        Vec::new()
    }

    /// Draws what stands at the right: what it tells, or else its picture.
    fn draw_beside(&self, at: Option<Spot>, canvas: &mut Canvas<'_>) {
        if self.tells() {
            draw_detail(&self.detail(at, canvas.width().saturating_sub(2), canvas.look), canvas);
        } else {
            self.draw(canvas);
        }
    }
}
