//! What is said of each cause of `not_token_problem`.

use super::entry::{Entry, Steps, act, entry, here, on};
use super::steps::{SET_UP_NUMBER, TEST_AGAIN};
use crate::diagnosis::labels::api_setup;
use crate::diagnosis::screens::Screen;

const ASK_THE_PROGRAM: Steps = &[
    act("{command_is_offered}Select another version under \"Advanced\" and test again."),
    act(
        "{command_is_offered}If that does not help, press \"Copy report\". Send the report to the person who manages your CRM. \
         | Send Meta's text and the code to the person who manages the program that made the request.",
    ),
];

pub(super) const RECIPIENT_NOT_ALLOWED: Entry = entry(
    "A test number sends only to recipients on its list, and this recipient is not on the list.\n\
     Add the recipient, or send from a real number:",
    &[&[
        on(Screen::App, concat!("Open your app and go to ", api_setup!(), ".")),
        act("Under \"To\", select \"Manage phone number list\" and add the recipient."),
    ]],
);

pub(super) const RECIPIENT_UNREACHABLE: Entry = entry(
    "{code_means} | Meta did not deliver this message to this recipient. The recipient may not use WhatsApp, may have an old \
     version, or may be the sender. Meta also holds back some marketing messages.",
    &[&[
        act("{code_step} | Check the recipient's number and its country code."),
        act("Send a message to another recipient. Keep the token."),
    ]],
);

pub(super) const WINDOW_CLOSED: Entry = entry(
    "More than 24 hours have passed since this customer last wrote.\n\
     After 24 hours, Meta allows only approved templates.",
    &[&[act(
        "Send an approved template. When the customer answers, you can send other messages again for 24 hours.",
    )]],
);

pub(super) const NUMBER_NOT_REGISTERED: Entry = entry(
    "The number is not registered with the Cloud API, so it cannot send.\n\
     A new token does not change that.",
    &[SET_UP_NUMBER, TEST_AGAIN],
);

pub(super) const WEBHOOK_NOT_VERIFIED: Entry = entry(
    "Meta sent a request to the webhook address of your CRM and did not get the expected answer.\n\
     Meta sends a verify token and a challenge. Your server must check the verify token and answer with only the challenge.",
    &[&[
        act(
            "Compare the verify token in Meta's dialog with the one in your CRM. The verify token is a password that you choose, \
             not the access token.",
        ),
        act(
            "Run this in a terminal: `curl \"https://YOUR-ADDRESS?hub.mode=subscribe&hub.verify_token=YOUR-VERIFY-TOKEN&hub.challenge=123\"`. \
             The answer must be 123 and nothing else.",
        ),
        act(
            "If the answer is different, check the address. The address needs https with a valid certificate, and no login page.",
        ),
    ]],
);

pub(super) const WEBHOOK_TAKEN: Entry = entry(
    "{program} wrote this message, not Meta. | The webhook address of this app already belongs to another program.\n\
     {program_did}",
    &[&[
        act("{program_test} | Remove the other webhook address, or use a separate app for each program."),
        on(
            Screen::Apps,
            "To see the current address, open your app and go to \"WhatsApp\" → \"Configuration\" → \"Webhook\".",
        ),
    ]],
);

/// What is said of the code alone.
const OF_THE_CODE: Steps = &[act("{code_step}")];

pub(super) const REGISTRATION_PROBLEM: Entry = entry(
    "{code_means} | The number cannot be registered or verified. The problem is its PIN, its code, or too many attempts.\n\
     Meta says: {said}",
    &[
        OF_THE_CODE,
        &[on(
            Screen::PhoneNumbers,
            "Open \"Phone numbers\" in WhatsApp Manager, select the number, and check its PIN and verification.",
        )],
    ],
);

pub(super) const DISPLAY_NAME: Entry = entry(
    "The number cannot send until Meta approves its display name.",
    &[&[on(
        Screen::PhoneNumbers,
        "Open \"Phone numbers\" in WhatsApp Manager, select the number, and check its display name.",
    )]],
);

pub(super) const PAYMENT_PROBLEM: Entry = entry(
    "Meta did not send this message because the account has a payment problem.\n\
     Common causes are a missing card, an unpaid bill or a missing time zone.",
    &[&[on(
        Screen::Billing,
        "Open \"Billing & payments\", select your messaging account (or WhatsApp Business Account), and fix what Meta shows there.",
    )]],
);

pub(super) const TEMPLATE_NOT_APPROVED: Entry = entry(
    "Meta does not allow this template to be sent. Its status is {shown}. | Meta does not allow this template to be sent.\n\
     The number and the token are not the cause.",
    &[&[on(
        Screen::MessageTemplates,
        "Open \"Message templates\" in WhatsApp Manager, select the template, and read the reason.",
    )]],
);

pub(super) const TEMPLATE_PROBLEM: Entry = entry(
    "{code_means} | The problem is the template: its name, language, values or approval.\n\
     Meta says: {said}",
    &[
        OF_THE_CODE,
        &[on(
            Screen::MessageTemplates,
            "Open \"Message templates\" in WhatsApp Manager. Compare the name, language and number of values with your message.",
        )],
    ],
);

pub(super) const MESSAGE_PROBLEM: Entry = entry(
    "{code_means} | Meta's code {code} is about a message, a number or an account, not about the token. | This error is about a \
     message, a number or an account.\n\
     Meta says: {said}",
    &[OF_THE_CODE, ASK_THE_PROGRAM],
);

pub(super) const NONEXISTING_FIELD: Entry = entry(
    "The request asks for a field that Meta does not know: `{field}`. | The request asks for a field that Meta does not know.\n\
     The field is misspelt, or this version of the Graph API does not have it.",
    &[ASK_THE_PROGRAM],
);

pub(super) const UNKNOWN_PATH: Entry = entry(
    "Meta does not know the address of this request. The address is mistyped, or its Graph API version does not exist yet.\n\
     Meta says: {said}",
    &[&[
        act(
            "{command_is_offered}Select {newest_version} or an older version under \"Advanced\" and test again. | Check the version \
             in the address. The newest version that we know is {newest_version}.",
        ),
        act(
            "{command_is_offered}If that does not help, press \"Copy report\". Send the report to the person who manages your CRM. \
             | Check that no part of the address is empty or mistyped. Or send Meta's text and the code to the person who manages \
             the program that made the request.",
        ),
    ]],
);

pub(super) const BAD_PARAMETER: Entry = entry(
    "{code_means} | A value in the request is missing, or Meta does not accept it.\n\
     Meta says: {said}",
    &[OF_THE_CODE, ASK_THE_PROGRAM],
);

pub(super) const STATE_FORBIDS: Entry = entry(
    "The request is correct, but the current state or a limit of {object} does not allow it. | The request is correct, but the \
     current state or a limit of its object does not allow it.\n\
     Meta says: {said}",
    &[&[
        act(
            "Check the state of {object} at Meta, and change it first. | Check the state of the object at Meta, and change it first.",
        ),
        act("Then repeat the request. The token can stay as it is."),
    ]],
);

pub(super) const PROGRAM_LIMIT: Entry = entry(
    "{program} refuses this request.\n\
     {program_did}",
    &[&[act("{program_test}")]],
);

pub(super) const REQUEST_REFUSED: Entry = entry(
    "{code_means} | Meta understood the request but refuses it.\n\
     Meta says: {said}",
    &[OF_THE_CODE, ASK_THE_PROGRAM],
);

pub(super) const ALREADY_PERMANENT: Entry = entry(
    "Your token is fine and never expires.\n\
     Nothing was sent to Meta. An exchange gives at most 60 days, so it cannot improve this token.",
    &[&[act("Keep this token, and save it in your CRM.")]],
);

pub(super) const OAUTH_FLOW: Entry = entry(
    "This error is about the login with Facebook, not about the token in this field.\n\
     A login code works once and only for a short time. The redirect address must be the same in both requests.",
    &[&[
        act("Start the login again in the program that showed this error."),
        here("To test a token, paste the token itself here."),
    ]],
);

pub(super) const HTTPS_REQUIRED: Entry = entry(
    "The request used http://, but Meta accepts a token only over https://.",
    &[&[act(
        "In the program, change the address of the Graph API to https://graph.facebook.com/.",
    )]],
);
