//! The command line: built at run time, because its help speaks the reader's language.

use std::ffi::{OsStr, OsString};
use std::path::PathBuf;

use clap::builder::{BoolishValueParser, NonEmptyStringValueParser, TypedValueParser};
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};

use super::{
    backup, chain, compare, completions, config, currency, demo, export, handover, import, kpi, learning, library, list, log, man, merge,
    paper, policy, score, search, show, tier_review, today, undo,
};
use crate::config::Config;
use crate::i18n::{Language, Strings, language_named, language_of_environment};

/// What the options common to all commands say.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Globals {
    /// The database file.
    pub db: Option<PathBuf>,
    /// The configuration file.
    pub config: Option<PathBuf>,
    /// The day as of which to show, as typed.
    pub as_of: Option<String>,
    /// Draw with ASCII only.
    pub ascii: bool,
    /// A theme.
    pub theme: Option<String>,
    /// Hide money, telephone numbers and names.
    pub veil: bool,
    /// Who acts.
    pub user: Option<String>,
    /// JSON instead of text.
    pub json: bool,
}

impl Globals {
    /// Reads them from what was parsed.
    #[must_use]
    pub fn of(matches: &ArgMatches) -> Self {
        Self {
            db: value(matches, "db"),
            config: value(matches, "config"),
            as_of: value(matches, "as-of"),
            ascii: matches.get_flag("ascii"),
            theme: value(matches, "theme"),
            veil: matches.get_flag("veil"),
            user: value(matches, "user"),
            json: matches.get_flag("json"),
        }
    }

    /// Options win over the configuration.
    pub fn lay_over(&self, config: &mut Config, language: Language) {
        config.language = Some(language);
        config.ascii = if self.ascii { Some(true) } else { config.ascii };
        config.veil |= self.veil;
        config.theme = self.theme.clone().or_else(|| config.theme.take());
    }
}

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
        .subcommand(import::command(strings))
        .subcommand(list::command(strings))
        .subcommand(show::command(strings))
        .subcommand(export::command(strings))
        .subcommand(log::command(strings))
        .subcommand(paper::brief(strings))
        .subcommand(search::command(strings))
        .subcommands(merge::commands(strings))
        .subcommand(score::command(strings))
        .subcommand(chain::command(strings))
        .subcommand(today::command(strings))
        .subcommand(kpi::command(strings))
        .subcommands(learning::commands(strings))
        .subcommand(compare::command(strings))
        .subcommand(tier_review::command(strings))
        .subcommand(handover::command(strings))
        .subcommand(library::command(strings))
        .subcommands(undo::commands(strings))
        .subcommands(backup::commands(strings))
        .subcommands(currency::commands(strings))
        .subcommand(policy::command(strings))
        .subcommand(config::command(strings))
        .subcommand(demo::command(strings))
        .subcommand(completions::command(strings))
        .subcommand(man::command(strings));
    localised(root, strings)
}

fn globals(strings: &Strings) -> Vec<Arg> {
    let valued = |name: &'static str, value: String, help: String| {
        Arg::new(name).long(name).value_name(value).value_parser(NonEmptyStringValueParser::new()).help(help)
    };
    let file = |name: &'static str, help: String| {
        Arg::new(name).long(name).value_name(strings.cli_value_file()).value_parser(value_parser!(PathBuf)).help(help)
    };
    let flag = |name: &'static str, help: String| {
        let truth = BoolishValueParser::new();
        Arg::new(name).long(name).action(ArgAction::SetTrue).value_parser(truth).help(help)
    };
    let language = NonEmptyStringValueParser::new().try_map(|tag| language_named(&tag).ok_or("en, zh-CN"));
    let options = [
        file("db", strings.cli_option_db()).env("KAMDECK_DB"),
        file("config", strings.cli_option_config()).env("KAMDECK_CONFIG"),
        Arg::new("lang").long("lang").value_name("en|zh-CN").value_parser(language).env("KAMDECK_LANG").help(strings.cli_option_lang()),
        valued("as-of", strings.cli_value_date(), strings.cli_option_as_of()),
        flag("ascii", strings.cli_option_ascii()).env("KAMDECK_ASCII"),
        valued("theme", strings.cli_value_name(), strings.cli_option_theme()).env("KAMDECK_THEME"),
        flag("veil", strings.cli_option_veil()).env("KAMDECK_VEIL"),
        valued("user", strings.cli_value_name(), strings.cli_option_user()).env("KAMDECK_USER"),
        flag("json", strings.cli_option_json()),
    ];
    options.into_iter().map(|option| option.global(true).help_heading(strings.cli_heading_globals())).collect()
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
/// `KAMDECK_LANG`, then the configuration's, then the locale. Unknown names are left for the parser to refuse.
#[must_use]
pub fn language_asked(args: &[OsString], configured: Option<Language>) -> Language {
    let asked = option_value(args, "--lang").or_else(|| std::env::var_os("KAMDECK_LANG"));
    asked
        .and_then(|tag| tag.to_str().and_then(language_named))
        .or(configured)
        .unwrap_or_else(|| language_of_environment(|name| std::env::var(name).ok()))
}

/// The configuration file that the arguments name, before anything is parsed: it may say which language to help in.
#[must_use]
pub fn config_asked(args: &[OsString]) -> Option<PathBuf> {
    option_value(args, "--config").map(Into::into)
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
        assert_eq!(language_asked(&words("kamdeck list --lang zh-CN"), Some(Language::En)), Language::ZhCN);
        assert_eq!(language_asked(&words("kamdeck --lang=en list --lang=zh"), None), Language::ZhCN);
        assert!(json_asked(&words("kamdeck list --json")) && !json_asked(&words("kamdeck log -- --json")));
    }
}
