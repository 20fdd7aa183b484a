//! `kamdeck completions SHELL`.

use clap::builder::EnumValueParser;
use clap::{Arg, ArgMatches, Command};
use clap_complete::Shell;

use super::args::{self, value};
use super::failure::Stop;
use super::out::Out;
use crate::i18n::Strings;

/// Its arguments.
#[must_use]
pub fn command(strings: &Strings) -> Command {
    Command::new("completions").about(strings.cli_completions_about()).arg(
        Arg::new("shell")
            .value_name(strings.cli_value_shell())
            .required(true)
            .value_parser(EnumValueParser::<Shell>::new())
            .help(strings.cli_completions_shell()),
    )
}

/// Prints the completion script.
///
/// # Errors
/// [`Stop`] if the output is closed or full.
pub fn run(matches: &ArgMatches, strings: &Strings, out: &mut Out) -> Result<(), Stop> {
    let mut script = Vec::new();
    if let Some(shell) = value::<Shell>(matches, "shell") {
        clap_complete::generate(shell, &mut args::command(strings), "kamdeck", &mut script);
    }
    out.bytes(&script)
}
