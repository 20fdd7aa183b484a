//! What the program says: the latest in the footer, all of it in a list.

use std::collections::VecDeque;

use crate::domain::Instant;
use crate::tui::theme::Role;
use crate::tui::widgets::Look;

use super::route::Route;

/// How much it matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// Something was done.
    Done,
    /// An answer, such as that a key means nothing here.
    Hint,
    /// Something did not go as wanted, but nothing is lost.
    Warning,
    /// Something failed.
    Error,
}

/// One thing that was said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// How much it matters.
    pub weight: Weight,
    /// One line.
    pub text: String,
    /// What of it is shown under the veil, if it names somebody or an amount.
    pub veiled: Option<String>,
    /// Where Enter goes while the notice stands.
    pub leads_to: Option<Route>,
}

impl Notice {
    /// A notice without a place to go to.
    #[must_use]
    pub fn new(weight: Weight, text: impl Into<String>) -> Self {
        Self { weight, text: text.into(), veiled: None, leads_to: None }
    }

    /// That says this under the veil.
    #[must_use]
    pub fn under_veil(self, text: impl Into<String>) -> Self {
        Self { veiled: Some(text.into()), ..self }
    }

    /// What of it may be shown.
    #[must_use]
    pub fn shown(&self, look: &Look) -> &str {
        self.veiled.as_ref().filter(|_| look.veil).unwrap_or(&self.text)
    }

    /// That leads to a place.
    #[must_use]
    pub fn leading_to(self, route: Route) -> Self {
        Self { leads_to: Some(route), ..self }
    }

    /// How it looks.
    #[must_use]
    pub fn role(&self) -> Role {
        match self.weight {
            Weight::Done => Role::Notice,
            Weight::Hint => Role::Accent,
            Weight::Warning => Role::Warning,
            Weight::Error => Role::Error,
        }
    }
}

/// How many are kept in the list.
const KEPT: usize = 200;

/// The latest notice and those before it.
#[derive(Debug, Default)]
pub struct Notices {
    /// The one that stands in the footer until the next key.
    pub standing: Option<Notice>,
    past: VecDeque<(Instant, Notice)>,
}

impl Notices {
    /// Says something. Hints are not kept.
    pub fn say(&mut self, notice: Notice, at: Instant) {
        if notice.weight != Weight::Hint {
            self.past.push_front((at, notice.clone()));
            self.past.truncate(KEPT);
        }
        self.standing = Some(notice);
    }

    /// What was said, the latest first.
    pub fn past(&self) -> impl Iterator<Item = &(Instant, Notice)> {
        self.past.iter()
    }
}
