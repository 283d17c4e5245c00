//! The guide: the ways to a permanent token, its steps, and what people ask beside them, with links to the very screens as far
//! as the IDs in their addresses are known.
//!
//! Knows which part a diagnosis points to. Does not depend on how the guide is laid out, or on what was read of it.

use super::category::{Category, Cause};
use super::labels::{generate_token, messaging_accounts};
use super::screens::Screen;
use super::template::{Placeholder, Template};
use super::{Diagnosis, Step};
use crate::graph::{BusinessId, PhoneNumberId, WabaId};
use crate::paste::AppId;
use crate::words::{Said, Text, Value, t};

/// What is known of the administrator's own case; everything may be absent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Known {
    /// The app.
    pub app_id: Option<AppId>,
    /// Its name.
    pub app_name: Option<String>,
    /// The business portfolio.
    pub business_id: Option<BusinessId>,
    /// The `WhatsApp` Business Account.
    pub waba_id: Option<WabaId>,
    /// The phone number's ID.
    pub phone_number_id: Option<PhoneNumberId>,
}

impl Known {
    /// The app's ID with its name, as far as they are known.
    fn app(&self) -> Option<String> {
        match (self.app_id.as_ref().map(AppId::as_str), self.app_name.as_deref()) {
            (Some(id), Some(name)) => Some([id, " (", name, ")"].concat()),
            (known, None) | (None, known) => known.map(str::to_owned),
        }
    }

    /// What is filled in for a placeholder.
    pub(super) fn value_of(&self, placeholder: Placeholder) -> Option<Value> {
        let id = match placeholder {
            Placeholder::App => return self.app().map(Value::from),
            Placeholder::AppId => self.app_id.as_ref().map(AppId::as_str),
            Placeholder::BusinessId => self.business_id.as_ref().map(BusinessId::as_str),
            Placeholder::WabaId => self.waba_id.as_ref().map(WabaId::as_str),
            Placeholder::PhoneNumberId => self.phone_number_id.as_ref().map(PhoneNumberId::as_str),
            _ => None,
        };
        id.map(Value::from)
    }
}

/// The text under the heading of the guide.
pub const INTRODUCTION: Text = t!(
    "A system user's token can have no end, and depends on nobody's password. Make it in \
    Meta's Business settings, in five steps:"
);

/// A group of parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// Which of the ways is the administrator's own.
    Ways,
    /// The steps to a permanent token, in their order.
    Steps,
    /// What comes after them.
    Then,
    /// What people ask beside them.
    GoodToKnow,
}

impl Section {
    /// Its heading.
    #[must_use]
    pub fn heading(self) -> Text {
        match self {
            Self::Ways => t!("Which way is mine?"),
            Self::Steps => t!("Get a permanent token"),
            Self::Then => t!("Then"),
            Self::GoodToKnow => t!("Good to know"),
        }
    }
}

/// Names a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartId {
    /// The way of a business with its own number.
    OwnBusiness,
    /// The way through a partner.
    Partner,
    /// Meta's test number.
    TestNumber,
    /// The token from API Setup, in the new dashboard Step 1.
    TemporaryToken,
    /// Step 1: who holds the token.
    SystemUser,
    /// Step 2: what it is to reach.
    AssignAssets,
    /// Step 3: app and expiration.
    Generate,
    /// Step 4: what it may do.
    Permissions,
    /// Step 5: taking it along.
    Copy,
    /// Saving it.
    PutIntoCrm,
    /// The three usual answers.
    Troubleshooting,
    /// Temporary, long-lived, permanent.
    TokenTypes,
    /// The other texts that are called token, and those beside them.
    CalledToken,
    /// 60 days for a short-lived token.
    Exchange,
    /// 60 days more for a system user's token.
    Renew,
}

/// A part of the guide, to be folded and unfolded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Its name.
    pub id: PartId,
    /// Its group.
    pub section: Section,
    /// What is visible while it is folded.
    pub summary: Text,
    /// What it says, a thought each; code names are in backticks.
    pub paragraphs: Vec<Said>,
    /// The screens it leads to.
    pub links: Vec<Link>,
}

/// A link to one of Meta's screens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Its text.
    pub text: Text,
    /// Its address: the exact screen if the IDs in it are known, else one that leads to it.
    pub url: String,
}

/// The whole guide, in the order to be shown.
#[must_use]
pub fn guide(known: &Known) -> Vec<Part> {
    let value_of = |placeholder: Placeholder| known.value_of(placeholder);
    PARTS
        .iter()
        .map(|part| Part {
            id: part.id,
            section: part.section,
            summary: part.summary,
            paragraphs: part.paragraphs.fill_lines(&value_of),
            links: part
                .links
                .iter()
                .filter_map(|(text, screen)| {
                    let url = screen.url(&value_of)?;
                    Some(Link { text: *text, url })
                })
                .collect(),
        })
        .collect()
}

/// The part that fixes what a diagnosis found; `None` if its own steps say everything.
#[must_use]
pub fn part_for(diagnosis: &Diagnosis) -> Option<PartId> {
    match diagnosis.cause {
        Cause::MissingPermission | Cause::MessagingNotListed => Some(PartId::Permissions),
        Cause::IdNotAssigned => Some(PartId::AssignAssets),
        Cause::LooksCut | Cause::Malformed | Cause::NotParsable | Cause::Altered | Cause::RejectedWithoutReason => {
            Some(PartId::Copy)
        }
        Cause::NothingToSend | Cause::MissingToken | Cause::AppReviewNeeded => None,
        Cause::RecipientNotAllowed => Some(PartId::TestNumber),
        Cause::AlreadyPermanent => Some(PartId::PutIntoCrm),
        cause => match cause.category() {
            Category::PermissionDenied => Some(PartId::AssignAssets),
            // Whatever ended the token, its successor is made from the first step on.
            Category::TokenExpired | Category::InvalidToken | Category::EndsSoon => Some(PartId::SystemUser),
            _ => None,
        },
    }
}

/// What is seen in the CRM after saving, said under the success sentence.
pub const AFTER_SAVING: Text =
    t!("Press \"Test Connection\" in your CRM. When all is well, it shows the same sentence as above. If not:");

/// What to do if the CRM shows something else, the most likely first. `characters` is the length of the token.
#[must_use]
pub fn if_the_crm_fails(characters: Option<usize>, known: &Known) -> Vec<Step> {
    let value_of = |placeholder: Placeholder| match placeholder {
        Placeholder::Characters => characters.map(|characters| characters.to_string().into()),
        Placeholder::SmallerLimits => limits_below(characters?).map(Value::from),
        _ => known.value_of(placeholder),
    };
    let step = |(text, screen): &(Template, Option<Screen>)| {
        Some(Step {
            text: text.fill(&value_of)?,
            url: screen.and_then(|screen| screen.url(&value_of)),
        })
    };
    IF_THE_CRM_FAILS.iter().filter_map(step).collect()
}

/// The usual lengths of a CRM's column that are too short for a token of this length; `None` if none is.
fn limits_below(characters: usize) -> Option<Text> {
    match characters {
        0..=64 => None,
        65..=200 => Some(t!("64")),
        201..=255 => Some(t!("64 or 200")),
        _ => Some(t!("64, 200 or 255")),
    }
}

const IF_THE_CRM_FAILS: &[(Template, Option<Screen>)] = &[
    (
        Template::new(
            "Compare the length. The token here has {characters} characters; a field or column of {limits} cuts it. | Compare the \
         length. The token here has {characters} characters; what the CRM has stored must have as many. | Compare the length \
         of what the CRM has stored with that of the token. A field or column of 64, 200 or 255 characters cuts it.",
        ),
        None,
    ),
    (
        Template::new(
            "The CRM may still use the token from before. Save once more, see that it says so, and restart it or empty \
         its cache.",
        ),
        None,
    ),
    (
        Template::new(
            "The CRM may be set up for another app. Its app ID must be that of {app}, and its app secret that of the same app. | \
         The CRM may be set up for another app. Its app ID and app secret must be those of the app that made the token.",
        ),
        Some(Screen::AppBasic),
    ),
    (
        Template::new(
            "The app may allow only certain IP addresses. Open the app's settings, Advanced, and look whether the \
         address of your CRM's server stands in the server IP allowlist.",
        ),
        Some(Screen::AppAdvanced),
    ),
    (
        Template::new(
            "Or copy the answer that the CRM shows and paste it into \"Access Token\" here: it is explained.",
        ),
        None,
    ),
];

/// A part as it is in the catalogue, with `{placeholders}` as in the sentences of a diagnosis.
struct PartWords {
    id: PartId,
    section: Section,
    summary: Text,
    /// A thought on each line.
    paragraphs: Template,
    links: &'static [(Text, Screen)],
}

const OPEN_SYSTEM_USERS: (Text, Screen) = (t!("System users in Business settings"), Screen::SystemUsers);
const OPEN_APP: (Text, Screen) = (t!("Your app"), Screen::App);

const PARTS: &[PartWords] = &[
    PartWords {
        id: PartId::OwnBusiness,
        section: Section::Ways,
        summary: t!("The business and the number are my own"),
        paragraphs: Template::new(
            "Take the five steps below. A system user of your own business portfolio holds the token then.\n\
             You have to be an admin of the portfolio: nobody else adds system users or makes their tokens.",
        ),
        links: &[OPEN_SYSTEM_USERS],
    },
    PartWords {
        id: PartId::Partner,
        section: Section::Ways,
        summary: t!("A partner connected my number (Embedded Signup)"),
        paragraphs: Template::new(
            "The token usually belongs to the partner's app. Then the partner renews it, and fixes it when it fails. After a \
             test, press \"Copy report\" and send it to them.\n\
             Meta's usual template for partners creates tokens that expire after 60 days. The partner must renew them in time.\n\
             If access was removed, the partner may ask you to complete their sign-up again.\n\
             Some partners install only their app (\"app-only install\"). Then only the token from the sign-up can access the \
             account: Meta refuses a system user's token with code 200.\n\
             A token from the five steps belongs to your own app. It needs an account that you can assign to a system user. Your \
             app must be subscribed to that account to receive its messages.",
        ),
        links: &[],
    },
    PartWords {
        id: PartId::TestNumber,
        section: Section::Ways,
        summary: t!("I use Meta's test number"),
        paragraphs: Template::new(
            "It can be read like any number, and sends only to the recipients on its list. Add them in your app: WhatsApp, API Setup, \
             under \"To\", \"Manage phone number list\". In the new dashboard: Use cases, Customize, Step 1.\n\
             For anybody else, Meta answers 131030, which says nothing about the token.\n\
             For customers, add a number of your own in WhatsApp Manager.",
        ),
        links: &[
            OPEN_APP,
            (t!("Phone numbers in WhatsApp Manager"), Screen::PhoneNumbers),
        ],
    },
    PartWords {
        id: PartId::TemporaryToken,
        section: Section::Ways,
        summary: t!("I have a token from WhatsApp → API Setup, or from Step 1 of the app's use case"),
        paragraphs: Template::new(
            "Old dashboard: WhatsApp, API Setup, \"Generate access token\". New dashboard: Use cases, \"Connect with customers through \
             WhatsApp\", Customize, Step 1 (\"Try it out\"), \"Generate token\". The phone number ID and the WhatsApp Business Account \
             ID are on the same screen.\n\
             This token is temporary: it expires within 24 hours, and a CRM that uses it stops sending overnight. It is \
             good for a first try.\n\
             Meta creates a new token each time you open this screen. So the one you see there need not be the one in your CRM.\n\
             For a CRM, follow the five steps below. \"Step 2 Production setup\" of the new dashboard leads to the same system user.",
        ),
        links: &[OPEN_APP],
    },
    PartWords {
        id: PartId::SystemUser,
        section: Section::Steps,
        summary: t!("Pick a system user, or add one"),
        paragraphs: Template::new(
            "Open System users in Business settings. Press \"+Add\" and select the role Admin: an Admin system user \
             can access every account of the business portfolio. An Employee can access only what is assigned to it.\n\
             Somebody may have given an Admin only partial access to an account. If Meta answers with code 200, look at the access \
             that the account itself shows.",
        ),
        links: &[
            OPEN_SYSTEM_USERS,
            (t!("Accounts in Business settings"), Screen::WhatsAppAccounts),
        ],
    },
    PartWords {
        id: PartId::AssignAssets,
        section: Section::Steps,
        summary: t!("Assign the app and the account, before you create the token"),
        paragraphs: Template::new(concat!(
            "Select the system user and press \"Assign assets\".\n\
             Under Apps, turn on \"Manage app\" for {app}. | Under Apps, turn on \"Manage app\" for your app.\n\
             Under ",
            messaging_accounts!(),
            ", select account {waba_id}. | Under ",
            messaging_accounts!(),
            ", select your account.\n\
             Under Full control, turn on \"Manage WhatsApp Business Accounts\".\n\
             If Meta lists both tabs, assign the WhatsApp account of your number as well.\n\
             Press \"Assign assets\" to save. It may take a few minutes: reload the page until the assets appear.\n\
             Or start at the account: open it in Business settings, then \"WhatsApp Account Access\", \"+Add people\", and select \
             the system user.\n\
             A token that was created before may not have access to them.",
        )),
        links: &[
            OPEN_SYSTEM_USERS,
            (t!("Accounts in Business settings"), Screen::WhatsAppAccounts),
        ],
    },
    PartWords {
        id: PartId::Generate,
        section: Section::Steps,
        summary: t!("Begin the token, and select \"Never\""),
        paragraphs: Template::new(concat!(
            "Press ",
            generate_token!(),
            " beside the system user's name. Only an admin of the business portfolio sees the button.\n\
             Select app {app}. | Select the app that has WhatsApp among its products or use cases: the one your CRM's webhook \
             belongs to.\n\
             As expiration, select \"Never\". Some businesses are offered 60 days at most. Such a token works in the same way, and \
             must be renewed before it expires.",
        )),
        links: &[OPEN_SYSTEM_USERS],
    },
    PartWords {
        id: PartId::Permissions,
        section: Section::Steps,
        summary: t!("Select the permissions"),
        paragraphs: Template::new(
            "`whatsapp_business_messaging`: needed. It sends and receives messages.\n\
             `whatsapp_business_management`: needed. It reads your accounts, numbers and templates, and subscribes the webhook.\n\
             These two are enough for messages, templates and webhooks if you enter the IDs yourself. Some CRMs ask for more:\n\
             `business_management`: optional. It lets a program find your accounts by itself. Without it, you enter the IDs.\n\
             `whatsapp_business_manage_events`: optional. Only a program that reports purchases and other events to Meta needs it.\n\
             `whatsapp_business_phone_number_id`: named in some guides. It is not offered by Meta and not needed.\n\
             If your CRM refuses a token without one of them, follow your CRM. A permission more does not hurt the test.\n\
             Permissions are fixed when a token is created. To add one later, create a new token.",
        ),
        links: &[],
    },
    PartWords {
        id: PartId::Copy,
        section: Section::Steps,
        summary: t!("Press \"Generate token\", and copy it at once"),
        paragraphs: Template::new(
            "Copy it with the copy button, not with the mouse. Meta shows it this once and never again.\n\
             Paste it above to check that it is complete.",
        ),
        links: &[],
    },
    PartWords {
        id: PartId::PutIntoCrm,
        section: Section::Then,
        summary: t!("Put it into your CRM"),
        paragraphs: Template::new(
            "In the CRM, open Integrations, then WhatsApp.\n\
             Paste the token into \"Access Token\".\n\
             If it asks for the phone number ID, enter {phone_number_id}.\n\
             If it asks for the WhatsApp Business Account ID (now also called messaging account ID), enter {waba_id}.\n\
             Press \"Save Changes\", or \"Save & Enable\" if WhatsApp is not enabled yet.\n\
             Press \"Test Connection\".",
        ),
        links: &[],
    },
    PartWords {
        id: PartId::Troubleshooting,
        section: Section::Then,
        summary: t!("If it fails: the three usual answers"),
        paragraphs: Template::new(
            "Token expired: its time is over, and an ended token cannot be revived. Make a permanent one by the five steps above.\n\
             Permission denied: a permission is missing, or the account is not assigned to the system user. Assign the \
             account, select both permissions, and create a new token: the old one does not get them.\n\
             Invalid token: Meta cannot read it, or has ended it. Part of the text is missing or changed, the password of the \
             person who made it was changed, or the app was removed. Copy it again with the copy button; if that does not help, \
             make a new one.",
        ),
        links: &[],
    },
    PartWords {
        id: PartId::TokenTypes,
        section: Section::GoodToKnow,
        summary: t!("Three types of token"),
        paragraphs: Template::new(
            "Temporary: expires within 24 hours. API Setup (or Step 1) gives you one. Good for a first try.\n\
             Long-lived: expires after 60 days. An exchange gives you one, a partner's sign-up, and in some businesses a system \
             user.\n\
             Permanent: never expires, until someone revokes it. A system user's token with \"Never\" as expiration. The one for \
             a CRM.",
        ),
        links: &[],
    },
    PartWords {
        id: PartId::CalledToken,
        section: Section::GoodToKnow,
        summary: t!("Access token, verify token, app secret: which is which?"),
        paragraphs: Template::new(
            "Access token: begins with EA, from a system user or API Setup. Your CRM calls Meta with it. This is the one to test here.\n\
             Verify token: a password that you choose yourself for the webhook. Enter the same text at Meta and in your CRM.\n\
             App secret: 32 characters, in the app's settings, Basic. It proves that calls and webhooks are from your app. Keep it on \
             a server.\n\
             App token: app ID, a bar, and app secret in one text. It describes other tokens, and cannot send messages.\n\
             PIN: 6 digits, the two-step verification of the number. You need it to register the number.",
        ),
        links: &[(t!("App secret: the app's settings, Basic"), Screen::AppBasic)],
    },
    PartWords {
        id: PartId::Exchange,
        section: Section::GoodToKnow,
        summary: t!("Exchange a short-lived token for one of 60 days"),
        paragraphs: Template::new(
            "A token of hours can be exchanged while it still works. That is all it gives: 60 days, never a \
             permanent token, and exchanging it again adds nothing. The five steps above give one that lasts.\n\
             It takes the app ID and the app secret. The call goes from this page straight to Meta, and the secret is forgotten \
             after it. Meta advises to make the call from a server, because the secret must not become known: the command does \
             the same in your own terminal.\n\
             Or on Meta's own page: paste the token into the Access Token Debugger and, where it is offered, press \
             \"Extend Access Token\". It takes a login and a role on the app.\n\
             Or open Graph API Explorer, choose GET, and send \
             `oauth/access_token?grant_type=fb_exchange_token&client_id={app_id}&client_secret=APP_SECRET&fb_exchange_token=TOKEN`. \
             | Or open Graph API Explorer, choose GET, and send \
             `oauth/access_token?grant_type=fb_exchange_token&client_id=APP_ID&client_secret=APP_SECRET&fb_exchange_token=TOKEN`.",
        ),
        links: &[
            (t!("App ID and app secret: the app's settings, Basic"), Screen::AppBasic),
            (t!("Access Token Debugger"), Screen::TokenDebugger),
            (t!("Graph API Explorer"), Screen::GraphExplorer),
        ],
    },
    PartWords {
        id: PartId::Renew,
        section: Section::GoodToKnow,
        summary: t!("Renew a system user's token of 60 days"),
        paragraphs: Template::new(concat!(
            "It is the same call with `set_token_expires_in_60_days=true`, and gives another 60 days, never a permanent token.\n\
             Renew it while it works. The old token stays valid until its own expiry, so you have time to replace it in your CRM.\n\
             An expired token cannot be renewed: press ",
            generate_token!(),
            " instead."
        )),
        links: &[OPEN_SYSTEM_USERS],
    },
];
