//! The top of the page: what it does, where the token goes, and the theme.

use yew::prelude::*;

/// Title, promise, and how it is kept. The theme is the style sheet's: it looks at which option is chosen, so the choice
/// needs no script and is kept nowhere.
pub fn header() -> Html {
    html! {
        <header>
            <div class="title-row">
                <h1>{ "WhatsApp Token Doctor" }</h1>
                <label class="theme">
                    <svg class="mark" viewBox="0 0 16 16" aria-hidden="true">
                        <path d="M8 2a6 6 0 1 0 0 12a6 6 0 1 0 0-12" /><path class="filled" d="M8 2a6 6 0 0 1 0 12z" />
                    </svg>
                    <span class="unseen">{ "Theme" }</span>
                    <select id="theme" autocomplete="off">
                        <option value="automatic">{ "Automatic" }</option>
                        <option value="light">{ "Light" }</option>
                        <option value="dark">{ "Dark" }</option>
                    </select>
                </label>
            </div>
            <p>
                { "Paste a WhatsApp Cloud API token and see what is wrong with it. " }
                // boot.js shows the second one if the page saves.
                <span id="promise">{ "It goes to graph.facebook.com and nowhere else." }</span>
                <span id="promise-with-saving" hidden=true>{ "It goes to graph.facebook.com, and to this site when you save." }</span>
            </p>
            <details class="privacy">
                <summary>{ "How we know" }</summary>
                <ul>
                    <li>{ "The page is a few files. Everything under the token's field is worked out on your own \
                        device; nothing is sent while you type or paste." }</li>
                    <li>{ "\"Test Connection\" asks Meta directly, from your browser. It only reads: it sends no \
                        message and changes nothing. The page changes one thing only, after two presses: \"Subscribe this app\"." }</li>
                    <li>{ "The page carries a security policy by which your browser lets it connect to its own files and to graph.facebook.com only." }</li>
                    <li>{ "The page stores nothing: no cookies, no history, no log. Close or reload it and it has forgotten the token." }</li>
                    <li>{ "See for yourself: open your browser's developer tools, choose Network, and test. Every \
                        request is listed there." }</li>
                </ul>
            </details>
        </header>
    }
}
