//! What is said where Meta throttles, has a fault, or could not be reached: nothing is known of the token.

use super::shared::{TRY_AGAIN, WAIT_FOR_META};
use super::{Entry, Screen, StepWords, act, entry, on};
use crate::diagnosis::category::Cause;

const SEND_SLOWER: &[StepWords] = &[act(
    "Let the CRM send more slowly, and let it wait longer after each refusal. A new token would not help.",
)];

const RUN_IN_A_TERMINAL: &[StepWords] = &[act(
    "{command_is_offered}{in_exchange}Or press \"Copy exchange command\", run it in a terminal, and paste what it \
     prints into \"Access Token\". | {command_is_offered}Or press \"Copy curl command\", run it in a terminal, and \
     paste what it prints into \"Access Token\". | Or try in another browser, or in a private window without add-ons.",
)];

pub(super) const ENTRIES: &[Entry] = &[
    entry(
        Cause::ThrottledApp,
        "App {app_id} has made more calls than Meta allows it in an hour. | The app has made more calls than Meta \
         allows it in an hour.",
        &[&[
            act("Wait, and try again {in_an_hour}."),
            on(
                Screen::Apps,
                "If it comes back: open your app's dashboard, Application Rate Limit, and see which calls are so many.",
            ),
        ]],
    ),
    entry(
        Cause::ThrottledUser,
        "The person or system user behind this token has made more calls than Meta allows.",
        &[&[act(
            "Wait, and try again {in_an_hour}. Another program may use the same system user.",
        )]],
    ),
    entry(
        Cause::ThrottledAccount,
        "There were more calls for this WhatsApp account than Meta allows in an hour.",
        &[&[act("Wait, and try again {in_an_hour}.")], SEND_SLOWER],
    ),
    entry(
        Cause::ThrottledNumber,
        "This number sends more messages a second than Meta allows it.",
        &[SEND_SLOWER],
    ),
    entry(
        Cause::ThrottledPair,
        "This number sent too many messages to one recipient in a short time.",
        &[&[act(
            "Wait before the next message to this recipient; others can be sent at once.",
        )]],
    ),
    entry(
        Cause::ThrottledForSpam,
        "Meta limits what this number may send, because people blocked or reported its messages.\n\
         A new token would not help.",
        &[&[on(
            Screen::PhoneNumbers,
            "Open WhatsApp Manager, Phone numbers, look at the quality rating, and send less until it has risen.",
        )]],
    ),
    entry(
        Cause::ThrottledRegistration,
        "This number was registered or deregistered too often.",
        &[&[act(
            "Wait three days before registering it again: Meta allows ten tries in 72 hours.",
        )]],
    ),
    entry(
        Cause::Throttled,
        "There were more calls than Meta allows.",
        &[&[act(
            "Wait, and try again {in_an_hour}. Each try before that can lengthen it.",
        )]],
    ),
    entry(
        Cause::ServiceUnavailable,
        "Meta says that its service is not available for the moment.",
        &[WAIT_FOR_META],
    ),
    entry(
        Cause::Maintenance,
        "Meta is working on this account or service.\n\
         That passes by itself.",
        &[WAIT_FOR_META],
    ),
    entry(
        Cause::UnknownFault,
        "Something failed at Meta, and it does not say what.",
        &[WAIT_FOR_META],
    ),
    entry(
        Cause::ServerError,
        "Meta's servers answered with a fault (HTTP {http_status}) and no reason. | Meta's servers answered with a \
         fault and no reason.",
        &[WAIT_FOR_META],
    ),
    entry(
        Cause::Offline,
        "This device is offline, so nothing was asked.",
        &[&[act("Connect to the internet.")], TRY_AGAIN],
    ),
    entry(
        Cause::TimedOut,
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
    ),
    entry(
        Cause::CallRejected,
        "No answer came, and the browser does not say why.\n\
         Ad blockers and tracking protection often stop calls to graph.facebook.com.",
        &[
            &[act(
                "Allow graph.facebook.com for this page in your ad blocker or browser, and try again.",
            )],
            RUN_IN_A_TERMINAL,
        ],
    ),
    entry(
        Cause::NoConnection,
        "The terminal could not reach graph.facebook.com either.\n\
         A firewall, a proxy or a name server on the way stops the call.",
        &[&[act("Run the command on another network, or on the server of your CRM.")]],
    ),
    entry(
        Cause::NotMetaAnswered,
        "A web page came back where Meta answers with data: something between you and Meta answered in its place.\n\
         A company proxy, a firewall or the login page of a network does this.",
        &[
            &[act(
                "Open any web page, log in to the network where it asks, or try another network, and try again.",
            )],
            RUN_IN_A_TERMINAL,
        ],
    ),
    entry(
        Cause::AnswerIncomplete,
        "The answer arrived empty or ended too early, so it cannot be read.\n\
         The connection broke, or something on the way cut it.",
        &[&[act(
            "{in_exchange}Exchange the token again. | Press \"Test Connection\" again. If you pasted the answer, paste it \
             whole.",
        )]],
    ),
    entry(
        Cause::AnswerTooLarge,
        "The answer is too large: it has more than 1 MB, so it was not read.\n\
         Meta's answers are smaller. A proxy, a firewall or a browser add-on may have changed it.",
        &[
            &[act("Connect to another network, for example that of a phone.")],
            TRY_AGAIN,
            RUN_IN_A_TERMINAL,
        ],
    ),
    entry(
        Cause::IpNotAllowed,
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
    ),
];
