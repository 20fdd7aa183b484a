//! The beginning: who leaves, who comes, which accounts, and when all three meet.

use chrono::NaiveDate;

use super::{Colleague, Obstacle, said, text_cell};
use crate::domain::account::{AccountKind, Sensitivity, Tier};
use crate::domain::handover::{HandoverState, HandoverTrigger};
use crate::domain::id::HandoverId;
use crate::domain::profile::ProfileField;
use crate::domain::{AccountId, Coded, ColleagueId, RowId};
use crate::scoring::handover::default_meeting;
use crate::store::handover::Setting;
use crate::store::{ActionKind, Edit, Error, Reader, Table, What};

/// What a handover starts with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Start {
    /// Why the manager changes.
    pub trigger: HandoverTrigger,
    /// Who leaves.
    pub outgoing: Colleague,
    /// Who comes.
    pub incoming: Colleague,
    /// Who watches over both.
    pub supervisor: Option<Colleague>,
    /// How carefully the customer is told; none: as the accounts say.
    pub sensitivity: Option<Sensitivity>,
    /// When it begins.
    pub started_on: NaiveDate,
    /// The planned three-party meeting; none: as the rules say.
    pub meeting_on: Option<NaiveDate>,
    /// Why, said among ourselves.
    pub internal_reason: Option<String>,
}

/// An account as the start of a handover sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// Which.
    pub id: AccountId,
    /// What it is called in short.
    pub name: String,
    /// Kind of customer.
    pub kind: AccountKind,
    /// The tier in force.
    pub tier: Tier,
    /// Whose it is.
    pub owner: Option<ColleagueId>,
    /// Whether changes are announced with special care.
    pub sensitive: bool,
    /// The handover that runs already.
    pub running: Option<HandoverId>,
}

/// The accounts that exist among those named, each once, oldest first.
///
/// # Errors
/// Those of the database, a policy text that cannot be read.
pub fn candidates(reader: &Reader<'_>, accounts: &[AccountId], setting: &Setting<'_>) -> Result<Vec<Candidate>, Error> {
    let as_of = setting.as_of;
    let mut wanted = accounts.to_vec();
    wanted.sort_unstable();
    wanted.dedup();
    let mut found = Vec::new();
    for id in wanted {
        let Some(row) = reader.row(Table::Account, id.raw())? else { continue };
        let Some(facts) = reader.facts(id, as_of.zone, as_of.day)? else { continue };
        found.push(Candidate {
            id,
            name: row.text("short_name").or(row.text("name")).unwrap_or_default().to_owned(),
            kind: row.code("kind").unwrap_or(AccountKind::Enterprise),
            tier: facts.tier_on(setting.policies.on(as_of.day), as_of.day).tier,
            owner: reader.owner_on(id, as_of)?,
            sensitive: is_sensitive(reader, id, setting)?,
            running: reader.running_handovers_of(id, as_of)?.last().copied(),
        });
    }
    Ok(found)
}

impl Start {
    /// How carefully the customer is told.
    #[must_use]
    pub fn sensitivity(&self, accounts: &[Candidate]) -> Sensitivity {
        let said = || if accounts.iter().any(|account| account.sensitive) { Sensitivity::High } else { Sensitivity::Normal };
        self.sensitivity.unwrap_or_else(said)
    }
}

/// The edit that starts a handover: its row is the first one that is not a colleague.
///
/// # Errors
/// [`Obstacle`] if no account is named or one is being handed over already, if who leaves is who comes, if it begins in the future or
/// meets before it begins.
pub fn started(accounts: &[Candidate], start: &Start, setting: &Setting<'_>) -> Result<Edit, Obstacle> {
    let as_of = setting.as_of;
    if start.outgoing == start.incoming {
        return Err(Obstacle::SamePerson);
    }
    if start.started_on > as_of.day {
        return Err(Obstacle::InFuture(start.started_on));
    }
    if let Some(taken) = accounts.iter().find(|account| account.running.is_some()) {
        return Err(Obstacle::AlreadyRunning(taken.name.clone()));
    }
    let what = match accounts {
        [] => return Err(Obstacle::NoAccount),
        [one] => What::new(ActionKind::Handover).about(Table::Account, one.id.raw(), &one.name),
        many => What::new(ActionKind::Handover).named(Table::Handover, "").count(many.len() as u64),
    };
    let sensitivity = start.sensitivity(accounts);
    let context = setting.context();
    let usual = default_meeting(start.started_on, sensitivity, context.policy, context.calendar, as_of.zone).day;
    let meeting_on = start.meeting_on.unwrap_or(usual);
    if meeting_on < start.started_on {
        return Err(Obstacle::MeetingBeforeStart(meeting_on));
    }
    let mut edit = Edit::new(what);
    let outgoing = start.outgoing.cell(&mut edit);
    let incoming = start.incoming.cell(&mut edit);
    let supervisor = start.supervisor.as_ref().map(|who| who.cell(&mut edit));
    let mut values = vec![
        ("trigger", start.trigger.code().into()),
        ("internal_reason", text_cell(start.internal_reason.as_deref().and_then(said))),
        ("outgoing_id", outgoing),
        ("incoming_id", incoming),
        ("sensitivity", sensitivity.code().into()),
        ("state", HandoverState::Running.code().into()),
        ("started_on", start.started_on.into()),
        ("meeting_on", meeting_on.into()),
    ];
    values.extend(supervisor.map(|who| ("supervisor_id", who)));
    let handover = edit.insert(Table::Handover, values);
    for account in accounts {
        let values = vec![("handover_id", crate::store::Cell::Inserted(handover)), ("account_id", account.id.raw().into())];
        edit.insert(Table::HandoverAccount, values);
    }
    Ok(edit)
}

/// Whether the latest word on an account's sensitivity is that it is high.
fn is_sensitive(reader: &Reader<'_>, account: AccountId, setting: &Setting<'_>) -> Result<bool, Error> {
    let wanted = [("account_id", account.into()), ("field", ProfileField::SensitivityLevel.into())];
    let rows = reader.rows_where(Table::AccountField, &wanted)?;
    let known = rows.iter().filter(|row| row.date("as_of").is_some_and(|day| setting.as_of.includes_day(day)));
    let latest = known.max_by_key(|row| (row.date("as_of"), row.id));
    Ok(latest.and_then(|row| row.text("value")) == Some(Sensitivity::High.code()))
}
