//! A database as the program holds it.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, LazyLock};
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, ErrorCode, OpenFlags};

use super::catalog::TEXT_MAX;
use super::currency::REPORTING;
use super::error::Error;
use super::migrate::{self, MIGRATIONS, Migrated};
use super::policies::Policies;
use super::row::Reader;
use super::{device, file};
use crate::domain::calendar::WorkCalendar;
use crate::domain::text::one_line;
use crate::domain::{AsOf, Clock, Currency, Instant, Zone};

/// Statements kept ready; one screen needs a few dozen.
const STATEMENTS: usize = 256;

/// Who opens a database, and how.
#[derive(Clone)]
pub struct Options {
    /// The user name: the config's, the command line's or the system's.
    pub user: String,
    /// Where the present is read.
    pub clock: Arc<dyn Clock>,
    /// Whether to make a file that does not exist.
    pub create: bool,
    /// The zone of a database that is made; the system's if not given.
    pub zone: Option<Zone>,
    /// The currency in which a database that is made tells sums; the renminbi yuan if not given.
    pub currency: Option<Currency>,
    /// The name of this machine; asked from the system if not given.
    pub machine: Option<String>,
    /// How long to wait for another program that writes.
    pub patience: Duration,
    /// Which days are worked, for deadlines; as the program is shipped if not given.
    pub calendar: Option<Arc<WorkCalendar>>,
}

impl Options {
    /// Opens what exists, as this user, and waits up to 5 seconds for others.
    #[must_use]
    pub fn new(user: &str, clock: Arc<dyn Clock>) -> Self {
        let user: String = one_line(user).trim().chars().take(TEXT_MAX).collect();
        // Some systems know no name of their user; everybody has to be called something.
        Self {
            user: if user.is_empty() { "user".to_owned() } else { user },
            clock,
            create: false,
            zone: None,
            currency: None,
            machine: None,
            patience: Duration::from_secs(5),
            calendar: None,
        }
    }

    /// Also makes a file that does not exist.
    #[must_use]
    pub const fn create(mut self) -> Self {
        self.create = true;
        self
    }
}

impl std::fmt::Debug for Options {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Options").field("user", &self.user).field("create", &self.create).finish_non_exhaustive()
    }
}

#[derive(Debug, Clone)]
pub(super) enum Place {
    File(PathBuf),
    /// The name under which connections of this process find it.
    Memory(String),
}

/// An open database.
#[derive(Debug)]
pub struct Store {
    pub(super) conn: Connection,
    pub(super) options: Options,
    pub(super) place: Place,
    pub(super) last_id: i64,
    /// The rules in force, once a write has asked for them.
    pub(super) policies: Option<Policies>,
    zone: Zone,
    migrated: Option<Migrated>,
    read_only: bool,
}

impl Store {
    /// Opens a database file; makes it if asked to, upgrades it if it is older.
    ///
    /// # Errors
    /// What stands in its place is no plain file, or no database of this program, or one of a newer version (which is left
    /// untouched); it is damaged, busy, read-only where an upgrade is needed; the disk is full.
    pub fn open(path: &Path, options: &Options) -> Result<Self, Error> {
        let fresh = !file::is_there(path)?;
        if fresh && !options.create {
            return Err(Error::NoFile(path.to_owned()));
        }
        if fresh {
            file::create_private(path)?;
        }
        let mut conn = connect(path, options)?;
        let read_only = conn.is_readonly("main")?;
        let migrated = prepare(&mut conn, path, options, read_only)?;
        if !read_only {
            let mode = if file::is_local(path) { "WAL" } else { "DELETE" };
            // Somebody who reads at this moment keeps the mode as it is; either is safe on its own machine.
            match conn.pragma_update(None, "journal_mode", mode).map_err(unwritable) {
                Ok(()) | Err(Error::Busy) => {}
                Err(error) => return Err(error),
            }
        }
        Self::ready(conn, Place::File(path.to_owned()), options.clone(), migrated, read_only)
    }

    /// A connection that only looks at a file: nothing is created, upgraded or written.
    pub(super) fn look_into(path: &Path, options: &Options) -> Result<Connection, Error> {
        if !file::is_there(path)? {
            return Err(Error::NoFile(path.to_owned()));
        }
        let mut conn = connect(path, options)?;
        let looking = Options { create: false, ..options.clone() };
        conn.pragma_update(None, "query_only", "ON")?;
        match prepare(&mut conn, path, &looking, true) {
            // An older schema is upgraded when it is opened.
            Ok(_) | Err(Error::ReadOnly) => Ok(conn),
            Err(error) => Err(error),
        }
    }

    /// A database that lives as long as a connection to it is open, and is written nowhere.
    ///
    /// # Errors
    /// Those of the database.
    pub fn memory(options: &Options) -> Result<Self, Error> {
        static NUMBER: AtomicU64 = AtomicU64::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let name = format!("file:/kamdeck-{number}?vfs=memdb");
        let conn = connect_memory(&name, options)?;
        migrate::create(&conn, MIGRATIONS, |conn| first_settings(conn, options))?;
        Self::ready(conn, Place::Memory(name), options.clone(), None, false)
    }

    /// Another connection to the same database, for a job beside the screen.
    ///
    /// # Errors
    /// Those of the database.
    pub fn another(&self) -> Result<Self, Error> {
        self.opener().open()
    }

    /// What opens another connection, on whatever thread: opening reads the whole schema, which takes a few milliseconds.
    #[must_use]
    pub fn opener(&self) -> Opener {
        Opener { place: self.place.clone(), options: self.options.clone(), read_only: self.read_only }
    }

    fn ready(conn: Connection, place: Place, options: Options, migrated: Option<Migrated>, read_only: bool) -> Result<Self, Error> {
        let zone = Reader { conn: &conn }.zone()?;
        Ok(Self { conn, options, place, last_id: 0, policies: None, zone, migrated, read_only })
    }

    /// Reads.
    #[must_use]
    pub const fn read(&self) -> Reader<'_> {
        Reader { conn: &self.conn }
    }

    /// The time zone that the database was made with.
    #[must_use]
    pub const fn zone(&self) -> Zone {
        self.zone
    }

    /// Which days are worked.
    #[must_use]
    pub fn calendar(&self) -> Arc<WorkCalendar> {
        static SHIPPED: LazyLock<Arc<WorkCalendar>> = LazyLock::new(|| Arc::new(WorkCalendar::cn().unwrap_or_default()));
        self.options.calendar.clone().unwrap_or_else(|| Arc::clone(&SHIPPED))
    }

    /// Counts deadlines by these working days from now on.
    pub fn work_by(&mut self, calendar: Arc<WorkCalendar>) {
        self.options.calendar = Some(calendar);
    }

    /// The present instant of the store's clock.
    #[must_use]
    pub fn now(&self) -> Instant {
        self.options.clock.now()
    }

    /// Today, up to now.
    #[must_use]
    pub fn today(&self) -> AsOf {
        AsOf::now(self.now(), self.zone)
    }

    /// The file; none for a database in memory.
    #[must_use]
    pub fn path(&self) -> Option<&Path> {
        match &self.place {
            Place::File(path) => Some(path),
            Place::Memory(_) => None,
        }
    }

    /// The upgrade that took place when it was opened.
    #[must_use]
    pub const fn migrated(&self) -> Option<&Migrated> {
        self.migrated.as_ref()
    }

    /// Whether every write will be refused.
    #[must_use]
    pub const fn is_read_only(&self) -> bool {
        self.read_only
    }

    /// A number that changes when another connection has written.
    ///
    /// # Errors
    /// Those of the database.
    pub fn others_writes(&self) -> Result<i64, Error> {
        Ok(self.conn.prepare_cached("PRAGMA data_version")?.query_row([], |row| row.get(0))?)
    }
}

/// Opens another connection to a database that is open.
#[derive(Debug)]
pub struct Opener {
    place: Place,
    options: Options,
    read_only: bool,
}

impl Opener {
    /// Opens it.
    ///
    /// # Errors
    /// Those of the database.
    pub fn open(self) -> Result<Store, Error> {
        let conn = match &self.place {
            Place::File(path) => connect(path, &self.options)?,
            Place::Memory(name) => connect_memory(name, &self.options)?,
        };
        Store::ready(conn, self.place, self.options, None, self.read_only)
    }
}

/// A connection to a file. One that may be read but whose folder may not be written is read as it stands.
fn connect(path: &Path, options: &Options) -> Result<Connection, Error> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let opened = Connection::open_with_flags(path, flags).and_then(|conn| settled(conn, options));
    match opened {
        Err(error) if can_not_open(&error) && is_whole(path) => {
            let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_URI;
            let conn = Connection::open_with_flags(immutable_uri(path), flags).map_err(|error| unreadable(path, error))?;
            settled(conn, options).map_err(|error| unreadable(path, error))
        }
        other => other.map_err(|error| unreadable(path, error)),
    }
}

fn connect_memory(name: &str, options: &Options) -> Result<Connection, Error> {
    let flags =
        OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_URI;
    Ok(Connection::open_with_flags(name, flags).and_then(|conn| settled(conn, options))?)
}

/// Settings of each connection. Reading the schema's version last shows whether the file can be read at all.
fn settled(conn: Connection, options: &Options) -> rusqlite::Result<Connection> {
    conn.busy_timeout(options.patience)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    // FULL: what the screen called saved survives a crash of the machine. Sorting in memory leaves no customer's data in /tmp,
    // overwriting what is deleted leaves none in the file: a purge shall mean it.
    conn.execute_batch("PRAGMA synchronous = FULL; PRAGMA temp_store = MEMORY; PRAGMA secure_delete = ON; PRAGMA foreign_keys = ON;")?;
    conn.set_prepared_statement_cache_capacity(STATEMENTS);
    migrate::version(&conn)?;
    Ok(conn)
}

fn can_not_open(error: &rusqlite::Error) -> bool {
    matches!(error.sqlite_error_code(), Some(ErrorCode::CannotOpen | ErrorCode::ReadOnly | ErrorCode::PermissionDenied))
}

/// Whether the file holds everything: nothing waits in a write-ahead log or a journal.
fn is_whole(path: &Path) -> bool {
    ["-wal", "-journal"].iter().all(|ending| {
        let mut name = path.as_os_str().to_owned();
        name.push(ending);
        std::fs::metadata(PathBuf::from(name)).map_or(true, |found| found.len() == 0)
    })
}

fn immutable_uri(path: &Path) -> String {
    let mut uri = String::from("file:");
    for byte in path.to_string_lossy().bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'/' | b'.' | b'-' | b'_' => uri.push(char::from(byte)),
            _ => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    uri.push_str("?immutable=1");
    uri
}

fn unreadable(path: &Path, error: rusqlite::Error) -> Error {
    match error.sqlite_error_code() {
        Some(ErrorCode::NotADatabase) => Error::NotOurs(path.to_owned()),
        Some(ErrorCode::CannotOpen) => Error::File { path: path.to_owned(), error: std::io::ErrorKind::PermissionDenied.into() },
        _ => error.into(),
    }
}

/// A failure to write where opening went well: the folder may not be written.
fn unwritable(error: rusqlite::Error) -> Error {
    match error.sqlite_error_code() {
        Some(ErrorCode::CannotOpen) => Error::ReadOnly,
        _ => error.into(),
    }
}

/// Makes sure that the file is ours and of the schema known, and leaves it untouched otherwise.
fn prepare(conn: &mut Connection, path: &Path, options: &Options, read_only: bool) -> Result<Option<Migrated>, Error> {
    let (mark, version) = (migrate::application_id(conn)?, migrate::version(conn)?);
    let known = migrate::newest(MIGRATIONS);
    let refused = if mark == migrate::APPLICATION_ID && version > known {
        Some(Error::Newer { path: path.to_owned(), found: version, known })
    } else if mark == migrate::APPLICATION_ID && version > 0 {
        None
    } else if options.create && std::fs::metadata(path).is_ok_and(|found| found.len() == 0) {
        migrate::create(conn, MIGRATIONS, |conn| first_settings(conn, options))?;
        file::sync_folder(path);
        None
    } else {
        Some(Error::NotOurs(path.to_owned()))
    };
    if let Some(error) = refused {
        // Closing must not fold a foreign write-ahead log into a foreign file.
        conn.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
        return Err(error);
    }
    if version < known && read_only {
        return Err(Error::ReadOnly);
    }
    migrate::upgrade(conn, path, MIGRATIONS)
}

/// What a database is born with: its time zone, a name of its own, and the currency of its sums.
fn first_settings(conn: &Connection, options: &Options) -> rusqlite::Result<()> {
    let system = || iana_time_zone::get_timezone().ok().and_then(|name| Zone::named(&name));
    let zone = options.zone.or_else(system).unwrap_or_default();
    let name = format!("{:016x}{:016x}", device::random(), device::random());
    let mut setting = conn.prepare("INSERT INTO setting (key, value) VALUES (?1, ?2)")?;
    setting.execute(("zone", zone.name()))?;
    setting.execute(("database", &name))?;
    if let Some(currency) = options.currency {
        setting.execute((REPORTING, currency.code()))?;
    }
    Ok(())
}
