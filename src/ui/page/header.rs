//! The top of the page: what it does, where the token goes, and the theme.

use yew::prelude::*;

use crate::words::{Text, Words, t};

/// Title, promise, and how it is kept. The theme is the style sheet's: it looks at which option is chosen, so the choice
/// needs no script and is kept nowhere.
pub fn header(words: &Words) -> Html {
    let say = |text: Text| words.text(text);
    html! {
        <header>
            <div class="title-row">
                // A name, the same in every language.
                <h1>{ "WhatsApp Token Doctor" }</h1>
                <label class="theme">
                    <svg class="mark" viewBox="0 0 16 16" aria-hidden="true">
                        <path d="M8 2a6 6 0 1 0 0 12a6 6 0 1 0 0-12" /><path class="filled" d="M8 2a6 6 0 0 1 0 12z" />
                    </svg>
                    <span class="unseen">{ say(t!("Theme")) }</span>
                    <select id="theme" autocomplete="off">
                        <option value="automatic">{ say(t!("Automatic")) }</option>
                        <option value="light">{ say(t!("Light")) }</option>
                        <option value="dark">{ say(t!("Dark")) }</option>
                    </select>
                </label>
            </div>
            <p>
                { say(t!("Paste a WhatsApp Cloud API token and see what is wrong with it.")) }{ " " }
                // boot.js shows the second one if the page saves.
                <span id="promise">{ say(t!("Your token goes to graph.facebook.com and nowhere else.")) }</span>
                <span id="promise-with-saving" hidden=true>
                    { say(t!("Your token goes to graph.facebook.com, and to this site when you save.")) }
                </span>
            </p>
            <details class="privacy">
                <summary>{ say(t!("Is it safe to paste my token?")) }</summary>
                <ul>
                    <li>{ say(t!("Your own device reads what you paste. Nothing is sent while you type or paste.")) }</li>
                    <li>{ say(t!("\"Test Connection\" asks Meta directly, from your browser. The test only reads: it sends no message and \
                        changes nothing. Only \"Subscribe this app\" changes a setting at Meta, after two presses.")) }</li>
                    <li>{ say(t!("Your browser blocks every connection from this page except to graph.facebook.com and to this site.")) }</li>
                    <li>{ say(t!("This page stores nothing: no cookies, no history, no log. When you close or reload it, your token is \
                        gone.")) }</li>
                    <li>{ say(t!("Check it yourself: open the developer tools of your browser, select Network, and start a test. Every request \
                        is listed there.")) }</li>
                </ul>
            </details>
        </header>
    }
}
