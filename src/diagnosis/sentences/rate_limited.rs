//! What is said of each cause of `rate_limited`.

use super::entry::{Entry, Steps, act, entry, on};
use crate::diagnosis::screens::Screen;

const SEND_SLOWER: Steps = &[act(
    "Let the CRM send more slowly, and let it wait longer after each refusal. A new token would not help.",
)];

pub(super) const THROTTLED_APP: Entry = entry(
    "App {app_id} has made more calls than Meta allows it in an hour. | The app has made more calls than Meta \
     allows it in an hour.",
    &[&[
        act("Wait, and try again {in_an_hour}."),
        on(
            Screen::Apps,
            "If it comes back: open your app's dashboard, Application Rate Limit, and see which calls are so many.",
        ),
    ]],
);

pub(super) const THROTTLED_USER: Entry = entry(
    "The person or system user behind this token has made more calls than Meta allows.",
    &[&[act(
        "Wait, and try again {in_an_hour}. Another program may use the same system user.",
    )]],
);

pub(super) const THROTTLED_OPERATION: Entry = entry(
    "This one operation was called too often. Other calls still work.\n\
     Meta says: {said}",
    &[&[act("Wait, and repeat this operation {in_an_hour}.")]],
);

pub(super) const THROTTLED_ACCOUNT: Entry = entry(
    "There were more calls for this WhatsApp Business Account than Meta allows in an hour.",
    &[&[act("Wait, and try again {in_an_hour}.")], SEND_SLOWER],
);

pub(super) const THROTTLED_NUMBER: Entry = entry(
    "This number sends more messages a second than Meta allows it.",
    &[SEND_SLOWER],
);

pub(super) const THROTTLED_PAIR: Entry = entry(
    "This number sent too many messages to one recipient in a short time.",
    &[&[act(
        "Wait before the next message to this recipient; others can be sent at once.",
    )]],
);

pub(super) const THROTTLED_FOR_SPAM: Entry = entry(
    "Meta limits what this number may send, because people blocked or reported its messages.\n\
     A new token would not help.",
    &[&[on(
        Screen::PhoneNumbers,
        "Open WhatsApp Manager, Phone numbers, look at the quality rating, and send less until it has risen.",
    )]],
);

pub(super) const THROTTLED_REGISTRATION: Entry = entry(
    "This number was registered or deregistered too often.",
    &[&[act(
        "Wait three days before registering it again: Meta allows ten tries in 72 hours.",
    )]],
);

pub(super) const THROTTLED: Entry = entry(
    "{code_means} | There were more calls than Meta allows.",
    &[&[act(
        "{code_step} | Wait, and try again {in_an_hour}. Each call before then can make the wait longer.",
    )]],
);
