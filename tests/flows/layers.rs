//! What is answered reaches the layer that it belongs to, also when something else has come on top or has been written meanwhile.

use std::any::Any;
use std::time::Duration;

use kamdeck::i18n::Language;
use kamdeck::jobs::{Cancelled, Task, Watch};
use kamdeck::store::{ActionKind, Cell, Edit, Store, Table, What};
use kamdeck::tui::app::{Answer, Command, Event, Offer, Problem, Reads, Reply, Route, Screen, Tag};
use kamdeck::tui::input::Key;
use kamdeck::tui::overlays::{Ask, Confirm};
use kamdeck::tui::theme::Role;
use kamdeck::tui::widgets::{Canvas, Look};

use super::{Flow, Start};

fn list() -> Start {
    Start { first: Route::Accounts, demo: 64, ..Start::default() }
}

#[test]
fn a_list_that_is_read_behind_help_is_there_when_help_is_closed() {
    let mut flow = Flow::start(list());
    flow.keys("@2026-06-30<Enter>").shows("as of 2026-06-30").lacks("0 of 0");
    flow.leave_jobs().keys("@2026-05-31<Enter>?").shows("Keys and commands").let_jobs_end();
    flow.keys("<Esc>").lacks("Keys and commands").shows("as of 2026-05-31").lacks("0 of 0").shows("华东新能源");
}

#[test]
fn an_import_is_not_stored_while_its_columns_are_looked_at_anew() {
    let mut flow = Flow::start(Start { size: (100, 30), first: Route::Import, ..Start::default() });
    flow.paste("Company\tMood\nOrion Batteries\tgood\n").keys("Ge").shows("left out").leave_jobs();
    flow.keys("left out<Enter><Enter>").shows("still being read").lacks("takes it all back").let_jobs_end();
    assert_eq!(flow.store().read().count(Table::Account).unwrap(), 0);
    flow.keys("<Enter>").shows("takes it all back").shows("1 stored");
    assert_eq!(flow.store().read().count(Table::CustomValue).unwrap(), 0);
}

#[test]
fn an_undo_that_was_asked_for_takes_back_what_it_named() {
    let mut flow = Flow::new((80, 24), Language::En);
    flow.keys("nOrion Batteries<Ctrl-s>").shows("1 of 1").wait(Duration::from_secs(11 * 60)).keys("u").shows("Orion Batteries");
    let mut other = flow.store().another().unwrap();
    let mut edit = Edit::new(What::new(ActionKind::Create));
    let day = chrono::NaiveDate::from_ymd_opt(2026, 11, 21).unwrap();
    edit.insert(
        Table::Account,
        vec![("name", Cell::from("Zephyr Foods")), ("kind", Cell::from("enterprise")), ("created_on", Cell::from(day))],
    );
    other.apply(&edit).unwrap();
    flow.keys("y").shows("Zephyr Foods").shows("1 of 1");
    assert_eq!(flow.store().read().all(Table::Account).unwrap().len(), 1);
}

#[test]
fn nothing_is_restored_while_an_earlier_day_is_looked_at() {
    let mut flow = Flow::start(list());
    flow.keys("/hdxny<Enter>ddy").keys("gb").shows("华东新能源").keys("@2026-10-31<Enter><Enter>").shows("return to today first");
    flow.keys("y").shows("华东新能源").keys("@today<Enter><Enter>").shows("Sure?").keys("y").shows("The recycle bin is empty");
}

/// A screen that copies more than a terminal takes.
struct Long;

impl Screen for Long {
    fn title(&self, _: &Look) -> String {
        "Long".into()
    }

    fn offers(&self, _: &Look) -> Vec<Offer> {
        Vec::new()
    }

    fn on(&mut self, event: &Event, _: &Look) -> Reply {
        match event {
            Event::Key { key, .. } if *key == Key::char('1') => Reply::one(Command::Copy("x".repeat(74_000))),
            Event::Key { key, .. } if *key == Key::char('2') => Reply::one(Command::Copy("x".repeat(74_001))),
            _ => Reply::Unused,
        }
    }

    fn draw(&self, canvas: &mut Canvas<'_>) {
        canvas.cursor(0, 0);
    }
}

#[test]
fn what_is_too_long_for_the_clipboard_is_said_to_be() {
    let mut flow = Flow::showing(Box::new(Long), Start::default());
    flow.keys("1").shows("sent to the terminal's clipboard");
    assert_eq!(flow.effects().len(), 1);
    flow.keys("2").shows("too long").lacks("sent to");
    assert_eq!(flow.effects().len(), 0);
}

const BEHIND: Tag = Tag("behind");

/// A screen that reads anew and asks when its job has ended.
#[derive(Default)]
struct Behind {
    loads: usize,
    said: String,
}

#[derive(Debug)]
struct Soon;

impl Task for Soon {
    fn run(self: Box<Self>, _: Store, _: &Watch) -> Result<Box<dyn Any + Send>, Cancelled> {
        Ok(Box::new(()))
    }

    fn is_awaited(&self) -> bool {
        false
    }
}

impl Screen for Behind {
    fn title(&self, _: &Look) -> String {
        "Behind".into()
    }

    fn offers(&self, _: &Look) -> Vec<Offer> {
        Vec::new()
    }

    fn load(&mut self, _: &Reads<'_>) -> Result<(), Problem> {
        self.loads += 1;
        Ok(())
    }

    fn on(&mut self, event: &Event, _: &Look) -> Reply {
        match event {
            Event::Key { key, .. } if *key == Key::char('1') => Reply::one(Command::Start(BEHIND, Box::new(Soon))),
            Event::Job(BEHIND, _) => {
                let ask = Ask::Confirm(Confirm { question: "Go on?".into(), names: Vec::new(), consequence: None });
                Reply::Do(vec![Command::Reload, Command::Ask(BEHIND, ask)])
            }
            Event::Answer(BEHIND, Answer::Given(_)) => {
                self.said = "it was answered".into();
                Reply::done()
            }
            _ => Reply::Unused,
        }
    }

    fn draw(&self, canvas: &mut Canvas<'_>) {
        canvas.text(0, 0, &format!("read {} times {}", self.loads, self.said), Role::Text);
        canvas.cursor(0, 0);
    }
}

#[test]
fn a_layer_that_lies_below_reads_and_hears_for_itself() {
    let mut flow = Flow::showing(Box::<Behind>::default(), Start::default());
    flow.shows("read 1 times").leave_jobs().keys("1?").shows("Keys and commands").let_jobs_end().shows("Go on?");
    flow.keys("y").lacks("Go on?").shows("Keys and commands").keys("<Esc>").shows("read 2 times it was answered");
}

#[test]
fn a_question_is_answered_without_letters_and_enter_alone_does_nothing() {
    let mut flow = Flow::start(list());
    flow.keys("/hdxny<Enter><Del>").shows("y yes").keys("<Enter>").shows("1 of 64").lacks("y yes");
    flow.keys("<Del>u").shows("y yes").keys("<Left><Right><Left><Enter>").shows("deleted");
}
