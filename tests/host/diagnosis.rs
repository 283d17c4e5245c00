//! The meaning of an answer from Meta, and the sentences for it.
pub mod answers;
pub mod codes;
mod docs;
mod evidence;
mod guide;
mod parts;
mod pastes;
mod programs;
mod properties;
mod reminder;
mod sentences;
mod translated;
mod whose_answer;

use serde_json::Value;
use token_doctor::diagnosis::{Cause, Clock, Context, Diagnosis, Evidence, diagnose};
use token_doctor::graph::Reply;

/// 2024-03-08 19:00 UTC, a Friday: 20:00 in Berlin.
const NOW: i64 = 1_709_924_400;
const HOUR: i64 = 3_600;
const DAY: i64 = 24 * HOUR;

const CLOCK: Clock = Clock {
    now_unix_secs: NOW,
    utc_offset_minutes_at: berlin,
};

/// One hour ahead of UTC, two from 31 March 2024, 01:00 UTC, when summer time began.
fn berlin(at_unix_secs: i64) -> i32 {
    if at_unix_secs < 1_711_846_800 { 60 } else { 120 }
}

fn context() -> Context<'static> {
    Context::of_paste(&CLOCK)
}

/// The diagnosis of an answer to a run's own call.
fn of_answer(http_status: Option<u16>, body: &Value, context: &Context) -> Diagnosis {
    let reply = Reply::read(http_status, &body.to_string());
    diagnose(&Evidence::Reply(&reply), context)
}

/// Every cause that some row of the tests reads.
fn reached() -> Vec<Cause> {
    answers::rows()
        .into_iter()
        .map(|row| row.cause)
        .chain(pastes::ROWS.iter().map(|row| row.2))
        .chain(programs::SENTENCES.iter().map(|row| row.2))
        .chain(evidence::rows().into_iter().map(|row| row.1))
        .chain(std::iter::once(sentences::of_cut_token("Malformed access token").cause))
        .collect()
}

#[test]
fn every_cause_is_tested_by_a_row() {
    let reached = reached();
    let unreached: Vec<_> = Cause::ALL.iter().filter(|cause| !reached.contains(cause)).collect();
    assert_eq!(unreached, Vec::<&Cause>::new());
}

#[test]
fn a_step_in_the_fields_of_the_checker_says_so() {
    let of_answers = answers::rows()
        .into_iter()
        .map(|row| of_answer(row.http_status, &row.body, &context()));
    let of_evidence = evidence::rows()
        .into_iter()
        .map(|(evidence, _)| evidence::diagnosis_of(&evidence, &context()));
    let steps: Vec<_> = of_answers.chain(of_evidence).flat_map(|found| found.steps).collect();
    assert!(steps.iter().any(|step| step.is_here) && steps.iter().any(|step| !step.is_here));
    for step in steps {
        let text = step.text.to_string();
        let words = text.split(|c: char| !c.is_alphanumeric());
        let names_fields = text.contains("Test Connection") || words.into_iter().any(|word| word == "here");
        // What to test for a single code or program is a text of its own, without a mark.
        let is_of_code = text.starts_with("Test the health");
        assert!(step.is_here || !names_fields || is_of_code, "{text}");
    }
}
