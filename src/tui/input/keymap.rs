//! Which keys mean which action, where: the defaults of a preset, changed by the user's configuration.

use super::actions::{ACTIONS, Action, ActionInfo, Context, Preset};
use super::key::{Key, Keys};

/// One binding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Binding {
    /// Where it holds.
    pub context: Context,
    /// The keys, one after the other.
    pub keys: Keys,
    /// What they do.
    pub action: Action,
}

/// What the keys pressed so far mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Resolution {
    /// An action.
    Action(Action),
    /// The beginning of longer keys: what may follow and what it would do.
    Pending(Vec<(Keys, Action)>),
    /// Nothing.
    Unbound,
}

/// Two ways to type one action of which the longer could never be typed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{longer} begins with {shorter}, so that it could never be typed")]
pub struct Shadowed {
    /// The longer keys.
    pub longer: String,
    /// What they begin with.
    pub shorter: String,
}

/// The keys in force.
#[derive(Debug, Clone)]
pub struct Keymap {
    bindings: Vec<Binding>,
}

impl Keymap {
    /// The defaults of a preset.
    #[must_use]
    pub fn preset(preset: Preset) -> Self {
        let bindings = ACTIONS
            .iter()
            .flat_map(|info| {
                let more = match preset {
                    Preset::Office => info.office,
                    Preset::Unix => info.unix,
                };
                info.keys
                    .iter()
                    .chain(more)
                    .filter_map(|written| Some(Binding { context: info.context, keys: written.parse().ok()?, action: info.action }))
            })
            .collect();
        Self { bindings }
    }

    /// Gives an action exactly these keys instead of its defaults; defaults of other actions in the same context that
    /// stand in the way are dropped.
    ///
    /// # Errors
    /// [`Shadowed`] if some of the new keys are the beginning of others.
    pub fn bind(&mut self, info: &ActionInfo, keys: &[Keys]) -> Result<(), Shadowed> {
        for (n, longer) in keys.iter().enumerate() {
            if let Some((_, shorter)) = keys.iter().enumerate().find(|(m, other)| *m != n && longer.0.starts_with(&other.0)) {
                return Err(Shadowed { longer: longer.to_string(), shorter: shorter.to_string() });
            }
        }
        self.bindings.retain(|binding| {
            binding.action != info.action
                && (binding.context != info.context
                    || !keys.iter().any(|new| binding.keys.0.starts_with(&new.0) || new.0.starts_with(&binding.keys.0)))
        });
        self.bindings.extend(keys.iter().map(|keys| Binding { context: info.context, keys: keys.clone(), action: info.action }));
        Ok(())
    }

    /// Takes all keys of an action away.
    pub fn unbind(&mut self, action: Action) {
        self.bindings.retain(|binding| binding.action != action);
    }

    /// What the keys pressed so far mean where the given contexts hold, the most special first.
    #[must_use]
    pub fn resolve(&self, contexts: &[Context], pressed: &[Key]) -> Resolution {
        for context in contexts {
            let exact = self.bindings.iter().find(|binding| binding.context == *context && binding.keys.0 == pressed);
            if let Some(binding) = exact {
                return Resolution::Action(binding.action);
            }
        }
        let mut longer: Vec<(Keys, Action)> = Vec::new();
        for context in contexts {
            for binding in self.bindings.iter().filter(|binding| binding.context == *context && binding.keys.0.starts_with(pressed)) {
                if !longer.iter().any(|(keys, _)| *keys == binding.keys) {
                    longer.push((binding.keys.clone(), binding.action));
                }
            }
        }
        if longer.is_empty() { Resolution::Unbound } else { Resolution::Pending(longer) }
    }

    /// The keys of an action, the one to show first.
    pub fn keys_of(&self, action: Action) -> impl Iterator<Item = &Keys> {
        self.bindings.iter().filter(move |binding| binding.action == action).map(|binding| &binding.keys)
    }

    /// The bindings in force.
    #[must_use]
    pub fn bindings(&self) -> &[Binding] {
        &self.bindings
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIST: &[Context] = &[Context::List, Context::Everywhere];

    fn keys(written: &str) -> Vec<Key> {
        written.parse::<Keys>().unwrap().0
    }

    #[test]
    fn every_default_key_is_a_key_and_every_name_is_unique() {
        for info in ACTIONS {
            for written in info.keys.iter().chain(info.office).chain(info.unix) {
                assert!(written.parse::<Keys>().is_ok(), "{}: {written}", info.id);
            }
            assert_eq!(ACTIONS.iter().filter(|other| other.id == info.id).count(), 1, "{}", info.id);
        }
    }

    #[test]
    fn no_default_stands_in_the_way_of_another() {
        for preset in [Preset::Office, Preset::Unix] {
            let map = Keymap::preset(preset);
            for (n, a) in map.bindings().iter().enumerate() {
                for (m, b) in map.bindings().iter().enumerate() {
                    let meet =
                        a.context == b.context || (a.context == Context::Everywhere && matches!(b.context, Context::List | Context::Card));
                    assert!(n == m || !meet || !b.keys.0.starts_with(&a.keys.0), "{a:?} hides {b:?}");
                }
            }
        }
    }

    #[test]
    fn sequences_wait_for_the_rest_and_contexts_go_from_special_to_general() {
        let map = Keymap::preset(Preset::Office);
        assert_eq!(map.resolve(LIST, &keys("g g")), Resolution::Action(Action::Top));
        assert!(matches!(map.resolve(LIST, &keys("g")), Resolution::Pending(next) if next.len() >= 3));
        assert_eq!(map.resolve(LIST, &keys("g x")), Resolution::Unbound);
        assert_eq!(map.resolve(&[Context::Overlay], &keys("y")), Resolution::Action(Action::Yes));
        assert_eq!(map.resolve(LIST, &keys("y")), Resolution::Action(Action::Copy));
        assert_eq!(map.resolve(LIST, &keys("Ctrl-z")), Resolution::Action(Action::Undo));
        assert_eq!(Keymap::preset(Preset::Unix).resolve(LIST, &keys("Ctrl-z")), Resolution::Action(Action::Suspend));
    }

    #[test]
    fn the_users_keys_replace_the_defaults_and_what_stands_in_their_way() {
        let mut map = Keymap::preset(Preset::Office);
        let help = Action::Help.info().unwrap();
        map.bind(help, &["g".parse().unwrap()]).unwrap();
        assert_eq!(map.resolve(LIST, &keys("g")), Resolution::Action(Action::Help));
        assert_eq!(map.resolve(LIST, &keys("?")), Resolution::Unbound);
        assert_eq!(map.resolve(LIST, &keys("g a")), Resolution::Unbound);
        assert!(map.bind(help, &["x".parse().unwrap(), "x y".parse().unwrap()]).is_err());
    }
}
