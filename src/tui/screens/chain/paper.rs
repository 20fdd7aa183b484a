//! Pages of text about the chain: where its measures come from, what a departure would change, two days compared, two chains side by side.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::{ChainScreen, approvals};
use crate::domain::people::BuyingRole;
use crate::domain::{AccountId, PersonId};
use crate::domain::{Coded, text::one_line};
use crate::exchange::chain::{Kind, Organisation, Told};
use crate::i18n::label;
use crate::scoring::chain::{Member, differences};
use crate::tui::shown_people::words;
use crate::tui::theme::Role;
use crate::tui::widgets::{Line, Look, Part, wrap};

/// What is read in the place of the chain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Paper {
    /// Where the measures come from.
    Why,
    /// If this person left tomorrow.
    Drill(PersonId),
    /// What changed since, or until, another day.
    Compare(NaiveDate),
    /// Another account's chain beside this one.
    Beside(AccountId),
    /// The approval paths.
    Approvals,
}

/// Told lines in a width.
fn told(lines: Vec<Told>, width: u16, look: &Look) -> Vec<Line<i64>> {
    let room = usize::from(width.saturating_sub(6)).max(1);
    let mut shown = Vec::new();
    for Told { kind, text } in lines {
        let (role, indent) = match kind {
            Kind::Heading => (Role::Heading, 0),
            Kind::Plain => (Role::Text, 2),
            Kind::Aside => (Role::Dim, 2),
            Kind::Bad => (Role::Bad, 2),
            Kind::Next => (Role::Accent, 4),
            Kind::Blank => {
                shown.push(Line::blank());
                continue;
            }
        };
        for line in wrap(&text, room, look.widths) {
            let gap = (indent > 0).then(|| Part::new("", Role::Dim).in_cells(indent - 1));
            shown.push(Line::new(gap.into_iter().chain([Part::new(line, role)]).collect()));
        }
    }
    shown
}

fn titled(title: String, mut lines: Vec<Line<i64>>) -> Vec<Line<i64>> {
    let mut all = vec![Line::text(title, Role::Title), Line::blank()];
    all.append(&mut lines);
    all
}

impl ChainScreen {
    /// The lines of the page that is read.
    pub(super) fn paper_lines(&self, look: &Look) -> Vec<Line<i64>> {
        let (Some(paper), Some(organisation)) = (self.paper, self.organisation.as_deref()) else { return Vec::new() };
        let strings = &look.strings;
        let told_by = words(organisation, look);
        let width = self.size.width;
        match paper {
            Paper::Why => titled(strings.chain_why_title(look.private(&organisation.name)), told(told_by.why(), width, look)),
            Paper::Drill(person) => {
                let drill = organisation.chain.drill(person, &organisation.policy());
                let lines = drill.map(|drill| told_by.drill(&drill)).unwrap_or_default();
                titled(strings.chain_drill_title(told_by.person(person)), told(lines, width, look))
            }
            Paper::Compare(day) => {
                let (Some(other), Some((from, to))) = (self.other.as_deref(), self.compared(day)) else { return Vec::new() };
                let (earlier, later) = if other.as_of().day == from { (other, organisation) } else { (organisation, other) };
                let changes = differences(&earlier.chain, &later.chain);
                let lines = words(later, look).changes(&words(earlier, look), &changes);
                titled(strings.chain_compare_title(from.to_string(), to.to_string()), told(lines, width, look))
            }
            Paper::Beside(_) => {
                let Some(other) = self.other.as_deref() else { return Vec::new() };
                let title = strings.chain_merge_title(look.private(&organisation.name), look.private(&other.name));
                titled(title, beside(organisation, other, width, look))
            }
            Paper::Approvals => approvals::lines(&self.proposals, organisation, &super::talking(look), width, look),
        }
    }
}

/// A line with something in the middle of the page and something on either side.
fn pair(name: String, left: String, right: String, width: u16, role: Role) -> Line<i64> {
    let cells = width.saturating_sub(24) / 2;
    Line::new(vec![Part::new(name, Role::Dim).in_cells(18), Part::new(left, role).in_cells(cells), Part::new(right, role).in_cells(cells)])
}

/// Two chains side by side: measures, then who holds each role, then who is known at both.
fn beside(left: &Organisation, right: &Organisation, width: u16, look: &Look) -> Vec<Line<i64>> {
    let strings = &look.strings;
    let (ours, theirs) = (words(left, look), words(right, look));
    let name = |organisation: &Organisation| look.private(&organisation.name).into_owned();
    let mut lines = vec![pair(strings.chain_merge_measures(), name(left), name(right), width, Role::Strong)];
    let names = [strings.chain_why_seats(), strings.chain_why_threads(), strings.chain_why_balance()];
    for ((name, left), right) in names.into_iter().zip(ours.measures()).zip(theirs.measures()) {
        lines.push(pair(name, left, right, width, Role::Text));
    }
    lines.push(Line::blank());
    lines.push(Line::heading(strings.chain_merge_roles()));
    for role in BuyingRole::ALL {
        let mut name = crate::tui::forms::capital(&label(*role, strings));
        let (left_side, right_side) = (holders(left, *role, look), holders(right, *role, look));
        for row in 0..left_side.len().max(right_side.len()).max(1) {
            let cell = |side: &[String]| {
                side.get(row).cloned().unwrap_or_else(|| if row == 0 { strings.chain_merge_nobody() } else { String::new() })
            };
            lines.push(pair(std::mem::take(&mut name), cell(&left_side), cell(&right_side), width, Role::Text));
        }
    }
    let here: BTreeSet<PersonId> = left.people.keys().copied().collect();
    let both: Vec<PersonId> = right.people.keys().copied().filter(|person| here.contains(person)).collect();
    if !both.is_empty() {
        lines.push(Line::blank());
        lines.push(Line::heading(strings.chain_merge_both()));
        lines.push(Line::text(ours.people(&both), Role::Text));
    }
    lines
}

fn holders(organisation: &Organisation, role: BuyingRole, look: &Look) -> Vec<String> {
    let told = |member: &&Member| {
        let words = words(organisation, look);
        let title = organisation.main_post(member).and_then(|post| post.text("title")).unwrap_or_default();
        format!("{} {} ({})", words.person(member.person), one_line(title), words.stance(member))
    };
    organisation.by_weight().iter().filter(|member| member.roles.contains(&role)).map(told).collect()
}
