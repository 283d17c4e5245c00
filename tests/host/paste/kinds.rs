//! Texts of other kinds are named, and other secrets are not sent.

use token_doctor::paste::{Kind, Severity, inspect};

use super::{cleaned, codes, messages};
use crate::token::{APP_ID, whole};

#[test]
fn text_of_an_unknown_kind_stays_sendable() {
    for text in [
        "hunter2",
        "my_verify_token_4711",
        "EARTH",
        "Zm9vYmFyYmF6",
        "\u{43a}\u{43b}\u{44e}\u{447}",
    ] {
        let inspection = inspect(text);
        assert_eq!((inspection.kind, cleaned(&inspection)), (Kind::Unknown, text));
        assert_eq!(codes(&inspection), [""; 0], "{text}");
    }
}

#[test]
fn other_secrets_are_recognised_and_not_sent() {
    let hex = "0123456789abcdef".repeat(2);
    let filler = |length: usize| "Ab3".repeat(length).chars().take(length).collect::<String>();
    let rows = [
        (format!("911602140448729|{}", filler(27)), Kind::AppAccessToken),
        (format!("911602140448729%7C{}", filler(27)), Kind::AppAccessToken),
        (hex.clone(), Kind::AppSecret),
        (hex.to_uppercase(), Kind::AppSecret),
        (format!("IGAA{}", filler(120)), Kind::InstagramToken),
        (format!("IGQVJ{}", filler(120)), Kind::InstagramToken),
        (format!("THAA{}", filler(120)), Kind::ThreadsToken),
        (
            format!("eyJ{}.eyJ{}.{}", filler(20), filler(40), filler(43)),
            Kind::JsonWebToken,
        ),
        (format!("sk-proj-{}", filler(60)), Kind::OtherKey),
        (format!("sk_live_{}", filler(24)), Kind::OtherKey),
        (format!("ghp_{}", filler(36)), Kind::OtherKey),
        (format!("xoxb-{}", filler(40)), Kind::OtherKey),
        (format!("AIza{}", filler(35)), Kind::OtherKey),
        (format!("AKIA{}", filler(16).to_uppercase()), Kind::OtherKey),
        (format!("AC{hex}"), Kind::OtherKey),
        (format!("SG.{}.{}", filler(22), filler(43)), Kind::OtherKey),
        (
            format!("EAAA{}-{}_{}", filler(20), filler(20), filler(18)),
            Kind::OtherKey,
        ),
        (format!("123456789:{}", filler(35)), Kind::OtherKey),
    ];
    for (text, kind) in rows {
        for paste in [text.clone(), format!(" \"{text}\"\n"), format!("Bearer {text}")] {
            let inspection = inspect(&paste);
            assert_eq!(inspection.kind, kind, "{paste}");
            assert_eq!(inspection.token, None, "{paste}");
            assert!(inspection.is_other_secret(), "{paste}");
            assert_eq!(codes(&inspection).last(), Some(&"wrong_kind"), "{paste}");
            assert_eq!(inspection.findings.last().unwrap().severity, Severity::Error);
        }
    }
}

#[test]
fn a_finding_names_whose_key_it_is() {
    let inspection = inspect(&format!("sk_live_{}", "Ab3".repeat(8)));
    assert_eq!(
        messages(&inspection),
        [
            "This looks like a key from Stripe, so we do not send it. An access token starts with EA. Create it in System users \
          (Settings → Users → System users) with \"Generate new token\"."
        ]
    );
}

#[test]
fn numbers_are_distinguished() {
    let rows = [
        ("106540352242922", Kind::ObjectId),
        ("91160214044872912", Kind::ObjectId),
        (" 106540352242922\n", Kind::ObjectId),
        ("+1 555 078 3881", Kind::PhoneNumber),
        ("+49 (151) 234-56789", Kind::PhoneNumber),
        ("15550783881", Kind::PhoneNumber),
        ("(555) 078-3881", Kind::PhoneNumber),
        ("123456", Kind::Unknown),
        ("2024-03-05", Kind::Unknown),
        ("192.168.100.200", Kind::Unknown),
    ];
    for (text, kind) in rows {
        let inspection = inspect(text);
        assert_eq!(inspection.kind, kind, "{text}");
        assert!(!inspection.is_other_secret(), "{text}");
        assert_eq!(
            codes(&inspection).contains(&"wrong_kind"),
            kind != Kind::Unknown,
            "{text}"
        );
    }
}

#[test]
fn placeholders_for_a_token_are_named() {
    let rows = [
        ("YOUR_TOKEN", "placeholder"),
        ("YOUR_ACCESS_TOKEN", "placeholder"),
        ("yourAccessToken", "placeholder"),
        ("<token>", "placeholder"),
        ("<ACCESS_TOKEN>", "placeholder"),
        ("{access-token}", "placeholder"),
        ("{{access_token}}", "placeholder"),
        ("${WHATSAPP_TOKEN}", "placeholder"),
        ("$TOKEN", "placeholder"),
        ("[your token here]", "placeholder"),
        ("ACCESS_TOKEN", "placeholder"),
        ("Bearer YOUR_TOKEN", "placeholder"),
        ("paste your token here", "placeholder"),
        ("xxxxxxxxxxxx", "placeholder"),
        ("null", "placeholder"),
        ("undefined", "placeholder"),
        ("SEU_TOKEN_AQUI", "placeholder"),
        ("seu-token-aqui", "placeholder"),
        ("COLE_SEU_TOKEN", "placeholder"),
        ("cole_seu_token_aqui", "placeholder"),
        ("TU_TOKEN_AQUI", "placeholder"),
        ("tu_token_aquí", "placeholder"),
        ("coloca_tu_token_aqui", "placeholder"),
        ("Ingresa tu token de acceso", "placeholder"),
        ("VOTRE_TOKEN", "placeholder"),
        ("collez_votre_token_ici", "placeholder"),
        ("Masukkan_Token_Anda_Di_Sini", "placeholder"),
        ("masukkan-token-disini", "placeholder"),
        ("token_buraya", "placeholder"),
        ("dein_token_hier", "placeholder"),
        ("inserisci_il_tuo_token", "placeholder"),
        ("ضع_التوكن_هنا", "placeholder"),
        ("EAAB****", "masked"),
        ("EAAB****************wxyz", "masked"),
        ("EAAB\u{2022}\u{2022}\u{2022}\u{2022}\u{2022}", "masked"),
        ("EAAG...", "masked"),
        ("EAAG\u{2026}ZDZD", "masked"),
        ("EAAGxxxxxxxxxxxxxxxx", "masked"),
        ("****************", "masked"),
        ("[FILTERED]", "masked"),
        ("<redacted>", "masked"),
        ("EAAJB...", "documentation_sample"),
        ("EAAJB\u{2026}", "documentation_sample"),
    ];
    for (text, code) in rows {
        let inspection = inspect(text);
        assert_eq!(codes(&inspection).last(), Some(&code), "{text}");
        assert_eq!(inspection.kind, Kind::Placeholder, "{text}");
    }
}

#[test]
fn a_scrambled_token_of_the_documentation_is_named_and_a_complete_one_of_its_app_is_not() {
    let app_of_the_documentation = 0x0000_0dea_d701_cc05;
    let token = whole(app_of_the_documentation);
    assert!(token.starts_with("EAAAN6tcBzAUBO"));
    assert_eq!(codes(&inspect(&token)), [""; 0]);
    let scrambled = inspect(&format!("{}Zk{}", &token[..60], &token[61..]));
    assert_eq!(codes(&scrambled), ["documentation_sample"]);
    assert_eq!(scrambled.app_id, None);
}

#[test]
fn an_answer_of_the_graph_api_is_not_a_token() {
    let token = whole(APP_ID);
    for text in [
        "{\"error\":{\"message\":\"Invalid OAuth access token.\",\"type\":\"OAuthException\",\"code\":190,\"fbtrace_id\":\"A1b2C3\"}}".to_owned(),
        "{\n  \"error\": {\n    \"message\": \"(#190) Error\",\n    \"code\": 190\n  }\n}".to_owned(),
        "OAuthException".to_owned(),
        "(#190) This method must be called with a Page Access Token".to_owned(),
        "Error validating access token: Session has expired on Friday, 01-Mar-24 12:00:00 PST.".to_owned(),
        "Uncaught exception: malformed access token".to_owned(),
        format!("Malformed access token {token}"),
        "Invalid OAuth access token - Cannot parse access token".to_owned(),
        "The access token could not be decrypted".to_owned(),
        "Unsupported get request. Object with ID '1' does not exist".to_owned(),
    ] {
        let inspection = inspect(&text);
        assert_eq!((inspection.kind, &inspection.token), (Kind::GraphError, &None), "{text}");
        assert_eq!(codes(&inspection), ["graph_error_pasted"], "{text}");
    }
}

#[test]
fn a_request_for_help_is_not_an_answer_of_the_graph_api() {
    for text in [
        "see issue (#12) and the error below",
        "\"error\" happens when I save",
        "An error occurred, try again",
    ] {
        assert_eq!(inspect(text).kind, Kind::Unknown, "{text}");
    }
}
