//! Reads what Meta said into a cause: an ordered table of rules, of which the first that fits wins.
//!
//! Meta advises to decide by code, then by text, and that alone is not enough: one code has many meanings, subcodes come
//! and go, and texts are reworded, translated or are in `error_data.details`. So rules that know a text come before
//! rules that know only a code, and the rules that say more come before those that say less: of two errors in one
//! answer the more telling one wins.

mod rule;
mod table;
mod translated;

use super::category::Cause;
use crate::graph::GraphError;
use rule::Seen;
pub(super) use translated::position as translated_position;

/// The cause that the errors of one answer tell of, and the error it was read from.
pub(super) fn read(errors: &[GraphError], http_status: Option<u16>) -> (Cause, Option<&GraphError>) {
    let seen: Vec<(Seen, &GraphError)> = errors
        .iter()
        .map(|error| (Seen::of(error, http_status), error))
        .collect();
    table::in_order()
        .find_map(|rule| {
            let (_, error) = seen.iter().find(|(seen, _)| rule.fits(seen))?;
            Some((rule.cause, Some(*error)))
        })
        .unwrap_or((Cause::Unrecognised, errors.first()))
}
