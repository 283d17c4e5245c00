//! The sentences of each cause of `unrecognised`.

use super::entry::{Entry, act, entry, here};

pub(super) const UNRECOGNISED: Entry = entry(
    "We do not know this answer.\n\
     Meta says: {said}\n\
     {facts}",
    &[&[
        act("Try again. The problem may be temporary."),
        act(
            "If it happens again, contact Meta's support and give them {trace}. It identifies this request. | If it happens again, \
             contact Meta's support and quote Meta's answer.",
        ),
    ]],
);

pub(super) const NO_ANSWER_FOUND: Entry = entry(
    "There is no answer from Meta in this text.",
    &[&[act(
        "Paste the complete answer, from its first brace to its last, or paste the token itself.",
    )]],
);

pub(super) const PROGRAM_REFUSED: Entry = entry(
    "{program} wrote this message, not Meta.\n\
     {program_did}\n\
     Only Meta's answer says why.",
    &[&[
        act("{program_test}"),
        here("If the program also shows an answer from Meta, paste it here."),
    ]],
);

pub(super) const ANSWER_HIDDEN: Entry = entry(
    "This error shows HTTP status {http_status}, but not Meta's answer. This status can have many causes. | This error does not show Meta's \
     answer.\n\
     Only Meta's answer names the cause.",
    &[&[
        act("{print_body} | Print the body of the answer, not only its status."),
        here("Paste the printed answer here. You can also paste the token and test it."),
    ]],
);

pub(super) const NOT_FROM_META: Entry = entry(
    "This text looks like an answer from {service}, not from Meta. | This text looks like source code, a test or documentation, not \
     like an answer from Meta.",
    &[&[here(
        "Find the message that your CRM shows when a WhatsApp message fails, and paste it here. You can also paste the token itself.",
    )]],
);

pub(super) const CONTRADICTORY_ANSWERS: Entry = entry(
    "Meta accepted this token in one request and refused it in another. So we do not know if the token works.\n\
     The token may have expired or been invalidated between the requests.\n\
     Meta says: {said}",
    &[&[
        here("Press \"Test Connection\" again. If the token does not work any more, Meta refuses it in every request."),
        act(
            "If the answers still differ, contact Meta's support and give them {trace}. It identifies the request that was refused.",
        ),
    ]],
);

pub(super) const UNEXPECTED_ANSWER: Entry = entry(
    "Meta answered without an error, but the answer does not match the request.",
    &[&[act(
        "Select a current Graph API version under \"Advanced\". Then try again.",
    )]],
);
