//! The same as JSON, for programs. Does not depend on the pages.

use super::description::Description;
use super::file::File;
use serde_json::{Value, json};

/// The name of the file.
const NAME: &str = "errors.json";

/// Writes the file.
pub(super) fn write(all: &[Description], tag: &str) -> File {
    let diagnoses: Vec<Value> = all.iter().map(of_cause).collect();
    let content = json!({ "schemaVersion": 1, "lang": tag, "diagnoses": diagnoses });
    File {
        name: NAME.to_owned(),
        content: format!("{content}\n"),
    }
}

fn of_cause(cause: &Description) -> Value {
    let codes = cause.answers.iter().map(|said| {
        let answer = said.answer;
        json!({
            "code": answer.code,
            "subcode": (answer.subcode != 0).then_some(answer.subcode),
            "text": (!answer.text.is_empty()).then_some(answer.text),
            "meaning": (!said.meaning.is_empty()).then_some(&said.meaning),
            "step": (!said.step.is_empty()).then_some(&said.step),
        })
    });
    let steps = cause
        .steps
        .iter()
        .map(|(text, url)| json!({ "text": text, "url": url }));
    let explanation: Vec<&str> = std::iter::once(&cause.heading)
        .chain(&cause.about_token)
        .chain(&cause.meaning)
        .map(String::as_str)
        .collect();
    let others = cause.confused_with.iter().map(|other| other.as_str());
    json!({
        "category": cause.cause.category().as_str(),
        "cause": cause.cause.as_str(),
        "title": cause.title,
        "explanation": explanation.join(" "),
        "steps": steps.collect::<Vec<_>>(),
        "codes": codes.collect::<Vec<_>>(),
        "confusedWith": others.collect::<Vec<_>>(),
        "helpPath": cause.cause.help_path(),
    })
}
