//! What a paste offers on the page: tokens to select, IDs for their fields, and sending text of an unknown kind.

use super::rendered::Rendered;
use super::{PHONE_NUMBER_ID, after, pasted, two_tokens};
use crate::token;
use token_doctor::diagnosis::IdField;
use token_doctor::graph::IdProblem;
use token_doctor::ui::model::{Event, Refusal, Refused, requests};

const SCREEN: &str =
    "https://business.facebook.com/wa/manage/phone-numbers/?waba_id=21837465091827364&business_id=640182957736104";

#[test]
fn the_selected_one_of_several_tokens_is_tested() {
    let (one, other) = two_tokens();
    let state = after([pasted(&format!("old: {one}\nnew: {other}"))]);
    assert_eq!(requests::connection(&state).map(|_| ()), Err(Refusal::Several));
    for (at, expected) in [(0, &one), (1, &other)] {
        let mut state = state.clone();
        state.apply(Event::TokenChosen(1 - at));
        state.apply(Event::TokenChosen(at));
        let request = requests::connection(&state).map(|request| request.inspection);
        let token = request.map(|inspection| inspection.token.map(|token| token.expose().to_owned()));
        assert_eq!(token, Ok(Some(expected.clone())));
        assert_eq!(
            (state.pasted.chosen, state.pasted.inspection.choices.len()),
            (Some(at), 2)
        );
    }
    let mut state = state;
    state.apply(Event::TokenChosen(7));
    assert_eq!(requests::connection(&state).map(|_| ()), Err(Refusal::Several));
}

#[test]
fn text_of_an_unknown_kind_is_sent_only_on_request() {
    let refused = after([pasted("my_own_word")]);
    assert_eq!(requests::connection(&refused).map(|_| ()), Err(Refusal::UnknownKind));
    let sent = after([pasted("my_own_word"), Event::UnknownKindAccepted]);
    assert!(requests::connection(&sent).is_ok());
    let next = after([
        pasted("my_own_word"),
        Event::UnknownKindAccepted,
        pasted("another_word"),
    ]);
    assert_eq!(requests::connection(&next).map(|_| ()), Err(Refusal::UnknownKind));
    let secret = after([pasted("VERIFY_TOKEN=my_own_word"), Event::UnknownKindAccepted]);
    assert_eq!(requests::connection(&secret).map(|_| ()), Err(Refusal::OtherSecret));
}

#[test]
fn ids_are_offered_for_their_fields() {
    let (phone, account) = (IdField::PhoneNumberId, IdField::WhatsAppBusinessAccountId);
    let token = token::whole(token::APP_ID);
    for (text, expected) in [
        (
            format!("{token}\nphone_number_id={PHONE_NUMBER_ID}"),
            vec![(phone, PHONE_NUMBER_ID)],
        ),
        (
            format!("{token}\nwaba_id={PHONE_NUMBER_ID} app_id=911602140448729"),
            vec![(account, PHONE_NUMBER_ID)],
        ),
        (
            PHONE_NUMBER_ID.to_owned(),
            vec![(phone, PHONE_NUMBER_ID), (account, PHONE_NUMBER_ID)],
        ),
        (token, vec![]),
    ] {
        let state = after([pasted(&text)]);
        assert_eq!(state.pasted.offered_ids(), expected, "{text}");
        assert!(
            state.phone_number_id.typed.is_empty(),
            "nothing is written without a press"
        );
    }
}

#[test]
fn an_id_field_says_what_it_removed_and_what_it_read() {
    let (phone, account) = (IdField::PhoneNumberId, IdField::WhatsAppBusinessAccountId);
    let typed = |name, text: &str| Event::IdTyped(name, text.to_owned());
    let note = |actions| {
        let state = after(actions);
        [state.phone_number_id, state.account_id].map(|entry| entry.note.map(|note| note.to_string()))
    };
    assert_eq!(note(vec![typed(phone, PHONE_NUMBER_ID)]), [None, None]);
    assert_eq!(
        note(vec![typed(phone, " 106540352242922")])[0].as_deref(),
        Some("Removed a space at the start.")
    );
    let with_break = format!("{PHONE_NUMBER_ID}\r\n");
    assert_eq!(
        note(vec![
            Event::IdPasted(phone, with_break.clone()),
            typed(phone, PHONE_NUMBER_ID)
        ])[0]
            .as_deref(),
        Some("Removed a line break at the end.")
    );
    // The next key press forgets the pasted text.
    assert_eq!(
        note(vec![
            Event::IdPasted(phone, with_break),
            typed(phone, "1"),
            typed(phone, PHONE_NUMBER_ID)
        ])[0],
        None
    );
    assert_eq!(
        note(vec![typed(account, SCREEN)])[1].as_deref(),
        Some("ID found: 21837465091827364.")
    );
    let state = after([typed(phone, SCREEN)]);
    assert_eq!(state.phone_number_id.problem, Some(IdProblem::OtherIds));
    assert_eq!(
        state.phone_number_id.offered_ids(phone),
        [(account, "21837465091827364")]
    );
}

#[tokio::test(flavor = "current_thread")]
async fn offers_are_buttons_that_show_no_secret() {
    let (one, other) = two_tokens();
    let several = Rendered::checker(after([pasted(&format!(
        "{one}\n{other} phone_number_id={PHONE_NUMBER_ID}"
    ))]))
    .await;
    assert!(several.has("button", "Use token 1"));
    several.one("aria-label", "Tokens in this text");
    assert!(several.has("button", &format!("Use {PHONE_NUMBER_ID} as phone number ID")));
    for secret in [&one, &other] {
        assert!(!several.html.contains(&secret[16..40]));
    }
    let state = after([
        pasted(&format!("{one}\nphone_number_id={PHONE_NUMBER_ID}")),
        Event::IdTyped(IdField::PhoneNumberId, PHONE_NUMBER_ID.to_owned()),
    ]);
    let filled = Rendered::checker(state).await;
    assert!(
        !filled.text().contains("as phone number ID"),
        "the field has it already"
    );

    let mut unknown = after([pasted("my_own_word")]);
    unknown.refusal = requests::connection(&unknown).err().map(Refused::Test);
    assert!(Rendered::checker(unknown).await.has("button", "Send anyway"));
}
