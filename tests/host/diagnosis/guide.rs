//! The guide, the part that a diagnosis points to, and the text after saving.

use serde_json::json;
use token_doctor::diagnosis::{
    Evidence, INTRODUCTION, Known, NotSent, Part, PartId, Section, diagnose, guide, if_the_crm_fails, part_for,
};
use token_doctor::graph::{BusinessId, PhoneNumberId, WabaId};
use token_doctor::paste::AppId;
use token_doctor::words::Said;

use super::{context, evidence, of_answer};

fn known() -> Known {
    Known {
        app_id: AppId::parse("911602140448729"),
        app_name: Some("Lantern".to_owned()),
        business_id: BusinessId::parse("640182957736104").unwrap(),
        waba_id: WabaId::parse("218374650918273").unwrap(),
        phone_number_id: PhoneNumberId::parse("106540352242922").unwrap(),
    }
}

fn english(paragraphs: &[Said]) -> Vec<String> {
    paragraphs.iter().map(Said::to_string).collect()
}

fn part(known: &Known, id: PartId) -> Part {
    guide(known).into_iter().find(|part| part.id == id).unwrap()
}

#[test]
fn every_part_says_something_and_leads_to_screens_of_meta_whatever_is_known() {
    for known in [Known::default(), known()] {
        for part in guide(&known) {
            let said = format!("{} {}", part.summary, english(&part.paragraphs).join(" "));
            assert!(!part.paragraphs.is_empty(), "{:?}", part.id);
            assert!(!said.contains(['{', '}', '|']) && !said.contains("  "), "{said}");
            // Straight quotation marks, as in every other sentence.
            assert!(!said.contains(['“', '”', '’']), "{said}");
            for word in ["please", "unfortunately", "invalid input", "oops", "sorry"] {
                assert!(!said.to_lowercase().contains(word), "{said}");
            }
            for link in part.links {
                assert!(
                    link.url.starts_with("https://business.facebook.com/")
                        || link.url.starts_with("https://developers.facebook.com/"),
                    "{}",
                    link.url
                );
            }
        }
    }
}

#[test]
fn the_steps_are_together_in_order_and_their_number_is_right() {
    use PartId::*;
    let of = |section| -> Vec<PartId> {
        let parts = guide(&Known::default());
        parts
            .iter()
            .filter(|part| part.section == section)
            .map(|part| part.id)
            .collect()
    };
    assert_eq!(of(Section::Ways), [OwnBusiness, Partner, TestNumber, TemporaryToken]);
    assert_eq!(
        of(Section::Steps),
        [SystemUser, AssignAssets, Generate, Permissions, Copy]
    );
    assert_eq!(of(Section::Then), [PutIntoCrm, Troubleshooting]);
    assert_eq!(of(Section::GoodToKnow), [TokenTypes, CalledToken, Exchange, Renew]);
    let introduction = INTRODUCTION.english();
    assert!(introduction.contains("five steps") && introduction.contains("password"));
    assert_eq!(Section::Steps.heading(), "Get a permanent token");
    assert!(part(&Known::default(), Exchange).summary.english().contains("Exchange"));
}

#[test]
fn the_guide_says_everything_that_a_permanent_token_needs() {
    let said: Vec<String> = guide(&Known::default())
        .into_iter()
        .flat_map(|part| [vec![part.summary.to_string()], english(&part.paragraphs)].concat())
        .collect();
    let said = said.join("\n");
    for words in [
        "role Admin",
        "Assign assets",
        "\"Generate token\" (or \"Generate new token\")",
        "\"Never\"",
        "\"Manage WhatsApp Business Accounts\"",
        "Press \"Assign assets\" to save. Reload the page until the assets appear.",
        "\"WhatsApp Account Access\"",
        "only partial access",
        "`whatsapp_business_manage_events`: optional",
        "These two permissions are enough",
        "app-only install",
        "expire after 60 days",
        "The old token stays valid until its own expiry",
        "creates a new token each time",
        "\"Connect with customers through WhatsApp\" → \"Customize\" → \"Step 1\"",
        "Step 2 Production setup",
        "Verify token: ",
        "App secret: ",
        "App token: ",
        "PIN: ",
        "at most 60 days",
        "whatsapp_business_messaging",
        "whatsapp_business_management",
        "`business_management`: optional",
        "Meta does not offer it, and you do not need it.",
        "Meta shows it only once",
        "60 days, never a permanent token",
        "set_token_expires_in_60_days",
        "Integrations",
        "Save Changes",
        "Save & Enable",
        "API Setup",
        "within 24 hours",
        "Embedded Signup",
        "131030",
        "Token expired",
        "Permission denied",
        "Invalid token",
        "Temporary",
        "Long-lived",
        "Permanent",
        "business.facebook.com",
        "\"Settings\" → \"Users\" → \"System users\"",
        "older screens: \"Business settings\" → \"System users\"",
        "after 1 to 24 hours",
        "usually expires after 1 to 2 hours",
        "Some guides say that API Setup shows a permanent token. It does not.",
        "200 to 300 characters",
        "`/admin/integrations`",
        "\"WhatsApp connected successfully! Verified: …\"",
        "reading cannot prove it",
        "Extra spaces at the start or end",
        "\"Generate Access Token\"",
        "but messages do not arrive",
        "callback URL",
    ] {
        assert!(said.contains(words), "{words}");
    }
}

#[test]
fn known_ids_are_named_and_linked_to_their_exact_screen() {
    for (id, paragraph, said, said_of_nothing) in [
        (
            PartId::AssignAssets,
            1,
            "Under \"Apps\", turn on \"Manage app\" for 911602140448729 (Lantern).",
            "Under \"Apps\", turn on \"Manage app\" for your app.",
        ),
        (
            PartId::AssignAssets,
            2,
            "Under \"Messaging accounts\" (if there is no such tab: \"WhatsApp accounts\"), select account 218374650918273.",
            "Under \"Messaging accounts\" (if there is no such tab: \"WhatsApp accounts\"), select your account.",
        ),
        (
            PartId::Generate,
            1,
            "Select app 911602140448729 (Lantern).",
            "Select the app that your CRM's webhook belongs to. WhatsApp must be among its products or use cases.",
        ),
        (
            PartId::PutIntoCrm,
            2,
            "If the CRM asks for the phone number ID, enter 106540352242922.",
            "Press \"Save Changes\", or \"Save & Enable\" if WhatsApp is not enabled yet.",
        ),
    ] {
        assert_eq!(part(&known(), id).paragraphs[paragraph], said);
        assert_eq!(part(&Known::default(), id).paragraphs[paragraph], said_of_nothing);
    }
    let addresses =
        |known: &Known, id| -> Vec<String> { part(known, id).links.into_iter().map(|link| link.url).collect() };
    for (id, url, general) in [
        (
            PartId::SystemUser,
            "https://business.facebook.com/latest/settings/system_users?business_id=640182957736104",
            "https://business.facebook.com/latest/settings/system_users",
        ),
        (
            PartId::TemporaryToken,
            "https://developers.facebook.com/apps/911602140448729/",
            "https://developers.facebook.com/apps/",
        ),
        (
            PartId::Exchange,
            "https://developers.facebook.com/apps/911602140448729/settings/basic/",
            "https://developers.facebook.com/apps/",
        ),
    ] {
        assert_eq!(addresses(&known(), id)[0], url);
        assert_eq!(addresses(&Known::default(), id)[0], general);
    }
}

#[test]
fn a_diagnosis_points_to_the_part_that_fixes_it() {
    let of = |code: i64, message: &str| {
        let body = json!({"error": {"code": code, "message": message}});
        part_for(&of_answer(Some(400), &body, &context()))
    };
    for (code, message, expected) in [
        (190, "Session has expired", Some(PartId::SystemUser)),
        (190, "The user has changed their password", Some(PartId::SystemUser)),
        (190, "Malformed access token", Some(PartId::Copy)),
        (190, "could not be decrypted", Some(PartId::Copy)),
        (
            200,
            "Requires whatsapp_business_messaging permission",
            Some(PartId::Permissions),
        ),
        (200, "Permissions error", Some(PartId::AssignAssets)),
        (
            10,
            "You do not have permission to access this WhatsApp account",
            Some(PartId::AssignAssets),
        ),
        (
            131_030,
            "Recipient phone number not in allowed list",
            Some(PartId::TestNumber),
        ),
        (4, "Application request limit reached", None),
        (100, "Unsupported get request", None),
        (1, "An unknown error occurred", None),
        (987_654, "Nothing that is known", None),
    ] {
        assert_eq!(of(code, message), expected, "{message}");
    }
    let ends = Evidence::EndsSoon {
        expires_at: super::NOW + 60,
        is_temporary: true,
    };
    assert_eq!(part_for(&diagnose(&ends, &context())), Some(PartId::SystemUser));
    let permanent = diagnose(&Evidence::NotSent(NotSent::Permanent), &context());
    assert_eq!(part_for(&permanent), Some(PartId::PutIntoCrm));
    let nothing = evidence::diagnosis_of(&evidence::Owned::NotSent("0f"), &context());
    assert_eq!(part_for(&nothing), None);
}

#[test]
fn if_the_crm_fails_the_most_likely_cause_comes_first() {
    let told = if_the_crm_fails(Some(233), &known());
    let texts: Vec<String> = told.iter().map(|step| step.text.to_string()).collect();
    assert_eq!(
        texts[..4],
        [
            "Compare the length. The token here has 233 characters. A field of 64 or 200 characters is too short.",
            "The CRM may still use the old token. Save the new token again and check that the CRM confirms it. Then restart the \
             CRM or clear its cache.",
            "The token may not have the permission `whatsapp_business_messaging`. Reading cannot prove this permission. If \
             sending fails, create a token with it.",
            "The CRM may use another app. The app ID and the app secret in the CRM must belong to app 911602140448729 (Lantern).",
        ]
    );
    assert!(texts[4].starts_with("The app may allow only certain IP addresses."));
    assert_eq!(
        told[4].url.as_deref(),
        Some("https://developers.facebook.com/apps/911602140448729/settings/advanced/")
    );
    assert_eq!(if_the_crm_fails(None, &Known::default()).len(), told.len());
    for (characters, says) in [
        (
            Some(40),
            "has 40 characters. The token in the CRM must have the same length.",
        ),
        (
            Some(64),
            "has 64 characters. The token in the CRM must have the same length.",
        ),
        (Some(65), "has 65 characters. A field of 64 characters is too short."),
        (Some(200), "has 200 characters. A field of 64 characters is too short."),
        (
            Some(255),
            "has 255 characters. A field of 64 or 200 characters is too short.",
        ),
        (
            Some(256),
            "has 256 characters. A field of 64, 200 or 255 characters is too short.",
        ),
        (
            None,
            "A field of 64, 200 or 255 characters is too short for some tokens.",
        ),
    ] {
        let told = if_the_crm_fails(characters, &Known::default());
        assert!(told[0].text.to_string().ends_with(says), "{}", told[0].text);
    }
}
