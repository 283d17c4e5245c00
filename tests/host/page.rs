//! The page, rendered on this machine: its HTML and its state.

mod example;
mod help_links;
mod html;
pub mod language;
mod paste;
mod release;
pub mod rendered;
mod saving;
mod state;

use std::rc::Rc;

use token_doctor::diagnosis::{Clock, Context, read_paste};
use token_doctor::ui::model::{Event, Pasted, State};

use crate::token;

const CLOCK: Clock = Clock {
    now_unix_secs: 1_760_000_000,
    utc_offset_minutes_at: |_| 0,
};
const PHONE_NUMBER_ID: &str = "106540352242922";
const EXPIRED: &str = r#"{"error":{"message":"Error validating access token: Session has expired on Tuesday, 05-Mar-24 12:00:00 PST.",
    "type":"OAuthException","code":190,"error_subcode":463,"fbtrace_id":"AbCdEfGh"}}"#;

/// A paste, read as the page reads it.
fn pasted(text: &str) -> Event {
    let (inspection, answer) = read_paste(text, &Context::of_paste(&CLOCK));
    Event::Pasted(Box::new(Pasted {
        inspection,
        answer: answer.map(|answer| Rc::new(answer.diagnosis)),
        ..Pasted::default()
    }))
}

fn pasted_token() -> Event {
    pasted(&token::whole(token::APP_ID))
}

fn two_tokens() -> (String, String) {
    let other = token::made_of(token::APP_ID, token::Layout::Newer, &token::bytes(2, 150));
    (token::whole(token::APP_ID), other)
}

/// A new checker after these events.
fn after(actions: impl IntoIterator<Item = Event>) -> State {
    let mut state = State::default();
    for action in actions {
        state.apply(action);
    }
    state
}
