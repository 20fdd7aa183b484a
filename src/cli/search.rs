//! `kamdeck search`: everything written, by its words.

use clap::builder::NonEmptyStringValueParser;
use clap::{Arg, ArgMatches, Command, value_parser};
use serde::Serialize;

use super::args::value;
use super::failure::Stop;
use super::out::Out;
use super::session::Session;
use crate::domain::AccountId;
use crate::exchange::search::{NameIndex, may_spell, search};
use crate::i18n::{Strings, label};
use crate::store::search::{Found, Hit};

/// Places that are shown unless another number is asked for.
const SHOWN: u32 = 50;
/// Its arguments.
#[must_use]
pub fn command(strings: &Strings) -> Command {
    Command::new("search")
        .about(strings.search_about())
        .arg(
            Arg::new("text")
                .value_name(strings.search_value())
                .required(true)
                .num_args(1..)
                .value_parser(NonEmptyStringValueParser::new())
                .help(strings.search_text()),
        )
        .arg(Arg::new("limit").long("limit").value_name("N").value_parser(value_parser!(u32).range(1..)).help(strings.search_limit(SHOWN)))
}

#[derive(Serialize)]
struct Group<'f> {
    account: Option<Account<'f>>,
    hits: Vec<Place<'f>>,
}

#[derive(Serialize)]
struct Account<'f> {
    id: AccountId,
    name: &'f str,
}

#[derive(Serialize)]
struct Place<'f> {
    kind: crate::store::Table,
    id: String,
    text: &'f str,
    #[serde(rename = "match")]
    matched: Option<&'f str>,
}

impl<'f> Place<'f> {
    fn of(hit: &'f Hit) -> Self {
        let matched = hit.snippet.get(hit.at.clone()).filter(|matched| !matched.is_empty());
        Self { kind: hit.table, id: hit.row.to_string(), text: &hit.snippet, matched }
    }
}

impl<'f> Group<'f> {
    fn of(found: &'f Found) -> Self {
        let account = found.account.map(|id| Account { id, name: &found.name });
        Self { account, hits: found.hits.iter().map(Place::of).collect() }
    }
}

/// Shows where a text stands, grouped by account.
///
/// # Errors
/// [`Stop`] if the database fails, or the output is closed.
pub fn run(session: &Session, matches: &ArgMatches, out: &mut Out) -> Result<(), Stop> {
    let store = session.open()?;
    let as_of = session.as_of(store.zone())?;
    let failed = |error| session.failed(&error, &store);
    let text = matches.get_many::<String>("text").into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(" ");
    let reader = store.read();
    let names = may_spell(&text).then(|| NameIndex::read(&reader, &mut |_| true)).transpose().map_err(failed)?;
    let limit = value(matches, "limit").unwrap_or(SHOWN);
    let found = search(&reader, names.as_ref(), &text, as_of, limit).map_err(failed)?;
    if session.globals.json {
        return out.json(&found.iter().map(Group::of).collect::<Vec<_>>());
    }
    let strings = session.strings;
    if found.is_empty() {
        return out.line(&strings.search_nothing(text));
    }
    let veil = session.veil(&store)?;
    let shown = |text: &str| veil.as_ref().map_or_else(|| text.to_owned(), |names| names.veiled(text).into_owned());
    for group in &found {
        out.line(&if group.account.is_some() { shown(&group.name) } else { strings.search_no_account() })?;
        for hit in &group.hits {
            out.line(&format!("  {}: {}", label(hit.table, strings), shown(&hit.snippet)))?;
        }
    }
    Ok(())
}
