//! An optional measurement: how many labelled answers are read correctly.
//!
//! The answers are not part of the project. `TOKEN_DOCTOR_CORPUS` names a folder with `graph-errors.jsonl`, each line
//! `{id, body, http_status, category, also_fine}`, and `debug_token.jsonl`, each line `{id, body, expected_valid}`.
//! Every other `.jsonl` file in it is measured too, if its lines have a `text` and a category: `expected`,
//! `expected_category` or `expected_finding`. Without the variable it fails.

use std::path::PathBuf;

use super::rows;
use serde_json::Value;
use token_doctor::diagnosis::{Category, Clock, Context, explain};

/// How many answers must be read correctly, with all their parts.
const FLOOR: usize = 166;

#[test]
#[ignore = "needs TOKEN_DOCTOR_CORPUS, a folder of labelled answers"]
fn labelled_answers_are_read_as_they_are_labelled() {
    let folder = std::env::var_os("TOKEN_DOCTOR_CORPUS").map(PathBuf::from);
    let folder = folder.unwrap_or_else(|| panic!("TOKEN_DOCTOR_CORPUS names no folder of labelled answers"));
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
    measure_codes(&lines_of(&folder.join("error-codes.jsonl")));
    measure_texts(&folder);
    assert!(whole >= FLOOR, "{whole} of {} are right or fine", answers.len());
}

/// Prints how many are read right, fine and wrong. Returns how many are not wrong.
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

/// Prints for each file of labelled texts how many are read correctly, and how many wrongly blame the token.
fn measure_texts(folder: &std::path::Path) {
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "jsonl"))
        .collect();
    files.sort();
    for file in files {
        rows::score(&file.display().to_string(), &std::fs::read_to_string(&file).unwrap());
    }
}

/// Prints how many codes are read correctly, with the title from Meta's documentation and without it.
fn measure_codes(codes: &[Value]) {
    for (name, has_title) in [("codes with their titles", true), ("codes alone", false)] {
        let mut wrong = Vec::new();
        for row in codes {
            let title = if has_title {
                row["meta_title"].as_str().unwrap_or_default()
            } else {
                ""
            };
            let error = serde_json::json!({"message": format!("(#{}) {title}", row["code"]), "type": "OAuthException",
                "code": row["code"], "error_subcode": row["subcode"]});
            let http_status = row["http_status"]
                .as_u64()
                .and_then(|status| u16::try_from(status).ok());
            let diagnosis = explain(
                &serde_json::json!({"error": error}).to_string(),
                http_status,
                &context(),
            );
            let right = row["right_category"].as_str().unwrap();
            if !right
                .split([',', ' ', '/', '|'])
                .any(|right| right == diagnosis.category.as_str())
            {
                wrong.push(format!(
                    "  {}/{} {title} ({}): {} {}, should be {right}",
                    row["code"],
                    row["subcode"],
                    row["meaning"],
                    diagnosis.category.as_str(),
                    diagnosis.cause.as_str()
                ));
            }
        }
        println!("{name}: {} of {} right", codes.len() - wrong.len(), codes.len());
        for line in wrong {
            println!("{line}");
        }
    }
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
