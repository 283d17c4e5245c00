//! What is said about one cause: its explanation and its steps.

use crate::diagnosis::screens::Screen;
use crate::diagnosis::template::Template;

/// Everything that is said about one cause.
pub(in crate::diagnosis) struct Entry {
    /// What happened and why: one to three short sentences, each on its line.
    pub(in crate::diagnosis) explanation: Template,
    /// What to do, in order; causes share groups of steps.
    pub(in crate::diagnosis) steps: &'static [Steps],
}

/// Steps that belong together.
pub(super) type Steps = &'static [StepTemplate];

/// One step: what to do, and the screen to do it on.
pub(in crate::diagnosis) struct StepTemplate {
    pub(in crate::diagnosis) text: Template,
    pub(in crate::diagnosis) screen: Option<Screen>,
    /// Whether it is taken in the fields of the checker.
    pub(in crate::diagnosis) is_here: bool,
}

pub(super) const fn entry(explanation: &'static str, steps: &'static [Steps]) -> Entry {
    Entry {
        explanation: Template::new(explanation),
        steps,
    }
}

/// A step on one of Meta's screens.
pub(super) const fn on(screen: Screen, text: &'static str) -> StepTemplate {
    StepTemplate {
        text: Template::new(text),
        screen: Some(screen),
        is_here: false,
    }
}

/// A step that is taken elsewhere.
pub(super) const fn act(text: &'static str) -> StepTemplate {
    StepTemplate {
        text: Template::new(text),
        screen: None,
        is_here: false,
    }
}

/// A step that is taken in the fields of the checker, such as a second test. A program without these fields says how to do the same.
pub(super) const fn here(text: &'static str) -> StepTemplate {
    StepTemplate {
        text: Template::new(text),
        screen: None,
        is_here: true,
    }
}
