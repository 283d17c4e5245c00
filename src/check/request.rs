//! What a run starts with. Does not depend on anything that is asked or answered.

use crate::graph::{AppSecret, GraphVersion, IdProblem, PhoneNumberId, WabaId, WebhookAddress};
use crate::paste::{AppId, Inspection};

/// What a run starts with.
#[derive(Clone, Debug)]
pub struct ConnectionRequest {
    /// The pasted text, inspected.
    pub inspection: Inspection,
    /// The content of the field for the phone number ID.
    pub phone_number_id: Result<Option<PhoneNumberId>, IdProblem>,
    /// The content of the field for the account ID.
    pub whatsapp_business_account_id: Result<Option<WabaId>, IdProblem>,
    /// The app secret, for an app that requires a proof calculated with it. It is not sent.
    pub app_secret: Option<AppSecret>,
    /// The version of the Graph API to ask.
    pub graph_version: GraphVersion,
    /// Where incoming messages should go: the address of the CRM.
    pub webhook_url: Option<WebhookAddress>,
    /// The app that the CRM uses.
    pub expected_app_id: Option<AppId>,
}

impl ConnectionRequest {
    /// The phone number ID, if one was given and it is possible.
    pub(super) fn given_phone_number_id(&self) -> Option<&PhoneNumberId> {
        self.phone_number_id.as_ref().ok()?.as_ref()
    }

    /// The account ID, if one was given and it is possible.
    pub(super) fn given_account_id(&self) -> Option<&WabaId> {
        self.whatsapp_business_account_id.as_ref().ok()?.as_ref()
    }
}
