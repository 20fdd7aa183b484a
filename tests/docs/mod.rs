//! Documentation that is made from the program is up to date. `KAMDECK_BLESS=1` writes it anew.

use std::path::Path;

use kamdeck::config::{Config, DEFAULTS};
use kamdeck::i18n::Language;
use kamdeck::tui::input::{ACTIONS, document};

#[track_caller]
fn is_up_to_date(name: &str, made: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs").join(name);
    if std::env::var_os("KAMDECK_BLESS").is_some() {
        std::fs::write(&path, made).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(kept == made, "docs/{name} is out of date: KAMDECK_BLESS=1 cargo test --test suite docs:: writes it anew");
}

#[test]
fn the_key_documentation_is_that_of_the_table() {
    is_up_to_date("keys.md", &document());
}

#[test]
fn the_configuration_documentation_shows_the_shipped_defaults() {
    let page = format!(
        "# Configuration\n\n\
         `config.toml` lies in the configuration folder of your system (`kamdeck config path` says where); `KAMDECK_CONFIG` names\n\
         another file. `kamdeck config check` reads it and reports mistakes with line and column. Every setting with its default:\n\n\
         ```toml\n{DEFAULTS}```\n"
    );
    is_up_to_date("config.md", &page);
    assert!(Config::parse("docs", DEFAULTS).is_ok());
}

#[test]
fn the_documentation_of_commands_is_their_help() {
    let strings = Language::En.load();
    let mut tree = kamdeck::cli::args::command(&strings).term_width(100);
    tree.build();
    let help = |command: &mut clap::Command| kamdeck::cli::args::in_words(&command.render_help().to_string(), &strings);
    let mut page = format!(
        "# Commands\n\nThe help of every command, in English; `--lang zh-CN` gives it in Chinese. Without a command the screens open.\n\
         `kamdeck man | man -l -` shows it as a manual page, `kamdeck completions SHELL` prints a completion script.\n\
         What `--json` prints, and the exit codes: [json.md](json.md).\n\n```text\n{}\n```\n",
        help(&mut tree.clone()).trim_end()
    );
    let commands: Vec<String> = tree.get_subcommands().map(|command| command.get_name().to_owned()).collect();
    for name in &commands {
        let command = tree.find_subcommand_mut(name).unwrap();
        page.push_str(&format!("\n## {name}\n\n```text\n{}\n```\n", help(command).trim_end()));
    }
    is_up_to_date("commands.md", &page);
}

#[test]
fn every_action_has_a_name_of_its_own_in_both_languages() {
    for language in Language::iter() {
        let strings = language.load();
        let mut names: Vec<String> = ACTIONS.iter().map(|info| format!("{:?} {}", info.context, (info.label)(&strings))).collect();
        assert!(names.iter().all(|name| !name.trim().is_empty()));
        names.sort();
        let all = names.len();
        names.dedup();
        assert_eq!(names.len(), all, "{language}: two actions of one context share a name");
    }
}
