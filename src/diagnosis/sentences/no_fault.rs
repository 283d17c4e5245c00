//! What is said of each cause of `no_fault`.

use super::entry::{Entry, act, entry};

pub(super) const HEALTHY_ANSWER: Entry = entry(
    "This is an answer of Meta's without an error.\n\
     It shows {shown}.\n\
     The call that it answers worked, with the token that was used then.",
    &[&[act(
        "If the CRM still fails, paste the answer that it shows there, or paste the token and test it.",
    )]],
);

pub(super) const WEBHOOK_NOTIFICATION: Entry = entry(
    "This is a webhook notification from Meta, not the answer to a call.\n\
     It reports no error. It arrived without an access token, so it says nothing about one.",
    &[&[act(
        "If the CRM still fails, paste the answer that it shows there, or paste the token and test it.",
    )]],
);

pub(super) const HEALTHY_TOKEN: Entry = entry(
    "This is Meta's description of a token, and it says that the token is valid.\n\
     It expires {ends}.\n\
     {sixty_days}It was generated for 60 days, as partners' tokens from Embedded Signup are.",
    &[&[
        act(
            "{sixty_days}Let the program that has the app secret renew it before that day, with \
             `set_token_expires_in_60_days=true`.",
        ),
        act("To see whether it reaches your number, paste the token itself and press \"Test Connection\"."),
    ]],
);

pub(super) const NOTHING_FAILED: Entry = entry(
    "This answer reports no error.\n\
     It does not look like an answer from Meta, so it says nothing about your access token.",
    &[&[act(
        "Find the message that your CRM shows when a WhatsApp message fails, and paste it here. You can also paste the token itself.",
    )]],
);
