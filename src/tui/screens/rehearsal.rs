//! The rehearsal of hard questions: one after the other, first without the agreed answer, then with it; who hands over scores from 1 to 5.

use ratatui::layout::Size;

use crate::domain::AccountId;
use crate::domain::handover::HandoverState;
use crate::domain::id::HandoverId;
use crate::domain::library::Shelf;
use crate::exchange::handover::{Because, Told, grounds, likely, question_scored, rehearsed};
use crate::exchange::library::added_to;
use crate::store::handover::{Handover, Setting};
use crate::tui::app::{Command, Event, Offer, Problem, Reads, Reply, Route, Screen, Tag};
use crate::tui::input::{Action, Context};
use crate::tui::theme::Role;
use crate::tui::widgets::{Canvas, Line, Look, PageState, draw_page, wrap};

const SCORE: Tag = Tag("rehearsal-score");
/// The digits by the score that they give.
const SCORES: [Action; 5] = [Action::Tab1, Action::Tab2, Action::Tab3, Action::Tab4, Action::Tab5];
/// An answer with this score or a better one needs no second round.
const WELL: i64 = 4;

/// A question of the rehearsal.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Asked {
    /// Its row, once it was entered.
    row: Option<i64>,
    ask: String,
    agreed: Option<String>,
    behind: String,
    never: String,
    because: Option<Because>,
    score: Option<i64>,
}

/// The screen.
#[derive(Debug)]
pub struct Rehearsal {
    id: HandoverId,
    account: Option<AccountId>,
    handover: Option<Handover>,
    questions: Vec<Asked>,
    at: usize,
    /// Whether the agreed answer is seen.
    shown: bool,
    page: PageState,
    size: Size,
}

impl Rehearsal {
    /// The rehearsal of a handover, for one of its accounts or all.
    #[must_use]
    pub fn new(id: HandoverId, account: Option<AccountId>) -> Self {
        Self { id, account, handover: None, questions: Vec::new(), at: 0, shown: false, page: PageState::default(), size: Size::default() }
    }

    fn is_over(&self) -> bool {
        self.at >= self.questions.len()
    }

    fn lines(&self, look: &Look) -> Vec<Line<()>> {
        let strings = &look.strings;
        let mut lines = Lines { look, room: usize::from(self.size.width.min(100).saturating_sub(2)).max(10), lines: Vec::new() };
        let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
        let Some(question) = self.questions.get(self.at) else {
            self.end(&mut lines);
            return lines.lines;
        };
        lines.say(&strings.rehearsal_place(count(self.at + 1), count(self.questions.len())), Role::Dim);
        if let Some(because) = &question.because {
            let told = because.sentence(strings);
            lines.say(&look.private(&told), Role::Warning);
        }
        lines.blank();
        lines.say(&question.ask, Role::Strong);
        lines.blank();
        if !self.shown {
            lines.say(&strings.rehearsal_answer_first(), Role::Dim);
            return lines.lines;
        }
        lines.lines.push(Line::heading(strings.library_answer()));
        lines.say(question.agreed.as_deref().unwrap_or(&strings.rehearsal_no_answer()), Role::Text);
        for (name, text) in [(strings.library_behind(), &question.behind), (strings.library_never(), &question.never)] {
            if !text.is_empty() {
                lines.blank();
                lines.lines.push(Line::heading(name));
                lines.say(text, Role::Text);
            }
        }
        lines.blank();
        lines.say(&strings.rehearsal_score(), Role::Accent);
        if let Some(score) = question.score {
            lines.say(&strings.handover_scored(score), Role::Dim);
        }
        lines.lines
    }

    /// How it went.
    fn end(&self, lines: &mut Lines<'_>) {
        let strings = &lines.look.strings;
        let scores: Vec<i64> = self.questions.iter().filter_map(|one| one.score).collect();
        let Ok(n) = i64::try_from(scores.len()) else { return };
        if n == 0 {
            return lines.say(&strings.rehearsal_nothing(), Role::Text);
        }
        let tenths = (scores.iter().sum::<i64>() * 10 * 2 + n) / (n * 2);
        lines.say(&strings.handover_rehearsal_mean(n, format!("{}.{}", tenths / 10, tenths % 10)), Role::Strong);
        let again: Vec<&Asked> = self.questions.iter().filter(|one| one.score.is_some_and(|score| score < WELL)).collect();
        if again.is_empty() {
            lines.say(&strings.rehearsal_well(), Role::Good);
        } else {
            lines.blank();
            lines.lines.push(Line::heading(strings.rehearsal_again()));
            again.iter().for_each(|one| lines.say(&one.ask, Role::Text));
        }
        lines.blank();
        lines.say(&strings.rehearsal_end(), Role::Dim);
    }

    fn go(&mut self, back: bool) -> Reply {
        self.at = if back { self.at.saturating_sub(1) } else { (self.at + 1).min(self.questions.len()) };
        (self.shown, self.page) = (false, PageState::default());
        Reply::done()
    }

    fn score(&self, score: i64, look: &Look) -> Reply {
        let (Some(handover), Some(question)) = (&self.handover, self.questions.get(self.at)) else { return Reply::done() };
        if !self.shown {
            return Reply::one(Command::hint(look.strings.rehearsal_answer_first()));
        }
        if handover.state != HandoverState::Running {
            return Reply::one(Command::hint(look.strings.handover_ended_no_change()));
        }
        if look.as_of.past {
            return Reply::one(Command::hint(look.strings.handover_past()));
        }
        let told = Told { agreed: None, score: Some(score), on: look.today };
        let edit = match question.row {
            Some(row) => question_scored(handover, row, told),
            None => rehearsed(handover, self.account, &question.ask, question.agreed.as_deref(), score, look.today),
        };
        Reply::one(match edit {
            Ok(edit) => Command::Write(SCORE, Box::new(edit)),
            Err(obstacle) => Command::hint(obstacle.sentence(&look.strings)),
        })
    }

    fn act(&mut self, action: Action, look: &Look) -> Reply {
        match action {
            score if SCORES.contains(&score) => {
                let n = SCORES.iter().position(|known| *known == score).unwrap_or(0);
                self.score(i64::try_from(n).unwrap_or(0) + 1, look)
            }
            Action::Open if self.is_over() => Reply::one(Command::Close),
            Action::Open if !self.shown => {
                self.shown = true;
                Reply::done()
            }
            Action::Open | Action::Right | Action::NextRecord | Action::NextPane => self.go(false),
            Action::Left | Action::PreviousRecord | Action::PreviousPane => self.go(true),
            _ => Reply::Unused,
        }
    }

    /// The questions that were entered, then those of the library and of ours that were not, the likely ones first.
    fn questions(&self, handover: &Handover, reads: &Reads<'_>) -> Result<Vec<Asked>, Problem> {
        let problem = |error| reads.problem(&error);
        let Ok(playbook) = reads.library.playbook(reads.language.into()) else { return Ok(Vec::new()) };
        let mut found = Vec::new();
        for account in handover.accounts.iter().filter(|account| self.account.is_none_or(|meant| account.id == meant)) {
            for because in grounds(&reads.records, account.id, reads.as_of).map_err(problem)? {
                if !found.contains(&because) {
                    found.push(because);
                }
            }
        }
        let library = likely(&playbook.handover, &found);
        let told = |ask: &str| library.iter().find(|(one, _)| one.ask == ask);
        let concerns = |of: Option<AccountId>| of.is_none() || self.account.is_none() || of == self.account;
        let entered = handover.questions.iter().filter(|one| concerns(one.account)).map(|one| Asked {
            row: Some(one.id),
            ask: one.ask.clone(),
            agreed: one.agreed.clone(),
            behind: told(&one.ask).map(|(one, _)| one.behind.clone()).unwrap_or_default(),
            never: told(&one.ask).map(|(one, _)| one.never.clone()).unwrap_or_default(),
            because: told(&one.ask).and_then(|(_, because)| because.clone()),
            score: one.score,
        });
        let mut questions: Vec<Asked> = entered.collect();
        let own = added_to(Shelf::HardQuestions, &reads.records, reads.as_of).map_err(problem)?;
        let own = own.into_iter().map(|(ask, answer)| (ask, answer, String::new(), String::new(), None));
        let shipped = library
            .iter()
            .map(|(one, because)| (one.ask.clone(), one.answer.clone(), one.behind.clone(), one.never.clone(), because.clone()));
        let mut more: Vec<_> = own.chain(shipped).collect();
        more.sort_by_key(|(.., because)| because.is_none());
        for (ask, answer, behind, never, because) in more {
            if questions.iter().all(|known| known.ask != ask) {
                let agreed = Some(answer).filter(|answer| !answer.is_empty());
                questions.push(Asked { row: None, ask, agreed, behind, never, because, score: None });
            }
        }
        Ok(questions)
    }
}

/// Lines that are being put together.
struct Lines<'l> {
    look: &'l Look,
    room: usize,
    lines: Vec<Line<()>>,
}

impl Lines<'_> {
    fn say(&mut self, text: &str, role: Role) {
        let wrapped = text.lines().flat_map(|line| wrap(line, self.room, self.look.widths));
        self.lines.extend(wrapped.map(|line| Line::text(line, role)));
    }

    fn blank(&mut self) {
        self.lines.push(Line::blank());
    }
}

impl Screen for Rehearsal {
    fn title(&self, look: &Look) -> String {
        let name = self.handover.as_ref().map(|handover| look.private(&handover.name()).into_owned()).unwrap_or_default();
        look.strings.forms_title_of(look.strings.rehearsal_title(), name)
    }

    fn contexts(&self) -> &'static [Context] {
        &[Context::Card, Context::Everywhere]
    }

    fn commits(&self, action: Action) -> bool {
        matches!(action, Action::Undo | Action::Redo) || self.shown && SCORES.contains(&action)
    }

    fn subject(&self) -> Option<Route> {
        // A score is said to be about this: Enter goes on here all the same.
        let accounts = &self.handover.as_ref()?.accounts;
        let only = accounts.first().filter(|_| accounts.len() == 1).map(|account| account.id);
        Some(self.account.or(only).map_or(Route::Handover(self.id), Route::account))
    }

    fn offers(&self, look: &Look) -> Vec<Offer> {
        let hidden = (!self.shown).then(|| look.strings.rehearsal_answer_first());
        let mut offers = vec![Offer::ready(Action::Open)];
        offers.extend([Action::NextRecord, Action::PreviousRecord].map(Offer::ready));
        if !self.is_over() {
            offers.extend(SCORES.map(|action| Offer::unless(action, hidden.clone())));
        }
        offers
    }

    fn layout(&mut self, size: Size) {
        self.size = size;
    }

    fn load(&mut self, reads: &Reads<'_>) -> Result<(), Problem> {
        let problem = |error: crate::store::Error| reads.problem(&error);
        let policies = reads.records.policies().map_err(problem)?;
        let setting = Setting { policies: &policies, calendar: reads.calendar, as_of: reads.as_of };
        self.handover = reads.records.handover(self.id, &setting).map_err(problem)?;
        let mut questions = match &self.handover {
            Some(handover) => self.questions(handover, reads)?,
            None => Vec::new(),
        };
        // In the order in which they were asked so far, though one may have been entered meanwhile.
        let before = |one: &Asked| self.questions.iter().position(|known| known.ask == one.ask).unwrap_or(usize::MAX);
        questions.sort_by_key(before);
        self.questions = questions;
        Ok(())
    }

    fn on(&mut self, event: &Event, look: &Look) -> Reply {
        if let Event::Written(SCORE, _) = event {
            return self.go(false);
        }
        let lines = self.lines(look);
        self.page.settle(&lines, self.size.height.saturating_sub(1));
        if self.page.on(event, &lines) {
            return Reply::done();
        }
        match event {
            Event::Key { action: Some(action), .. } => self.act(*action, look),
            _ => Reply::Unused,
        }
    }

    fn draw(&self, canvas: &mut Canvas<'_>) {
        let lines = self.lines(canvas.look);
        let mut page = self.page;
        let (width, height) = (canvas.width(), canvas.height());
        let body = height.saturating_sub(1);
        page.settle(&lines, body);
        draw_page(&mut canvas.part(ratatui::layout::Rect::new(0, 1, width, body)), &lines, &page, true, None);
        canvas.cursor(0, 1.min(height.saturating_sub(1)));
    }
}
