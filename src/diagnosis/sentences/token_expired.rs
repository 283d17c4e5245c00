//! The sentences of each cause of `token_expired`.

use super::entry::{Entry, entry};
use super::steps::MAKE_PERMANENT_TOKEN;

pub(super) const SESSION_EXPIRED: Entry = entry(
    "Your token expired {ended}. | Your token has expired.\n\
     Your CRM cannot send messages with this token.\n\
     {in_exchange}An expired token cannot be exchanged or renewed. Create a permanent token for your CRM: | An expired token cannot \
     be renewed. Create a permanent token for your CRM:",
    &[MAKE_PERMANENT_TOKEN],
);

pub(super) const INACTIVE_90_DAYS: Entry = entry(
    "Your token expired because the person who created it has not used the app for 90 days.\n\
     Your CRM cannot send messages with this token.\n\
     {in_exchange}An expired token cannot be exchanged or renewed.\n\
     Create a system user token. It does not depend on a person's activity:",
    &[MAKE_PERMANENT_TOKEN],
);
