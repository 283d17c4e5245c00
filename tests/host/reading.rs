//! Labelled whole pastes: an answer, a token inside other text, a text for another field. How many are read correctly?
//!
//! Two sets: write rules from the development set `working.txt`, never from `held_out.txt`. Each text follows a line `@@` with the
//! expected result, and ends before the next such line. Secrets are names in «», which the fixture replaces.
//! `cargo test --test host reading -- --nocapture` prints both figures and every misread text. `answers_working.jsonl` and
//! `answers_held_out.jsonl` are the same for answers: from Meta in odd wrappers, and from other services.
//!
//! Possible expectations: `kind:…`; `token:…` (the name of a text in «», or `none`); `code:…` (a finding); `phone:…`,
//! `account:…`, `portfolio:…`, `app:…` (IDs found; without an answer, no others of the first two); `several:same_app` or
//! `several:other_apps`; `choices:…` (how many tokens to select from); `answer:…` (a category, or `none`); `cause:…`;
//! `phone_box:…`, `account_box:…` (what an ID field reads).

use crate::token;
use token_doctor::diagnosis::{Clock, Context, explain, read_paste};
use token_doctor::graph::{IdProblem, PhoneNumberId, WabaId};
use token_doctor::paste::{AccessToken, IdKind};

mod corpus;
mod fuzz;
mod patterns;
mod rows;

const CLOCK: Clock = Clock {
    now_unix_secs: 1_764_000_000,
    utc_offset_minutes_at: |_| 0,
};

/// The share of the texts that must be read correctly, in percent.
const FLOOR: usize = 95;

/// The same for answers. The share is higher, because a misread answer blames a working token.
const ANSWERS_FLOOR: usize = 97;

/// The secret for a name in «».
fn secret(name: &str) -> String {
    let whole = token::whole(token::APP_ID);
    let mixed = |length: usize| {
        let bytes = token::bytes(length as u64, length);
        let alphabet: Vec<char> = ('A'..='Y').chain('a'..='z').chain('0'..='9').collect();
        bytes
            .iter()
            .map(|byte| alphabet[usize::from(*byte) % alphabet.len()])
            .collect::<String>()
    };
    if let Some(range) = name.strip_prefix("token:") {
        let (from, to) = range.split_once('-').unwrap();
        let to = to.parse().unwrap_or(whole.len());
        return whole[from.parse().unwrap()..to].to_owned();
    }
    if let Some(length) = name.strip_prefix("mixed") {
        return mixed(length.parse().unwrap());
    }
    match name {
        "token" => whole,
        "second" => token::made_of(token::APP_ID, token::Layout::Newer, &token::bytes(2, 150)),
        "other" => token::whole(731_904_556_182_037),
        "cut" => whole[..whole.len() - 1].to_owned(),
        "short" => whole[..44].to_owned(),
        "half" => whole[..100].to_owned(),
        "hex" => "0f1e2d3c4b5a69788796a5b4c3d2e1f0".to_owned(),
        "letters34" => mixed(34),
        _ => panic!("«{name}»"),
    }
}

/// The text with its secrets filled in.
fn filled(text: &str) -> String {
    let mut parts = text.split('«');
    let mut whole = parts.next().unwrap().to_owned();
    for part in parts {
        let (name, after) = part.split_once('»').unwrap();
        whole += &secret(name);
        whole += after;
    }
    whole
}

/// Everything that is read in a text, with each fact in the notation of the expectations.
fn facts(text: &str) -> Vec<String> {
    let context = Context::of_paste(&CLOCK);
    let (inspection, answer) = read_paste(text, &context);
    let mut facts = vec![format!("kind:{}", inspection.kind.as_str())];
    let exposed = inspection.token.as_ref().map(AccessToken::expose);
    facts.push(match exposed {
        None => "token:none".to_owned(),
        Some(token) => ["token", "cut", "short", "half"]
            .iter()
            .find(|name| secret(name) == token)
            .map_or("token:another".to_owned(), |name| format!("token:{name}")),
    });
    facts.extend(
        inspection
            .findings
            .iter()
            .map(|finding| format!("code:{}", finding.code)),
    );
    let box_ids = if text.contains("://") {
        token_doctor::paste::ids_in(text)
    } else {
        Vec::new()
    };
    for id in inspection.ids.iter().chain(&box_ids) {
        let kind = match id.kind {
            IdKind::PhoneNumber => "phone",
            IdKind::WhatsAppBusinessAccount => "account",
            IdKind::BusinessPortfolio => "portfolio",
            IdKind::App => "app",
        };
        facts.push(format!("{kind}:{}", id.digits));
    }
    let apps: Vec<_> = inspection.choices.iter().map(|choice| &choice.app_id).collect();
    facts.push(format!("choices:{}", apps.len()));
    if inspection
        .findings
        .iter()
        .any(|finding| finding.code == "several_tokens")
    {
        let is_one_app = apps.iter().all(|app| *app == apps[0]);
        facts.push(format!(
            "several:{}",
            if is_one_app { "same_app" } else { "other_apps" }
        ));
    }
    match answer {
        None => facts.push("answer:none".to_owned()),
        Some(answer) => {
            facts.push(format!("answer:{}", answer.diagnosis.category.as_str()));
            facts.push(format!("cause:{}", answer.diagnosis.cause.as_str()));
            let explained = explain(text, None, &context);
            assert_eq!(
                explained, answer.diagnosis,
                "the module reads it in the same way: {text}"
            );
        }
    }
    facts.push(format!(
        "phone_box:{}",
        in_box(PhoneNumberId::parse(text).map(|id| id.map(|id| id.as_str().to_owned())))
    ));
    facts.push(format!(
        "account_box:{}",
        in_box(WabaId::parse(text).map(|id| id.map(|id| id.as_str().to_owned())))
    ));
    facts
}

fn in_box(read: Result<Option<String>, IdProblem>) -> String {
    match read {
        Ok(id) => id.unwrap_or_default(),
        Err(IdProblem::PhoneNumber) => "problem_phone_number".to_owned(),
        Err(IdProblem::Letters) => "problem_letters".to_owned(),
        Err(IdProblem::OtherIds) => "problem_address".to_owned(),
        Err(other) => format!("{other:?}"),
    }
}

/// Expected facts that are not read, and facts that are read but not expected.
fn misread(expected: &str, text: &str) -> Option<String> {
    let facts = facts(text);
    let expected: Vec<&str> = expected.split_whitespace().collect();
    let is_about_answer = expected
        .iter()
        .any(|fact| fact.starts_with("answer:") || fact.contains("_box:"));
    let missing = expected.iter().find(|fact| !facts.iter().any(|read| read == **fact));
    let is_offer = |fact: &&String| fact.starts_with("phone:") || fact.starts_with("account:");
    let surplus = facts
        .iter()
        .filter(|_| !is_about_answer)
        .filter(is_offer)
        .find(|fact| !expected.contains(&fact.as_str()));
    (missing.is_some() || surplus.is_some()).then(|| format!("expected {expected:?}, read {facts:?}: {text:?}"))
}

/// How many texts are read correctly, and how many there are.
fn score(name: &str, set: &str) -> (usize, usize) {
    let cases: Vec<(&str, &str)> = set
        .split("\n@@ ")
        .skip(1)
        .map(|case| case.split_once('\n').unwrap())
        .collect();
    let wrong: Vec<String> = cases
        .iter()
        .filter_map(|(expected, text)| misread(expected, &filled(text)))
        .collect();
    let right = cases.len() - wrong.len();
    println!("{name}: {right} of {} texts are read correctly", cases.len());
    for line in wrong {
        println!("  {line}");
    }
    (right, cases.len())
}

/// The README says these figures, so they have to be those of this test.
fn assert_in_readme(figure: String) {
    assert!(
        include_str!("../../README.md").contains(&figure),
        "README.md does not say \"{figure}\""
    );
}

#[test]
fn the_development_texts_are_read_correctly() {
    let (right, all) = score("working", include_str!("reading/working.txt"));
    assert_eq!(right, all);
    assert_in_readme(format!("all {all} pastes"));
}

#[test]
fn the_held_out_texts_are_read_correctly() {
    let (right, all) = score("held out", include_str!("reading/held_out.txt"));
    assert!(right * 100 >= all * FLOOR);
    assert_in_readme(format!("{right} of {all} pastes"));
}

#[test]
fn the_development_answers_are_read_correctly() {
    let score = rows::score("answers, working", include_str!("reading/answers_working.jsonl"));
    assert_eq!((score.right, score.blamed), (score.rows, 0));
    assert_in_readme(format!("{} answers are read correctly", score.rows));
}

#[test]
fn the_held_out_answers_are_read_correctly_and_blame_no_token() {
    let score = rows::score("answers, held out", include_str!("reading/answers_held_out.jsonl"));
    assert!(score.right * 100 >= score.rows * ANSWERS_FLOOR);
    assert_eq!(score.blamed, 0);
    assert_in_readme(format!("{} of {} answers", score.right, score.rows));
}
