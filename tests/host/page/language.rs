//! The page in another language: every text that a person reads is said in it. The language here puts each text in brackets, so
//! that a text outside brackets is one that no translation reaches.

use std::rc::Rc;

use super::html::{CONNECTED, ended_with_accounts, ended_with_number};
use super::rendered::{READ_OUT, Rendered};
use super::{CLOCK, EXPIRED, PHONE_NUMBER_ID, after, pasted, pasted_token, two_tokens};
use token_doctor::check::compare;
use token_doctor::diagnosis::{Category, IdField};
use token_doctor::graph::{AppSecret, ExchangedToken, GraphVersion};
use token_doctor::ui::VERSION;
use token_doctor::ui::model::{
    Comparing, ComparisonStage, Doubt, Event, ExchangeEvent, Host, NewToken, NoComparison, Refusal, Refused, State,
    Test, requests,
};
use token_doctor::words::{Said, Words};

/// What is the same in every language.
const UNCHANGED: &[&str] = &[
    "WhatsApp Token Doctor",
    VERSION,
    "v26.0",
    "v25.0",
    "v24.0",
    "v23.0",
    "v22.0",
    "Lantern Books",
];

fn bracketed() -> Words {
    Words::new(|english, _| Some(format!("⟦{english}⟧")))
}

/// The words of a text that are in no bracket.
fn untranslated(text: &str) -> String {
    let mut depth = 0;
    let mut outside = String::new();
    for character in text.chars() {
        match character {
            '⟦' => depth += 1,
            '⟧' => depth -= 1,
            _ if depth == 0 => outside.push(character),
            _ => {}
        }
    }
    assert_eq!(depth, 0, "{text}");
    outside
}

fn assert_translated(what: &str, page: &Rendered) {
    let mut outside = untranslated(page.text());
    // In the words of Meta, which is asked in English.
    for element in &page.elements {
        if element.attribute("lang") == Some("en") {
            outside = outside.replacen(&element.text, "", 1);
        }
        for (name, value) in &element.attributes {
            if READ_OUT.contains(&name.as_str()) {
                assert_eq!(untranslated(value), "", "{what}: {name}");
            }
        }
    }
    for name in UNCHANGED {
        outside = outside.replace(name, "");
    }
    let words: Vec<&str> = outside
        .split(|character: char| !character.is_alphabetic())
        .filter(|word| !word.is_empty())
        .collect();
    assert!(words.is_empty(), "{what}: {words:?}");
}

/// States in which all that can be shown is shown.
pub fn states() -> Vec<(String, State)> {
    let (first, second) = two_tokens();
    let exchanged = |event| {
        after([
            pasted_token(),
            Event::Exchange(ExchangeEvent::Toggled(true)),
            Event::Exchange(event),
        ])
    };
    let saving = |event| State {
        host: Host {
            saves: true,
            save_address: Some("https://203.0.113.7/9".to_owned()),
            has_stored_token: true,
            shows_guide: true,
            help_url: Some("./".to_owned()),
            support_url: Some("./".to_owned()),
            links: Some("https://203.0.113.7/".to_owned()),
            ..Host::default()
        },
        ..after([pasted_token(), Event::SaveBegan(1), event])
    };
    let connected = ended_with_number(CONNECTED);
    let report = connected.report().unwrap().clone();
    let comparing = |stage| State {
        comparing: Comparing {
            stage,
            ..Comparing::default()
        },
        pasted: after([pasted_token()]).pasted,
        ..connected.clone()
    };
    let exchange = requests::exchange(&after([pasted_token()]), false).unwrap_or_else(|why| panic!("{why:?}"));
    let given = ExchangedToken::read(&format!(r#"{{"access_token":"{second}","expires_in":5184000}}"#)).unwrap();
    let mut states = vec![
        ("nothing".to_owned(), State::default()),
        ("a token".to_owned(), after([pasted(&format!("\t{first}"))])),
        ("two tokens".to_owned(), after([pasted(&format!("{first} {second}"))])),
        (
            "a chosen token".to_owned(),
            after([pasted(&format!("{first} {second}")), Event::TokenChosen(1)]),
        ),
        ("an ID".to_owned(), after([pasted(PHONE_NUMBER_ID)])),
        ("an answer".to_owned(), after([pasted(EXPIRED)])),
        ("a shown token".to_owned(), after([Event::MaskToggled])),
        ("a wiped page".to_owned(), after([Event::Wiped(Vec::new())])),
        (
            "an ID that is no ID".to_owned(),
            after([
                Event::IdTyped(IdField::PhoneNumberId, "+1 555 0100".to_owned()),
                Event::IdLeft(IdField::PhoneNumberId),
            ]),
        ),
        ("an address".to_owned(), after([Event::WebhookTyped("http".to_owned())])),
        (
            "a version".to_owned(),
            after([Event::VersionChosen(GraphVersion::parse("v9.0").unwrap())]),
        ),
        (
            "an unknown version".to_owned(),
            after([Event::VersionChosen(GraphVersion::parse("v99.0").unwrap())]),
        ),
        ("a test".to_owned(), after([pasted_token(), Event::Began(1)])),
        (
            "a test without an answer".to_owned(),
            State {
                test: Test::NotTested(String::new()),
                ..State::default()
            },
        ),
        (
            "a cancelled test".to_owned(),
            after([pasted_token(), Event::Began(1), Event::Cancelled]),
        ),
        ("a success".to_owned(), connected.clone()),
        ("a failure".to_owned(), ended_with_number(EXPIRED)),
        ("many accounts".to_owned(), ended_with_accounts(200)),
        (
            "a comparison under way".to_owned(),
            comparing(ComparisonStage::UnderWay(1)),
        ),
        (
            "nothing to compare".to_owned(),
            comparing(ComparisonStage::Refused(NoComparison::NoToken)),
        ),
        (
            "the same token".to_owned(),
            comparing(ComparisonStage::Refused(NoComparison::Same)),
        ),
        (
            "a comparison".to_owned(),
            comparing(ComparisonStage::Done(Rc::new(compare(
                &report,
                ended_with_number(EXPIRED).report().unwrap(),
                &CLOCK,
            )))),
        ),
        ("an exchange".to_owned(), exchanged(ExchangeEvent::Began(1))),
        (
            "a new token".to_owned(),
            after([
                pasted_token(),
                Event::Exchange(ExchangeEvent::Began(1)),
                Event::Exchange(ExchangeEvent::Ended(
                    1,
                    Ok(Rc::new(NewToken::of(&exchange, &given, None, &CLOCK))),
                )),
            ]),
        ),
        (
            "a question before an exchange".to_owned(),
            exchanged(ExchangeEvent::Asked {
                doubts: Said::default().into(),
                renew: false,
            }),
        ),
        (
            "a secret".to_owned(),
            State {
                asks_for_app_secret: true,
                app_secret: AppSecret::parse("0"),
                ..State::default()
            },
        ),
    ];
    for event in [
        Event::SaveTimedOut(1),
        Event::SaveEnded(1, Ok(())),
        Event::SaveEnded(1, Err(String::new())),
        Event::Wiped(Vec::new()),
        Event::Exchange(ExchangeEvent::Toggled(true)),
    ] {
        states.push(("a save".to_owned(), saving(event)));
    }
    let failures = [
        Category::TokenExpired,
        Category::PermissionDenied,
        Category::WrongId,
        Category::AppProblem,
        Category::AccountRestricted,
        Category::Unrecognised,
    ];
    let doubts = failures.map(|category| Doubt::Failed(Some(category)));
    for doubt in doubts.into_iter().chain([
        Doubt::OtherSecret,
        Doubt::Untested,
        Doubt::Testing,
        Doubt::Changed,
        Doubt::CouldNotTell,
        Doubt::MalformedId,
    ]) {
        states.push((format!("{doubt:?}"), saving(Event::SaveAsked(doubt))));
    }
    for why in [
        Refusal::Empty,
        Refusal::Stored,
        Refusal::OtherSecret,
        Refusal::Answer,
        Refusal::NoToken,
        Refusal::Several,
        Refusal::UnknownKind,
        Refusal::NoProof,
    ] {
        states.push((format!("{why:?}"), after([Event::Refused(Refused::Test(why))])));
        states.push((format!("{why:?}"), after([Event::Refused(Refused::Save(why))])));
    }
    for bytes in [200_001, 2_000_000] {
        for text in [first.as_str(), "", EXPIRED] {
            let mut state = after([pasted(text)]);
            state.pasted.kept_out_bytes = Some(bytes);
            states.push((format!("{bytes} bytes"), state));
        }
    }
    states
}

#[tokio::test(flavor = "current_thread")]
async fn every_text_is_said_in_the_language_of_the_page() {
    assert_translated("the page", &Rendered::page_in(bracketed()).await);
    for (what, mut state) in states() {
        state.host.shows_guide = true;
        state.host.offers_subscription = true;
        assert_translated(&what, &Rendered::checker_in(bracketed(), state).await);
    }
}
