//! The report to post in public: no token, no secret, no name of a business, no phone number.

use crate::access_token::redact;
use crate::diagnosis::{Clock, utc};

use super::run::Run;
use super::token_facts::TokenType;
use super::verdict::ConnectionReport;

/// Phone number IDs have 14 digits or more; fewer may be a phone number, which is not for the public.
const SHORTEST_PUBLIC_ID: usize = 14;

pub(super) fn write(run: &Run, report: &ConnectionReport, clock: &Clock) -> String {
    let request = run.request();
    let mut lines = vec![
        format!("WhatsApp Token Doctor {}", env!("CARGO_PKG_VERSION")),
        format!("Time: {}", utc(clock.now_unix_secs).unwrap_or_default()),
        format!("Graph API version: {}", request.graph_version.as_str()),
        format!("Verdict: {}", report.verdict.as_str()),
    ];
    if let Some(token) = &request.inspection.token {
        lines.push(format!("Token: {}", token.summary()));
    }
    if let Some(app_id) = &report.token.app_id {
        lines.push(format!("App: {}", app_id.as_str()));
    }
    let ends = match (report.token.token_type, report.token.expires_at) {
        (TokenType::Permanent, _) => "never".to_owned(),
        (_, Some(at)) => utc(at).unwrap_or_default(),
        (_, None) => "unknown".to_owned(),
    };
    lines.push(format!("Ends: {ends}"));
    if let Ok(Some(id)) = &request.phone_number_id {
        lines.push(format!("Phone number ID: {}", public_id(id.as_str())));
    }
    if let Some(diagnosis) = &report.diagnosis {
        lines.push(format!(
            "Diagnosis: {} ({}, {})",
            diagnosis.title,
            diagnosis.category.as_str(),
            diagnosis.cause.as_str()
        ));
        if let Some(graph) = &diagnosis.graph {
            let facts = [
                ("HTTP status", graph.http_status.map(|status| status.to_string())),
                ("code", graph.code.map(|code| code.to_string())),
                ("subcode", graph.subcode.map(|subcode| subcode.to_string())),
                ("type", graph.error_type.clone()),
                ("message", graph.message.clone()),
                ("fbtrace_id", graph.fbtrace_id.clone()),
            ];
            for (name, fact) in facts {
                if let Some(fact) = fact {
                    lines.push(format!("  {name}: {}", redact(&fact)));
                }
            }
        }
    }
    lines.push(format!("Requests: {}", report.requests));
    lines.push("Checks:".to_owned());
    for check in &report.checks {
        lines.push(format!("  {}: {}", check.id.as_str(), check.state.as_str()));
    }
    lines.join("\n")
}

fn public_id(id: &str) -> String {
    if id.len() < SHORTEST_PUBLIC_ID {
        format!("({} digits, not shown: it may be a phone number)", id.len())
    } else {
        id.to_owned()
    }
}
