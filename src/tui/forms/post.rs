//! Posts: what one is, whom it reports to, its end, and a move to another account that keeps the history on both sides.

use super::person::chosen_row;
use super::record::{Entering, Record};
use super::{Mistake, Subject, named, named_in, text_cell};
use crate::domain::RowId;
use crate::domain::reading::Lean;
use crate::store::catalog::TEXT_MAX;
use crate::store::{ActionKind, Cell, Edit, Row, Table, Value as Stored, What};
use crate::tui::overlays::form::{Choice, Field, Filled, Form, Kind, Value};
use crate::tui::widgets::Look;

/// The form for a post that is held.
#[must_use]
pub fn held(subject: &Subject, name: &str, post: &Row, superiors: Vec<Choice>) -> Record {
    Record::of(subject, post, &["title", "department", "function", "reports_to", "joined_on"])
        .about(name, post.id)
        .choosing("reports_to", superiors)
}

/// The form for a post that has ended.
#[must_use]
pub fn ended(subject: &Subject, name: &str, post: &Row) -> Record {
    Record::of(subject, post, &["title", "department", "joined_on", "left_on", "left_for"]).about(name, post.id)
}

/// A post and who holds it.
#[derive(Debug, Clone)]
pub struct Held {
    /// The account.
    pub subject: Subject,
    /// The person's name.
    pub name: String,
    /// The post.
    pub post: Row,
}

impl Held {
    fn what(&self, field: &str) -> What {
        What::new(ActionKind::Edit).about(Table::Post, self.post.id, &self.name).field(field)
    }

    fn title(&self, title: &str, look: &Look) -> String {
        look.strings.forms_title_of(title, look.private(&self.name))
    }

    /// The day must not be before the post began.
    fn left_on(&self, filled: &Filled, look: &Look) -> Result<Option<chrono::NaiveDate>, Mistake> {
        let day = filled.day("left_on");
        let joined = self.post.date("joined_on");
        match (day, joined) {
            (Some(left), Some(joined)) if left < joined => {
                Err(Mistake { field: "left_on", why: look.strings.chain_left_before(joined.to_string()) })
            }
            _ => Ok(day),
        }
    }
}

fn left_field(look: &Look) -> Field {
    Field::new("left_on", named("left_on", look), Kind::Date(Lean::Past)).holding(Value::Day(look.today))
}

/// Whom a post reports to.
#[derive(Debug, Clone)]
pub struct ReportsTo(pub Held, pub Vec<Choice>);

impl Entering for ReportsTo {
    fn form(&self, look: &Look) -> Form {
        let now = self.0.post.int("reports_to").map_or(Value::Nothing, |post| Value::Choice(post.to_string()));
        let field = Field::new("reports_to", named("reports_to", look), Kind::Choice(self.1.clone()))
            .holding(now)
            .hint(look.strings.chain_reports_hint());
        Form::new(self.0.title(&look.strings.chain_about("reports_to"), look), vec![field], look)
    }

    fn edit(&self, filled: &Filled, _look: &Look) -> Result<Option<Edit>, Mistake> {
        if !filled.changed("reports_to") {
            return Ok(None);
        }
        let above = chosen_row(filled, "reports_to").map_or(Cell::Value(Stored::Null), Cell::from);
        let mut edit = Edit::new(self.0.what("reports_to"));
        edit.update(Table::Post, self.0.post.id, vec![("reports_to", above)]);
        Ok(Some(edit))
    }
}

/// The end of a post.
#[derive(Debug, Clone)]
pub struct End(pub Held);

impl Entering for End {
    fn form(&self, look: &Look) -> Form {
        let strings = &look.strings;
        let fields = vec![
            left_field(look).required().hint(strings.chain_left_hint()),
            Field::new("left_for", named("left_for", look), Kind::Text(TEXT_MAX)).hint(strings.chain_left_for_hint()),
        ];
        Form::new(self.0.title(&strings.chain_about("end"), look), fields, look).drafted(format!("post-end-{}", self.0.post.id))
    }

    fn edit(&self, filled: &Filled, look: &Look) -> Result<Option<Edit>, Mistake> {
        let Some(day) = self.0.left_on(filled, look)? else { return Ok(None) };
        let mut edit = Edit::new(self.0.what("left_on"));
        edit.update(Table::Post, self.0.post.id, vec![("left_on", day.into()), ("left_for", text_cell(filled, "left_for"))]);
        Ok(Some(edit))
    }
}

/// A new post of the person at another account; the one here ends with it, or stays.
#[derive(Debug, Clone)]
pub struct Move {
    /// The post here.
    pub held: Held,
    /// All accounts with their identifiers; empty until they are read.
    pub accounts: Vec<(i64, String)>,
}

impl Entering for Move {
    fn wants_accounts(&self) -> bool {
        self.accounts.is_empty()
    }

    fn among(&mut self, accounts: &[(i64, String)], _look: &Look) {
        self.accounts = accounts.to_vec();
    }

    fn form(&self, look: &Look) -> Form {
        let strings = &look.strings;
        let text = |id: &'static str| Field::new(id, named(id, look), Kind::Text(TEXT_MAX));
        let fields = vec![
            Field::new("account_id", strings.chain_move_to(), Kind::Choice(account_choices(&self.accounts, &self.held.subject, look)))
                .required()
                .hint(strings.chain_move_hint()),
            Field { label: named_in(Table::Post, "title", look), ..text("title") },
            text("department"),
            Field::new("joined_on", named("joined_on", look), Kind::Date(Lean::Past)).holding(Value::Day(look.today)).required(),
            left_field(look).heading(strings.chain_move_here(&self.held.subject.name)).hint(strings.chain_move_left_hint()),
        ];
        Form::new(self.held.title(&strings.chain_about("move"), look), fields, look).drafted(format!("post-move-{}", self.held.post.id))
    }

    fn edit(&self, filled: &Filled, look: &Look) -> Result<Option<Edit>, Mistake> {
        let (Some(account), Some(person)) = (chosen_row(filled, "account_id"), self.held.post.int("person_id")) else { return Ok(None) };
        let mut edit = Edit::new(What::new(ActionKind::Edit).about(Table::Person, person, &self.held.name));
        if let Some(day) = self.held.left_on(filled, look)? {
            let name = self.accounts.iter().find(|(id, _)| *id == account).map_or("", |(_, name)| name.as_str());
            edit.update(Table::Post, self.held.post.id, vec![("left_on", day.into()), ("left_for", name.into())]);
        }
        let mut values: Vec<(&'static str, Cell)> = vec![("account_id", account.into()), ("person_id", person.into())];
        values.extend(filled.day("joined_on").map(|day| ("joined_on", day.into())));
        values.extend(["title", "department"].into_iter().filter_map(|column| Some((column, filled.text(column)?.into()))));
        edit.insert(Table::Post, values);
        Ok(Some(edit))
    }
}

/// All accounts but one as choices; the identifiers are the rows'.
#[must_use]
pub fn account_choices(accounts: &[(i64, String)], but: &Subject, look: &Look) -> Vec<Choice> {
    let others = accounts.iter().filter(|(id, _)| *id != but.id.raw());
    others.map(|(id, name)| Choice::new(id.to_string(), look.private(name))).collect()
}
