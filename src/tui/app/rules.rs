//! Rules that were edited and not yet accepted are mentioned when the program starts.

use crate::config::{LoadError, RuleFiles};
use crate::i18n::error::{file_error, store_error, system};

use super::App;
use super::notice::Weight;

impl App {
    /// Says so if policy files differ from the rules in force, or have a mistake. Without policy files nothing is read.
    pub(super) fn mention_edited_rules(&mut self) {
        let Some(folder) = &self.look.rules_folder else { return };
        let strings = &self.look.strings;
        let edited = match RuleFiles::read(folder) {
            Ok(files) if files.paths().next().is_none() => return,
            Ok(files) => files.policy(),
            Err(error) => Err(error),
        };
        let said = match edited {
            Err(LoadError::Mistake(mistake)) => file_error(&mistake, strings),
            Err(LoadError::Unreadable { path, source }) => {
                strings.shell_config_unreadable(path.to_string_lossy(), system(&source, strings))
            }
            Ok(edited) => match self.store.read().policies() {
                Ok(policies) if policies.on(self.look.today).differences(&edited).is_empty() => return,
                Ok(_) => strings.rules_pending(),
                Err(error) => store_error(&error, self.store.zone(), strings),
            },
        };
        self.say(Weight::Warning, said);
    }
}
