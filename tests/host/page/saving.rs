//! Saving: what a host gets, what is asked before a save, and what is said after it.

use std::rc::Rc;

use super::rendered::Rendered;
use super::{CLOCK, EXPIRED, PHONE_NUMBER_ID, pasted, pasted_token};
use crate::token;
use token_doctor::check::{ConnectionReport, report_of_stored};
use token_doctor::diagnosis::IdField;
use token_doctor::paste::AccessToken;
use token_doctor::ui::model::{Doubt, Event, Host, Refusal, Refused, Saving, State, ToSave, requests};

const WORKS: &str = r#"{"id":"106540352242922","verified_name":"Lantern Books"}"#;
const THROTTLED: &str = r#"{"error":{"message":"Limit reached","type":"OAuthException","code":4}}"#;

fn with_host(host: Host, actions: impl IntoIterator<Item = Event>) -> State {
    let mut state = State {
        host: Host { saves: true, ..host },
        ..State::default()
    };
    for action in actions {
        state.apply(action);
    }
    state
}

/// A checker in a host that saves, after these events.
fn after(actions: impl IntoIterator<Item = Event>) -> State {
    with_host(Host::default(), actions)
}

fn storing() -> Host {
    Host {
        has_stored_token: true,
        is_enabled: true,
        ..Host::default()
    }
}

fn number(typed: &str) -> Event {
    Event::IdTyped(IdField::PhoneNumberId, typed.to_owned())
}

fn ended(answer: &str) -> Event {
    let report: Rc<ConnectionReport> = Rc::new(report_of_stored(answer, &CLOCK));
    Event::Ended(1, report)
}

#[test]
fn a_host_gets_the_cleaned_token_and_the_ids() {
    let state = after([
        pasted(&format!("\tBearer {}\n", token::whole(token::APP_ID))),
        number(&format!(" {PHONE_NUMBER_ID} ")),
        Event::IdTyped(IdField::WhatsAppBusinessAccountId, "no ID at all".to_owned()),
    ]);
    let given = requests::save(&state);
    assert_eq!(
        given,
        Ok(ToSave {
            token: AccessToken::from_clean(&token::whole(token::APP_ID)),
            phone_number_id: PHONE_NUMBER_ID.to_owned(),
            whatsapp_business_account_id: "no ID at all".to_owned(),
        }),
        "what cannot be read is given as it was typed"
    );
}

#[test]
fn nothing_is_saved_without_a_token_unless_one_is_stored() {
    for (host, text, expected) in [
        (Host::default(), "", Err(Refusal::Empty)),
        (Host::default(), "where is it?", Err(Refusal::NoToken)),
        (storing(), "where is it?", Err(Refusal::NoToken)),
        (storing(), "", Ok(None)),
    ] {
        let to_save = requests::save(&with_host(host, [pasted(text)]));
        assert_eq!(to_save.map(|to_save| to_save.token), expected, "{text:?}");
    }
}

#[test]
fn saving_an_unproven_token_needs_a_confirmation() {
    let malformed = || number("Lantern");
    let token_changed = || pasted(&token::whole(731_904_556_182_037));
    let rows: Vec<(Vec<Event>, Option<&str>)> = vec![
        (vec![pasted_token()], Some("Untested")),
        (vec![pasted_token(), Event::Began(1)], Some("Testing")),
        (
            vec![pasted_token(), Event::Began(1), Event::Cancelled],
            Some("Untested"),
        ),
        (vec![pasted_token(), Event::Began(1), ended(WORKS)], None),
        (
            vec![pasted_token(), malformed(), Event::Began(1), ended(WORKS)],
            Some("MalformedId"),
        ),
        (
            vec![pasted_token(), Event::Began(1), ended(WORKS), number(PHONE_NUMBER_ID)],
            Some("Changed"),
        ),
        (
            vec![pasted_token(), Event::Began(1), ended(WORKS), token_changed()],
            Some("Changed"),
        ),
        (
            vec![pasted_token(), Event::Began(1), ended(EXPIRED)],
            Some("Failed(Some(TokenExpired))"),
        ),
        (
            vec![pasted_token(), Event::Began(1), ended(THROTTLED)],
            Some("CouldNotTell"),
        ),
        (vec![pasted("my_own_word"), Event::Began(1), ended(WORKS)], None),
    ];
    for (actions, expected) in rows {
        let doubt = requests::save_doubt(&after(actions)).map(|doubt| format!("{doubt:?}"));
        assert_eq!(doubt.as_deref(), expected);
    }
    assert_eq!(
        requests::save_doubt(&with_host(storing(), [number(PHONE_NUMBER_ID)])),
        None,
        "the stored token stays"
    );
}

#[test]
fn a_change_removes_a_question_but_not_a_running_save() {
    let asked = || [pasted_token(), Event::SaveAsked(Doubt::Untested)];
    let begun = || [pasted_token(), Event::SaveBegan(1)];
    let rejected = || Event::SaveEnded(1, Err("The server is asleep".to_owned()));
    for (actions, expected) in [
        (asked().into_iter().chain([number("1")]).collect(), Saving::Idle),
        (asked().into_iter().chain([Event::Began(1)]).collect(), Saving::Idle),
        (begun().into_iter().chain([number("1")]).collect(), Saving::UnderWay(1)),
        (
            begun().into_iter().chain([Event::Cleared]).collect::<Vec<_>>(),
            Saving::UnderWay(1),
        ),
        (
            begun().into_iter().chain([rejected()]).collect(),
            Saving::Rejected("The server is asleep".to_owned()),
        ),
    ] {
        assert_eq!(after(actions).saving, expected);
    }
}

#[test]
fn a_save_enables_and_stores_and_changes_no_field() {
    let state = after([
        pasted_token(),
        number(PHONE_NUMBER_ID),
        Event::SaveBegan(1),
        Event::SaveEnded(1, Ok(())),
    ]);
    assert_eq!(state.saving, Saving::Saved);
    assert!(state.host.is_enabled && state.host.has_stored_token);
    assert_eq!(state.phone_number_id.typed, PHONE_NUMBER_ID);
    assert!(state.pasted.inspection.token.is_some());
}

#[test]
fn a_save_without_an_answer_times_out_and_keeps_the_fields() {
    let given_up = || {
        vec![
            pasted_token(),
            number(PHONE_NUMBER_ID),
            Event::SaveBegan(1),
            Event::SaveTimedOut(1),
        ]
    };
    let state = after(given_up());
    assert_eq!(state.saving, Saving::Unanswered(1));
    assert_eq!(state.phone_number_id.typed, PHONE_NUMBER_ID);
    assert!(state.pasted.inspection.token.is_some());
    assert!(!state.saving.is_under_way(), "it can be saved again");

    let not_saved = || Saving::Rejected("no".to_owned());
    for (what, then, expected) in [
        (
            "a late answer about what is in the fields is taken",
            vec![Event::SaveEnded(1, Ok(()))],
            Saving::Saved,
        ),
        (
            "a late refusal as well",
            vec![Event::SaveEnded(1, Err("no".to_owned()))],
            not_saved(),
        ),
        (
            "an answer about what is no longer in the fields is not",
            vec![number("1"), Event::SaveEnded(1, Ok(()))],
            Saving::Idle,
        ),
        (
            "the answer to the first save is not taken for that to the second",
            vec![Event::SaveBegan(2), Event::SaveEnded(1, Ok(()))],
            Saving::UnderWay(2),
        ),
        (
            "the time of the first save does not end the second",
            vec![Event::SaveBegan(2), Event::SaveTimedOut(1)],
            Saving::UnderWay(2),
        ),
        (
            "what was answered is not given up",
            vec![Event::SaveEnded(1, Ok(())), Event::SaveTimedOut(1)],
            Saving::Saved,
        ),
    ] {
        assert_eq!(after(given_up().into_iter().chain(then)).saving, expected, "{what}");
    }
}

#[test]
fn wiping_a_page_during_a_save_leaves_no_token_and_no_false_result() {
    let wiped = || Event::Wiped(vec![(IdField::PhoneNumberId, PHONE_NUMBER_ID.to_owned())]);
    let saving = || vec![pasted_token(), number("1"), Event::SaveBegan(1)];
    let rejected = || Event::SaveEnded(1, Err("no".to_owned()));
    for (what, then, expected) in [
        ("under way", vec![wiped()], Saving::Abandoned),
        ("given up", vec![Event::SaveTimedOut(1), wiped()], Saving::Abandoned),
        ("wiped twice", vec![wiped(), wiped()], Saving::Abandoned),
        (
            "saved afterwards",
            vec![wiped(), Event::SaveEnded(1, Ok(()))],
            Saving::Abandoned,
        ),
        ("refused afterwards", vec![wiped(), rejected()], Saving::Abandoned),
        (
            "out of time afterwards",
            vec![wiped(), Event::SaveTimedOut(1)],
            Saving::Abandoned,
        ),
        ("saved before", vec![Event::SaveEnded(1, Ok(())), wiped()], Saving::Idle),
        ("refused before", vec![rejected(), wiped()], Saving::Idle),
    ] {
        let state = after(saving().into_iter().chain(then));
        assert_eq!(state.saving, expected, "{what}");
        assert!(state.pasted.inspection.token.is_none(), "{what}");
        assert_eq!(
            state.phone_number_id.typed, PHONE_NUMBER_ID,
            "{what}: the host's own ID stays"
        );
        let was_saved_before = what == "saved before";
        assert_eq!(state.host.has_stored_token, was_saved_before, "{what}");
    }
}

#[test]
fn another_token_never_wipes_the_ids() {
    let state = after([pasted_token(), number(PHONE_NUMBER_ID), pasted(""), pasted_token()]);
    assert_eq!(state.phone_number_id.typed, PHONE_NUMBER_ID);
}

#[test]
fn clear_forgets_what_was_typed_and_keeps_the_settings_of_the_host() {
    let state = with_host(storing(), [pasted_token(), Event::Cleared]);
    assert!(state.host.has_stored_token && state.host.is_enabled && state.host.saves);
}

#[tokio::test(flavor = "current_thread")]
async fn the_save_button_appears_only_if_a_host_saves_and_says_what_it_does() {
    for (host, expected) in [
        (None, None),
        (Some(Host::default()), Some("Save & Enable")),
        (Some(storing()), Some("Save Changes")),
    ] {
        let state = host.map_or_else(State::default, |host| with_host(host, []));
        let page = Rendered::checker(state).await;
        for label in ["Save & Enable", "Save Changes"] {
            assert_eq!(page.has("button", label), expected == Some(label), "{label}");
        }
    }
}

#[tokio::test(flavor = "current_thread")]
async fn the_state_of_saving_is_on_the_page() {
    for (action, expected) in [
        (
            Event::SaveAsked(Doubt::Untested),
            "your CRM cannot send messages. Save anyway",
        ),
        (Event::SaveBegan(1), "Saving."),
        (
            Event::SaveTimedOut(1),
            "There was no answer within 60 seconds, so we do not know if your changes were saved. You can save again.",
        ),
        (
            Event::Wiped(Vec::new()),
            "All fields were cleared before the save was confirmed. We do not know if your changes were saved.",
        ),
        (Event::SaveEnded(1, Ok(())), "Saved."),
        (
            Event::SaveEnded(1, Err("the disk is full".to_owned())),
            "Not saved: the disk is full. All fields keep their content.",
        ),
        (Event::SaveEnded(1, Err(String::new())), "No reason was given"),
        (
            Event::Refused(Refused::Save(Refusal::Empty)),
            "Nothing was saved. There is no token here yet.",
        ),
    ] {
        let page = Rendered::checker(after([Event::SaveBegan(1), action])).await;
        assert!(page.text().contains(expected), "{expected} in {}", page.text());
    }
}

#[tokio::test(flavor = "current_thread")]
async fn a_change_during_a_save_is_not_reported_as_kept() {
    let rejected = || Event::SaveEnded(1, Err("the disk is full".to_owned()));
    for change in [Event::Cleared, pasted(""), number("")] {
        let actions = [
            pasted_token(),
            number(PHONE_NUMBER_ID),
            Event::SaveBegan(1),
            change,
            rejected(),
        ];
        let page = Rendered::checker(after(actions)).await;
        assert!(page.has("p", "Not saved: the disk is full."), "{}", page.text());
    }
    // The next save uses the current content of the fields.
    let again = [
        Event::SaveBegan(1),
        Event::Cleared,
        rejected(),
        pasted_token(),
        Event::SaveBegan(1),
        rejected(),
    ];
    let page = Rendered::checker(after(again)).await;
    assert!(page.text().contains("All fields keep their content."));
}

#[tokio::test(flavor = "current_thread")]
async fn a_stored_token_is_mentioned_but_not_shown() {
    for (actions, is_named) in [(vec![], true), (vec![pasted_token()], false)] {
        let page = Rendered::checker(with_host(storing(), actions)).await;
        assert_eq!(page.text().contains("Stored, not shown."), is_named);
    }
    let untestable = requests::connection(&with_host(storing(), [])).err();
    assert_eq!(untestable, Some(Refusal::Stored));
}
