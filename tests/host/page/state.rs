//! The state of the checker after each event.

use std::rc::Rc;

use super::{CLOCK, EXPIRED, after, pasted, pasted_token, two_tokens};
use crate::token;
use token_doctor::check::{ConnectionReport, ConnectionRequest, Run, compare};
use token_doctor::diagnosis::IdField;
use token_doctor::graph::{ExchangedToken, GraphVersion, IdProblem};
use token_doctor::paste::inspect;
use token_doctor::ui::model::{
    ComparisonEvent, ComparisonStage, Event, ExchangeEvent, ExchangeStage, Host, NewToken, Refusal, Refused, State,
    Test, requests,
};
use token_doctor::words::Said;

fn report() -> Rc<ConnectionReport> {
    let request: ConnectionRequest =
        requests::connection(&after([pasted_token()])).unwrap_or_else(|refusal| panic!("{refusal:?}"));
    Rc::new(Run::new(request).report(&CLOCK))
}

/// The test in a state, in one word.
fn word(state: &State) -> String {
    match &state.test {
        Test::Idle => "idle".to_owned(),
        Test::Running { number, checks } => format!("running {number}, {} rows", checks.len()),
        Test::Cancelled => "cancelled".to_owned(),
        Test::NotTested(why) => "not tested: ".to_owned() + why,
        Test::Ended {
            number, is_outdated, ..
        } => format!("ended {number}{}", if *is_outdated { ", outdated" } else { "" }),
    }
}

#[test]
fn text_without_a_token_is_not_sent() {
    let app_secret = "0123456789abcdef".repeat(2);
    let (one, other) = two_tokens();
    let two_tokens = format!("{one}\n\n{other}");
    for (text, expected) in [
        ("", Err(Refusal::Empty)),
        (" \n\t", Err(Refusal::Empty)),
        (app_secret.as_str(), Err(Refusal::OtherSecret)),
        (EXPIRED, Err(Refusal::Answer)),
        (two_tokens.as_str(), Err(Refusal::Several)),
        ("where is the token?", Err(Refusal::NoToken)),
        ("my_own_word", Err(Refusal::UnknownKind)),
        (token::whole(token::APP_ID).as_str(), Ok(())),
    ] {
        let state = after([pasted(text)]);
        let got = requests::connection(&state).map(|_| ());
        assert_eq!(got, expected, "{text:?}");
    }
}

#[test]
fn a_malformed_id_does_not_stop_a_test() {
    let state = after([
        pasted_token(),
        Event::IdTyped(IdField::PhoneNumberId, "+1 555 0100".to_owned()),
    ]);
    let request = requests::connection(&state).map(|request| request.phone_number_id);
    assert_eq!(request, Ok(Err(IdProblem::PhoneNumber)));
}

#[test]
fn a_late_reply_of_an_abandoned_test_changes_nothing() {
    let rows = || report().checks.clone();
    for (actions, expected) in [
        (vec![Event::Began(1)], "running 1, 0 rows"),
        (vec![Event::Began(1), Event::Progressed(1, rows())], "running 1, 8 rows"),
        (vec![Event::Began(1), Event::Ended(1, report())], "ended 1"),
        (
            vec![Event::Began(1), Event::Began(2), Event::Ended(1, report())],
            "running 2, 0 rows",
        ),
        (
            vec![Event::Began(1), Event::Began(2), Event::Progressed(1, rows())],
            "running 2, 0 rows",
        ),
        (
            vec![Event::Began(1), Event::Began(2), Event::Ended(2, report())],
            "ended 2",
        ),
        (vec![Event::Began(1), Event::Cancelled], "cancelled"),
        (
            vec![Event::Began(1), Event::Cancelled, Event::Ended(1, report())],
            "cancelled",
        ),
        (
            vec![Event::Began(1), Event::Ended(1, report()), Event::Cancelled],
            "ended 1",
        ),
        (
            vec![Event::Began(1), Event::Ended(1, report()), Event::Progressed(1, rows())],
            "ended 1",
        ),
        (vec![Event::Began(1), Event::Cleared, Event::Ended(1, report())], "idle"),
        (
            vec![Event::Began(1), Event::Ended(1, report()), Event::Began(2)],
            "running 2, 0 rows",
        ),
        (vec![Event::Ended(1, report())], "idle"),
        (vec![Event::Cancelled], "idle"),
    ] {
        assert_eq!(word(&after(actions)), expected);
    }
}

#[test]
fn a_change_of_any_field_outdates_a_verdict() {
    for (change, expected) in [
        (pasted("x"), "ended 1, outdated"),
        (
            Event::IdTyped(IdField::PhoneNumberId, "1".to_owned()),
            "ended 1, outdated",
        ),
        (
            Event::IdTyped(IdField::WhatsAppBusinessAccountId, "1".to_owned()),
            "ended 1, outdated",
        ),
        (Event::VersionChosen(GraphVersion::default()), "ended 1, outdated"),
        (Event::MaskToggled, "ended 1"),
        (Event::IdLeft(IdField::PhoneNumberId), "ended 1"),
        (Event::Refused(Refused::Test(Refusal::Empty)), "ended 1"),
    ] {
        assert_eq!(
            word(&after([Event::Began(1), Event::Ended(1, report()), change])),
            expected
        );
    }
}

#[test]
fn an_id_is_called_malformed_only_after_its_field_was_left_or_a_test_started() {
    let name = IdField::PhoneNumberId;
    let typed = |text: &str| Event::IdTyped(name, text.to_owned());
    for (actions, expected) in [
        (vec![typed("abc")], None),
        (vec![typed("abc"), Event::IdLeft(name)], Some(IdProblem::Letters)),
        (
            vec![typed("abc"), Event::IdLeft(IdField::WhatsAppBusinessAccountId)],
            None,
        ),
        (vec![typed("abc"), Event::Began(1)], Some(IdProblem::Letters)),
        (
            vec![typed("abc"), Event::Refused(Refused::Test(Refusal::Empty))],
            Some(IdProblem::Letters),
        ),
        (vec![typed("abc"), Event::IdLeft(name), typed("106540352242922")], None),
        (
            vec![typed("abc"), Event::IdLeft(name), typed("106540352242922"), typed("x")],
            None,
        ),
        (vec![typed(""), Event::IdLeft(name)], None),
    ] {
        assert_eq!(after(actions).phone_number_id.shown_problem(), expected);
    }
}

#[test]
fn the_next_text_or_test_removes_a_refusal() {
    for (action, expected) in [
        (pasted("x"), None),
        (Event::Began(1), None),
        (Event::MaskToggled, Some(Refused::Test(Refusal::Empty))),
    ] {
        assert_eq!(
            after([Event::Refused(Refused::Test(Refusal::Empty)), action]).refusal,
            expected
        );
    }
}

#[test]
fn clear_leaves_nothing_and_hides_the_characters_again() {
    let state = after([
        pasted_token(),
        Event::MaskToggled,
        Event::IdTyped(IdField::PhoneNumberId, "106540352242922".to_owned()),
        Event::IdTyped(IdField::WhatsAppBusinessAccountId, "x".to_owned()),
        Event::Refused(Refused::Test(Refusal::Empty)),
        Event::Began(1),
        Event::Ended(1, report()),
        Event::Cleared,
    ]);
    assert!(state.pasted.inspection.token.is_none() && !state.shows_token && state.refusal.is_none());
    assert!(state.phone_number_id.typed.is_empty() && state.account_id.typed.is_empty());
    assert_eq!(word(&state), "idle");
}

#[test]
fn late_answers_show_nothing_on_a_wiped_page() {
    let second = || {
        Event::Comparison(ComparisonEvent::Pasted(Box::new(inspect(&token::whole(
            731_904_556_182_037,
        )))))
    };
    let compared = || Rc::new(compare(&report(), &report(), &CLOCK));
    let exchange = requests::exchange(&after([pasted_token()]), false).unwrap_or_else(|why| panic!("{why:?}"));
    let given = ExchangedToken {
        token: exchange.inspection.token.clone().unwrap_or_else(|| panic!("a token")),
        expires_in_secs: None,
    };
    let new_token = Rc::new(NewToken::of(&exchange, &given, None, &CLOCK));
    for (what, under_way, late) in [
        (
            "a test that goes on",
            vec![Event::Began(1)],
            Event::Progressed(1, report().checks.clone()),
        ),
        ("a test", vec![Event::Began(1)], Event::Ended(1, report())),
        (
            "more of what was found",
            vec![Event::Began(1), Event::Ended(1, report()), Event::MoreAsked],
            Event::Ended(1, report()),
        ),
        (
            "a test by the host",
            vec![Event::Began(1)],
            Event::NotTested(1, "asleep".to_owned()),
        ),
        (
            "an exchange",
            vec![Event::Exchange(ExchangeEvent::Began(1))],
            Event::Exchange(ExchangeEvent::Ended(1, Ok(new_token))),
        ),
        (
            "a comparison",
            vec![
                Event::Began(1),
                Event::Ended(1, report()),
                second(),
                Event::Comparison(ComparisonEvent::Began(2)),
            ],
            Event::Comparison(ComparisonEvent::Ended(2, compared())),
        ),
    ] {
        let begun = [pasted_token()].into_iter().chain(under_way);
        let state = after(begun.chain([Event::Wiped(Vec::new()), late]));
        assert_eq!(word(&state), "idle", "{what}");
        assert!(state.is_blank() && state.report().is_none(), "{what}");
        assert!(state.was_wiped, "{what}: what is said of the wiping stays");
        assert!(matches!(state.exchange.stage, ExchangeStage::Idle), "{what}");
        assert!(state.comparing.second.token.is_none(), "{what}");
        assert!(matches!(state.comparing.stage, ComparisonStage::Idle), "{what}");
    }
}

#[test]
fn the_guide_uses_the_app_of_the_current_token_only() {
    let other = token::whole(731_904_556_182_037);
    let state = after([
        pasted_token(),
        Event::Began(1),
        Event::Ended(1, report()),
        pasted(&other),
    ]);
    let app_id = state.known().app_id.map(|id| id.as_str().to_owned());
    assert_eq!(app_id.as_deref(), Some("731904556182037"));
}

#[test]
fn the_values_of_an_exchange_are_not_part_of_a_test() {
    let secret = token_doctor::graph::AppSecret::parse(&"0f".repeat(16));
    let state = after([
        pasted_token(),
        Event::Began(1),
        Event::Ended(1, report()),
        Event::Exchange(ExchangeEvent::Toggled(true)),
        Event::AppSecretTyped(secret),
    ]);
    assert_eq!(word(&state), "ended 1");
    assert!(requests::connection(&state).is_ok_and(|request| request.app_secret.is_none()));
    assert!(requests::exchange(&state, false).is_ok_and(|request| request.app_secret.is_some()));
    let mut closed = state;
    closed.apply(Event::Exchange(ExchangeEvent::Toggled(false)));
    assert!(closed.app_secret.is_none(), "its field went with it");
}

#[test]
fn the_app_of_an_exchange_is_guessed_until_it_is_typed() {
    let typed = |text: &str| Event::Exchange(ExchangeEvent::AppIdTyped(text.to_owned()));
    let paste = || pasted_token();
    let asked = || {
        Event::Exchange(ExchangeEvent::Asked {
            doubts: Said::quote("Really?".to_owned()).into(),
            renew: false,
        })
    };
    for (actions, expected) in [
        (vec![paste()], "911602140448729"),
        (vec![typed("17"), paste()], "17"),
        (vec![typed("17"), typed(""), paste()], "911602140448729"),
    ] {
        assert_eq!(after(actions).exchange.app_id, expected);
    }
    assert_eq!(
        after([paste(), asked()])
            .exchange
            .asked(false)
            .map(ToString::to_string)
            .as_deref(),
        Some("Really?")
    );
    assert_eq!(
        after([paste(), asked()]).exchange.asked(true),
        None,
        "another button was asked"
    );
    assert!(matches!(after([asked(), paste()]).exchange.stage, ExchangeStage::Idle));
}

#[test]
fn the_app_of_an_exchange_is_that_of_the_host_if_the_token_names_none() {
    const APP_OF_HOST: &str = "1234509876543210";
    let app_of_token = token::APP_ID.to_string();
    let mut state = State {
        host: Host {
            app_id: Some(APP_OF_HOST.to_owned()),
            ..Host::default()
        },
        ..State::default()
    };
    for (text, expected) in [
        (token::whole(token::APP_ID), app_of_token.as_str()),
        (String::new(), APP_OF_HOST),
    ] {
        state.apply(pasted(&text));
        assert_eq!(state.exchange.app_id, expected);
    }
    assert!(state.is_blank(), "nothing was typed");
}

#[test]
fn a_new_test_of_the_token_in_use_removes_a_comparison() {
    let second = || {
        Event::Comparison(ComparisonEvent::Pasted(Box::new(inspect(&token::whole(
            731_904_556_182_037,
        )))))
    };
    let tested = || [pasted_token(), Event::Began(1), Event::Ended(1, report())];
    let compared = || {
        Event::Comparison(ComparisonEvent::Ended(
            2,
            Rc::new(compare(&report(), &report(), &CLOCK)),
        ))
    };
    let begun = || Event::Comparison(ComparisonEvent::Began(2));
    let is_done = |state: &State| matches!(state.comparing.stage, ComparisonStage::Done(_));
    assert!(is_done(&after(tested().into_iter().chain([
        second(),
        begun(),
        compared()
    ]))));
    for change in [
        Event::IdTyped(IdField::PhoneNumberId, "1".to_owned()),
        pasted(&token::whole(731_904_556_182_037)),
        Event::Began(3),
    ] {
        let state = after(tested().into_iter().chain([second(), begun(), change, compared()]));
        assert!(!is_done(&state), "a late answer is about another test");
        assert!(state.comparing.second.token.is_none(), "its field is gone");
    }
}
