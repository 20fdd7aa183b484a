//! Sealed packs from the screen: what is asked, and the jobs that read, seal, open and take in. A passphrase is never shown, never kept
//! as a draft, and forgotten with the form.

use std::any::Any;
use std::fmt;
use std::io::Read;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use super::Mistake;
use crate::config::typed_path;
use crate::domain::AccountId;
use crate::domain::handover::ReaderRole;
use crate::exchange::export::{Departure, ExportError, digest, leave};
use crate::exchange::handover::pack::{MOST_BYTES, Outlook, Pack, Packed, Sealed, outlook, packed, seal, taken_in, unseal};
use crate::i18n::Language;
use crate::jobs::{Cancelled, Stage, Task, Watch};
use crate::store::pack::Plan;
use crate::store::{Error, Store};
use crate::tui::overlays::form::{Choice, Field, Filled, Form, Kind, Value};
use crate::tui::widgets::Look;

/// Longer paths are no paths, longer passphrases no passphrases.
const LONGEST: usize = 1000;
/// Fewest characters of a passphrase that a pack is sealed by.
pub const SHORTEST_PASSPHRASE: usize = 8;

/// A passphrase on its way from the form to the job.
#[derive(Clone)]
struct Passphrase(String);

impl fmt::Debug for Passphrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Passphrase")
    }
}

/// What a job found, to be taken once.
pub type Handed<T> = Mutex<Option<T>>;

fn handed<T: Send + 'static>(found: T) -> Box<dyn Any + Send> {
    Box::new(Handed::new(Some(found)))
}

/// Puts accounts together for a reader.
#[derive(Debug)]
pub struct Gather {
    /// Which.
    pub accounts: Arc<[AccountId]>,
    /// For whom.
    pub reader: ReaderRole,
    /// In which language stand-ins for names are.
    pub language: Language,
}

/// What [`Gather`] found.
pub type Gathered = Result<Arc<Packed>, Error>;

impl Task for Gather {
    fn run(self: Box<Self>, store: Store, watch: &Watch) -> Result<Box<dyn Any + Send>, Cancelled> {
        watch.at(Stage::Read, 0, None)?;
        let found: Gathered = packed(&store.read(), &self.accounts, self.reader, store.now(), &self.language.load()).map(Arc::new);
        watch.check()?;
        Ok(handed(found))
    }
}

/// Seals a pack into a new file.
#[derive(Debug)]
struct Seal {
    packed: Arc<Packed>,
    departure: Departure,
    passphrase: Passphrase,
    into: PathBuf,
}

/// What came of sealing, and the file.
pub type SealedFile = (Result<(), ExportError>, PathBuf);

impl Task for Seal {
    fn run(self: Box<Self>, mut store: Store, watch: &Watch) -> Result<Box<dyn Any + Send>, Cancelled> {
        let Self { packed, departure, passphrase, into } = *self;
        watch.at(Stage::Compute, 0, None)?;
        let sealed = seal(&packed.pack, &passphrase.0).map_err(|error| ExportError::File { path: into.clone(), error });
        watch.at(Stage::Write, 0, None)?;
        let left = sealed.and_then(|sealed| leave(&mut store, &departure, &sealed, Some(&into)).map(drop));
        Ok(handed::<SealedFile>((left, into)))
    }
}

/// A file name without signs that file systems or shells take for something else.
fn plain(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric() || matches!(c, '-' | '_')).take(40).collect()
}

/// The form that asks where a pack goes and by what it is sealed.
#[must_use]
pub fn seal_form(packed: &Packed, name: &str, look: &Look) -> Form {
    let strings = &look.strings;
    let proposed = format!("~/kamdeck-{}-{}-{}.age", packed.pack.reader, plain(name), look.as_of.day);
    let secret = |id: &'static str, label: String| Field::new(id, label, Kind::Secret(LONGEST)).required();
    let mut fields = vec![
        Field::new("file", strings.export_field_file(), Kind::Text(LONGEST))
            .holding(Value::Text(proposed))
            .required()
            .hint(strings.export_field_file_hint()),
        Field::new("recipient", strings.export_field_recipient(), Kind::Text(200)).hint(strings.export_field_recipient_hint()),
        secret("passphrase", strings.pack_field_passphrase()).hint(strings.pack_field_passphrase_hint()),
        secret("again", strings.pack_field_again()),
    ];
    if !packed.names.is_empty() {
        let ways = ["no", "yes"].map(|way| Choice::new(way, strings.pack_field_names_way(way)));
        let names = Field::new("names", strings.pack_field_names(), Kind::Choice(ways.to_vec()));
        fields.push(names.holding(Value::Choice("no".to_owned())).hint(strings.pack_names_hint()));
    }
    Form::new(strings.forms_title_of(strings.pack_title(), look.private(name)), fields, look)
}

/// The job that the filled form asks for.
///
/// # Errors
/// [`Mistake`] if the file exists, the passphrases differ or are short, or names of others were not looked at.
pub fn seal_task(packed: &Arc<Packed>, filled: &Filled, look: &Look) -> Result<Box<dyn Task>, Mistake> {
    let strings = &look.strings;
    let said = |id: &str| filled.text(id).unwrap_or_default().to_owned();
    let into = typed_path(&said("file"));
    if into.symlink_metadata().is_ok() {
        return Err(Mistake { field: "file", why: strings.export_exists() });
    }
    let passphrase = said("passphrase");
    if passphrase.chars().count() < SHORTEST_PASSPHRASE {
        return Err(Mistake { field: "passphrase", why: strings.handover_pack_short(8) });
    }
    if said("again") != passphrase {
        return Err(Mistake { field: "again", why: strings.handover_pack_differ() });
    }
    if !packed.names.is_empty() && filled.choice("names") != Some("yes") {
        return Err(Mistake { field: "names", why: strings.pack_names_first() });
    }
    let departure = Departure {
        what: "pack".to_owned(),
        scope: strings.handover_pack_scope(i64::try_from(packed.pack.body.accounts.len()).unwrap_or(i64::MAX)),
        reader: packed.pack.reader,
        recipient: said("recipient"),
    };
    Ok(Box::new(Seal { packed: Arc::clone(packed), departure, passphrase: Passphrase(passphrase), into }))
}

/// The form that asks for a sealed file; `typed` is the one that was named before.
#[must_use]
pub fn open_form(typed: &str, look: &Look) -> Form {
    let strings = &look.strings;
    let held = if typed.is_empty() { Value::Nothing } else { Value::Text(typed.to_owned()) };
    let fields = vec![
        Field::new("file", strings.export_field_file(), Kind::Text(LONGEST)).holding(held).required(),
        Field::new("passphrase", strings.pack_field_passphrase(), Kind::Secret(LONGEST)).required(),
    ];
    Form::new(strings.pack_open_title(), fields, look).at(if typed.is_empty() { "file" } else { "passphrase" })
}

/// The job that looks into the file that the form names.
#[must_use]
pub fn look_task(filled: &Filled) -> Box<dyn Task> {
    let said = |id: &str| filled.text(id).unwrap_or_default().to_owned();
    Box::new(LookInto { file: typed_path(&said("file")), passphrase: Passphrase(said("passphrase")) })
}

/// Opens a sealed file without writing anything.
#[derive(Debug)]
struct LookInto {
    file: PathBuf,
    passphrase: Passphrase,
}

/// A pack that was looked into.
#[derive(Debug)]
pub struct Looked {
    /// What stands in it.
    pub pack: Pack,
    /// The digest of the file.
    pub hash: String,
    /// What opening it would come to.
    pub outlook: Outlook,
}

/// Why a file could not be looked into.
#[derive(Debug)]
pub enum Unseen {
    /// It could not be read.
    File(PathBuf, std::io::Error),
    /// It could not be opened.
    Sealed(Sealed),
    /// It does not fit the records.
    Store(Error),
}

/// What [`look_task`] found.
pub type Seen = Result<Arc<Looked>, Unseen>;

impl LookInto {
    fn seen(&self, store: &Store, watch: &Watch) -> Result<Seen, Cancelled> {
        let mut sealed = Vec::new();
        let read = std::fs::File::open(&self.file).and_then(|file| file.take(MOST_BYTES + 1).read_to_end(&mut sealed));
        if let Err(error) = read {
            return Ok(Err(Unseen::File(self.file.clone(), error)));
        }
        watch.at(Stage::Check, 0, None)?;
        let pack = match unseal(&sealed, &self.passphrase.0) {
            Ok(pack) => pack,
            Err(why) => return Ok(Err(Unseen::Sealed(why))),
        };
        watch.at(Stage::Compute, 0, None)?;
        let hash = digest(&sealed);
        // A file that is older than the last one is looked at all the same; taking it in is asked.
        Ok(match outlook(store, &pack, &hash, false) {
            Ok(outlook) => Ok(Arc::new(Looked { pack, hash, outlook })),
            Err(error) => Err(Unseen::Store(error)),
        })
    }
}

impl Task for LookInto {
    fn run(self: Box<Self>, store: Store, watch: &Watch) -> Result<Box<dyn Any + Send>, Cancelled> {
        watch.at(Stage::Read, 0, None)?;
        let seen = self.seen(&store, watch)?;
        Ok(handed::<Seen>(seen))
    }
}

/// Takes a pack in.
#[derive(Debug)]
pub struct TakeIn {
    /// The pack.
    pub looked: Arc<Looked>,
    /// Whether what changed on both sides is to be as in the pack.
    pub theirs: bool,
}

/// What [`TakeIn`] came to.
pub type TakenIn = Result<Plan, Error>;

impl Task for TakeIn {
    fn run(self: Box<Self>, mut store: Store, watch: &Watch) -> Result<Box<dyn Any + Send>, Cancelled> {
        watch.at(Stage::Write, 0, None)?;
        Ok(handed::<TakenIn>(taken_in(&mut store, &self.looked.pack, &self.looked.hash, self.theirs)))
    }
}
