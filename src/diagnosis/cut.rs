//! Cutting texts at a mark.

pub(super) use crate::access_token::{cut, holds_any, split};
