//! Sentences that programs write themselves where Meta refused them something: which program, what it did, and what to test here.
//!
//! Each row is a fact about a public program, read in November 2026: Chatwoot (`whatsapp_cloud_service.rb`, `token_validation_service.rb`,
//! `meta_token_verify_concern.rb`), Typebot (`CreateWhatsAppCredentialsDialog`), n8n (`WhatsAppTrigger.node.ts`), Odoo
//! (`whatsapp_exception.py`), Evolution API (`whatsapp.business.service.ts`). Does not depend on how a sentence is found in a text.

use crate::diagnosis::category::Cause;

/// A sentence of a program.
pub(in crate::diagnosis) struct ProgramSentence {
    /// Parts of the sentence in lower case, separated by ` | `; any of them is enough.
    pub(in crate::diagnosis) marks: &'static str,
    /// The program.
    pub(in crate::diagnosis) program: &'static str,
    /// What the program did when it wrote this.
    pub(in crate::diagnosis) did: &'static str,
    /// What to do or to test here.
    pub(in crate::diagnosis) test: &'static str,
    /// What it means; decides the category.
    pub(in crate::diagnosis) cause: Cause,
}

const fn sentence(
    program: &'static str,
    cause: Cause,
    marks: &'static str,
    did: &'static str,
    test: &'static str,
) -> ProgramSentence {
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
        "Before it saves, it reads the templates of the account with this token, and Meta refused that.",
        "Test the token here with the same WhatsApp Business Account ID. The app ID does not belong in this field.",
    ),
    sentence(
        "Chatwoot",
        Cause::ProgramRefused,
        "no waba scope found in token | token does not have access to waba",
        "It asks `debug_token` which accounts the token lists. Since June 2026, Meta can leave them out of a token that works.",
        "Test the token here with the same WhatsApp Business Account ID. If it passes, update Chatwoot.",
    ),
    sentence(
        "Chatwoot",
        Cause::WebhookNotVerified,
        "error; wrong verify token",
        "It compares the verify token of the call with its own.",
        "Copy the verify token from the inbox settings of Chatwoot into Meta's dialog.",
    ),
    sentence(
        "Typebot",
        Cause::MissingPermission,
        "token does not have all the necessary scopes",
        "It looks for both WhatsApp permissions in the answer of `debug_token`.",
        "Generate a token with both WhatsApp permissions.",
    ),
    sentence(
        "Typebot",
        Cause::ProgramRefused,
        "could not get phone number info",
        "It reads the number by its phone number ID, and got no number.",
        "Test the token here with the same phone number ID.",
    ),
    sentence(
        "Typebot",
        Cause::ProgramRefused,
        "could not get system info",
        "It asks `debug_token` about the token, and got no answer that it can use.",
        "Test the token here. The check \"token\" shows what Meta says about it.",
    ),
    sentence(
        "Typebot",
        Cause::ProgramWantsPermanent,
        "token expiration was not set to",
        "It accepts only a token that never expires.",
        "Generate a token with the expiration \"Never\".",
    ),
    sentence(
        "n8n",
        Cause::WebhookTaken,
        "already has a webhook subscription",
        "An app has one webhook address, and this one already belongs to another workflow or CRM.",
        "Deactivate the other workflow, or use an app of its own for each trigger.",
    ),
    sentence(
        "Odoo",
        Cause::ProgramRefused,
        "whatsapp account is misconfigured or shared",
        "It has no complete set of IDs and token for this account, or Meta refused them.",
        "Compare each ID in Odoo with the ones here, and test the token.",
    ),
    sentence(
        "Odoo",
        Cause::ProgramRefused,
        "whatsapp could not be reached or the query was malformed",
        "It called Meta, and got no answer that it can read.",
        "Test the token here. If it passes, the network of the Odoo server is the next suspect.",
    ),
    sentence(
        "Evolution API",
        Cause::ProgramLimit,
        "method not available on whatsapp business api",
        "It does not offer this function for an instance that uses the Cloud API. Meta was not asked.",
        "Use another function of Evolution API, or call the Cloud API itself.",
    ),
    sentence(
        "Your WhatsApp partner",
        Cause::ProgramLimit,
        "credit line not established",
        "The partner has not shared a line of credit with your WhatsApp account, so nobody pays for its messages.",
        "Ask the partner to share its line of credit, or add a payment method of your own.",
    ),
];
