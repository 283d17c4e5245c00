//! What is said of each cause of `token_expired`.

use super::entry::{Entry, entry};
use super::steps::MAKE_PERMANENT_TOKEN;

pub(super) const SESSION_EXPIRED: Entry = entry(
    "It ended {ended}. | Its time ran out.\n\
     Meta names no other fault.\n\
     {in_exchange}Only a token that still works can be exchanged.\n\
     Tokens from API Setup live for hours, many others for 60 days. Make one that does not end:",
    &[MAKE_PERMANENT_TOKEN],
);

pub(super) const INACTIVE_90_DAYS: Entry = entry(
    "The person who made it has not used the app for 90 days, so Meta ended it.\n\
     {in_exchange}Only a token that still works can be exchanged.\n\
     A system user's token does not depend on what a person does:",
    &[MAKE_PERMANENT_TOKEN],
);
