//! The plain JSON shapes of `token-doctor.d.ts`.

use super::json::Json;
use crate::access_token::{AccessToken, AppId, Inspection};
use crate::check::{self, CheckId, FoundAccount, FoundNumber, PermissionFact};
use crate::diagnosis::{self, GraphFacts, Step};
use crate::graph::{ExchangedToken, WabaId};

const SCHEMA_VERSION: i64 = 1;

/// `TokenInspection`.
pub(super) fn inspection(inspection: &Inspection) -> Json {
    let findings = inspection.findings.iter().map(|finding| {
        Json::object(&[
            ("code", Json::text(finding.code)),
            ("severity", Json::text(finding.severity.as_str())),
            ("message", Json::text(&finding.message)),
        ])
    });
    Json::object(&[
        ("schemaVersion", Json::number(SCHEMA_VERSION)),
        (
            "token",
            Json::text(inspection.token.as_ref().map_or("", AccessToken::expose)),
        ),
        ("kind", Json::text(inspection.kind.as_str())),
        ("completeness", Json::text(inspection.completeness.as_str())),
        ("appId", text_or_null(inspection.app_id.as_ref().map(AppId::as_str))),
        ("findings", Json::list(&findings.collect::<Vec<_>>())),
    ])
}

/// `Diagnosis`.
pub(super) fn diagnosis(diagnosis: &diagnosis::Diagnosis) -> Json {
    Json::object(&[
        ("schemaVersion", Json::number(SCHEMA_VERSION)),
        ("category", Json::text(diagnosis.category.as_str())),
        ("cause", Json::text(diagnosis.cause.as_str())),
        ("title", Json::text(&diagnosis.title)),
        ("explanation", Json::text(&diagnosis.explanation)),
        (
            "steps",
            Json::list(&diagnosis.steps.iter().map(step).collect::<Vec<_>>()),
        ),
        ("tokenIsFine", Json::or_null(diagnosis.token_is_fine.map(Json::truth))),
        ("retryable", Json::truth(diagnosis.retryable)),
        ("graph", Json::or_null(diagnosis.graph.as_ref().map(graph))),
    ])
}

fn step(step: &Step) -> Json {
    let mut members = vec![("text", Json::text(&step.text))];
    members.extend(step.url.as_deref().map(|url| ("url", Json::text(url))));
    Json::object(&members)
}

/// What Meta said: only what was there.
fn graph(facts: &GraphFacts) -> Json {
    let text = |text: &Option<String>| text.as_deref().map(Json::text);
    let members = [
        ("code", facts.code.map(Json::number)),
        ("subcode", facts.subcode.map(Json::number)),
        ("type", text(&facts.error_type)),
        ("message", text(&facts.message)),
        (
            "httpStatus",
            facts.http_status.map(|status| Json::number(i64::from(status))),
        ),
        ("fbtraceId", text(&facts.fbtrace_id)),
    ];
    let known = members.into_iter().filter_map(|(name, value)| Some((name, value?)));
    Json::object(&known.collect::<Vec<_>>())
}

/// `Check[]`.
pub(super) fn checks(checks: &[check::Check]) -> Json {
    let rows = checks.iter().map(|check| {
        Json::object(&[
            ("id", Json::text(check.id.as_str())),
            ("state", Json::text(check.state.as_str())),
            ("label", Json::text(check.label)),
            ("detail", Json::text(&check.detail)),
        ])
    });
    Json::list(&rows.collect::<Vec<_>>())
}

/// `ConnectionReport`.
pub(super) fn connection_report(report: &check::ConnectionReport) -> Json {
    Json::object(&[
        ("schemaVersion", Json::number(SCHEMA_VERSION)),
        ("verdict", Json::text(report.verdict.as_str())),
        ("headline", Json::text(&report.headline)),
        ("diagnosis", Json::or_null(report.diagnosis.as_ref().map(diagnosis))),
        ("checks", checks(&report.checks)),
        (
            "firstBrokenCheck",
            text_or_null(report.first_broken_check.map(CheckId::as_str)),
        ),
        (
            "requests",
            Json::number(i64::try_from(report.requests).unwrap_or_default()),
        ),
        ("token", token(report)),
        (
            "accounts",
            Json::list(&report.accounts.iter().map(account).collect::<Vec<_>>()),
        ),
        (
            "phoneNumbers",
            Json::list(&report.phone_numbers.iter().map(phone_number).collect::<Vec<_>>()),
        ),
        ("report", Json::text(&report.report)),
    ])
}

fn token(report: &check::ConnectionReport) -> Json {
    let token = &report.token;
    let time = |at: Option<i64>| Json::or_null(at.map(Json::number));
    Json::object(&[
        ("type", Json::text(token.token_type.as_str())),
        ("holder", Json::text(token.holder.as_str())),
        ("expiresAt", time(token.expires_at)),
        ("dataAccessExpiresAt", time(token.data_access_expires_at)),
        ("issuedAt", time(token.issued_at)),
        ("appId", text_or_null(token.app_id.as_ref().map(AppId::as_str))),
        ("appName", text_or_null(token.app_name.as_deref())),
        (
            "permissions",
            Json::list(&report.permissions.iter().map(permission).collect::<Vec<_>>()),
        ),
    ])
}

fn permission(permission: &PermissionFact) -> Json {
    Json::object(&[
        ("name", Json::text(&permission.name)),
        ("state", Json::text(permission.state.as_str())),
    ])
}

fn account(account: &FoundAccount) -> Json {
    Json::object(&[
        ("id", Json::text(account.id.as_str())),
        ("name", text_or_null(account.name.as_deref())),
    ])
}

fn phone_number(found: &FoundNumber) -> Json {
    let number = &found.phone_number;
    Json::object(&[
        ("id", Json::text(&found.id)),
        ("accountId", text_or_null(found.account_id.as_ref().map(WabaId::as_str))),
        ("verifiedName", text_or_null(number.verified_name.as_deref())),
        (
            "displayPhoneNumber",
            text_or_null(number.display_phone_number.as_deref()),
        ),
        ("qualityRating", text_or_null(number.quality_rating.as_deref())),
        (
            "status",
            text_or_null(number.status.as_ref().map(crate::graph::PhoneNumberStatus::as_str)),
        ),
    ])
}

/// `ExchangeReport`.
pub(super) fn exchange_report(exchanged: &Result<ExchangedToken, Box<diagnosis::Diagnosis>>) -> Json {
    let (exchanged, refusal) = match exchanged {
        Ok(exchanged) => (Some(exchanged), None),
        Err(refusal) => (None, Some(refusal)),
    };
    let expires_in_secs = exchanged.and_then(|exchanged| exchanged.expires_in_secs);
    Json::object(&[
        ("schemaVersion", Json::number(SCHEMA_VERSION)),
        (
            "token",
            text_or_null(exchanged.map(|exchanged| exchanged.token.expose())),
        ),
        ("expiresInSecs", Json::or_null(expires_in_secs.map(Json::number))),
        ("diagnosis", Json::or_null(refusal.map(|refusal| diagnosis(refusal)))),
    ])
}

fn text_or_null(text: Option<&str>) -> Json {
    Json::or_null(text.map(Json::text))
}
