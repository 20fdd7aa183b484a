//! The lines of the tab: what is wrong, then two lines for everybody who holds a post, then who has left.

use super::super::page::Spot;
use crate::domain::text::one_line;
use crate::exchange::chain::{Organisation, next_birthday};
use crate::scoring::chain::Member;
use crate::store::{Row, Table};
use crate::tui::shown_people::{influence, stance_role, touch, words};
use crate::tui::theme::Role;
use crate::tui::widgets::{Line, Look, Part};

const STANCE: u16 = 9;
const ROLE: u16 = 10;
const INFLUENCE: u16 = 4;
const TOUCH: u16 = 6;
/// Warnings that stand above the list; the rest are on the chain's own screen.
const WARNINGS: usize = 2;
/// From so many cells on all roles stand in words, in a column of this width.
const WIDE: u16 = 110;
const ROLES: u16 = 34;
/// A birthday this many days ahead is pointed out.
const NEAR: i64 = 7;

/// Everything the tab shows.
pub(super) fn lines(organisation: &Organisation, width: u16, look: &Look) -> Vec<Line<Spot>> {
    let mut lines = measures(organisation, width, look);
    let members = organisation.by_weight();
    if members.is_empty() {
        lines.push(Line::text(look.strings.chain_people_none(), Role::Dim).on(Spot::Section(Table::Person)));
    } else {
        lines.push(header(width, look));
        for member in members {
            lines.extend(person(organisation, member, width, look));
        }
    }
    let ended = organisation.ended();
    if !ended.is_empty() {
        lines.push(Line::blank());
        lines.push(Line::heading(look.strings.chain_ended(count(ended.len()))));
        lines.extend(ended.into_iter().map(|post| left(organisation, post, look)));
    }
    lines
}

fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// What the chain measures, and what is most wrong with it.
fn measures(organisation: &Organisation, width: u16, look: &Look) -> Vec<Line<Spot>> {
    let words = words(organisation, look);
    let [percent, threads, balance] = words.measures();
    let people = look.strings.chain_people(count(organisation.chain.members().len()));
    let mut lines = vec![Line::new(vec![
        Part::new(people, Role::Heading),
        Part::new("", Role::Dim).in_cells(1),
        Part::new(look.strings.chain_measures(percent, threads, balance), Role::Text),
    ])];
    if !organisation.chain.members().is_empty() {
        for warning in organisation.warnings.iter().take(WARNINGS) {
            let (what, next) = words.warning(warning);
            let fits = look.widths.of(&what) + look.widths.of(&next) + 5 <= usize::from(width);
            let mut first = vec![Part::new("!", Role::Bad), Part::new(what, Role::Text)];
            let next = Part::new(next, Role::Accent);
            if fits {
                first.push(next);
                lines.push(Line::new(first));
            } else {
                lines.extend([Line::new(first), Line::new(vec![Part::new("", Role::Dim).in_cells(1), next])]);
            }
        }
        lines.push(Line::blank());
    }
    lines
}

fn header(width: u16, look: &Look) -> Line<Spot> {
    let strings = &look.strings;
    let mut parts = vec![
        Part::new(strings.chain_column_stance(), Role::Heading).in_cells(STANCE),
        Part::new(strings.chain_column_role(), Role::Heading).in_cells(role_cells(width)),
        Part::new(strings.chain_column_person(), Role::Heading).in_cells(name_cells(width)),
        Part::new(strings.chain_column_influence(), Role::Heading).in_cells(INFLUENCE).at_right(),
        Part::new(format!("{} ", strings.chain_column_touch()), Role::Heading).in_cells(TOUCH).at_right(),
    ];
    if width >= WIDE {
        parts.push(Part::new("", Role::Dim));
    }
    Line::new(parts)
}

const fn role_cells(width: u16) -> u16 {
    if width >= WIDE { ROLES } else { ROLE }
}

fn name_cells(width: u16) -> u16 {
    width.saturating_sub(STANCE + role_cells(width) + INFLUENCE + TOUCH + 6).clamp(8, 60)
}

fn person(organisation: &Organisation, member: &Member, width: u16, look: &Look) -> [Line<Spot>; 2] {
    let words = words(organisation, look);
    let post = organisation.main_post(member);
    let title = post.and_then(|post| post.text("title")).unwrap_or_default();
    let name = format!("{} {}", words.person(member.person), one_line(title));
    let roles = if width >= WIDE { words.roles(member) } else { words.role(member) };
    let (influence, influence_role) = influence(member, look);
    let (touch, touch_role) = touch(organisation, member, look);
    let first = Line::new(vec![
        Part::new(words.stance(member), stance_role(member)).in_cells(STANCE),
        Part::new(roles, Role::Text).in_cells(role_cells(width)),
        Part::new(name.trim_end(), Role::Strong).in_cells(name_cells(width)),
        Part::new(influence, influence_role).in_cells(INFLUENCE).at_right(),
        Part::new(touch, touch_role).in_cells(TOUCH).at_right(),
    ]);
    let first = match post {
        Some(post) => first.on(Spot::Record(Table::Post, post.id)),
        None => first,
    };
    [first, details(organisation, member, post, look)]
}

/// The second line: birthday if it is near, depth, concern, birthday, the end of the post if it is known.
fn details(organisation: &Organisation, member: &Member, post: Option<&Row>, look: &Look) -> Line<Spot> {
    let words = words(organisation, look);
    let strings = &look.strings;
    let birthday = organisation.birthday(member.person).and_then(|birthday| next_birthday(birthday, look.as_of, strings));
    let near = birthday.as_ref().is_some_and(|(_, days, _)| *days <= NEAR);
    let mut parts = vec![Part::new("", Role::Dim).in_cells(STANCE)];
    let told = birthday.map(|(.., told)| told);
    if near {
        parts.extend(told.clone().map(|told| Part::new(told, Role::Warning)));
    }
    if let Some(day) = post.and_then(|post| post.date("left_on")) {
        parts.push(Part::new(strings.chain_leaves(day.to_string()), Role::Warning));
    }
    parts.push(Part::new(words.depths(member.person), Role::Dim));
    let concern = organisation.influence(member).and_then(|row| row.text("concern"));
    parts.extend(concern.map(|concern| Part::new(one_line(concern), Role::Dim)));
    let phone = organisation.people.get(&member.person).and_then(|row| row.text("phone"));
    parts.extend(phone.map(|phone| Part::new(look.private(phone), Role::Dim)));
    if !near {
        parts.extend(told.map(|told| Part::new(told, Role::Dim)));
    }
    // Two blanks between what would else run together.
    let parts = parts.into_iter().enumerate().map(|(n, part)| if n > 1 { Part { text: format!(" {}", part.text), ..part } } else { part });
    Line::new(parts.collect())
}

/// A post that has ended.
fn left(organisation: &Organisation, post: &Row, look: &Look) -> Line<Spot> {
    let strings = &look.strings;
    let name = post.reference("person_id").map(|person| words(organisation, look).person(person)).unwrap_or_default();
    let day = post.date("left_on").map(|day| day.to_string()).unwrap_or_default();
    let told = match post.text("left_for") {
        Some(place) => strings.chain_left_for(day, look.private(&one_line(place))),
        None => strings.chain_left(day),
    };
    let title = one_line(post.text("title").unwrap_or_default()).into_owned();
    Line::new(vec![Part::new(format!("{name} {title}").trim_end(), Role::Text).in_cells(STANCE + ROLE + 12), Part::new(told, Role::Dim)])
        .on(Spot::Record(Table::Post, post.id))
}
