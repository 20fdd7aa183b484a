//! The overlays, opened by a screen of the tests' own that shows what it was answered.

use std::any::Any;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;

use kamdeck::domain::reading::Lean;
use kamdeck::i18n::Language;
use kamdeck::jobs::{Cancelled, Stage, Task, Watch};
use kamdeck::store::{ActionKind, Cell, Edit, Store, Table, What};
use kamdeck::tui::app::{Answer, Command, Ending, Event, Notice, Offer, Problem, Reply, Screen, Signal, Tag, Weight};
use kamdeck::tui::input::{Action, Context, Key};
use kamdeck::tui::overlays::form::{Choice, Field, Form, Kind, Value};
use kamdeck::tui::overlays::{Answered, Ask, Confirm, DatePicker, Entry, Picker};
use kamdeck::tui::theme::Role;
use kamdeck::tui::widgets::{Canvas, Look};

use super::{Flow, Start};

const ASKED: Tag = Tag("asked");
const NAMES: [&str; 7] = ["启明精工", "Orion Batteries", "华东新能源", "Zephyr Foods", "Apex", "Borealis", "Cobalt"];

/// Opens another overlay for each digit, and shows the answer.
struct Bench {
    said: String,
    jobs: Vec<Waiting>,
}

fn bench() -> Flow {
    with_jobs(Start::default(), Vec::new())
}

fn with_jobs(start: Start, jobs: Vec<Waiting>) -> Flow {
    Flow::showing(Box::new(Bench { said: "nothing".into(), jobs }), start)
}

fn form(look: &Look) -> Form {
    let tiers = ["A", "B", "C"].map(|tier| Choice::new(tier, format!("tier {tier}"))).to_vec();
    let fields = vec![
        Field::new("name", "Name", Kind::Text(300)).required().hint("as on the business licence"),
        Field::new("kind", "Tier", Kind::Choice(tiers.clone())),
        Field::new("renews", "Renews on", Kind::Date(Lean::Future)),
        Field::new("revenue", "Revenue", Kind::Money),
        Field::new("note", "Note", Kind::Lines(500)).heading("Evidence"),
        Field::new("tags", "Tags", Kind::Choices(tiers)).holding(Value::Choices(vec!["B".into()])),
    ];
    Form::new("New account", fields, look).drafted("account-new")
}

fn ask(digit: char, look: &Look) -> Option<Ask> {
    Some(match digit {
        '1' => Ask::Confirm(Confirm {
            question: "Delete 7 accounts?".into(),
            names: NAMES.iter().map(|name| (*name).to_owned()).collect(),
            consequence: Some("They go to the recycle bin.".into()),
        }),
        '2' => {
            let entries = NAMES.iter().map(|name| Entry { label: (*name).to_owned(), ..Entry::default() }).collect();
            Ask::Pick(Box::new(Picker::new("Which account?", entries).open()))
        }
        '3' => Ask::Day(Box::new(DatePicker::new("When?", Lean::Future, ""))),
        '4' => Ask::Form(Box::new(form(look))),
        '5' => Ask::Tell(Problem {
            what: "The disk is full.".into(),
            place: Some("/home/li/kamdeck.db".into()),
            advice: Some("Make room and try again.".into()),
        }),
        _ => return None,
    })
}

impl Bench {
    fn digit(&mut self, key: Key, look: &Look) -> Reply {
        match key.text() {
            Some('6') => self.jobs.pop().map_or(Reply::Unused, |job| Reply::one(Command::Start(ASKED, Box::new(job)))),
            Some('7') => Reply::one(Command::Say(Notice::new(Weight::Error, "something failed"))),
            Some(digit) => ask(digit, look).map_or(Reply::Unused, |ask| Reply::one(Command::Ask(ASKED, ask))),
            None => Reply::Unused,
        }
    }

    /// Writes something that the database refuses: the name is too long for its column.
    fn write_too_much() -> Reply {
        let mut edit = Edit::new(What::new(ActionKind::Create));
        let day = chrono::NaiveDate::from_ymd_opt(2026, 11, 21).unwrap();
        let values = vec![("name", Cell::from("x".repeat(400))), ("kind", Cell::from("enterprise")), ("created_on", Cell::from(day))];
        edit.insert(Table::Account, values);
        Reply::one(Command::Write(ASKED, Box::new(edit)))
    }
}

impl Screen for Bench {
    fn title(&self, _: &Look) -> String {
        "Bench".into()
    }

    fn contexts(&self) -> &'static [Context] {
        &[Context::List, Context::Everywhere]
    }

    fn offers(&self, _: &Look) -> Vec<Offer> {
        vec![Offer::ready(Action::Edit), Offer::unless(Action::Delete, Some("nothing is marked".into())), Offer::ready(Action::Filter)]
    }

    fn on(&mut self, event: &Event, look: &Look) -> Reply {
        match event {
            Event::Key { key, action: None } => return self.digit(*key, look),
            Event::Key { action: Some(Action::Edit), .. } => return Reply::one(Command::Ask(ASKED, Ask::Form(Box::new(form(look))))),
            Event::Key { action: Some(Action::Filter), .. } => self.said = "filtering".into(),
            Event::Text(text) => self.said = format!("filter {text:?}"),
            Event::Answer(ASKED, Answer::Given(Answered::Form(filled))) if filled.text("name") == Some("too long") => {
                return Self::write_too_much();
            }
            Event::Answer(ASKED, Answer::Given(Answered::Form(filled))) => {
                let changed: Vec<_> = filled.fields.iter().filter(|field| field.2).map(|field| (field.0, &field.1)).collect();
                self.said = format!("{changed:?}");
            }
            Event::Answer(ASKED, answer) => self.said = format!("{answer:?}"),
            Event::Job(ASKED, finished) => self.said = format!("job {finished:?} {:?}", finished.found::<u8>()),
            _ => return Reply::Unused,
        }
        Reply::done()
    }

    fn draw(&self, canvas: &mut Canvas<'_>) {
        for (y, line) in (0..).zip(kamdeck::tui::widgets::wrap(&self.said, 76, canvas.look.widths)) {
            canvas.text(0, y, &line, Role::Text);
        }
        canvas.cursor(0, 0);
    }
}

/// Works until it is released or cancelled.
#[derive(Debug)]
struct Waiting {
    released: Receiver<()>,
    awaited: bool,
}

impl Waiting {
    fn new(awaited: bool) -> (Sender<()>, Self) {
        let (release, released) = channel();
        (release, Self { released, awaited })
    }
}

impl Task for Waiting {
    fn run(self: Box<Self>, _: Store, watch: &Watch) -> Result<Box<dyn Any + Send>, Cancelled> {
        watch.at(Stage::Read, 3, Some(10))?;
        while self.released.recv_timeout(Duration::from_millis(1)).is_err() {
            watch.check()?;
        }
        Ok(Box::new(42u8))
    }

    fn is_awaited(&self) -> bool {
        self.awaited
    }
}

#[test]
fn a_question_names_what_it_concerns_and_is_answered_by_yes_or_no() {
    let mut flow = bench();
    insta::assert_snapshot!(flow.keys("1").screen());
    flow.keys("n").shows("Nothing").keys("1<Esc>").shows("Nothing").keys("1y").shows("Given(Yes)");
    flow.keys("1u").shows("cannot be done here").keys("n");
}

#[test]
fn a_picker_finds_by_pinyin_and_takes_something_new_where_it_may() {
    let mut flow = bench();
    flow.keys("2hdxny").shows("华东新能源").lacks("Orion").keys("<Enter>").shows("Given(Picked(2))");
    flow.keys("2<Down><Down><Up><Enter>").shows("Given(Picked(1))");
    flow.keys("2new one").shows("takes what is typed").keys("<Enter>").shows("Given(Typed(\"new one\"))");
    flow.keys("2x<Esc>").shows("启明精工").keys("<Esc>").shows("Nothing");
    flow.keys("2").click("Cobalt").click("Cobalt").shows("Given(Picked(6))");
}

#[test]
fn a_day_is_typed_as_people_say_it_or_found_in_the_month() {
    let mut flow = bench();
    insta::assert_snapshot!(flow.keys("3下周三").screen());
    flow.keys("<Enter>").shows("Day(2026-11-25)").keys("3<Down><Right><Enter>").shows("Day(2026-11-29)");
    flow.keys("3<PgDn><Home><Enter>").shows("Day(2026-12-01)").keys("3soon").shows("not a date").keys("<Enter>").shows("not a date");
    flow.keys("<Esc>3").click(" 30 ").click(" 30 ").shows("Day(2026-11-30)");
    let mut chinese = with_jobs(Start { language: Language::ZhCN, ..Start::default() }, Vec::new());
    insta::assert_snapshot!(chinese.keys("32026-10-10").screen());
}

#[test]
fn the_as_of_date_is_never_in_the_future_and_makes_the_view_read_only() {
    let mut flow = bench();
    flow.keys("@").shows("As of which date").keys("tomorrow<Enter>").shows("cannot be looked at").keys("<Esc>");
    flow.keys("@2026-03-31<Enter>").shows("as of 2026-03-31, read-only").keys("e").shows("return to today first");
    flow.keys("@today<Enter>").shows("back to today").lacks("read-only").keys("e").shows("New account");
}

#[test]
fn a_form_reads_what_is_typed_and_answers_only_when_all_of_it_can_be_read() {
    let mut flow = bench();
    flow.keys("4").shows("as on the business licence").keys("<Enter>").keys("<Right>");
    flow.keys("<Tab>+3wd").shows("2026-11-25 Wed").keys("<Tab>120万").shows("1,200,000.00 CNY");
    insta::assert_snapshot!(flow.screen());
    flow.keys("<Ctrl-s>").shows("something has to stand here").keys("华东<Ctrl-s>");
    flow.shows(r#"("name", Text("华东"))"#).shows("Day(2026-11-25)").shows(r#"("kind", Choice("A"))"#).lacks("tags");
}

#[test]
fn choices_are_made_from_lists_and_lines_are_written_with_enter() {
    let mut flow = bench();
    flow.keys("4x<Tab>t").shows("tier B").keys("<Down><Enter>");
    flow.keys("<Tab><Tab>one<Enter>two<Tab> ").keys("<Enter> <Down><Down><Enter><Enter>");
    flow.shows(r#"Choice("B")"#).shows(r#"Text("one\ntwo")"#).shows(r#"Choices(["A", "B", "C"])"#);
    flow.keys("4<Tab><Tab><F2>").shows("2026-11").keys("<Right><Enter>").shows("2026-11-22");
}

#[test]
fn what_the_database_refuses_is_told_in_the_form() {
    let mut flow = bench();
    flow.keys("4too long<Ctrl-s>").shows("New account").shows("more than 300 characters");
    flow.keys("<Ctrl-u>short<Ctrl-s>").shows(r#"Text("short")"#);
}

#[test]
fn a_form_closed_half_filled_is_a_draft_and_escape_leaves_the_field_first() {
    let mut flow = bench();
    flow.keys("4half<Esc>").shows("New account").keys("<Esc>").lacks("New account").shows("draft kept");
    flow.keys("4").shows("half").shows("draft restored").keys("<Ctrl-x>").lacks("half").lacks("draft restored").keys("<Esc><Esc>");
    flow.lacks("draft kept").keys("4").lacks("draft restored").keys("again<Ctrl-c>").shows("draft kept");
    flow.keys("4").shows("again").keys("<Ctrl-s>").shows(r#"Text("again")"#).keys("4").lacks("draft restored");
    flow.keys("on the way out").signal(Signal::Hangup);
    assert_eq!(flow.ending(), Some(Ending::Gone));
    assert_eq!(flow.store().read().count(Table::Draft).unwrap(), 1);
    flow.again(Some(Box::new(Bench { said: String::new(), jobs: Vec::new() }))).keys("4").shows("on the way out");
}

#[test]
fn what_is_typed_before_its_form_was_seen_is_not_saved() {
    let mut flow = bench();
    flow.burst("4blind<Ctrl-s>").shows("dropped").shows("blind").keys("<Ctrl-s>").shows(r#"Text("blind")"#);
    flow.burst("e").shows("New account");
}

#[test]
fn a_paste_on_a_screen_is_asked_about() {
    let mut flow = bench();
    flow.paste("\n华东\nd d\nq\n").shows("What is this for? (4 lines)").keys("filter<Enter>").shows(r#"filter "华东""#);
    flow.paste("y\r").keys("<Esc>").shows(r#"filter "华东""#);
    flow.keys("4").paste("line one\nline two\u{1b}[2J").shows("line one line two[2J");
    flow.keys("华").shows("华");
}

#[test]
fn han_on_a_list_starts_its_filter() {
    bench().keys("华").shows(r#"filter "华""#);
}

#[test]
fn the_palette_runs_actions_and_knows_what_hands_type() {
    let mut flow = bench();
    flow.keys(":veil<Esc><Esc>").keys("；hide priv<Enter>").shows("private data hidden").keys("<F9>").lacks("private data hidden");
    flow.keys(":w<Enter>").shows("saved as soon as").keys(":delete").shows("nothing is marked").keys("<Enter>").shows("nothing is marked");
    assert_eq!(flow.keys(":q<Enter>").ending(), Some(Ending::Quit));
}

#[test]
fn messages_are_kept_and_problems_told_with_place_and_advice() {
    let mut flow = bench();
    flow.keys("7").shows("something failed").keys("<Down>").lacks("something failed").keys("gn");
    flow.shows("Messages").shows("12:00 something failed").keys("<Esc>").lacks("Messages");
    insta::assert_snapshot!(flow.keys("5").screen());
    flow.keys("<Enter>").lacks("disk");
}

#[test]
fn only_a_job_that_takes_its_time_is_shown_and_it_can_be_cancelled() {
    let (release, quick) = Waiting::new(true);
    let mut flow = with_jobs(Start::default(), vec![quick]);
    flow.leave_jobs().keys("6").wait(Duration::from_millis(299)).lacks("Working");
    flow.wait(Duration::from_millis(1)).hears_of_jobs_until("3 / 10").shows("reading");
    insta::assert_snapshot!(flow.screen());
    release.send(()).unwrap();
    flow.let_jobs_end().shows("job Found Some(42)").lacks("Working");

    let (_never, endless) = Waiting::new(true);
    let mut flow = with_jobs(Start::default(), vec![endless]);
    flow.leave_jobs().keys("6").wait(Duration::from_millis(300)).shows("Working").keys("<Esc>");
    flow.let_jobs_end().shows("job Cancelled").lacks("Working");

    let (release, behind) = Waiting::new(false);
    let mut flow = with_jobs(Start::default(), vec![behind]);
    flow.leave_jobs().keys("6").wait(Duration::from_secs(1)).lacks("Working").shows("working").keys("?").shows("Keys and commands");
    release.send(()).unwrap();
    flow.let_jobs_end().keys("<Esc>").shows("job Found");
}

#[test]
fn every_overlay_survives_every_size() {
    for language in [Language::En, Language::ZhCN] {
        for ascii in [false, true] {
            let mut flow = with_jobs(Start { language, ascii, ..Start::default() }, Vec::new());
            for keys in ["1", "2", "3", "4", "5", "?", ":", "gn", "@", "4<Tab> ", "4<Tab><Tab><F2>"] {
                flow.keys(keys);
                flow.storm();
                flow.keys("<Ctrl-c><Ctrl-c>j");
            }
        }
    }
}
