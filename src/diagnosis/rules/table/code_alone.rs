//! What a code, a subject or an HTTP status alone tells. Tried last.

use crate::diagnosis::category::Cause;
use crate::diagnosis::rules::rule::{Rule, row};

pub(super) const RULES: &[Rule] = &[
    // The token, by its code alone.
    row(Cause::RejectedWithoutReason).codes(&[(190, 190)]),
    row(Cause::UserNotAuthenticated).codes(&[(0, 0)]),
    row(Cause::SessionEnded).codes(&[(102, 102), (450, 463), (467, 467)]),
    row(Cause::MissingToken).codes(&[(104, 104)]),
    // The rest, by code alone.
    // Either no token arrived, or the path is unknown: only the words tell.
    row(Cause::Unrecognised)
        .codes(&[(2500, 2500)])
        .only_if(|seen| seen.text.trim_start_matches("(#2500)").is_empty()),
    row(Cause::BadParameter).codes(&[(100, 100), (2500, 2500)]),
    row(Cause::RequestRefused).codes(&[
        (192, 192),
        (506, 506),
        (6000, 6003),
        (147_000, 147_999),
        (1_609_005, 1_609_005),
        (1_752_041, 1_752_041),
    ]),
    row(Cause::MessageProblem).codes(&[(130_000, 139_999), (2_494_000, 2_494_999), (2_593_000, 2_593_999)]),
    // No code, and only the subject of the text to go by.
    row(Cause::TemplateProblem).without_code().texts("template"),
    row(Cause::RegistrationProblem)
        .without_code()
        .texts("certificate | verification pin"),
    row(Cause::BadParameter).without_code().texts("parameter"),
    row(Cause::MessageProblem).without_code().texts("media | message type"),
    // No code and no known text: the HTTP status is all there is.
    row(Cause::Throttled).only_if(|seen| seen.code.is_none() && seen.http_status == Some(429)),
    row(Cause::RejectedWithoutReason).only_if(|seen| {
        // A proxy answers 401 as well.
        seen.code.is_none()
            && seen.http_status == Some(401)
            && (seen.text.contains("oauth") || seen.error_type.contains("oauth"))
    }),
    row(Cause::ServerError).only_if(|seen| seen.code.is_none() && matches!(seen.http_status, Some(500..=599))),
];
