//! What is said of each cause of `not_token_problem`.

use super::entry::{Entry, Steps, act, entry, on};
use super::steps::{SET_UP_NUMBER, TEST_AGAIN};
use crate::diagnosis::labels::api_setup;
use crate::diagnosis::screens::Screen;

const ASK_THE_PROGRAM: Steps = &[act(
    "{command_is_offered}Choose another version under \"Advanced\" and test again. If that does not help, press \
     \"Copy report\" and ask whoever looks after your CRM. | Give Meta's words and the code to whoever looks after \
     the program that made the call.",
)];

pub(super) const RECIPIENT_NOT_ALLOWED: Entry = entry(
    "A test number sends only to recipients on its list, and this recipient is not on it.\n\
     Add the recipient, or send from a real number:",
    &[&[on(
        Screen::App,
        concat!(
            "Open your app, ",
            api_setup!(),
            ". Under \"To\", select \"Manage phone number list\" and add the recipient."
        ),
    )]],
);

pub(super) const RECIPIENT_UNREACHABLE: Entry = entry(
    "{code_means} | Meta did not deliver this message to this recipient.\n\
     They may not use WhatsApp, have an old version, be the sender, or Meta holds marketing messages back from \
     them.",
    &[&[act(
        "Check the recipient's number with its country code, and try another recipient. Keep the token.",
    )]],
);

pub(super) const WINDOW_CLOSED: Entry = entry(
    "More than 24 hours have passed since this customer last wrote.\n\
     After that Meta lets only approved templates through.",
    &[&[act(
        "Send an approved template; when the customer answers, free messages work again for 24 hours.",
    )]],
);

pub(super) const NUMBER_NOT_REGISTERED: Entry = entry(
    "The number is not registered with the Cloud API, so it cannot send.\n\
     A new token would not change that.",
    &[SET_UP_NUMBER, TEST_AGAIN],
);

pub(super) const WEBHOOK_NOT_VERIFIED: Entry = entry(
    "Meta called the webhook address of your CRM, and the answer was not the one that Meta expects.\n\
     Meta sends a verify token and a challenge. Your server must compare the verify token and answer with the challenge alone.",
    &[&[
        act(
            "Compare the verify token in Meta's dialog with the one in your CRM. It is a password of your own choice, not the \
             access token.",
        ),
        act(
            "Try it in a terminal: `curl \"https://YOUR-ADDRESS?hub.mode=subscribe&hub.verify_token=YOUR-VERIFY-TOKEN&hub.challenge=123\"` \
             must print 123 and nothing else.",
        ),
        act(
            "If it prints something else, Meta cannot reach your CRM: the address needs https with a valid certificate, and no login \
             page in front of it.",
        ),
    ]],
);

pub(super) const WEBHOOK_TAKEN: Entry = entry(
    "{program} wrote this sentence, not Meta. | The webhook address of this app already belongs to another program.\n\
     {program_did}",
    &[&[
        act("{program_test} | Remove the other webhook address, or use an app of its own for each program."),
        on(
            Screen::Apps,
            "To see the present address, open your app, then WhatsApp, Configuration, Webhook.",
        ),
    ]],
);

/// What is said of the code alone.
const OF_THE_CODE: Steps = &[act("{code_step}")];

pub(super) const REGISTRATION_PROBLEM: Entry = entry(
    "{code_means} | The trouble is in registering or verifying the number: its PIN, its code, or too many \
     tries.\n\
     Meta says: {said}",
    &[
        OF_THE_CODE,
        &[on(
            Screen::PhoneNumbers,
            "Open WhatsApp Manager, Phone numbers, choose the number, and look at its PIN and verification.",
        )],
    ],
);

pub(super) const DISPLAY_NAME: Entry = entry(
    "The number cannot send before Meta has approved its display name.",
    &[&[on(
        Screen::PhoneNumbers,
        "Open WhatsApp Manager, Phone numbers, choose the number and look at its display name.",
    )]],
);

pub(super) const PAYMENT_PROBLEM: Entry = entry(
    "Meta did not send this message because of a payment problem of the account.\n\
     A missing card, an unpaid bill or a missing time zone does this.",
    &[&[on(
        Screen::Billing,
        "Open Billing & payments, select your messaging account (or WhatsApp Business Account), and fix what Meta shows there.",
    )]],
);

pub(super) const TEMPLATE_NOT_APPROVED: Entry = entry(
    "Meta does not let this template be sent. Its status is {shown}. | Meta does not let this template be sent.\n\
     The number and the token are not the cause.",
    &[&[on(
        Screen::MessageTemplates,
        "Open WhatsApp Manager, Message templates, select the template, and read the reason.",
    )]],
);

pub(super) const TEMPLATE_PROBLEM: Entry = entry(
    "{code_means} | The trouble is in the template: its name, language, values or approval.\n\
     Meta says: {said}",
    &[
        OF_THE_CODE,
        &[on(
            Screen::MessageTemplates,
            "Open WhatsApp Manager, Message templates, and compare name, language and number of values with what was sent.",
        )],
    ],
);

pub(super) const MESSAGE_PROBLEM: Entry = entry(
    "{code_means} | Meta's code {code} is about a message, a number or an account, not about the token. | This is about a message, a number or an account.\n\
     Meta says: {said}",
    &[OF_THE_CODE, ASK_THE_PROGRAM],
);

pub(super) const NONEXISTING_FIELD: Entry = entry(
    "The call asks for a field that Meta does not know: `{field}`. | The call \
     asks for a field that Meta does not know.\n\
     It is misspelt, or this version of the Graph API does not have it.",
    &[ASK_THE_PROGRAM],
);

pub(super) const UNKNOWN_PATH: Entry = entry(
    "Meta does not know the address of this call. It is mistyped, or its Graph API version does not exist yet.\n\
     Meta says: {said}",
    &[&[act(
        "{command_is_offered}Select {newest_version} or an older version under \"Advanced\" and test again. If that does not help, \
         press \"Copy report\" and ask whoever looks after your CRM. | Compare the version in the address: {newest_version} is the \
         newest one known here. Then look for an empty or mistyped part. Or give Meta's words and the code to whoever looks \
         after the program that made the call.",
    )]],
);

pub(super) const BAD_PARAMETER: Entry = entry(
    "{code_means} | A value in the call is missing or not as Meta wants it.\n\
     Meta says: {said}",
    &[OF_THE_CODE, ASK_THE_PROGRAM],
);

pub(super) const STATE_FORBIDS: Entry = entry(
    "The call is in order, but the present state or a limit of {object} does not allow it. | The call is in order, but the present \
     state or a limit of its object does not allow it.\n\
     Meta says: {said}",
    &[&[
        act(
            "Read the state of {object} at Meta, and change it first. | Read the state of the object at Meta, and change it first.",
        ),
        act("Then repeat the call. The token can stay as it is."),
    ]],
);

pub(super) const PROGRAM_LIMIT: Entry = entry(
    "{program} is the one that refuses this.\n\
     {program_did}",
    &[&[act("{program_test}")]],
);

pub(super) const REQUEST_REFUSED: Entry = entry(
    "{code_means} | Meta understood the call and refuses it for a reason of its own.\n\
     Meta says: {said}",
    &[OF_THE_CODE, ASK_THE_PROGRAM],
);

pub(super) const ALREADY_PERMANENT: Entry = entry(
    "Your token is fine, and it has no end.\n\
     Nothing was sent to Meta: an exchange gives 60 days at most, so there is nothing to gain.",
    &[&[act("Keep this token, and save it in your CRM.")]],
);

pub(super) const OAUTH_FLOW: Entry = entry(
    "This is about logging in with Facebook, not about the token in this field.\n\
     The code of a login works once and for a short time, and the redirect address must be the same in both calls.",
    &[&[act(
        "Begin the login again in the program that showed this. To test a token, paste the token itself here.",
    )]],
);

pub(super) const HTTPS_REQUIRED: Entry = entry(
    "The call was made with http://, and Meta takes a token only over https://.",
    &[&[act(
        "Change the address of the Graph API in the program to https://graph.facebook.com/.",
    )]],
);
