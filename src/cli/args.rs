//! The command line: built at run time, because its help speaks the reader's language.

use std::ffi::{OsStr, OsString};

use clap::builder::{NonEmptyStringValueParser, TypedValueParser};
use clap::{Arg, ArgAction, ArgMatches, Command};

use super::{completions, man};
use crate::i18n::{Language, Strings, language_named, language_of_environment};

/// The value of an option of a type that its parser guarantees.
pub fn value<T: Clone + Send + Sync + 'static>(matches: &ArgMatches, id: &str) -> Option<T> {
    matches.try_get_one::<T>(id).ok().flatten().cloned()
}

/// The whole command line.
#[must_use]
pub fn command(strings: &Strings) -> Command {
    let root = Command::new("kamdeck")
        .version(env!("CARGO_PKG_VERSION"))
        .about(strings.cli_about())
        .disable_help_subcommand(true)
        .disable_version_flag(true)
        .arg(
            Arg::new("version")
                .short('V')
                .long("version")
                .action(ArgAction::Version)
                .help(strings.cli_option_version())
                .help_heading(strings.cli_heading_options()),
        )
        .args(globals(strings))
        .subcommand(completions::command(strings))
        .subcommand(man::command(strings));
    localised(root, strings)
}

fn globals(strings: &Strings) -> Vec<Arg> {
    let flag = |name: &'static str, help: String| Arg::new(name).long(name).action(ArgAction::SetTrue).help(help);
    let mut options = vec![
        Arg::new("lang")
            .long("lang")
            .value_name("en|zh-CN")
            .value_parser(NonEmptyStringValueParser::new().try_map(|tag| language_named(&tag).ok_or("en, zh-CN")))
            .env("KAMDECK_LANG")
            .help(strings.cli_option_lang()),
        flag("json", strings.cli_option_json()),
    ];
    for option in &mut options {
        *option = std::mem::take(option).global(true).help_heading(strings.cli_heading_globals());
    }
    options
}

/// Gives a command and all below it headings, usage and help option in the reader's language.
fn localised(command: Command, strings: &Strings) -> Command {
    let names: Vec<String> = command.get_subcommands().map(|sub| sub.get_name().to_owned()).collect();
    let mut command = command
        .disable_help_flag(true)
        .arg(
            Arg::new("help")
                .short('h')
                .long("help")
                .action(ArgAction::Help)
                .help(strings.cli_option_help())
                .help_heading(strings.cli_heading_options()),
        )
        .subcommand_help_heading(strings.cli_heading_commands())
        .subcommand_value_name(strings.cli_value_command())
        .help_template(format!("{{about-with-newline}}\n{}: {{usage}}\n\n{{all-args}}{{after-help}}", strings.cli_heading_usage()));
    let positionals = strings.cli_heading_arguments();
    let options = strings.cli_heading_options();
    command = command.mut_args(|arg| {
        let heading = if arg.is_positional() { &positionals } else { &options };
        // What may be written, the default and the variable stand in the help text, in the reader's language.
        let arg = if arg.get_action().takes_values() { arg.hide_possible_values(true).hide_default_value(true) } else { arg };
        let arg = arg.hide_env(true);
        if arg.get_help_heading().is_none() { arg.help_heading(heading.clone()) } else { arg }
    });
    for name in names {
        command = command.mut_subcommand(name, |sub| localised(sub, strings));
    }
    command
}

/// Help as the parser prints it, with its last English words and colons in the reader's language.
#[must_use]
pub fn in_words(help: &str, strings: &Strings) -> String {
    let headings = [
        strings.cli_heading_usage(),
        strings.cli_heading_commands(),
        strings.cli_heading_arguments(),
        strings.cli_heading_options(),
        strings.cli_heading_globals(),
    ];
    let mut shown = String::with_capacity(help.len());
    for line in help.lines() {
        match headings.iter().find_map(|heading| Some((heading, line.strip_prefix(heading.as_str())?.strip_prefix(':')?))) {
            Some((heading, rest)) => {
                shown.push_str(&strings.cli_heading(heading));
                shown.push_str(&rest.replace("[OPTIONS]", &format!("[{}]", strings.cli_value_options())));
            }
            None => shown.push_str(line),
        }
        shown.push('\n');
    }
    shown
}

/// The language that the arguments and the environment ask for, before anything is parsed: `--lang`, then
/// `KAMDECK_LANG`, then the locale. Unknown names are left for the parser to refuse.
#[must_use]
pub fn language_asked(args: &[OsString]) -> Language {
    let asked = option_value(args, "--lang").or_else(|| std::env::var_os("KAMDECK_LANG"));
    asked.and_then(|tag| tag.to_str().and_then(language_named)).unwrap_or_else(|| language_of_environment(|name| std::env::var(name).ok()))
}

/// Whether JSON is asked for, before anything is parsed: also a wrong command line is reported as such.
#[must_use]
pub fn json_asked(args: &[OsString]) -> bool {
    before_separator(args).any(|arg| arg == "--json")
}

fn before_separator(args: &[OsString]) -> impl Iterator<Item = &OsStr> {
    args.iter().skip(1).map(OsString::as_os_str).take_while(|arg| *arg != "--")
}

/// The last value of an option given as `--name value` or `--name=value`.
fn option_value(args: &[OsString], name: &str) -> Option<OsString> {
    let mut found = None;
    let mut words = before_separator(args);
    while let Some(word) = words.next() {
        if word == name {
            found = words.next().map(OsStr::to_owned);
        } else if let Some(value) = word.to_str().and_then(|word| word.strip_prefix(name)?.strip_prefix('=')) {
            found = Some(value.into());
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(line: &str) -> Vec<OsString> {
        line.split(' ').map(Into::into).collect()
    }

    #[test]
    fn the_tree_is_sound_and_every_option_is_explained_in_both_languages() {
        for language in Language::iter() {
            let strings = language.load();
            let mut tree = command(&strings);
            tree.build();
            tree.clone().debug_assert();
            let mut waiting = vec![tree];
            while let Some(command) = waiting.pop() {
                assert!(command.get_about().is_some(), "{} has no description", command.get_name());
                for arg in command.get_arguments() {
                    assert!(arg.get_help().is_some_and(|help| !help.to_string().is_empty()), "{} {}", command.get_name(), arg.get_id());
                }
                waiting.extend(command.get_subcommands().cloned());
            }
        }
    }

    #[test]
    fn the_language_is_found_before_parsing() {
        assert_eq!(language_asked(&words("kamdeck list --lang zh-CN")), Language::ZhCN);
        assert_eq!(language_asked(&words("kamdeck --lang=en list --lang=zh")), Language::ZhCN);
        assert!(json_asked(&words("kamdeck list --json")) && !json_asked(&words("kamdeck log -- --json")));
    }
}
