//! What is worked out between the steps: gaps, advice, owners, questions, feedback, survey, lesson.

use chrono::NaiveDate;

use super::step::{Done, enter};
use super::{Around, Colleague, Obstacle, edit, meant, needed, one_account, possible, running, said, text_cell};
use crate::domain::handover::{FeedbackColumn, HandoverStep, ManualSection};
use crate::domain::health::FactSource;
use crate::domain::profile::FieldShape;
use crate::domain::survey::SurveyKind;
use crate::domain::{AccountId, AsOf, Coded, RowId};
use crate::store::handover::{GapKind, HandedAccount, Handover, Item, table_of};
use crate::store::{Cell, Change, Edit, Table};

/// How a gap of the manual is settled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ruling<'t> {
    /// By this answer; that of a descriptive field is entered into the card too.
    Answer(&'t str),
    /// By a reason why it may stay.
    Waive(&'t str),
}

/// The edit that settles a gap of the manual by its name.
///
/// # Errors
/// [`Obstacle`] if there is no such gap, or the text is empty.
pub fn gap_settled(
    around: &Around,
    handover: &Handover,
    account: Option<AccountId>,
    key: &str,
    ruling: Ruling<'_>,
    on: NaiveDate,
) -> Result<Edit, Obstacle> {
    running(handover)?;
    let account = one_account(handover, account)?;
    let gap = account.gaps.iter().find(|gap| gap.key == key).ok_or_else(|| Obstacle::NoGap(key.to_owned()))?;
    let mut edit = edit(handover, Some(account), Some(HandoverStep::Manual));
    let (answer, waived) = match ruling {
        Ruling::Answer(text) => (Some(needed(text, "answer")?), None),
        Ruling::Waive(text) => (None, Some(needed(text, "reason")?)),
    };
    if let (GapKind::Field(field), Some(answer)) = (&gap.kind, answer) {
        let fits = match field.shape() {
            FieldShape::LongText => true,
            FieldShape::Text => !answer.contains('\n') && answer.chars().count() <= crate::store::catalog::TEXT_MAX,
            FieldShape::Date | FieldShape::Lifecycle | FieldShape::Sensitivity => false,
        };
        if fits {
            let values = vec![
                ("account_id", account.id.raw().into()),
                ("field", field.code().into()),
                ("value", answer.into()),
                ("as_of", on.into()),
                ("source", FactSource::Manual.code().into()),
            ];
            edit.insert(Table::AccountField, values);
        }
    }
    let known = around.gaps.iter().find(|row| row.reference::<AccountId>("account_id") == Some(account.id) && row.text("gap") == Some(key));
    let settled = vec![("answer", text_cell(answer)), ("waived_because", text_cell(waived)), ("settled_on", on.into())];
    match known {
        Some(row) => edit.update(Table::ManualGap, row.id, settled),
        None => {
            let mut values = vec![("handover_id", handover.id.raw().into()), ("account_id", account.id.raw().into()), ("gap", key.into())];
            values.extend(settled);
            edit.insert(Table::ManualGap, values);
        }
    }
    Ok(edit)
}

/// The edit that writes a part of the manual; the latest text counts.
///
/// # Errors
/// [`Obstacle`] if the text is empty.
pub fn section_written(
    handover: &Handover,
    account: Option<AccountId>,
    section: ManualSection,
    text: &str,
    on: NaiveDate,
) -> Result<Edit, Obstacle> {
    running(handover)?;
    let account = one_account(handover, account)?;
    let mut edit = edit(handover, Some(account), Some(HandoverStep::Manual));
    let values = vec![
        ("handover_id", handover.id.raw().into()),
        ("account_id", account.id.raw().into()),
        ("section", section.code().into()),
        ("text", needed(text, "text")?.into()),
        ("written_on", on.into()),
    ];
    edit.insert(Table::ManualText, values);
    Ok(edit)
}

/// The edit that names the new owner of open items. Where the account has changed hands already, they are theirs at once.
///
/// # Errors
/// [`Obstacle`] if the new owner is the one who leaves.
pub fn assigned(
    around: &Around,
    handover: &Handover,
    items: &[(&HandedAccount, &Item)],
    to: &Colleague,
    on: NaiveDate,
) -> Result<Edit, Obstacle> {
    running(handover)?;
    if *to == Colleague::Known(handover.outgoing.id) {
        return Err(Obstacle::Leaves(handover.outgoing.name.clone()));
    }
    let only = match items {
        [(account, _)] => Some(*account),
        _ => None,
    };
    let mut edit = edit(handover, only, None);
    let owner = to.cell(&mut edit);
    for (account, item) in items {
        let table = table_of(item.kind);
        let known = around.items.iter().find(|row| row.code("item_table") == Some(table) && row.int("item_id") == Some(item.id));
        match known {
            Some(row) => edit.update(Table::HandoverItem, row.id, vec![("new_owner_id", owner.clone()), ("decided_on", on.into())]),
            None => {
                let values = vec![
                    ("handover_id", handover.id.raw().into()),
                    ("account_id", account.id.raw().into()),
                    ("item_table", table.code().into()),
                    ("item_id", item.id.into()),
                    ("new_owner_id", owner.clone()),
                    ("decided_on", on.into()),
                ];
                edit.insert(Table::HandoverItem, values);
            }
        }
        if handover.met_on(account.id).is_some() {
            edit.update(table, item.id, vec![("owner_id", owner.clone())]);
        }
    }
    Ok(edit)
}

/// The edit that enters a hard question with the answer that was agreed.
///
/// # Errors
/// [`Obstacle`] if it asks nothing.
pub fn question(handover: &Handover, account: Option<AccountId>, ask: &str, agreed: Option<&str>) -> Result<Edit, Obstacle> {
    running(handover)?;
    let only = meant(handover, account)?.first().copied().filter(|_| account.is_some());
    let mut edit = edit(handover, only, Some(HandoverStep::Talk2));
    let mut values = vec![
        ("handover_id", handover.id.raw().into()),
        ("question", needed(ask, "question")?.into()),
        ("agreed_answer", text_cell(agreed)),
    ];
    values.extend(account.map(|account| ("account_id", account.raw().into())));
    edit.insert(Table::HandoverQuestion, values);
    Ok(edit)
}

/// How the successor did with a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Told<'t> {
    /// What was agreed to answer; none: as it stands.
    pub agreed: Option<&'t str>,
    /// How well it was answered, 1 to 5.
    pub score: Option<i64>,
    /// When.
    pub on: NaiveDate,
}

/// The edit that enters how the successor answered a question.
///
/// # Errors
/// [`Obstacle`] if the handover has ended.
pub fn question_scored(handover: &Handover, question: i64, told: Told<'_>) -> Result<Edit, Obstacle> {
    running(handover)?;
    let mut edit = edit(handover, None, Some(HandoverStep::Talk2));
    let mut values = Vec::new();
    if let Some(score) = told.score {
        values.extend([("score", score.into()), ("scored_on", told.on.into()), ("scored_by", Cell::Me)]);
    }
    values.extend(told.agreed.and_then(said).map(|agreed| ("agreed_answer", agreed.into())));
    edit.update(Table::HandoverQuestion, question, values);
    Ok(edit)
}

/// The edit that enters a question of the library together with how the successor answered it.
///
/// # Errors
/// [`Obstacle`] if it asks nothing, or the handover has ended.
pub fn rehearsed(
    handover: &Handover,
    account: Option<AccountId>,
    ask: &str,
    agreed: Option<&str>,
    score: i64,
    on: NaiveDate,
) -> Result<Edit, Obstacle> {
    let mut edit = question(handover, account, ask, agreed)?;
    if let Some(Change::Insert { values, .. }) = edit.changes.first_mut() {
        values.extend([("score", score.into()), ("scored_on", on.into()), ("scored_by", Cell::Me)]);
    }
    Ok(edit)
}

/// A line of the feedback form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FeedbackLine {
    /// Of which account; none: of all.
    pub account: Option<AccountId>,
    /// In which column.
    pub column: FeedbackColumn,
    /// What.
    pub what: String,
    /// Who sees to it.
    pub owner: Option<Colleague>,
    /// Until when.
    pub due_on: Option<NaiveDate>,
}

/// The edit that enters a line of the feedback form, or changes one.
///
/// # Errors
/// [`Obstacle`] if it says nothing, or is to be confirmed by nobody or at no date.
pub fn feedback_line(handover: &Handover, row: Option<i64>, line: &FeedbackLine, on: NaiveDate) -> Result<Edit, Obstacle> {
    running(handover)?;
    let what = needed(&line.what, "what")?;
    if line.column == FeedbackColumn::ToConfirm {
        if line.owner.is_none() {
            return Err(Obstacle::Empty("owner"));
        }
        if line.due_on.is_none() {
            return Err(Obstacle::Empty("due_on"));
        }
    }
    let only = meant(handover, line.account)?.first().copied().filter(|_| line.account.is_some());
    let mut edit = edit(handover, only, Some(HandoverStep::Feedback));
    let owner = line.owner.as_ref().map_or(Cell::Value(crate::store::Value::Null), |owner| owner.cell(&mut edit));
    let due_on = line.due_on.map_or(Cell::Value(crate::store::Value::Null), Cell::from);
    let mut values = vec![("list", line.column.code().into()), ("what", what.into()), ("owner_id", owner), ("due_on", due_on)];
    match row {
        Some(row) => edit.update(Table::HandoverFeedback, row, values),
        None => {
            values.extend([("handover_id", handover.id.raw().into()), ("written_on", on.into())]);
            values.extend(line.account.map(|account| ("account_id", account.raw().into())));
            edit.insert(Table::HandoverFeedback, values);
        }
    }
    Ok(edit)
}

/// The edit that settles a line of the feedback form.
///
/// # Errors
/// [`Obstacle`] if the handover has ended.
pub fn feedback_settled(handover: &Handover, row: i64, on: NaiveDate) -> Result<Edit, Obstacle> {
    running(handover)?;
    let mut edit = edit(handover, None, Some(HandoverStep::Feedback));
    edit.update(Table::HandoverFeedback, row, vec![("settled_on", on.into())]);
    Ok(edit)
}

/// The edit that enters the anonymous survey with the call: how continuous the service is and how fast the answers, 1 to 5 each.
///
/// # Errors
/// [`Obstacle`] for a day in the future or before the start, or several accounts.
pub fn surveyed(
    handover: &Handover,
    account: Option<AccountId>,
    (continuity, response): (i64, i64),
    comment: Option<&str>,
    on: NaiveDate,
    as_of: AsOf,
) -> Result<Edit, Obstacle> {
    running(handover)?;
    possible(handover, on, as_of)?;
    let account = one_account(handover, account)?;
    let mut edit = edit(handover, Some(account), Some(HandoverStep::Survey));
    let values = vec![
        ("account_id", account.id.raw().into()),
        ("kind", SurveyKind::Handover.code().into()),
        ("answered_on", on.into()),
        ("continuity", continuity.into()),
        ("service_response", response.into()),
        ("comment", text_cell(comment)),
        ("handover_id", handover.id.raw().into()),
        ("asked_by", Cell::Me),
    ];
    edit.insert(Table::SurveyAnswer, values);
    let done = Done { account: Some(account.id), note: comment.map(str::to_owned), ..Done::new(HandoverStep::Survey, on) };
    enter(&mut edit, handover, &done);
    Ok(edit)
}

/// The edit that writes a case into the library: with one account its tier and kind, else only the trigger.
///
/// # Errors
/// [`Obstacle`] if a text is missing.
pub fn lesson(
    handover: &Handover,
    account: Option<AccountId>,
    (title, happened, lesson): (&str, &str, &str),
    on: NaiveDate,
    as_of: AsOf,
) -> Result<Edit, Obstacle> {
    running(handover)?;
    possible(handover, on, as_of)?;
    let account = match one_account(handover, account) {
        Ok(account) => Some(account),
        Err(Obstacle::WhichAccount) => None,
        Err(other) => return Err(other),
    };
    let mut edit = edit(handover, account, Some(HandoverStep::Lesson));
    let mut values = vec![
        ("title", needed(title, "title")?.into()),
        ("handover_id", handover.id.raw().into()),
        ("trigger", handover.trigger.code().into()),
        ("happened", needed(happened, "happened")?.into()),
        ("lesson", needed(lesson, "lesson")?.into()),
        ("written_on", on.into()),
    ];
    if let Some(account) = account {
        values.extend([
            ("account_id", account.id.raw().into()),
            ("tier", account.tier.code().into()),
            ("account_kind", account.kind.code().into()),
        ]);
    }
    edit.insert(Table::Lesson, values);
    let done = Done { account: account.map(|account| account.id), ..Done::new(HandoverStep::Lesson, on) };
    enter(&mut edit, handover, &done);
    Ok(edit)
}
