//! The page as it is rendered on the host: what is written into `index.html`, and every state of the checker.

use std::rc::Rc;

use super::checker;
use crate::token;
use token_doctor::access_token::inspect;
use token_doctor::check::{ConnectionRequest, Outcome, Run};
use token_doctor::diagnosis::{Clock, Context, explain};
use token_doctor::graph::{GraphVersion, IdProblem, PhoneNumberId};
use token_doctor::ui::Page;
use token_doctor::ui::state::{IdEntry, Pasted, Refusal, Refused, State, Test};
use yew::LocalServerRenderer;

const CLOCK: Clock = Clock {
    now_unix_secs: 1_760_000_000,
    utc_offset_minutes_at: |_| 0,
};
const PHONE_NUMBER_ID: &str = "106540352242922";
const CONNECTED: &str = r#"{"id":"106540352242922","display_phone_number":"+1 555-0100","verified_name":"Lantern Books",
    "status":"CONNECTED","health_status":{"can_send_message":"AVAILABLE","entities":[]}}"#;
const EXPIRED: &str = r#"{"error":{"message":"Error validating access token: Session has expired on Tuesday, 05-Mar-24 12:00:00 PST.",
    "type":"OAuthException","code":190,"error_subcode":463,"fbtrace_id":"AbCdEfGh"}}"#;

async fn page() -> String {
    LocalServerRenderer::<Page>::new().hydratable(false).render().await
}

fn pasted(text: &str) -> State {
    State {
        pasted: Pasted {
            inspection: inspect(text),
            ..Pasted::default()
        },
        ..State::default()
    }
}

fn run() -> Run {
    Run::new(ConnectionRequest {
        inspection: inspect(&token::whole(token::APP_ID)),
        phone_number_id: PhoneNumberId::parse(PHONE_NUMBER_ID),
        whatsapp_business_account_id: Ok(None),
        app_secret: None,
        graph_version: GraphVersion::default(),
    })
}

/// A test in which the call for the phone number gets this answer, and every other one is refused.
fn ended(phone_number: &str) -> State {
    let mut run = run();
    while !run.has_ended() {
        for call in run.next_calls() {
            let is_number = call.request.path().contains(PHONE_NUMBER_ID);
            let outcome = Outcome::Answered {
                http_status: if is_number && !phone_number.contains("error") {
                    200
                } else {
                    400
                },
                body: if is_number { phone_number } else { EXPIRED }.to_owned(),
            };
            run.receive(call.id, outcome);
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

/// A test of a token that was given for so many accounts.
fn ended_with_accounts(count: usize) -> State {
    let mut run = run();
    let ids: Vec<String> = (0..count).map(|at| format!("\"2183746{at:08}\"")).collect();
    let described = [
        r#"{"data":{"is_valid":true,"granular_scopes":[{"scope":"whatsapp_business_management","target_ids":["#,
        &ids.join(","),
        "]}]}}",
    ]
    .concat();
    while !run.has_ended() {
        for call in run.next_calls() {
            let is_description = call.request.path().contains("debug_token");
            let (http_status, body) = if is_description {
                (200, described.clone())
            } else {
                (200, r#"{"data":[]}"#.to_owned())
            };
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

#[tokio::test(flavor = "current_thread")]
async fn of_very_many_accounts_the_first_are_listed_and_the_others_counted() {
    for (found, listed, said) in [
        (100, 100, None),
        (10_000, 100, Some("Accounts that are not listed here: 9900.")),
    ] {
        let html = checker::html(ended_with_accounts(found)).await;
        assert_eq!(
            count(&html, "Show its numbers") + count(&html, "no phone number"),
            listed,
            "{found}"
        );
        assert!(html.contains(&format!("in {found} accounts")), "{found}");
        assert_eq!(html.contains("not listed here"), said.is_some(), "{found}");
        assert!(said.is_none_or(|said| html.contains(said)), "{found}");
    }
}

fn count(html: &str, part: &str) -> usize {
    html.matches(part).count()
}

/// The attributes of the first element whose tag holds `part`.
fn tag<'a>(html: &'a str, part: &str) -> &'a str {
    html.split('<')
        .find(|tag| tag.contains(part))
        .and_then(|tag| tag.split('>').next())
        .unwrap_or_else(|| panic!("no element with {part} in {html}"))
}

#[tokio::test(flavor = "current_thread")]
async fn the_fields_and_buttons_have_their_public_names() {
    let html = page().await;
    for (label, id) in [
        ("Access Token", "access-token"),
        ("Phone number ID", "phone-number-id"),
        ("WhatsApp Business Account ID", "account-id"),
        ("Graph API version", "graph-version"),
    ] {
        assert!(
            html.contains(&format!("<label for=\"{id}\">{label}</label>")),
            "{label}"
        );
        assert_eq!(count(&html, &format!("id=\"{id}\"")), 1, "{label}");
    }
    for button in ["Test Connection", "Show", "Clear"] {
        assert!(html.contains(&format!(">{button}</button>")), "{button}");
    }
    assert!(!html.contains("Cancel"), "nothing runs yet");
}

#[tokio::test(flavor = "current_thread")]
async fn the_field_for_the_token_is_left_alone_by_browsers() {
    let html = page().await;
    let field = tag(&html, "id=\"access-token\"");
    for attribute in [
        "spellcheck=\"false\"",
        "autocomplete=\"off\"",
        "autocapitalize=\"off\"",
        "autocorrect=\"off\"",
        "data-masked",
    ] {
        assert!(field.contains(attribute), "{attribute} in {field}");
    }
    for attribute in ["maxlength", "name=", "type=", "value="] {
        assert!(!field.contains(attribute), "{attribute} in {field}");
    }
}

#[tokio::test(flavor = "current_thread")]
async fn nothing_on_the_page_breaks_its_policy() {
    let html = page().await;
    for forbidden in [
        " style=",
        "<style",
        "<script",
        "javascript:",
        "data:",
        " onclick=",
        " name=",
    ] {
        assert!(!html.contains(forbidden), "{forbidden}");
    }
    for link in html.split("<a ").skip(1) {
        let tag = link.split('>').next().unwrap_or_default();
        assert!(
            tag.contains("target=\"_blank\"") && tag.contains("rel=\"noopener noreferrer\""),
            "{tag}"
        );
        assert!(tag.contains("href=\"https://"), "{tag}");
    }
}

#[tokio::test(flavor = "current_thread")]
async fn the_guide_says_all_that_a_permanent_token_takes() {
    let html = page().await;
    for words in [
        "Get a permanent token",
        "https://business.facebook.com/settings/system-users",
        "Generate new token",
        "whatsapp_business_messaging",
        "whatsapp_business_management",
        "business_management",
        "whatsapp_business_phone_number_id",
        "not offered by Meta and not needed",
        "Exchange",
        "60 days, never a permanent token",
        "Integrations",
        "Save Changes",
        "Save &amp; Enable",
        "API Setup",
        "Temporary",
        "Long-lived",
        "Permanent",
        "Token expired",
        "Permission denied",
        "Invalid token",
    ] {
        assert!(html.contains(words), "{words}");
    }
}

#[tokio::test(flavor = "current_thread")]
async fn the_place_that_a_screen_reader_listens_to_is_there_from_the_start() {
    let html = page().await;
    assert_eq!(count(&html, "role=\"status\""), 1);
    assert!(!html.contains("data-verdict"));
}

#[tokio::test(flavor = "current_thread")]
async fn what_was_removed_is_listed_and_the_cleaned_token_can_be_copied() {
    let token = token::whole(token::APP_ID);
    let html = checker::html(pasted(&format!("\t{token}\n"))).await;
    assert!(html.contains("aria-label=\"Token check\""));
    assert!(html.contains("data-finding=\"whitespace_removed\""), "{html}");
    assert!(html.contains("Copy token"));
    assert!(html.contains(&format!("{} characters", token.len())));
    assert!(html.contains(&token::APP_ID.to_string()));
    assert!(!html.contains(&token), "the token is shown nowhere");
}

#[tokio::test(flavor = "current_thread")]
async fn a_clean_token_needs_no_copy_of_itself() {
    let html = checker::html(pasted(&token::whole(token::APP_ID))).await;
    assert!(html.contains("looks whole"));
    assert!(!html.contains("Copy token") && !html.contains("Token check"));
}

#[tokio::test(flavor = "current_thread")]
async fn a_text_kept_out_of_the_field_is_named_by_its_size() {
    let token = token::whole(token::APP_ID);
    for (bytes, text, expected) in [
        (10_000_000, token.as_str(), "10 MB of text: one token found"),
        (200_001, token.as_str(), "200 kB of text: one token found"),
        (999_999, "nothing of the kind", "999 kB of text: no token found"),
        (1_600_000, EXPIRED, "2 MB of text: an answer of Meta's found"),
    ] {
        let mut state = pasted(text);
        state.pasted.kept_out_bytes = Some(bytes);
        state.pasted.answer = (text == EXPIRED).then(|| Rc::new(explain(text, None, &Context::of_paste(&CLOCK))));
        if text == "nothing of the kind" {
            state.pasted.inspection.token = None;
        }
        let html = checker::html(state).await;
        assert!(html.contains(expected), "{expected}");
        assert!(html.contains(">Remove</button>"));
    }
}

#[tokio::test(flavor = "current_thread")]
async fn a_press_that_tests_nothing_says_why_at_the_field() {
    for refusal in [
        Refusal::Empty,
        Refusal::OtherSecret,
        Refusal::Answer,
        Refusal::NoToken,
        Refusal::Several,
        Refusal::UnknownKind,
    ] {
        let html = checker::html(State {
            refusal: Some(Refused::Test(refusal)),
            ..State::default()
        })
        .await;
        let field = tag(&html, "id=\"access-token\"");
        assert!(field.contains("aria-invalid=\"true\""), "{refusal:?}");
        assert!(field.contains("aria-describedby=\"token-refusal"), "{refusal:?}");
        assert!(html.contains("id=\"token-refusal\""), "{refusal:?}");
    }
}

#[tokio::test(flavor = "current_thread")]
async fn a_malformed_id_is_named_under_its_field_once_it_is_time() {
    for shows_problem in [false, true] {
        let html = checker::html(State {
            phone_number_id: IdEntry {
                typed: "+1 555 0100".to_owned(),
                problem: Some(IdProblem::PhoneNumber),
                shows_problem,
                ..IdEntry::default()
            },
            ..State::default()
        })
        .await;
        assert_eq!(
            tag(&html, "id=\"phone-number-id\"").contains("aria-invalid"),
            shows_problem
        );
        assert_eq!(html.contains("looks like a phone number"), shows_problem);
        assert!(!tag(&html, "id=\"account-id\"").contains("aria-invalid"));
    }
}

#[tokio::test(flavor = "current_thread")]
async fn while_a_test_is_under_way_its_rows_are_seen_and_it_can_be_stopped() {
    let mut run = run();
    let _ = run.next_calls();
    let html = checker::html(State {
        test: Test::Running {
            number: 1,
            checks: run.checks(&CLOCK),
        },
        ..State::default()
    })
    .await;
    assert!(html.contains(">Cancel</button>") && html.contains(">Test Connection</button>"));
    assert!(html.contains("data-state=\"running\""));
    assert!(tag(&html, "class=\"checks\"").contains("open"));
    assert!(!html.contains("data-verdict"));
}

#[tokio::test(flavor = "current_thread")]
async fn success_is_one_headline_with_its_rows_folded() {
    let html = checker::html(ended(CONNECTED)).await;
    let verdict = tag(&html, "data-verdict");
    assert!(
        verdict.contains("data-verdict=\"connected\"") && !verdict.contains("data-category"),
        "{verdict}"
    );
    assert!(html.contains("<h2>WhatsApp connected successfully! Verified: Lantern Books</h2>"));
    assert!(html.contains("Reading works; sending was not tested."));
    assert!(html.contains("What we checked (8)"));
    assert!(!tag(&html, "class=\"checks\"").contains("open"));
    assert!(html.contains("Copy report"));
}

#[tokio::test(flavor = "current_thread")]
async fn a_failure_shows_its_steps_and_what_meta_said_with_its_rows_unfolded() {
    let html = checker::html(ended(EXPIRED)).await;
    let verdict = tag(&html, "data-verdict");
    assert!(
        verdict.contains("data-verdict=\"failed\"") && verdict.contains("data-category=\"token_expired\""),
        "{verdict}"
    );
    assert!(html.contains("<h2>Token expired</h2>"));
    assert!(html.contains("class=\"steps\"") && html.contains("What Meta said") && html.contains("AbCdEfGh"));
    assert!(tag(&html, "class=\"checks\"").contains("open"));
    let ids: Vec<_> = html
        .split("data-check=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .collect();
    assert_eq!(
        ids,
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
async fn a_verdict_on_other_fields_than_those_seen_says_so() {
    let mut state = ended(CONNECTED);
    if let Test::Ended { is_outdated, .. } = &mut state.test {
        *is_outdated = true;
    }
    assert!(checker::html(state).await.contains("Tested before the last change"));
    assert!(
        !checker::html(ended(CONNECTED))
            .await
            .contains("Tested before the last change")
    );
}

#[tokio::test(flavor = "current_thread")]
async fn a_pasted_answer_is_explained_without_a_verdict() {
    let mut state = pasted(EXPIRED);
    state.pasted.answer = Some(Rc::new(explain(EXPIRED, None, &Context::of_paste(&CLOCK))));
    let html = checker::html(state).await;
    assert!(html.contains("<h2>Token expired</h2>") && html.contains("data-category=\"token_expired\""));
    assert!(!html.contains("data-verdict"));
}

#[tokio::test(flavor = "current_thread")]
async fn a_business_name_cannot_become_markup() {
    let html = checker::html(ended(
        &CONNECTED.replace("Lantern Books", "<img src=x onload=alert(1)>"),
    ))
    .await;
    assert!(!html.contains("<img"));
    assert!(html.contains("&lt;img src=x onload=alert(1)"));
}
