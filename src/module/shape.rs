//! The plain JSON shapes of `token-doctor.d.ts`.

use serde::Serialize;
use wasm_bindgen::JsValue;

use crate::access_token::{AccessToken, AppId, Inspection};
use crate::diagnosis;

const SCHEMA_VERSION: u32 = 1;

/// Writes a shape as plain JavaScript objects, `None` as `null`.
pub(super) fn to_js(shape: &impl Serialize) -> Result<JsValue, JsValue> {
    shape
        .serialize(&serde_wasm_bindgen::Serializer::json_compatible())
        .map_err(JsValue::from)
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct TokenInspection<'a> {
    schema_version: u32,
    token: &'a str,
    kind: &'static str,
    completeness: &'static str,
    app_id: Option<&'a str>,
    findings: Vec<Finding<'a>>,
}

#[derive(Serialize)]
struct Finding<'a> {
    code: &'static str,
    severity: &'static str,
    message: &'a str,
}

impl<'a> TokenInspection<'a> {
    pub(super) fn of(inspection: &'a Inspection) -> Self {
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
                    message: &finding.message,
                })
                .collect(),
        }
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Diagnosis<'a> {
    schema_version: u32,
    category: &'static str,
    cause: &'static str,
    title: &'a str,
    explanation: &'a str,
    steps: Vec<Step<'a>>,
    token_is_fine: Option<bool>,
    retryable: bool,
    graph: Option<Graph<'a>>,
}

#[derive(Serialize)]
struct Step<'a> {
    text: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
}

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
    pub(super) fn of(diagnosis: &'a diagnosis::Diagnosis) -> Self {
        Self {
            schema_version: SCHEMA_VERSION,
            category: diagnosis.category.as_str(),
            cause: diagnosis.cause.as_str(),
            title: &diagnosis.title,
            explanation: &diagnosis.explanation,
            steps: diagnosis
                .steps
                .iter()
                .map(|step| Step {
                    text: &step.text,
                    url: step.url.as_deref(),
                })
                .collect(),
            token_is_fine: diagnosis.token_is_fine,
            retryable: diagnosis.retryable,
            graph: diagnosis.graph.as_ref().map(|graph| Graph {
                code: graph.code,
                subcode: graph.subcode,
                error_type: graph.error_type.as_deref(),
                message: graph.message.as_deref(),
                http_status: graph.http_status,
                fbtrace_id: graph.fbtrace_id.as_deref(),
            }),
        }
    }
}
