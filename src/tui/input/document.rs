//! The key documentation, made from the table of actions.

use std::fmt::Write;

use crate::i18n::Language;

use super::actions::{ACTIONS, ActionInfo, Context};

/// `docs/keys.md`: every action with its keys in both presets and its name in `config.toml`, in both languages.
#[must_use]
pub fn document() -> String {
    let (english, chinese) = (Language::En.load(), Language::ZhCN.load());
    let mut text = String::from(
        "# Keys\n\n\
         Made from the table of actions in `src/tui/input/actions.rs`; a test fails when this page is out of date\n\
         (`KAMDECK_BLESS=1 cargo test --test suite docs::` writes it anew).\n\n\
         `?` shows the keys of the screen you are on, `:` finds any action by its name. Two sets of default keys: *office* (the default\n\
         in Chinese) and *unix* (the default in English); `[input]` in `config.toml` chooses, and `[input.bind]` gives actions\n\
         other keys by the names in the last column. Keys pressed one after the other are separated by a blank.\n",
    );
    for context in Context::ALL {
        let actions: Vec<&ActionInfo> = ACTIONS.iter().filter(|info| info.context == *context).collect();
        let _ = write!(
            text,
            "\n## {} {}\n\n| keys | office | unix | | | name |\n| --- | --- | --- | --- | --- | --- |\n",
            context.label(&english),
            context.label(&chinese)
        );
        for info in actions {
            let (english, chinese) = ((info.label)(&english), (info.label)(&chinese));
            let _ = writeln!(
                text,
                "| {} | {} | {} | {english} | {chinese} | `{}` |",
                keys(info.keys),
                keys(info.office),
                keys(info.unix),
                info.id
            );
        }
    }
    text
}

fn keys(keys: &[&str]) -> String {
    keys.iter().map(|key| format!("`{}`", key.replace('|', "\\|"))).collect::<Vec<_>>().join(" ")
}
