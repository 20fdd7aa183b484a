//! What if an input or a rule were another: score, band, alerts and portfolio beside the stored ones. Nothing is stored; leaving discards it.

use std::any::Any;
use std::sync::Mutex;

use ratatui::layout::Size;

use crate::domain::health::{Dimension, InputState};
use crate::domain::{AccountId, Coded};
use crate::exchange::compare::what_if::{Basis, Others, Outcome, Supposed};
use crate::exchange::compare::{Moved, words};
use crate::i18n::agenda::reading;
use crate::i18n::error::{problem as problem_said, store_error};
use crate::i18n::label;
use crate::i18n::score::health_part;
use crate::jobs::{Cancelled, Finished, Stage, Task, Watch};
use crate::scoring::health::{Contribution, HealthInput};
use crate::store::summary::Progress;
use crate::store::{Error, Store};
use crate::tui::app::{Answer, Command, Event, Notice, Offer, Problem, Reads, Reply, Screen, Tag, Weight};
use crate::tui::forms::capital;
use crate::tui::forms::suppose::{input_form, rule_form, supposed_input};
use crate::tui::input::{Action, Context};
use crate::tui::overlays::form::{Filled, Form};
use crate::tui::overlays::{Answered, Ask};
use crate::tui::shown::signed;
use crate::tui::shown_compare;
use crate::tui::theme::Role;
use crate::tui::widgets::{Canvas, Line, Look, PageState, Part, draw_page, wrap};

const READ: Tag = Tag("what-if-read");
const ASKED: Tag = Tag("what-if-asked");

/// What the cursor can be on: what can be supposed otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Target {
    Input(Dimension),
    Rule(String),
}

/// Adds up everybody else, as they stand and as they would under the rules that are supposed.
#[derive(Debug)]
struct AddUp {
    basis: Basis,
    supposed: Supposed,
    /// Those who stand as they do, where they were added up before.
    stored: Option<Others>,
}

type Found = Mutex<Option<Result<(Others, Others, Supposed), Error>>>;

impl Task for AddUp {
    fn run(self: Box<Self>, store: Store, watch: &Watch) -> Result<Box<dyn Any + Send>, Cancelled> {
        let mut go_on = |progress: Progress| watch.at(Stage::Compute, progress.done, Some(progress.of)).is_ok();
        let mut add_up = |supposed: &Supposed| self.basis.others(store.read(), &store.calendar(), supposed, &mut go_on);
        let stored = self.stored.map_or_else(|| add_up(&Supposed::default()), Ok);
        let found = stored.and_then(|stored| {
            let then = if self.supposed.rules.is_empty() { stored } else { add_up(&self.supposed)? };
            Ok((stored, then, self.supposed.clone()))
        });
        watch.check()?;
        let found: Found = Mutex::new(Some(found));
        Ok(Box::new(found))
    }

    fn is_awaited(&self) -> bool {
        false
    }
}

/// The screen.
#[derive(Debug)]
pub struct WhatIf {
    account: AccountId,
    supposed: Supposed,
    basis: Option<Basis>,
    stored: Option<Outcome>,
    then: Option<Outcome>,
    /// Everybody else, as they stand and as they would; with the rules for which that was reckoned.
    others: Option<(Others, Others, Supposed)>,
    page: PageState,
    size: Size,
    asked: Option<Target>,
    wanted: Option<AddUp>,
}

impl WhatIf {
    /// Nothing supposed yet.
    #[must_use]
    pub fn new(account: AccountId) -> Self {
        Self {
            account,
            supposed: Supposed::default(),
            basis: None,
            stored: None,
            then: None,
            others: None,
            page: PageState::default(),
            size: Size::default(),
            asked: None,
            wanted: None,
        }
    }

    fn lines(&self, look: &Look) -> Vec<Line<Target>> {
        let strings = &look.strings;
        let (Some(basis), Some(stored), Some(then)) = (&self.basis, &self.stored, &self.then) else {
            return vec![Line::text(strings.card_missing(), Role::Dim)];
        };
        let room = usize::from(self.size.width.saturating_sub(2)).max(20);
        let changes = self.supposed.inputs.len() + self.supposed.rules.len();
        let mark = if changes == 0 { strings.what_if_nothing() } else { strings.what_if_supposed(changes) };
        let mut lines: Vec<Line<Target>> = wrap(&mark, room, look.widths).into_iter().map(|line| Line::text(line, Role::Warning)).collect();
        lines.push(Line::blank());
        lines.extend(self.input_lines(stored, then, look));
        lines.push(Line::blank());
        lines.extend(result_lines(self.account, stored, then, look));
        if stored.readings != then.readings {
            lines.push(Line::blank());
            lines.push(Line::heading(strings.what_if_readings()));
            for one in then.readings.iter().filter(|one| !stored.readings.contains(one)) {
                lines.extend(wrap(&reading(one, strings), room, look.widths).into_iter().map(|line| Line::text(line, Role::Text)));
            }
        }
        lines.push(Line::blank());
        lines.extend(self.portfolio_lines(stored, then, look));
        lines.push(Line::blank());
        lines.push(Line::heading(strings.what_if_rules()));
        for (key, value) in basis.rules() {
            let supposed = self.supposed.rules.get(&key);
            let shown = supposed.map_or_else(|| value.clone(), |then| format!("{value} > {then}"));
            let role = if supposed.is_some() { Role::Warning } else { Role::Dim };
            let parts = vec![Part::new(key.clone(), Role::Text).in_cells(40), Part::new(shown, role)];
            lines.push(Line::new(parts).on(Target::Rule(key)));
        }
        lines
    }

    /// Each dimension: what is stored, what is supposed, the points of both and what they add.
    fn input_lines(&self, stored: &Outcome, then: &Outcome, look: &Look) -> Vec<Line<Target>> {
        let strings = &look.strings;
        let wide = self.size.width.saturating_sub(80).min(24);
        let row = |cells: [(String, Role); 5]| {
            let widths = [9, 22 + wide / 2, 22 + wide / 2, 8, 12];
            let parts = cells.into_iter().zip(widths).enumerate();
            Line::new(
                parts
                    .map(|(at, ((text, role), width))| {
                        let part = Part::new(text, role).in_cells(width);
                        if at > 2 { part.at_right() } else { part }
                    })
                    .collect(),
            )
        };
        let heading = |text: String| (text, Role::Heading);
        let mut lines = vec![row([
            heading(strings.why_column("dimension")),
            heading(strings.what_if_stored()),
            heading(strings.what_if_then()),
            heading(strings.why_column("points")),
            heading(strings.why_column("adds")),
        ])];
        let points = |part: &Contribution| part.band_points.map_or_else(|| "-".to_owned(), |points| points.to_string());
        for now in &stored.health.contributions {
            let Some(would) = then.health.contributions.iter().find(|part| part.dimension == now.dimension) else { continue };
            let changed = self.supposed.inputs.contains_key(&now.dimension);
            let both = |one: String, other: String| if one == other { one } else { format!("{one} > {other}") };
            let line = row([
                (capital(&strings.portfolio_dimension(now.dimension.code())), Role::Text),
                (health_part(now, strings), if now.state == InputState::Known { Role::Text } else { Role::Unknown }),
                if changed { (health_part(would, strings), Role::Warning) } else { (String::new(), Role::Text) },
                (both(points(now), points(would)), Role::Text),
                (both(now.points.to_string(), would.points.to_string()), Role::Strong),
            ]);
            lines.push(if now.state == InputState::NotApplicable { line } else { line.on(Target::Input(now.dimension)) });
        }
        lines
    }

    fn portfolio_lines(&self, stored: &Outcome, then: &Outcome, look: &Look) -> Vec<Line<Target>> {
        let strings = &look.strings;
        match &self.others {
            Some((as_is, would, of)) if of.rules == self.supposed.rules => {
                let sums = [&as_is.with(&stored.state), &would.with(&then.state)];
                shown_compare::totals(sums, [strings.what_if_stored(), strings.what_if_then()], look)
            }
            _ => vec![Line::heading(strings.compare_column_what()), Line::text(strings.what_if_adding_up(), Role::Dim)],
        }
    }

    fn ask(&mut self, look: &Look) -> Reply {
        let (Some(basis), Some(stored)) = (&self.basis, &self.then) else { return Reply::Unused };
        let form: Form = match self.page.target(&self.lines(look)) {
            Some(Target::Input(dimension)) => {
                let input = stored.health.contributions.iter().find(|part| part.dimension == *dimension).and_then(|part| part.input);
                input_form(*dimension, input, look)
            }
            Some(Target::Rule(key)) => {
                let held = basis.rules().into_iter().find(|(known, _)| known == key).map(|(_, value)| value).unwrap_or_default();
                rule_form(key, self.supposed.rules.get(key).unwrap_or(&held), &held, look)
            }
            None => return Reply::Unused,
        };
        self.asked = self.page.target(&self.lines(look)).cloned();
        Reply::one(Command::Ask(ASKED, Ask::Form(Box::new(form))))
    }

    fn answered(&mut self, filled: &Filled, look: &Look) -> Reply {
        let (Some(asked), Some(basis)) = (self.asked.take(), &self.basis) else { return Reply::done() };
        match &asked {
            Target::Input(dimension) => {
                let input: Option<HealthInput> = supposed_input(*dimension, filled);
                let known = self
                    .stored
                    .as_ref()
                    .and_then(|stored| stored.health.contributions.iter().find(|part| part.dimension == *dimension).map(|part| part.input));
                if known == Some(input) {
                    self.supposed.inputs.remove(dimension);
                } else {
                    self.supposed.inputs.insert(*dimension, input);
                }
            }
            Target::Rule(key) => {
                let value = filled.text("value").unwrap_or_default().to_owned();
                if let Err(error) = self.supposed.rule(basis.policy(), key, &value) {
                    self.asked = Some(asked);
                    let why = problem_said(&error.problem, &look.strings);
                    return Reply::one(Command::Mistake { field: Some("value"), why });
                }
            }
        }
        Reply::one(Command::Reload)
    }

    /// Takes one supposition back.
    fn forget(&mut self, look: &Look) -> Reply {
        let gone = match self.page.target(&self.lines(look)) {
            Some(Target::Input(dimension)) => self.supposed.inputs.remove(dimension).is_some(),
            Some(Target::Rule(key)) => self.supposed.rules.remove(key).is_some(),
            None => false,
        };
        if gone { Reply::one(Command::Reload) } else { Reply::one(Command::hint(look.strings.what_if_not_supposed())) }
    }

    fn found(&mut self, finished: &Finished, look: &Look) -> Reply {
        match finished.found::<Found>().and_then(|found| found.lock().ok()?.take()) {
            Some(Ok(found)) => {
                self.others = Some(found);
                Reply::done()
            }
            Some(Err(error)) => {
                let said = store_error(&error, look.as_of.zone, &look.strings);
                Reply::one(Command::Say(Notice::new(Weight::Error, said)))
            }
            None => Reply::done(),
        }
    }
}

/// Score, tier and alerts beside each other.
fn result_lines(account: AccountId, stored: &Outcome, then: &Outcome, look: &Look) -> Vec<Line<Target>> {
    let strings = &look.strings;
    let standing = |outcome: &Outcome| {
        let band = label(outcome.health.band, strings);
        let score = outcome.health.score.map_or_else(|| band.clone(), |score| format!("{score} {band}"));
        strings.what_if_standing(score, outcome.health.coverage, outcome.state.tier.code(), outcome.state.alerts.len())
    };
    let change = stored.health.score.zip(then.health.score).map(|(now, then)| crate::domain::Tenths(then.0 - now.0));
    let change = change.filter(|change| change.0 != 0).map(|change| format!("  {}", signed(change))).unwrap_or_default();
    let line = |name: String, text: String, role: Role| Line::new(vec![Part::new(name, Role::Heading).in_cells(12), Part::new(text, role)]);
    let mut lines = vec![line(strings.what_if_stored(), standing(stored), Role::Text)];
    lines.push(line(strings.what_if_then(), format!("{}{change}", standing(then)), Role::Strong));
    let moved = Moved::between(account, "", Some(stored.state.clone()), Some(then.state.clone()));
    if let Some(moved) = moved {
        let said = words::moved(&moved, &|name| look.private(name).into_owned(), strings).join(&strings.agenda_then());
        lines.push(line(String::new(), said, Role::Warning));
    }
    lines
}

impl Screen for WhatIf {
    fn title(&self, look: &Look) -> String {
        let name = self.basis.as_ref().map(|basis| look.private(&basis.name).into_owned()).unwrap_or_default();
        look.strings.what_if_title(name)
    }

    fn status(&self, look: &Look) -> String {
        look.strings.what_if_mark()
    }

    fn account(&self) -> Option<AccountId> {
        Some(self.account)
    }

    fn contexts(&self) -> &'static [Context] {
        &[Context::Suppose, Context::Everywhere]
    }

    fn offers(&self, look: &Look) -> Vec<Offer> {
        let missing = self.basis.is_none().then(|| look.strings.card_missing());
        [Action::Open, Action::ForgetSupposed].map(|action| Offer::unless(action, missing.clone())).to_vec()
    }

    fn layout(&mut self, size: Size) {
        self.size = size;
    }

    fn load(&mut self, reads: &Reads<'_>) -> Result<(), Problem> {
        let problem = |error| reads.problem(&error);
        let before = self.basis.as_ref().map(|basis| basis.as_of);
        self.basis = Basis::read(reads.records, self.account, reads.as_of).map_err(problem)?;
        let Some(basis) = &self.basis else {
            (self.stored, self.then) = (None, None);
            return Ok(());
        };
        self.stored = Some(basis.outcome(reads.records, reads.calendar, &Supposed::default()).map_err(problem)?);
        self.then = Some(basis.outcome(reads.records, reads.calendar, &self.supposed).map_err(problem)?);
        let same_day = before.is_some_and(|before| (before.day, before.past) == (reads.as_of.day, reads.as_of.past));
        let reckoned = self.others.as_ref().filter(|_| same_day);
        if reckoned.is_none_or(|(.., of)| of.rules != self.supposed.rules) {
            let stored = reckoned.map(|(stored, ..)| *stored);
            self.wanted = Some(AddUp { basis: basis.clone(), supposed: self.supposed.clone(), stored });
        }
        Ok(())
    }

    fn work(&mut self) -> Option<(Tag, Box<dyn Task>)> {
        let task = self.wanted.take()?;
        Some((READ, Box::new(task)))
    }

    fn on(&mut self, event: &Event, look: &Look) -> Reply {
        match event {
            Event::Job(READ, finished) => return self.found(finished, look),
            Event::Answer(ASKED, Answer::Given(Answered::Form(filled))) => return self.answered(filled, look),
            Event::Answer(ASKED, _) => {
                self.asked = None;
                return Reply::done();
            }
            _ => {}
        }
        let lines = self.lines(look);
        self.page.settle(&lines, self.size.height);
        if self.page.on(event, &lines) {
            return Reply::done();
        }
        match event {
            Event::Key { action: Some(Action::Open), .. } => self.ask(look),
            Event::Key { action: Some(Action::ForgetSupposed), .. } => self.forget(look),
            _ => Reply::Unused,
        }
    }

    fn draw(&self, canvas: &mut Canvas<'_>) {
        let lines = self.lines(canvas.look);
        let mut page = self.page;
        page.settle(&lines, canvas.height());
        canvas.cursor(0, 0);
        draw_page(canvas, &lines, &page, true, None);
    }
}
