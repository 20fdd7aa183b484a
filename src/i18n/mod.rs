//! Every sentence that the program shows, in both languages, as typed functions generated from `assets/locales`.

use std::sync::{Arc, OnceLock};

pub mod agenda;
pub mod deadline;
pub mod error;
pub mod figure;
pub mod handover;
pub mod label;
pub mod language;
pub mod log;
pub mod score;
pub mod value;

#[allow(
    missing_docs,
    clippy::all,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    dead_code,
    reason = "generated"
)]
mod generated {
    include!(concat!(env!("OUT_DIR"), "/l10n.rs"));
}

/// What stands in the place of every private text under the privacy veil, so that not even its length is told.
pub const HIDDEN: &str = "***";

pub use label::{Labelled, label};
pub use language::{foreign_charset, language_named, language_of_environment};

pub use generated::{L10n as Language, L10nLanguage as Strings};

/// Every sentence of a language, read once.
#[must_use]
pub fn strings(language: Language) -> Arc<Strings> {
    static ENGLISH: OnceLock<Arc<Strings>> = OnceLock::new();
    static CHINESE: OnceLock<Arc<Strings>> = OnceLock::new();
    let read = match language {
        Language::En => &ENGLISH,
        Language::ZhCN => &CHINESE,
    };
    Arc::clone(read.get_or_init(|| Arc::new(language.load())))
}
