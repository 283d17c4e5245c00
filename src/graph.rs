//! Requests to the Graph API and its replies, as plain data under Meta's own names.
//!
//! Keeps what Meta said: code 190 is `ErrorCode(190)`, never "expired". Every wire field may be absent, every wire enum
//! has `Other`, and reading a body never fails: HTML, an empty body and incomplete JSON are values too. Does not depend
//! on the meaning of an answer, the network or the clock.

mod account;
mod app;
mod app_secret;
mod debug_token;
mod error;
mod exchange;
mod fields;
mod health_status;
mod id;
mod json;
mod message;
mod node;
mod permission;
mod phone_number;
mod reply;
mod request;
mod version;
mod webhook;
mod wire_enum;

pub use account::Account;
pub use app::App;
pub use app_secret::{AppSecret, AppSecretProof};
pub use debug_token::{DebugToken, GranularScope, TokenKind};
pub(crate) use error::bounded;
pub use error::{ErrorCode, GraphError};
pub use exchange::{ExchangedToken, TokenExchange};
pub use health_status::{CanSendMessage, HealthEntity, HealthError, HealthStatus};
pub use id::{BusinessId, IdProblem, PhoneNumberId, WabaId};
pub use json::read_json;
pub use message::{AcceptedMessage, is_subscribed};
pub use node::{Node, Page};
pub use permission::{
    BUSINESS_MANAGEMENT, Permission, WHATSAPP_BUSINESS_MANAGE_EVENTS, WHATSAPP_BUSINESS_MANAGEMENT,
    WHATSAPP_BUSINESS_MESSAGING,
};
pub use phone_number::{AccountMode, CodeVerificationStatus, PhoneNumber, PhoneNumberStatus};
pub use reply::{ANSWER_LIMIT_BYTES, Reply, UnreadableBody};
pub use request::{GraphRequest, HttpRequest, Way};
pub use version::{GraphVersion, VersionEnd};
pub use webhook::{SubscribedApp, WebhookAddress, WebhookConfiguration, WebhookLevel};
