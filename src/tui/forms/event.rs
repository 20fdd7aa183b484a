//! Something that happened at the customer: written down, and the tasks that follow from it, in one action.

use super::record::Entering;
use super::{Mistake, Subject, choices, chosen, day_field, day_of, named, text_cell};
use crate::domain::health::FactSource;
use crate::domain::needs::{Bearing, EventKind};
use crate::domain::plan::TaskOrigin;
use crate::domain::text::one_line;
use crate::domain::{Coded, RowId};
use crate::i18n::label;
use crate::scoring::events::{EventEntry, FollowUp, event_duties};
use crate::store::catalog::LONG_TEXT_MAX;
use crate::store::policies::Policies;
use crate::store::{ActionKind, Cell, Edit, Table, What};
use crate::tui::overlays::form::{Field, Filled, Form, Kind, Value};
use crate::tui::widgets::Look;

/// What follows from an event, in words.
#[must_use]
pub fn follow_up(what: FollowUp, look: &Look) -> String {
    look.strings.forms_event_follow_up(what.code())
}

/// A new event.
#[derive(Debug, Clone)]
pub struct Event {
    subject: Subject,
    policies: Policies,
}

impl Event {
    /// Of an account, under these rules.
    #[must_use]
    pub fn new(subject: &Subject, policies: Policies) -> Self {
        Self { subject: subject.clone(), policies }
    }
}

impl Entering for Event {
    fn form(&self, look: &Look) -> Form {
        let strings = &look.strings;
        let fields = vec![
            Field::new("kind", named("kind", look), Kind::Choice(choices::<EventKind>(look))).required(),
            Field::new("what", named("what", look), Kind::Lines(LONG_TEXT_MAX)).required(),
            Field::new("bearing", named("bearing", look), Kind::Choice(choices::<Bearing>(look)))
                .required()
                .hint(strings.forms_event_bearing_hint()),
            day_field("happened_on", look),
            Field::new("source", named("source", look), Kind::Choice(choices::<FactSource>(look)))
                .holding(Value::Choice(FactSource::Manual.code().to_owned()))
                .hint(strings.forms_event_tasks_hint()),
        ];
        let title = super::capital(&label(Table::AccountEvent, strings));
        Form::new(strings.forms_title_of(title, &self.subject.name), fields, look).drafted(format!("event-{}", self.subject.id))
    }

    fn edit(&self, filled: &Filled, look: &Look) -> Result<Option<Edit>, Mistake> {
        let happened_on = day_of(filled, "happened_on", look)?;
        let (Some(kind), Some(what)) = (chosen::<EventKind>(filled, "kind"), filled.text("what")) else { return Ok(None) };
        let entered_at = look.as_of.at;
        let account = || Cell::from(self.subject.id.raw());
        let mut edit = Edit::new(What::new(ActionKind::Create).named(Table::AccountEvent, &one_line(what)));
        let mut values: Vec<(&'static str, Cell)> = vec![
            ("account_id", account()),
            ("kind", kind.code().into()),
            ("happened_on", happened_on.into()),
            ("entered_at", entered_at.into()),
            ("what", text_cell(filled, "what")),
        ];
        values.extend(filled.choice("bearing").map(|bearing| ("bearing", bearing.into())));
        values.extend(filled.choice("source").map(|source| ("source", source.into())));
        edit.insert(Table::AccountEvent, values);
        let entry = EventEntry { kind, happened_on, entered_at };
        let duties = event_duties(&entry, self.policies.on(look.today), &look.calendar, look.as_of.zone);
        for task in duties.follow_ups {
            let brief: String = one_line(what).chars().take(60).collect();
            edit.insert(
                Table::Task,
                vec![
                    ("account_id", account()),
                    ("title", look.strings.forms_event_task(follow_up(task, look), brief).into()),
                    ("origin", TaskOrigin::Event.code().into()),
                    ("owner_id", Cell::Me),
                    ("created_on", look.today.into()),
                    ("due_on", duties.follow_up_by.day.into()),
                ],
            );
        }
        Ok(Some(edit))
    }
}
