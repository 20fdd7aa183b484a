//! The forms of a handover, and the edits that they come to.

use chrono::NaiveDate;

use super::{Colleague as Named, Mistake, capital, chosen, day_field, day_of};
use crate::domain::account::Sensitivity;
use crate::domain::handover::{FeedbackColumn, HandoverStep, ManualSection, StepOutcome};
use crate::domain::reading::Lean;
use crate::domain::{AccountId, Coded, RowId};
use crate::exchange::handover::{
    Around, Colleague, Done, FeedbackLine, Minutes, NoticeInput, Obstacle, Ruling, Told, assigned, cancelled, closed, doubted,
    feedback_line, feedback_settled, gap_settled, lesson, meeting_moved, notice, question, question_scored, section_written, step_done,
    surveyed,
};
use crate::i18n::handover::step as step_name;
use crate::i18n::label;
use crate::policy::playbook::HandoverTexts;
use crate::scoring::handover::NoticeWindow;
use crate::store::Edit;
use crate::store::handover::{Feedback, HandedAccount, Handover, Item, Question, Setting};
use crate::tui::overlays::form::{Choice, Field, Filled, Form, Kind, Value};
use crate::tui::widgets::Look;

/// Most characters of a note.
const NOTE: usize = 10_000;

/// What a form of a handover is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Asked {
    /// A step.
    Step(HandoverStep),
    /// Another day for the meeting.
    Meeting,
    /// A doubt of the customer's.
    Doubt,
    /// The new owner of an item, by place among the account's; none: of all that have none.
    Owner(Option<(AccountId, usize)>),
    /// A gap of the manual.
    Gap(AccountId, String),
    /// A part of the manual.
    Section(ManualSection),
    /// A hard question; none: a new one.
    Question(Option<i64>),
    /// A line of the feedback form; none: a new one.
    Feedback(Option<i64>),
    /// The end.
    Close,
    /// Calling it off.
    Cancel,
}

/// What forms and edits are made from.
#[derive(Debug, Clone, Copy)]
pub struct Scene<'s> {
    /// The handover.
    pub handover: &'s Handover,
    /// What stands round it.
    pub around: &'s Around,
    /// The rules.
    pub setting: Setting<'s>,
    /// The account that is meant; none: all.
    pub account: Option<AccountId>,
    /// Colleagues to choose from.
    pub colleagues: &'s [Named],
    /// Wording of notices and questions.
    pub texts: Option<&'s HandoverTexts>,
    /// What the customer is told of the successor, and by which number to reach them.
    pub successor: (&'s str, &'s str),
}

impl Scene<'_> {
    /// What the form is about: the account that is meant, or the whole.
    fn name(&self) -> String {
        match self.account.and_then(|id| self.handover.account(id)) {
            Some(account) => account.shown_name().to_owned(),
            None => self.handover.name(),
        }
    }

    fn colleague(&self, id: &'static str, now: Option<&Named>, look: &Look) -> Field {
        let choices = self.colleagues.iter().map(|one| Choice::new(one.id.to_string(), one.name.clone())).collect();
        let held = now.map_or(Value::Nothing, |one| Value::Choice(one.id.to_string()));
        Field::new(id, field_name("owner", look), Kind::OpenChoice(choices)).holding(held)
    }

    fn incoming(&self) -> Named {
        Named { id: self.handover.incoming.id, name: self.handover.incoming.name.clone() }
    }

    fn item(&self, (account, at): (AccountId, usize)) -> Option<(&HandedAccount, &Item)> {
        let account = self.handover.account(account)?;
        Some((account, account.items.get(at)?))
    }

    fn question(&self, id: Option<i64>) -> Option<&Question> {
        self.handover.questions.iter().find(|one| Some(one.id) == id)
    }

    fn feedback(&self, id: Option<i64>) -> Option<&Feedback> {
        self.handover.feedback.iter().find(|line| Some(line.id) == id)
    }
}

fn field_name(code: &'static str, look: &Look) -> String {
    capital(&look.strings.handover_field(code))
}

fn lines(id: &'static str, look: &Look) -> Field {
    Field::new(id, field_name(id, look), Kind::Lines(NOTE))
}

fn text(id: &'static str, look: &Look) -> Field {
    Field::new(id, field_name(id, look), Kind::Text(300))
}

fn done_on(look: &Look) -> Field {
    day_field("done_on", look)
}

fn choice(code: impl Coded, name: String) -> Choice {
    Choice::new(code.code(), capital(&name))
}

fn held(text: Option<&str>) -> Value {
    text.map_or(Value::Nothing, |text| Value::Text(text.to_owned()))
}

impl Asked {
    /// The form; none for what is asked by yes or no.
    #[must_use]
    pub fn form(&self, scene: &Scene<'_>, look: &Look) -> Option<Form> {
        let strings = &look.strings;
        let (title, fields) = match self {
            Self::Doubt => return None,
            Self::Step(step) => (step_name(*step, strings), step_fields(*step, scene, look)),
            Self::Meeting => {
                let day = Field::new("meeting_on", strings.handover_column_meeting(), Kind::Date(Lean::Future));
                (strings.handover_form_meeting(), vec![day.holding(Value::Day(scene.handover.meeting_on)).required()])
            }
            Self::Owner(item) => {
                let title = match item.and_then(|at| scene.item(at)) {
                    Some((_, item)) => strings.handover_item(label(item.kind, strings), &item.title),
                    None => strings.handover_form_all_items(),
                };
                (title, vec![scene.colleague("owner", Some(&scene.incoming()), look).required(), done_on(look)])
            }
            Self::Gap(account, key) => {
                let gaps = scene.handover.account(*account).map(|account| account.gaps.as_slice()).unwrap_or_default();
                let gap = gaps.iter().find(|gap| gap.key == *key)?;
                let ways = ["answer", "waive", "waive_all"].map(|way| Choice::new(way, strings.handover_form_ruling(way)));
                let way = Field::new("ruling", strings.handover_form_how(), Kind::Choice(ways.to_vec()));
                let fields = vec![way.holding(Value::Choice("answer".to_owned())).required(), lines("text", look).required()];
                (crate::i18n::handover::gap(gap, strings), fields)
            }
            Self::Section(section) => {
                let now = scene.account.and_then(|id| scene.handover.account(id)).or(scene.handover.accounts.first());
                let now = now.and_then(|account| account.text(*section));
                (capital(&label(*section, strings)), vec![lines("text", look).holding(held(now)).required()])
            }
            Self::Question(id) => {
                let known = scene.question(*id);
                let ask = lines("question", look).holding(held(known.map(|one| one.ask.as_str()))).required();
                let answer = lines("answer", look).holding(held(known.and_then(|one| one.agreed.as_deref())));
                let score = Field::new("score", strings.handover_form_score(), Kind::Whole(1, 5));
                let score = score.holding(known.and_then(|one| one.score).map_or(Value::Nothing, Value::Whole));
                let fields = if known.is_some() { vec![score.hint(strings.handover_form_score_hint()), answer] } else { vec![ask, answer] };
                (known.map_or_else(|| strings.handover_form_question(), |one| one.ask.clone()), fields)
            }
            Self::Feedback(id) => (strings.handover_form_feedback(), feedback_fields(scene, scene.feedback(*id), look)),
            Self::Close => {
                let reason = Field { label: strings.handover_form_anyway(), ..lines("reason", look) };
                (strings.handover_form_close(), vec![day_field("closed_on", look), reason.hint(strings.handover_form_anyway_hint())])
            }
            Self::Cancel => (strings.handover_form_cancel(), vec![lines("reason", look).required()]),
        };
        let draft = format!("handover-{}-{self:?}", scene.handover.id);
        Some(Form::new(strings.forms_title_of(title, scene.name()), fields, look).drafted(draft))
    }

    /// What the filled form comes to.
    ///
    /// # Errors
    /// [`Mistake`] if a rule of handovers stands in the way.
    pub fn edit(&self, filled: &Filled, scene: &Scene<'_>, look: &Look) -> Result<Edit, Mistake> {
        let first = filled.fields.first().map_or("", |(id, ..)| *id);
        let mistake = |obstacle: Obstacle| Mistake { field: place(&obstacle, filled, first), why: obstacle.sentence(&look.strings) };
        let said = |id: &str| filled.text(id).unwrap_or_default();
        let (handover, account, today) = (scene.handover, scene.account, look.today);
        match self {
            Self::Step(step) => step_edit(*step, filled, scene, look)?.map_err(mistake),
            Self::Meeting => meeting_moved(handover, filled.day("meeting_on").unwrap_or(handover.meeting_on)).map_err(mistake),
            Self::Doubt => doubted(handover, scene.setting.as_of.at, scene.setting.as_of).map_err(mistake),
            Self::Owner(item) => {
                let on = day_of(filled, "done_on", look)?;
                let items = match item {
                    Some(at) => scene.item(*at).into_iter().collect(),
                    None => handover.unowned(),
                };
                let to = who(filled, "owner").ok_or(Obstacle::Empty("owner")).map_err(mistake)?;
                assigned(scene.around, handover, &items, &to, on).map_err(mistake)
            }
            Self::Gap(of, key) => gap_edit(*of, key, filled, scene, today).map_err(mistake),
            Self::Section(section) => section_written(handover, account, *section, said("text"), today).map_err(mistake),
            Self::Question(None) => question(handover, account, said("question"), filled.text("answer")).map_err(mistake),
            Self::Question(Some(id)) => {
                let score = if let Value::Whole(score) = filled.value("score") { Some(*score) } else { None };
                question_scored(handover, *id, Told { agreed: filled.text("answer"), score, on: today }).map_err(mistake)
            }
            Self::Feedback(id) => {
                let settled = filled.choice("settled") == Some("yes");
                if let (Some(id), true) = (id, settled) {
                    return feedback_settled(handover, *id, today).map_err(mistake);
                }
                let line = FeedbackLine {
                    account,
                    column: chosen(filled, "column").unwrap_or(FeedbackColumn::Clear),
                    what: said("what").to_owned(),
                    owner: who(filled, "owner"),
                    due_on: filled.day("due_on"),
                };
                feedback_line(handover, *id, &line, today).map_err(mistake)
            }
            Self::Close => {
                let on = day_of(filled, "closed_on", look)?;
                closed(scene.around, handover, on, filled.text("reason"), &scene.setting).map_err(mistake)
            }
            Self::Cancel => cancelled(handover, today, said("reason")).map_err(mistake),
        }
    }
}

/// The field that an obstacle is about; the first one if it is about none of the form.
fn place(obstacle: &Obstacle, filled: &Filled, first: &'static str) -> &'static str {
    let wanted = match obstacle {
        Obstacle::Empty("remarks" | "text") if filled.fields.iter().any(|(id, ..)| *id == "note") => "note",
        Obstacle::Empty(field) => field,
        Obstacle::InFuture(_) | Obstacle::BeforeStart { .. } => "done_on",
        Obstacle::Window(_) => "override",
        Obstacle::StepsOpen(_) => "reason",
        Obstacle::MeetingBeforeStart(_) => "meeting_on",
        _ => first,
    };
    filled.fields.iter().find(|(id, ..)| *id == wanted).map_or(first, |(id, ..)| *id)
}

/// The colleague of a field: a known one, or a new one by name.
fn who(filled: &Filled, field: &str) -> Option<Colleague> {
    match filled.value(field) {
        Value::Choice(id) => id.parse::<i64>().ok().map(|id| Colleague::Known(RowId::from_raw(id))),
        Value::Text(name) => Some(Colleague::Named(name.clone())),
        _ => None,
    }
}

fn step_fields(step: HandoverStep, scene: &Scene<'_>, look: &Look) -> Vec<Field> {
    let strings = &look.strings;
    let rating = |id: &'static str| Field::new(id, strings.handover_form_rating(id), Kind::Whole(1, 5)).required();
    match step {
        HandoverStep::Review => {
            let outcomes = [StepOutcome::Approved, StepOutcome::Returned].map(|outcome| choice(outcome, label(outcome, strings)));
            let outcome = Field::new("outcome", strings.handover_form_outcome(), Kind::Choice(outcomes.to_vec()));
            let remarks = Field { label: field_name("remarks", look), ..lines("note", look) };
            vec![outcome.holding(Value::Choice(StepOutcome::Approved.code().to_owned())).required(), remarks, done_on(look)]
        }
        HandoverStep::Notice => notice_fields(scene, look),
        HandoverStep::Meeting => vec![
            lines("past_value", look).required(),
            lines("continuity", look).required(),
            lines("wishes", look),
            text("report_day", look),
            text("urgent_contact", look),
            done_on(look),
        ],
        HandoverStep::Survey => vec![rating("continuity_score"), rating("response_score"), lines("note", look), done_on(look)],
        HandoverStep::Lesson => {
            vec![text("title", look).required(), lines("happened", look).required(), lines("lesson", look).required(), done_on(look)]
        }
        HandoverStep::Talk1 | HandoverStep::Files => vec![lines("note", look).required(), done_on(look)],
        HandoverStep::Manual | HandoverStep::Talk2 | HandoverStep::ExecutiveCall | HandoverStep::AddedService | HandoverStep::Feedback => {
            vec![lines("note", look), done_on(look)]
        }
    }
}

/// The notice, filled in from what a notice can say; there is no way for the internal reason to get here.
fn notice_fields(scene: &Scene<'_>, look: &Look) -> Vec<Field> {
    let strings = &look.strings;
    let notices = scene.texts.map(|texts| texts.notices.as_slice()).unwrap_or_default();
    let channels: Vec<Choice> = notices.iter().map(|notice| Choice::new(notice.key.clone(), notice.name.clone())).collect();
    let customer = scene.account.and_then(|id| scene.handover.account(id)).or(scene.handover.accounts.first());
    let (background, phone) = scene.successor;
    let input = NoticeInput {
        customer: customer.map(|account| account.name.clone()).unwrap_or_default(),
        contact: String::new(),
        company: String::new(),
        outgoing: scene.handover.outgoing.name.clone(),
        successor: scene.handover.incoming.name.clone(),
        background: background.to_owned(),
        meeting: scene.handover.meeting_on.to_string(),
        phone: phone.to_owned(),
    };
    let letter = notices.iter().find(|one| one.key == "letter").or(notices.first());
    let wording = letter.map(|one| notice(&one.text, &input));
    let mut fields = vec![
        Field::new("channel", strings.handover_form_channel(), Kind::Choice(channels))
            .holding(letter.map_or(Value::Nothing, |one| Value::Choice(one.key.clone()))),
        Field { label: field_name("text", look), ..lines("note", look) }.holding(held(wording.as_deref())).required(),
        done_on(look),
    ];
    if scene.handover.sensitivity == Sensitivity::High {
        let window = NoticeWindow::before(scene.handover.meeting_on, scene.setting.context().policy);
        let hint = strings.handover_form_override_hint(window.first.to_string(), window.last.to_string());
        fields.push(Field::new("override", strings.handover_form_override(), Kind::Text(300)).hint(hint));
    }
    fields
}

fn feedback_fields(scene: &Scene<'_>, known: Option<&Feedback>, look: &Look) -> Vec<Field> {
    let strings = &look.strings;
    let columns = FeedbackColumn::ALL.iter().map(|column| choice(*column, label(*column, strings))).collect();
    let column = known.map_or(FeedbackColumn::ToConfirm, |line| line.column);
    let owner = known.and_then(|line| line.owner.as_ref()).map(|who| Named { id: who.id, name: who.name.clone() });
    let due = known.and_then(|line| line.due_on).map_or(Value::Nothing, Value::Day);
    let mut fields = vec![
        Field::new("column", strings.handover_form_column(), Kind::Choice(columns))
            .holding(Value::Choice(column.code().to_owned()))
            .required(),
        lines("what", look).holding(held(known.map(|line| line.what.as_str()))).required(),
        scene.colleague("owner", owner.or_else(|| Some(scene.incoming())).as_ref(), look),
        Field::new("due_on", field_name("due_on", look), Kind::Date(Lean::Future)).holding(due),
    ];
    if known.is_some() {
        let no_yes = ["no", "yes"].map(|code| Choice::new(code, strings.handover_form_settled(code))).to_vec();
        let settled = Field::new("settled", strings.handover_form_settled("heading"), Kind::Choice(no_yes));
        fields.push(settled.holding(Value::Choice("no".to_owned())));
    }
    fields
}

fn step_edit(step: HandoverStep, filled: &Filled, scene: &Scene<'_>, look: &Look) -> Result<Result<Edit, Obstacle>, Mistake> {
    let on = day_of(filled, "done_on", look)?;
    let (handover, account, as_of) = (scene.handover, scene.account, scene.setting.as_of);
    let said = |id: &str| filled.text(id).unwrap_or_default().to_owned();
    let whole = |id: &str| if let Value::Whole(number) = filled.value(id) { *number } else { 0 };
    Ok(match step {
        HandoverStep::Survey => {
            let scores = (whole("continuity_score"), whole("response_score"));
            surveyed(handover, account, scores, filled.text("note"), on, as_of)
        }
        HandoverStep::Lesson => lesson(handover, account, (&said("title"), &said("happened"), &said("lesson")), on, as_of),
        _ => {
            let minutes = Minutes {
                past_value: said("past_value"),
                continuity: said("continuity"),
                wishes: said("wishes"),
                report_day: said("report_day"),
                urgent_contact: said("urgent_contact"),
            };
            let note = if step == HandoverStep::Meeting { minutes.note(&look.strings) } else { said("note") };
            let done = Done {
                account,
                outcome: chosen(filled, "outcome").unwrap_or(StepOutcome::Done),
                channel: filled.choice("channel").map(str::to_owned),
                note: Some(note).filter(|note| !note.is_empty()),
                override_reason: filled.text("override").map(str::to_owned),
                ..Done::new(step, on)
            };
            step_done(scene.around, handover, &done, &scene.setting, &look.strings)
        }
    })
}

/// A gap is answered or waived; or every open one of the account is waived by one reason.
fn gap_edit(of: AccountId, key: &str, filled: &Filled, scene: &Scene<'_>, on: NaiveDate) -> Result<Edit, Obstacle> {
    let text = filled.text("text").unwrap_or_default();
    let settle = |key: &str, ruling: Ruling<'_>| gap_settled(scene.around, scene.handover, Some(of), key, ruling, on);
    match filled.choice("ruling") {
        Some("waive") => settle(key, Ruling::Waive(text)),
        Some("waive_all") => {
            let open = scene.handover.account(of).into_iter().flat_map(HandedAccount::open_gaps);
            let mut all: Option<Edit> = None;
            for gap in open {
                let one = settle(&gap.key, Ruling::Waive(text))?;
                match &mut all {
                    None => all = Some(one),
                    Some(all) => all.changes.extend(one.changes),
                }
            }
            all.ok_or_else(|| Obstacle::NoGap(key.to_owned()))
        }
        _ => settle(key, Ruling::Answer(text)),
    }
}
