//! The test of the connection, from the press that started it to its report. Does not depend on the state as a whole, or on how a
//! test is run (`check`, `fetch`).

use std::rc::Rc;

use crate::check::{Check, ConnectionReport};

/// The test of the connection.
#[derive(Clone, Default)]
pub enum Test {
    /// None yet.
    #[default]
    Idle,
    /// Under way.
    Running {
        /// Which press began it.
        number: u32,
        /// The chain so far.
        checks: Vec<Check>,
    },
    /// Stopped by the person.
    Cancelled,
    /// The host was asked to test its stored token and did not, for this reason; empty if it gave none.
    NotTested(String),
    /// Over.
    Ended {
        /// Which press began it.
        number: u32,
        /// What it found.
        report: Rc<ConnectionReport>,
        /// Whether a field was changed since, so that the report is about something other than what is seen.
        is_outdated: bool,
        /// Whether a press asked for more of what was found, and it has not come yet.
        is_fetching_more: bool,
    },
}

impl Test {
    /// Whether a test is under way.
    pub(crate) fn is_running(&self) -> bool {
        matches!(self, Self::Running { .. })
    }

    /// Whether more of what was found is on its way.
    pub(crate) fn is_fetching_more(&self) -> bool {
        matches!(self, Self::Ended { is_fetching_more, .. } if *is_fetching_more)
    }

    /// What it found.
    pub(crate) fn report(&self) -> Option<&Rc<ConnectionReport>> {
        match self {
            Self::Ended { report, .. } => Some(report),
            Self::Idle | Self::Running { .. } | Self::Cancelled | Self::NotTested(_) => None,
        }
    }

    /// What it found, if no field was changed since.
    pub(crate) fn current(&self) -> Option<&Rc<ConnectionReport>> {
        self.report().filter(|_| !self.is_outdated())
    }

    fn is_outdated(&self) -> bool {
        matches!(self, Self::Ended { is_outdated, .. } if *is_outdated)
    }

    /// Whether this number is of the test that is under way or was the last.
    pub(crate) fn is_of(&self, wanted: u32) -> bool {
        matches!(self, Self::Running { number, .. } | Self::Ended { number, .. } if *number == wanted)
    }

    pub(super) fn progress(&mut self, of: u32, now: Vec<Check>) {
        match self {
            Self::Running { number, checks } if *number == of => *checks = now,
            _ => {}
        }
    }

    /// Takes a report, if it is awaited, and tells whether it is. More of what was found comes as a report as well.
    pub(super) fn end(&mut self, number: u32, report: &Rc<ConnectionReport>) -> bool {
        let is_awaited = self.is_of(number) && (self.is_running() || self.is_fetching_more());
        if is_awaited {
            *self = Self::Ended {
                number,
                report: report.clone(),
                is_outdated: self.is_outdated(),
                is_fetching_more: false,
            };
        }
        is_awaited
    }

    pub(super) fn not_tested(&mut self, number: u32, why: String) {
        if self.is_running() && self.is_of(number) {
            *self = Self::NotTested(why);
        }
    }

    pub(super) fn cancel(&mut self) {
        match self {
            Self::Running { .. } => *self = Self::Cancelled,
            Self::Ended { is_fetching_more, .. } => *is_fetching_more = false,
            Self::Idle | Self::Cancelled | Self::NotTested(_) => {}
        }
    }

    pub(super) fn ask_for_more(&mut self) {
        if let Self::Ended { is_fetching_more, .. } = self {
            *is_fetching_more = true;
        }
    }

    /// A field was changed.
    pub(super) fn outdate(&mut self) {
        if let Self::Ended { is_outdated, .. } = self {
            *is_outdated = true;
        }
    }
}
