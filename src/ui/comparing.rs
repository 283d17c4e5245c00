//! The comparison of the token with the one to take its place, as it stands.
//!
//! Plain data, so that it is tested on the host. Must not know the browser, or how tokens are compared (`check`).

use std::rc::Rc;

use super::state::State;
use crate::access_token::{Inspection, inspect_alone};
use crate::check::{Comparison, ConnectionRequest};

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
    /// The second token is being tested; the number tells a late answer from the one that is waited for.
    UnderWay(u32),
    /// Both are known.
    Done(Rc<Comparison>),
}

/// Why there is nothing to compare.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoComparison {
    /// The second text holds no token, or must not be sent.
    NoToken,
    /// Both are the same token.
    Same,
}

/// What can happen to a comparison.
pub enum ComparisonAction {
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
    /// Takes in what happened. What comes of a test that is not the one under way changes nothing.
    pub(super) fn apply(&mut self, action: ComparisonAction) {
        self.stage = match action {
            ComparisonAction::Pasted(second) => {
                self.second = *second;
                ComparisonStage::Idle
            }
            ComparisonAction::Refused(why) => ComparisonStage::Refused(why),
            ComparisonAction::Began(number) => ComparisonStage::UnderWay(number),
            ComparisonAction::Ended(number, comparison) => {
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

impl State {
    /// The test of the second token that a comparison takes: with the same IDs, version and app secret as the first.
    ///
    /// # Errors
    /// Where there is nothing to compare.
    pub fn second_request(&self) -> Result<ConnectionRequest, NoComparison> {
        let second = &self.comparing.second;
        if second.token.is_none() || second.is_other_secret() {
            return Err(NoComparison::NoToken);
        }
        if second.token == self.pasted.inspection.token {
            return Err(NoComparison::Same);
        }
        let first = self.connection_request().map_err(|_| NoComparison::NoToken)?;
        Ok(ConnectionRequest {
            inspection: second.clone(),
            ..first
        })
    }
}
