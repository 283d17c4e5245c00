//! Names of Meta's screens and buttons that several sentences use. Each is written here once.
//!
//! Meta changes them business by business, so each name is true before and after the change. The names are macros, because the
//! compiler puts the sentences together (`concat!`). Does not depend on which sentence uses a name, or on addresses (`screens`).

/// The tab that shows the ID of the `WhatsApp` Business Account. In 2026, Meta splits each into a messaging account, which keeps the
/// ID, and a `WhatsApp` account with the number; Business Suite then has two tabs (Meta, "Updates to `WhatsApp` Business accounts",
/// developers.facebook.com/documentation/business-messaging/whatsapp/account-model-evolution, 24 June 2026).
macro_rules! messaging_accounts {
    () => {
        "\"Messaging accounts\" (if there is no such tab: \"WhatsApp accounts\")"
    };
}

/// What a system user needs besides the app. It is not confirmed that a messaging account alone is enough after the split, so both
/// are assigned (same page: "When a client shares their WAAC with you, you gain access to the phone number it contains").
macro_rules! account_to_assign {
    () => {
        "WhatsApp account (and the messaging account, if Meta lists both)"
    };
}

/// The screen of an app with the test messages, the temporary token and the IDs. Apps created since 2025 have use cases (Meta,
/// "Get started", 1 October 2025) instead of the product `WhatsApp`.
macro_rules! api_setup {
    () => {
        "\"WhatsApp\" → \"API Setup\" (in the new dashboard: \"Use cases\" → \"Connect with customers through WhatsApp\" → \"Customize\" → \"Step 1\")"
    };
}

/// The button that starts a new token. Meta's guide says "Generate token" ("Access Tokens Guide", 29 April 2026); some screens still
/// say "Generate new token".
macro_rules! generate_token {
    () => {
        "\"Generate token\" (or \"Generate new token\")"
    };
}

pub(super) use {account_to_assign, api_setup, generate_token, messaging_accounts};
