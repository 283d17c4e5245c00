//! The names of Meta's screens, menus and buttons that texts name in double quotes. Translators enter what Meta's screen shows
//! in their language, and each text must then contain that. Does not depend on which texts name them.

use super::message::{META_LABEL, Message, between};

/// The source of a label, for the files of translations.
const FILE: &str = "xtask/src/words/labels.rs";

/// Every label, in English. Labels that no text names are not in the files of translations.
const LABELS: &[&str] = &[
    "+Add",
    "+Add people",
    "API Setup",
    "Account",
    "Account settings",
    "Accounts",
    "Add",
    "Add assets",
    "Add people",
    "Add phone number",
    "Add product",
    "Add use cases",
    "Admin",
    "Advanced",
    "Alerts",
    "App Review",
    "App roles",
    "App secret",
    "App settings",
    "Application Rate Limit",
    "Apps",
    "Assign assets",
    "Assign people",
    "Basic",
    "Billing & payments",
    "Billing and payments",
    "Business Platform",
    "Business Suite",
    "Business info",
    "Business settings",
    "Configuration",
    "Confirm",
    "Connect with customers through WhatsApp",
    "Customize",
    "Extend Access Token",
    "Flows",
    "Full control",
    "Generate Access Token",
    "Generate access token",
    "Generate new token",
    "Generate token",
    "Install",
    "Live",
    "Manage WhatsApp Business Accounts",
    "Manage app",
    "Manage phone number list",
    "Message templates",
    "Messaging accounts",
    "Never",
    "Permissions and Features",
    "Phone numbers",
    "Products",
    "Publish",
    "Require App Secret",
    "Required actions",
    "Reset",
    "Save",
    "Save & Enable",
    "Save Changes",
    "Save changes",
    "Scopes",
    "Security Center",
    "Server IP allowlist",
    "Settings",
    "Show",
    "Start verification",
    "Step 1",
    "Step 2 Production setup",
    "Submit",
    "System users",
    "To",
    "Try it out",
    "Use cases",
    "Users",
    "Verify and save",
    "Webhook",
    "WhatsApp",
    "WhatsApp Account Access",
    "WhatsApp Manager",
    "WhatsApp accounts",
];

/// The names in double quotes in a text.
pub fn quoted(english: &str) -> impl Iterator<Item = &str> {
    between(english, '"')
}

/// The labels that texts name, as separate messages.
pub fn named_by(messages: &[Message]) -> Vec<Message> {
    let is_named = |label: &&&str| {
        messages
            .iter()
            .flat_map(Message::forms)
            .flat_map(quoted)
            .any(|name| name == **label)
    };
    LABELS
        .iter()
        .filter(is_named)
        .map(|label| Message {
            context: Some(META_LABEL),
            english: (*label).to_owned(),
            plural: None,
            files: vec![FILE.to_owned()],
        })
        .collect()
}

/// The names in double quotes that are neither a label from Meta nor a text of the project.
pub fn unknown(messages: &[Message]) -> Vec<&str> {
    let is_known = |name: &str| LABELS.contains(&name) || messages.iter().any(|message| message.english == name);
    let mut unknown: Vec<&str> = messages
        .iter()
        .flat_map(Message::forms)
        .flat_map(quoted)
        .filter(|name| !is_known(name))
        .collect();
    unknown.sort_unstable();
    unknown.dedup();
    unknown
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(english: &str) -> Message {
        Message {
            english: english.to_owned(),
            ..Message::default()
        }
    }

    #[test]
    fn the_labels_that_a_text_names_are_messages() {
        let messages = [
            message("Press \"Save\", then \"Test Connection\" or \"Other\"."),
            message("Test Connection"),
        ];
        let labels: Vec<String> = named_by(&messages).into_iter().map(|label| label.english).collect();
        assert_eq!(labels, ["Save"]);
        assert_eq!(unknown(&messages), ["Other"]);
    }

    #[test]
    fn each_label_is_there_once_and_in_order() {
        assert!(LABELS.is_sorted_by(|one, next| one < next));
    }
}
