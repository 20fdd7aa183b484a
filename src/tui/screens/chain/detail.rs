//! What is told of the person or seat under the cursor: ties, what they are after, what to say.

use super::Spot;
use super::map::seat_told;
use crate::domain::chain::Confidence;
use crate::domain::people::Depth;
use crate::domain::text::one_line;
use crate::exchange::chain::Organisation;
use crate::i18n::label;
use crate::policy::playbook::RoleLines;
use crate::scoring::chain::Member;
use crate::tui::shown_people::words;
use crate::tui::theme::Role;
use crate::tui::widgets::{Look, wrap};

/// Lines in so many cells, each with its looks.
pub(super) fn lines(organisation: &Organisation, spot: Spot, library: &[RoleLines], width: u16, look: &Look) -> Vec<(String, Role)> {
    let told = match spot {
        Spot::Post(post) => organisation.holder(post).map(|member| person(organisation, member, library, look)).unwrap_or_default(),
        Spot::Seat(seat) => organisation.measures.coverage.seats.get(seat).map_or_else(Vec::new, |seat| {
            let name = crate::tui::forms::capital(&words(organisation, look).seat(&seat.any_of));
            let told = format!("{name} {}", seat_told(organisation, seat, look));
            vec![(told, Role::Strong), (look.strings.chain_seat_enter(), Role::Accent)]
        }),
    };
    let wrapped = told.into_iter().flat_map(|(text, role)| {
        wrap(&look.told(&text), usize::from(width.saturating_sub(2)).max(1), look.widths).into_iter().map(move |line| (line, role))
    });
    wrapped.collect()
}

fn person(organisation: &Organisation, member: &Member, library: &[RoleLines], look: &Look) -> Vec<(String, Role)> {
    let strings = &look.strings;
    let words = words(organisation, look);
    let mut told = vec![(format!("{}: {}", words.person(member.person), words.depths(member.person)), Role::Strong)];
    let edges = words.edges(member);
    if !edges.is_empty() {
        told.push((edges.join("; "), Role::Watch));
    }
    if let Some(concern) = organisation.influence(member).and_then(|row| row.text("concern")) {
        told.push((strings.chain_detail_concern(one_line(concern)), Role::Text));
    }
    told.extend(talk(member, library, look));
    if let Some(seen) = organisation.stance(member)
        && let (Some(day), Some(evidence)) = (seen.date("seen_on"), seen.text("evidence"))
    {
        let (day, evidence) = (day.to_string(), one_line(evidence));
        let text = match seen.code::<Confidence>("confidence") {
            Some(confidence) => strings.chain_detail_evidence_sure(day, evidence, label(confidence, strings)),
            None => strings.chain_detail_evidence(day, evidence),
        };
        told.push((text, Role::Dim));
    }
    if member.depth.is_none_or(|(depth, _)| depth < Depth::Met) {
        told.extend(words.introduction(member.person).map(|text| (text, Role::Accent)));
    }
    told
}

/// The lines to say to somebody, as the library has them.
pub(super) fn talk(member: &Member, library: &[RoleLines], look: &Look) -> Vec<(String, Role)> {
    let strings = &look.strings;
    let Some(role) = member.talking_roles().first().copied() else { return Vec::new() };
    let Some(lines) = library.iter().find(|lines| lines.role == role) else { return Vec::new() };
    let stance = member.stance.map(|now| now.stance);
    let mut told = vec![(strings.chain_talk_aim(&lines.aim), Role::Accent)];
    told.extend(lines.for_stance(stance).take(2).map(|line| (strings.chain_talk_say(&line.say), Role::Text)));
    told.push((strings.chain_talk_bring(&lines.bring), Role::Dim));
    told.push((strings.chain_talk_avoid(&lines.avoid), Role::Dim));
    told
}
