//! Exporting the map as a drawing: in which format, with stance or for the customer, into which file; then a job writes it.

use std::any::Any;
use std::path::PathBuf;

use super::ChainScreen;
use super::asks::Question;
use crate::config::typed_path;
use crate::domain::Coded;
use crate::domain::handover::ReaderRole;
use crate::exchange::chain::{Drawing, DrawingFormat};
use crate::exchange::export::{Departure, ExportError, leave};
use crate::i18n::HIDDEN;
use crate::jobs::{Cancelled, Finished, Task, Watch};
use crate::store::Store;
use crate::tui::app::{Command, Notice, Reply, Tag, Weight};
use crate::tui::forms::page_export;
use crate::tui::overlays::Ask;
use crate::tui::overlays::form::{Choice, Field, Filled, Form, Kind, Value};
use crate::tui::shown_people::words;
use crate::tui::widgets::Look;

/// The job that writes a drawing.
pub(super) const EXPORT: Tag = Tag("chain-export");

const YES: &str = "yes";
const NO: &str = "no";

#[derive(Debug)]
struct Leaving {
    text: String,
    departure: Departure,
    into: PathBuf,
}

type Left = Result<PathBuf, ExportError>;

impl Task for Leaving {
    fn run(self: Box<Self>, mut store: Store, watch: &Watch) -> Result<Box<dyn Any + Send>, Cancelled> {
        watch.check()?;
        let left: Left = leave(&mut store, &self.departure, self.text.as_bytes(), Some(&self.into)).map(|_| self.into);
        Ok(Box::new(left))
    }
}

impl ChainScreen {
    fn proposed(&self, format: DrawingFormat, look: &Look) -> String {
        format!("~/kamdeck-chain-{}-{}.{}", self.account, look.as_of.day, format.ending())
    }

    /// Asks how and where to export the chain.
    pub(super) fn ask_export(&mut self, look: &Look) -> Reply {
        let strings = &look.strings;
        let formats = DrawingFormat::ALL.iter().map(|format| Choice::new(format.code(), strings.chain_format(format.code())));
        let fields = vec![
            Field::new("format", strings.export_field_format(), Kind::Choice(formats.collect()))
                .holding(Value::Choice(DrawingFormat::Svg.code().to_owned()))
                .required(),
            Field::new(
                "stance",
                strings.chain_export_stance(),
                Kind::Choice(vec![Choice::new(YES, strings.value_yes()), Choice::new(NO, strings.value_no())]),
            )
            .holding(Value::Choice(NO.to_owned()))
            .required()
            .hint(strings.chain_export_stance_hint()),
            Field::new("recipient", strings.export_field_recipient(), Kind::Text(200)).hint(strings.export_field_recipient_hint()),
            page_export::file_field(self.proposed(DrawingFormat::Svg, look), look),
        ];
        let form = Form::new(strings.chain_export_title(), fields, look);
        self.ask(Question::Export, Ask::Form(Box::new(form)))
    }

    /// Starts the job that the filled form asks for.
    pub(super) fn export(&mut self, filled: &Filled, look: &Look) -> Reply {
        let Some(organisation) = self.organisation.as_deref() else { return Reply::done() };
        let format = filled.choice("format").and_then(|code| DrawingFormat::from_code(code).ok()).unwrap_or(DrawingFormat::Svg);
        let with_stance = filled.choice("stance") == Some(YES);
        // A name that was only proposed follows the format.
        let typed = if filled.changed("file") { filled.text("file").unwrap_or_default().to_owned() } else { self.proposed(format, look) };
        let into = typed_path(&typed);
        if into.symlink_metadata().is_ok() {
            self.asked = Some(Question::Export);
            return Reply::one(Command::Mistake { field: Some("file"), why: look.strings.export_exists() });
        }
        let ascii = look.glyphs == crate::tui::widgets::Glyphs::ASCII;
        let text = Drawing::of(&words(organisation, look), with_stance).written(format, ascii);
        let departure = Departure {
            what: "chain".to_owned(),
            scope: organisation.name.clone(),
            reader: if with_stance { ReaderRole::Manager } else { ReaderRole::Customer },
            recipient: filled.text("recipient").unwrap_or_default().to_owned(),
        };
        Reply::one(Command::Start(EXPORT, Box::new(Leaving { text, departure, into })))
    }

    /// Says what became of an export.
    pub(super) fn exported(finished: &Finished, look: &Look) -> Reply {
        let notice = match finished.found::<Left>() {
            Some(Ok(path)) => Notice::new(Weight::Done, look.strings.chain_exported(path.to_string_lossy()))
                .under_veil(look.strings.chain_exported(HIDDEN)),
            Some(Err(error)) => Notice::new(Weight::Error, error.sentence(look.as_of.zone, &look.strings)),
            None => return Reply::done(),
        };
        Reply::one(Command::Say(notice))
    }
}
