//! What is said of each cause of `unreachable`.

use super::entry::{Entry, Steps, act, entry, on};
use super::steps::TRY_AGAIN;
use crate::diagnosis::screens::Screen;

const RUN_IN_A_TERMINAL: Steps = &[act(
    "{command_is_offered}{in_exchange}Or press \"Copy exchange command\", run it in a terminal, and paste what it \
     prints into \"Access Token\". | {command_is_offered}Or press \"Copy curl command\", run it in a terminal, and \
     paste what it prints into \"Access Token\". | Or try in another browser, or in a private window without add-ons.",
)];

pub(super) const OFFLINE: Entry = entry(
    "This device is offline, so nothing was asked.",
    &[&[act("Connect to the internet.")], TRY_AGAIN],
);

pub(super) const TIMED_OUT: Entry = entry(
    "Meta did not answer within {secs} seconds. | Meta did not answer in time.\n\
     The connection is slow, or something on the way holds the call back.",
    &[
        TRY_AGAIN,
        &[on(
            Screen::Status,
            "If it goes on, look at Meta's status page for the WhatsApp Business Platform.",
        )],
        RUN_IN_A_TERMINAL,
    ],
);

pub(super) const CALL_REJECTED: Entry = entry(
    "No answer came, and the browser does not say why.\n\
     Ad blockers and tracking protection often stop calls to graph.facebook.com.",
    &[
        &[act(
            "Allow graph.facebook.com for this page in your ad blocker or browser, and try again.",
        )],
        RUN_IN_A_TERMINAL,
    ],
);

pub(super) const NOT_META_ANSWERED: Entry = entry(
    "A web page came back where Meta answers with data: something between you and Meta answered in its place.\n\
     A company proxy, a firewall or the login page of a network does this.",
    &[
        &[act(
            "Open any web page, log in to the network where it asks, or try another network, and try again.",
        )],
        RUN_IN_A_TERMINAL,
    ],
);

pub(super) const ANSWER_INCOMPLETE: Entry = entry(
    "The answer arrived empty or ended too early, so it cannot be read.\n\
     The connection broke, or something on the way cut it.",
    &[&[act(
        "{in_exchange}Exchange the token again. | Press \"Test Connection\" again. If you pasted the answer, paste it \
         whole.",
    )]],
);

pub(super) const ANSWER_TOO_LARGE: Entry = entry(
    "The answer is too large: it has more than 1 MB, so it was not read.\n\
     Meta's answers are smaller. A proxy, a firewall or a browser add-on may have changed it.",
    &[
        &[act("Connect to another network, for example that of a phone.")],
        TRY_AGAIN,
        RUN_IN_A_TERMINAL,
    ],
);

pub(super) const NO_CONNECTION: Entry = entry(
    "graph.facebook.com could not be reached from the computer that made this call.\n\
     A firewall, a proxy or a name server on the way stops the call.",
    &[&[
        act("If your CRM made the call, check the firewall, the proxy and the DNS of its server."),
        act("If you ran a copied command, run it on another network, or on the server of your CRM."),
    ]],
);

pub(super) const IP_NOT_ALLOWED: Entry = entry(
    "App {app_id} allows calls only from certain IP addresses, and yours is not one of them. | The app allows calls \
     only from certain IP addresses, and yours is not one of them.\n\
     Your CRM may work all the same.",
    &[&[
        act("Try from the server of your CRM: its address may be allowed."),
        on(
            Screen::AppAdvanced,
            "Or open the app's settings, Advanced, and add your address to the server IP allowlist.",
        ),
    ]],
);
