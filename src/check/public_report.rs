//! The report to post in public: no token, no secret, no name of a business, no phone number.

use crate::access_token::{AccessToken, AppId, redact};
use crate::diagnosis::{Clock, Diagnosis, utc};

use super::run::Run;
use super::token_facts::TokenType;
use super::verdict::ConnectionReport;

/// Phone number IDs have 14 digits or more; fewer may be a phone number, which is not for the public.
const SHORTEST_PUBLIC_ID: usize = 14;

pub(super) fn write(run: &Run, report: &ConnectionReport, clock: &Clock) -> String {
    let request = run.request();
    let mut text = concat!("WhatsApp Token Doctor ", env!("CARGO_PKG_VERSION")).to_owned();
    let mut line = |name: &str, value: Option<&str>| {
        if let Some(value) = value {
            for part in ["\n", name, ": ", value] {
                text.push_str(part);
            }
        }
    };
    line("Time", utc(clock.now_unix_secs).as_deref());
    line("Graph API version", Some(request.graph_version.as_str()));
    line("Requests", Some(&report.requests.to_string()));
    let token = request.inspection.token.as_ref().map(AccessToken::summary);
    line("Token", token.as_deref());
    line("App", report.token.app_id.as_ref().map(AppId::as_str));
    let ends = match report.token.token_type {
        TokenType::Permanent => Some("never".to_owned()),
        _ => report.token.expires_at.and_then(utc),
    };
    line("Ends", ends.as_deref().or(Some("unknown")));
    if let Ok(Some(id)) = &request.phone_number_id {
        line("Phone number ID", Some(public(id.as_str())));
    }
    line("Verdict", Some(report.verdict.as_str()));
    if let Some(diagnosis) = &report.diagnosis {
        line("Diagnosis", Some(&diagnosis.title));
        line("Category", Some(diagnosis.category.as_str()));
        line("Cause", Some(diagnosis.cause.as_str()));
    }
    for (name, fact) in report.diagnosis.iter().flat_map(Diagnosis::facts) {
        line(name, Some(&redact(&fact)));
    }
    for check in &report.checks {
        line(check.id.as_str(), Some(check.state.as_str()));
    }
    text
}

/// An ID as it may be shown to everybody.
fn public(id: &str) -> &str {
    if id.len() < SHORTEST_PUBLIC_ID {
        "not shown, it may be a phone number"
    } else {
        id
    }
}
