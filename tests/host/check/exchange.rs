//! The exchange: what the page says before it sends anything, and the result.

use serde_json::json;
use token_doctor::check::{ConnectionReport, ExchangeRequest, Outcome, Prepared};
use token_doctor::diagnosis::{Category, Diagnosis, NoAnswer};
use token_doctor::graph::{AppSecret, ExchangedToken};
use token_doctor::paste::{AccessToken, AppId, inspect};
use token_doctor::words::Sentences;

use super::world::*;
use crate::token;

const SECRET: &str = "5ecre75ecre75ecre75ecre75ecre75e";
const OTHER_APP: &str = "998877665544332";

fn exchange_of(pasted: &str, app_id: &str, renew: bool) -> ExchangeRequest {
    ExchangeRequest {
        inspection: inspect(pasted),
        app_id: AppId::parse(app_id),
        app_secret: AppSecret::parse(SECRET),
        renew,
        command_is_offered: true,
    }
}

/// An exchange of the token of the test's app.
pub fn exchange() -> ExchangeRequest {
    exchange_of(&token::whole(token::APP_ID), APP, false)
}

fn renewal() -> ExchangeRequest {
    ExchangeRequest {
        renew: true,
        ..exchange()
    }
}

fn last_test(described_as: serde_json::Value) -> ConnectionReport {
    test(&World::healthy().with("/debug_token", described(described_as)))
}

/// What the page says, and whether it asks or refuses.
fn said(prepared: &Prepared) -> (&'static str, String) {
    match prepared {
        Prepared::Ready(_) => ("ready", String::new()),
        Prepared::Asks(doubts) => ("asks", doubts.to_string()),
        Prepared::Refused(diagnosis) => ("refused", format!("{}. {}", diagnosis.title, diagnosis.explanation)),
    }
}

/// The doubts of a question.
fn asked(prepared: &Prepared) -> Option<&Sentences> {
    match prepared {
        Prepared::Asks(doubts) => Some(doubts),
        Prepared::Ready(_) | Prepared::Refused(_) => None,
    }
}

fn refusal_of(request: &ExchangeRequest, last_test: Option<&ConnectionReport>) -> Diagnosis {
    match request.prepare(last_test, None, &CLOCK) {
        Prepared::Refused(diagnosis) => *diagnosis,
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_cannot_be_exchanged_is_refused_before_anything_is_sent() {
    let permanent = last_test(json!({}));
    let ended = test(&World::healthy().all(expired()));
    let of_app = last_test(json!({"type": "APP", "expires_at": NOW + DAY}));
    for (request, last_test, says) in [
        (
            exchange(),
            Some(&permanent),
            "Nothing to exchange. Your token is fine and never expires. Nothing was sent to Meta. An exchange gives at \
             most 60 days, so it cannot improve this token.",
        ),
        (
            exchange(),
            Some(&ended),
            "Token expired. Your token expired on 26 April 2024, 13:00 your time, 17 months ago. Your CRM cannot send messages with \
             this token. An expired token cannot be exchanged or renewed. Create a permanent token for your CRM:",
        ),
        (
            ExchangeRequest {
                app_secret: None,
                ..exchange()
            },
            Some(&permanent),
            "Nothing to exchange.",
        ),
        (
            exchange(),
            Some(&of_app),
            "Invalid token. Your token is a Meta token, but Meta does not accept this type of token",
        ),
        (
            exchange_of("", APP, false),
            None,
            "Invalid token. Nothing was sent to Meta. There is no access token",
        ),
        (
            exchange_of(&format!("{APP}|abcdefghijklmnopqrstuvwxyz1"), APP, false),
            None,
            "Invalid token. Nothing was sent to Meta. ",
        ),
        (
            exchange_of(&"0f".repeat(16), APP, false),
            None,
            "Invalid token. Nothing was sent to Meta. ",
        ),
        (
            exchange_of(&token::whole(token::APP_ID), "CRM", false),
            None,
            "App problem. The app ID is not valid, so nothing was sent to Meta.",
        ),
        (
            ExchangeRequest {
                app_secret: None,
                ..exchange()
            },
            None,
            "App problem. Nothing was sent to Meta, because an exchange needs the app secret.",
        ),
    ] {
        let (what, said) = said(&request.prepare(last_test, None, &CLOCK));
        assert_eq!(what, "refused", "{said}");
        assert!(said.starts_with(says), "{said}");
    }
    assert!(
        refusal_of(
            &exchange_of(&format!("{APP}|abcdefghijklmnopqrstuvwxyz1"), APP, false),
            None
        )
        .explanation
        .to_string()
        .contains("app")
    );
}

#[test]
fn a_reason_against_an_exchange_asks_for_a_second_press() {
    let short = last_test(json!({"type": "USER", "expires_at": NOW + HOUR}));
    let ended = last_test(json!({"type": "USER", "expires_at": NOW - HOUR, "issued_at": NOW - 2 * HOUR}));
    let long = last_test(json!({"type": "USER", "expires_at": NOW + 40 * DAY, "issued_at": NOW - 20 * DAY}));
    let of_system = last_test(json!({"expires_at": NOW + 40 * DAY, "issued_at": NOW - 20 * DAY}));
    let unlike = exchange_of("xyz-a-text-of-no-known-kind-at-all", APP, false);
    for (request, last_test, says) in [
        (exchange(), None, ""),
        (exchange(), Some(&short), ""),
        (renewal(), None, ""),
        (renewal(), Some(&of_system), ""),
        (
            exchange_of(&token::whole(token::APP_ID), OTHER_APP, false),
            None,
            "This token seems to belong to app 911602140448729, but you entered app ID 998877665544332. A token can be exchanged only with the app that created it.",
        ),
        (
            unlike.clone(),
            None,
            "This text does not have the format of an access token.",
        ),
        (unlike, Some(&short), ""),
        (
            exchange(),
            Some(&ended),
            "According to the last test, this token expired today at 07:53. Only a token that still works can be exchanged.",
        ),
        (
            exchange(),
            Some(&long),
            "This token is already long-lived. An exchange does not make it last longer.",
        ),
        (
            exchange(),
            Some(&of_system),
            "This token belongs to a system user. Renew it with \"Renew token\". An exchange does not renew it.",
        ),
        (
            renewal(),
            Some(&long),
            "This token belongs to a person. Only a system user token that lasts 60 days can be renewed.",
        ),
    ] {
        let first = request.prepare(last_test, None, &CLOCK);
        let (what, doubts) = said(&first);
        if says.is_empty() {
            assert_eq!(what, "ready", "{doubts}");
            continue;
        }
        assert_eq!(
            (what, doubts.as_str()),
            (
                "asks",
                format!("{says} Press the button again to exchange it anyway.").as_str()
            )
        );
        assert_eq!(
            said(&request.prepare(last_test, asked(&first), &CLOCK)).0,
            "ready",
            "{says}"
        );
        assert_eq!(
            said(&request.prepare(last_test, Some(&Sentences::default()), &CLOCK)).0,
            "asks",
            "{says}"
        );
    }
}

fn read(request: &ExchangeRequest, outcome: Answer) -> Diagnosis {
    *request.read(&outcome.0, &CLOCK).unwrap_err()
}

#[test]
fn each_refusal_by_meta_is_explained_for_an_exchange() {
    let other_app = exchange_of(&token::whole(token::APP_ID), OTHER_APP, false);
    let cut = exchange_of(token::whole(token::APP_ID).get(..201).unwrap(), APP, false);
    for (request, answer, cause, says) in [
        (
            exchange(),
            error(1, "Error validating client secret."),
            "wrong_app_secret",
            "Meta does not accept the app secret. This answer says nothing about the token.",
        ),
        (
            exchange(),
            error(
                101,
                "Error validating application. Cannot get application info due to a system error.",
            ),
            "app_unreadable",
            "Meta cannot read app 911602140448729. The app ID is wrong, the app was deleted, or Meta has a temporary \
             fault.",
        ),
        (
            other_app.clone(),
            error(
                101,
                "Error validating application. Cannot get application info due to a system error.",
            ),
            "app_unreadable",
            "Meta cannot read app 998877665544332. The app ID is wrong, the app was deleted, or Meta has a temporary \
             fault. According to the token itself, it belongs to app 911602140448729.",
        ),
        (
            exchange(),
            error(190, "Error validating application. Application has been deleted."),
            "app_deleted",
            "This token belongs to app 911602140448729, which was deleted.",
        ),
        (
            other_app.clone(),
            error(1, "The access token does not belong to application 998877665544332"),
            "token_of_another_app",
            "The token does not belong to the app in this request. According to the token itself, it belongs to app 911602140448729.",
        ),
        (
            exchange(),
            error(1, "The access token does not belong to application 911602140448729"),
            "token_of_another_app",
            "The token does not belong to the app in this request. Meta does not say which app it belongs to.",
        ),
        (
            exchange(),
            error(100, "API calls from the server require an appsecret_proof argument"),
            "appsecret_proof_required",
            "The app requires a proof that is calculated from its app secret. The setting is \"Require App Secret\" under \
             \"Advanced\". An exchange sends the secret itself, not this proof.",
        ),
        (
            exchange(),
            expired(),
            "session_expired",
            "Your token expired on 26 April 2024, 13:00 your time, 17 months ago. Your CRM cannot send messages with this token. An \
             expired token cannot be exchanged or renewed.",
        ),
        (
            exchange(),
            error(190, "Malformed access token"),
            "malformed",
            "Meta cannot read this token",
        ),
        (
            cut,
            error(190, "Malformed access token"),
            "looks_cut",
            "Meta cannot read this token. The token is probably incomplete",
        ),
        (
            exchange(),
            error(4, "(#4) Application request limit reached"),
            "throttled_app",
            "This result says nothing about the token. App 911602140448729 sent more requests",
        ),
        (
            exchange(),
            nothing(NoAnswer::Rejected),
            "call_rejected",
            "This result says nothing about the token.",
        ),
        (
            exchange(),
            nothing(NoAnswer::Offline),
            "offline",
            "This result says nothing about the token.",
        ),
        (
            exchange(),
            nothing(NoAnswer::TimedOut { after_secs: 10 }),
            "timed_out",
            "This result says nothing about the token.",
        ),
        (
            exchange(),
            text(502, "<html></html>"),
            "server_error",
            "This result says nothing about the token.",
        ),
        (
            exchange(),
            text(200, "<html></html>"),
            "not_meta_answered",
            "This result says nothing about the token.",
        ),
        (
            exchange(),
            text(200, ""),
            "answer_incomplete",
            "This result says nothing about the token.",
        ),
        (
            exchange(),
            ok(json!({"token_type": "bearer"})),
            "unexpected_answer",
            "This result says nothing about the token.",
        ),
        (
            exchange(),
            error(100, "Invalid parameter"),
            "unrecognised",
            "This result says nothing about the token. We do not know this answer.",
        ),
        (
            exchange(),
            not_found("1"),
            "unrecognised",
            "This result says nothing about the token.",
        ),
    ] {
        let diagnosis = read(&request, answer);
        assert_eq!(diagnosis.cause.as_str(), cause);
        assert!(
            diagnosis.explanation.to_string().starts_with(says),
            "{cause}: {}",
            diagnosis.explanation
        );
        assert!(!diagnosis.steps.is_empty(), "{cause}");
        for step in &diagnosis.steps {
            let is_of_a_test = ["\"Test Connection\"", "Copy curl command", "est again"];
            assert!(
                !is_of_a_test.iter().any(|words| step.text.to_string().contains(words)),
                "{cause}: {}",
                step.text
            );
        }
        assert!(
            diagnosis.explanation.to_string().split_whitespace().count() <= 60,
            "{cause}"
        );
        let shown = format!("{diagnosis:?}");
        assert!(
            !shown.contains(SECRET) && !shown.contains(token::whole(token::APP_ID).get(..40).unwrap()),
            "{cause}"
        );
    }
}

#[test]
fn the_terminal_is_offered_only_if_its_command_can_be_copied() {
    let last_step = |command_is_offered| {
        let request = ExchangeRequest {
            command_is_offered,
            ..exchange()
        };
        read(&request, nothing(NoAnswer::Rejected)).steps.pop().unwrap().text
    };
    assert_eq!(
        last_step(true),
        "Or press \"Copy exchange command\", run the command in a terminal, and paste its output into \"Access Token\"."
    );
    assert_eq!(
        last_step(false),
        "Or try another browser, or a private window without add-ons."
    );
}

#[test]
fn a_new_token_is_reported_with_its_expiry_and_its_limits() {
    let gained = |text: &str, expires_in_secs| ExchangedToken {
        token: AccessToken::from_clean(text).unwrap(),
        expires_in_secs,
    };
    let told = |request: ExchangeRequest, exchanged: &ExchangedToken| {
        let told = request.success(exchanged, &CLOCK);
        [vec![told.headline], told.sentences].concat()
    };
    let next = "Test the new token here. Then replace the old token in your CRM.";
    assert_eq!(
        told(exchange(), &gained("EAAnew", Some(5_183_999))),
        [
            "Token exchanged. The new token lasts 60 days",
            "The new token expires on 8 December 2025, 08:53 your time.",
            "The new token is not permanent. Exchanging it again does not make it last longer.",
            next,
        ]
    );
    assert_eq!(
        told(renewal(), &gained("EAAnew", Some(60 * DAY))),
        [
            "Token renewed. The new token lasts 60 days",
            "The new token expires on 8 December 2025, 08:53 your time.",
            "The new token is not permanent. Renew it again before it expires. An expired token cannot be renewed.",
            next,
        ]
    );
    let not_said =
        "Meta does not say when the new token expires. An exchange gives at most 60 days. Test the token to see.";
    for (expires_in_secs, headline, end) in [
        (None, "Token exchanged", not_said),
        (Some(0), "Token exchanged", not_said),
        (Some(i64::MAX), "Token exchanged", not_said),
        (
            Some(3 * HOUR),
            "Token exchanged. The new token lasts 3 hours",
            "The new token expires today at 11:53.",
        ),
    ] {
        let told = told(exchange(), &gained("EAAnew", expires_in_secs));
        assert_eq!(
            (told[0].to_string().as_str(), told[1].to_string().as_str()),
            (headline, end)
        );
    }
    let same = told(exchange(), &gained(&token::whole(token::APP_ID), Some(DAY)));
    assert_eq!(same[2], "Meta returned the same token. Its expiry has not changed.");
}

#[test]
fn the_exchanged_token_is_read_from_the_same_request() {
    let body = json!({"access_token": "EAAnew", "token_type": "bearer", "expires_in": 60}).to_string();
    let outcome = Outcome::Answered { http_status: 200, body };
    assert_eq!(exchange().read(&outcome, &CLOCK).unwrap().token.expose(), "EAAnew");
    assert_eq!(read(&exchange(), expired()).category, Category::TokenExpired);
}
