//! What single codes mean, and what to do, for codes that share their cause with many others.
//!
//! Source: Meta, "Error codes" of the Cloud API, developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes, read in November
//! 2026. Does not depend on which cause a code has.

use crate::words::{Text, t};

/// What one code or a family of codes means.
pub(in crate::diagnosis) struct CodeSentence {
    from: i64,
    to: i64,
    /// What happened.
    pub(in crate::diagnosis) means: Text,
    /// What to do.
    pub(in crate::diagnosis) step: Text,
}

const fn family(from: i64, to: i64, means: Text, step: Text) -> CodeSentence {
    CodeSentence { from, to, means, step }
}

const fn code(code: i64, means: Text, step: Text) -> CodeSentence {
    family(code, code, means, step)
}

/// What is said of a code. The first matching row counts.
pub(in crate::diagnosis) fn code_sentence(code: i64) -> Option<&'static CodeSentence> {
    CODES.iter().find(|row| (row.from..=row.to).contains(&code))
}

const CODES: &[CodeSentence] = &[
    // Limits.
    code(
        131_064,
        t!("Meta limits this account for some time because templates have the wrong category."),
        t!("Correct the category of your templates. The limit ends by itself."),
    ),
    code(
        131_208,
        t!("Too many changes to groups were made in a short time."),
        t!("Wait. Then make fewer changes to groups."),
    ),
    code(
        138_002,
        t!("Too many voice calls were active at the same time."),
        t!("Wait until some of the calls are over."),
    ),
    code(
        138_005,
        t!("This number started too many voice calls."),
        t!("Wait before the next call."),
    ),
    code(
        138_009,
        t!("This user received too many requests for permission to call."),
        t!("Wait before the next request."),
    ),
    code(
        138_012,
        t!("This number has made as many voice calls to this user as Meta allows in 24 hours."),
        t!("Wait a day before the next call."),
    ),
    code(
        2_388_367,
        t!("Too many verification codes were requested for this number."),
        t!("Wait an hour before you request the next code."),
    ),
    // Messages.
    code(
        130_403,
        t!("Your business has blocked this user, so the user gets no messages."),
        t!("Remove the user from the list of blocked users."),
    ),
    code(
        131_044,
        t!("The account has no payment method. Voice calls need one."),
        t!("Open \"Billing & payments\" in WhatsApp Manager and add a payment method."),
    ),
    code(
        131_051,
        t!("WhatsApp does not support this type of message."),
        t!("Send another type of message."),
    ),
    family(
        131_052,
        131_053,
        t!("WhatsApp could not load the media of this message."),
        t!("Check the address, type and size of the file. The file must open without a login."),
    ),
    code(
        131_055,
        t!("This API does not accept this message."),
        t!("Through the Marketing Messages API, send only marketing templates. For calls, use SIP if it is turned on."),
    ),
    code(
        131_058,
        t!("The template `hello_world` works only from the test numbers that Meta provides."),
        t!("Send your own template from this number."),
    ),
    code(
        131_059,
        t!("The page cursor of a list has expired."),
        t!("Read the list again from the first page."),
    ),
    code(
        131_062,
        t!("This message cannot go to a business-scoped user ID."),
        t!("Send it to the phone number of the recipient."),
    ),
    code(
        131_063,
        t!("Marketing templates are turned off for the Cloud API in this account."),
        t!("Send them through the Marketing Messages API, or turn them on again in the settings of the account."),
    ),
    code(
        134_011,
        t!("The business has not accepted the terms of WhatsApp Payments."),
        t!("Open the link in Meta's text and accept the terms."),
    ),
    code(
        134_101,
        t!("The template is not yet available in the Marketing Messages API."),
        t!("Wait ten minutes. Then send the template again."),
    ),
    family(
        134_100,
        134_103,
        t!("The Marketing Messages API cannot use this template or this account."),
        t!("Check that the account has joined this API, and that the template is a marketing template."),
    ),
    code(
        135_000,
        t!("Something in the request is wrong. Meta does not say what."),
        t!("Test the health of the number here. Then compare the language and the values of the template."),
    ),
    code(
        137_000,
        t!("The identity of the recipient has changed."),
        t!("Read the new identity of the recipient before you send."),
    ),
    // Groups, calls, Flows.
    code(
        130_501,
        t!("A group does not accept this type of message."),
        t!("Send another type of message to the group."),
    ),
    code(
        131_020,
        t!("The group cannot be used."),
        t!("Check the members of the group."),
    ),
    code(
        131_041,
        t!("The group does not exist, or this number is not a member."),
        t!("Check the ID of the group."),
    ),
    family(
        131_201,
        131_215,
        t!("This error is about a group: its members, its picture, its limits, or its policies."),
        t!("Open the group in WhatsApp Manager and fix what Meta's text names."),
    ),
    family(
        138_000,
        138_023,
        t!("This error is about voice calls: their settings, the permission of the user, or the connection."),
        t!("Check the call settings of the number. Then check whether the user allows calls."),
    ),
    code(
        139_000,
        t!("Meta's integrity check does not allow this account to use Flows."),
        t!("Verify the business in Meta's Security Center. A test number cannot send Flows."),
    ),
    family(
        139_001,
        139_099,
        t!("This error is about a Flow: its state, its JSON, or its connections."),
        t!("Open \"Flows\" in WhatsApp Manager and read the errors of this Flow."),
    ),
    family(
        139_100,
        139_102,
        t!("This error is about the list of blocked users."),
        t!("Read the list again. Then change fewer users at once."),
    ),
    code(
        139_200,
        t!("Meta refuses Direct Send for this account or message."),
        t!("Send the message as an approved template instead."),
    ),
    // Usernames, migration, partners.
    code(
        147_001,
        t!("The username of the business is not available."),
        t!("Choose another username."),
    ),
    code(
        147_002,
        t!("The account cannot have a username yet: its messaging limit is too low."),
        t!("Wait until the messaging limit is higher."),
    ),
    family(
        147_003,
        147_004,
        t!("The username belongs to a Facebook Page or an Instagram account that is not linked."),
        t!("Link the Page or the Instagram account to the portfolio."),
    ),
    code(
        147_005,
        t!("Another number of the portfolio uses this username."),
        t!("Transfer the username to this number."),
    ),
    code(
        1_752_041,
        t!("The same request was sent before. Meta is still processing it, or has finished it."),
        t!("Do not send it again. Check the result of the first request."),
    ),
    family(
        200_002,
        200_010,
        t!("This error is about a template or its statistics."),
        t!("Open the template in WhatsApp Manager and check whether its insights are turned on."),
    ),
    family(
        2_494_164,
        2_494_179,
        t!("This error is about In-App Signup, not about the token."),
        t!("Check the settings and the terms of In-App Signup."),
    ),
    code(
        2_593_107,
        t!("The data of the WhatsApp Business app can be synchronized only once."),
        t!("Do not request the data again. To repeat this, the customer must disconnect and connect the number."),
    ),
    family(
        2_593_079,
        2_593_108,
        t!("This error is about moving an account or its data between partners."),
        t!("Ask the partner that made the request."),
    ),
    // Registration.
    code(
        133_000,
        t!("An earlier deregistration of the number did not finish."),
        t!("Deregister the number again. Then register it."),
    ),
    code(
        133_005,
        t!("The PIN is wrong."),
        t!("Enter the PIN of the number, or reset it in WhatsApp Manager."),
    ),
    code(
        133_006,
        t!("The number must be verified before registration."),
        t!("Request a verification code for the number and enter the code."),
    ),
    family(
        133_008,
        133_009,
        t!("A wrong PIN was entered too often or too fast."),
        t!("Wait as long as Meta's text says. Then enter the correct PIN."),
    ),
    code(
        133_015,
        t!("The number was deleted a few moments ago."),
        t!("Wait five minutes. Then register the number again."),
    ),
    family(
        2_388_091,
        2_388_093,
        t!("The number cannot receive or use a verification code now."),
        t!("Wait an hour. Then request one code."),
    ),
    family(
        2_388_001,
        2_388_018,
        t!("This error is about moving the number to another account."),
        t!("Ask the current owner of the number to turn off two-step verification. Then start the migration again."),
    ),
    code(
        2_388_103,
        t!("The number cannot be moved to this account."),
        t!("Fix what Meta's text names. Then start the migration again."),
    ),
    code(
        2_388_077,
        t!("The request for analytics combines values that cannot be combined."),
        t!("Change the request for analytics."),
    ),
    code(
        2_388_019,
        t!("The account has as many templates as Meta allows."),
        t!("Delete templates that you do not use."),
    ),
];
