//! What is said of each cause on the pages, in one language. Does not depend on how it is laid out.

use super::answers::{ANSWERS, Answer};
use super::confused::confused_with;
use crate::diagnosis::{Cause, Gaps, in_general, meaning_of_code};
use crate::words::{Say, Words, t};

/// A page is about all cases, so it knows neither the time nor the program.
const GAPS: Gaps = Gaps {
    in_an_hour: t!("in an hour"),
    program: t!("A program"),
};

/// What is said of a cause.
pub(super) struct Description {
    pub(super) cause: Cause,
    /// The headline of its category.
    pub(super) title: String,
    /// What happened, in one sentence.
    pub(super) heading: String,
    /// What the cause means for the token, if no other sentence says it.
    pub(super) about_token: Option<String>,
    /// The other sentences, each line by itself; may be empty.
    pub(super) meaning: Vec<String>,
    /// What to do, with the address of the screen.
    pub(super) steps: Vec<(String, Option<String>)>,
    /// What Meta says.
    pub(super) answers: Vec<Said>,
    pub(super) confused_with: Vec<Cause>,
}

/// One error as Meta sends it, with what its code means and what to do about it. Both are empty if the code has no meaning of its own.
pub(super) struct Said {
    pub(super) answer: &'static Answer,
    pub(super) meaning: String,
    pub(super) step: String,
}

/// The descriptions of all causes, by category.
pub(super) fn descriptions(words: &Words) -> Vec<Description> {
    let read: Vec<(&'static Answer, Cause)> = ANSWERS.iter().map(|answer| (answer, answer.cause())).collect();
    let mut all: Vec<Description> = Cause::ALL.iter().map(|cause| of_cause(*cause, &read, words)).collect();
    let headings: Vec<String> = all.iter().map(|one| one.heading.clone()).collect();
    for one in &mut all {
        if headings.iter().filter(|heading| **heading == one.heading).count() > 1 {
            lengthen_heading(one);
        }
    }
    all
}

fn of_cause(cause: Cause, read: &[(&'static Answer, Cause)], words: &Words) -> Description {
    let general = in_general(cause, GAPS);
    let (heading, rest) = first_sentence(&capitalised(&general.what_happened.say(words)));
    let others = general.explanation.iter().map(|line| line.say(words));
    let answers = read.iter().filter(|(_, of_answer)| *of_answer == cause);
    Description {
        cause,
        title: general.title.say(words),
        heading,
        about_token: general.about_token.map(|text| text.say(words)),
        meaning: rest.into_iter().chain(others).map(closed).collect(),
        steps: general
            .steps
            .iter()
            .map(|step| (step.text.say(words), step.url.clone()))
            .collect(),
        answers: answers.map(|(answer, _)| said(answer, words)).collect(),
        confused_with: confused_with(cause),
    }
}

/// Moves the next sentence into the heading, so that two causes with the same first sentence can be distinguished.
fn lengthen_heading(description: &mut Description) {
    if description.meaning.is_empty() {
        return;
    }
    let (second, rest) = first_sentence(&description.meaning.remove(0));
    description.heading = [&description.heading, " ", &second].concat();
    if let Some(rest) = rest {
        description.meaning.insert(0, rest);
    }
}

/// A line with a full stop in place of a colon at its end, which leads to steps. Here a heading comes before the steps.
fn closed(line: String) -> String {
    match line.strip_suffix(':') {
        Some(start) => [start, "."].concat(),
        None => line,
    }
}

fn said(answer: &'static Answer, words: &Words) -> Said {
    let meaning = meaning_of_code(answer.subcode).or_else(|| meaning_of_code(answer.code));
    let [meaning, step] = meaning
        .map(|texts| texts.map(|text| text.say(words)))
        .unwrap_or_default();
    Said { answer, meaning, step }
}

/// A sentence that begins with a capital letter, also if a value comes first.
fn capitalised(sentence: &str) -> String {
    let mut characters = sentence.chars();
    let first = characters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(characters.clone()).collect()
}

/// The first sentence of a line, and the others.
fn first_sentence(line: &str) -> (String, Option<String>) {
    match line.split_once(". ") {
        Some((first, rest)) => ([first, "."].concat(), Some(rest.to_owned())),
        None => (line.to_owned(), None),
    }
}
