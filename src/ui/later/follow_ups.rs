//! What can be asked after a test: whether the token can send, and to subscribe this app. Each says first what it asks, and only a
//! press starts it. Does not depend on how it is asked, or on what an answer means.

use yew::prelude::*;

use super::diagnosis_view::steps;
use super::words;
use crate::check::{ConnectionReport, FollowUp};
use crate::graph::WabaId;
use crate::paste::AppId;
use crate::ui::message::Command;
use crate::ui::model::Event;
use crate::ui::view::View;
use crate::words::t;

/// The buttons, each with what it asks.
pub fn follow_ups(report: &ConnectionReport, view: &View) -> Html {
    let is_current = view.state.pasted.replayed.is_none() && view.state.test.current().is_some();
    let host = &view.state.host;
    let account = report.account_to_subscribe.as_ref();
    let app_and_account = report.token.app_id.as_ref().zip(account);
    html! {
        <>
            if is_current && report.sending.can_be_checked {
                <div class="follow-up">
                    <p class="hint" id="sending-hint">{ view.text(words::SENDING_CHECK) }</p>
                    <button type="button" class="secondary" aria-describedby="sending-hint"
                        onclick={view.on_click(|| Command::FollowUp(FollowUp::CheckSending))}>
                        { view.text(t!("Check sending (sends nothing)")) }
                    </button>
                </div>
            }
            if is_current && host.offers_subscription {
                { for app_and_account.map(|(app_id, account)| subscription(app_id, account, view)) }
            }
            { for report.subscription_failure.as_ref().map(|failure| html! {
                <div class="follow-up" aria-live="polite">
                    <p>{ view.say(&words::not_subscribed(failure)) }</p>
                    <p>{ view.prose(&failure.explanation) }</p>
                    <ol class="steps" role="list">{ steps(&failure.steps, view) }</ol>
                </div>
            }) }
        </>
    }
}

/// Two presses: the first says what the second does.
fn subscription(app_id: &AppId, account: &WabaId, view: &View) -> Html {
    if !view.state.asks_to_subscribe {
        return html! {
            <div class="follow-up">
                <button type="button" class="secondary" onclick={view.on_click(|| Event::SubscriptionAsked(true))}>
                    { view.text(t!("Subscribe this app")) }
                </button>
            </div>
        };
    }
    html! {
        <div class="follow-up">
            <p id="subscription-hint">{ view.prose(&words::subscription(app_id, account)) }</p>
            <div class="actions">
                <button type="button" class="secondary" aria-describedby="subscription-hint"
                    onclick={view.on_answer(|answers| Command::Subscribe { answers })}>
                    { view.say(&words::subscribe_app(app_id)) }
                </button>
                <button type="button" class="quiet" onclick={view.on_click(|| Event::SubscriptionAsked(false))}>
                    { view.text(t!("Do not subscribe")) }
                </button>
            </div>
        </div>
    }
}
