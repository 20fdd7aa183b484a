//! The other pages: open items, manual, rehearsal, feedback, record.

use super::Target;
use super::data::Data;
use crate::domain::handover::{FeedbackColumn, ManualSection};
use crate::domain::{AccountId, Coded};
use crate::i18n::handover::{gap, step as step_name};
use crate::i18n::label;
use crate::store::handover::{HandedAccount, Item, Settlement, Who};
use crate::tui::forms::capital;
use crate::tui::shown::short_amount;
use crate::tui::theme::Role;
use crate::tui::widgets::{Line, Look, Part, wrap};

fn accounts(data: &Data, meant: Option<AccountId>) -> impl Iterator<Item = &HandedAccount> {
    data.handover.accounts.iter().filter(move |account| meant.is_none_or(|meant| account.id == meant))
}

fn concerns(of: Option<AccountId>, meant: Option<AccountId>) -> bool {
    of.is_none() || meant.is_none() || of == meant
}

fn wrapped(text: &str, indent: usize, width: u16, role: Role, look: &Look) -> Vec<Line<Target>> {
    let room = usize::from(width).saturating_sub(indent + 2).max(10);
    let pad = " ".repeat(indent);
    text.lines().flat_map(|line| wrap(line, room, look.widths)).map(|line| Line::text(format!("{pad}{line}"), role)).collect()
}

/// The open items, each with its present and its new owner.
pub(super) fn items(data: &Data, meant: Option<AccountId>, look: &Look) -> Vec<Line<Target>> {
    let mut lines = Vec::new();
    for account in accounts(data, meant) {
        if data.handover.accounts.len() > 1 && !account.items.is_empty() {
            lines.push(Line::heading(look.private(account.shown_name()).into_owned()));
        }
        lines.extend(account.items.iter().enumerate().map(|(at, one)| item(data, account, at, one, look)));
    }
    if lines.is_empty() {
        lines.push(Line::text(look.strings.handover_no_items(), Role::Dim));
    }
    lines
}

fn item(data: &Data, account: &HandedAccount, at: usize, item: &Item, look: &Look) -> Line<Target> {
    let strings = &look.strings;
    let name = |who: &Who| look.private(&who.name).into_owned();
    let leaves = item.new_owner.as_ref().or(item.owner.as_ref()).is_none_or(|who| who.id == data.handover.outgoing.id);
    let (owner, role) = match (&item.owner, &item.new_owner) {
        (_, Some(new)) => (strings.handover_item_new_owner(name(new)), Role::Good),
        (Some(owner), None) => (strings.handover_item_owner(name(owner)), if leaves { Role::Bad } else { Role::Text }),
        (None, None) => (strings.handover_item_nobody(), Role::Bad),
    };
    let amount = item
        .amount
        .map(|money| look.private(&format!("{} {}", short_amount(money.minor, money.currency, look), money.currency)).into_owned());
    let late = item.is_overdue(look.as_of);
    let title = match amount {
        Some(amount) => format!("{} {amount}", item.title),
        None => item.title.clone(),
    };
    Line::new(vec![
        Part::new(if leaves { "!" } else { " " }, Role::Bad).in_cells(1),
        Part::new(capital(&label(item.kind, strings)), Role::Dim).in_cells(11),
        Part::new(crate::domain::text::one_line(&title), Role::Text).in_cells(34),
        Part::new(item.due_on.map(|day| day.to_string()).unwrap_or_default(), if late { Role::Bad } else { Role::Dim }).in_cells(10),
        Part::new(owner, role),
    ])
    .on(Target::Item(account.id, at))
}

/// The gaps first, then what the manual says.
pub(super) fn manual(data: &Data, meant: Option<AccountId>, width: u16, look: &Look) -> Vec<Line<Target>> {
    let strings = &look.strings;
    let mut lines = Vec::new();
    for account in accounts(data, meant) {
        let open: Vec<_> = account.open_gaps().collect();
        if !open.is_empty() {
            let heading = strings.handover_manual_gaps();
            lines.push(Line::heading(if meant.is_some() { heading } else { format!("{}: {heading}", look.private(account.shown_name())) }));
        }
        for one in open {
            lines.push(Line::text(strings.handover_gap_open(gap(one, strings)), Role::Bad).on(Target::Gap(account.id, one.key.clone())));
        }
        for one in account.gaps.iter().filter(|one| one.settled.is_some()) {
            let said = match &one.settled {
                Some(Settlement::Waived(reason, _)) => strings.handover_gap_waived(gap(one, strings), reason),
                Some(Settlement::Answered(answer, _)) => strings.handover_gap_answered(gap(one, strings), answer),
                None => continue,
            };
            lines.push(Line::text(said, Role::Dim).on(Target::Gap(account.id, one.key.clone())));
        }
    }
    let Some(page) = &data.manual else {
        lines.push(Line::blank());
        lines.push(Line::text(strings.handover_which_hint(), Role::Dim));
        return lines;
    };
    for section in &page.sections {
        if section.heading == strings.handover_manual_gaps() {
            continue;
        }
        lines.push(Line::blank());
        let part = ManualSection::ALL.iter().find(|part| capital(&label(**part, strings)) == section.heading);
        lines.push(match part {
            Some(part) => {
                Line::new(vec![Part::new(section.heading.clone(), Role::Heading), Part::new(strings.handover_written_by_hand(), Role::Dim)])
                    .on(Target::Section(*part))
            }
            None => Line::heading(section.heading.clone()),
        });
        for line in &section.lines {
            lines.extend(wrapped(&look.private(&line.text), if line.nested { 4 } else { 0 }, width, Role::Text, look));
        }
    }
    lines
}

/// The hard questions with the agreed answers, and how the successor did.
pub(super) fn rehearsal(data: &Data, meant: Option<AccountId>, width: u16, look: &Look) -> Vec<Line<Target>> {
    let strings = &look.strings;
    let questions: Vec<_> = data.handover.questions.iter().filter(|one| concerns(one.account, meant)).collect();
    let mut lines = vec![Line::text(strings.rehearsal_start(), Role::Accent)];
    if questions.is_empty() {
        lines.push(Line::text(strings.handover_rehearsal_empty(), Role::Dim));
        return lines;
    }
    let scores: Vec<i64> = questions.iter().filter_map(|one| one.score).collect();
    if let Ok(n) = i64::try_from(scores.len())
        && n > 0
    {
        let tenths = (scores.iter().sum::<i64>() * 10 * 2 + n) / (n * 2);
        lines.push(Line::text(strings.handover_rehearsal_mean(n, format!("{}.{}", tenths / 10, tenths % 10)), Role::Strong));
    }
    for one in questions {
        let (score, role) = match one.score {
            Some(score @ 4..) => (strings.handover_scored(score), Role::Good),
            Some(score) => (strings.handover_scored(score), Role::Watch),
            None => (strings.handover_unscored(), Role::Unknown),
        };
        lines.push(
            Line::new(vec![Part::new(score, role).in_cells(14), Part::new(crate::domain::text::one_line(&one.ask), Role::Text)])
                .on(Target::Question(one.id)),
        );
        lines.extend(one.agreed.iter().flat_map(|agreed| wrapped(agreed, 15, width, Role::Dim, look)));
    }
    lines
}

/// The feedback form, column by column.
pub(super) fn feedback(data: &Data, meant: Option<AccountId>, _width: u16, look: &Look) -> Vec<Line<Target>> {
    let strings = &look.strings;
    let mut lines = Vec::new();
    for &column in FeedbackColumn::ALL {
        let own: Vec<_> = data.handover.feedback.iter().filter(|line| line.column == column && concerns(line.account, meant)).collect();
        if own.is_empty() {
            continue;
        }
        lines.push(Line::heading(capital(&label(column, strings))));
        for line in own {
            let owner = line.owner.as_ref().map(|who| look.private(&who.name).into_owned()).unwrap_or_default();
            let (when, role) = match (line.settled_on, line.due_on) {
                (Some(day), _) => (strings.handover_done(day.to_string()), Role::Good),
                (None, Some(day)) => (strings.brief_due(day.to_string()), if day < look.as_of.day { Role::Bad } else { Role::Text }),
                (None, None) => (String::new(), Role::Text),
            };
            lines.push(
                Line::new(vec![
                    Part::new(crate::domain::text::one_line(&line.what), Role::Text).in_cells(40),
                    Part::new(owner, Role::Dim).in_cells(14),
                    Part::new(when, role),
                ])
                .on(Target::Feedback(line.id)),
            );
        }
    }
    if lines.is_empty() {
        lines.push(Line::text(strings.handover_no_feedback_yet(), Role::Dim));
    }
    lines
}

/// What was done, the latest first, with its notes.
pub(super) fn record(data: &Data, meant: Option<AccountId>, width: u16, look: &Look) -> Vec<Line<Target>> {
    let strings = &look.strings;
    let mut lines = Vec::new();
    for entry in data.handover.entries.iter().rev().filter(|entry| concerns(entry.account, meant)) {
        let name = |who: &Who| look.private(&who.name).into_owned();
        let who = match (&entry.by, &entry.on_behalf_of) {
            (Some(by), Some(other)) => strings.handover_recorded_for(name(by), name(other)),
            (Some(one), None) | (None, Some(one)) => name(one),
            (None, None) => String::new(),
        };
        let of = entry.account.filter(|_| data.handover.accounts.len() > 1).and_then(|id| data.handover.account(id));
        lines.push(
            Line::new(vec![
                Part::new(entry.on.to_string(), Role::Dim).in_cells(10),
                Part::new(step_name(entry.step, strings), Role::Text).in_cells(28),
                Part::new(label(entry.outcome, strings), Role::Text).in_cells(22),
                Part::new(of.map(|account| look.private(account.shown_name()).into_owned()).unwrap_or_default(), Role::Dim),
                Part::new(who, Role::Dim),
            ])
            .on(Target::Text),
        );
        lines.extend(entry.note.iter().flat_map(|note| wrapped(note, 11, width, Role::Dim, look)));
        lines.extend(
            entry.override_reason.iter().flat_map(|why| wrapped(&strings.handover_overridden(why), 11, width, Role::Warning, look)),
        );
    }
    if lines.is_empty() {
        lines.push(Line::text(strings.handover_no_record(), Role::Dim));
    }
    lines
}
