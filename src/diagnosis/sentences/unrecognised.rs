//! What is said of each cause of `unrecognised`.

use super::entry::{Entry, act, entry};

pub(super) const UNRECOGNISED: Entry = entry(
    "The answer fits nothing that is known here.\n\
     Meta says: {said}\n\
     {facts}",
    &[&[
        act("Try again: it may pass by itself."),
        act(
            "If it comes back, quote {trace} to Meta's support: it names this very call. | If it comes back, give \
             Meta's words to its support.",
        ),
    ]],
);

pub(super) const NO_ANSWER_FOUND: Entry = entry(
    "No answer of Meta's can be found in this text.",
    &[&[act(
        "Paste the whole answer, from its first brace to its last, or the token itself.",
    )]],
);

pub(super) const PROGRAM_REFUSED: Entry = entry(
    "{program} wrote this sentence, not Meta.\n\
     {program_did}\n\
     Only Meta's answer says why.",
    &[&[
        act("{program_test}"),
        act("If the program also shows an answer from Meta, paste it here."),
    ]],
);

pub(super) const ANSWER_HIDDEN: Entry = entry(
    "This error shows HTTP status {http_status} and hides Meta's answer. | This error hides Meta's answer.\n\
     Many causes have this status. Meta's answer names the one.",
    &[&[
        act("{print_body} | Print the body of the answer, not its status alone."),
        act("Paste the printed answer here. You can also paste the token and test it."),
    ]],
);

pub(super) const NOT_FROM_META: Entry = entry(
    "This looks like an answer from {service}, not from Meta. | This looks like source code, a test or documentation, not like an answer from Meta.",
    &[&[act(
        "Find the message that your CRM shows when a WhatsApp message fails, and paste it here. You can also paste the token itself.",
    )]],
);

pub(super) const CONTRADICTORY_ANSWERS: Entry = entry(
    "Meta accepted this token in one call and refused it in another, so neither counts.\n\
     It may have ended in between.\n\
     Meta says: {said}",
    &[&[
        act("Press \"Test Connection\" again: an ended token is then refused in every call."),
        act("If the answers still differ, quote {trace} to Meta's support: it names the call that was refused."),
    ]],
);

pub(super) const UNEXPECTED_ANSWER: Entry = entry(
    "Meta answered without an error, but not to what was asked.",
    &[&[act("Choose a current Graph API version, and try again.")]],
);
