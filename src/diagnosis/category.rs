//! The names of diagnoses: the categories and causes of the public contract.

/// The coarse reading of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Category {
    /// The session's time ran out.
    TokenExpired,
    /// Nothing known fits.
    Unrecognised,
}

/// The finer reading of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Cause {
    /// The session's time ran out.
    SessionExpired,
    /// Nothing known fits.
    Unrecognised,
}
