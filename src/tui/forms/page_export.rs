//! Writing a page to a file: in which format, to whom, into which file; then a job writes it.

use std::any::Any;
use std::path::PathBuf;

use super::Mistake;
use crate::config::typed_path;
use crate::domain::Coded;
use crate::domain::handover::ReaderRole;
use crate::exchange::export::{Departure, ExportError, PageFormat, leave};
use crate::exchange::page::Page;
use crate::i18n::{HIDDEN, Language};
use crate::jobs::{Cancelled, Finished, Task, Watch};
use crate::store::Store;
use crate::tui::app::{Notice, Weight};
use crate::tui::overlays::form::{Choice, Field, Filled, Form, Kind, Value};
use crate::tui::widgets::Look;

/// The field for the file that is written: longer paths are no paths.
#[must_use]
pub fn file_field(proposed: String, look: &Look) -> Field {
    let strings = &look.strings;
    Field::new("file", strings.export_field_file(), Kind::Text(1000))
        .holding(Value::Text(proposed))
        .required()
        .hint(strings.export_field_file_hint())
}

/// A page that may leave: what the list of exports will say of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paper {
    /// The page.
    pub page: Page,
    /// What kind of thing it is.
    pub what: &'static str,
    /// Whom it is about.
    pub about: String,
    /// For what kind of reader it is made.
    pub reader: ReaderRole,
}

/// Writes a page into a new file and keeps that in the list of exports.
#[derive(Debug)]
struct Write {
    page: Page,
    format: PageFormat,
    language: Language,
    departure: Departure,
    into: PathBuf,
}

/// What comes of it.
type Left = Result<(), ExportError>;

impl Task for Write {
    fn run(self: Box<Self>, mut store: Store, _: &Watch) -> Result<Box<dyn Any + Send>, Cancelled> {
        let Self { page, format, language, departure, into } = *self;
        let written = format.written(&page, language);
        let left: Left = written.and_then(|text| leave(&mut store, &departure, text.as_bytes(), Some(&into)).map(drop));
        Ok(Box::new((left, into)))
    }
}

/// A file name without signs that file systems or shells take for something else.
fn plain(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric() || matches!(c, '-' | '_')).take(40).collect()
}

fn proposed(paper: &Paper, format: PageFormat, look: &Look) -> String {
    format!("~/kamdeck-{}-{}-{}.{}", paper.what, plain(&paper.about), look.as_of.day, format.ending())
}

/// The form.
#[must_use]
pub fn form(paper: &Paper, look: &Look) -> Form {
    let strings = &look.strings;
    let first = PageFormat::Html;
    let formats = [PageFormat::Html, PageFormat::Markdown, PageFormat::Text];
    let formats = formats.map(|format| Choice::new(format.code(), strings.export_page_format(format.code()))).to_vec();
    let fields = vec![
        Field::new("format", strings.export_field_format(), Kind::Choice(formats))
            .holding(Value::Choice(first.code().to_owned()))
            .required(),
        Field::new("recipient", strings.export_field_recipient(), Kind::Text(200)).hint(strings.export_field_recipient_hint()),
        file_field(proposed(paper, first, look), look),
    ];
    Form::new(strings.forms_title_of(strings.export_title(), look.private(&paper.about)), fields, look)
}

/// The job that the filled form asks for.
///
/// # Errors
/// [`Mistake`] if the file exists already.
pub fn task(paper: &Paper, filled: &Filled, look: &Look) -> Result<Box<dyn Task>, Mistake> {
    let format = filled.choice("format").and_then(|code| PageFormat::from_code(code).ok()).unwrap_or(PageFormat::Html);
    // A name that was only proposed follows the format.
    let typed = if filled.changed("file") { filled.text("file").unwrap_or_default().to_owned() } else { proposed(paper, format, look) };
    let into = typed_path(&typed);
    if into.symlink_metadata().is_ok() {
        return Err(Mistake { field: "file", why: look.strings.export_exists() });
    }
    let departure = Departure {
        what: paper.what.to_owned(),
        scope: look.strings.export_page_scope(&paper.about, look.as_of.day.to_string()),
        reader: paper.reader,
        recipient: filled.text("recipient").unwrap_or_default().to_owned(),
    };
    Ok(Box::new(Write { page: paper.page.clone(), format, language: look.language, departure, into }))
}

/// What is said when the job has ended.
#[must_use]
pub fn said(finished: &Finished, look: &Look) -> Option<Notice> {
    Some(match finished.found::<(Left, PathBuf)>()? {
        (Ok(()), path) => Notice::new(Weight::Done, look.strings.export_page_done(path.to_string_lossy()))
            .under_veil(look.strings.export_page_done(HIDDEN)),
        (Err(error), _) => Notice::new(Weight::Error, error.sentence(look.as_of.zone, &look.strings)),
    })
}
