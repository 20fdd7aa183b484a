//! The answer to a survey: a form that wants at least one score, or the words that were said.

use super::Mistake;
use super::record::{Entering, Record};
use crate::store::Edit;
use crate::tui::overlays::form::{Filled, Form, Value};
use crate::tui::widgets::Look;

/// What makes an answer one.
const SAYS: [&str; 6] = ["product_quality", "delivery_time", "service_response", "innovation", "recommend", "comment"];

/// The form.
#[derive(Debug)]
pub struct AnswerForm(Record);

impl AnswerForm {
    /// Of this record.
    #[must_use]
    pub const fn new(record: Record) -> Self {
        Self(record)
    }
}

impl Entering for AnswerForm {
    fn form(&self, look: &Look) -> Form {
        self.0.form(look)
    }

    fn edit(&self, filled: &Filled, look: &Look) -> Result<Option<Edit>, Mistake> {
        if SAYS.iter().all(|column| *filled.value(column) == Value::Nothing) {
            return Err(Mistake { field: "product_quality", why: look.strings.service_answer_needs_a_score() });
        }
        self.0.edit(filled, look)
    }
}
