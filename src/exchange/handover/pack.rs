//! Sealed packs: exactly some accounts with their history in one file, encrypted by a passphrase in the format of age
//! (age-encryption.org/v1). What is changed in such a file, cut off or put together from two is refused before anything is written.

use std::io::{Read, Write};

use age::secrecy::SecretString;
use serde::{Deserialize, Serialize};

use crate::domain::handover::ReaderRole;
use crate::domain::plan::MemoryKind;
use crate::domain::profile::{Layer, ProfileField};
use crate::domain::{AccountId, Coded, Instant, RowId};
use crate::exchange::export::digest;
use crate::store::catalog::{Column, Table, tables};
use crate::store::pack::{Body, Cut};
use crate::store::{Error, Reader, Row};

/// Most bytes of a sealed file, and of what it holds.
pub const MOST_BYTES: u64 = 256 << 20;
/// Most rows of a pack.
pub const MOST_ROWS: usize = 2_000_000;
/// Most accounts of a pack.
pub const MOST_ACCOUNTS: usize = 100_000;
const FORMAT: &str = "kamdeck pack 1";
/// A name of fewer characters is too common to be looked for in free text.
const SHORTEST_NAME: usize = 3;

/// What stands in a sealed file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pack {
    format: String,
    /// The database that it was packed from.
    pub sender: String,
    /// When, in milliseconds.
    packed_at: i64,
    /// For whom it was shaped.
    pub reader: ReaderRole,
    /// What it holds.
    pub body: Body,
}

/// A pack with what its sender should see before it leaves.
#[derive(Debug, Clone)]
pub struct Packed {
    /// The pack.
    pub pack: Pack,
    /// Links that lead out of it and were cut.
    pub cuts: Vec<Cut>,
    /// Names of other accounts that stand in its texts.
    pub names: Vec<String>,
}

/// Why a file is not opened.
#[derive(Debug)]
pub enum Sealed {
    /// It is no file of this format, or was changed, cut off or put together.
    Damaged,
    /// The passphrase is another.
    Passphrase,
    /// It is larger than is allowed.
    TooLarge,
    /// It was sealed by a newer version of the program.
    Newer(String),
}

impl Pack {
    /// When it was packed.
    #[must_use]
    pub fn packed_at(&self) -> Instant {
        chrono::DateTime::from_timestamp_millis(self.packed_at).unwrap_or_default()
    }

    /// Which accounts it is of, as a key.
    #[must_use]
    pub fn key(&self) -> String {
        let mut ids = self.body.accounts.clone();
        ids.sort_unstable();
        let ids: Vec<String> = ids.iter().map(i64::to_string).collect();
        digest(format!("{} {}", self.reader.code(), ids.join(",")).as_bytes())
    }
}

/// Packs accounts for a reader. The manager gets everything with its history; for others it is shaped, and has no history.
///
/// # Errors
/// Those of the database.
pub fn packed(reader: &Reader<'_>, accounts: &[AccountId], role: ReaderRole, now: Instant) -> Result<Packed, Error> {
    let wanted = |table: Table, column: &Column| shape(role, table, column);
    let keeps = |row: &Row| keeps(role, row);
    let (body, cuts) = reader.pack(accounts, &wanted, &keeps, role == ReaderRole::Manager)?;
    let inside: Vec<i64> = accounts.iter().map(|id| id.raw()).collect();
    let mut others: Vec<String> = Vec::new();
    for account in reader.account_names()?.into_iter().filter(|account| !inside.contains(&account.id.raw())) {
        others.extend([account.name, account.short_name].into_iter().filter(|name| name.chars().count() >= SHORTEST_NAME));
    }
    others.retain(|name| body.texts().any(|text| text.contains(name.as_str())));
    let sender = reader.setting("database")?.unwrap_or_default();
    let pack = Pack { format: FORMAT.to_owned(), sender, packed_at: now.timestamp_millis(), reader: role, body };
    Ok(Packed { pack, cuts, names: others })
}

/// Which columns of a table a reader gets (domain section 12).
fn shape(role: ReaderRole, table: Table, column: &Column) -> bool {
    use Table::{
        Account, AccountField, Colleague, Contract, CreditLimit, Invoice, MemoryNote, Milestone, Payment, Person, Post, Product, Ticket,
        TicketEvent, TicketReview,
    };
    let logged = tables().any(|def| def.table == table && def.logged);
    let name = |among: &[&str]| among.contains(&column.name);
    match role {
        ReaderRole::Manager => logged && !matches!(table, Table::OpenedPack | Table::ImportBatch),
        ReaderRole::Finance => match table {
            Account => !name(&["reading"]),
            AccountField | Payment | CreditLimit | Product => true,
            Invoice => !name(&["note"]),
            Contract => !name(&["sticking_points"]),
            Colleague => name(&["name", "title", "department"]),
            _ => false,
        },
        ReaderRole::Service => match table {
            Account => !name(&["reading"]),
            AccountField | Post | Ticket | TicketEvent | TicketReview | Product => !name(&["contingency_plan_id"]),
            Person => name(&["name", "phone", "email", "wechat"]) || column.required,
            Colleague => name(&["name", "title", "department", "phone", "email"]),
            _ => false,
        },
        ReaderRole::Executive => match table {
            Account => name(&["name", "short_name", "kind", "created_on"]),
            Table::TierDecision => name(&["account_id", "tier", "decided_on"]) || column.required,
            Table::PeriodResult | Table::UsageReading => true,
            Product => true,
            _ => false,
        },
        ReaderRole::Customer => match table {
            Account => name(&["name", "short_name", "kind", "created_on"]),
            Milestone => name(&["account_id", "deliverable", "planned_on", "due_on", "delivered_on", "accepted_on"]),
            MemoryNote => name(&["account_id", "kind", "happened_on", "note", "giveable"]),
            _ => false,
        },
    }
}

/// Which rows of a table a reader gets.
fn keeps(role: ReaderRole, row: &Row) -> bool {
    let field = || row.code::<ProfileField>("field");
    match (role, row.table) {
        (ReaderRole::Finance, Table::AccountField) => field().is_some_and(|field| {
            matches!(
                field,
                ProfileField::PaymentTerms | ProfileField::PaymentMethod | ProfileField::InvoicingRules | ProfileField::CreditRating
            )
        }),
        (ReaderRole::Service, Table::AccountField) => field().is_some_and(|field| field.layer() == Layer::SpecialDemands),
        (ReaderRole::Customer, Table::MemoryNote) => row.bool("giveable") == Some(true) && row.code::<MemoryKind>("kind").is_some(),
        (ReaderRole::Customer, Table::Milestone) => row.date("accepted_on").is_some(),
        _ => true,
    }
}

/// Seals a pack by a passphrase.
///
/// # Errors
/// The system gives no random numbers, or memory runs out.
pub fn seal(pack: &Pack, passphrase: &str) -> std::io::Result<Vec<u8>> {
    let encryptor = age::Encryptor::with_user_passphrase(SecretString::from(passphrase.to_owned()));
    let mut sealed = Vec::new();
    let mut writer = encryptor.wrap_output(&mut sealed)?;
    writer.write_all(&serde_json::to_vec(pack)?)?;
    writer.finish()?;
    Ok(sealed)
}

/// Opens a sealed file. Nothing of it is answered unless all of it is as it was sealed.
///
/// # Errors
/// [`Sealed`] says why not.
pub fn unseal(sealed: &[u8], passphrase: &str) -> Result<Pack, Sealed> {
    if u64::try_from(sealed.len()).unwrap_or(u64::MAX) > MOST_BYTES {
        return Err(Sealed::TooLarge);
    }
    let decryptor = age::Decryptor::new(sealed).map_err(|_| Sealed::Damaged)?;
    let identity = age::scrypt::Identity::new(SecretString::from(passphrase.to_owned()));
    let reader = decryptor.decrypt(std::iter::once(&identity as &dyn age::Identity)).map_err(|error| match error {
        age::DecryptError::DecryptionFailed | age::DecryptError::KeyDecryptionFailed | age::DecryptError::NoMatchingKeys => {
            Sealed::Passphrase
        }
        age::DecryptError::ExcessiveWork { .. } => Sealed::TooLarge,
        _ => Sealed::Damaged,
    })?;
    let mut text = Vec::new();
    reader.take(MOST_BYTES + 1).read_to_end(&mut text).map_err(|_| Sealed::Damaged)?;
    if u64::try_from(text.len()).unwrap_or(u64::MAX) > MOST_BYTES {
        return Err(Sealed::TooLarge);
    }
    let shape: serde_json::Value = serde_json::from_slice(&text).map_err(|_| Sealed::Damaged)?;
    match shape.get("format").and_then(serde_json::Value::as_str) {
        Some(FORMAT) => {}
        Some(other) if other.starts_with("kamdeck pack ") => return Err(Sealed::Newer(other.to_owned())),
        _ => return Err(Sealed::Damaged),
    }
    let pack: Pack = serde_json::from_value(shape).map_err(|_| Sealed::Damaged)?;
    if pack.body.len() > MOST_ROWS || pack.body.accounts.len() > MOST_ACCOUNTS {
        return Err(Sealed::TooLarge);
    }
    Ok(pack)
}
