//! Reads the output of the copied command, and runs the test on it: the same verdict as a live test, without a call
//! and without the token. Does not depend on how the command is written, only on its first line.

use crate::check::question_state::Outcome;
use crate::check::report::{ConnectionReport, RunSummary};
use crate::check::request::ConnectionRequest;
use crate::check::run::Run;
use crate::diagnosis::{Clock, NoAnswer};
use crate::graph::{ANSWER_LIMIT_BYTES, GraphVersion, PhoneNumberId, WabaId};
use crate::paste::inspect;

/// The start of the command's output.
const HEADING: &str = "WhatsApp Token Doctor, answers 1";
const PHONE_NUMBER_ID: &str = "phone_number_id=";
const ACCOUNT_ID: &str = "whatsapp_business_account_id=";
const GRAPH_VERSION: &str = "graph_version=";

/// The first line of the output: it contains the given values.
pub(super) fn first_line(run: &RunSummary) -> String {
    let number = run.phone_number_id.as_ref().map_or("", PhoneNumberId::as_str);
    let account = run.account_id.as_ref().map_or("", WabaId::as_str);
    let version = run.graph_version.as_str();
    let parts = [HEADING, "; ", PHONE_NUMBER_ID, number, "; ", ACCOUNT_ID, account];
    [parts.concat().as_str(), "; ", GRAPH_VERSION, version].concat()
}

/// What the command prints if Meta gives these answers, each with the label of its call. The default version was asked.
#[must_use]
pub fn recorded(phone_number_id: &str, account_id: &str, answers: &[(&str, &str)]) -> String {
    let ids = [PHONE_NUMBER_ID, phone_number_id, "; ", ACCOUNT_ID, account_id];
    let mut text = [HEADING, "; ", &ids.concat()].concat();
    for (label, body) in answers {
        for part in ["\n# ", label, "\n", body, "\nHTTP 200"] {
            text.push_str(part);
        }
    }
    text
}

/// The report of the calls in a pasted output; `None` for any other text.
#[must_use]
pub fn replay(text: &str, clock: &Clock) -> Option<ConnectionReport> {
    let (_, from_heading) = text.split_once(HEADING)?;
    let (given, answers) = from_heading.split_once('\n')?;
    let answers = read(answers);
    let mut run = Run::of_transcript(ConnectionRequest {
        inspection: inspect(""),
        phone_number_id: PhoneNumberId::parse(given_value(given, PHONE_NUMBER_ID)),
        whatsapp_business_account_id: WabaId::parse(given_value(given, ACCOUNT_ID)),
        app_secret: None,
        graph_version: GraphVersion::parse(given_value(given, GRAPH_VERSION)).unwrap_or_default(),
        webhook_url: None,
        expected_app_id: None,
    });
    loop {
        let calls = run.next_calls();
        if calls.is_empty() {
            return Some(run.report(clock));
        }
        for call in calls {
            let label = run.label_of(call.id).unwrap_or_default();
            let outcome = answers.iter().find(|(known, _)| *known == label);
            run.receive(
                call.id,
                outcome.map_or(Outcome::NotMade, |(_, outcome)| outcome.clone()),
            );
        }
    }
}

fn given_value<'a>(given: &'a str, name: &str) -> &'a str {
    given
        .split("; ")
        .find_map(|part| part.trim().strip_prefix(name))
        .unwrap_or_default()
}

/// The label and the outcome of each call. A terminal may have broken a long answer into lines, so they are joined again.
fn read(answers: &str) -> Vec<(&str, Outcome)> {
    let mut outcomes = Vec::new();
    let (mut label, mut body) = (None, Body::default());
    for line in answers.lines().map(|line| line.trim_end_matches('\r')) {
        if let Some(next) = line.trim_start().strip_prefix("# ") {
            label = Some(next.trim());
            body = Body::default();
        } else if let (Some(status), Some(label)) = (status(line), label) {
            outcomes.push((label, std::mem::take(&mut body).with_status(status)));
        } else {
            body.push(line);
        }
    }
    outcomes
}

/// The status in `HTTP 200`; 0 if curl got no answer.
fn status(line: &str) -> Option<u16> {
    line.trim().strip_prefix("HTTP ")?.parse().ok()
}

/// An answer. An answer that is too large is dropped, as in a run of our own.
#[derive(Default)]
struct Body {
    text: String,
    is_too_large: bool,
}

impl Body {
    fn push(&mut self, line: &str) {
        self.is_too_large |= self.text.len() + line.len() > ANSWER_LIMIT_BYTES;
        if !self.is_too_large {
            self.text.push_str(line);
        }
    }

    fn with_status(self, http_status: u16) -> Outcome {
        match http_status {
            0 => Outcome::NoAnswer(NoAnswer::NoConnection),
            _ if self.is_too_large => Outcome::NoAnswer(NoAnswer::TooLarge),
            _ => Outcome::Answered {
                http_status,
                body: self.text,
            },
        }
    }
}
