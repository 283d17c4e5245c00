//! Reads what was pasted as all that it may be: a token, an answer from Meta, or what the copied command has printed. Does not
//! depend on where the text comes from.

use std::rc::Rc;

use crate::check::replay;
use crate::clock;
use crate::diagnosis::{Context, read_paste};
use crate::ui::model::Pasted;

/// Reads a text. [`Pasted::as_token`] reads it as a token alone, until this is here.
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

/// Reads a meaningless text, while nobody waits for it. Browsers compile a function when it is called for the first time, which takes
/// longer than reading does.
pub fn warm_up() {
    let text = [
        "Authorization: Bearer EAA",
        &"aB1".repeat(60),
        "\n{\"error\":{\"message\":\"(#190) Session has expired\",\"code\":190}}",
    ];
    drop(read(&text.concat()));
}
