//! Recognises what a program says where it hides Meta's answer: a sentence of its own, or an error of its library.
//!
//! Does not depend on what is said about it.

use crate::diagnosis::case::Case;
use crate::diagnosis::sentences::{LIBRARIES, PROGRAMS};
use crate::diagnosis::write::write;
use crate::diagnosis::{Cause, Context, Diagnosis};
use crate::paste::holds_any;

/// A sentence of a program is short; a longer text is about something else. In bytes.
const LONGEST: usize = 20_000;

/// Explains a text that has the sentence of a program.
pub(super) fn explain_sentence(text: &str, context: &Context) -> Option<Diagnosis> {
    if text.len() > LONGEST {
        return None;
    }
    let text = text.to_ascii_lowercase();
    let sentence = PROGRAMS.iter().find(|row| holds_any(&text, row.marks, " | "))?;
    let case = Case {
        program: Some(sentence),
        ..Case::default()
    };
    Some(write(sentence.cause, &case, context))
}

/// Explains the error of a library that shows an HTTP status of a refusal and not the answer.
pub(super) fn explain_hidden(text: &str, http_status: Option<u16>, context: &Context) -> Option<Diagnosis> {
    let library = LIBRARIES.iter().find(|library| holds_any(text, library.marks, " | "))?;
    let status = http_status.or_else(|| status_in(text));
    let is_refusal = status.is_none_or(|status| (400..500).contains(&status) && status != 429);
    is_refusal.then(|| {
        let case = Case {
            http_status: status,
            print_body: Some(library.print),
            ..Case::default()
        };
        write(Cause::AnswerHidden, &case, context)
    })
}

/// The first number that can be the HTTP status of a failure.
fn status_in(text: &str) -> Option<u16> {
    text.split(|character: char| !character.is_ascii_alphanumeric())
        .filter(|word| word.len() == 3)
        .find_map(|word| word.parse().ok().filter(|status| (400..600).contains(status)))
}
