//! Sentences that programs write themselves where Meta refused them something: which program, what it did, and what to test here.
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
    /// What it means; decides the category.
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

/// Every sentence that is known.
pub(in crate::diagnosis) const PROGRAMS: &[ProgramSentence] = &[
    sentence(
        "Chatwoot",
        Cause::ProgramRefused,
        "provider config invalid credentials",
        t!("Before it saves, it reads the templates of the account with this token, and Meta refused that."),
        t!("Test the token here with the same WhatsApp Business Account ID. The app ID does not belong in this field."),
    ),
    sentence(
        "Chatwoot",
        Cause::ProgramRefused,
        "no waba scope found in token | token does not have access to waba",
        t!(
            "It asks `debug_token` which accounts the token lists. Since June 2026, Meta can leave them out of a token that works."
        ),
        t!("Test the token here with the same WhatsApp Business Account ID. If it passes, update Chatwoot."),
    ),
    sentence(
        "Chatwoot",
        Cause::WebhookNotVerified,
        "error; wrong verify token",
        t!("It compares the verify token of the call with its own."),
        t!("Copy the verify token from the inbox settings of Chatwoot into Meta's dialog."),
    ),
    sentence(
        "Typebot",
        Cause::MissingPermission,
        "token does not have all the necessary scopes",
        t!("It looks for both WhatsApp permissions in the answer of `debug_token`."),
        t!("Generate a token with both WhatsApp permissions."),
    ),
    sentence(
        "Typebot",
        Cause::ProgramRefused,
        "could not get phone number info",
        t!("It reads the number by its phone number ID, and got no number."),
        t!("Test the token here with the same phone number ID."),
    ),
    sentence(
        "Typebot",
        Cause::ProgramRefused,
        "could not get system info",
        t!("It asks `debug_token` about the token, and got no answer that it can use."),
        t!("Test the token here. The check \"token\" shows what Meta says about it."),
    ),
    sentence(
        "Typebot",
        Cause::ProgramWantsPermanent,
        "token expiration was not set to",
        t!("It accepts only a token that never expires."),
        t!("Generate a token with the expiration \"Never\"."),
    ),
    sentence(
        "n8n",
        Cause::WebhookTaken,
        "already has a webhook subscription",
        t!("An app has one webhook address, and this one already belongs to another workflow or CRM."),
        t!("Deactivate the other workflow, or use an app of its own for each trigger."),
    ),
    sentence(
        "Odoo",
        Cause::ProgramRefused,
        "whatsapp account is misconfigured or shared",
        t!("It has no complete set of IDs and token for this account, or Meta refused them."),
        t!("Compare each ID in Odoo with the ones here, and test the token."),
    ),
    sentence(
        "Odoo",
        Cause::ProgramRefused,
        "whatsapp could not be reached or the query was malformed",
        t!("It called Meta, and got no answer that it can read."),
        t!("Test the token here. If it passes, the network of the Odoo server is the next suspect."),
    ),
    sentence(
        "Evolution API",
        Cause::ProgramLimit,
        "method not available on whatsapp business api",
        t!("It does not offer this function for an instance that uses the Cloud API. Meta was not asked."),
        t!("Use another function of Evolution API, or call the Cloud API itself."),
    ),
    sentence(
        "Your WhatsApp partner",
        Cause::ProgramLimit,
        "credit line not established",
        t!("The partner has not shared a line of credit with your WhatsApp account, so nobody pays for its messages."),
        t!("Ask the partner to share its line of credit, or add a payment method of your own."),
    ),
];
