//! The shapes that say a state beside its word, so that nobody needs to tell colours apart. Does not depend on what is in that
//! state.

use yew::prelude::*;

use crate::check::{CheckState, Verdict};
use crate::paste::Severity;

/// A shape and its colour.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    Pass,
    Warn,
    Fail,
    Unknown,
    Skipped,
    Running,
    /// Was wrong, and is fixed already: the shape of `Pass`, without its colour.
    Fixed,
}

impl Mark {
    /// The value of `data-mark`, which gives the colour. No class: those that change cost a visitor 2 kB of Yew.
    pub fn as_str(self) -> &'static str {
        self.name_and_path().0
    }

    /// The name, and the outline in a square of 16.
    fn name_and_path(self) -> (&'static str, &'static str) {
        match self {
            Self::Pass => ("pass", "M2.5 8.5 6.5 12.5 13.5 4"),
            Self::Warn => ("warn", "M8 2 15 14H1ZM8 6.5V10M8 11.7V12.3"),
            Self::Fail => ("fail", "M3 3 13 13M13 3 3 13"),
            Self::Unknown => ("unknown", "M5 5.5a3 3 0 1 1 4.4 2.7C8.4 8.8 8 9.3 8 10.3M8 13V13.6"),
            Self::Skipped => ("skipped", "M4 8H12"),
            Self::Running => ("running", "M3 8H3.1M8 8H8.1M13 8H13.1"),
            Self::Fixed => ("fixed", Self::Pass.name_and_path().1),
        }
    }

    /// The shape. Says nothing to a screen reader: the word beside it does.
    pub fn view(self) -> Html {
        let (name, path) = self.name_and_path();
        html! {
            <svg class="mark" data-mark={name} viewBox="0 0 16 16" aria-hidden="true"><path d={path} /></svg>
        }
    }
}

impl From<CheckState> for Mark {
    fn from(state: CheckState) -> Self {
        match state {
            CheckState::Pass => Self::Pass,
            CheckState::Warn => Self::Warn,
            CheckState::Fail => Self::Fail,
            CheckState::Unknown => Self::Unknown,
            CheckState::Skipped => Self::Skipped,
            CheckState::Running => Self::Running,
        }
    }
}

impl From<Verdict> for Mark {
    fn from(verdict: Verdict) -> Self {
        match verdict {
            Verdict::Connected => Self::Pass,
            Verdict::Attention => Self::Warn,
            Verdict::Failed => Self::Fail,
            Verdict::CouldNotTell => Self::Unknown,
        }
    }
}

impl From<Severity> for Mark {
    fn from(severity: Severity) -> Self {
        match severity {
            Severity::Info => Self::Fixed,
            Severity::Warning => Self::Warn,
            Severity::Error => Self::Fail,
        }
    }
}
