//! What is said of each cause of `account_restricted`.

use super::entry::{Entry, act, entry, on};
use super::steps::MAKE_PERMANENT_TOKEN;
use crate::diagnosis::screens::Screen;

pub(super) const APP_BLOCKED: Entry = entry(
    "Meta has blocked the app or its account, not the token.\n\
     Your CRM cannot send messages until Meta removes the block.\n\
     A new token from the same app will not help.",
    &[&[
        on(
            Screen::App,
            "Open your app and read \"Alerts\" and \"Required actions\".",
        ),
        on(
            Screen::BusinessSupport,
            "Open Business Support Home and check whether the app or the business is restricted.",
        ),
        act("Request a review there if it is restricted."),
    ]],
);

pub(super) const POLICY_BLOCK: Entry = entry(
    "Meta has restricted the account because of a policy violation, or because of too many actions in a short time.\n\
     Your CRM cannot send messages until Meta removes the restriction.\n\
     A new token will not help.",
    &[&[
        on(
            Screen::BusinessSupport,
            "Open Business Support Home. Read the reason and how long the restriction lasts.",
        ),
        act("Request a review there if the reason is wrong."),
    ]],
);

pub(super) const ACCOUNT_LOCKED: Entry = entry(
    "Meta has locked the WhatsApp Business Account. The reason is a policy violation, a wrong PIN, or data that Meta could not verify.\n\
     Your CRM cannot send messages until Meta unlocks the account.\n\
     A new token will not help.",
    &[&[on(
        Screen::BusinessSupport,
        "Open Business Support Home, select the account, read the reason and request a review.",
    )]],
);

pub(super) const COUNTRY_RESTRICTED: Entry = entry(
    "Meta does not allow this WhatsApp Business Account to message people in this country.\n\
     Your CRM can still send messages to other countries.\n\
     A new token will not help.",
    &[&[on(
        Screen::BusinessSupport,
        "Open Business Support Home and read which countries are restricted, and why.",
    )]],
);

pub(super) const ACCOUNT_REVIEW_REJECTED: Entry = entry(
    "Meta reviewed this WhatsApp Business Account and did not approve it.\n\
     Meta may refuse messages from your CRM until it approves the account.\n\
     The field `account_review_status` shows this. A new token will not help.",
    &[&[on(
        Screen::BusinessSupport,
        "Open Business Support Home, select the account, read the reason and request a review.",
    )]],
);

pub(super) const CHECKPOINTED: Entry = entry(
    "Meta has locked the Facebook account of the person who created this token.\n\
     Your CRM cannot send messages with this token until they pass a security check.",
    &[
        &[
            on(
                Screen::Facebook,
                "Ask that person to log in to Facebook and follow the instructions.",
            ),
            act("Then create a system user token. It does not depend on a person's account."),
        ],
        MAKE_PERMANENT_TOKEN,
    ],
);

pub(super) const UNCONFIRMED_USER: Entry = entry(
    "The Facebook account of the person who created this token is not confirmed.\n\
     Your CRM cannot send messages with this token until they confirm the account.",
    &[
        &[
            on(
                Screen::Facebook,
                "Ask that person to log in to Facebook and confirm their email address or phone number.",
            ),
            act("Then create a system user token. It does not depend on a person's account."),
        ],
        MAKE_PERMANENT_TOKEN,
    ],
);
