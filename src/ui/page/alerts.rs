//! What the page says if there is no checker, or about its address. Hidden until boot.js shows one of them. Does not depend on why it
//! is shown.

use yew::prelude::*;

use crate::words::{Text, Words, t};

/// Every alert, and what is said without JavaScript.
pub fn alerts(words: &Words) -> Html {
    let say = |text: Text| words.text(text);
    html! {
        <>
            <div class="boot-alert" role="alert">
                <p id="load-failure" hidden=true>
                    <strong>{ say(t!("Token Doctor could not load.")) }</strong>{ " " }
                    { say(t!("You cannot test a token until it loads. You can still read the guide below.")) }{ " " }
                    { say(t!("Reload the page. If this does not help, allow this site in your content blocker. Or open the page in a \
                        current version of Chrome, Edge, Firefox or Safari.")) }
                </p>
                <p id="save-refused" hidden=true>
                    <strong>{ say(t!("This page cannot save.")) }</strong>{ " " }
                    { say(t!("The address to save to is not on this site, so this page does not use it. Everything else works.")) }
                </p>
                <p id="framed" hidden=true>
                    <strong>{ say(t!("Token Doctor does not run inside another page.")) }</strong>{ " " }
                    { say(t!("The other page could mislead you about where your token goes.")) }{ " " }
                    <a href="./" target="_blank" rel="noopener noreferrer">{ say(t!("Open Token Doctor in its own tab")) }</a>
                </p>
                <p id="token-in-address" hidden=true>
                    <strong>{ say(t!("The address of this page contained a token or a secret.")) }</strong>{ " " }
                    { say(t!("Token Doctor removed it and did not use it. It can still be in your browser's history and in server logs. Revoke \
                        this token and create a new one.")) }
                </p>
                // For the reason of a save that failed, under the button.
                <span id="save-no-answer" hidden=true>
                    { say(t!("The server did not answer, or it redirected the request, for example to a login page.")) }
                </span>
                <span id="save-status" hidden=true>{ say(t!("The server answered with status {status}.")) }</span>
            </div>
            <noscript>
                <p class="boot-alert">
                    <strong>{ say(t!("Token Doctor needs JavaScript.")) }</strong>{ " " }
                    { say(t!("You cannot test a token without JavaScript. You can still read the guide below.")) }{ " " }
                    { say(t!("Allow JavaScript for this site, then reload the page.")) }
                </p>
            </noscript>
        </>
    }
}
