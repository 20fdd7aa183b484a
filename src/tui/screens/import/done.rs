//! After an import: what was read, what stands out in it, how to go on.

use ratatui::layout::Size;

use crate::domain::{AccountId, Coded};
use crate::portfolio::{Finding, Reason};
use crate::store::first_steps::{FirstStep, FirstSteps};
use crate::store::{Error, Reader, Table};
use crate::tui::app::{Command, Event, Reply, Route};
use crate::tui::input::Action;
use crate::tui::theme::Role;
use crate::tui::widgets::{Canvas, Line, Look, PageState, Part, action_of, draw_page, step_lines, wrap};

/// What a line stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Target {
    Account(AccountId),
    Step(FirstStep),
    List,
}

/// An import that was stored.
#[derive(Debug)]
pub(super) struct Done {
    /// What became of its rows.
    said: String,
    /// The batch's row, by which it is known whether the import was taken back.
    batch: Option<i64>,
    findings: Vec<Finding>,
    steps: FirstSteps,
    taken_back: bool,
    page: PageState,
    size: Size,
}

impl Done {
    pub(super) fn new(said: String, batch: Option<i64>, findings: Vec<Finding>, size: Size) -> Self {
        Self { said, batch, findings, steps: FirstSteps::default(), taken_back: false, page: PageState::default(), size }
    }

    /// Reads whether it still holds, and which steps are left.
    pub(super) fn load(&mut self, records: Reader<'_>) -> Result<(), Error> {
        self.steps = records.first_steps()?;
        self.taken_back = match self.batch {
            Some(batch) => records.row(Table::ImportBatch, batch)?.is_none(),
            None => false,
        };
        let mut there = Vec::with_capacity(self.findings.len());
        for finding in self.findings.drain(..) {
            if records.row(Table::Account, crate::domain::RowId::raw(finding.account))?.is_some() {
                there.push(finding);
            }
        }
        self.findings = there;
        Ok(())
    }

    pub(super) fn layout(&mut self, size: Size) {
        self.size = size;
    }

    fn lines(&self, look: &Look) -> Vec<Line<Target>> {
        let strings = &look.strings;
        let room = usize::from(self.size.width.saturating_sub(2));
        let said = if self.taken_back { strings.wizard_taken_back() } else { self.said.clone() };
        let mut lines: Vec<Line<Target>> = wrap(&said, room, look.widths).into_iter().map(|line| Line::text(line, Role::Strong)).collect();
        lines.push(Line::blank());
        if !self.findings.is_empty() && !self.taken_back {
            lines.push(Line::heading(strings.wizard_stands_out()));
            lines.extend(self.findings.iter().map(|finding| line_of(finding, look)));
            lines.push(Line::blank());
        }
        lines.push(Line::new(vec![Part::new(strings.wizard_to_the_list(), Role::Text)]).on(Target::List));
        if !look.hide_steps && !self.steps.all_taken() {
            lines.push(Line::blank());
            lines.extend(step_lines(&self.steps, look, Target::Step));
        }
        lines
    }

    pub(super) fn on(&mut self, event: &Event, look: &Look) -> Reply {
        let lines = self.lines(look);
        self.page.settle(&lines, self.size.height);
        if self.page.on(event, &lines) {
            return Reply::done();
        }
        let to_the_list = Command::Run(Action::GoAccounts);
        match event {
            Event::Key { action: Some(Action::Open), .. } => match self.page.target(&lines) {
                Some(Target::Account(account)) => Reply::one(Command::Open(Route::account(*account))),
                Some(Target::Step(step)) => Reply::Do(vec![to_the_list, Command::Run(action_of(*step))]),
                Some(Target::List) => Reply::one(to_the_list),
                None => Reply::Unused,
            },
            // What lies below may be the welcome to an empty database.
            Event::Key { action: Some(Action::Back | Action::Leave), .. } => Reply::one(to_the_list),
            _ => Reply::Unused,
        }
    }

    pub(super) fn draw(&self, canvas: &mut Canvas<'_>) {
        let lines = self.lines(canvas.look);
        let mut page = self.page;
        page.settle(&lines, canvas.height());
        draw_page(canvas, &lines, &page, true, None);
    }
}

/// An account and why it stands out.
fn line_of(finding: &Finding, look: &Look) -> Line<Target> {
    let strings = &look.strings;
    let (why, role) = match finding.reason {
        Reason::Silent { days } => (strings.wizard_silent(days), Role::Bad),
        Reason::Renews { on, days } => (strings.wizard_renews(days, on.to_string()), Role::Watch),
        Reason::Unrated { coverage } => (strings.wizard_unrated(coverage), Role::Unknown),
        Reason::AtRisk { score } => (strings.wizard_at_risk(score.to_string()), Role::Bad),
    };
    let name = look.widths.cut_middle(&look.private(&finding.name), 24, look.glyphs.cut).into_owned();
    let parts = vec![Part::new(finding.tier.code(), Role::Strong), Part::new(name, Role::Strong).in_cells(24), Part::new(why, role)];
    Line::new(parts).on(Target::Account(finding.account))
}
