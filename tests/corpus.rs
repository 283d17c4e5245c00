//! An optional measurement: how many labelled answers are read rightly.
//!
//! The answers are not part of the project. `TOKEN_DOCTOR_CORPUS` names a folder with `graph-errors.jsonl`, each line
//! `{id, body, http_status, category, also_fine}`, and `debug_token.jsonl`, each line `{id, body, expected_valid}`.
//! Every other `.jsonl` file in it is measured too, if its lines have a `text` and a category: `expected`,
//! `expected_category` or `expected_finding`. Without the variable nothing is measured.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

use std::path::PathBuf;

use serde_json::Value;
use token_doctor::access_token::AccessToken;
use token_doctor::diagnosis::{Category, Clock, Context, explain, read_paste};

/// How many of the answers must be read rightly, with everything they carry.
const FLOOR: usize = 166;

#[test]
fn labelled_answers_are_read_as_they_are_labelled() {
    let Some(folder) = std::env::var_os("TOKEN_DOCTOR_CORPUS").map(PathBuf::from) else {
        println!("skipped: TOKEN_DOCTOR_CORPUS names no folder of labelled answers");
        return;
    };
    let answers = lines_of(&folder.join("graph-errors.jsonl"));
    let whole = measure("as they are", &answers, |_| {});
    measure("without subcodes", &answers, |error| {
        error.remove("error_subcode");
    });
    measure("without codes", &answers, |error| {
        error.remove("code");
        error.remove("error_code");
        for text in error.values_mut() {
            if let Some((_, rest)) = text.as_str().and_then(|text| text.strip_prefix("(#")?.split_once(") ")) {
                *text = Value::String(rest.to_owned());
            }
        }
    });
    measure("without codes and subcodes", &answers, |error| {
        error.remove("code");
        error.remove("error_code");
        error.remove("error_subcode");
    });
    measure("without texts", &answers, |error| {
        error.retain(|_, value| !value.is_string());
        error.insert("type".to_owned(), "OAuthException".into());
    });
    measure_debug_token(&lines_of(&folder.join("debug_token.jsonl")));
    measure_texts(&folder);
    assert!(whole >= FLOOR, "{whole} of {} are right or fine", answers.len());
}

/// Prints how many are read right, fine and wrong; gives how many are not wrong.
fn measure(name: &str, answers: &[Value], change: impl Fn(&mut serde_json::Map<String, Value>)) -> usize {
    let (mut right, mut fine) = (0, 0);
    let mut wrong = Vec::new();
    for answer in answers {
        let mut body = answer["body"].clone();
        let has_error = body.get("error").is_some_and(Value::is_object);
        if let Some(error) = if has_error {
            body["error"].as_object_mut()
        } else {
            body.as_object_mut()
        } {
            change(error);
        }
        let http_status = answer["http_status"]
            .as_u64()
            .and_then(|status| u16::try_from(status).ok());
        let diagnosis = explain(&body.to_string(), http_status, &context());
        let read = diagnosis.category.as_str();
        let also_fine = answer["also_fine"].as_array().unwrap();
        if answer["category"] == read {
            right += 1;
        } else if also_fine.iter().any(|category| category == read) {
            fine += 1;
        } else {
            wrong.push(format!(
                "  {} read {read}/{}, labelled {}: {body}",
                answer["id"],
                diagnosis.cause.as_str(),
                answer["category"]
            ));
        }
    }
    println!("{name}: {right} right, {fine} fine, {} wrong", wrong.len());
    for line in wrong {
        println!("{line}");
    }
    right + fine
}

/// Prints for each file of labelled texts how many are read rightly, and how many blame the token wrongly.
fn measure_texts(folder: &std::path::Path) {
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "jsonl"))
        .collect();
    files.sort();
    for file in files {
        let rows: Vec<Value> = lines_of(&file)
            .into_iter()
            .filter(|row| row.get("text").is_some())
            .collect();
        let wrong: Vec<String> = rows.iter().filter_map(misread).collect();
        let blamed = wrong.iter().filter(|line| line.contains("BLAMES THE TOKEN")).count();
        println!(
            "{}: {} of {} right, {blamed} blame the token wrongly",
            file.display(),
            rows.len() - wrong.len(),
            rows.len()
        );
        for line in wrong {
            println!("{line}");
        }
    }
}

/// What is read instead of what a labelled text is labelled with.
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
                if blames { ", BLAMES THE TOKEN" } else { "" }
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

fn measure_debug_token(answers: &[Value]) {
    for answer in answers {
        let diagnosis = explain(&answer["body"].to_string(), None, &context());
        let said_healthy = diagnosis.category == Category::NoFault;
        if answer["expected_valid"] != said_healthy {
            println!(
                "  {} read {}: {}",
                answer["id"],
                diagnosis.cause.as_str(),
                answer["body"]
            );
        }
    }
}

fn lines_of(path: &std::path::Path) -> Vec<Value> {
    std::fs::read_to_string(path)
        .unwrap()
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

fn context() -> Context<'static> {
    Context::of_paste(&Clock {
        now_unix_secs: 1_790_000_000,
        utc_offset_minutes_at: |_| 0,
    })
}
