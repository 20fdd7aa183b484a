//! `kamdeck man [COMMAND]`.

use clap::builder::NonEmptyStringValueParser;
use clap::{Arg, ArgMatches, Command};

use super::args::{self, value};
use super::failure::Stop;
use super::out::Out;
use super::usage;
use crate::i18n::Strings;

/// Its arguments.
#[must_use]
pub fn command(strings: &Strings) -> Command {
    Command::new("man").about(strings.cli_man_about()).arg(
        Arg::new("of").value_name(strings.cli_value_command()).value_parser(NonEmptyStringValueParser::new()).help(strings.cli_man_of()),
    )
}

/// Prints the manual page of the program or of one of its commands, in roff.
///
/// # Errors
/// [`Stop`] if there is no such command, or the output is closed or full.
pub fn run(matches: &ArgMatches, strings: &Strings, out: &mut Out) -> Result<(), Stop> {
    let mut tree = args::command(strings);
    tree.build();
    let page = match value::<String>(matches, "of") {
        None => tree,
        Some(name) => tree.find_subcommand(&name).cloned().ok_or_else(|| usage::wrong(strings.cli_usage_unknown_command(name), strings))?,
    };
    let mut roff = Vec::new();
    clap_mangen::Man::new(page).render(&mut roff).map_err(|error| Stop::from_output(&error, strings))?;
    out.bytes(&roff)
}
