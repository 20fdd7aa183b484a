//! The decision chain: who decides, where everybody stands, whom we miss. Three ways to draw it, and pages that explain, drill, compare
//! and walk a proposal through it.

mod approvals;
mod asks;
mod detail;
mod draw;
mod export;
mod grid;
mod map;
mod matrix;
mod paper;

use std::collections::BTreeSet;

use chrono::NaiveDate;
use ratatui::layout::Size;

use crate::domain::{AccountId, ColleagueId, PersonId, PostId, RowId};
use crate::exchange::chain::Organisation;
use crate::policy::playbook::RoleLines;
use crate::scoring::chain::Member;
use crate::store::Table;
use crate::tui::app::{Command, Event, Offer, Problem, Reads, Reply, Route, Screen};
use crate::tui::forms::{Colleague, Subject};
use crate::tui::input::{Action, Context};
use crate::tui::widgets::{Canvas, Hit, Look, PageState};

use approvals::Proposal;
use asks::{ASKED, Question};
use grid::Grid;
use map::Node;
use matrix::Matrix;
use paper::Paper;

/// The talking lines in the language of the reader; none if a file of the user's cannot be read, which was said when it was opened.
fn talking(look: &Look) -> Vec<RoleLines> {
    look.library.playbook(look.language.into()).map(|library| library.talking.clone()).unwrap_or_default()
}

/// How the chain is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum View {
    /// As a tree.
    #[default]
    Map,
    /// Power by stance.
    Grid,
    /// Our people by theirs.
    Matrix,
}

/// What the cursor is on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Spot {
    /// A post, and who holds it.
    Post(PostId),
    /// An empty seat, by its place among those that are required.
    Seat(usize),
}

/// The screen.
#[derive(Debug)]
pub struct ChainScreen {
    account: AccountId,
    organisation: Option<Box<Organisation>>,
    subject: Option<Subject>,
    colleagues: Vec<Colleague>,
    /// Every account, for moves and for the chain beside this one; read again when their number changes.
    accounts: Vec<(i64, String)>,
    proposals: Vec<Proposal>,
    view: View,
    folded: BTreeSet<PostId>,
    at: Option<Spot>,
    /// The line of the cursor, for when what it was on is gone.
    row: usize,
    top: usize,
    shift: u16,
    column: usize,
    paper: Option<Paper>,
    page: PageState,
    /// The other side of a comparison, once it is read.
    other: Option<Box<Organisation>>,
    size: Size,
    asked: Option<Question>,
    /// Whom the cursor goes to once the chain is read again.
    entered: Option<PostId>,
}

impl ChainScreen {
    /// The chain of an account.
    #[must_use]
    pub fn new(account: AccountId) -> Self {
        Self {
            account,
            organisation: None,
            subject: None,
            colleagues: Vec::new(),
            accounts: Vec::new(),
            proposals: Vec::new(),
            view: View::default(),
            folded: BTreeSet::new(),
            at: None,
            row: 0,
            top: 0,
            shift: 0,
            column: 0,
            paper: None,
            page: PageState::default(),
            other: None,
            size: Size::default(),
            asked: None,
            entered: None,
        }
    }

    fn nodes(&self) -> Vec<Node> {
        self.organisation.as_ref().map(|organisation| map::nodes(organisation, &self.folded)).unwrap_or_default()
    }

    /// The person under the cursor.
    fn member(&self) -> Option<&Member> {
        match self.at? {
            Spot::Post(post) => self.organisation.as_ref()?.holder(post),
            Spot::Seat(_) => None,
        }
    }

    fn person(&self) -> Option<PersonId> {
        self.member().map(|member| member.person)
    }

    fn select(&mut self, person: PersonId) {
        let post = self.organisation.as_ref().and_then(|organisation| {
            let member = organisation.chain.member(person)?;
            organisation.main_post(member).map(|row| PostId::from_raw(row.id))
        });
        if let Some(post) = post {
            self.at = Some(Spot::Post(post));
        }
    }

    /// Puts the cursor on something that is there, and brings it into sight.
    fn settle(&mut self) {
        match self.view {
            View::Map => {
                let nodes = self.nodes();
                let known = self.at.and_then(|at| nodes.iter().position(|node| node.spot == at));
                self.row = known.unwrap_or(self.row).min(nodes.len().saturating_sub(1));
                self.at = nodes.get(self.row).map(|node| node.spot);
                self.reveal(nodes.len(), draw::map_rows(self.size, self.organisation.as_deref()));
            }
            View::Grid => {
                if self.person().is_none()
                    && let Some(person) = self.grid().and_then(|grid| grid.moved(None, Action::Down))
                {
                    self.select(person);
                }
            }
            View::Matrix => {
                let Some(matrix) = self.matrix() else { return };
                let known = self.person().and_then(|person| matrix.people.iter().position(|one| *one == person));
                self.row = known.unwrap_or(0);
                self.column = self.column.min(matrix.colleagues.len().saturating_sub(1));
                if let Some(person) = matrix.people.get(self.row) {
                    self.select(*person);
                }
                let rows = draw::body_height(self.size, self.organisation.as_deref()).saturating_sub(2);
                self.reveal(matrix.people.len(), rows);
            }
        }
    }

    fn reveal(&mut self, lines: usize, height: u16) {
        let height = usize::from(height).max(1);
        self.top = self.top.min(self.row).max((self.row + 1).saturating_sub(height)).min(lines.saturating_sub(height));
    }

    fn grid(&self) -> Option<Grid> {
        self.organisation.as_deref().map(Grid::of)
    }

    fn matrix(&self) -> Option<Matrix> {
        self.organisation.as_deref().map(Matrix::of)
    }

    /// Who of ours the cursor of the matrix is on.
    fn colleague(&self) -> Option<ColleagueId> {
        (self.view == View::Matrix).then(|| self.matrix()?.colleagues.get(self.column).copied())?
    }

    /// Moves the cursor; whether the action meant that.
    fn moved(&mut self, action: Action) -> bool {
        let page = usize::from(draw::map_rows(self.size, self.organisation.as_deref())).max(1);
        let steps = match action {
            Action::Up => -1,
            Action::Down => 1,
            Action::PageUp => -isize::try_from(page).unwrap_or(1),
            Action::PageDown => isize::try_from(page).unwrap_or(1),
            Action::HalfUp => -isize::try_from(page / 2).unwrap_or(1),
            Action::HalfDown => isize::try_from(page / 2).unwrap_or(1),
            Action::Top => isize::MIN,
            Action::Bottom => isize::MAX,
            Action::Left | Action::Right => 0,
            _ => return false,
        };
        match self.view {
            View::Grid => self.move_in_grid(action),
            View::Map if steps == 0 => self.shift_by(action),
            View::Map => {
                let nodes = self.nodes();
                self.row = self.row.saturating_add_signed(steps).min(nodes.len().saturating_sub(1));
                self.at = nodes.get(self.row).map(|node| node.spot);
            }
            View::Matrix => {
                let Some(matrix) = self.matrix() else { return true };
                match action {
                    Action::Left => self.column = self.column.saturating_sub(1),
                    Action::Right => self.column = (self.column + 1).min(matrix.colleagues.len().saturating_sub(1)),
                    _ => {
                        self.row = self.row.saturating_add_signed(steps).min(matrix.people.len().saturating_sub(1));
                        if let Some(person) = matrix.people.get(self.row) {
                            self.select(*person);
                        }
                    }
                }
            }
        }
        self.settle();
        true
    }

    fn move_in_grid(&mut self, action: Action) {
        let action = match action {
            Action::PageUp | Action::HalfUp => Action::Up,
            Action::PageDown | Action::HalfDown => Action::Down,
            other => other,
        };
        if let Some(person) = self.grid().and_then(|grid| grid.moved(self.person(), action)) {
            self.select(person);
        }
    }

    /// Moves the tree below its column.
    fn shift_by(&mut self, action: Action) {
        let most = self.nodes().iter().map(Node::indent).max().unwrap_or(0).saturating_add(24);
        self.shift = if action == Action::Left { self.shift.saturating_sub(draw::SHIFT) } else { (self.shift + draw::SHIFT).min(most) };
    }

    fn clicked(&mut self, hit: Hit) {
        match (self.view, hit) {
            (View::Map, Hit::Item(row)) => self.at = self.nodes().get(row).map(|node| node.spot),
            (View::Grid, Hit::Item(n)) => {
                if let Some(person) = self.grid().and_then(|grid| grid.people().get(n).copied()) {
                    self.select(person);
                }
            }
            (View::Matrix, Hit::Item(row) | Hit::Cell { row, .. }) => {
                if let Hit::Cell { column, .. } = hit {
                    self.column = column;
                }
                if let Some(person) = self.matrix().and_then(|matrix| matrix.people.get(row).copied()) {
                    self.select(person);
                }
            }
            _ => {}
        }
        self.settle();
    }

    /// Hides or shows what hangs below the cursor.
    fn fold(&mut self, look: &Look) -> Reply {
        let here = self.nodes().into_iter().find(|node| Some(node.spot) == self.at);
        match here.map(|node| (node.spot, node.below)) {
            Some((Spot::Post(post), 1..)) if self.view == View::Map => {
                if !self.folded.remove(&post) {
                    self.folded.insert(post);
                }
                self.settle();
                Reply::done()
            }
            _ => Reply::one(Command::hint(look.strings.chain_fold_nothing())),
        }
    }

    fn show(&mut self, paper: Paper) -> Reply {
        self.paper = Some(paper);
        self.page = PageState::default();
        Reply::done()
    }

    fn next_view(&mut self) {
        self.view = match self.view {
            View::Map => View::Grid,
            View::Grid => View::Matrix,
            View::Matrix => View::Map,
        };
        self.top = 0;
        self.settle();
    }

    fn on_paper(&mut self, event: &Event, look: &Look) -> Option<Reply> {
        self.paper.as_ref()?;
        let lines = self.paper_lines(look);
        self.page.settle(&lines, self.size.height);
        if self.page.on(event, &lines) {
            return Some(Reply::done());
        }
        let Event::Key { action: Some(action), .. } = event else { return None };
        let proposal = self.page.target(&lines).copied();
        match action {
            Action::Back | Action::Leave => {
                self.paper = None;
                self.other = None;
                Some(Reply::done())
            }
            _ if self.paper == Some(Paper::Approvals) => self.act_on_proposal(*action, proposal, look),
            Action::Compare | Action::SideBySide | Action::Why | Action::ApprovalPath | Action::ChainView => None,
            other if other.edits() && !matches!(other, Action::Undo | Action::Redo) => Some(Reply::Unused),
            _ => None,
        }
    }

    fn act(&mut self, action: Action, look: &Look) -> Reply {
        match action {
            Action::ChainView | Action::NextPane | Action::PreviousPane if self.paper.is_none() => {
                self.next_view();
                Reply::done()
            }
            Action::Fold => self.fold(look),
            Action::Why => self.show(Paper::Why),
            Action::ApprovalPath => self.show(Paper::Approvals),
            Action::Drill => match self.person() {
                Some(person) => self.show(Paper::Drill(person)),
                None => Reply::one(Command::hint(look.strings.chain_drill_whom())),
            },
            other => self.ask_for(other, look),
        }
    }

    fn obstacle(&self, action: Action, look: &Look) -> Option<String> {
        let strings = &look.strings;
        if self.organisation.is_none() {
            return Some(strings.chain_missing());
        }
        let needs_person = matches!(
            action,
            Action::Stance | Action::Roles | Action::ReportsTo | Action::Tie | Action::Drill | Action::Edit | Action::Delete
        );
        (needs_person && self.member().is_none()).then(|| strings.chain_nobody_below())
    }

    fn read_other(&mut self, reads: &Reads<'_>) -> Result<(), Problem> {
        let (account, day) = match &self.paper {
            Some(Paper::Compare(day)) => (self.account, *day),
            Some(Paper::Beside(account)) => (*account, reads.as_of.day),
            _ => return Ok(()),
        };
        let as_of = if day == reads.as_of.day { Some(reads.as_of) } else { crate::domain::AsOf::on(day, reads.now, reads.as_of.zone) };
        let Some(as_of) = as_of else { return Ok(()) };
        let read = Organisation::read(reads.records, account, as_of, reads.calendar).map_err(|error| reads.problem(&error))?;
        self.other = read.map(Box::new);
        Ok(())
    }

    /// The earlier and the later day of a comparison.
    fn compared(&self, other: NaiveDate) -> Option<(NaiveDate, NaiveDate)> {
        let day = self.organisation.as_ref()?.as_of().day;
        Some((day.min(other), day.max(other)))
    }
}

/// What the screen offers, the most useful first.
const OFFERS: &[Action] = &[
    Action::Open,
    Action::New,
    Action::NewBeside,
    Action::Stance,
    Action::ChainView,
    Action::Why,
    Action::Drill,
    Action::ApprovalPath,
    Action::Roles,
    Action::ReportsTo,
    Action::Tie,
    Action::Compare,
    Action::SideBySide,
    Action::Fold,
    Action::Edit,
    Action::Delete,
    Action::Export,
    Action::NextPane,
];

impl Screen for ChainScreen {
    fn title(&self, look: &Look) -> String {
        let name = self.organisation.as_ref().map(|organisation| look.private(&organisation.name).into_owned());
        look.strings.chain_title(name.unwrap_or_default())
    }

    fn status(&self, look: &Look) -> String {
        match self.view {
            View::Map => look.strings.chain_view_map(),
            View::Grid => look.strings.chain_view_grid(),
            View::Matrix => look.strings.chain_view_matrix(),
        }
    }

    fn account(&self) -> Option<AccountId> {
        Some(self.account)
    }

    fn subject(&self) -> Option<Route> {
        Some(Route::account(self.account))
    }

    fn contexts(&self) -> &'static [Context] {
        &[Context::Chain, Context::Everywhere]
    }

    fn commits(&self, action: Action) -> bool {
        // Everything else asks before it writes.
        matches!(action, Action::Undo | Action::Redo)
    }

    fn offers(&self, look: &Look) -> Vec<Offer> {
        if self.paper == Some(Paper::Approvals) {
            return [Action::Open, Action::New, Action::Delete, Action::Back].map(Offer::ready).to_vec();
        }
        if self.paper.is_some() {
            return [Action::Back, Action::Why, Action::Compare, Action::SideBySide].map(Offer::ready).to_vec();
        }
        OFFERS.iter().map(|action| Offer::unless(*action, self.obstacle(*action, look))).collect()
    }

    fn layout(&mut self, size: Size) {
        self.size = size;
        self.settle();
    }

    fn wants(&self) -> bool {
        matches!(self.paper, Some(Paper::Compare(_) | Paper::Beside(_))) && self.other.is_none()
    }

    fn load(&mut self, reads: &Reads<'_>) -> Result<(), Problem> {
        let problem = |error| reads.problem(&error);
        let organisation = Organisation::read(reads.records, self.account, reads.as_of, reads.calendar).map_err(problem)?;
        self.proposals = match &organisation {
            Some(organisation) => approvals::read(reads.records, organisation).map_err(problem)?,
            None => Vec::new(),
        };
        self.subject = organisation.as_ref().map(|organisation| Subject { id: self.account, name: organisation.name.clone() });
        self.organisation = organisation.map(Box::new);
        let colleagues = reads.records.colleagues_here().map_err(problem)?;
        self.colleagues = colleagues.into_iter().map(|(id, name)| Colleague { id, name }).collect();
        let count = reads.records.count(Table::Account).map_err(problem)?;
        if u64::try_from(self.accounts.len()).ok() != Some(count) {
            let names = reads.records.account_names().map_err(problem)?;
            self.accounts = names.into_iter().map(|account| (account.id.raw(), account.name)).collect();
        }
        self.read_other(reads)?;
        if let Some(post) = self.entered.take() {
            self.at = Some(Spot::Post(post));
        }
        self.settle();
        Ok(())
    }

    fn on(&mut self, event: &Event, look: &Look) -> Reply {
        match event {
            Event::Answer(ASKED, answer) => return self.answered(answer, look),
            Event::Written(ASKED, rows) => return self.written(rows),
            Event::Job(export::EXPORT, finished) => return Self::exported(finished, look),
            _ => {}
        }
        if let Some(reply) = self.on_paper(event, look) {
            return reply;
        }
        match event {
            Event::Click(hit) if self.paper.is_none() => {
                self.clicked(*hit);
                Reply::done()
            }
            Event::Wheel(lines) if self.paper.is_none() => {
                self.moved(if *lines > 0 { Action::Down } else { Action::Up });
                Reply::done()
            }
            Event::Key { action: Some(action), .. } => {
                if self.paper.is_none() && self.moved(*action) {
                    return Reply::done();
                }
                self.act(*action, look)
            }
            _ => Reply::Unused,
        }
    }

    fn draw(&self, canvas: &mut Canvas<'_>) {
        self.draw_all(canvas);
    }
}
