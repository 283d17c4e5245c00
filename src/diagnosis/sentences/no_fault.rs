//! The sentences of each cause of `no_fault`.

use super::entry::{Entry, Steps, act, entry, here};

const IF_THE_CRM_FAILS: Steps = &[here(
    "If the CRM still fails, paste the answer that the CRM shows. You can also paste the token and test it.",
)];

pub(super) const HEALTHY_ANSWER: Entry = entry(
    "This answer is from Meta and reports no error.\n\
     The answer shows {shown}.\n\
     The request worked with the token that was used then.",
    &[IF_THE_CRM_FAILS],
);

pub(super) const WEBHOOK_NOTIFICATION: Entry = entry(
    "This text is a webhook notification from Meta, not the answer to a request.\n\
     The notification reports no error. It has no access token, so it says nothing about your token.",
    &[IF_THE_CRM_FAILS],
);

pub(super) const HEALTHY_TOKEN: Entry = entry(
    "This text is Meta's description of a token. Meta says that the token is valid.\n\
     The token expires {ends}.\n\
     {sixty_days}The token was generated for 60 days, like partners' tokens from Embedded Signup.",
    &[&[
        act(
            "{sixty_days}Renew the token before that day, with `set_token_expires_in_60_days=true`. Only the program that has the app \
             secret can do this.",
        ),
        here("To check if the token can access your number, paste the token itself and press \"Test Connection\"."),
    ]],
);

pub(super) const NOTHING_FAILED: Entry = entry(
    "This answer reports no error.\n\
     The answer does not look like an answer from Meta, so it says nothing about your access token.",
    &[&[here(
        "Find the message that your CRM shows when a WhatsApp message fails, and paste it here. You can also paste the token itself.",
    )]],
);
