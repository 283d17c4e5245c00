//! Labelled answers, one a line: `{text, http_status, expected, also_fine}`, with `expected_kind` and `expected_findings_any` for
//! what the token field must find.

use serde_json::Value;
use token_doctor::diagnosis::{Category, Clock, Context, explain, read_paste};
use token_doctor::paste::AccessToken;

/// How the rows of one file are read.
pub struct Score {
    pub rows: usize,
    pub right: usize,
    /// How many blame the token although it is fine, or the cause is something else.
    pub blamed: usize,
}

/// Reads every row that has a text, and prints the rows that are not read as labelled.
pub fn score(name: &str, lines: &str) -> Score {
    let parsed = lines.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    let rows: Vec<Value> = parsed.filter(|row| row.get("text").is_some()).collect();
    let wrong: Vec<String> = rows.iter().filter_map(misread).collect();
    let score = Score {
        rows: rows.len(),
        right: rows.len() - wrong.len(),
        blamed: wrong.iter().filter(|line| line.contains(BLAMES)).count(),
    };
    println!(
        "{name}: {} of {} right, {} blame the token wrongly",
        score.right, score.rows, score.blamed
    );
    for line in wrong {
        println!("{line}");
    }
    score
}

const BLAMES: &str = ", which blames the token";

/// The reading of a text, if it differs from the label.
fn misread(row: &Value) -> Option<String> {
    let text = match &row["text"] {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    let fine = |name: &str| {
        row["also_fine"]
            .as_array()
            .is_some_and(|fine| fine.iter().any(|fine| fine == name))
    };
    let expected = row["expected"].as_str().or(row["expected_category"].as_str());
    let (inspection, _) = read_paste(&text, &context());
    let mut problem = String::new();
    if let Some(expected) = expected {
        let http_status = row["http_status"]
            .as_u64()
            .and_then(|status| u16::try_from(status).ok());
        let diagnosis = explain(&text, http_status, &context());
        let category = diagnosis.category;
        if category.as_str() != expected && !fine(category.as_str()) {
            let blames = matches!(
                category,
                Category::TokenExpired | Category::InvalidToken | Category::PermissionDenied
            );
            problem = format!(
                "read {}/{}, labelled {expected}{}",
                category.as_str(),
                diagnosis.cause.as_str(),
                if blames { BLAMES } else { "" }
            );
        }
    }
    let kind = inspection.kind.as_str();
    let is_listed = |list: &Value, name: &str| list.as_array().is_some_and(|list| list.iter().any(|item| item == name));
    let codes: Vec<&str> = inspection.findings.iter().map(|finding| finding.code).collect();
    let found = &row["expected_finding"];
    let wants_kind = row["expected_kind"].as_str();
    let has_kind = wants_kind.is_none_or(|wanted| wanted == kind)
        && (found["kinds"].is_null() || is_listed(&found["kinds"], kind));
    let wanted_codes = if row["expected_findings_any"].is_array() {
        &row["expected_findings_any"]
    } else {
        &found["findings"]
    };
    let has_code = wanted_codes
        .as_array()
        .is_none_or(|wanted| wanted.is_empty() || codes.iter().any(|code| is_listed(wanted_codes, code)));
    let token = inspection.token.as_ref().map(AccessToken::expose);
    let has_token = found["token"].as_str().is_none_or(|wanted| token == Some(wanted));
    if !has_kind || !has_code && (found["kinds"].is_null() || wants_kind.is_some()) || !has_token {
        problem = format!("{problem} kind {kind}, findings {codes:?}, wanted {wants_kind:?} {wanted_codes} {found}");
    }
    (!problem.is_empty()).then(|| {
        format!(
            "  {} {problem}: {}",
            row["id"],
            text.chars().take(300).collect::<String>().escape_debug()
        )
    })
}

fn context() -> Context<'static> {
    Context::of_paste(&Clock {
        now_unix_secs: 1_790_000_000,
        utc_offset_minutes_at: |_| 0,
    })
}
