//! The manual as a page.

use super::{ChainRisk, Manual, OpenAlert};
use crate::domain::Coded;
use crate::domain::account::{Lifecycle, Sensitivity};
use crate::domain::handover::ManualSection;
use crate::domain::profile::{FieldShape, Layer};
use crate::exchange::brief::money;
use crate::exchange::page::{Line, Page, Section};
use crate::i18n::agenda::episode_cause;
use crate::i18n::handover::gap;
use crate::i18n::{Strings, label};
use crate::scoring::chain::WarningCause;
use crate::scoring::handover::ItemKind;
use crate::store::handover::{Item, Settlement};

impl Manual {
    /// The page in a language: who is concerned, archive, open items, strategy advice, risk warnings, what is not known, past cases.
    #[must_use]
    pub fn page(&self, strings: &Strings) -> Page {
        let words = Words { manual: self, strings };
        let mut sections = vec![words.section(ManualSection::Archive, words.archive())];
        sections.push(Section { heading: strings.brief_asked(), lines: words.or_nothing(self.brief.asked_lines(strings)) });
        sections.push(Section { heading: strings.handover_manual_people(), lines: words.or_nothing(self.brief.people_lines(strings)) });
        sections.push(Section { heading: strings.handover_manual_depths(), lines: words.or_nothing(words.depths()) });
        sections.push(words.section(ManualSection::OpenItems, words.open_items()));
        sections.push(words.section(ManualSection::Strategy, words.strategy()));
        sections.push(words.section(ManualSection::Risks, words.risks()));
        sections.push(Section { heading: strings.handover_manual_gaps(), lines: words.gaps() });
        if !self.cases.is_empty() {
            let told = |case: &crate::store::handover::Case| {
                [
                    Line::new(case.title.clone()),
                    Line::nested(case.happened.clone()),
                    Line::nested(strings.handover_manual_lesson(&case.lesson)),
                ]
            };
            sections.push(Section { heading: strings.handover_manual_cases(), lines: self.cases.iter().flat_map(told).collect() });
        }
        Page {
            title: Line::new(strings.handover_manual_title(&self.name)).text,
            subtitle: Line::new(strings.handover_manual_subtitle(
                &self.outgoing,
                &self.incoming,
                self.meeting_on.to_string(),
                self.as_of.to_string(),
            ))
            .text,
            sections,
        }
    }

    /// The gaps that are neither answered nor waived.
    #[must_use]
    pub fn open_gaps(&self) -> usize {
        self.gaps.iter().filter(|gap| gap.settled.is_none()).count()
    }
}

struct Words<'w> {
    manual: &'w Manual,
    strings: &'w Strings,
}

impl Words<'_> {
    fn or_nothing(&self, lines: Vec<Line>) -> Vec<Line> {
        if lines.is_empty() { vec![Line::new(self.strings.brief_nothing())] } else { lines }
    }

    /// A part of the manual: what people wrote first, then what the card says.
    fn section(&self, section: ManualSection, own: Vec<Line>) -> Section {
        let written = self.manual.texts.iter().filter(|(known, _)| *known == section);
        let mut lines: Vec<Line> = written
            .flat_map(|(_, text)| text.lines().filter(|line| !line.trim().is_empty()))
            .map(|line| Line::new(line.to_owned()))
            .collect();
        lines.extend(own);
        let name = label(section, self.strings);
        let mut letters = name.chars();
        let heading = letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default();
        Section { heading, lines: self.or_nothing(lines) }
    }

    fn archive(&self) -> Vec<Line> {
        let strings = self.strings;
        let mut lines = vec![Line::new(
            strings.handover_manual_account(label(self.manual.brief.tier, strings), label(self.manual.brief.kind, strings)),
        )];
        for &layer in Layer::ALL {
            let fields: Vec<_> = self.manual.fields.iter().filter(|known| known.field.layer() == layer).collect();
            if fields.is_empty() {
                continue;
            }
            lines.push(Line::new(label(layer, strings)));
            for known in fields {
                let value = match known.field.shape() {
                    FieldShape::Lifecycle => {
                        Lifecycle::from_code(&known.value).map_or_else(|_| known.value.clone(), |it| label(it, strings))
                    }
                    FieldShape::Sensitivity => {
                        Sensitivity::from_code(&known.value).map_or_else(|_| known.value.clone(), |it| label(it, strings))
                    }
                    FieldShape::Text | FieldShape::LongText | FieldShape::Date => known.value.clone(),
                };
                lines.push(Line::nested(strings.handover_manual_field(label(known.field, strings), value, known.as_of.to_string())));
            }
        }
        lines
    }

    fn depths(&self) -> Vec<Line> {
        let strings = self.strings;
        let (outgoing, incoming) = (&self.manual.outgoing, &self.manual.incoming);
        let told = |depths: &super::Depths| {
            let (before, after) = (label(depths.outgoing, strings), label(depths.incoming, strings));
            Line::new(strings.handover_manual_depth(&depths.person, outgoing, before, incoming, after))
        };
        self.manual.depths.iter().map(told).collect()
    }

    fn open_items(&self) -> Vec<Line> {
        let strings = self.strings;
        let mut lines = Vec::new();
        for &kind in ItemKind::ALL {
            lines.extend(self.manual.items.iter().filter(|item| item.kind == kind).map(|item| Line::new(self.item(item))));
        }
        for contract in &self.manual.contracts {
            let mut parts = vec![strings.handover_manual_contract(&contract.title)];
            parts.extend(contract.amount.map(money));
            parts.extend(contract.ends_on.map(|day| strings.handover_manual_ends(day.to_string())));
            lines.push(Line::new(parts.join(&strings.brief_part())));
            lines.extend(contract.sticking_points.as_ref().map(|points| Line::nested(strings.handover_manual_sticking(points))));
        }
        lines
    }

    fn item(&self, item: &Item) -> String {
        let strings = self.strings;
        let mut parts = vec![strings.handover_item(label(item.kind, strings), &item.title)];
        parts.extend(item.amount.map(money));
        parts.extend(item.due_on.map(|day| strings.brief_due(day.to_string())));
        let owner = |who: &Option<crate::store::handover::Who>| who.as_ref().map(|who| who.name.clone());
        parts.push(match (owner(&item.owner), owner(&item.new_owner)) {
            (_, Some(new)) => strings.handover_item_new_owner(new),
            (Some(owner), None) => strings.handover_item_owner(owner),
            (None, None) => strings.handover_item_nobody(),
        });
        parts.join(&strings.brief_part())
    }

    /// What to say to whom, what they prefer, what they demand.
    fn strategy(&self) -> Vec<Line> {
        let strings = self.strings;
        let mut lines = Vec::new();
        for person in &self.manual.brief.people {
            let Some(say) = &person.line else { continue };
            let role = person.roles.first().map(|role| label(*role, strings)).unwrap_or_default();
            lines.push(Line::new(strings.handover_manual_say(&person.name, role, say)));
            lines.extend(person.concern.as_ref().map(|concern| Line::nested(strings.brief_concern(concern))));
        }
        for known in self.manual.fields.iter().filter(|known| matches!(known.field.layer(), Layer::Preference | Layer::SpecialDemands)) {
            lines.push(Line::new(strings.handover_manual_respect(label(known.field, strings), &known.value)));
        }
        for risk in &self.manual.warnings {
            let next = strings.handover_next_step(risk.next.code());
            lines.push(Line::new(match &risk.with {
                Some(with) => strings.handover_manual_with(next, with),
                None => next,
            }));
        }
        lines
    }

    fn risks(&self) -> Vec<Line> {
        let strings = self.strings;
        let mut lines: Vec<Line> = self.manual.alerts.iter().map(|alert| Line::new(self.alert(alert))).collect();
        lines.extend(self.manual.warnings.iter().map(|risk| Line::new(self.risk(risk))));
        lines.extend(self.manual.brief.health_lines(strings));
        lines.extend(self.manual.brief.invoice_lines(strings));
        let late = self.manual.brief.promises.iter().filter(|promise| promise.overdue_days.is_some());
        lines.extend(late.map(|promise| Line::new(strings.handover_risk_promise(&promise.what))));
        lines
    }

    /// The rule, why it opened and on which day.
    fn alert(&self, alert: &OpenAlert) -> String {
        let strings = self.strings;
        let cause = episode_cause(&alert.episode, &alert.names, strings);
        strings.handover_risk_alert(label(alert.episode.rule, strings), cause, alert.episode.opened_on.to_string())
    }

    fn risk(&self, risk: &ChainRisk) -> String {
        let strings = self.strings;
        let person = risk.person.clone().unwrap_or_default();
        match &risk.cause {
            WarningCause::OpposedDecisionMaker { on, .. } => strings.handover_risk_opposed(person, on.to_string()),
            WarningCause::UnansweredBlocker { influence, .. } => strings.handover_risk_blocker(person, i64::from(*influence)),
            WarningCause::FewThreads { threads } => strings.handover_risk_threads(threads.to_string()),
            WarningCause::StaleStance { age_days, .. } => strings.handover_risk_stale(person, age_days.to_string()),
            WarningCause::EmptySeat { any_of, .. } => {
                let roles: Vec<String> = any_of.iter().map(|role| label(*role, strings)).collect();
                strings.handover_gap_seat(roles.join(&strings.brief_between()))
            }
        }
    }

    fn gaps(&self) -> Vec<Line> {
        let strings = self.strings;
        let told = |one: &crate::store::handover::Gap| {
            let name = gap(one, strings);
            Line::new(match &one.settled {
                None => strings.handover_gap_open(name),
                Some(Settlement::Answered(answer, _)) => strings.handover_gap_answered(name, answer),
                Some(Settlement::Waived(reason, _)) => strings.handover_gap_waived(name, reason),
            })
        };
        self.or_nothing(self.manual.gaps.iter().map(told).collect())
    }
}
