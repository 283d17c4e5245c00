//! What is said of each cause of `ends_soon`.

use super::entry::{Entry, entry};
use super::steps::MAKE_PERMANENT_TOKEN;

pub(super) const TEMPORARY_TOKEN: Entry = entry(
    "Your token is fine and ends {left}. | Your token is fine.\n\
     Tokens from API Setup live for hours. For a CRM, make a permanent one:",
    &[MAKE_PERMANENT_TOKEN],
);

pub(super) const PROGRAM_WANTS_PERMANENT: Entry = entry(
    "{program} wrote this sentence, not Meta.\n\
     {program_did}\n\
     The token works, but it expires.",
    &[MAKE_PERMANENT_TOKEN],
);

pub(super) const NEAR_ITS_END: Entry = entry(
    "Your token is fine and ends {left}. | Your token is fine.\n\
     After that your CRM cannot send. Put one in its place that does not end:",
    &[MAKE_PERMANENT_TOKEN],
);
