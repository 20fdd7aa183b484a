//! Exporting the marked accounts, or those shown: in which format, for whom, into which file; then a job writes it.

use std::any::Any;
use std::path::PathBuf;

use super::Accounts;
use super::asks::Question;
use crate::config::typed_path;
use crate::domain::handover::ReaderRole;
use crate::domain::{AccountId, AsOf, Coded};
use crate::exchange::export::accounts::{READERS, Shaped, read};
use crate::exchange::export::{Departure, ExportError, Format, leave};
use crate::i18n::{Language, label};
use crate::jobs::{Cancelled, Finished, Stage, Task, Watch};
use crate::store::{Error, Store};
use crate::tui::app::{Command, Notice, Reply, Tag, Weight};
use crate::tui::forms::{capital, page_export};
use crate::tui::overlays::form::{Choice, Field, Filled, Form, Kind, Value};
use crate::tui::widgets::Look;

/// The job that writes the file.
pub(super) const EXPORT: Tag = Tag("accounts-export");

/// Writes accounts into a new file and keeps that in the list of exports.
#[derive(Debug)]
struct Export {
    accounts: Vec<AccountId>,
    as_of: AsOf,
    format: Format,
    departure: Departure,
    into: PathBuf,
    language: Language,
}

/// What comes of it: how many accounts are in the file.
type Left = Result<usize, ExportError>;

impl Export {
    fn left(&self, store: &mut Store, watch: &Watch) -> Left {
        let mut go_on = |done: u64, of: u64| watch.at(Stage::Compute, done, Some(of)).is_ok();
        let all = read(store, self.as_of, &mut go_on)?;
        watch.at(Stage::Write, 0, None).map_err(|Cancelled| Error::Cancelled)?;
        let accounts: Vec<_> = self.accounts.iter().filter_map(|id| all.find(*id)).collect();
        let currency = store.read().reporting_currency()?;
        let strings = crate::i18n::strings(self.language);
        let bytes = Shaped { reader: self.departure.reader, currency, strings: &strings }.written(&accounts, self.format)?;
        watch.check().map_err(|Cancelled| Error::Cancelled)?;
        leave(store, &self.departure, &bytes, Some(&self.into))?;
        Ok(accounts.len())
    }
}

impl Task for Export {
    fn run(self: Box<Self>, mut store: Store, watch: &Watch) -> Result<Box<dyn Any + Send>, Cancelled> {
        match self.left(&mut store, watch) {
            Err(ExportError::Store(Error::Cancelled)) => Err(Cancelled),
            left => Ok(Box::new((left, self.into))),
        }
    }
}

/// The name that is proposed for a file.
fn proposed(format: Format, look: &Look) -> String {
    format!("~/kamdeck-accounts-{}.{}", look.as_of.day, format.ending())
}

impl Accounts {
    /// Asks how and where to export the marked accounts, else all that are shown.
    pub(super) fn ask_export(&mut self, look: &Look) -> Reply {
        let strings = &look.strings;
        let marked = self.list.marked().0 > 0;
        let accounts = if marked { self.list.chosen() } else { self.list.from(0).map(|account| account.id).collect() };
        if accounts.is_empty() {
            return Reply::Unused;
        }
        let title = strings.export_title();
        let title =
            if marked { strings.export_title_marked(title, accounts.len()) } else { strings.export_title_shown(title, accounts.len()) };
        let formats = Format::ALL.iter().map(|format| Choice::new(format.code(), strings.export_format_name(format.code())));
        let readers = READERS.iter().map(|reader| Choice::new(reader.code(), capital(&label(*reader, strings))));
        let first = |code: &str| Value::Choice(code.to_owned());
        let fields = vec![
            Field::new("format", strings.export_field_format(), Kind::Choice(formats.collect()))
                .holding(first(Format::Csv.code()))
                .required(),
            Field::new("reader", strings.export_field_reader(), Kind::Choice(readers.collect()))
                .holding(first(ReaderRole::Manager.code()))
                .required()
                .hint(strings.export_field_reader_hint()),
            Field::new("recipient", strings.export_field_recipient(), Kind::Text(200)).hint(strings.export_field_recipient_hint()),
            page_export::file_field(proposed(Format::Csv, look), look),
        ];
        self.ask_form_for(Question::Export(accounts), Form::new(title, fields, look))
    }

    /// Starts the job that the filled form asks for.
    pub(super) fn export(&mut self, accounts: Vec<AccountId>, filled: &Filled, look: &Look) -> Reply {
        let chosen = |field: &str| filled.choice(field).unwrap_or_default();
        let (Ok(format), Ok(reader)) = (Format::from_code(chosen("format")), ReaderRole::from_code(chosen("reader"))) else {
            return Reply::done();
        };
        // A name that was only proposed follows the format.
        let typed = if filled.changed("file") { filled.text("file").unwrap_or_default().to_owned() } else { proposed(format, look) };
        let into = typed_path(&typed);
        if into.symlink_metadata().is_ok() {
            self.asked = Some(Question::Export(accounts));
            return Reply::one(Command::Mistake { field: Some("file"), why: look.strings.export_exists() });
        }
        let filter = self.list.filter().to_string();
        let filter = if filter.is_empty() { "none".to_owned() } else { filter };
        let departure = Departure {
            what: "accounts".to_owned(),
            scope: look.strings.export_scope(accounts.len(), look.as_of.day.to_string(), filter),
            reader,
            recipient: filled.text("recipient").unwrap_or_default().to_owned(),
        };
        let task = Export { accounts, as_of: look.as_of, format, departure, into, language: look.language };
        Reply::one(Command::Start(EXPORT, Box::new(task)))
    }

    /// Says what became of an export.
    pub(super) fn exported(finished: &Finished, look: &Look) -> Reply {
        let notice = match finished.found::<(Left, PathBuf)>() {
            Some((Ok(count), path)) => Notice::new(Weight::Done, look.strings.export_done(*count, path.to_string_lossy())),
            Some((Err(error), _)) => Notice::new(Weight::Error, error.sentence(look.as_of.zone, &look.strings)),
            None => return Reply::done(),
        };
        Reply::one(Command::Say(notice))
    }
}
