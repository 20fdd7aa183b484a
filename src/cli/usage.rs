//! What is wrong with a command line, said in the reader's language.

use std::ffi::OsString;

use clap::Command;
use clap::error::{ContextKind, ContextValue, Error, ErrorKind};

use super::exit::Exit;
use super::failure::Failure;
use crate::i18n::Strings;

/// The sentence for a parse error, with what was meant perhaps and where to read more.
#[must_use]
pub fn failure(error: &Error, command: &Command, args: &[OsString], strings: &Strings) -> Failure {
    let mut message = sentence(error, strings);
    let (within, name) = (within(command, args), context(error, ContextKind::InvalidSubcommand));
    if within.get_name() != command.get_name() && !name.is_empty() {
        let names: Vec<&str> = within.get_subcommands().map(Command::get_name).collect();
        message = strings.cli_usage_unknown_command_among(name, names.join(", "));
    }
    if let Some(meant) = meant(error) {
        message = strings.cli_usage_meant(message, meant);
    }
    wrong(message, strings)
}

/// The command that the arguments lead to, as far as they name one.
fn within<'c>(command: &'c Command, args: &[OsString]) -> &'c Command {
    let named = args.iter().skip(1).filter_map(|arg| arg.to_str());
    named.fold(command, |at, name| at.find_subcommand(name).unwrap_or(at))
}

/// A wrong command line that only we can recognise as such.
#[must_use]
pub fn wrong(sentence: String, strings: &Strings) -> Failure {
    Failure::new(Exit::Usage, "usage", strings.cli_usage_more(sentence))
}

fn context(error: &Error, kind: ContextKind) -> String {
    match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        Some(ContextValue::Number(number)) => number.to_string(),
        _ => String::new(),
    }
}

fn sentence(error: &Error, strings: &Strings) -> String {
    let arg = context(error, ContextKind::InvalidArg);
    let value = context(error, ContextKind::InvalidValue);
    match error.kind() {
        ErrorKind::InvalidValue | ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues if value.is_empty() => {
            strings.cli_usage_no_value(arg)
        }
        ErrorKind::InvalidValue => strings.cli_usage_value_among(value, arg, context(error, ContextKind::ValidValue)),
        ErrorKind::ValueValidation => {
            let expected = std::error::Error::source(error).map(ToString::to_string).unwrap_or_default();
            if expected.is_empty() { strings.cli_usage_value(value, arg) } else { strings.cli_usage_value_among(value, arg, expected) }
        }
        ErrorKind::UnknownArgument | ErrorKind::TooManyValues => {
            strings.cli_usage_unknown_argument(if arg.is_empty() || error.kind() == ErrorKind::TooManyValues { value + &arg } else { arg })
        }
        ErrorKind::InvalidSubcommand => strings.cli_usage_unknown_command(context(error, ContextKind::InvalidSubcommand)),
        ErrorKind::MissingSubcommand => strings.cli_usage_no_command(context(error, ContextKind::ValidSubcommand)),
        ErrorKind::ArgumentConflict => {
            let prior = context(error, ContextKind::PriorArg);
            if prior == arg || prior.is_empty() { strings.cli_usage_twice(arg) } else { strings.cli_usage_conflict(arg, prior) }
        }
        ErrorKind::MissingRequiredArgument => strings.cli_usage_missing(arg),
        ErrorKind::InvalidUtf8 => strings.cli_usage_not_utf8(),
        _ => strings.cli_usage_other(),
    }
}

fn meant(error: &Error) -> Option<String> {
    [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg, ContextKind::SuggestedValue]
        .into_iter()
        .map(|kind| context(error, kind))
        .find(|text| !text.is_empty())
}
