//! The comparison of the token with the token that is to replace it. Does not depend on the state as a whole, on the browser, or on
//! how tokens are compared (`check`).

use std::rc::Rc;

use crate::check::Comparison;
use crate::paste::{Inspection, inspect_alone};

/// The comparison.
#[derive(Clone)]
pub struct Comparing {
    /// What was pasted as the second token.
    pub second: Inspection,
    /// How far it has come.
    pub stage: ComparisonStage,
}

/// How far a comparison has come.
#[derive(Clone, Default)]
pub enum ComparisonStage {
    /// Nothing was pressed.
    #[default]
    Idle,
    /// There is nothing to compare.
    Refused(NoComparison),
    /// The second token is being tested. Its result is known by the number.
    UnderWay(u32),
    /// Both are known.
    Done(Rc<Comparison>),
}

/// Why there is nothing to compare.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoComparison {
    /// The second text contains no token, or must not be sent.
    NoToken,
    /// Both are the same token.
    Same,
}

/// What can happen to a comparison.
pub enum ComparisonEvent {
    /// The field of the second token has a new text.
    Pasted(Box<Inspection>),
    /// There is nothing to compare.
    Refused(NoComparison),
    /// The second token is being tested.
    Began(u32),
    /// Both tokens are known.
    Ended(u32, Rc<Comparison>),
}

impl Comparing {
    /// Applies an event. One of a test that is no longer under way changes nothing.
    pub(super) fn apply(&mut self, event: ComparisonEvent) {
        self.stage = match event {
            ComparisonEvent::Pasted(second) => {
                self.second = *second;
                ComparisonStage::Idle
            }
            ComparisonEvent::Refused(why) => ComparisonStage::Refused(why),
            ComparisonEvent::Began(number) => ComparisonStage::UnderWay(number),
            ComparisonEvent::Ended(number, comparison) => {
                if !matches!(self.stage, ComparisonStage::UnderWay(awaited) if awaited == number) {
                    return;
                }
                ComparisonStage::Done(comparison)
            }
        };
    }
}

impl Default for Comparing {
    fn default() -> Self {
        Self {
            second: inspect_alone(""),
            stage: ComparisonStage::Idle,
        }
    }
}
