//! What is said of each cause of `invalid_token`.

use super::entry::{Entry, Steps, act, entry, on};
use super::steps::{COPY_AGAIN, MAKE_PERMANENT_TOKEN};
use crate::diagnosis::labels::generate_token;
use crate::diagnosis::screens::Screen;

const MAKE_IT_HERE_IF_LOST: Steps = &[on(
    Screen::SystemUsers,
    concat!(
        "If you can no longer see it, open System users in Business settings and press ",
        generate_token!(),
        ". Meta shows a token only once."
    ),
)];

const WIDE_ENOUGH: Steps = &[act(
    "If it is cut again after saving, the field or database column of your CRM is too short for it: tokens of 300 \
     characters and more occur.",
)];

pub(super) const PASSWORD_CHANGED: Entry = entry(
    "The person who made it changed their password, or Meta reset their session for security. That ended the \
     token.\n\
     A system user's token does not depend on anyone's password:",
    &[MAKE_PERMANENT_TOKEN],
);

pub(super) const APP_REMOVED_BY_USER: Entry = entry(
    "The person who made it removed app {app_id} from their account, so Meta ended it. | The person who made it \
     removed the app from their account, so Meta ended it.\n\
     A system user's token does not depend on a person's settings:",
    &[MAKE_PERMANENT_TOKEN],
);

pub(super) const LOGGED_OUT: Entry = entry(
    "Meta ended it, most likely because the person who made it logged out.\n\
     A system user never logs out:",
    &[MAKE_PERMANENT_TOKEN],
);

pub(super) const REVOKED: Entry = entry(
    "It was ended on purpose: somebody revoked it, or a program did.\n\
     It cannot be brought back. Ask who manages the app whether it was meant, then make a new one:",
    &[MAKE_PERMANENT_TOKEN],
);

pub(super) const SESSION_ENDED: Entry = entry(
    "Meta ended this token and does not say why.\n\
     It cannot be brought back. Make one that does not depend on a person's session:",
    &[MAKE_PERMANENT_TOKEN],
);

pub(super) const LOOKS_CUT: Entry = entry(
    "Meta cannot read it, and its own text looks cut: the end or the start is missing.\n\
     Marking it with the mouse does this, and so does a CRM's field that is too short.",
    &[COPY_AGAIN, MAKE_IT_HERE_IF_LOST, WIDE_ENOUGH],
);

pub(super) const MALFORMED: Entry = entry(
    "Meta cannot read it: letters are missing, or something stands in it that is no part of a token.\n\
     A cut end, a line break or quotes in the middle do this.",
    &[COPY_AGAIN, MAKE_IT_HERE_IF_LOST, WIDE_ENOUGH],
);

pub(super) const NOT_PARSABLE: Entry = entry(
    "Meta cannot read it as a token at all.\n\
     It was damaged when it was copied, or it is another kind of text: a placeholder, another vendor's key, or an \
     empty variable of a program.",
    &[COPY_AGAIN, MAKE_IT_HERE_IF_LOST],
);

pub(super) const ALTERED: Entry = entry(
    "It has the right shape, but at least one letter is not as Meta wrote it.\n\
     Retyping, a missing end, or a CRM that changes capitals does this.",
    &[COPY_AGAIN, MAKE_IT_HERE_IF_LOST],
);

pub(super) const NOTHING_TO_SEND: Entry = entry(
    "Nothing was sent to Meta. {instead_of_token} | Nothing was sent to Meta: there is no access token in what was \
     given.",
    &[
        &[act(
            "Give the access token by itself: one long word that begins with EA, as Meta's copy button gives it.",
        )],
        MAKE_IT_HERE_IF_LOST,
    ],
);

pub(super) const MISSING_TOKEN: Entry = entry(
    "The call reached Meta without a token that it could see.\n\
     The field was empty, the program did not send it, or it was sent under another name.",
    &[&[
        act("Paste the token into \"Access Token\" here and press \"Test Connection\"."),
        act(
            "If it works here, the fault is in the program: it must send the token as `access_token` or as \
             `Authorization: Bearer`.",
        ),
    ]],
);

pub(super) const ANOTHER_KIND_OF_TOKEN: Entry = entry(
    "It is a token of Meta's, but of a kind that cannot make this call: one for debugging, of an app, of a page or \
     of a person.\n\
     WhatsApp wants the token of a system user:",
    &[MAKE_PERMANENT_TOKEN],
);

pub(super) const USER_NOT_AUTHENTICATED: Entry = entry(
    "Meta could not tell who this token belongs to.\n\
     It expired, was ended, or its owner no longer allows apps to use their account; Meta does not say which.",
    &[MAKE_PERMANENT_TOKEN],
);

pub(super) const SAID_INVALID: Entry = entry(
    "Meta says that this token is not valid, and gives no reason.\n\
     Most likely it has expired or was ended. Make one that does not end:",
    &[MAKE_PERMANENT_TOKEN],
);

pub(super) const REJECTED_WITHOUT_REASON: Entry = entry(
    "Meta does not accept it and does not say why.\n\
     It was damaged when it was copied, or it has ended. Try the copy first:",
    &[COPY_AGAIN, MAKE_PERMANENT_TOKEN],
);
