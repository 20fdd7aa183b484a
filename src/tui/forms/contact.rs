//! Everything that can be entered about a person who holds a post, by what it is called.

use super::person::{KnownPerson, NewPerson, Roles};
use super::post::{End, Held, Move, ReportsTo, held};
use super::record::{Entering, Record};
use super::{Colleague, Subject, colleague_choices};
use crate::domain::dealings::Channel;
use crate::domain::people::{Depth, Stance};
use crate::domain::text::one_line;
use crate::domain::{Coded, ColleagueId, PostId, RowId};
use crate::exchange::chain::Organisation;
use crate::i18n::label;
use crate::scoring::chain::Member;
use crate::store::{Row, Table};
use crate::tui::overlays::form::{Choice, Value};
use crate::tui::widgets::Look;

crate::codes! {
    /// What can be entered about a person.
    pub enum About {
        /// How the person stands towards us.
        Stance = "stance",
        /// The buying roles.
        Roles = "roles",
        /// Influence and concern.
        Influence = "influence",
        /// How well one of ours knows the person.
        Depth = "depth",
        /// Telephone, birthday, what is known.
        Person = "person",
        /// Title, department, superior.
        Post = "post",
        /// Whom the post reports to.
        ReportsTo = "reports_to",
        /// A post at another account.
        Move = "move",
        /// The end of the post.
        End = "end",
    }
}

impl About {
    /// What it is called.
    #[must_use]
    pub fn name(self, look: &Look) -> String {
        look.strings.chain_about(self.code())
    }
}

/// What forms about people choose from.
#[derive(Debug, Clone, Copy)]
pub struct Around<'a> {
    /// The account.
    pub subject: &'a Subject,
    /// Our people, those who left excluded.
    pub colleagues: &'a [Colleague],
    /// Every account with its identifier; empty where they are read when a form asks for them.
    pub accounts: &'a [(i64, String)],
    /// How things look.
    pub look: &'a Look,
}

/// A person as a choice is called: name and title.
#[must_use]
pub fn person_label(organisation: &Organisation, member: &Member, look: &Look) -> String {
    let name = look.private(organisation.person_name(member.person)).into_owned();
    match organisation.main_post(member).and_then(|post| post.text("title")) {
        Some(title) => format!("{name} {}", one_line(title)),
        None => name,
    }
}

/// The posts that one may report to: all that are held but itself and those below it.
#[must_use]
pub fn superiors(organisation: &Organisation, but: Option<PostId>, look: &Look) -> Vec<Choice> {
    let own = but.and_then(|post| organisation.tree.iter().position(|row| row.post == post));
    let below = own.and_then(|at| Some(at..at + 1 + organisation.tree.get(at)?.below));
    let rows = organisation.tree.iter().enumerate().filter(|(at, _)| below.as_ref().is_none_or(|below| !below.contains(at)));
    rows.filter_map(|(_, row)| {
        let member = organisation.holder(row.post)?;
        let title = organisation.posts.get(&row.post)?.text("title").unwrap_or_default();
        let name = look.private(organisation.person_name(member.person)).into_owned();
        Some(Choice::new(row.post.to_string(), format!("{name} {}", one_line(title)).trim_end().to_owned()))
    })
    .collect()
}

/// The form for a new person, who may report to somebody.
#[must_use]
pub fn new_person(organisation: &Organisation, around: &Around<'_>, reports_to: Option<i64>) -> NewPerson {
    NewPerson {
        subject: around.subject.clone(),
        superiors: superiors(organisation, None, around.look),
        reports_to,
        role: None,
        ghost: None,
    }
}

/// Interactions in which a stance may have been seen.
fn interactions(organisation: &Organisation, look: &Look) -> Vec<Choice> {
    let told = |row: &Row| {
        let day = row.date("held_on").map(|day| day.to_string()).unwrap_or_default();
        let channel = row.code::<Channel>("channel").map(|channel| label(channel, &look.strings)).unwrap_or_default();
        let summary = one_line(row.text("summary").unwrap_or_default()).into_owned();
        Choice::new(row.id.to_string(), format!("{day} {channel} {summary}").trim_end().to_owned())
    };
    organisation.recent.iter().map(told).collect()
}

fn code<T: Coded>(value: Option<T>) -> Value {
    value.map_or(Value::Nothing, |value| Value::Choice(value.code().to_owned()))
}

fn stance(organisation: &Organisation, member: &Member, post: &Row, name: &str, around: &Around<'_>) -> Record {
    let look = around.look;
    Record::new(around.subject, Table::StanceSeen, &["stance", "evidence", "interaction_id", "confidence", "seen_on"])
        .about(name, post.id)
        .with("post_id", post.id)
        .holding("stance", code::<Stance>(member.stance.map(|now| now.stance)))
        .hint("evidence", look.strings.chain_evidence_hint())
        .choosing("interaction_id", interactions(organisation, look))
        .holding("seen_on", Value::Day(look.today))
        .past("seen_on")
}

fn influence(organisation: &Organisation, member: &Member, post: &Row, name: &str, around: &Around<'_>) -> Record {
    let look = around.look;
    let now = organisation.influence(member);
    let concern = now.and_then(|row| row.text("concern")).map_or(Value::Nothing, |text| Value::Text(text.to_owned()));
    Record::new(around.subject, Table::Influence, &["influence", "concern", "as_of", "source"])
        .about(name, post.id)
        .with("post_id", post.id)
        .holding("influence", member.influence.map_or(Value::Nothing, |number| Value::Whole(number.into())))
        .hint("influence", look.strings.chain_influence_hint())
        .holding("concern", concern)
        .hint("concern", look.strings.chain_concern_hint())
        .holding("as_of", Value::Day(look.today))
        .past("as_of")
}

/// How well one of ours knows a person: the given colleague, else whoever knows the person best.
#[must_use]
pub fn depth(organisation: &Organisation, member: &Member, colleague: Option<ColleagueId>, around: &Around<'_>) -> Record {
    let look = around.look;
    let known = organisation.relations(member.person);
    let first = known.iter().find(|relation| colleague.is_none_or(|wanted| relation.colleague == wanted));
    let held = colleague.or(first.map(|relation| relation.colleague)).map_or_else(
        || match around.colleagues {
            [only] => Value::Choice(only.id.raw().to_string()),
            _ => Value::Nothing,
        },
        |colleague| Value::Choice(colleague.raw().to_string()),
    );
    Record::new(around.subject, Table::Relationship, &["colleague_id", "depth", "wanted", "as_of", "note"])
        .about(organisation.person_name(member.person), member.person.raw())
        .with("person_id", member.person.raw())
        .choosing("colleague_id", colleague_choices(around.colleagues, look))
        .holding("colleague_id", held)
        .holding("depth", code::<Depth>(first.and_then(|relation| relation.row.code("depth"))))
        .holding("wanted", code::<Depth>(first.and_then(|relation| relation.row.code("wanted"))))
        .holding("as_of", Value::Day(look.today))
        .past("as_of")
}

/// The form for something about a person; `None` for somebody who holds no post.
#[must_use]
pub fn entering(about: About, organisation: &Organisation, member: &Member, around: &Around<'_>) -> Option<Box<dyn Entering>> {
    let look = around.look;
    let person = organisation.people.get(&member.person)?;
    let post = organisation.main_post(member)?;
    let name = person.text("name").unwrap_or_default();
    let above = || superiors(organisation, Some(PostId::from_raw(post.id)), look);
    let holder = || Held { subject: around.subject.clone(), name: name.to_owned(), post: post.clone() };
    Some(match about {
        About::Stance => Box::new(stance(organisation, member, post, name, around)),
        About::Roles => Box::new(Roles::new(name, post.id, member, &organisation.roles, look.today)),
        About::Influence => Box::new(influence(organisation, member, post, name, around)),
        About::Depth => Box::new(depth(organisation, member, None, around)),
        About::Person => Box::new(KnownPerson::new(around.subject, person, look)),
        About::Post => Box::new(held(around.subject, name, post, above())),
        About::ReportsTo => Box::new(ReportsTo(holder(), above())),
        About::Move => Box::new(Move { held: holder(), accounts: around.accounts.to_vec() }),
        About::End => Box::new(End(holder())),
    })
}
