//! What is said of each cause of `temporary_fault`.

use super::entry::{Entry, act, entry};
use super::steps::WAIT_FOR_META;

pub(super) const SERVICE_UNAVAILABLE: Entry = entry(
    "Meta says that its service is not available for the moment.",
    &[WAIT_FOR_META],
);

pub(super) const MAINTENANCE: Entry = entry(
    "Meta is working on this account or service.\n\
     That passes by itself.",
    &[WAIT_FOR_META],
);

pub(super) const UNKNOWN_FAULT: Entry = entry(
    "Something failed at Meta, and it does not say what.",
    &[
        WAIT_FOR_META,
        &[act(
            "If the status page shows no fault, check the address and the values of the call: they may be the cause.",
        )],
    ],
);

pub(super) const SERVER_ERROR: Entry = entry(
    "Meta's servers answered with a fault (HTTP {http_status}) and no reason. | Meta's servers answered with a \
     fault and no reason.",
    &[WAIT_FOR_META],
);
