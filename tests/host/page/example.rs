//! The examples: what each shows, and that none can be sent, saved or exchanged.

use std::rc::Rc;

use super::rendered::Rendered;
use super::{CLOCK, after, pasted_token};
use crate::token;
use token_doctor::check::replay;
use token_doctor::diagnosis::{Clock, Context, IdField, read_paste};
use token_doctor::paste::{AppId, inspect};
use token_doctor::ui::model::{
    ComparisonEvent, EXAMPLE_APP_ID, Event, Example, Host, NoComparison, Pasted, Refusal, Refused, State, marked,
    requests, unmarked,
};

const MARK: &str = "Example: ";

/// A text, read as the page reads it.
fn read(text: &str) -> Pasted {
    let replayed = replay(text, &CLOCK).map(Rc::new);
    let (inspection, answer) = read_paste(text, &Context::of_paste(&CLOCK));
    let answer = answer.filter(|_| replayed.is_none());
    Pasted {
        inspection,
        answer: answer.map(|answer| Rc::new(answer.diagnosis)),
        replayed,
        ..Pasted::default()
    }
}

fn shown(which: Example) -> State {
    after([Event::Pasted(Box::new(read(&which.text(&CLOCK)).as_example()))])
}

fn on_page(state: State) -> State {
    State {
        host: Host {
            shows_examples: true,
            ..Host::default()
        },
        ..state
    }
}

#[test]
fn no_example_is_sent_saved_or_exchanged() {
    for which in Example::ALL {
        let mut state = shown(which);
        state.sends_unknown = true;
        assert!(
            state.pasted.inspection.token.is_none(),
            "{which:?}: there is no token to send"
        );
        assert_eq!(requests::connection(&state).err(), Some(Refusal::Example), "{which:?}");
        assert_eq!(requests::save(&state).err(), Some(Refusal::Example), "{which:?}");
        for renew in [false, true] {
            assert_eq!(
                requests::exchange(&state, renew).err(),
                Some(Refusal::Example),
                "{which:?}"
            );
        }
    }
}

#[test]
fn an_example_without_its_marks_is_not_sent_either() {
    let token = read(&Example::DamagedPaste.text(&CLOCK)).inspection;
    let app_id = token.app_id.as_ref().map(AppId::as_str);
    assert_eq!(app_id, Some(EXAMPLE_APP_ID));
    for (which, expected) in [
        (Example::DamagedPaste, Refusal::Example),
        (Example::ErrorFromLog, Refusal::Answer),
        (Example::WorkingConnection, Refusal::Answer),
        (Example::ExpiresTonight, Refusal::Answer),
    ] {
        let text = which.text(&CLOCK);
        // Marked lines that were edited, too: the page reads the marks as a part of the text.
        for text in [text.clone(), marked(&text, MARK), text + "\nanother line"] {
            let state = after([Event::Pasted(Box::new(read(&text)))]);
            assert_eq!(requests::connection(&state).err(), Some(expected), "{which:?}: {text}");
            assert_eq!(requests::save(&state).err(), Some(expected), "{which:?}: {text}");
        }
    }
}

#[test]
fn an_example_is_not_compared_with_a_token() {
    let example = read(&Example::DamagedPaste.text(&CLOCK)).inspection;
    assert!(example.token.is_some(), "without its marks, it could be sent");
    for (second, expected) in [
        (example, Some(NoComparison::NoToken)),
        (inspect(&token::whole(731_904_556_182_037)), None),
    ] {
        let state = after([
            pasted_token(),
            Event::Comparison(ComparisonEvent::Pasted(Box::new(second))),
        ]);
        assert_eq!(requests::comparison(&state).err(), expected);
    }
}

#[test]
fn the_token_of_tonight_is_never_expired_and_never_lasts_a_day() {
    const HOUR: i64 = 3_600;
    for hours in 0..24 {
        for utc_offset_minutes_at in [(|_| 0) as fn(i64) -> i32, |_| 330, |_| -480] {
            let clock = Clock {
                now_unix_secs: CLOCK.now_unix_secs + hours * HOUR,
                utc_offset_minutes_at,
            };
            let report = replay(&Example::ExpiresTonight.text(&clock), &clock);
            let expires_at = report.and_then(|report| report.token.expires_at).unwrap_or_default();
            let left = expires_at - clock.now_unix_secs;
            assert!((HOUR..24 * HOUR).contains(&left), "{left} seconds left");
        }
    }
}

#[test]
fn clear_and_another_paste_end_an_example() {
    for which in Example::ALL {
        let typed = Event::IdTyped(IdField::PhoneNumberId, "106540352242922".to_owned());
        for (event, expected) in [
            (Event::Cleared, Err(Refusal::Empty)),
            (pasted_token(), Ok(())),
            (typed, Err(Refusal::Example)),
        ] {
            let mut state = shown(which);
            state.apply(event);
            assert_eq!(requests::connection(&state).map(|_| ()), expected, "{which:?}");
        }
    }
}

#[test]
fn a_text_is_an_example_as_long_as_each_line_says_so() {
    for (text, expected) in [
        ("Example: a\nExample: b", Some("a\nb")),
        ("Example: a\n\nExample: b\n", Some("a\nb")),
        ("Example: a\nb", None),
        ("a", None),
        ("", None),
        (" \n", None),
    ] {
        assert_eq!(unmarked(text, MARK).as_deref(), expected, "{text:?}");
    }
    for which in Example::ALL {
        let text = which.text(&CLOCK);
        let marked = marked(&text, MARK);
        assert!(marked.lines().all(|line| line.starts_with(MARK)), "{marked}");
        assert_eq!(unmarked(&marked, MARK), Some(text));
    }
}

#[tokio::test(flavor = "current_thread")]
async fn each_example_shows_what_the_page_says_and_each_line_is_marked() {
    for (which, said) in [
        (Example::DamagedPaste, "looks incomplete"),
        (Example::ErrorFromLog, "Example: Invalid token"),
        (
            Example::WorkingConnection,
            "Example: WhatsApp connected successfully! Verified: Example Ltd",
        ),
        (Example::ExpiresTonight, "Example: Works now, ends tonight at 23:10"),
    ] {
        let page = Rendered::checker(on_page(shown(which))).await;
        assert!(page.text().contains(said), "{which:?}: {said} in {}", page.text());
        page.one("data-example", "");
        let lines = page.elements.iter().filter(|element| {
            let is_line = ["data-fact", "data-check", "data-finding"]
                .iter()
                .any(|name| element.attribute(name).is_some());
            is_line || element.attribute("class").is_some_and(|class| class == "explanation") || element.tag == "h2"
        });
        for line in lines {
            assert!(line.text.contains("Example:"), "{which:?}: {}", line.text);
        }
        assert!(
            !page.text().contains("requests to Meta"),
            "{which:?}: nothing was asked"
        );
        for button in ["Use this number", "as phone number ID", "Copy curl command"] {
            assert!(!page.text().contains(button), "{which:?}: {button}, with invented IDs");
        }
        assert!(
            !page.has("button", "Example: a damaged paste"),
            "{which:?}: the field is not empty"
        );
    }
}

#[tokio::test(flavor = "current_thread")]
async fn the_buttons_are_on_an_empty_page_only() {
    let refused = || Event::Refused(Refused::Test(Refusal::Empty));
    for (what, state, expected) in [
        ("empty", on_page(after([])), 4),
        ("a press without a token", on_page(after([refused()])), 4),
        ("cleared", on_page(after([pasted_token(), Event::Cleared])), 4),
        ("wiped", on_page(after([pasted_token(), Event::Wiped(Vec::new())])), 4),
        ("a token", on_page(after([pasted_token()])), 0),
        ("a test", on_page(after([Event::Began(1)])), 0),
        ("a stopped test", on_page(after([Event::Began(1), Event::Cancelled])), 0),
        ("a card", after([]), 0),
    ] {
        let page = Rendered::checker(state).await;
        let buttons = page
            .elements
            .iter()
            .filter(|element| element.tag == "button" && element.text.starts_with("Example:"));
        assert_eq!(buttons.count(), expected, "{what}");
    }
}
