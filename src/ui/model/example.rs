//! What "Example: …" fills into the token's field: texts that show what the page says, and that can never be sent. Everything in
//! them is invented. Does not depend on the state, on how a text is read, or on the language.

use crate::check::recorded;
use crate::diagnosis::Clock;
use crate::words::{Text, t};

/// At the start of each line that is about an example.
pub const EXAMPLE: Text = t!("Example:");

/// An example.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Example {
    /// A token with quotation marks and a line break in it, whose end is missing.
    DamagedPaste,
    /// An error from Meta in a line of a log.
    ErrorFromLog,
    /// The answers to a test of a connection that works.
    WorkingConnection,
    /// The answers to a test with a token that expires in some hours.
    ExpiresTonight,
}

/// The app of every example. A token of this app is never sent, also if a person has changed the rest of the example.
pub const EXAMPLE_APP_ID: &str = "555010055501005";

/// How a token of that app begins.
const START_OF_TOKEN: &str = "EAAH4x1k0dM0BO";
/// What the rest of the token consists of, so that nobody takes it for a secret.
const WORDS_OF_TOKEN: &str = "ExampleNotARealToken";

const PHONE_NUMBER_ID: &str = "555010055501001";
const ACCOUNT_ID: &str = "555010055501002";

const HOUR: i64 = 3_600;
const DAY: i64 = 24 * HOUR;

const ERROR: &str = r#"ERROR crm.whatsapp: the message was not sent
{"error":{"message":"Error validating access token: The session has been invalidated because the user changed their password or Facebook has changed the session for security reasons.","type":"OAuthException","code":190,"error_subcode":460,"fbtrace_id":"AExampleOnly"}}"#;

const NUMBER: &str = r#"{"id":"555010055501001","display_phone_number":"+1 202-555-0100","verified_name":"Example Ltd","status":"CONNECTED","quality_rating":"GREEN","whatsapp_business_manager_messaging_limit":"TIER_1K","name_status":"APPROVED","account_mode":"LIVE","code_verification_status":"VERIFIED","health_status":{"can_send_message":"AVAILABLE","entities":[]}}"#;
const ACCOUNT: &str = r#"{"id":"555010055501002","name":"Example Ltd","account_review_status":"APPROVED","health_status":{"can_send_message":"AVAILABLE","entities":[]}}"#;
const NUMBERS: &str = r#"{"data":[{"id":"555010055501001","display_phone_number":"+1 202-555-0100","verified_name":"Example Ltd","status":"CONNECTED"}]}"#;
const SUBSCRIBED: &str = r#"{"data":[{"whatsapp_business_api_data":{"id":"555010055501005","name":"Example CRM"}}]}"#;
const APP: &str = r#"{"id":"555010055501005","name":"Example CRM"}"#;
const OWNER: &str = r#"{"id":"555010055501006","name":"Example owner"}"#;
const PERMISSIONS: &str = r#"{"data":[{"permission":"whatsapp_business_management","status":"granted"},{"permission":"whatsapp_business_messaging","status":"granted"}]}"#;
const NO_ACCOUNTS: &str = r#"{"data":[]}"#;

impl Example {
    /// In the order of the buttons.
    pub const ALL: [Self; 4] = [
        Self::DamagedPaste,
        Self::ErrorFromLog,
        Self::WorkingConnection,
        Self::ExpiresTonight,
    ];

    /// Its text, as it would be pasted now.
    #[must_use]
    pub fn text(self, clock: &Clock) -> String {
        match self {
            Self::DamagedPaste => damaged_token(),
            Self::ErrorFromLog => ERROR.to_owned(),
            // A permanent token has 0 as its expiry.
            Self::WorkingConnection => answers("SYSTEM_USER", clock.now_unix_secs - 1_000 * HOUR, 0),
            Self::ExpiresTonight => {
                let expires_at = tonight(clock);
                answers("USER", expires_at - DAY, expires_at)
            }
        }
    }
}

/// 23:10 on the person's clock, or three hours from now if that is soon or past.
fn tonight(clock: &Clock) -> i64 {
    let now = clock.now_unix_secs;
    let local = now + i64::from((clock.utc_offset_minutes_at)(now)) * 60;
    let tonight = now - local.rem_euclid(DAY) + 23 * HOUR + 600;
    if tonight > now + HOUR { tonight } else { now + 3 * HOUR }
}

/// A token as it comes out of a settings file, copied without its end.
fn damaged_token() -> String {
    let words = WORDS_OF_TOKEN.repeat(4);
    ["\"", START_OF_TOKEN, &words, "\n", &words, "Ex"].concat()
}

/// The answers to a test, as the copied command prints them.
fn answers(owner: &str, issued_at: i64, expires_at: i64) -> String {
    let description = [
        r#"{"data":{"app_id":"555010055501005","application":"Example CRM","is_valid":true,"type":""#,
        owner,
        r#"","issued_at":"#,
        &issued_at.to_string(),
        r#","expires_at":"#,
        &expires_at.to_string(),
        r#","scopes":["whatsapp_business_management","whatsapp_business_messaging"],"user_id":"555010055501006"}}"#,
    ];
    recorded(
        PHONE_NUMBER_ID,
        ACCOUNT_ID,
        &[
            (&["phone_number ", PHONE_NUMBER_ID].concat(), NUMBER),
            (&["account ", ACCOUNT_ID].concat(), ACCOUNT),
            (&["phone_numbers ", ACCOUNT_ID].concat(), NUMBERS),
            (&["subscribed_apps ", ACCOUNT_ID].concat(), SUBSCRIBED),
            ("debug_token", &description.concat()),
            ("app", APP),
            ("me", OWNER),
            ("permissions", PERMISSIONS),
            ("assigned_whatsapp_business_accounts", NO_ACCOUNTS),
        ],
    )
}

/// A text with a mark at the start of each line.
#[must_use]
pub fn marked(text: &str, mark: &str) -> String {
    let lines: Vec<String> = text.lines().map(|line| [mark, line].concat()).collect();
    lines.join("\n")
}

/// The text without the marks; `None` if a line has none, or if there is no text.
#[must_use]
pub fn unmarked(text: &str, mark: &str) -> Option<String> {
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    let lines: Option<Vec<&str>> = lines.map(|line| line.strip_prefix(mark)).collect();
    lines.filter(|lines| !lines.is_empty()).map(|lines| lines.join("\n"))
}
