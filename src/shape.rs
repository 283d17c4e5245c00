//! The JSON objects of `token-doctor.d.ts`, for the module and for the host of a card. Does not depend on how a result was reached.

#![cfg_attr(
    not(feature = "module"),
    allow(dead_code, reason = "the host of a card gets a report and nothing else")
)]

use serde::Serialize;

use crate::check::{self, CheckId, FoundAccount, FoundNumber, PermissionFact, WebhookFacts};
use crate::diagnosis;
use crate::graph::{ExchangedToken, PhoneNumberStatus, WabaId, WebhookAddress, WebhookLevel};
use crate::paste::{AccessToken, AppId, Inspection};
use crate::words::{Say, Words};

const SCHEMA_VERSION: u32 = 1;

/// A whole number that JavaScript can represent; `None` if it is not exact there. Not a float, whose decimal digits would cost a host
/// of the card 4 kB.
fn number(whole: i64) -> Option<i64> {
    const LARGEST: u64 = (1 << 53) - 1;
    (whole.unsigned_abs() <= LARGEST).then_some(whole)
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct TokenInspection<'a> {
    schema_version: u32,
    token: &'a str,
    kind: &'static str,
    completeness: &'static str,
    app_id: Option<&'a str>,
    findings: Vec<Finding>,
}

#[derive(Serialize)]
struct Finding {
    code: &'static str,
    severity: &'static str,
    message: String,
}

impl<'a> TokenInspection<'a> {
    pub(crate) fn of(inspection: &'a Inspection, words: &Words) -> Self {
        Self {
            schema_version: SCHEMA_VERSION,
            token: inspection.token.as_ref().map_or("", AccessToken::expose),
            kind: inspection.kind.as_str(),
            completeness: inspection.completeness.as_str(),
            app_id: inspection.app_id.as_ref().map(AppId::as_str),
            findings: inspection
                .findings
                .iter()
                .map(|finding| Finding {
                    code: finding.code,
                    severity: finding.severity.as_str(),
                    message: finding.message.say(words),
                })
                .collect(),
        }
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Diagnosis<'a> {
    schema_version: u32,
    category: &'static str,
    cause: &'static str,
    title: String,
    explanation: String,
    steps: Vec<Step<'a>>,
    token_is_fine: Option<bool>,
    retryable: bool,
    graph: Option<Graph<'a>>,
    help_path: String,
}

#[derive(Serialize)]
struct Step<'a> {
    text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    here: Option<bool>,
}

/// What Meta said. Absent fields are left out.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Graph<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    subcode: Option<i64>,
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    error_type: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    http_status: Option<u16>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fbtrace_id: Option<&'a str>,
}

impl<'a> Diagnosis<'a> {
    pub(crate) fn of(diagnosis: &'a diagnosis::Diagnosis, words: &Words) -> Self {
        Self {
            schema_version: SCHEMA_VERSION,
            category: diagnosis.category.as_str(),
            cause: diagnosis.cause.as_str(),
            title: diagnosis.title.say(words),
            explanation: diagnosis.explanation.say(words),
            steps: diagnosis
                .steps
                .iter()
                .map(|step| Step {
                    text: step.text.say(words),
                    url: step.url.as_deref(),
                    here: step.is_here.then_some(true),
                })
                .collect(),
            token_is_fine: diagnosis.token_is_fine,
            retryable: diagnosis.retryable,
            graph: diagnosis.graph.as_ref().map(|graph| Graph {
                code: graph.code.and_then(number),
                subcode: graph.subcode.and_then(number),
                error_type: graph.error_type.as_deref(),
                message: graph.message.as_deref(),
                http_status: graph.http_status,
                fbtrace_id: graph.fbtrace_id.as_deref(),
            }),
            help_path: diagnosis.help_path(),
        }
    }
}

#[derive(Serialize)]
pub(crate) struct Check {
    id: &'static str,
    state: &'static str,
    label: String,
    detail: String,
}

impl Check {
    pub(crate) fn all(checks: &[check::Check], words: &Words) -> Vec<Self> {
        checks
            .iter()
            .map(|check| Self {
                id: check.id.as_str(),
                state: check.state.as_str(),
                label: check.label.say(words),
                detail: check.detail.say(words),
            })
            .collect()
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ConnectionReport<'a> {
    schema_version: u32,
    verdict: &'static str,
    headline: String,
    diagnosis: Option<Diagnosis<'a>>,
    help_path: Option<String>,
    checks: Vec<Check>,
    first_broken_check: Option<&'static str>,
    requests: usize,
    token: Token<'a>,
    accounts: Vec<Account<'a>>,
    phone_numbers: Vec<PhoneNumber<'a>>,
    sending: &'static str,
    webhook: Webhook,
    report: String,
}

/// Times are Unix seconds.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Token<'a> {
    r#type: &'static str,
    holder: &'static str,
    expires_at: Option<i64>,
    data_access_expires_at: Option<i64>,
    issued_at: Option<i64>,
    app_id: Option<&'a str>,
    app_name: Option<&'a str>,
    permissions: Vec<Permission<'a>>,
}

#[derive(Serialize)]
struct Permission<'a> {
    name: &'a str,
    state: &'static str,
}

#[derive(Serialize)]
struct Account<'a> {
    id: &'a str,
    name: Option<&'a str>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(clippy::struct_field_names, reason = "Meta's own names")]
struct PhoneNumber<'a> {
    id: &'a str,
    account_id: Option<&'a str>,
    verified_name: Option<&'a str>,
    display_phone_number: Option<&'a str>,
    quality_rating: Option<&'a str>,
    status: Option<&'a str>,
}

impl<'a> ConnectionReport<'a> {
    pub(crate) fn of(report: &'a check::ConnectionReport, words: &Words) -> Self {
        Self {
            schema_version: SCHEMA_VERSION,
            verdict: report.verdict.as_str(),
            headline: check::headline(report).say(words),
            diagnosis: report
                .diagnosis
                .as_ref()
                .map(|diagnosis| Diagnosis::of(diagnosis, words)),
            help_path: report.diagnosis.as_ref().map(diagnosis::Diagnosis::help_path),
            checks: Check::all(&report.checks, words),
            first_broken_check: report.first_broken_check.map(CheckId::as_str),
            requests: report.requests,
            token: Token::of(report),
            accounts: report.accounts.iter().map(Account::of).collect(),
            phone_numbers: report.phone_numbers.iter().map(PhoneNumber::of).collect(),
            sending: report.sending.state.as_str(),
            webhook: Webhook::of(&report.webhook),
            report: check::public_report(report),
        }
    }
}

/// Where incoming messages go. The address is host and path.
#[derive(Serialize)]
struct Webhook {
    subscribed: Option<bool>,
    address: Option<String>,
    level: Option<&'static str>,
}

impl Webhook {
    fn of(webhook: &WebhookFacts) -> Self {
        Self {
            subscribed: webhook.subscribed,
            address: webhook.address.as_ref().map(WebhookAddress::shown),
            level: webhook.level.map(WebhookLevel::as_str),
        }
    }
}

impl<'a> Token<'a> {
    fn of(report: &'a check::ConnectionReport) -> Self {
        let token = &report.token;
        Self {
            r#type: token.token_type.as_str(),
            holder: token.holder.as_str(),
            expires_at: token.expires_at.and_then(number),
            data_access_expires_at: token.data_access_expires_at.and_then(number),
            issued_at: token.issued_at.and_then(number),
            app_id: token.app_id.as_ref().map(AppId::as_str),
            app_name: token.app_name.as_deref(),
            permissions: report.permissions.iter().map(Permission::of).collect(),
        }
    }
}

impl<'a> Permission<'a> {
    fn of(permission: &'a PermissionFact) -> Self {
        Self {
            name: &permission.name,
            state: permission.state.as_str(),
        }
    }
}

impl<'a> Account<'a> {
    fn of(account: &'a FoundAccount) -> Self {
        Self {
            id: account.id.as_str(),
            name: account.name.as_deref(),
        }
    }
}

impl<'a> PhoneNumber<'a> {
    fn of(found: &'a FoundNumber) -> Self {
        let number = &found.phone_number;
        Self {
            id: &found.id,
            account_id: found.account_id.as_ref().map(WabaId::as_str),
            verified_name: number.verified_name.as_deref(),
            display_phone_number: number.display_phone_number.as_deref(),
            quality_rating: number.quality_rating.as_deref(),
            status: number.status.as_ref().map(PhoneNumberStatus::as_str),
        }
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ExchangeReport<'a> {
    schema_version: u32,
    token: Option<&'a str>,
    expires_in_secs: Option<i64>,
    diagnosis: Option<Diagnosis<'a>>,
}

impl<'a> ExchangeReport<'a> {
    pub(crate) fn of(exchanged: &'a Result<ExchangedToken, Box<diagnosis::Diagnosis>>, words: &Words) -> Self {
        let (exchanged, refusal) = match exchanged {
            Ok(exchanged) => (Some(exchanged), None),
            Err(refusal) => (None, Some(refusal)),
        };
        Self {
            schema_version: SCHEMA_VERSION,
            token: exchanged.map(|exchanged| exchanged.token.expose()),
            expires_in_secs: exchanged.and_then(|exchanged| number(exchanged.expires_in_secs?)),
            diagnosis: refusal.map(|refusal| Diagnosis::of(refusal, words)),
        }
    }
}
