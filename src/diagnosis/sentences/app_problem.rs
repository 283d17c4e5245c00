//! What is said of each cause of `app_problem`.

use super::entry::{Entry, act, entry, on};
use super::steps::{TEST_AGAIN, TRY_AGAIN};
use crate::diagnosis::labels::generate_token;
use crate::diagnosis::screens::Screen;

pub(super) const APP_DELETED: Entry = entry(
    "App {app_id}, which made this token, was deleted. | The app that made this token was deleted.\n\
     All its tokens ended with it. Connect WhatsApp to another app and make a token with that one:",
    &[&[
        on(
            Screen::Apps,
            "Open your apps, select or create one, and add WhatsApp to it: Add use cases, \"Connect with customers through \
             WhatsApp\" (in the old dashboard: Add product, WhatsApp).",
        ),
        on(
            Screen::SystemUsers,
            concat!(
                "Open System users in Business settings, assign the app to the system user, and press ",
                generate_token!(),
                "."
            ),
        ),
    ]],
);

pub(super) const APP_UNREADABLE: Entry = entry(
    "Meta cannot read app {app_id}. | Meta cannot read the app that this call names.\n\
     The app ID is wrong, the app was deleted, or Meta has a fault at the moment.\n\
     By its own text, the token was made by app {maker_not_given}.",
    &[
        &[on(
            Screen::Apps,
            "{in_exchange}Open your apps and compare the app ID with the one that you gave. | Open your apps, \
             look whether the app is still there, and compare its ID with the one in your CRM.",
        )],
        TRY_AGAIN,
        &[on(
            Screen::SystemUsers,
            "If the app is gone: make a token with another app.",
        )],
    ],
);

pub(super) const APP_NOT_LIVE: Entry = entry(
    "App {app_id} is inactive or in development mode, and Meta forbids this call meanwhile. | The app is inactive \
     or in development mode, and Meta forbids this call meanwhile.",
    &[
        &[on(
            Screen::AppBasic,
            "Open your app, mend what App settings, Basic marks as missing, and switch the app to Live.",
        )],
        TEST_AGAIN,
    ],
);

/// Meta's reference names the permissions of the token first, the app second.
pub(super) const CAPABILITY_MISSING: Entry = entry(
    "App {app_id} or this token lacks a capability that this call needs. | The app or this token lacks a capability that this call \
     needs.\n\
     Look at the permissions of the token first. If it has both WhatsApp permissions, the app needs the capability.",
    &[&[
        on(
            Screen::TokenDebugger,
            "Paste the token into Meta's Access Token Debugger and read \"Scopes\": both WhatsApp permissions must be there.",
        ),
        on(
            Screen::App,
            "If they are: open your app and check that WhatsApp is set up, under Products or Use cases.",
        ),
        on(
            Screen::App,
            "If it is: open App Review, Permissions and Features (in the new dashboard: Use cases, Customize). Request the \
             access that the call needs.",
        ),
    ]],
);

pub(super) const APPSECRET_PROOF_REQUIRED: Entry = entry(
    "The app takes calls only with a proof made from its app secret (\"Require App Secret\" under Advanced).\n\
     {in_exchange}An exchange sends the secret itself, and no such proof. | Your CRM has to send that proof with \
     each call; this page can make it as well:",
    &[&[
        act(
            "{in_exchange}Make a permanent token instead: it takes no exchange. | Enter the app secret in \"App \
             secret\" here and press \"Test Connection\" again. It stays in this page.",
        ),
        on(
            Screen::AppAdvanced,
            "{in_exchange}Or open the app's settings, Advanced, switch \"Require App Secret\" off, and exchange \
             the token again. | If your CRM cannot send the proof: open the app's settings, Advanced, and switch \
             \"Require App Secret\" off.",
        ),
    ]],
);

pub(super) const APPSECRET_PROOF_INVALID: Entry = entry(
    "Meta does not accept the proof that was sent with the token: it was made with another app secret, or for another \
     token.\n\
     A secret that was reset, cut, or taken from another app does this.",
    &[&[
        on(
            Screen::AppBasic,
            "Open the settings, Basic, of the app that made the token, press \"Show\" beside \"App secret\" and copy \
             it.",
        ),
        act("Put it into your CRM, or into \"App secret\" here, and test again."),
    ]],
);

pub(super) const APP_ID_CANNOT_BE_ONE: Entry = entry(
    "Nothing was sent to Meta: what was given as the app ID cannot be one. An app ID is digits alone.",
    &[&[on(
        Screen::Apps,
        "Open your apps, choose the one that made the token, and copy its app ID.",
    )]],
);

pub(super) const APP_SECRET_MISSING: Entry = entry(
    "Nothing was sent to Meta: without the app secret it exchanges no token.",
    &[&[on(
        Screen::AppBasic,
        "Open the settings, Basic, of app {app_id}, press \"Show\" beside \"App secret\" and copy it. | Open the \
         settings, Basic, of the app, press \"Show\" beside \"App secret\" and copy it.",
    )]],
);

pub(super) const WRONG_APP_SECRET: Entry = entry(
    "Meta does not accept the app secret. This says nothing about the token.\n\
     The secret was reset, is cut, or belongs to another app than the app ID.",
    &[&[
        on(
            Screen::AppBasic,
            "Open the settings, Basic, of app {app_id}, press \"Show\" beside \"App secret\" and copy it. | Open the \
             settings, Basic, of the app, press \"Show\" beside \"App secret\" and copy it.",
        ),
        act("Enter it together with the app ID of the same screen."),
    ]],
);

pub(super) const TOKEN_OF_ANOTHER_APP: Entry = entry(
    "The token was made by another app than the one given.\n\
     By its own text it belongs to app {maker}. | Meta does not say which app made it.\n\
     An app ID and a secret work only with tokens of the same app.",
    &[&[
        on(Screen::Apps, "Open your apps and find the one that made the token."),
        act("Enter the app ID and app secret of that app, or make the token with the other app."),
    ]],
);

pub(super) const APP_TOKEN_REQUIRED: Entry = entry(
    "Meta describes a token only to the app's own token or to people with a role on the app.\n\
     This says nothing about whether the token works.",
    &[&[
        act("Test it with your phone number ID: a call that works proves more than a description."),
        on(
            Screen::TokenDebugger,
            "To read its details, open Meta's Access Token Debugger as somebody with a role on the app.",
        ),
    ]],
);
