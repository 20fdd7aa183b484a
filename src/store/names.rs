//! Who is called what: for finding the account, person or colleague that somebody names.

use chrono::NaiveDate;

use super::error::Error;
use super::open::Store;
use super::row::Reader;
use super::tx::colleague_named;
use super::value::day_number;
use crate::domain::{AccountId, ColleagueId, PersonId, PostId, RowId, veil};

/// What an account is called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedAccount {
    /// Which.
    pub id: AccountId,
    /// Its name.
    pub name: String,
    /// Its short name; empty if it has none.
    pub short_name: String,
    /// How its name is read; empty if the usual way.
    pub reading: String,
    /// The unified social credit code; empty if unknown.
    pub credit_code: String,
}

/// What a person is called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedPerson {
    /// Who.
    pub id: PersonId,
    /// The name.
    pub name: String,
    /// How it is read; empty if the usual way.
    pub reading: String,
}

/// Who holds a post.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holder {
    /// Who.
    pub person: PersonId,
    /// The post.
    pub post: PostId,
    /// The person's name.
    pub name: String,
    /// The post's title; empty if unknown.
    pub title: String,
}

impl Store {
    /// The colleague that the user is; none before the first write.
    ///
    /// # Errors
    /// Those of the database.
    pub fn me(&self) -> Result<Option<ColleagueId>, Error> {
        Ok(colleague_named(&self.conn, &self.options.user)?)
    }
}

impl Reader<'_> {
    /// The names of all accounts, oldest first.
    ///
    /// # Errors
    /// Those of the database.
    pub fn account_names(&self) -> Result<Vec<NamedAccount>, Error> {
        let mut statement = self.conn.prepare_cached(
            "SELECT id, name, coalesce(short_name, ''), coalesce(reading, ''), coalesce(credit_code, '') FROM account ORDER BY id",
        )?;
        let rows = statement.query_map([], |row| {
            Ok(NamedAccount {
                id: AccountId::from_raw(row.get(0)?),
                name: row.get(1)?,
                short_name: row.get(2)?,
                reading: row.get(3)?,
                credit_code: row.get(4)?,
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Every name that the privacy veil hides inside texts: accounts, people, colleagues, competitors.
    ///
    /// # Errors
    /// Those of the database.
    pub fn names_to_veil(&self) -> Result<veil::Names, Error> {
        let mut statement = self.conn.prepare_cached(
            "SELECT name FROM account UNION SELECT short_name FROM account WHERE short_name IS NOT NULL UNION SELECT name FROM person \
             UNION SELECT name FROM colleague UNION SELECT competitor FROM white_space WHERE competitor IS NOT NULL",
        )?;
        let names = statement.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<Vec<String>>>()?;
        Ok(veil::Names::new(names))
    }

    /// The names of all people, oldest first.
    ///
    /// # Errors
    /// Those of the database.
    pub fn person_names(&self) -> Result<Vec<NamedPerson>, Error> {
        let mut statement = self.conn.prepare_cached("SELECT id, name, coalesce(reading, '') FROM person ORDER BY id")?;
        let rows = statement
            .query_map([], |row| Ok(NamedPerson { id: PersonId::from_raw(row.get(0)?), name: row.get(1)?, reading: row.get(2)? }))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Who holds a post at an account on a day: has joined by then, as far as that is known, and not left; oldest post first.
    ///
    /// # Errors
    /// Those of the database.
    pub fn holders(&self, account: AccountId, on: NaiveDate) -> Result<Vec<Holder>, Error> {
        let mut statement = self.conn.prepare_cached(
            "SELECT person.id, post.id, person.name, coalesce(post.title, '') FROM post JOIN person ON person.id = post.person_id \
             WHERE post.account_id = ?1 AND (post.joined_on IS NULL OR post.joined_on <= ?2) AND (post.left_on IS NULL OR post.left_on > ?2) \
             ORDER BY post.id",
        )?;
        let rows = statement.query_map((account.raw(), day_number(on)), |row| {
            Ok(Holder {
                person: PersonId::from_raw(row.get(0)?),
                post: PostId::from_raw(row.get(1)?),
                name: row.get(2)?,
                title: row.get(3)?,
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Colleagues who have not left, by name.
    ///
    /// # Errors
    /// Those of the database.
    pub fn colleagues_here(&self) -> Result<Vec<(ColleagueId, String)>, Error> {
        let mut statement = self.conn.prepare_cached("SELECT id, name FROM colleague WHERE left_on IS NULL ORDER BY name, id")?;
        let rows = statement.query_map([], |row| Ok((ColleagueId::from_raw(row.get(0)?), row.get(1)?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}
