//! Which device this is: a database that is copied to another machine goes on there under a number of its own, so that
//! identifiers never meet and undo takes back only what was done here.

use std::collections::hash_map::RandomState;
use std::hash::{BuildHasher, Hasher};

use rusqlite::{Connection, OptionalExtension};

/// Device numbers have 12 bits.
const NUMBERS: u64 = 1 << 12;

/// A name that stays the same on one machine and differs between machines; empty where the system tells none.
fn machine_name() -> String {
    #[cfg(unix)]
    {
        let id = std::fs::read_to_string("/etc/machine-id").unwrap_or_default();
        let node = rustix::system::uname();
        format!("{}{}", id.trim(), node.nodename().to_string_lossy())
    }
    #[cfg(not(unix))]
    {
        std::env::var("COMPUTERNAME").unwrap_or_default()
    }
}

/// FNV-1a, 64 bits: stable between versions of the program, and does not give the machine's name away.
fn fingerprint(parts: &[&str]) -> String {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for byte in parts.iter().flat_map(|part| part.bytes().chain([0])) {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    format!("{hash:016x}")
}

/// A random number from the operating system, by way of the standard library's hash keys.
pub(super) fn random() -> u64 {
    RandomState::new().build_hasher().finish()
}

/// This device's number, if it has written here before.
pub(super) fn known(conn: &Connection, machine: Option<&str>) -> rusqlite::Result<Option<u16>> {
    let database: String = conn.query_row("SELECT value FROM setting WHERE key = 'database'", [], |row| row.get(0))?;
    let name = machine.map_or_else(machine_name, str::to_owned);
    conn.query_row("SELECT number FROM device WHERE machine = ?1", [fingerprint(&[&database, &name])], |row| row.get(0)).optional()
}

/// This device's number; on its first write it gets one that no other device has. Must run inside a write transaction.
pub(super) fn enrolled(conn: &Connection, machine: Option<&str>) -> rusqlite::Result<u16> {
    if let Some(number) = known(conn, machine)? {
        return Ok(number);
    }
    let database: String = conn.query_row("SELECT value FROM setting WHERE key = 'database'", [], |row| row.get(0))?;
    let name = machine.map_or_else(machine_name, str::to_owned);
    let taken: Vec<u16> = conn.prepare("SELECT number FROM device")?.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    let first = random();
    // With every number taken two devices share one; identifiers then still grow, because they continue behind the last.
    let mut free = (0..NUMBERS).map(|step| first.wrapping_add(step) % NUMBERS).filter_map(|number| u16::try_from(number).ok());
    let number = free.find(|number| !taken.contains(number)).unwrap_or(0);
    conn.execute("INSERT OR IGNORE INTO device (number, machine) VALUES (?1, ?2)", (number, fingerprint(&[&database, &name])))?;
    Ok(number)
}
