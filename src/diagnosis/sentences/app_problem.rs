//! What is said of each cause of `app_problem`.

use super::entry::{Entry, Steps, act, entry, here, on};
use super::steps::{ASSIGN_ASSETS, COPY_TOKEN, SELECT_PERMISSIONS, TEST_AGAIN, TEST_TOKEN, TRY_AGAIN, system_users};
use crate::diagnosis::labels::generate_token;
use crate::diagnosis::screens::Screen;

const COPY_APP_SECRET: Steps = &[on(
    Screen::AppBasic,
    "Open \"App settings\" → \"Basic\" of app {app_id}. Press \"Show\" beside \"App secret\" and copy the secret. | Open \"App \
     settings\" → \"Basic\" of the app. Press \"Show\" beside \"App secret\" and copy the secret.",
)];

pub(super) const APP_DELETED: Entry = entry(
    "This token belongs to app {app_id}, which was deleted. | The app that this token belongs to was deleted.\n\
     Your CRM cannot send messages with this token. All tokens of a deleted app stop working.\n\
     Connect WhatsApp to another app and create a token with that app:",
    &[&[
        on(Screen::Apps, "Open your apps, and select or create one."),
        on(
            Screen::Apps,
            "Add WhatsApp to the app: \"Add use cases\" → \"Connect with customers through WhatsApp\" (in the old dashboard: \
             \"Add product\" → \"WhatsApp\").",
        ),
        on(
            Screen::SystemUsers,
            concat!("Open ", system_users!(), ". Select the system user that your CRM uses."),
        ),
        ASSIGN_ASSETS,
        on(
            Screen::SystemUsers,
            concat!(
                "Press ",
                generate_token!(),
                ". Select the new app. For the expiration, select \"Never\" if Meta offers it."
            ),
        ),
        SELECT_PERMISSIONS,
        COPY_TOKEN,
        TEST_TOKEN,
    ]],
);

pub(super) const APP_UNREADABLE: Entry = entry(
    "Meta cannot read app {app_id}. | Meta cannot read the app that this request names.\n\
     The app ID is wrong, the app was deleted, or Meta has a temporary fault.\n\
     According to the token itself, it belongs to app {maker_not_given}.",
    &[
        &[on(
            Screen::Apps,
            "{in_exchange}Open your apps and compare the app ID with the one that you entered. | Open your apps and check that the \
             app is still there. Compare its ID with the one in your CRM.",
        )],
        TRY_AGAIN,
        &[on(
            Screen::SystemUsers,
            "If the app was deleted, create a token with another app.",
        )],
    ],
);

pub(super) const APP_NOT_LIVE: Entry = entry(
    "App {app_id} is inactive or in development mode, so Meta refuses this request. | The app is inactive or in development \
     mode, so Meta refuses this request.\n\
     Until this is fixed, messages from your CRM may fail.",
    &[
        &[
            on(
                Screen::AppBasic,
                "Open your app. In \"App settings\" → \"Basic\", complete the required fields.",
            ),
            act("Then switch the app mode to \"Live\"."),
        ],
        TEST_AGAIN,
    ],
);

/// Meta's reference names the permissions of the token first, the app second.
pub(super) const CAPABILITY_MISSING: Entry = entry(
    "App {app_id} or this token does not have a capability that this request needs. | The app or this token does not have a \
     capability that this request needs.\n\
     Until this is fixed, messages from your CRM may fail.\n\
     Check the permissions of the token first. If both WhatsApp permissions are there, the app needs the capability.",
    &[&[
        on(
            Screen::TokenDebugger,
            "Paste the token into Meta's Access Token Debugger. \"Scopes\" must show both WhatsApp permissions.",
        ),
        on(
            Screen::App,
            "If both are there, open your app. Check that WhatsApp is set up under \"Products\" or \"Use cases\".",
        ),
        on(
            Screen::App,
            "If WhatsApp is set up, open \"App Review\" → \"Permissions and Features\" (in the new dashboard: \"Use cases\" → \
             \"Customize\").",
        ),
        act("Request the access that is missing."),
    ]],
);

pub(super) const APPSECRET_PROOF_REQUIRED: Entry = entry(
    "The app requires a proof that is calculated from its app secret. The setting is \"Require App Secret\" under \
     \"Advanced\".\n\
     {in_exchange}An exchange sends the secret itself, not this proof. | Without this proof, Meta refuses messages from your CRM. This \
     page can calculate it too:",
    &[&[
        here(
            "{in_exchange}Create a permanent token instead. A permanent token needs no exchange. | Enter the app secret in \"App \
             secret\" here and press \"Test Connection\" again. The secret stays in this page.",
        ),
        on(
            Screen::AppAdvanced,
            "{in_exchange}Or open \"App settings\" → \"Advanced\", turn off \"Require App Secret\", and exchange the token again. \
             | If your CRM cannot send the proof, open \"App settings\" → \"Advanced\" and turn off \"Require App Secret\".",
        ),
    ]],
);

pub(super) const APPSECRET_PROOF_INVALID: Entry = entry(
    "Meta does not accept the proof that was sent with the token. The proof was calculated from another app secret, or for another \
     token.\n\
     Until this is fixed, messages from your CRM may fail.\n\
     Possible reasons: the secret was reset, is incomplete, or belongs to another app.",
    &[&[
        on(
            Screen::AppBasic,
            "Open \"App settings\" → \"Basic\" of the app that the token belongs to.",
        ),
        act("Press \"Show\" beside \"App secret\" and copy the secret."),
        here("Paste the secret into your CRM, or into \"App secret\" here, and test again."),
    ]],
);

pub(super) const APP_ID_CANNOT_BE_ONE: Entry = entry(
    "The app ID is not valid, so nothing was sent to Meta. An app ID has only digits.",
    &[&[on(
        Screen::Apps,
        "Open your apps, select the app that the token belongs to, and copy its app ID.",
    )]],
);

pub(super) const APP_SECRET_MISSING: Entry = entry(
    "Nothing was sent to Meta, because an exchange needs the app secret.",
    &[COPY_APP_SECRET],
);

pub(super) const WRONG_APP_SECRET: Entry = entry(
    "Meta does not accept the app secret. This answer says nothing about the token.\n\
     The secret was reset, is incomplete, or does not belong to the app with this app ID.",
    &[
        COPY_APP_SECRET,
        &[act("Enter the secret together with the app ID from the same screen.")],
    ],
);

pub(super) const TOKEN_OF_ANOTHER_APP: Entry = entry(
    "The token does not belong to the app in this request.\n\
     According to the token itself, it belongs to app {maker}. | Meta does not say which app it belongs to.\n\
     An app ID and an app secret work only with tokens of the same app.",
    &[&[
        on(
            Screen::Apps,
            "Open your apps and find the app that the token belongs to.",
        ),
        act("Enter the app ID and app secret of that app. Or create a new token with the app whose ID you entered."),
    ]],
);

pub(super) const APP_TOKEN_REQUIRED: Entry = entry(
    "Meta does not show a token's details to everyone. Only the app itself (with its app token) and people with a role on the app can read them.\n\
     This answer does not say whether the token works.",
    &[&[
        here("Test the token here with your phone number ID. A request that works proves more than a description."),
        on(
            Screen::TokenDebugger,
            "To read the details, open Meta's Access Token Debugger as a person with a role on the app.",
        ),
    ]],
);
