//! The sentences of each cause of `ends_soon`.

use super::entry::{Entry, entry};
use super::steps::MAKE_PERMANENT_TOKEN;

pub(super) const TEMPORARY_TOKEN: Entry = entry(
    "Your token is fine and expires {left}. | Your token is fine.\n\
     Tokens from API Setup expire within 24 hours. After your token expires, your CRM cannot send messages.\n\
     Create a permanent token for your CRM before then:",
    &[MAKE_PERMANENT_TOKEN],
);

pub(super) const PROGRAM_WANTS_PERMANENT: Entry = entry(
    "{program} wrote this message, not Meta.\n\
     {program_did}\n\
     The token works, but it expires. Create a permanent token:",
    &[MAKE_PERMANENT_TOKEN],
);

pub(super) const NEAR_ITS_END: Entry = entry(
    "Your token is fine and expires {left}. | Your token is fine.\n\
     After your token expires, your CRM cannot send messages. Replace it with a permanent token before then:",
    &[MAKE_PERMANENT_TOKEN],
);
