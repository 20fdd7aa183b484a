//! What the customer is told of the change. What can stand in the text is what [`NoticeInput`] has: there is no place for the reason
//! that is given among ourselves.

use crate::domain::text::lines;
use crate::policy::playbook::{Blank, Template};

/// Everything that a notice can say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoticeInput {
    /// The customer's name.
    pub customer: String,
    /// Who is addressed.
    pub contact: String,
    /// Our company.
    pub company: String,
    /// Who hands over.
    pub outgoing: String,
    /// Who takes over.
    pub successor: String,
    /// What the successor has done so far.
    pub background: String,
    /// The day of the meeting.
    pub meeting: String,
    /// The successor's telephone number.
    pub phone: String,
}

/// The text of a notice. What is not known stands as a line to be filled in by hand.
#[must_use]
pub fn notice(template: &Template, input: &NoticeInput) -> String {
    let filled = template.filled(|blank| {
        let value = match blank {
            Blank::Customer => &input.customer,
            Blank::Contact => &input.contact,
            Blank::Company => &input.company,
            Blank::Outgoing => &input.outgoing,
            Blank::Successor => &input.successor,
            Blank::Background => &input.background,
            Blank::Meeting => &input.meeting,
            Blank::Phone => &input.phone,
        };
        if value.trim().is_empty() { "____".to_owned() } else { value.trim().trim_end_matches(['.', '。']).to_owned() }
    });
    lines(filled.trim()).into_owned()
}
