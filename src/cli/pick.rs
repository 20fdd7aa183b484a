//! Which account is meant.

use super::exit::Exit;
use super::failure::{Failure, Stop};
use super::session::Session;
use crate::domain::AccountId;
use crate::exchange::capture::NameBook;
use crate::store::Store;

/// Candidates that are named when several are meant.
const NAMED: usize = 10;

/// The one account that a text means: identifier, credit code, name, short name, a part of either, pinyin or initials.
///
/// # Errors
/// [`Stop`] if none or several are meant, naming some of them; or the database fails.
pub fn account(session: &Session, store: &Store, typed: &str) -> Result<AccountId, Stop> {
    let strings = session.strings;
    let book = NameBook::read(&store.read()).map_err(|error| session.failed(&error, store))?;
    let found = book.find(typed);
    match found.as_slice() {
        [only] => Ok(only.id),
        [] => Err(Failure::new(Exit::Failed, "not_found", strings.cli_no_account(typed)).into()),
        several => {
            let mut names: Vec<String> = several
                .iter()
                .take(NAMED)
                .map(|account| strings.cli_candidate(session.private(&account.name), account.id.to_string()))
                .collect();
            if several.len() > NAMED {
                names.push(strings.cli_more(i64::try_from(several.len() - NAMED).unwrap_or(i64::MAX)));
            }
            Err(Failure::new(Exit::Failed, "ambiguous", strings.cli_several_accounts(typed, names.join(", "))).into())
        }
    }
}
