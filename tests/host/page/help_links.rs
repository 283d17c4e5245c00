//! The links that a host asks for: to the page about a result, and to its support.

use super::html::{CONNECTED, ended_with_number};
use super::rendered::Rendered;
use super::{EXPIRED, after, pasted};
use token_doctor::ui::model::{Host, State};

const HELP: &str = "More about this result";
const SUPPORT: &str = "Contact support";

/// The addresses of the links with a text.
async fn links(text: &str, host: Host, state: &State) -> Vec<String> {
    let checker = Rendered::checker(State { host, ..state.clone() }).await;
    let links = checker.elements.iter().filter(|element| element.tag == "a");
    links
        .filter(|link| link.text.starts_with(text))
        .map(|link| {
            // The page of the checker stays open, and the other page learns nothing of it.
            assert_eq!(link.attribute("target"), Some("_blank"));
            assert_eq!(link.attribute("rel"), Some("noopener noreferrer"));
            link.attribute("href").unwrap().to_owned()
        })
        .collect()
}

fn helping(help_url: &str) -> Host {
    Host {
        help_url: Some(help_url.to_owned()),
        ..Host::default()
    }
}

fn supporting(support_url: &str) -> Host {
    Host {
        support_url: Some(support_url.to_owned()),
        ..Host::default()
    }
}

#[tokio::test]
async fn a_result_has_a_link_to_the_page_about_its_cause() {
    const PAGE: &str = "errors/token_expired.html#session_expired";
    for state in [after([pasted(EXPIRED)]), ended_with_number(EXPIRED)] {
        for (help_url, folder) in [
            ("https://crm.example/help", "https://crm.example/help/"),
            ("https://crm.example/help/", "https://crm.example/help/"),
            ("/help/es/", "/help/es/"),
            ("./", "./"),
        ] {
            assert_eq!(links(HELP, helping(help_url), &state).await, [[folder, PAGE].concat()]);
        }
    }
}

#[tokio::test]
async fn without_an_address_or_a_diagnosis_there_is_no_link() {
    assert!(links(HELP, Host::default(), &after([pasted(EXPIRED)])).await.is_empty());
    assert!(links(HELP, helping("./"), &State::default()).await.is_empty());
    assert!(
        links(SUPPORT, Host::default(), &ended_with_number(CONNECTED))
            .await
            .is_empty()
    );
}

#[tokio::test]
async fn support_is_below_the_report_and_gets_nothing() {
    for address in [
        "https://crm.example/support?topic=whatsapp",
        "mailto:help@crm.example",
        "../support",
    ] {
        let links = links(SUPPORT, supporting(address), &ended_with_number(EXPIRED)).await;
        assert_eq!(links, [address]);
    }
}

#[tokio::test]
async fn an_address_that_would_run_a_script_is_no_link() {
    let state = ended_with_number(EXPIRED);
    for address in [
        "",
        "javascript:alert(1)",
        " javascript:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,x",
        "JAVASCRIPT:x//",
    ] {
        assert!(links(HELP, helping(address), &state).await.is_empty(), "{address}");
        assert!(
            links(SUPPORT, supporting(address), &state).await.is_empty(),
            "{address}"
        );
    }
}
