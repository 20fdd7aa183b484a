//! What is entered about a decision chain besides its people: ties, empty seats, the path of a proposal.

use chrono::NaiveDate;

use super::contact::{Around, superiors};
use super::person::chosen_row;
use super::record::{Entering, Record};
use super::{Mistake, Subject, choices, chosen, day_field, day_of, named, text_cell};
use crate::domain::chain::{ApprovalOutcome, ApprovalStage};
use crate::domain::people::BuyingRole;
use crate::domain::{Coded, PostId, RowId};
use crate::exchange::chain::Organisation;
use crate::i18n::label;
use crate::scoring::chain::{Member, Seat, SeatState};
use crate::store::{ActionKind, Edit, Row, Table, What};
use crate::tui::overlays::form::{Choice, Field, Filled, Form, Kind, Value};
use crate::tui::widgets::Look;

/// Everybody who holds a post but one, as choices of posts.
fn others(organisation: &Organisation, but: &Member, look: &Look) -> Vec<Choice> {
    let own: Vec<String> = but.posts.iter().map(|post| post.raw().to_string()).collect();
    let mut all = superiors(organisation, None, look);
    all.retain(|choice| !own.contains(&choice.id));
    all
}

/// The form for a tie of a person to another one.
#[must_use]
pub fn tie(organisation: &Organisation, member: &Member, post: &Row, around: &Around<'_>) -> Record {
    let look = around.look;
    Record::new(around.subject, Table::ChainEdge, &["kind", "to_post_id", "note", "since"])
        .about(organisation.person_name(member.person), post.id)
        .with("from_post_id", post.id)
        .choosing("to_post_id", others(organisation, member, look))
        .holding("since", Value::Day(look.today))
        .past("since")
}

/// The end of a tie; one that has not held for a day is taken away.
#[must_use]
pub fn untie(name: &str, row: &Row, today: NaiveDate) -> Edit {
    let mut edit = Edit::new(What::new(ActionKind::Edit).about(Table::ChainEdge, row.id, name));
    if row.date("since").is_some_and(|since| since >= today) {
        edit.delete(Table::ChainEdge, row.id);
    } else {
        edit.update(Table::ChainEdge, row.id, vec![("until", today.into())]);
    }
    edit
}

/// The gap that somebody wrote down for a seat.
#[must_use]
pub fn gap<'a>(organisation: &'a Organisation, seat: &Seat) -> Option<&'a Row> {
    let of_seat = |row: &&Row| row.code::<BuyingRole>("role").is_some_and(|role| seat.any_of.contains(&role));
    organisation.ghosts.iter().filter(of_seat).max_by_key(|row| (row.date("found_on"), row.id))
}

/// Until when an empty seat is to be filled, and who could introduce us.
#[must_use]
pub fn plan(organisation: &Organisation, seat: &Seat, around: &Around<'_>) -> Record {
    let look = around.look;
    let people = organisation
        .by_weight()
        .into_iter()
        .map(|member| Choice::new(member.person.raw().to_string(), super::contact::person_label(organisation, member, look)));
    let record = match gap(organisation, seat) {
        Some(row) => Record::of(around.subject, row, &["due_on", "introducer_id", "note"]),
        None => {
            let due = match &seat.state {
                SeatState::Empty { due_on: Some(day), .. } => Value::Day(*day),
                _ => Value::Nothing,
            };
            let roles = seat.any_of.iter().map(|role| Choice::new(role.code(), super::capital(&label(*role, &look.strings))));
            let first = seat.any_of.first().map_or(Value::Nothing, |role| Value::Choice(role.code().to_owned()));
            Record::new(around.subject, Table::GhostSeat, &["role", "due_on", "introducer_id", "note"])
                .choosing("role", roles.collect())
                .holding("role", first)
                .holding("due_on", due)
                .with("found_on", look.today)
        }
    };
    record.choosing("introducer_id", people.collect())
}

/// Living without a seat.
#[must_use]
pub fn accept(organisation: &Organisation, seat: &Seat, subject: &Subject, today: NaiveDate) -> Edit {
    let mut edit = Edit::new(What::new(ActionKind::Edit).named(Table::GhostSeat, &subject.name));
    match (gap(organisation, seat), seat.any_of.first()) {
        (Some(row), _) => edit.update(Table::GhostSeat, row.id, vec![("accepted_on", today.into())]),
        (None, Some(role)) => {
            let values = vec![
                ("account_id", subject.id.raw().into()),
                ("role", role.code().into()),
                ("found_on", today.into()),
                ("accepted_on", today.into()),
            ];
            edit.insert(Table::GhostSeat, values);
        }
        (None, None) => {}
    }
    edit
}

/// A seat that somebody known takes.
#[derive(Debug, Clone)]
pub struct FillKnown {
    name: String,
    role: Option<BuyingRole>,
    ghost: Option<i64>,
    posts: Vec<Choice>,
}

impl FillKnown {
    /// The form for an empty seat.
    #[must_use]
    pub fn new(organisation: &Organisation, seat: &Seat, look: &Look) -> Self {
        Self {
            name: organisation.name.clone(),
            role: seat.any_of.first().copied(),
            ghost: gap(organisation, seat).map(|row| row.id),
            posts: superiors(organisation, None, look),
        }
    }
}

impl Entering for FillKnown {
    fn form(&self, look: &Look) -> Form {
        let role = self.role.map(|role| super::capital(&label(role, &look.strings))).unwrap_or_default();
        let fields = vec![
            Field::new("post_id", role, Kind::Choice(self.posts.clone())).required(),
            day_field("since", look).hint(look.strings.chain_roles_since_hint()),
        ];
        Form::new(look.strings.forms_title_of(look.strings.chain_fill_known(), look.private(&self.name)), fields, look)
    }

    fn edit(&self, filled: &Filled, look: &Look) -> Result<Option<Edit>, Mistake> {
        let day = day_of(filled, "since", look)?;
        let (Some(post), Some(role)) = (chosen_row(filled, "post_id"), self.role) else { return Ok(None) };
        let mut edit = Edit::new(What::new(ActionKind::Edit).about(Table::Post, post, &self.name).field("role"));
        edit.insert(Table::PostRole, vec![("post_id", post.into()), ("role", role.code().into()), ("since", day.into())]);
        if let Some(ghost) = self.ghost {
            edit.update(Table::GhostSeat, ghost, vec![("filled_by", post.into()), ("filled_on", day.into())]);
        }
        Ok(Some(edit))
    }
}

/// The form for a proposal that is to be approved.
#[must_use]
pub fn proposal(subject: &Subject, today: NaiveDate) -> Record {
    Record::new(subject, Table::ApprovalPath, &["proposal", "started_on"]).holding("started_on", Value::Day(today)).past("started_on")
}

/// A step of a proposal's path that was taken.
#[derive(Debug, Clone)]
pub struct Step {
    /// The proposal.
    pub path: Row,
    /// How many steps were taken.
    pub taken: usize,
    /// Which stage is due.
    pub stage: Option<ApprovalStage>,
    /// Who could act, those who should first.
    pub posts: Vec<Choice>,
}

impl Entering for Step {
    fn form(&self, look: &Look) -> Form {
        let strings = &look.strings;
        let stage = self.stage.map_or(Value::Nothing, |stage| Value::Choice(stage.code().to_owned()));
        let first = self.posts.first().map_or(Value::Nothing, |choice| Value::Choice(choice.id.clone()));
        let fields = vec![
            Field::new("stage", named("stage", look), Kind::Choice(choices::<ApprovalStage>(look))).holding(stage).required(),
            Field::new("post_id", named("person_id", look), Kind::Choice(self.posts.clone()))
                .holding(first)
                .required()
                .hint(strings.chain_approval_whom()),
            Field::new("outcome", named("outcome", look), Kind::Choice(choices::<ApprovalOutcome>(look)))
                .holding(Value::Choice(ApprovalOutcome::Approved.code().to_owned()))
                .required(),
            day_field("decided_on", look),
            Field::new("note", named("note", look), Kind::Lines(2000)),
        ];
        let proposal = self.path.text("proposal").unwrap_or_default();
        Form::new(strings.forms_title_of(strings.chain_approval_record(), proposal), fields, look)
            .drafted(format!("approval-step-{}", self.path.id))
    }

    fn edit(&self, filled: &Filled, look: &Look) -> Result<Option<Edit>, Mistake> {
        let day = day_of(filled, "decided_on", look)?;
        if let Some(started) = self.path.date("started_on").filter(|started| day < *started) {
            return Err(Mistake { field: "decided_on", why: look.strings.chain_left_before(started.to_string()) });
        }
        let (Some(stage), Some(outcome)) = (chosen::<ApprovalStage>(filled, "stage"), chosen::<ApprovalOutcome>(filled, "outcome")) else {
            return Ok(None);
        };
        let proposal = self.path.text("proposal").unwrap_or_default();
        let mut edit = Edit::new(What::new(ActionKind::Complete).about(Table::ApprovalPath, self.path.id, proposal));
        let position = i64::try_from(self.taken + 1).unwrap_or(99).min(99);
        let mut values = vec![
            ("approval_path_id", self.path.id.into()),
            ("stage", stage.code().into()),
            ("position", position.into()),
            ("outcome", outcome.code().into()),
            ("decided_on", day.into()),
            ("note", text_cell(filled, "note")),
        ];
        values.extend(chosen_row(filled, "post_id").map(|post| ("post_id", post.into())));
        edit.insert(Table::ApprovalStep, values);
        let ends = match outcome {
            ApprovalOutcome::Approved => stage == ApprovalStage::Approve,
            ApprovalOutcome::Returned => false,
            ApprovalOutcome::Rejected => true,
        };
        if ends {
            edit.update(Table::ApprovalPath, self.path.id, vec![("closed_on", day.into())]);
        }
        Ok(Some(edit))
    }
}

/// People as choices of posts, those who should act before the rest.
#[must_use]
pub fn acting(organisation: &Organisation, first: &[crate::domain::PersonId], look: &Look) -> Vec<Choice> {
    let mut all = superiors(organisation, None, look);
    let place = |choice: &Choice| {
        let post = choice.id.parse::<i64>().map(PostId::from_raw).ok();
        let person = post.and_then(|post| organisation.holder(post)).map(|member| member.person);
        first.iter().position(|wanted| Some(*wanted) == person).unwrap_or(first.len())
    };
    all.sort_by_key(place);
    all
}
