//! What can be asked after a run has ended, each with its own press. Does not depend on when it is possible.

use super::remainder::Remainder;

/// What can be asked after a run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FollowUp {
    /// More of what was found.
    FetchMore(Remainder),
    /// Whether the token may send: one call that sends nothing.
    CheckSending,
    /// To subscribe this app to the account: the only call that changes something at Meta.
    Subscribe,
}
