//! Sealed packs: exactly some accounts with their history in one file, encrypted by a passphrase in the format of age
//! (age-encryption.org/v1). What is changed in such a file, cut off or put together from two is refused before anything is written.

use std::collections::BTreeSet;
use std::io::{Read, Write};

use age::secrecy::SecretString;
use aho_corasick::{AhoCorasick, MatchKind};
use serde::{Deserialize, Serialize};

use crate::domain::account::AccountKind;
use crate::domain::handover::ReaderRole;
use crate::domain::plan::MemoryKind;
use crate::domain::profile::{Layer, ProfileField};
use crate::domain::search::fold;
use crate::domain::{AccountId, Coded, Instant, RowId};
use crate::exchange::export::digest;
use crate::i18n::Strings;
use crate::store::catalog::{Column, Table, tables};
use crate::store::pack::{Body, Cut, Opening, Plan};
use crate::store::{Error, Reader, Row, Store};

/// Most bytes of a sealed file, and of what it holds.
pub const MOST_BYTES: u64 = 256 << 20;
/// Most rows and entries of the log in a pack.
pub const MOST_ENTRIES: usize = 800_000;
/// Most accounts of a pack.
pub const MOST_ACCOUNTS: usize = 100_000;
const FORMAT: &str = "kamdeck pack 1";

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

/// What is read first: whether this program understands the rest.
#[derive(Deserialize)]
struct Head {
    format: String,
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

    /// How it is known where it is opened: by its accounts and reader, its sender, and the digest of the sealed file.
    #[must_use]
    pub fn opening<'p>(&'p self, key: &'p str, hash: &'p str) -> Opening<'p> {
        Opening { pack: key, sender: &self.sender, hash, packed_at: self.packed_at() }
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
pub fn packed(reader: &Reader<'_>, accounts: &[AccountId], role: ReaderRole, now: Instant, strings: &Strings) -> Result<Packed, Error> {
    let wanted = |table: Table, column: &Column| shape(role, table, column);
    let keeps = |row: &Row| keeps(role, row);
    let (mut body, cuts) = reader.pack(accounts, &wanted, &keeps, role == ReaderRole::Manager)?;
    hide_names(reader, role, &mut body, &strings.export_person())?;
    let names = foreign_names(reader, accounts, &body)?;
    let sender = reader.setting("database")?.unwrap_or_default();
    let pack = Pack { format: FORMAT.to_owned(), sender, packed_at: now.timestamp_millis(), reader: role, body };
    Ok(Packed { pack, cuts, names })
}

/// Puts a word in the place of names that are kept from a reader.
fn hide_names(reader: &Reader<'_>, role: ReaderRole, body: &mut Body, word: &str) -> Result<(), Error> {
    let Body { tables, emptied, .. } = body;
    for rows in tables.iter_mut().filter(|rows| rows.table == Table::Account) {
        for (id, values) in &mut rows.rows {
            let kind = reader.row(Table::Account, *id)?.and_then(|row| row.code::<AccountKind>("kind"));
            if !kind.is_some_and(|kind| role.hides_name(kind)) {
                continue;
            }
            for (column, value) in rows.columns.iter().zip(values).filter(|(column, _)| ["name", "short_name"].contains(&column.as_str())) {
                *value = if column == "name" { word.into() } else { serde_json::Value::Null };
                emptied.push((Table::Account, *id, column.clone()));
            }
        }
    }
    Ok(())
}

/// Names of other accounts that stand in the texts of a pack, however they are written; those within a name of the pack's own are none.
fn foreign_names(reader: &Reader<'_>, accounts: &[AccountId], body: &Body) -> Result<Vec<String>, Error> {
    let inside: BTreeSet<i64> = accounts.iter().map(|id| id.raw()).collect();
    let mut names: Vec<(String, Option<String>)> = Vec::new();
    for account in reader.account_names()? {
        let own = inside.contains(&account.id.raw());
        for name in [account.name, account.short_name] {
            let folded = fold(&name);
            if own || folded.chars().count() >= least_letters(&folded) {
                names.push((folded, (!own).then_some(name)));
            }
        }
    }
    // Of names that are written alike, the pack's own counts.
    names.retain(|(folded, _)| !folded.is_empty());
    names.sort();
    names.dedup_by(|(folded, _), (before, _)| folded == before);
    let searched = AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(names.iter().map(|(folded, _)| folded));
    let Ok(searched) = searched else { return Ok(names.into_iter().filter_map(|(_, name)| name).collect()) };
    let mut found = BTreeSet::new();
    for text in body.texts() {
        let text = fold(text);
        found.extend(searched.find_iter(&text).map(|hit| hit.pattern().as_usize()));
    }
    Ok(found.into_iter().filter_map(|n| names.get(n)?.1.clone()).collect())
}

/// A name of fewer letters is too common to be looked for in free text: Han characters say more than letters.
fn least_letters(folded: &str) -> usize {
    if folded.is_ascii() { 3 } else { 2 }
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

/// What opening a sealed file would come to here.
#[derive(Debug, Clone)]
pub enum Outlook {
    /// This very file was opened before: there is nothing to do.
    Nothing,
    /// A later pack of these accounts from this sender was opened, that of this instant; this would be done all the same.
    Older(Instant, Plan),
    /// This would be done.
    Ready(Plan),
}

/// Looks at what opening a pack would come to; `hash` is the digest of the sealed file.
///
/// # Errors
/// A row that does not fit the schema; those of the database.
pub fn outlook(store: &Store, pack: &Pack, hash: &str, allow_older: bool) -> Result<Outlook, Error> {
    let key = pack.key();
    let opening = pack.opening(&key, hash);
    let (same, latest) = store.read().opened_before(&opening)?;
    if same {
        return Ok(Outlook::Nothing);
    }
    let plan = store.read().pack_plan(&pack.body, &opening)?;
    Ok(match latest.filter(|latest| *latest > opening.packed_at && !allow_older) {
        Some(latest) => Outlook::Older(latest, plan),
        None => Outlook::Ready(plan),
    })
}

/// Takes a pack in as one action; with `theirs`, what changed on both sides is as in the pack.
///
/// # Errors
/// A row that does not fit or reaches beyond the pack's accounts; those of the database. Then nothing was written.
pub fn taken_in(store: &mut Store, pack: &Pack, hash: &str, theirs: bool) -> Result<Plan, Error> {
    let key = pack.key();
    store.open_pack(&pack.body, &pack.opening(&key, hash), theirs)
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
    let head: Head = serde_json::from_slice(&text).map_err(|_| Sealed::Damaged)?;
    match head.format.as_str() {
        FORMAT => {}
        other if other.starts_with("kamdeck pack ") => return Err(Sealed::Newer(head.format)),
        _ => return Err(Sealed::Damaged),
    }
    let pack: Pack = serde_json::from_slice(&text).map_err(|_| Sealed::Damaged)?;
    if pack.body.entries() > MOST_ENTRIES || pack.body.accounts.len() > MOST_ACCOUNTS {
        return Err(Sealed::TooLarge);
    }
    Ok(pack)
}
