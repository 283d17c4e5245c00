//! The sentences of each cause of `temporary_fault`.

use super::entry::{Entry, act, entry};
use super::steps::WAIT_FOR_META;

pub(super) const SERVICE_UNAVAILABLE: Entry = entry(
    "Meta says that its service is temporarily not available.\n\
     For now, your CRM may not be able to send messages.",
    &[WAIT_FOR_META],
);

pub(super) const MAINTENANCE: Entry = entry(
    "Meta is doing maintenance on this account or service.\n\
     For now, your CRM may not be able to send messages.",
    &[WAIT_FOR_META],
);

pub(super) const UNKNOWN_FAULT: Entry = entry(
    "The request failed at Meta. Meta does not say why.\n\
     For now, your CRM may not be able to send messages.",
    &[
        WAIT_FOR_META,
        &[act(
            "If the status page shows no problem, check the address and the values of the request. They may be the cause.",
        )],
    ],
);

pub(super) const SERVER_ERROR: Entry = entry(
    "Meta's servers answered with an error (HTTP {http_status}) and gave no reason. | Meta's servers answered with an error and gave no \
     reason.\n\
     For now, your CRM may not be able to send messages.",
    &[WAIT_FOR_META],
);
