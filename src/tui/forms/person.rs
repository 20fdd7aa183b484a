//! People of an account: a new one with post, roles, stance and influence as one action; what is known of one; deleting one.

use super::record::{Entering, Record};
use super::{Mistake, Subject, choices, chosen, day_field, day_of, named, named_in, text_cell};
use crate::domain::chain::BirthCalendar;
use crate::domain::people::{BuyingRole, Function, Stance};
use crate::domain::reading::Lean;
use crate::domain::{Coded, RowId};
use crate::exchange::chain::roles_by_weight;
use crate::i18n::label;
use crate::scoring::birthdays::Birthday;
use crate::scoring::chain::Member;
use crate::store::catalog::TEXT_MAX;
use crate::store::{ActionKind, Cell, Edit, Row, Table, What};
use crate::tui::overlays::Confirm;
use crate::tui::overlays::form::{Choice, Field, Filled, Form, Kind, Value};
use crate::tui::widgets::Look;

/// What is asked of a person.
const PERSON: &[&str] = &[
    "name",
    "reading",
    "phone",
    "email",
    "wechat",
    "birth_calendar",
    "birth_month",
    "birth_day",
    "birth_year",
    "birth_leap_month",
    "career",
    "family",
    "interests",
    "taboos",
    "note",
];

/// The buying roles as choices.
#[must_use]
pub fn role_choices(look: &Look) -> Vec<Choice> {
    choices::<BuyingRole>(look)
}

/// A person who is not known yet.
#[derive(Debug, Clone)]
pub struct NewPerson {
    /// The account.
    pub subject: Subject,
    /// Posts that the new one may report to.
    pub superiors: Vec<Choice>,
    /// The one it is expected to report to.
    pub reports_to: Option<i64>,
    /// The role it is expected to have, where a gap is filled.
    pub role: Option<BuyingRole>,
    /// The gap that is filled.
    pub ghost: Option<i64>,
}

impl Entering for NewPerson {
    fn form(&self, look: &Look) -> Form {
        let strings = &look.strings;
        let text = |id: &'static str| Field::new(id, named(id, look), Kind::Text(TEXT_MAX));
        let superior = self.reports_to.map_or(Value::Nothing, |post| Value::Choice(post.to_string()));
        let role = self.role.map_or(Value::Nothing, |role| Value::Choices(vec![role.code().to_owned()]));
        let fields = vec![
            Field { label: named_in(Table::Person, "name", look), ..text("name").required() },
            Field { label: named_in(Table::Post, "title", look), ..text("title") },
            text("department"),
            Field::new("reports_to", named("reports_to", look), Kind::Choice(self.superiors.clone())).holding(superior),
            Field::new("role", strings.chain_roles(), Kind::Choices(role_choices(look))).holding(role).hint(strings.chain_roles_hint()),
            Field::new("stance", named("stance", look), Kind::Choice(choices::<Stance>(look))).hint(strings.chain_stance_hint()),
            text("evidence").hint(strings.chain_evidence_hint()),
            Field::new("influence", named("influence", look), Kind::Whole(0, 10)).hint(strings.chain_influence_hint()),
            text("concern").hint(strings.chain_concern_hint()),
            Field::new("phone", named("phone", look), Kind::Phone).heading(strings.chain_more()),
            text("wechat"),
            Field::new("function", named("function", look), Kind::Choice(choices::<Function>(look))),
            Field::new("joined_on", named("joined_on", look), Kind::Date(Lean::Past)).hint(strings.chain_joined_hint()),
            day_field("seen_on", look),
        ];
        let gap = self.ghost.map(|ghost| format!("-gap-{ghost}")).unwrap_or_default();
        Form::new(strings.forms_title_of(strings.chain_new_person(), &self.subject.name), fields, look)
            .drafted(format!("person-new-{}{gap}", self.subject.id))
    }

    fn edit(&self, filled: &Filled, look: &Look) -> Result<Option<Edit>, Mistake> {
        let seen_on = day_of(filled, "seen_on", look)?;
        if filled.day("joined_on").is_some_and(|day| day > look.today) {
            return Err(Mistake { field: "joined_on", why: look.strings.forms_not_future() });
        }
        let name = filled.text("name").unwrap_or_default();
        let mut edit = Edit::new(What::new(ActionKind::Create).named(Table::Person, name));
        let given = |columns: &[&'static str]| -> Vec<(&'static str, Cell)> {
            columns.iter().filter(|column| filled.text(column).is_some()).map(|column| (*column, text_cell(filled, column))).collect()
        };
        let mut known = given(&["name", "phone", "wechat"]);
        known.push(("birth_leap_month", false.into()));
        let person = edit.insert(Table::Person, known);
        let mut post = vec![("account_id", Cell::from(self.subject.id.raw())), ("person_id", Cell::Inserted(person))];
        post.extend(given(&["title", "department"]));
        post.extend(chosen_row(filled, "reports_to").map(|above| ("reports_to", above.into())));
        post.extend(chosen::<Function>(filled, "function").map(|function| ("function", function.code().into())));
        post.extend(filled.day("joined_on").map(|day| ("joined_on", day.into())));
        let post = Cell::Inserted(edit.insert(Table::Post, post));
        for role in filled.choices("role") {
            edit.insert(Table::PostRole, vec![("post_id", post.clone()), ("role", role.as_str().into())]);
        }
        if let Some(stance) = chosen::<Stance>(filled, "stance") {
            let mut values = vec![("post_id", post.clone()), ("stance", stance.code().into()), ("seen_on", seen_on.into())];
            values.extend(given(&["evidence"]));
            edit.insert(Table::StanceSeen, values);
        }
        let influence = match filled.value("influence") {
            Value::Whole(number) => Some(("influence", Cell::from(*number))),
            _ => None,
        };
        let weight: Vec<(&'static str, Cell)> = influence.into_iter().chain(given(&["concern"])).collect();
        if !weight.is_empty() {
            let fixed = [("post_id", post.clone()), ("as_of", seen_on.into())];
            edit.insert(Table::Influence, fixed.into_iter().chain(weight).collect());
        }
        if let Some(ghost) = self.ghost {
            edit.update(Table::GhostSeat, ghost, vec![("filled_by", post), ("filled_on", look.today.into())]);
        }
        Ok(Some(edit))
    }
}

/// The row that was chosen.
pub(super) fn chosen_row(filled: &Filled, field: &str) -> Option<i64> {
    filled.choice(field).and_then(|id| id.parse().ok())
}

/// What is known of a person.
#[derive(Debug, Clone)]
pub struct KnownPerson(Record);

impl KnownPerson {
    /// The form for a person of an account.
    #[must_use]
    pub fn new(subject: &Subject, person: &Row, look: &Look) -> Self {
        let strings = &look.strings;
        let record = Record::of(subject, person, PERSON)
            .about(person.text("name").unwrap_or_default(), person.id)
            .hint("reading", strings.forms_account_reading_hint())
            .heading("birth_calendar", strings.chain_birthday())
            .hint("birth_year", strings.chain_birth_year_hint())
            .hint("birth_leap_month", strings.chain_leap_hint())
            .heading("career", strings.chain_more())
            .hint("taboos", strings.chain_taboos_hint());
        Self(record)
    }
}

fn number<T: TryFrom<i64>>(filled: &Filled, field: &str) -> Option<T> {
    match filled.value(field) {
        Value::Whole(number) => T::try_from(*number).ok(),
        _ => None,
    }
}

/// Whether some year has the day that month and day name in their calendar.
fn has_day(calendar: BirthCalendar, month: u8, day: u8) -> bool {
    // 2024 has a 29 February; whether a lunar month has a day 30 changes from year to year, and day 29 stands in for it.
    Birthday { calendar, year: None, month, day, leap_month: false }.in_year(2024).is_some()
}

impl Entering for KnownPerson {
    fn form(&self, look: &Look) -> Form {
        self.0.form(look)
    }

    fn edit(&self, filled: &Filled, look: &Look) -> Result<Option<Edit>, Mistake> {
        let calendar = chosen::<BirthCalendar>(filled, "birth_calendar").unwrap_or(BirthCalendar::Solar);
        match (number::<u8>(filled, "birth_month"), number::<u8>(filled, "birth_day")) {
            (None, Some(_)) => return Err(Mistake { field: "birth_month", why: look.strings.chain_birth_half() }),
            (Some(_), None) => return Err(Mistake { field: "birth_day", why: look.strings.chain_birth_half() }),
            (Some(month), Some(day)) if !has_day(calendar, month, day) => {
                return Err(Mistake { field: "birth_day", why: look.strings.chain_no_such_day(label(calendar, &look.strings)) });
            }
            _ => {}
        }
        self.0.edit(filled, look)
    }
}

/// The roles of a post from a day on.
#[derive(Debug, Clone)]
pub struct Roles {
    name: String,
    post: i64,
    /// The rows of the roles that are held.
    held: Vec<Row>,
    order: Vec<BuyingRole>,
}

impl Roles {
    /// The roles that a member holds at a post; `rows` are all of the account.
    #[must_use]
    pub fn new(name: &str, post: i64, member: &Member, rows: &[Row], today: chrono::NaiveDate) -> Self {
        let holds = |row: &&Row| {
            row.int("post_id") == Some(post)
                && row.date("since").is_none_or(|day| day <= today)
                && row.date("until").is_none_or(|day| day > today)
        };
        Self { name: name.to_owned(), post, held: rows.iter().filter(holds).cloned().collect(), order: roles_by_weight(member) }
    }

    fn held(&self) -> Vec<BuyingRole> {
        self.order.iter().copied().filter(|role| self.held.iter().any(|row| row.code("role") == Some(*role))).collect()
    }
}

impl Entering for Roles {
    fn form(&self, look: &Look) -> Form {
        let strings = &look.strings;
        let held: Vec<String> = self.held().iter().map(|role| role.code().to_owned()).collect();
        let held = if held.is_empty() { Value::Nothing } else { Value::Choices(held) };
        let fields = vec![
            Field::new("role", strings.chain_roles(), Kind::Choices(role_choices(look))).holding(held).hint(strings.chain_roles_hint()),
            day_field("since", look).hint(strings.chain_roles_since_hint()),
        ];
        Form::new(strings.forms_title_of(strings.chain_roles(), look.private(&self.name)), fields, look)
            .drafted(format!("roles-{}", self.post))
    }

    fn edit(&self, filled: &Filled, look: &Look) -> Result<Option<Edit>, Mistake> {
        let day = day_of(filled, "since", look)?;
        let wanted: Vec<BuyingRole> = filled.choices("role").iter().filter_map(|code| BuyingRole::from_code(code).ok()).collect();
        let mut edit = Edit::new(What::new(ActionKind::Edit).about(Table::Post, self.post, &self.name).field("role"));
        for row in &self.held {
            if row.code::<BuyingRole>("role").is_some_and(|role| wanted.contains(&role)) {
                continue;
            }
            // One that was never held for a day was a slip.
            if row.date("since").is_some_and(|since| since >= day) {
                edit.delete(Table::PostRole, row.id);
            } else {
                edit.update(Table::PostRole, row.id, vec![("until", day.into())]);
            }
        }
        let held = self.held();
        for role in wanted.iter().filter(|role| !held.contains(role)) {
            edit.insert(Table::PostRole, vec![("post_id", self.post.into()), ("role", role.code().into()), ("since", day.into())]);
        }
        Ok(Some(edit).filter(|edit| !edit.changes.is_empty()))
    }
}

/// The question whether a post is to be deleted, and what a yes comes to: with its only post the person goes as well.
#[must_use]
pub fn deletion(person: &Row, post: &Row, posts_of_person: usize, look: &Look) -> (Confirm, Edit) {
    let name = person.text("name").unwrap_or_default();
    let (table, row) = if posts_of_person > 1 { (Table::Post, post.id) } else { (Table::Person, person.id) };
    let mut edit = Edit::new(What::new(ActionKind::Delete).about(table, row, name));
    edit.delete_with_parts(table, row);
    let strings = &look.strings;
    let confirm = Confirm {
        question: strings.card_delete_record(label(table, strings)),
        names: vec![look.private(name).into_owned()],
        consequence: Some(format!("{} {}", strings.chain_rather_end(), strings.forms_delete_consequence())),
    };
    (confirm, edit)
}
