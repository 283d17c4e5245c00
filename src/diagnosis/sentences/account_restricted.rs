//! What is said of each cause of `account_restricted`.

use super::entry::{Entry, entry, on};
use crate::diagnosis::screens::Screen;

pub(super) const APP_BLOCKED: Entry = entry(
    "Meta has blocked the app or its account, not the token.\n\
     A new token of the same app will not help.",
    &[&[
        on(
            Screen::App,
            "Open your app and read what is under Alerts and Required actions.",
        ),
        on(
            Screen::BusinessSupport,
            "Open Business Support Home, look whether the app or the business is restricted, and ask for a review.",
        ),
    ]],
);

pub(super) const POLICY_BLOCK: Entry = entry(
    "Meta has restricted the account for going against a policy, or for going too fast.\n\
     A new token will not help.",
    &[&[on(
        Screen::BusinessSupport,
        "Open Business Support Home, read the reason and how long it lasts, and ask for a review if it is wrong.",
    )]],
);

pub(super) const ACCOUNT_LOCKED: Entry = entry(
    "Meta has locked the WhatsApp Business Account: a policy, a wrong PIN, or data that could not be verified.\n\
     A new token will not help.",
    &[&[on(
        Screen::BusinessSupport,
        "Open Business Support Home, select the account, read the reason and ask for a review.",
    )]],
);

pub(super) const COUNTRY_RESTRICTED: Entry = entry(
    "Meta does not allow this WhatsApp Business Account to message people in this country.\n\
     A new token will not help.",
    &[&[on(
        Screen::BusinessSupport,
        "Open Business Support Home and read which countries are restricted, and why.",
    )]],
);

pub(super) const ACCOUNT_REVIEW_REJECTED: Entry = entry(
    "Meta has reviewed this WhatsApp Business Account and did not approve it.\n\
     The field `account_review_status` says so. A new token will not help.",
    &[&[on(
        Screen::BusinessSupport,
        "Open Business Support Home, select the account, read the reason, and request a review.",
    )]],
);

pub(super) const CHECKPOINTED: Entry = entry(
    "Meta holds the account of the person who made the token until they pass a security check.\n\
     Until then this token does not work.",
    &[&[
        on(
            Screen::Facebook,
            "Let that person log in to Facebook and follow what it asks.",
        ),
        on(
            Screen::SystemUsers,
            "Then make a token with a system user: it does not depend on a person's account.",
        ),
    ]],
);

pub(super) const UNCONFIRMED_USER: Entry = entry(
    "The account of the person who made the token is not confirmed.\n\
     Until it is, this token does not work.",
    &[&[
        on(
            Screen::Facebook,
            "Let that person log in to Facebook and confirm their email address or phone number.",
        ),
        on(
            Screen::SystemUsers,
            "Then make a token with a system user: it does not depend on a person's account.",
        ),
    ]],
);
