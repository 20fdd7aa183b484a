//! From bytes to keys, and from keys to actions.

mod actions;
mod document;
mod event;
#[cfg(any(windows, test))]
pub mod events;
mod key;
mod keymap;
mod normalise;
mod parser;
#[cfg(unix)]
pub mod reader;

pub use actions::{ACTIONS, Action, ActionInfo, Context, Preset};
pub use document::document;
pub use event::{Input, Mouse, MouseKind};
pub use key::{Key, KeyCode, Keys, NotAKey};
pub use keymap::{Binding, Keymap, Resolution, Shadowed};
pub use normalise::{Meaning, is_han, meaning};
