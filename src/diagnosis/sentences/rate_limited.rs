//! The sentences of each cause of `rate_limited`.

use super::entry::{Entry, Steps, act, entry, on};
use crate::diagnosis::screens::Screen;

const SEND_SLOWER: Steps = &[act(
    "Set your CRM to send more slowly, and to wait longer after each refusal. A new token does not help.",
)];

pub(super) const THROTTLED_APP: Entry = entry(
    "App {app_id} sent more requests than Meta allows in an hour. | The app sent more requests than Meta allows in an hour.\n\
     For now, Meta may also refuse messages from your CRM.",
    &[&[
        act("Wait, and try again {in_an_hour}."),
        on(
            Screen::Apps,
            "If this happens again, open \"Application Rate Limit\" in your app's dashboard. Check which requests the app sends most.",
        ),
    ]],
);

pub(super) const THROTTLED_USER: Entry = entry(
    "The person or system user that this token belongs to sent more requests than Meta allows.\n\
     For now, Meta may also refuse messages from your CRM.",
    &[&[act(
        "Wait, and try again {in_an_hour}. Another program may use the same system user.",
    )]],
);

pub(super) const THROTTLED_OPERATION: Entry = entry(
    "There were too many requests for this operation. Other requests still work.\n\
     Your CRM can send messages, unless this operation sends them.\n\
     Meta says: {said}",
    &[&[act("Wait, and repeat this operation {in_an_hour}.")]],
);

pub(super) const THROTTLED_ACCOUNT: Entry = entry(
    "There were more requests for this WhatsApp Business Account than Meta allows in an hour.\n\
     For now, Meta may also refuse messages from your CRM.",
    &[&[act("Wait, and try again {in_an_hour}.")], SEND_SLOWER],
);

pub(super) const THROTTLED_NUMBER: Entry = entry(
    "This number sends more messages per second than Meta allows.\n\
     Your CRM can still send messages, but must send them more slowly.",
    &[SEND_SLOWER],
);

pub(super) const THROTTLED_PAIR: Entry = entry(
    "This number sent too many messages to one recipient in a short time.",
    &[&[act(
        "Wait before you send the next message to this recipient. You can send to other recipients now.",
    )]],
);

pub(super) const THROTTLED_FOR_SPAM: Entry = entry(
    "Meta limits what this number can send, because people blocked or reported its messages.\n\
     Your CRM can still send some messages. Meta refuses the others.\n\
     A new token does not help.",
    &[&[on(
        Screen::PhoneNumbers,
        "Open \"Phone numbers\" in WhatsApp Manager and check the quality rating. Send fewer messages until the rating is better.",
    )]],
);

pub(super) const THROTTLED_REGISTRATION: Entry = entry(
    "This number was registered or deregistered too often.\n\
     Your CRM can send messages only while the number is registered.",
    &[&[act(
        "Wait three days before you register the number again. Meta allows ten attempts in 72 hours.",
    )]],
);

pub(super) const THROTTLED: Entry = entry(
    "{code_means} | There were more requests than Meta allows.\n\
     For now, Meta may also refuse messages from your CRM.",
    &[&[act(
        "{code_step} | Wait, and try again {in_an_hour}. If you try earlier, Meta can make you wait longer.",
    )]],
);
