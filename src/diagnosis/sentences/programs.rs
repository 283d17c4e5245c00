//! Sentences that programs write themselves when Meta refused a request: which program, what it did, and what to test here.
//!
//! Each row is a fact about a public program, read in November 2026: Chatwoot (`whatsapp_cloud_service.rb`, `token_validation_service.rb`,
//! `meta_token_verify_concern.rb`), Typebot (`CreateWhatsAppCredentialsDialog`), n8n (`WhatsAppTrigger.node.ts`), Odoo
//! (`whatsapp_exception.py`), Evolution API (`whatsapp.business.service.ts`). Does not depend on how a sentence is found in a text.

use crate::diagnosis::category::Cause;
use crate::words::{Text, t};

/// A sentence of a program.
pub(in crate::diagnosis) struct ProgramSentence {
    /// Parts of the sentence in lower case, separated by ` | `; any of them is enough.
    pub(in crate::diagnosis) marks: &'static str,
    /// The program.
    pub(in crate::diagnosis) program: &'static str,
    /// What the program did when it wrote this.
    pub(in crate::diagnosis) did: Text,
    /// What to do or to test here.
    pub(in crate::diagnosis) test: Text,
    /// What the sentence means. Decides the category.
    pub(in crate::diagnosis) cause: Cause,
}

const fn sentence(program: &'static str, cause: Cause, marks: &'static str, did: Text, test: Text) -> ProgramSentence {
    ProgramSentence {
        marks,
        program,
        did,
        test,
        cause,
    }
}

/// Every known sentence.
pub(in crate::diagnosis) const PROGRAMS: &[ProgramSentence] = &[
    sentence(
        "Chatwoot",
        Cause::ProgramRefused,
        "provider config invalid credentials",
        t!("Before saving, Chatwoot reads the templates of the account with this token. Meta refused that."),
        t!("Test the token here with the same WhatsApp Business Account ID. The app ID does not belong in this field."),
    ),
    sentence(
        "Chatwoot",
        Cause::ProgramRefused,
        "no waba scope found in token | token does not have access to waba",
        t!(
            "Chatwoot asks `debug_token` which accounts the token lists. Since June 2026, a working token may list no accounts."
        ),
        t!("Test the token here with the same WhatsApp Business Account ID. If the test passes, update Chatwoot."),
    ),
    sentence(
        "Chatwoot",
        Cause::WebhookNotVerified,
        "error; wrong verify token",
        t!("Chatwoot compares the verify token in the request with its own."),
        t!("Copy the verify token from the inbox settings of Chatwoot into Meta's dialog."),
    ),
    sentence(
        "Typebot",
        Cause::MissingPermission,
        "token does not have all the necessary scopes",
        t!("Typebot checks the answer of `debug_token` for both WhatsApp permissions."),
        t!("Generate a token with both WhatsApp permissions."),
    ),
    sentence(
        "Typebot",
        Cause::ProgramRefused,
        "could not get phone number info",
        t!("Typebot asked Meta for this phone number ID and got no number."),
        t!("Test the token here with the same phone number ID."),
    ),
    sentence(
        "Typebot",
        Cause::ProgramRefused,
        "could not get system info",
        t!("Typebot asked `debug_token` about the token and got no usable answer."),
        t!("Test the token here. The row \"Token\" shows what Meta says about it."),
    ),
    sentence(
        "Typebot",
        Cause::ProgramWantsPermanent,
        "token expiration was not set to",
        t!("Typebot accepts only a token that never expires."),
        t!("Generate a token with the expiration \"Never\"."),
    ),
    sentence(
        "n8n",
        Cause::WebhookTaken,
        "already has a webhook subscription",
        t!("An app has only one webhook address. The address of this app already belongs to another workflow or CRM."),
        t!("Deactivate the other workflow, or use a separate app for each trigger."),
    ),
    sentence(
        "Odoo",
        Cause::ProgramRefused,
        "whatsapp account is misconfigured or shared",
        t!("Odoo does not have all IDs and the token for this account, or Meta refused them."),
        t!("Compare each ID in Odoo with the IDs here. Then test the token."),
    ),
    sentence(
        "Odoo",
        Cause::ProgramRefused,
        "whatsapp could not be reached or the query was malformed",
        t!("Odoo sent a request to Meta and got no answer that it can read."),
        t!("Test the token here. If the test passes, check the network of the Odoo server."),
    ),
    sentence(
        "Evolution API",
        Cause::ProgramLimit,
        "method not available on whatsapp business api",
        t!("Evolution API does not have this function for instances that use the Cloud API. Nothing was sent to Meta."),
        t!("Use another function of Evolution API, or use the Cloud API directly."),
    ),
    sentence(
        "Your WhatsApp partner",
        Cause::ProgramLimit,
        "credit line not established",
        t!(
            "The partner has not shared a credit line with your WhatsApp account, so there is no payment for its messages."
        ),
        t!("Ask the partner to share its credit line, or add your own payment method."),
    ),
];
