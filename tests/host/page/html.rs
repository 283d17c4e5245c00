//! The page as it is rendered on the host: what is written into `index.html`, and every state of the checker.

use std::rc::Rc;

use super::rendered::{Element, Rendered};
use super::{CLOCK, EXPIRED, PHONE_NUMBER_ID, after, pasted, pasted_token};
use crate::token;
use token_doctor::check::{ConnectionRequest, Outcome, Run};
use token_doctor::diagnosis::{Known, guide};
use token_doctor::graph::{IdProblem, PhoneNumberId};
use token_doctor::ui::model::{Event, IdEntry, Refusal, Refused, State, Test, requests};

pub const CONNECTED: &str = r#"{"id":"106540352242922","display_phone_number":"+1 555-0100","verified_name":"Lantern Books",
    "status":"CONNECTED","health_status":{"can_send_message":"AVAILABLE","entities":[]}}"#;

fn run() -> Run {
    let request = requests::connection(&after([pasted_token()]));
    Run::new(ConnectionRequest {
        phone_number_id: PhoneNumberId::parse(PHONE_NUMBER_ID),
        ..request.unwrap_or_else(|refusal| panic!("{refusal:?}"))
    })
}

/// A test in which the path of a call selects the answer.
fn ended(answer: impl Fn(&str) -> (u16, String)) -> State {
    let mut run = run();
    while !run.has_ended() {
        for call in run.next_calls() {
            let (http_status, body) = answer(&call.request.path());
            run.receive(call.id, Outcome::Answered { http_status, body });
        }
    }
    State {
        test: Test::Ended {
            number: 1,
            report: Rc::new(run.report(&CLOCK)),
            is_outdated: false,
            is_fetching_more: false,
        },
        ..State::default()
    }
}

/// A test in which the call for the phone number gets this answer, and all others are refused.
pub fn ended_with_number(answer: &str) -> State {
    ended(|path| {
        if path.contains(PHONE_NUMBER_ID) && answer != EXPIRED {
            (200, answer.to_owned())
        } else {
            (400, EXPIRED.to_owned())
        }
    })
}

/// A test of a token that was created for this many accounts.
pub fn ended_with_accounts(count: usize) -> State {
    let ids: Vec<String> = (0..count).map(|at| format!("\"2183746{at:08}\"")).collect();
    let described = [
        r#"{"data":{"is_valid":true,"granular_scopes":[{"scope":"whatsapp_business_management","target_ids":["#,
        &ids.join(","),
        "]}]}}",
    ]
    .concat();
    ended(|path| {
        let is_description = path.contains("debug_token");
        (
            200,
            if is_description {
                described.clone()
            } else {
                r#"{"data":[]}"#.to_owned()
            },
        )
    })
}

#[tokio::test(flavor = "current_thread")]
async fn only_the_first_of_many_accounts_are_listed_and_the_others_counted() {
    for (found, listed, said) in [
        (100, 100, None),
        (10_000, 100, Some("Accounts that are not listed here: 9900.")),
    ] {
        let page = Rendered::checker(ended_with_accounts(found)).await;
        let count = |part: &str| page.text().matches(part).count();
        let is_empty = |element: &&Element| element.tag == "p" && element.text == "No phone number";
        let empty = page.elements.iter().filter(is_empty).count();
        assert_eq!(count("Show its numbers") + empty, listed, "{found}");
        assert!(page.text().contains(&format!("in {found} accounts")), "{found}");
        assert_eq!(count("not listed here"), usize::from(said.is_some()), "{found}");
        assert!(said.is_none_or(|said| page.text().contains(said)), "{found}");
    }
}

#[tokio::test(flavor = "current_thread")]
async fn the_fields_and_buttons_have_their_public_names() {
    let page = Rendered::page().await;
    for (label, id) in [
        ("Access Token", "access-token"),
        ("Phone number ID", "phone-number-id"),
        ("WhatsApp Business Account ID", "account-id"),
        ("Graph API version", "graph-version"),
    ] {
        assert_eq!(page.one("for", id).text, label);
        assert!(page.values("id").contains(&id), "{label}");
    }
    for button in ["Test Connection", "Show", "Clear"] {
        assert!(page.has("button", button), "{button}");
    }
    assert!(!page.has("button", "Cancel"), "nothing runs yet");
}

#[tokio::test(flavor = "current_thread")]
async fn browsers_neither_save_nor_correct_the_token() {
    let page = Rendered::page().await;
    let field = page.one("id", "access-token");
    for (attribute, expected) in [
        ("spellcheck", Some("false")),
        ("autocomplete", Some("off")),
        ("autocapitalize", Some("off")),
        ("autocorrect", Some("off")),
        ("maxlength", None),
        ("name", None),
        ("type", None),
        ("value", None),
    ] {
        assert_eq!(field.attribute(attribute), expected, "{attribute}");
    }
    assert!(field.attribute("data-masked").is_some());
}

#[tokio::test(flavor = "current_thread")]
async fn nothing_on_the_page_breaks_its_policy() {
    let page = Rendered::page().await;
    for element in &page.elements {
        let tag = element.tag.as_str();
        assert!(!["style", "script"].contains(&tag), "{tag}");
        for (name, value) in &element.attributes {
            let is_forbidden = ["style", "name"].contains(&name.as_str()) || name.starts_with("on");
            assert!(!is_forbidden, "{name} of {tag}");
            assert!(
                !value.starts_with("javascript:") && !value.starts_with("data:"),
                "{value}"
            );
        }
    }
    for link in page.elements.iter().filter(|element| element.tag == "a") {
        assert_eq!(link.attribute("target"), Some("_blank"), "{}", link.text);
        assert_eq!(link.attribute("rel"), Some("noopener noreferrer"), "{}", link.text);
        let address = link.attribute("href").unwrap();
        // The page itself, in its own tab.
        assert!(address.starts_with("https://") || address == "./", "{}", link.text);
    }
}

#[tokio::test(flavor = "current_thread")]
async fn the_page_shows_every_part_of_the_guide_with_its_links() {
    let page = Rendered::page().await;
    for part in guide(&Known::default()) {
        for text in part
            .paragraphs
            .iter()
            .map(ToString::to_string)
            .chain([part.summary.to_string()])
        {
            assert!(page.text().contains(&text.replace('`', "")), "{text}");
        }
        for link in part.links {
            let is_shown = page.values("href").contains(&link.url.as_str());
            assert!(is_shown, "{}", link.url);
        }
    }
}

#[tokio::test(flavor = "current_thread")]
async fn the_live_region_exists_from_the_start() {
    let page = Rendered::page().await;
    page.one("role", "status");
    assert!(page.values("data-verdict").is_empty());
}

#[tokio::test(flavor = "current_thread")]
async fn what_was_removed_is_listed_and_the_cleaned_token_can_be_copied() {
    let token = token::whole(token::APP_ID);
    let page = Rendered::checker(after([pasted(&format!("\t{token}\n"))])).await;
    page.one("aria-label", "Token check");
    assert_eq!(
        page.one("data-finding", "whitespace_removed").text,
        "Fixed: Removed a TAB at the start."
    );
    assert!(page.has("button", "Copy token"));
    for said in [format!("{} characters", token.len()), token::APP_ID.to_string()] {
        assert!(page.text().contains(&said), "{said} in {}", page.text());
    }
    assert!(!page.html.contains(&token), "the token is shown nowhere");
}

#[tokio::test(flavor = "current_thread")]
async fn a_clean_token_has_no_copy_button() {
    let page = Rendered::checker(after([pasted_token()])).await;
    assert!(page.text().contains("looks complete"));
    assert!(!page.has("button", "Copy token"));
    assert!(page.values("data-finding").is_empty());
}

#[tokio::test(flavor = "current_thread")]
async fn a_text_kept_out_of_the_field_is_named_by_its_size() {
    let token = token::whole(token::APP_ID);
    for (bytes, text, expected) in [
        (10_000_000, token.as_str(), "10 MB of text: one token found"),
        (200_001, token.as_str(), "200 kB of text: one token found"),
        (999_999, "where is the token?", "999 kB of text: no token found"),
        (1_600_000, EXPIRED, "2 MB of text: an answer from Meta found"),
    ] {
        let mut state = after([pasted(text)]);
        state.pasted.kept_out_bytes = Some(bytes);
        let page = Rendered::checker(state).await;
        assert!(page.text().contains(expected), "{expected}");
        assert!(page.has("button", "Remove"));
    }
}

#[tokio::test(flavor = "current_thread")]
async fn a_press_without_a_test_says_why_at_the_field() {
    for refusal in [
        Refusal::Empty,
        Refusal::OtherSecret,
        Refusal::Answer,
        Refusal::NoToken,
        Refusal::Several,
        Refusal::UnknownKind,
    ] {
        let page = Rendered::checker(after([Event::Refused(Refused::Test(refusal))])).await;
        let field = page.one("id", "access-token");
        assert_eq!(field.attribute("aria-invalid"), Some("true"), "{refusal:?}");
        let described_by = field.attribute("aria-describedby").unwrap_or_default();
        assert!(described_by.split(' ').any(|id| id == "token-refusal"), "{refusal:?}");
        assert_ne!(page.one("id", "token-refusal").text, "", "{refusal:?}");
    }
}

#[tokio::test(flavor = "current_thread")]
async fn a_malformed_id_is_named_under_its_field_at_the_right_time() {
    for shows_problem in [false, true] {
        let page = Rendered::checker(State {
            phone_number_id: IdEntry {
                typed: "+1 555 0100".to_owned(),
                problem: Some(IdProblem::PhoneNumber),
                shows_problem,
                ..IdEntry::default()
            },
            ..State::default()
        })
        .await;
        let is_invalid = |id| page.one("id", id).attribute("aria-invalid") == Some("true");
        assert_eq!(is_invalid("phone-number-id"), shows_problem);
        assert_eq!(page.text().contains("looks like a phone number"), shows_problem);
        assert!(!is_invalid("account-id"));
    }
}

#[tokio::test(flavor = "current_thread")]
async fn a_running_test_shows_its_rows_and_can_be_stopped() {
    let mut run = run();
    assert!(!run.next_calls().is_empty());
    let page = Rendered::checker(State {
        test: Test::Running {
            number: 1,
            checks: run.checks(&CLOCK),
        },
        ..State::default()
    })
    .await;
    assert!(page.has("button", "Cancel") && page.has("button", "Test Connection"));
    assert!(page.values("data-state").contains(&"running"));
    assert!(page.one("class", "checks").attribute("open").is_some());
    assert!(page.values("data-verdict").is_empty());
}

#[tokio::test(flavor = "current_thread")]
async fn success_is_one_headline_with_its_rows_folded() {
    let page = Rendered::checker(ended_with_number(CONNECTED)).await;
    assert_eq!(page.one("data-verdict", "connected").attribute("data-category"), None);
    assert!(page.has("h2", "WhatsApp connected successfully! Verified: Lantern Books"));
    assert!(page.text().contains("Reading works; sending was not tested."));
    assert!(page.text().contains("What we checked (8), with "));
    assert_eq!(page.one("class", "checks").attribute("open"), None);
    assert!(page.has("button", "Copy report"));
}

#[tokio::test(flavor = "current_thread")]
async fn a_failure_shows_its_steps_and_what_meta_said_with_its_rows_unfolded() {
    let page = Rendered::checker(ended_with_number(EXPIRED)).await;
    let verdict = page.one("data-verdict", "failed");
    assert_eq!(verdict.attribute("data-category"), Some("token_expired"));
    assert!(page.has("h2", "Token expired"));
    assert_ne!(page.one("class", "steps").text, "");
    assert!(page.has("summary", "What Meta said") && page.text().contains("AbCdEfGh"));
    assert!(page.one("class", "checks").attribute("open").is_some());
    assert_eq!(
        page.values("data-check"),
        [
            "text",
            "token",
            "app",
            "permissions",
            "account",
            "phone_number",
            "health",
            "webhook"
        ]
    );
}

#[tokio::test(flavor = "current_thread")]
async fn a_verdict_on_changed_fields_says_so() {
    for changed in [false, true] {
        let mut state = ended_with_number(CONNECTED);
        if let Test::Ended { is_outdated, .. } = &mut state.test {
            *is_outdated = changed;
        }
        let page = Rendered::checker(state).await;
        assert_eq!(page.text().contains("from before the last change"), changed);
    }
}

#[tokio::test(flavor = "current_thread")]
async fn a_pasted_answer_is_explained_without_a_verdict() {
    let page = Rendered::checker(after([pasted(EXPIRED)])).await;
    assert!(page.has("h2", "Token expired"));
    page.one("data-category", "token_expired");
    assert!(page.values("data-verdict").is_empty());
}

#[tokio::test(flavor = "current_thread")]
async fn a_business_name_cannot_become_markup() {
    let name = "<img src=x onload=alert(1)>";
    let page = Rendered::checker(ended_with_number(&CONNECTED.replace("Lantern Books", name))).await;
    assert!(page.elements.iter().all(|element| element.tag != "img"));
    assert!(page.has("h2", &format!("WhatsApp connected successfully! Verified: {name}")));
}
