//! `health_status` of phone numbers and accounts (Meta, "Messaging Health Status",
//! developers.facebook.com/docs/whatsapp/cloud-api/health-status, November 2026).

use serde_json::Value;

use super::fields::{integer, list, text, texts};
use super::wire_enum::wire_enum;

wire_enum! {
    /// `can_send_message`.
    CanSendMessage {
        /// All messages can be sent.
        Available = "AVAILABLE",
        /// Some messages can be sent.
        Limited = "LIMITED",
        /// No message can be sent.
        Blocked = "BLOCKED",
    }
}

/// Whether messages can be sent, overall and for each entity involved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HealthStatus {
    /// `can_send_message`, overall.
    pub can_send_message: Option<CanSendMessage>,
    /// `entities`.
    pub entities: Vec<HealthEntity>,
}

/// One of the entities involved in sending a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HealthEntity {
    /// `entity_type`: `PHONE_NUMBER`, `WABA`, `BUSINESS`, `APP` or another word.
    pub entity_type: Option<String>,
    /// `id`.
    pub id: Option<String>,
    /// `can_send_message` for this entity.
    pub can_send_message: Option<CanSendMessage>,
    /// `errors`.
    pub errors: Vec<HealthError>,
    /// `additional_info`: sentences from Meta.
    pub additional_info: Vec<String>,
}

/// Why an entity limits or blocks sending.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HealthError {
    /// `error_code`, such as 141006 (payment).
    pub error_code: Option<i64>,
    /// `error_description`, in Meta's words.
    pub error_description: Option<String>,
    /// `possible_solution`, in Meta's words.
    pub possible_solution: Option<String>,
}

impl HealthStatus {
    /// The ID of the entity of a type, such as `WABA`. Meta includes the account, the portfolio and the app in every
    /// answer.
    #[must_use]
    pub fn entity_id(&self, entity_type: &str) -> Option<&str> {
        self.entities
            .iter()
            .find(|entity| entity.entity_type.as_deref() == Some(entity_type))?
            .id
            .as_deref()
    }

    /// Reads the `health_status` of a phone number or account; `None` if it has none.
    #[must_use]
    pub fn of(node: &Value) -> Option<Self> {
        node.get("health_status")
            .filter(|health| health.is_object())
            .map(Self::from_object)
    }

    /// Reads the `health_status` object itself.
    #[must_use]
    pub fn from_object(health: &Value) -> Self {
        Self {
            can_send_message: text(health, "can_send_message").map(CanSendMessage::from),
            entities: list(health, "entities")
                .iter()
                .map(|entity| HealthEntity {
                    entity_type: text(entity, "entity_type"),
                    id: text(entity, "id"),
                    can_send_message: text(entity, "can_send_message").map(CanSendMessage::from),
                    errors: list(entity, "errors")
                        .iter()
                        .map(|error| HealthError {
                            error_code: integer(error, "error_code"),
                            error_description: text(error, "error_description"),
                            possible_solution: text(error, "possible_solution"),
                        })
                        .collect(),
                    additional_info: texts(entity, "additional_info"),
                })
                .collect(),
        }
    }
}
