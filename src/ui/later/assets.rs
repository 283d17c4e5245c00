//! What the token can access: its accounts and their numbers, each ID with one press to copy it, each number with one press to
//! put it into the fields. Does not depend on how they were found.

use yew::prelude::*;

use super::words;
use crate::check::{ConnectionReport, FollowUp, FoundAccount, FoundNumber, NextPage, Remainder};
use crate::graph::WabaId;
use crate::ui::message::Command;
use crate::ui::view::View;
use crate::words::t;

/// So many accounts are listed: a token of an agency can have ten thousand, and each key would draw them all.
const ACCOUNTS_LISTED: usize = 100;

/// The foldable part; nothing if nothing was found. Unfolded if there is a number to choose.
pub fn assets(report: &ConnectionReport, view: &View) -> Html {
    if report.accounts.is_empty() && report.phone_numbers.is_empty() && report.remainders.is_empty() {
        return Html::default();
    }
    let is_open = !report.is_given_number_read || report.verified_name.is_none();
    let found = words::assets(report);
    let of = |account: Option<&WabaId>| -> Html {
        let numbers = report
            .phone_numbers
            .iter()
            .filter(|number| number.account_id.as_ref() == account);
        numbers.map(|number| number_row(number, view)).collect()
    };
    html! {
        <details class="reach" open={is_open}>
            <summary ref={&view.nodes.assets}>{ view.say(&found) }</summary>
            <p class="unseen" aria-live="polite">{ view.say(&found) }</p>
            <ul role="list" aria-label={view.name(t!("What this token can access"))}>
                { for report.accounts.iter().take(ACCOUNTS_LISTED).map(|account| account_row(account, of(Some(&account.id)), report, view)) }
                { of(None) }
            </ul>
            if let Some(unlisted) = words::unlisted_accounts(report.accounts.len().saturating_sub(ACCOUNTS_LISTED)) {
                <p class="hint">{ view.say(&unlisted) }</p>
            }
            { for report.remainders.iter().filter(|more| more.kind == NextPage::FurtherAccounts).map(|more| more_button(more, "", view)) }
        </details>
    }
}

fn account_row(account: &FoundAccount, numbers: Html, report: &ConnectionReport, view: &View) -> Html {
    let name = match &account.name {
        Some(name) => name.clone(),
        None => view.say(&words::NAMELESS_ACCOUNT),
    };
    let is_of_account = |more: &&Remainder| match &more.kind {
        NextPage::NumbersOf(id) | NextPage::FurtherNumbersOf(id) => *id == account.id,
        NextPage::FurtherAccounts => false,
    };
    // They are in the order of the accounts, each of which has one at most.
    let more = || report.remainders.iter().take(ACCOUNTS_LISTED).filter(is_of_account);
    let unread = report.unread_accounts.iter().find(|(id, _)| *id == account.id);
    let is_empty = more().next().is_none()
        && !report
            .phone_numbers
            .iter()
            .any(|number| number.account_id.as_ref() == Some(&account.id));
    html! {
        <li>
            <p><strong><bdi>{ &name }</bdi></strong>{ " " }{ view.id(account.id.as_str()) }</p>
            if let Some((_, reason)) = unread {
                <p class="hint">{ view.say(reason) }</p>
            } else if is_empty {
                <p class="hint">{ view.text(t!("No phone number")) }</p>
            } else {
                <ul role="list">{ numbers }</ul>
            }
            { for more().map(|more| more_button(more, &name, view)) }
        </li>
    }
}

fn number_row(number: &FoundNumber, view: &View) -> Html {
    let names = number.phone_number.names();
    let known = [
        &number.phone_number.verified_name,
        &number.phone_number.display_phone_number,
    ];
    // Apart from each other: a name that is written from right to left would turn the number round.
    let name_and_number: Html = known
        .into_iter()
        .flatten()
        .map(|known| html! { <><bdi>{ known }</bdi>{ " " }</> })
        .collect();
    let account = number.account_id.as_ref().map(|id| id.as_str().to_owned());
    let is_held = view.state.holds_number(&number.id, account.as_deref());
    let id = number.id.clone();
    let onclick = view.on_click(move || Command::UseNumber(id.clone(), account.clone()));
    html! {
        <li class="number-row">
            <span>{ name_and_number }{ view.id(&number.id) }</span>
            if is_held {
                <span class="hint">{ view.text(t!("entered above")) }</span>
            } else {
                <button type="button" class="quiet" {onclick}>
                    { view.text(t!("Use this number")) }<span class="unseen">{ ": " }{ names }{ " " }{ &number.id }</span>
                </button>
            }
        </li>
    }
}

fn more_button(more: &Remainder, of: &str, view: &View) -> Html {
    let asked = more.clone();
    html! {
        <button type="button" class="quiet" aria-disabled={view.state.test.is_fetching_more().then_some("true")}
            onclick={view.on_click(move || Command::FollowUp(FollowUp::FetchMore(asked.clone())))}>
            { view.text(words::more(&more.kind)) }
            if !of.is_empty() {
                <span class="unseen">{ ": " }{ of.to_owned() }</span>
            }
        </button>
    }
}
