//! What stands round a handover and is written with it: teams, relations, contracts, and what is settled or named already. Read once, so
//! that edits can be made where nothing is read.

use chrono::NaiveDate;

use crate::domain::profile::TeamRole;
use crate::domain::{AccountId, Coded, PersonId, RowId};
use crate::store::handover::Handover;
use crate::store::{Error, Reader, Row, Table};

/// The rows round a handover.
#[derive(Debug, Clone, Default)]
pub struct Around {
    accounts: Vec<(AccountId, Surroundings)>,
    /// How well the successor knows people.
    relations: Vec<Row>,
    pub(super) gaps: Vec<Row>,
    pub(super) items: Vec<Row>,
}

/// The rows round one account.
#[derive(Debug, Clone, Default)]
struct Surroundings {
    team: Vec<Row>,
    posts: Vec<Row>,
    contracts: Vec<Row>,
    outcomes: Vec<Row>,
    requests: Vec<Row>,
    rulings: Vec<Row>,
}

impl Around {
    /// Reads what stands round a handover.
    ///
    /// # Errors
    /// Those of the database.
    pub fn read(reader: &Reader<'_>, handover: &Handover) -> Result<Self, Error> {
        let mut accounts = Vec::new();
        for account in &handover.accounts {
            let rows = |table: Table| reader.rows_of(table, account.id);
            let around = Surroundings {
                team: rows(Table::AccountTeam)?,
                posts: rows(Table::Post)?,
                contracts: rows(Table::Contract)?,
                outcomes: rows(Table::ContractOutcome)?,
                requests: rows(Table::Request)?,
                rulings: rows(Table::AlertRuling)?,
            };
            accounts.push((account.id, around));
        }
        let of_handover = |table: Table| reader.rows_where(table, &[("handover_id", handover.id.raw().into())]);
        Ok(Self {
            accounts,
            relations: reader.rows_where(Table::Relationship, &[("colleague_id", handover.incoming.id.into())])?,
            gaps: of_handover(Table::ManualGap)?,
            items: of_handover(Table::HandoverItem)?,
        })
    }

    fn of(&self, account: AccountId) -> Option<&Surroundings> {
        self.accounts.iter().find(|(known, _)| *known == account).map(|(_, around)| around)
    }

    /// The roles that an account's team has on a day, with who holds each.
    pub(super) fn team(&self, account: AccountId, on: NaiveDate) -> Vec<(TeamRole, Option<i64>)> {
        let team = self.of(account).map(|around| around.team.as_slice()).unwrap_or_default();
        let holder = |role: TeamRole| {
            let rows = team.iter().filter(|row| row.code("role") == Some(role) && row.date("since").is_some_and(|day| day <= on));
            rows.max_by_key(|row| (row.date("since"), row.id)).and_then(|row| row.int("colleague_id"))
        };
        TeamRole::ALL.iter().map(|role| (*role, holder(*role))).collect()
    }

    /// The people of an account on a day whom the successor has not met.
    pub(super) fn strangers(&self, account: AccountId, on: NaiveDate) -> Vec<PersonId> {
        let posts = self.of(account).map(|around| around.posts.as_slice()).unwrap_or_default();
        let holds = |row: &&Row| row.date("joined_on").is_none_or(|day| day <= on) && row.date("left_on").is_none_or(|day| day > on);
        let mut people: Vec<PersonId> = posts.iter().filter(holds).filter_map(|row| row.reference("person_id")).collect();
        people.sort_unstable();
        people.dedup();
        people.retain(|person| {
            let own = self.relations.iter().filter(|row| row.reference::<PersonId>("person_id") == Some(*person));
            let latest = own.filter(|row| row.date("as_of").is_some_and(|day| day <= on)).max_by_key(|row| (row.date("as_of"), row.id));
            latest
                .and_then(|row| row.code("depth"))
                .is_none_or(|depth: crate::domain::people::Depth| depth == crate::domain::people::Depth::Unknown)
        });
        people
    }

    /// What a colleague has at an account besides the open items: running contracts, requests to evaluate, alerts to see to; each with the
    /// column that names the colleague.
    pub(super) fn rest(&self, account: AccountId, colleague: i64) -> Vec<(Table, i64, &'static str)> {
        use crate::domain::alert::AlertDecision;
        let Some(around) = self.of(account) else { return Vec::new() };
        let decided = |contract: i64| around.outcomes.iter().any(|row| row.int("contract_id") == Some(contract));
        let contracts = around.contracts.iter().filter(|row| row.int("owner_id") == Some(colleague) && !decided(row.id));
        let evaluates =
            |row: &&Row| row.int("evaluator_id") == Some(colleague) && row.date("evaluated_on").or(row.date("closed_on")).is_none();
        let sees_to = |row: &&Row| {
            row.int("assignee_id") == Some(colleague) && matches!(row.code("decision"), Some(AlertDecision::Assign | AlertDecision::Snooze))
        };
        let mut rest: Vec<(Table, i64, &'static str)> = contracts.map(|row| (Table::Contract, row.id, "owner_id")).collect();
        rest.extend(around.requests.iter().filter(evaluates).map(|row| (Table::Request, row.id, "evaluator_id")));
        rest.extend(around.rulings.iter().filter(sees_to).map(|row| (Table::AlertRuling, row.id, "assignee_id")));
        rest
    }
}
