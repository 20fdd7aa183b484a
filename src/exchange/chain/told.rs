//! Longer accounts of an organisation, line by line: where its measures come from, what a departure would change, what changed between
//! two days.

use super::Words;
use crate::domain::people::{BuyingRole, EdgeKind};
use crate::domain::text::one_line;
use crate::domain::{Coded, PersonId, PostId};
use crate::i18n::label;
use crate::scoring::chain::{Backup, Change, Holder, Measures, Member, PersonDrill, SeatState};
use crate::store::Row;

/// A line that is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// What kind of line.
    pub kind: Kind,
    /// What it says.
    pub text: String,
}

/// What a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The heading of what follows.
    Heading,
    /// Ordinary.
    Plain,
    /// How something is reckoned, or other background.
    Aside,
    /// Something to beware of.
    Bad,
    /// What to do.
    Next,
    /// Nothing.
    Blank,
}

impl Told {
    fn new(kind: Kind, text: impl Into<String>) -> Self {
        Self { kind, text: text.into() }
    }

    fn blank() -> Self {
        Self::new(Kind::Blank, "")
    }
}

impl Words<'_> {
    /// The ties of a person besides reports-to, each in words.
    #[must_use]
    pub fn edges(&self, member: &Member) -> Vec<String> {
        self.organisation.edges.iter().filter_map(|row| self.edge(row, member)).collect()
    }

    /// A tie as seen from one of its ends; `None` if the person is at neither.
    #[must_use]
    pub fn edge(&self, row: &Row, member: &Member) -> Option<String> {
        let end = |column: &str| row.reference::<PostId>(column);
        let (from, to) = (end("from_post_id")?, end("to_post_id")?);
        let outward = member.posts.contains(&from);
        if !outward && !member.posts.contains(&to) {
            return None;
        }
        let other = self.organisation.holder(if outward { to } else { from })?;
        let name = self.person(other.person);
        let strings = self.strings;
        let told = match (row.code::<EdgeKind>("kind")?, outward) {
            (EdgeKind::Conflict, _) => strings.chain_edge_conflict(name),
            (EdgeKind::Influence, true) => strings.chain_edge_influences(name),
            (EdgeKind::Influence, false) => strings.chain_edge_influenced(name),
        };
        Some(match row.text("note") {
            Some(note) => format!("{told} {}", strings.chain_noted(one_line(note))),
            None => told,
        })
    }

    /// Who can introduce us to a person we have not met; `None` for one whom we have.
    #[must_use]
    pub fn introduction(&self, person: PersonId) -> Option<String> {
        let Some(path) = self.organisation.chain.introduction(person) else {
            return Some(self.strings.chain_introduced_nobody());
        };
        let (_, through) = path.people.split_last()?;
        if through.is_empty() {
            return None;
        }
        let through: Vec<String> = through.iter().map(|person| self.person(*person)).collect();
        Some(self.strings.chain_introduced(self.colleague(path.colleague), through.join(" > ")))
    }

    /// Where the measures come from, and all warnings.
    #[must_use]
    pub fn why(&self) -> Vec<Told> {
        let strings = self.strings;
        let organisation = self.organisation;
        let mut lines = vec![Told::new(Kind::Heading, strings.chain_why_warnings())];
        if organisation.warnings.is_empty() {
            lines.push(Told::new(Kind::Plain, strings.chain_why_nothing()));
        }
        for warning in &organisation.warnings {
            let (what, next) = self.warning(warning);
            lines.push(Told::new(Kind::Bad, what));
            lines.push(Told::new(Kind::Next, next));
        }
        lines.push(Told::blank());
        lines.extend(self.why_seats());
        lines.push(Told::blank());
        lines.extend(self.why_numbers());
        lines
    }

    fn why_seats(&self) -> Vec<Told> {
        let strings = self.strings;
        let policy = self.organisation.policy();
        let coverage = &self.organisation.measures.coverage;
        let [percent, ..] = self.measures();
        let mut lines = vec![
            Told::new(Kind::Heading, strings.chain_why_seats()),
            Told::new(
                Kind::Aside,
                strings.chain_why_seats_how(
                    percent,
                    coverage.filled,
                    coverage.required,
                    self.organisation.tier.code(),
                    policy.max_silence_days,
                ),
            ),
        ];
        for seat in &coverage.seats {
            let name = self.seat(&seat.any_of);
            lines.push(match &seat.state {
                SeatState::Covered { by } => {
                    let days = by.age_days.unwrap_or_default();
                    Told::new(Kind::Plain, strings.chain_why_covered(name, seat.weight, self.person(by.person), days))
                }
                SeatState::Silent { holders } => Told::new(Kind::Bad, strings.chain_why_silent(name, seat.weight, self.holders(holders))),
                SeatState::Empty { .. } => Told::new(Kind::Bad, strings.chain_why_empty(name, seat.weight)),
            });
        }
        lines
    }

    fn holders(&self, holders: &[Holder]) -> String {
        let told = holders.iter().map(|holder| {
            let days = holder.age_days.map_or_else(|| self.strings.chain_never(), |days| self.strings.accounts_days(days));
            format!("{} {days}", self.person(holder.person))
        });
        told.collect::<Vec<_>>().join(&self.strings.portfolio_and())
    }

    fn why_numbers(&self) -> Vec<Told> {
        let strings = self.strings;
        let Measures { threads, balance, .. } = &self.organisation.measures;
        let [_, threads_told, balance_told] = self.measures();
        let window = self.organisation.policy().rules.threads_window_days;
        let mut lines = vec![
            Told::new(Kind::Heading, strings.chain_why_threads()),
            Told::new(Kind::Aside, strings.chain_why_threads_how(threads_told, window)),
        ];
        lines.extend(
            threads.shares.iter().map(|share| Told::new(Kind::Plain, strings.chain_why_share(share.touches, self.person(share.person)))),
        );
        lines.push(Told::blank());
        lines.push(Told::new(Kind::Heading, strings.chain_why_balance()));
        lines.push(Told::new(Kind::Aside, strings.chain_why_balance_how(balance_told)));
        lines.extend(balance.terms.iter().map(|term| {
            let stance = format!("{:+}", term.stance);
            Told::new(Kind::Plain, strings.chain_why_term(term.influence, stance, self.person(term.person)))
        }));
        lines
    }

    /// What would be different without a person.
    #[must_use]
    pub fn drill(&self, drill: &PersonDrill) -> Vec<Told> {
        let strings = self.strings;
        let [seats, threads, balance] = self.numbers(&drill.before);
        let [then_seats, then_threads, then_balance] = self.numbers(&drill.after);
        let cell = |text: &str| format!("{text:>6}");
        let mut lines = vec![
            Told::new(Kind::Aside, strings.chain_drill_before_after()),
            Told::new(Kind::Plain, strings.chain_drill_seats(cell(&seats), cell(&then_seats))),
            Told::new(Kind::Plain, strings.chain_drill_threads(cell(&threads), cell(&then_threads))),
            Told::new(Kind::Plain, strings.chain_drill_balance(cell(&balance), cell(&then_balance))),
            Told::blank(),
            Told::new(Kind::Heading, strings.chain_drill_backups()),
        ];
        lines.extend(drill.backups.iter().map(|backup| self.backup(backup)));
        lines.push(Told::blank());
        lines.push(Told::new(Kind::Heading, strings.chain_drill_warnings()));
        if drill.new_warnings.is_empty() {
            lines.push(Told::new(Kind::Plain, strings.chain_drill_no_warnings()));
        }
        for warning in &drill.new_warnings {
            let (what, next) = self.warning(warning);
            lines.push(Told::new(Kind::Bad, what));
            lines.push(Told::new(Kind::Next, next));
        }
        if !drill.reports.is_empty() {
            lines.push(Told::blank());
            lines.push(Told::new(Kind::Plain, strings.chain_drill_reports(self.people(&drill.reports))));
        }
        lines
    }

    fn backup(&self, backup: &Backup) -> Told {
        let strings = self.strings;
        let role = backup.role.map_or_else(|| strings.chain_drill_no_role(), |role| label(role, strings));
        match (backup.person, backup.because) {
            (Some(person), Some(because)) => {
                Told::new(Kind::Plain, strings.chain_drill_backup(role, self.person(person), strings.chain_backup_reason(because.code())))
            }
            _ => Told::new(Kind::Bad, strings.chain_drill_nobody(role)),
        }
    }

    /// What has changed; `earlier` knows the names of those who are not here any more.
    #[must_use]
    pub fn changes(&self, earlier: &Words<'_>, changes: &[Change]) -> Vec<Told> {
        let strings = self.strings;
        let roles = |roles: &std::collections::BTreeSet<BuyingRole>| {
            let names: Vec<String> = roles.iter().map(|role| label(*role, strings)).collect();
            if names.is_empty() { strings.value_none() } else { names.join(&strings.portfolio_and()) }
        };
        let stance = |stance: &Option<crate::domain::people::Stance>| {
            stance.map_or_else(|| strings.chain_unknown(), |stance| label(stance, strings))
        };
        if changes.is_empty() {
            return vec![Told::new(Kind::Plain, strings.chain_compare_none())];
        }
        let told = changes.iter().map(|change| match change {
            Change::Joined { person } => strings.chain_change_joined(self.person(*person)),
            Change::Left { person } => strings.chain_change_left(earlier.person(*person)),
            Change::Roles { person, gained, lost } => strings.chain_change_roles(self.person(*person), roles(gained), roles(lost)),
            Change::Stance { person, from, to } => strings.chain_change_stance(self.person(*person), stance(from), stance(to)),
        });
        told.map(|text| Told::new(Kind::Plain, text)).collect()
    }
}
