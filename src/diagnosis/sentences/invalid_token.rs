//! The sentences of each cause of `invalid_token`.

use super::entry::{Entry, Steps, act, entry, here, on};
use super::steps::{COPY_AGAIN, MAKE_PERMANENT_TOKEN, system_users};
use crate::diagnosis::labels::generate_token;
use crate::diagnosis::screens::Screen;

const CREATE_IF_LOST: Steps = &[on(
    Screen::SystemUsers,
    concat!(
        "If you do not have the token any more, create a new one. Open ",
        system_users!(),
        ". Press ",
        generate_token!(),
        ". Meta shows each token only once."
    ),
)];

const LONG_ENOUGH_FIELD: Steps = &[act(
    "If your CRM saves an incomplete token again, its field or database column is too short. WhatsApp tokens usually have 200 to 300 \
     characters.",
)];

pub(super) const PASSWORD_CHANGED: Entry = entry(
    "The person who created this token changed their password, or Meta reset their session for security.\n\
     Your CRM cannot send messages with this token.\n\
     Create a system user token. It does not depend on a person's password:",
    &[MAKE_PERMANENT_TOKEN],
);

pub(super) const APP_REMOVED_BY_USER: Entry = entry(
    "The person who created this token removed app {app_id} from their account. | The person who created this token removed the app \
     from their account.\n\
     Your CRM cannot send messages with this token.\n\
     Create a system user token. It does not depend on a person's settings:",
    &[MAKE_PERMANENT_TOKEN],
);

pub(super) const LOGGED_OUT: Entry = entry(
    "This token stopped working, most likely because the person who created it logged out.\n\
     Your CRM cannot send messages with this token.\n\
     Create a system user token. A system user never logs out:",
    &[MAKE_PERMANENT_TOKEN],
);

pub(super) const REVOKED: Entry = entry(
    "A person or a program revoked this token. A revoked token cannot be restored.\n\
     Your CRM cannot send messages with this token.\n\
     Ask the person who manages the app if this was intended. Then create a new token:",
    &[MAKE_PERMANENT_TOKEN],
);

pub(super) const SESSION_ENDED: Entry = entry(
    "Meta invalidated this token and does not say why. The token cannot be restored.\n\
     Your CRM cannot send messages with this token.\n\
     Create a system user token. It does not depend on a person's session:",
    &[MAKE_PERMANENT_TOKEN],
);

pub(super) const LOOKS_CUT: Entry = entry(
    "Meta cannot read this token. The token is probably incomplete: the start or the end is missing.\n\
     Your CRM cannot send messages with this token.\n\
     Possible reasons: the token was selected with the mouse, or the field in your CRM is too short.",
    &[COPY_AGAIN, CREATE_IF_LOST, LONG_ENOUGH_FIELD],
);

pub(super) const MALFORMED: Entry = entry(
    "Meta cannot read this token.\n\
     Your CRM cannot send messages with this token.\n\
     Characters are missing, or there is something extra in it, such as a line break or quotation marks.",
    &[COPY_AGAIN, CREATE_IF_LOST, LONG_ENOUGH_FIELD],
);

pub(super) const NOT_PARSABLE: Entry = entry(
    "Meta cannot read this text as a token.\n\
     Your CRM cannot send messages with this token.\n\
     Either the token was damaged when it was copied, or the text is not a token. For example, the text is a placeholder, another \
     vendor's key, or an empty variable of a program.",
    &[COPY_AGAIN, CREATE_IF_LOST],
);

pub(super) const ALTERED: Entry = entry(
    "The token has the right format, but at least one character is different from the original.\n\
     Your CRM cannot send messages with this token.\n\
     Possible reasons: the token was typed by hand, its end is missing, or a CRM changed upper and lower case.",
    &[COPY_AGAIN, CREATE_IF_LOST],
);

pub(super) const NOTHING_TO_SEND: Entry = entry(
    "Nothing was sent to Meta. {instead_of_token} | Nothing was sent to Meta. There is no access token in the text that you entered.",
    &[
        &[act(
            "Enter only the access token. An access token is one long word that begins with EA. Meta's copy button copies exactly \
             this word.",
        )],
        CREATE_IF_LOST,
    ],
);

pub(super) const MISSING_TOKEN: Entry = entry(
    "Meta received the request, but no token.\n\
     If your CRM sent this request, your CRM cannot send messages.\n\
     The token field was empty, or the program did not send the token, or sent it under the wrong name.",
    &[&[
        here("Paste the token into \"Access Token\" here and press \"Test Connection\"."),
        act(
            "If the test passes, fix the program. It must send the token as `access_token` or as `Authorization: Bearer`.",
        ),
    ]],
);

pub(super) const ANOTHER_KIND_OF_TOKEN: Entry = entry(
    "Your token is a Meta token, but Meta does not accept this type of token for this request.\n\
     Until this is fixed, messages from your CRM may fail.\n\
     The token may be a debug, app, Page or user token. Create a system user token:",
    &[MAKE_PERMANENT_TOKEN],
);

pub(super) const USER_NOT_AUTHENTICATED: Entry = entry(
    "Meta cannot identify the owner of this token.\n\
     Your CRM cannot send messages with this token.\n\
     Either the token expired, or it was invalidated, or its owner no longer allows apps to use their account. Meta does not say \
     which. Create a new token:",
    &[MAKE_PERMANENT_TOKEN],
);

pub(super) const SAID_INVALID: Entry = entry(
    "Meta says that this token is not valid and gives no reason.\n\
     Your CRM cannot send messages with this token.\n\
     Most likely, the token has expired or was invalidated. Create a permanent token for your CRM:",
    &[MAKE_PERMANENT_TOKEN],
);

pub(super) const REJECTED_WITHOUT_REASON: Entry = entry(
    "Meta does not accept this token and does not say why.\n\
     Your CRM cannot send messages with this token.\n\
     The token was damaged when it was copied, or it has expired or was invalidated.\n\
     If you still have the original token, copy it again first. If Meta does not accept the copy either, create a new token:",
    &[COPY_AGAIN, MAKE_PERMANENT_TOKEN],
);
