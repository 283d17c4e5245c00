//! The guide: the ways to a permanent token, its steps, and what people ask beside them, with links to the very screens as far
//! as the IDs in their addresses are known.
//!
//! Knows which part a diagnosis points to. Does not depend on how the guide is laid out, or on what was read of it.

use super::category::{Category, Cause};
use super::screens::Screen;
use super::template::{Placeholder, Template};
use super::{Diagnosis, Step};
use crate::graph::{BusinessId, PhoneNumberId, WabaId};
use crate::paste::AppId;
use crate::words::{Said, Value};

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
pub const INTRODUCTION: &str = "A system user's token can have no end, and depends on nobody's password. Make it in \
    Meta's Business settings, in five steps:";

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
    pub fn heading(self) -> &'static str {
        match self {
            Self::Ways => "Which way is mine?",
            Self::Steps => "Get a permanent token",
            Self::Then => "Then",
            Self::GoodToKnow => "Good to know",
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
    /// The token from API Setup.
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
    pub summary: &'static str,
    /// What it says, a thought each; code names are in backticks.
    pub paragraphs: Vec<Said>,
    /// The screens it leads to.
    pub links: Vec<Link>,
}

/// A link to one of Meta's screens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Its text.
    pub text: &'static str,
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
                    Some(Link { text, url })
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
pub const AFTER_SAVING: &str =
    "Press \"Test Connection\" in your CRM. When all is well, it shows the same sentence as above. If not:";

/// What to do if the CRM shows something else, the most likely first. `characters` is the length of the token.
#[must_use]
pub fn if_the_crm_fails(characters: Option<usize>, known: &Known) -> Vec<Step> {
    let value_of = |placeholder: Placeholder| match placeholder {
        Placeholder::Characters => characters.map(|characters| characters.to_string().into()),
        Placeholder::SmallerLimits => limits_below(characters?).map(|limits| Said::from(limits).into()),
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
fn limits_below(characters: usize) -> Option<&'static str> {
    match characters {
        0..=64 => None,
        65..=200 => Some("64"),
        201..=255 => Some("64 or 200"),
        _ => Some("64, 200 or 255"),
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
    summary: &'static str,
    /// A thought on each line.
    paragraphs: Template,
    links: &'static [(&'static str, Screen)],
}

const OPEN_SYSTEM_USERS: (&str, Screen) = ("System users in Business settings", Screen::SystemUsers);
const OPEN_API_SETUP: (&str, Screen) = ("Your app, WhatsApp → API Setup", Screen::ApiSetup);

const PARTS: &[PartWords] = &[
    PartWords {
        id: PartId::OwnBusiness,
        section: Section::Ways,
        summary: "The business and the number are my own",
        paragraphs: Template::new(
            "Take the five steps below. A system user of your own business portfolio holds the token then.\n\
             You have to be an admin of the portfolio: nobody else adds system users or makes their tokens.",
        ),
        links: &[OPEN_SYSTEM_USERS],
    },
    PartWords {
        id: PartId::Partner,
        section: Section::Ways,
        summary: "A partner connected my number (Embedded Signup)",
        paragraphs: Template::new(
            "As a rule the token belongs to the partner's app. Then it is the partner who renews it, and mends it \
             when it fails. After a test, press \"Copy report\" and send it to them.\n\
             Where access was taken away, they may ask you to go through their sign-up once more.\n\
             A token from the five steps belongs to your own app. It takes an account that you can assign to a \
             system user, and your app has to be subscribed to that account to hear of its messages.",
        ),
        links: &[],
    },
    PartWords {
        id: PartId::TestNumber,
        section: Section::Ways,
        summary: "I use Meta's test number",
        paragraphs: Template::new(
            "It can be read like any number, and sends only to the recipients on its list. Add them in API Setup \
             under \"To\", \"Manage phone number list\".\n\
             To anybody else, Meta answers 131030, which says nothing about the token.\n\
             For customers, add a number of your own in WhatsApp Manager.",
        ),
        links: &[
            OPEN_API_SETUP,
            ("Phone numbers in WhatsApp Manager", Screen::PhoneNumbers),
        ],
    },
    PartWords {
        id: PartId::TemporaryToken,
        section: Section::Ways,
        summary: "I have a token from WhatsApp → API Setup",
        paragraphs: Template::new(
            "There, \"Generate access token\" gives one. The phone number ID and the WhatsApp Business Account ID \
             stand on the same screen.\n\
             This token is temporary: it ends within 24 hours, and a CRM that uses it stops sending overnight. It is \
             good for a first try.\n\
             For a CRM, take the five steps below.",
        ),
        links: &[OPEN_API_SETUP],
    },
    PartWords {
        id: PartId::SystemUser,
        section: Section::Steps,
        summary: "Pick a system user, or add one",
        paragraphs: Template::new(
            "Open System users in Business settings. Press \"Add\" and choose the role Admin: an Admin system user \
             reaches every account of the business portfolio. An Employee reaches only what is assigned to it.",
        ),
        links: &[OPEN_SYSTEM_USERS],
    },
    PartWords {
        id: PartId::AssignAssets,
        section: Section::Steps,
        summary: "Assign the app and the account, before the token is made",
        paragraphs: Template::new(
            "Choose the system user and press \"Assign assets\".\n\
             Under Apps, turn on \"Manage app\" for {app}. | Under Apps, turn on \"Manage app\" for your app.\n\
             Under WhatsApp accounts, turn on full control of account {waba_id}. | Under WhatsApp accounts, turn on full control \
             of your account.\n\
             A token made before that may not reach them.",
        ),
        links: &[
            OPEN_SYSTEM_USERS,
            ("WhatsApp accounts in Business settings", Screen::WhatsAppAccounts),
        ],
    },
    PartWords {
        id: PartId::Generate,
        section: Section::Steps,
        summary: "Press \"Generate new token\", and choose \"Never\"",
        paragraphs: Template::new(
            "The button stands beside the system user's name. Only an admin of the business portfolio sees it.\n\
             Choose app {app}. | Choose the app that has WhatsApp among its products: the one your CRM's webhook \
             belongs to.\n\
             As expiration, choose \"Never\". Some businesses are offered 60 days at most: such a token works in the \
             same way, and has to be renewed before it ends.",
        ),
        links: &[OPEN_SYSTEM_USERS],
    },
    PartWords {
        id: PartId::Permissions,
        section: Section::Steps,
        summary: "Tick the permissions",
        paragraphs: Template::new(
            "`whatsapp_business_messaging`: needed. It sends and receives messages.\n\
             `whatsapp_business_management`: needed. It reads your accounts, numbers and templates.\n\
             `business_management`: optional. It lets a program find your accounts by itself. Without it, you give the IDs.\n\
             `whatsapp_business_phone_number_id`: named in some guides. It is not offered by Meta and not needed.\n\
             Permissions are fixed when a token is made. One that was forgotten takes a new token.",
        ),
        links: &[],
    },
    PartWords {
        id: PartId::Copy,
        section: Section::Steps,
        summary: "Press \"Generate token\", and copy it at once",
        paragraphs: Template::new(
            "Copy it with the copy button, not with the mouse. Meta shows it this once and never again.\n\
             Paste it above to see that it arrived whole.",
        ),
        links: &[],
    },
    PartWords {
        id: PartId::PutIntoCrm,
        section: Section::Then,
        summary: "Put it into your CRM",
        paragraphs: Template::new(
            "In the CRM, open Integrations, then WhatsApp.\n\
             Paste the token into \"Access Token\".\n\
             Where it asks for the phone number ID, give {phone_number_id}.\n\
             Where it asks for the WhatsApp Business Account ID, give {waba_id}.\n\
             Press \"Save Changes\", or \"Save & Enable\" if WhatsApp is not enabled yet.\n\
             Press \"Test Connection\".",
        ),
        links: &[],
    },
    PartWords {
        id: PartId::Troubleshooting,
        section: Section::Then,
        summary: "If it fails: the three usual answers",
        paragraphs: Template::new(
            "Token expired: its time is over, and an ended token cannot be revived. Make a permanent one by the five steps above.\n\
             Permission denied: a permission is missing, or the system user was not given the WhatsApp account. Assign the \
             account, tick both permissions, and make a new token: the old one does not learn of them.\n\
             Invalid token: Meta cannot read it, or has ended it. Part of the text is missing or changed, the password of the \
             person who made it was changed, or the app was removed. Copy it again with the copy button; if that does not help, \
             make a new one.",
        ),
        links: &[],
    },
    PartWords {
        id: PartId::TokenTypes,
        section: Section::GoodToKnow,
        summary: "Three types of token",
        paragraphs: Template::new(
            "Temporary: lives for up to 24 hours. API Setup gives you one. Good for a first try.\n\
             Long-lived: lives for 60 days. An exchange gives you one, and in some businesses a system user.\n\
             Permanent: has no end, until someone revokes it. A system user's token with \"Never\" as expiration. \
             The one for a CRM.",
        ),
        links: &[],
    },
    PartWords {
        id: PartId::Exchange,
        section: Section::GoodToKnow,
        summary: "Exchange a short-lived token for one of 60 days",
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
            ("App ID and app secret: the app's settings, Basic", Screen::AppBasic),
            ("Access Token Debugger", Screen::TokenDebugger),
            ("Graph API Explorer", Screen::GraphExplorer),
        ],
    },
    PartWords {
        id: PartId::Renew,
        section: Section::GoodToKnow,
        summary: "Renew a system user's token of 60 days",
        paragraphs: Template::new(
            "It is the same call with `set_token_expires_in_60_days=true`, and gives another 60 days, never a permanent token.\n\
             Renew it while it works. An ended token cannot be renewed: press \"Generate new token\" instead.",
        ),
        links: &[OPEN_SYSTEM_USERS],
    },
];
