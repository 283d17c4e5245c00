//! The guide: how to get a permanent token, and what people ask beside it. It never changes.

use yew::prelude::*;

use super::diagnosis_view::outside_link;

/// "Get a permanent token" and what belongs to it.
pub fn guide() -> Html {
    html! {
        <section class="guide" aria-labelledby="guide">
            <h2 id="guide">{ "Get a permanent token" }</h2>
            <p>{ "A system user’s token does not end, and nobody’s password can end it. Make it in Meta’s Business settings, in four steps:" }</p>
            { system_user() }
            { generate() }
            { choose_app() }
            { permissions() }
            <h3>{ "Then" }</h3>
            { crm() }
            { troubleshooting() }
            <h3>{ "Good to know" }</h3>
            { token_types() }
            { exchange() }
            { api_setup() }
        </section>
    }
}

fn part(summary: &'static str, content: Html) -> Html {
    html! { <details><summary>{ summary }</summary><div class="part">{ content }</div></details> }
}

fn step(number: &'static str, summary: &'static str, content: Html) -> Html {
    html! {
        <details>
            <summary><span class="step-number">{ number }</span>{ summary }</summary>
            <div class="part">{ content }</div>
        </details>
    }
}

fn system_user() -> Html {
    step(
        "1",
        "Pick a system user, or add one",
        html! {
            <>
                <p>
                    { "Open " }
                    { outside_link("https://business.facebook.com/settings/system-users", html! { "System users in Business settings" }) }
                    { ". Press “Add” and choose the role Admin: an Admin system user reaches every account of the business portfolio." }
                </p>
                <p>{ "Press “Assign assets” before you go on. Under Apps, turn on “Manage app” for your app; under WhatsApp accounts, turn on full control of your account. A token made before that does not reach them." }</p>
            </>
        },
    )
}

fn generate() -> Html {
    step(
        "2",
        "Press “Generate new token”",
        html! { <p>{ "The button stands beside the system user’s name. Only an admin of the business portfolio sees it." }</p> },
    )
}

fn choose_app() -> Html {
    step(
        "3",
        "Choose your app, and “Never” as expiration",
        html! {
            <>
                <p>{ "Choose the app that has WhatsApp among its products: the one your CRM’s webhook belongs to." }</p>
                <p>{ "Some businesses are offered 60 days at most. The token then works in the same way, and has to be renewed before it ends." }</p>
            </>
        },
    )
}

fn permissions() -> Html {
    step(
        "4",
        "Tick the permissions, then copy the token at once",
        html! {
            <>
                <dl>
                    <dt><code>{ "whatsapp_business_messaging" }</code></dt>
                    <dd>{ "Needed: sends and receives messages." }</dd>
                    <dt><code>{ "whatsapp_business_management" }</code></dt>
                    <dd>{ "Needed: reads your accounts, numbers and templates." }</dd>
                    <dt><code>{ "business_management" }</code></dt>
                    <dd>{ "Optional: lets a program find your accounts by itself. Without it, you give the IDs." }</dd>
                    <dt><code>{ "whatsapp_business_phone_number_id" }</code></dt>
                    <dd>{ "Named in some guides. It is not offered by Meta and not needed." }</dd>
                </dl>
                <p>{ "Press “Generate token” and copy it with the copy button. Meta shows it this once and never again. Paste it above to see that it arrived whole." }</p>
            </>
        },
    )
}

fn crm() -> Html {
    part(
        "Put it into your CRM",
        html! {
            <>
                <ol>
                    <li>{ "In the CRM, open Integrations, then WhatsApp." }</li>
                    <li>{ "Paste the token into “Access Token”." }</li>
                    <li>{ "Press “Save Changes”, or “Save & Enable” if WhatsApp is not enabled yet." }</li>
                    <li>{ "Press “Test Connection”." }</li>
                </ol>
                <p>{ "If it still fails there, think of the permissions first. They are fixed when a token is made, so one that was forgotten means a new token with both ticked. If the token works here and not there, the CRM’s copy differs: it was cut, or the old one is still stored." }</p>
            </>
        },
    )
}

fn troubleshooting() -> Html {
    part(
        "If it fails: the three usual answers",
        html! {
            <dl>
                <dt>{ "Token expired" }</dt>
                <dd>{ "Its time is over, and an ended token cannot be revived. Make a permanent one by the four steps above." }</dd>
                <dt>{ "Permission denied" }</dt>
                <dd>{ "A permission is missing, or the system user was not given the WhatsApp account. Assign the account, tick both permissions, and make a new token: the old one does not learn of them." }</dd>
                <dt>{ "Invalid token" }</dt>
                <dd>{ "Meta cannot read it, or has ended it: part of the text is missing or changed, the password of the person who made it was changed, or the app was removed. Copy it again with the copy button; if that does not help, make a new one." }</dd>
            </dl>
        },
    )
}

fn token_types() -> Html {
    part(
        "Three types of token",
        html! {
            <dl>
                <dt>{ "Temporary" }</dt>
                <dd>{ "Lives for up to 24 hours. API Setup gives you one. Good for a first try." }</dd>
                <dt>{ "Long-lived" }</dt>
                <dd>{ "Lives for 60 days. An exchange gives you one, and some businesses’ system users." }</dd>
                <dt>{ "Permanent" }</dt>
                <dd>{ "Has no end, until someone revokes it. A system user’s token with “Never” as expiration. The one for a CRM." }</dd>
            </dl>
        },
    )
}

fn exchange() -> Html {
    part(
        "Exchange a short-lived token",
        html! {
            <>
                <p>{ "A token of hours can be exchanged for one of 60 days while it still works. That is all it gives: 60 days, never a permanent token, and exchanging it again adds nothing." }</p>
                <p>{ "Meta wants the app’s ID and the app secret for it. The call is" }</p>
                <p><code class="call">{ "GET /oauth/access_token?grant_type=fb_exchange_token&client_id={app-id}&client_secret={app-secret}&fb_exchange_token={token}" }</code></p>
                <p>{ "Meta advises to make it from a server, because the app secret must not become known. For a CRM, the four steps above are less work and last." }</p>
            </>
        },
    )
}

fn api_setup() -> Html {
    part(
        "The other way: WhatsApp → API Setup",
        html! {
            <>
                <p>
                    { "Open " }
                    { outside_link("https://developers.facebook.com/apps/", html! { "your app" }) }
                    { ", then WhatsApp → API Setup, and press “Generate access token”. The phone number ID and the WhatsApp Business Account ID stand on the same screen." }
                </p>
                <p>{ "This token is temporary: it ends within 24 hours, and a CRM that uses it stops overnight. Use it to try things out." }</p>
            </>
        },
    )
}
