//! The guide: the ways to a permanent token, the steps, and common questions, with links to the exact screens if the IDs in their
//! addresses are known.
//!
//! Knows which part a diagnosis points to. Does not depend on the layout of the guide, or on what a person has read of it.

use super::category::{Category, Cause};
use super::labels::{generate_token, messaging_accounts};
use super::screens::Screen;
use super::template::{Placeholder, Template};
use super::{Diagnosis, Step};
use crate::graph::{BusinessId, PhoneNumberId, WabaId};
use crate::paste::AppId;
use crate::words::{Said, Text, Value, t};

/// What is known of the administrator's case. Everything may be absent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Known {
    /// The app.
    pub app_id: Option<AppId>,
    /// The name of the app.
    pub app_name: Option<String>,
    /// The business portfolio.
    pub business_id: Option<BusinessId>,
    /// The `WhatsApp` Business Account.
    pub waba_id: Option<WabaId>,
    /// The phone number's ID.
    pub phone_number_id: Option<PhoneNumberId>,
}

impl Known {
    /// The ID and the name of the app, as far as they are known.
    fn app(&self) -> Option<String> {
        match (self.app_id.as_ref().map(AppId::as_str), self.app_name.as_deref()) {
            (Some(id), Some(name)) => Some([id, " (", name, ")"].concat()),
            (known, None) | (None, known) => known.map(str::to_owned),
        }
    }

    /// The value of a placeholder.
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
    "A system user token can be permanent. It stays valid when a person changes their password. \
    Create one in Meta's Business settings, in five steps:"
);

/// A group of parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// Which way applies to the administrator.
    Ways,
    /// The steps to a permanent token, in order.
    Steps,
    /// What comes after them.
    Then,
    /// Common questions.
    GoodToKnow,
}

impl Section {
    /// The heading of the group.
    #[must_use]
    pub fn heading(self) -> Text {
        match self {
            Self::Ways => t!("Which way applies to me?"),
            Self::Steps => t!("Get a permanent token"),
            Self::Then => t!("Next"),
            Self::GoodToKnow => t!("Good to know"),
        }
    }
}

/// Names a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartId {
    /// A business with its own number.
    OwnBusiness,
    /// A number that a partner connected.
    Partner,
    /// Meta's test number.
    TestNumber,
    /// The token from API Setup (in the new dashboard: Step 1).
    TemporaryToken,
    /// Step 1: the system user that the token belongs to.
    SystemUser,
    /// Step 2: what the token can access.
    AssignAssets,
    /// Step 3: the app and the expiration.
    Generate,
    /// Step 4: what the token can do.
    Permissions,
    /// Step 5: copying the token.
    Copy,
    /// Saving the token in the CRM.
    PutIntoCrm,
    /// The three common errors, and a connection without messages.
    Troubleshooting,
    /// Temporary, long-lived, permanent.
    TokenTypes,
    /// The other texts that are called token, and related ones.
    CalledToken,
    /// A temporary token exchanged for one of 60 days.
    Exchange,
    /// 60 more days for a system user token.
    Renew,
}

/// A part of the guide, which can be folded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The name of the part.
    pub id: PartId,
    /// The group of the part.
    pub section: Section,
    /// What is visible while it is folded.
    pub summary: Text,
    /// The paragraphs, one idea each. Code names are in backticks.
    pub paragraphs: Vec<Said>,
    /// The screens that the part links to.
    pub links: Vec<Link>,
}

/// A link to one of Meta's screens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The text of the link.
    pub text: Text,
    /// The address: the exact screen if its IDs are known, otherwise one that leads to the screen.
    pub url: String,
}

/// The complete guide, in the order on the page.
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

/// The part that fixes what a diagnosis found. `None` if the steps of the diagnosis say everything.
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
            // A new token takes all steps, whatever stopped the old one.
            Category::TokenExpired | Category::InvalidToken | Category::EndsSoon => Some(PartId::SystemUser),
            _ => None,
        },
    }
}

/// What the CRM shows after saving. Said under the success sentence.
pub const AFTER_SAVING: Text =
    t!("Press \"Test Connection\" in your CRM. The CRM should show the same result as above. If not:");

/// What to do if the CRM shows something else, the most likely cause first. `characters` is the length of the token.
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
            is_here: false,
        })
    };
    IF_THE_CRM_FAILS.iter().filter_map(step).collect()
}

/// The usual lengths of a CRM's database column that are too short for a token of this length. `None` if none is.
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
            "Compare the length. The token here has {characters} characters. A field of {limits} characters is too short. | \
         Compare the length. The token here has {characters} characters. The token in the CRM must have the same length. | Compare \
         the length of the token in the CRM. A field of 64, 200 or 255 characters is too short for some tokens.",
        ),
        None,
    ),
    (
        Template::new(
            "The CRM may still use the old token. Save the new token again and check that the CRM confirms it. Then restart the CRM \
         or clear its cache.",
        ),
        None,
    ),
    (
        Template::new(
            "The token may not have the permission `whatsapp_business_messaging`. Reading cannot prove this permission. If sending \
         fails, create a token with it.",
        ),
        None,
    ),
    (
        Template::new(
            "The CRM may use another app. The app ID and the app secret in the CRM must belong to app {app}. | The CRM may use another \
         app. The app ID and the app secret in the CRM must belong to the app of the token.",
        ),
        Some(Screen::AppBasic),
    ),
    (
        Template::new(
            "The app may allow only certain IP addresses. Open \"App settings\" → \"Advanced\". Check that the server IP allowlist \
         contains the address of your CRM's server.",
        ),
        Some(Screen::AppAdvanced),
    ),
    (
        Template::new(
            "Or copy the error that the CRM shows and paste it into \"Access Token\" here. This page explains the error.",
        ),
        None,
    ),
];

/// A part in the catalogue, with `{placeholders}` as in the sentences of a diagnosis.
struct PartWords {
    id: PartId,
    section: Section,
    summary: Text,
    /// One idea on each line.
    paragraphs: Template,
    links: &'static [(Text, Screen)],
}

const OPEN_SYSTEM_USERS: (Text, Screen) = (t!("System users in Business settings"), Screen::SystemUsers);
const OPEN_APP: (Text, Screen) = (t!("Your app"), Screen::App);

const PARTS: &[PartWords] = &[
    PartWords {
        id: PartId::OwnBusiness,
        section: Section::Ways,
        summary: t!("The business and the number are mine"),
        paragraphs: Template::new(
            "Follow the five steps below. The token then belongs to a system user of your business portfolio.\n\
             You must be an admin of the portfolio. Only admins can add system users and generate their tokens.",
        ),
        links: &[OPEN_SYSTEM_USERS],
    },
    PartWords {
        id: PartId::Partner,
        section: Section::Ways,
        summary: t!("A partner connected my number (Embedded Signup)"),
        paragraphs: Template::new(
            "The token usually belongs to the partner's app. Then the partner must renew and fix it. After a test, press \"Copy \
             report\" and send the report to the partner.\n\
             Meta's usual template for partners creates tokens that expire after 60 days. The partner must renew them in time.\n\
             If access was removed, the partner may ask you to complete their sign-up again.\n\
             Some partners install only their app (\"app-only install\"). Then only the token from the sign-up can access the \
             account. If the token belongs to a system user, Meta refuses it with code 200.\n\
             A token from the five steps belongs to your own app. You must be able to assign the account to a system user. Your app \
             must be subscribed to the account to receive its messages.",
        ),
        links: &[],
    },
    PartWords {
        id: PartId::TestNumber,
        section: Section::Ways,
        summary: t!("I use Meta's test number"),
        paragraphs: Template::new(
            "A test number can be read like any other number, but sends only to the recipients on its list. Add them in your app: \
             \"WhatsApp\" → \"API Setup\" → \"To\" → \"Manage phone number list\". In the new dashboard: \"Use cases\" → \
             \"Customize\" → \"Step 1\".\n\
             For other recipients, Meta answers 131030. This code says nothing about the token.\n\
             For customers, add your own number in WhatsApp Manager.",
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
            "This token is temporary: it expires within 24 hours, and your CRM then stops sending. Some guides say that API Setup \
             shows a permanent token. It does not.\n\
             API Setup is in the app dashboard (developers.facebook.com), not on business.facebook.com.\n\
             Old dashboard: \"WhatsApp\" → \"API Setup\" → \"Generate access token\". New dashboard: \"Use cases\" → \"Connect with \
             customers through WhatsApp\" → \"Customize\" → \"Step 1\" → \"Generate token\". The phone number ID and the WhatsApp \
             Business Account ID are on the same screen.\n\
             Meta creates a new token each time you open this screen, so your CRM may have a different one.\n\
             For a CRM, follow the five steps below. \"Step 2 Production setup\" of the new dashboard leads to the same system user.",
        ),
        links: &[OPEN_APP],
    },
    PartWords {
        id: PartId::SystemUser,
        section: Section::Steps,
        summary: t!("Select a system user, or add one"),
        paragraphs: Template::new(
            "Open business.facebook.com, then \"Settings\" → \"Users\" → \"System users\" (older screens: \"Business settings\" → \
             \"System users\").\n\
             Older guides call this place Business Manager.\n\
             Press \"+Add\" and select the role Admin. An Admin system user can access every account of the business portfolio. An \
             Employee can access only what is assigned to it.\n\
             Somebody may have given an Admin only partial access to an account. If Meta answers with code 200, check the access in \
             the settings of the account.",
        ),
        links: &[
            OPEN_SYSTEM_USERS,
            (t!("Accounts in Business settings"), Screen::WhatsAppAccounts),
        ],
    },
    PartWords {
        id: PartId::AssignAssets,
        section: Section::Steps,
        summary: t!("Assign the app and the account, before you generate the token"),
        paragraphs: Template::new(concat!(
            "Select the system user and press \"Assign assets\".\n\
             Under \"Apps\", turn on \"Manage app\" for {app}. | Under \"Apps\", turn on \"Manage app\" for your app.\n\
             Under ",
            messaging_accounts!(),
            ", select account {waba_id}. | Under ",
            messaging_accounts!(),
            ", select your account.\n\
             Under \"Full control\", turn on \"Manage WhatsApp Business Accounts\".\n\
             If Meta shows both tabs, also assign the WhatsApp account of your number.\n\
             Press \"Assign assets\" to save. Reload the page until the assets appear. This may take a few minutes.\n\
             Or start at the account in Business settings: \"WhatsApp Account Access\" → \"+Add people\", then select the system user.\n\
             A token that was generated before may not have access to these assets.",
        )),
        links: &[
            OPEN_SYSTEM_USERS,
            (t!("Accounts in Business settings"), Screen::WhatsAppAccounts),
        ],
    },
    PartWords {
        id: PartId::Generate,
        section: Section::Steps,
        summary: t!("Open \"Generate token\", and select \"Never\""),
        paragraphs: Template::new(concat!(
            "Press ",
            generate_token!(),
            " beside the system user's name. Only an admin of the business portfolio sees this button.\n\
             Select app {app}. | Select the app that your CRM's webhook belongs to. WhatsApp must be among its products or use cases.\n\
             For the expiration, select \"Never\". Some businesses can select at most 60 days. Such a token also works, but must be \
             renewed before it expires.",
        )),
        links: &[OPEN_SYSTEM_USERS],
    },
    PartWords {
        id: PartId::Permissions,
        section: Section::Steps,
        summary: t!("Select the permissions"),
        paragraphs: Template::new(
            "`whatsapp_business_messaging`: required to send and receive messages.\n\
             `whatsapp_business_management`: required to read accounts, numbers and templates, and to subscribe the webhook.\n\
             These two permissions are enough for messages, templates and webhooks if you enter the IDs. Some CRMs require more:\n\
             `business_management`: optional. With it, a program can find your accounts. Without it, you enter the IDs.\n\
             `whatsapp_business_manage_events`: optional. Only programs that report purchases and other events to Meta need it.\n\
             `whatsapp_business_phone_number_id`: some guides name it. Meta does not offer it, and you do not need it.\n\
             If your CRM requires one of them, select it. An extra permission does not affect the test.\n\
             You cannot add a permission to an existing token. If you forgot one, generate a new token.",
        ),
        links: &[],
    },
    PartWords {
        id: PartId::Copy,
        section: Section::Steps,
        summary: t!("Press \"Generate token\" and copy the token"),
        paragraphs: Template::new(
            "Copy the token now, with the copy button and not with the mouse. Meta shows it only once.\n\
             Paste it above to check that it is complete. A token usually has 200 to 300 characters, and the length varies.",
        ),
        links: &[],
    },
    PartWords {
        id: PartId::PutIntoCrm,
        section: Section::Then,
        summary: t!("Save the token in your CRM"),
        paragraphs: Template::new(
            "In your CRM, open \"Integrations\" → \"WhatsApp\" (usually at `/admin/integrations`).\n\
             Paste the token into \"Access Token\".\n\
             If the CRM asks for the phone number ID, enter {phone_number_id}.\n\
             If the CRM asks for the WhatsApp Business Account ID (also called messaging account ID), enter {waba_id}.\n\
             Press \"Save Changes\", or \"Save & Enable\" if WhatsApp is not enabled yet.\n\
             Press \"Test Connection\". You should see \"WhatsApp connected successfully! Verified: …\" with your business name.",
        ),
        links: &[],
    },
    PartWords {
        id: PartId::Troubleshooting,
        section: Section::Then,
        summary: t!("If the test fails or messages do not arrive"),
        paragraphs: Template::new(
            "Token expired: an expired token cannot be renewed. Create a permanent token with the five steps above.\n\
             Permission denied: a permission is missing, or the account is not assigned to the system user. Assign the account, \
             select both permissions and generate a new token. The old token does not change.\n\
             Invalid token: Meta cannot read the token, or the token was revoked. Characters may be missing or changed. The person who \
             created the token may have changed their password, or removed the app. If you still have the token, \
             copy it again with the copy button. If not, generate a new token.\n\
             Extra spaces at the start or end can also cause an error. This page removes them, but your CRM may have stored them.\n\
             Connected, but messages are not sent: check the payment method and the status of the number. Also check \
             the permission `whatsapp_business_messaging`, because reading cannot prove it.\n\
             Connected, but messages do not arrive: subscribe your app to the account. Check that Meta has the callback URL of your CRM.",
        ),
        links: &[],
    },
    PartWords {
        id: PartId::TokenTypes,
        section: Section::GoodToKnow,
        summary: t!("Three types of token"),
        paragraphs: Template::new(
            "Temporary (short-lived): expires after 1 to 24 hours. A token from Graph API Explorer usually expires after 1 to 2 \
             hours. A token from API Setup (or Step 1) expires within 24 hours. Use it only for tests.\n\
             Long-lived: expires after 60 days. You get one from an exchange, a partner's sign-up, or in some businesses a system \
             user.\n\
             Permanent: never expires, but can be revoked. You get one from a system user with the expiration \"Never\". Use it for \
             your CRM.",
        ),
        links: &[],
    },
    PartWords {
        id: PartId::CalledToken,
        section: Section::GoodToKnow,
        summary: t!("Access token, verify token, app secret: which is which?"),
        paragraphs: Template::new(
            "Access token: begins with EA and comes from a system user or API Setup. Your CRM needs it for each request. Test it here.\n\
             Verify token: a password that you choose for the webhook. Enter the same text at Meta and in your CRM.\n\
             App secret: 32 characters in \"App settings\" → \"Basic\". The secret proves that requests and webhooks are from your app. \
             Keep it on a server.\n\
             App token: app ID, vertical bar and app secret in one text. This token describes other tokens, but cannot send messages.\n\
             PIN: 6 digits for the two-step verification of the number. You need it to register the number.",
        ),
        links: &[(t!("App secret: \"App settings\" → \"Basic\""), Screen::AppBasic)],
    },
    PartWords {
        id: PartId::Exchange,
        section: Section::GoodToKnow,
        summary: t!("Exchange a temporary token for one of 60 days"),
        paragraphs: Template::new(
            "You can exchange a temporary token while it still works. You get 60 days, never a permanent token. A second exchange \
             adds nothing. For a permanent token, follow the five steps above.\n\
             You need the app ID and the app secret. The request goes from this page directly to Meta, and the page then deletes the \
             secret. Meta advises sending the request from a server, to keep the secret safe. With the command, you can send it from \
             your own terminal.\n\
             Or use Meta's Access Token Debugger: paste the token and press \"Extend Access Token\", if Meta offers it. You need a \
             login and a role on the app.\n\
             Or open Graph API Explorer, select GET, and send \
             `oauth/access_token?grant_type=fb_exchange_token&client_id={app_id}&client_secret=APP_SECRET&fb_exchange_token=TOKEN`. \
             | Or open Graph API Explorer, select GET, and send \
             `oauth/access_token?grant_type=fb_exchange_token&client_id=APP_ID&client_secret=APP_SECRET&fb_exchange_token=TOKEN`.\n\
             Some guides say to select your app and press \"Generate Access Token\" there. The exchange does not need this: app ID, app \
             secret and token are in the request.",
        ),
        links: &[
            (
                t!("App ID and app secret: \"App settings\" → \"Basic\""),
                Screen::AppBasic,
            ),
            (t!("Access Token Debugger"), Screen::TokenDebugger),
            (t!("Graph API Explorer"), Screen::GraphExplorer),
        ],
    },
    PartWords {
        id: PartId::Renew,
        section: Section::GoodToKnow,
        summary: t!("Renew a system user token of 60 days"),
        paragraphs: Template::new(concat!(
            "Send the same request with `set_token_expires_in_60_days=true`. You get another 60 days, never a permanent token.\n\
             Renew the token while it works. The old token stays valid until its own expiry, so you have time to replace it.\n\
             An expired token cannot be renewed. Press ",
            generate_token!(),
            " instead."
        )),
        links: &[OPEN_SYSTEM_USERS],
    },
];
