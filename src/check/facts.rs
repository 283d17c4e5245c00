//! What the answers of a run say, before any judgement.
//!
//! Does not depend on the order of the questions, or on the verdict.

pub(super) mod assets;
pub(super) mod permissions;
pub(super) mod remainder;
pub(super) mod token;
