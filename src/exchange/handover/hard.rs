//! The hard questions that an account is likely to ask, each with what in the records makes it likely: late payment, price, a past
//! dispute, promises, somebody who is against us.

use chrono::NaiveDate;

use crate::domain::dealings::{PainDimension, TicketKind};
use crate::domain::needs::{PainStatus, PromiseState};
use crate::domain::profile::ProfileField;
use crate::domain::search::fold;
use crate::domain::{AccountId, AsOf, RowId};
use crate::i18n::Strings;
use crate::policy::playbook::{HandoverTexts, HardQuestion};
use crate::scoring::chain::Chain;
use crate::store::{Error, Reader, Row, Table};

/// How long a complaint is remembered, in days.
const COMPLAINT_DAYS: i64 = 730;

/// How people write that there was no dispute.
const NOTHING: [&str; 6] = ["无", "没有", "暂无", "none", "no", "-"];

/// What in the records makes a question likely.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Because {
    /// An invoice is overdue by so many days.
    Overdue(String, i64),
    /// A pain about cost.
    Cost(String),
    /// A dispute that is on record, or a complaint of the last two years.
    Dispute(String),
    /// A promise is open.
    Promise(String),
    /// Somebody is against us.
    Against(String),
}

impl Because {
    /// The name of the question in the library.
    const fn key(&self) -> &'static str {
        match self {
            Self::Overdue(..) => "late_payment",
            Self::Cost(_) => "price",
            Self::Dispute(_) => "past_dispute",
            Self::Promise(_) => "promise",
            Self::Against(_) => "blocker",
        }
    }

    /// In words.
    #[must_use]
    pub fn sentence(&self, strings: &Strings) -> String {
        let short = |text: &str| -> String { crate::domain::text::one_line(text).chars().take(80).collect() };
        match self {
            Self::Overdue(number, days) => strings.rehearsal_because_overdue(number, *days),
            Self::Cost(title) => strings.rehearsal_because_cost(short(title)),
            Self::Dispute(title) => strings.rehearsal_because_dispute(short(title)),
            Self::Promise(what) => strings.rehearsal_because_promise(short(what)),
            Self::Against(person) => strings.rehearsal_because_against(person),
        }
    }
}

/// What makes which question likely at an account; each question once, by its strongest ground.
///
/// # Errors
/// Those of the database.
pub fn grounds(reader: &Reader<'_>, account: AccountId, as_of: AsOf) -> Result<Vec<Because>, Error> {
    let mut grounds = Vec::new();
    grounds.extend(overdue(reader, account, as_of)?);
    let known = |row: &Row, column: &str| row.date(column).is_some_and(|day| as_of.includes_day(day));
    let text = |row: &Row, column: &str| row.text(column).unwrap_or_default().to_owned();
    let pains = reader.rows_of(Table::Pain, account)?;
    let cost = pains.iter().rev().find(|row| {
        let open = matches!(row.code("status"), Some(PainStatus::Open | PainStatus::InProgress));
        row.code("dimension") == Some(PainDimension::Cost) && open && known(row, "raised_on")
    });
    grounds.extend(cost.map(|row| Because::Cost(text(row, "title"))));
    grounds.extend(dispute(reader, account, as_of)?);
    let promises = reader.rows_of(Table::Promise, account)?;
    let mut open: Vec<&Row> =
        promises.iter().filter(|row| row.code("state") == Some(PromiseState::Open) && known(row, "made_on")).collect();
    open.sort_by_key(|row| (row.date("due_on").is_none(), row.date("due_on")));
    grounds.extend(open.first().map(|row| Because::Promise(text(row, "what"))));
    let chain = Chain::at(&reader.chain_facts(account, as_of.zone, as_of.day)?, as_of);
    if let Some(member) = chain.members().iter().find(|member| member.is_blocker()) {
        let person = reader.row(Table::Person, member.person.raw())?;
        grounds.extend(person.map(|row| Because::Against(text(&row, "name"))));
    }
    Ok(grounds)
}

fn overdue(reader: &Reader<'_>, account: AccountId, as_of: AsOf) -> Result<Option<Because>, Error> {
    let rows = reader.rows_of(Table::Invoice, account)?;
    let invoices = reader.invoices(account)?;
    let late = |due_on: NaiveDate| as_of.day.signed_duration_since(due_on).num_days();
    let worst = invoices.iter().filter(|one| one.open_on(as_of.day).minor > 0 && late(one.due_on) > 0).max_by_key(|one| late(one.due_on));
    Ok(worst.map(|one| {
        let number = rows.iter().find(|row| row.id == one.id.raw()).and_then(|row| row.text("number").map(str::to_owned));
        Because::Overdue(number.unwrap_or_else(|| one.issued_on.to_string()), late(one.due_on))
    }))
}

fn dispute(reader: &Reader<'_>, account: AccountId, as_of: AsOf) -> Result<Option<Because>, Error> {
    let wanted = [("account_id", account.into()), ("field", ProfileField::Disputes.into())];
    let fields = reader.rows_where(Table::AccountField, &wanted)?;
    let latest = fields.iter().filter(|row| row.date("as_of").is_some_and(|day| as_of.includes_day(day)));
    let told = latest.max_by_key(|row| (row.date("as_of"), row.id)).and_then(|row| row.text("value"));
    if let Some(told) = told.filter(|told| !NOTHING.contains(&fold(told).trim())) {
        return Ok(Some(Because::Dispute(told.to_owned())));
    }
    let tickets = reader.rows_of(Table::Ticket, account)?;
    let recent = |row: &&Row| {
        let age = row.date("opened_on").map(|day| as_of.day.signed_duration_since(day).num_days());
        row.code("kind") == Some(TicketKind::Complaint) && age.is_some_and(|age| (0..=COMPLAINT_DAYS).contains(&age))
    };
    let complaint = tickets.iter().filter(recent).max_by_key(|row| (row.date("opened_on"), row.id));
    Ok(complaint.map(|row| Because::Dispute(row.text("title").unwrap_or_default().to_owned())))
}

/// The hard questions of the library: those that something in the records makes likely first, with what that is.
#[must_use]
pub fn likely<'t>(texts: &'t HandoverTexts, grounds: &[Because]) -> Vec<(&'t HardQuestion, Option<Because>)> {
    let mut questions: Vec<(&HardQuestion, Option<Because>)> = Vec::new();
    for because in grounds {
        let found = texts.questions.iter().find(|one| one.key == because.key());
        questions.extend(found.map(|one| (one, Some(because.clone()))));
    }
    let others: Vec<&HardQuestion> = texts.questions.iter().filter(|one| questions.iter().all(|(known, _)| known.key != one.key)).collect();
    questions.extend(others.into_iter().map(|one| (one, None)));
    questions
}
