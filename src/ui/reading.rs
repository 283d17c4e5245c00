//! Reads what was pasted as all that it may be: a token, an answer of Meta's, or what the copied command has printed.
//!
//! Must not know where the text stands.

use std::rc::Rc;

use super::state::Pasted;
use crate::check::replay;
use crate::clock;
use crate::diagnosis::{Context, read_paste};

/// Reads a text. [`Pasted::as_token`] reads it as a token alone, while this is not here yet.
pub fn read(text: &str) -> Pasted {
    let now = clock::now();
    let replayed = replay(text, &now).map(Rc::new);
    let (inspection, answer) = read_paste(text, &Context::of_paste(&now));
    // What the copied command has printed is examined as a whole, and not read as one answer.
    let answer = answer.filter(|_| replayed.is_none());
    let inspection = if replayed.is_some() {
        inspection.without_tokens()
    } else {
        inspection
    };
    let (answer, read) = answer.map(|answer| (Rc::new(answer.diagnosis), answer.read)).unzip();
    Pasted {
        inspection,
        answer,
        replayed,
        read,
        ..Pasted::default()
    }
}
