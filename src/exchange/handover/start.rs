//! The beginning: who leaves, who comes, which accounts, and when all three meet.

use chrono::NaiveDate;

use super::{Colleague, Obstacle, Refused, said, text_cell};
use crate::domain::account::Sensitivity;
use crate::domain::handover::{HandoverState, HandoverTrigger};
use crate::domain::profile::ProfileField;
use crate::domain::{AccountId, Coded, RowId};
use crate::scoring::handover::default_meeting;
use crate::store::handover::Setting;
use crate::store::{ActionKind, Edit, Reader, Table, What};

/// What a handover starts with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Start {
    /// The accounts.
    pub accounts: Vec<AccountId>,
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

/// The edit that starts a handover: its row is the first one that is not a colleague.
///
/// # Errors
/// [`Refused`] if no account is named or one is being handed over already, if who leaves is who comes, if it begins in the future or
/// meets before it begins; and if the database fails.
pub fn started(reader: &Reader<'_>, start: &Start, setting: &Setting<'_>) -> Result<Edit, Refused> {
    let as_of = setting.as_of;
    if start.accounts.is_empty() {
        return Err(Obstacle::NoAccount.into());
    }
    if start.outgoing == start.incoming {
        return Err(Obstacle::SamePerson.into());
    }
    if start.started_on > as_of.day {
        return Err(Obstacle::InFuture(start.started_on).into());
    }
    let mut names = Vec::new();
    let mut sensitive = false;
    for account in &start.accounts {
        let Some(row) = reader.row(Table::Account, account.raw())? else {
            return Err(crate::store::Error::NoRow { table: Table::Account, id: account.raw() }.into());
        };
        let name = row.text("short_name").or(row.text("name")).unwrap_or_default().to_owned();
        if !reader.running_handovers_of(*account, as_of)?.is_empty() {
            return Err(Obstacle::AlreadyRunning(name).into());
        }
        names.push(name);
        sensitive |= is_sensitive(reader, *account, setting)?;
    }
    let sensitivity = start.sensitivity.unwrap_or(if sensitive { Sensitivity::High } else { Sensitivity::Normal });
    let context = setting.context();
    let usual = default_meeting(start.started_on, sensitivity, context.policy, context.calendar, as_of.zone).day;
    let meeting_on = start.meeting_on.unwrap_or(usual);
    if meeting_on < start.started_on {
        return Err(Obstacle::MeetingBeforeStart(meeting_on).into());
    }
    let what = match (start.accounts.as_slice(), names.as_slice()) {
        ([account], [name]) => What::new(ActionKind::Handover).about(Table::Account, account.raw(), name),
        (accounts, _) => What::new(ActionKind::Handover).named(Table::Handover, "").count(accounts.len() as u64),
    };
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
    let mut accounts = start.accounts.clone();
    accounts.sort_unstable();
    accounts.dedup();
    for account in accounts {
        let values = vec![("handover_id", crate::store::Cell::Inserted(handover)), ("account_id", account.raw().into())];
        edit.insert(Table::HandoverAccount, values);
    }
    Ok(edit)
}

/// Whether the latest word on an account's sensitivity is that it is high.
fn is_sensitive(reader: &Reader<'_>, account: AccountId, setting: &Setting<'_>) -> Result<bool, Refused> {
    let wanted = [("account_id", account.into()), ("field", ProfileField::SensitivityLevel.into())];
    let rows = reader.rows_where(Table::AccountField, &wanted)?;
    let known = rows.iter().filter(|row| row.date("as_of").is_some_and(|day| setting.as_of.includes_day(day)));
    let latest = known.max_by_key(|row| (row.date("as_of"), row.id));
    Ok(latest.and_then(|row| row.text("value")) == Some(Sensitivity::High.code()))
}
