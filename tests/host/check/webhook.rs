//! Where incoming messages go: each level at which an address can be set, compared with the address that the CRM expects.
use proptest::prelude::*;
use serde_json::{Value, json};
use token_doctor::check::{CheckId, CheckState, ConnectionReport, Verdict, report_of_stored};
use token_doctor::diagnosis::NoAnswer;
use token_doctor::graph::{WebhookAddress, WebhookLevel};
use token_doctor::paste::AppId;

use super::world::{
    ACCOUNT, APP, CLOCK, NUMBER, OTHER_ACCOUNT, World, account, category, cause, error, explanation, given, list,
    listed, nothing, number, ok, play, public_report, row, state, subscribed,
};

const CRM: &str = "https://crm.example.com/webhooks/whatsapp";
const ELSEWHERE: &str = "https://old.example.org/hook";

/// The addresses from Meta: of the number, of the account (in the number's field and in the subscription), and of the app.
#[derive(Clone, Copy, Default)]
struct Levels {
    number: Option<&'static str>,
    account: Option<&'static str>,
    subscription: Option<&'static str>,
    app: Option<&'static str>,
}

fn world(levels: Levels) -> World {
    let mut answer = number(NUMBER, ACCOUNT);
    answer["webhook_configuration"] = json!({
        "phone_number": levels.number,
        "whatsapp_business_account": levels.account,
        "application": levels.app,
    });
    let mut this_app = subscribed(APP);
    this_app["override_callback_uri"] = json!(levels.subscription);
    World::healthy()
        .with(&format!("/{NUMBER}"), ok(answer))
        .with(&format!("/{ACCOUNT}/subscribed_apps"), list(json!([this_app])))
}

fn test_expecting(world: &World, expected: Option<&str>) -> ConnectionReport {
    let mut request = given(NUMBER, ACCOUNT);
    request.webhook_url = expected.map(|url| WebhookAddress::parse(url).unwrap());
    play(request, world).report()
}

#[test]
fn the_address_of_the_number_overrides_the_account_and_the_app() {
    use WebhookLevel::{Account, App, Number};
    const A: Option<&str> = Some("https://a.example/1");
    const B: Option<&str> = Some("https://b.example/2");
    let all = Levels {
        number: A,
        account: B,
        subscription: B,
        app: B,
    };
    for (levels, wanted) in [
        (all, Some(("a.example/1", Number))),
        (
            Levels {
                number: None,
                account: A,
                subscription: None,
                ..all
            },
            Some(("a.example/1", Account)),
        ),
        (
            Levels {
                number: None,
                account: None,
                subscription: A,
                ..all
            },
            Some(("a.example/1", Account)),
        ),
        (
            Levels {
                number: None,
                account: None,
                subscription: None,
                app: A,
            },
            Some(("a.example/1", App)),
        ),
        (Levels::default(), None),
    ] {
        let report = test_expecting(&world(levels), None);
        let webhook = &report.webhook;
        let found = webhook.address.as_ref().map(WebhookAddress::shown).zip(webhook.level);
        assert_eq!(found, wanted.map(|(address, level)| (address.to_owned(), level)));
        assert_eq!(webhook.subscribed, Some(true));
    }
}

#[test]
fn the_address_is_compared_with_the_crm_and_an_override_needs_attention() {
    let at_number = |address| Levels {
        number: Some(address),
        app: Some(CRM),
        ..Levels::default()
    };
    let at_account = |address| Levels {
        subscription: Some(address),
        app: Some(CRM),
        ..Levels::default()
    };
    let at_app = |address| Levels {
        app: Some(address),
        ..Levels::default()
    };
    let none = Levels::default();
    for (levels, expected, wanted, cause_wanted, says) in [
        (
            at_number(CRM),
            Some(CRM),
            CheckState::Pass,
            "",
            "This is the address of your CRM.",
        ),
        (
            at_account(CRM),
            Some(CRM),
            CheckState::Pass,
            "",
            "This is the address of your CRM.",
        ),
        (
            at_app(CRM),
            Some(CRM),
            CheckState::Pass,
            "",
            "This is the address of your CRM.",
        ),
        (
            at_number(ELSEWHERE),
            Some(CRM),
            CheckState::Warn,
            "webhook_elsewhere",
            "set for this phone number",
        ),
        (
            at_account(ELSEWHERE),
            Some(CRM),
            CheckState::Warn,
            "webhook_elsewhere",
            "set for the account",
        ),
        (
            at_app(ELSEWHERE),
            Some(CRM),
            CheckState::Warn,
            "webhook_elsewhere",
            "the address of the app",
        ),
        (
            none,
            Some(CRM),
            CheckState::Unknown,
            "",
            "could not compare the address",
        ),
        (
            at_number(ELSEWHERE),
            None,
            CheckState::Warn,
            "",
            "Check that this address belongs to your CRM.",
        ),
        (
            at_account(ELSEWHERE),
            None,
            CheckState::Warn,
            "",
            "Check that this address belongs to your CRM.",
        ),
        (
            at_number(CRM),
            None,
            CheckState::Pass,
            "",
            "crm.example.com/webhooks/whatsapp",
        ),
        (at_app(ELSEWHERE), None, CheckState::Pass, "", "old.example.org/hook"),
        (none, None, CheckState::Pass, "", "Meta did not say to which address"),
    ] {
        let report = test_expecting(&world(levels), expected);
        let detail = &row(&report, CheckId::Webhook).detail;
        assert_eq!(
            (state(&report, CheckId::Webhook), cause(&report)),
            (wanted, cause_wanted),
            "{detail}"
        );
        assert!(detail.to_string().contains(says), "{says} in {detail}");
        let verdict = if cause_wanted.is_empty() {
            Verdict::Connected
        } else {
            Verdict::Attention
        };
        assert_eq!(report.verdict, verdict);
        if verdict == Verdict::Attention {
            assert_eq!(
                category(&report).map(token_doctor::diagnosis::Category::as_str),
                Some("receiving_limited")
            );
            let says = explanation(&report);
            assert!(
                says.contains("old.example.org/hook") && says.contains("crm.example.com/webhooks/whatsapp"),
                "{says}"
            );
        }
    }
}

#[test]
fn another_app_may_send_the_messages_to_the_crm() {
    let mut other = subscribed("1");
    other["override_callback_uri"] = json!(CRM);
    let world = World::healthy().with(&format!("/{ACCOUNT}/subscribed_apps"), list(json!([other])));
    let expecting = test_expecting(&world, Some(CRM));
    assert_eq!(
        (expecting.verdict, state(&expecting, CheckId::Webhook)),
        (Verdict::Connected, CheckState::Warn)
    );
    assert_eq!(
        cause(&test_expecting(&world, Some(ELSEWHERE))),
        "webhook_not_subscribed"
    );
    assert_eq!(cause(&test_expecting(&world, None)), "webhook_not_subscribed");
}

#[test]
fn without_the_subscriptions_the_address_alone_can_show_that_messages_go_elsewhere() {
    let levels = Levels {
        app: Some(ELSEWHERE),
        ..Levels::default()
    };
    for answer in [
        error(200, "(#200) You do not have permission"),
        nothing(NoAnswer::Rejected),
    ] {
        let world = world(levels).with(&format!("/{ACCOUNT}/subscribed_apps"), answer);
        assert_eq!(cause(&test_expecting(&world, Some(CRM))), "webhook_elsewhere");
        let report = test_expecting(&world, None);
        assert_eq!(
            (report.verdict, state(&report, CheckId::Webhook)),
            (Verdict::Connected, CheckState::Unknown)
        );
        assert!(
            row(&report, CheckId::Webhook)
                .detail
                .to_string()
                .contains("old.example.org/hook")
        );
        assert_eq!(report.webhook.subscribed, None);
    }
}

#[test]
fn a_number_that_was_not_read_proves_no_address() {
    // Without the field, the number's own address is unknown.
    let mut this_app = subscribed(APP);
    this_app["override_callback_uri"] = json!(CRM);
    let world = World::healthy().with(&format!("/{ACCOUNT}/subscribed_apps"), list(json!([this_app])));
    let report = test_expecting(&world, Some(CRM));
    assert_eq!(
        (report.verdict, state(&report, CheckId::Webhook)),
        (Verdict::Connected, CheckState::Unknown)
    );
}

#[test]
fn a_secret_in_an_address_is_never_shown() {
    const SECRET: &str = "https://user:hunter2@crm.example.com/hook?verify=hunter2#hunter2";
    let levels = Levels {
        number: Some(SECRET),
        subscription: Some(SECRET),
        app: Some(SECRET),
        ..Levels::default()
    };
    for expected in [None, Some(SECRET), Some("https://u:hunter2@a.example/?k=hunter2")] {
        let report = test_expecting(&world(levels), expected);
        let everything = format!("{report:?}{}", public_report(&report));
        assert!(everything.contains("crm.example.com"), "{everything}");
        assert!(!everything.contains("hunter2"), "{everything}");
        assert!(
            !public_report(&report).contains("/hook"),
            "the report for the public has the host alone"
        );
    }
}

#[test]
fn a_token_of_another_app_than_the_crm_s_needs_attention() {
    for (expected, wanted) in [(None, ""), (Some(APP), ""), (Some("1234567890123456"), "another_app")] {
        let mut request = given(NUMBER, ACCOUNT);
        request.expected_app_id = expected.and_then(AppId::parse);
        let report = play(request, &World::healthy()).report();
        assert_eq!(cause(&report), wanted);
        let expected_state = if wanted.is_empty() {
            CheckState::Pass
        } else {
            CheckState::Warn
        };
        assert_eq!(state(&report, CheckId::App), expected_state);
        let says = explanation(&report);
        assert_eq!(
            says.contains(APP) && says.contains("1234567890123456"),
            !wanted.is_empty(),
            "{says}"
        );
    }
}

#[test]
fn a_stored_report_keeps_the_webhook_and_trusts_no_address() {
    let stored = |webhook: Value| {
        let report = json!({"verdict": "connected", "headline": "x", "webhook": webhook});
        report_of_stored(&report.to_string(), &CLOCK).webhook
    };
    let read = stored(json!({"subscribed": true, "address": "crm.example.com/hook", "level": "account"}));
    assert_eq!(read.subscribed, Some(true));
    assert_eq!(read.address.unwrap().shown(), "crm.example.com/hook");
    assert_eq!(read.level, Some(WebhookLevel::Account));
    for odd in [
        json!(null),
        json!(7),
        json!({"address": "a b", "level": "galaxy", "subscribed": "yes"}),
    ] {
        assert_eq!(stored(odd), token_doctor::check::WebhookFacts::default());
    }
}

#[test]
fn an_address_is_read_as_a_server_would_read_it() {
    for (text, wanted) in [
        ("https://crm.example.com/a/b", Some("crm.example.com/a/b")),
        ("  HTTPS://CRM.Example.COM/A/b/ ", Some("crm.example.com/A/b")),
        ("https://crm.example.com", Some("crm.example.com")),
        ("https://crm.example.com:443/", Some("crm.example.com")),
        ("https://crm.example.com:8443/a", Some("crm.example.com:8443/a")),
        ("https://user:word@crm.example.com/a?b=c#d", Some("crm.example.com/a")),
        ("https://crm.example.com?a=/b", Some("crm.example.com")),
        ("https://[2001:db8::1]:8443/a", Some("[2001:db8::1]:8443/a")),
        ("https://bücher.example/a", Some("bücher.example/a")),
        ("http://crm.example.com/a", None),
        ("crm.example.com/a", None),
        ("https://", None),
        ("https:///a", None),
        ("https://a b.example/", None),
        ("https://crm.example.com:port/a", None),
        ("https://crm.example.com\\a", None),
        ("", None),
    ] {
        let read = WebhookAddress::parse(text).map(|address| address.shown());
        assert_eq!(read.as_deref(), wanted, "{text}");
    }
    assert_eq!(
        WebhookAddress::parse(&format!("https://a.example/{}", "a".repeat(3_000))),
        None
    );
}

proptest! {
    #[test]
    fn an_address_that_was_read_is_read_again_unchanged(text in "(https://)?[a-zA-Z0-9@:/?#._\\[\\]%-]{0,40}") {
        if let Some(address) = WebhookAddress::parse(&text) {
            prop_assert!(!address.shown().contains(['?', '#', '@']) || address.shown().split('/').skip(1).any(|part| part.contains('@')));
            prop_assert_eq!(WebhookAddress::of_shown(&address.shown()), Some(address));
        }
    }
}

#[test]
fn an_unreadable_address_does_not_count_as_none() {
    for unreadable in [
        json!("http://old.example.org/hook"),
        json!("https://old.example.org/a b"),
        json!({"uri": ELSEWHERE}),
        json!(7),
    ] {
        for level in ["phone_number", "whatsapp_business_account", "subscription"] {
            let mut answer = number(NUMBER, ACCOUNT);
            answer["webhook_configuration"] = json!({"application": CRM, level: unreadable});
            let mut this_app = subscribed(APP);
            if level == "subscription" {
                this_app["override_callback_uri"] = unreadable.clone();
            }
            let world = World::healthy()
                .with(&format!("/{NUMBER}"), ok(answer))
                .with(&format!("/{ACCOUNT}/subscribed_apps"), list(json!([this_app])));
            let alone = test_expecting(&world, None);
            assert_eq!(
                state(&alone, CheckId::Webhook),
                CheckState::Warn,
                "{level} {unreadable}"
            );
            assert_eq!(alone.webhook.address, None, "{level} {unreadable}");
            assert_eq!(alone.verdict, Verdict::Connected, "{level} {unreadable}");
            let expecting = test_expecting(&world, Some(CRM));
            assert_eq!(
                state(&expecting, CheckId::Webhook),
                CheckState::Unknown,
                "{level} {unreadable}"
            );
        }
    }
    // An empty value removes an address, and the number's address always comes before the account's.
    for none in [json!(null), json!(""), json!(" ")] {
        let mut answer = number(NUMBER, ACCOUNT);
        answer["webhook_configuration"] = json!({"application": CRM, "phone_number": none});
        let report = test_expecting(&World::healthy().with(&format!("/{NUMBER}"), ok(answer)), Some(CRM));
        assert_eq!(state(&report, CheckId::Webhook), CheckState::Pass, "{none}");
    }
    let mut answer = number(NUMBER, ACCOUNT);
    answer["webhook_configuration"] = json!({"phone_number": CRM, "whatsapp_business_account": "none"});
    let report = test_expecting(&World::healthy().with(&format!("/{NUMBER}"), ok(answer)), Some(CRM));
    assert_eq!(state(&report, CheckId::Webhook), CheckState::Pass);
}

#[test]
fn an_app_that_is_subscribed_under_either_id_of_an_account_is_subscribed() {
    for (here, there, wanted) in [
        (true, true, CheckState::Pass),
        (true, false, CheckState::Pass),
        (false, true, CheckState::Pass),
        (false, false, CheckState::Warn),
    ] {
        let apps = |is_subscribed: bool| {
            list(if is_subscribed {
                json!([subscribed(APP)])
            } else {
                json!([])
            })
        };
        let world = World::healthy()
            .with(&format!("/{ACCOUNT}/subscribed_apps"), apps(here))
            .with(&format!("/{OTHER_ACCOUNT}"), ok(account(OTHER_ACCOUNT)))
            .with(
                &format!("/{OTHER_ACCOUNT}/phone_numbers"),
                list(json!([listed(NUMBER)])),
            )
            .with(&format!("/{OTHER_ACCOUNT}/subscribed_apps"), apps(there));
        // The number names the other ID as its account.
        let report = play(given(NUMBER, OTHER_ACCOUNT), &world).report();
        assert_eq!(state(&report, CheckId::Webhook), wanted, "{here} {there}");
    }
}
