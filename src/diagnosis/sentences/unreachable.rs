//! The sentences of each cause of `unreachable`.

use super::entry::{Entry, Steps, act, entry, here, on};
use super::steps::TRY_AGAIN;
use crate::diagnosis::screens::Screen;

const RUN_IN_A_TERMINAL: Steps = &[act(
    "{command_is_offered}{in_exchange}Or press \"Copy exchange command\", run the command in a terminal, and paste its output into \
     \"Access Token\". | {command_is_offered}Or press \"Copy curl command\", run the command in a terminal, and paste its output into \
     \"Access Token\". | Or try another browser, or a private window without add-ons.",
)];

pub(super) const OFFLINE: Entry = entry(
    "This device is offline, so no request was sent.\n\
     Your CRM may still work.",
    &[&[act("Connect to the internet.")], TRY_AGAIN],
);

pub(super) const TIMED_OUT: Entry = entry(
    "Meta did not answer within {secs} seconds. | Meta did not answer in time.\n\
     Your CRM may still work.\n\
     The connection is slow, or something between you and Meta delays the request.",
    &[
        TRY_AGAIN,
        &[on(
            Screen::Status,
            "If the problem continues, check Meta's status page for the WhatsApp Business Platform.",
        )],
        RUN_IN_A_TERMINAL,
    ],
);

pub(super) const CALL_REJECTED: Entry = entry(
    "The browser did not get an answer and does not say why.\n\
     Your CRM may still work.\n\
     Ad blockers and tracking protection often block graph.facebook.com.",
    &[
        &[act(
            "Allow graph.facebook.com for this page in your ad blocker or browser, and try again.",
        )],
        RUN_IN_A_TERMINAL,
    ],
);

pub(super) const NOT_META_ANSWERED: Entry = entry(
    "The answer is not from Meta. Something between you and Meta answered the request.\n\
     Your CRM may still work.\n\
     Possible reasons: a company proxy, a firewall or the login page of a network.",
    &[
        &[act(
            "Open any web page and log in to the network if it asks you to. Or use another network. Then try again.",
        )],
        RUN_IN_A_TERMINAL,
    ],
);

pub(super) const ANSWER_INCOMPLETE: Entry = entry(
    "The answer is empty or incomplete, so it cannot be read.\n\
     Your CRM may still work.\n\
     The connection was interrupted, or something between you and Meta shortened the answer.",
    &[&[here(
        "{in_exchange}Exchange the token again. | Press \"Test Connection\" again. If you pasted the answer, paste the complete answer.",
    )]],
);

pub(super) const ANSWER_TOO_LARGE: Entry = entry(
    "The answer is too large (more than 1 MB), so it was not read.\n\
     Your CRM may still work.\n\
     Meta's answers are smaller. A proxy, a firewall or a browser add-on may have changed this answer.",
    &[
        &[act("Connect to another network, for example with your phone.")],
        TRY_AGAIN,
        RUN_IN_A_TERMINAL,
    ],
);

pub(super) const NO_CONNECTION: Entry = entry(
    "The computer that sent this request could not connect to graph.facebook.com.\n\
     If this computer is the server of your CRM, your CRM cannot send messages.\n\
     A firewall, a proxy or a name server (DNS) stops the request.",
    &[&[
        act("If your CRM sent the request, check the firewall, the proxy and the DNS of its server."),
        act("If you ran a copied command, run it on another network, or on the server of your CRM."),
    ]],
);

pub(super) const IP_NOT_ALLOWED: Entry = entry(
    "App {app_id} allows requests only from certain IP addresses, and your address is not one of them. | The app allows requests \
     only from certain IP addresses, and your address is not one of them.\n\
     Your CRM may still work.",
    &[&[
        act("Run the test from the server of your CRM. Its address may be allowed."),
        on(
            Screen::AppAdvanced,
            "Or open \"App settings\" → \"Advanced\" in your app. Add your address to the server IP allowlist.",
        ),
    ]],
);
