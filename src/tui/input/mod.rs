//! From bytes to keys, and from keys to actions.

mod actions;
mod key;
mod keymap;
mod normalise;

pub use actions::{ACTIONS, Action, ActionInfo, Context, Preset};
pub use key::{Key, KeyCode, Keys, NotAKey};
pub use keymap::{Binding, Keymap, Resolution, Shadowed};
pub use normalise::{Meaning, is_han, meaning};
