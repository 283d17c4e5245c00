//! What the token reaches: its accounts and their numbers, each ID with one press to copy it, each number with one press to
//! put it into the fields.

use yew::html::Scope;
use yew::prelude::*;

use super::checker::Checker;
use super::copy::Copying;
use super::presses::Press;
use super::state::State;
use super::words;
use crate::check::{ConnectionReport, FoundAccount, FoundNumber, NextPage, Remainder};
use crate::graph::WabaId;

/// So many accounts are listed: a token of an agency can have ten thousand, and each key would draw them all.
const ACCOUNTS_LISTED: usize = 100;

/// The foldable part; nothing where nothing was found. Unfolded where there is a number to choose.
pub fn reach(
    report: &ConnectionReport,
    state: &State,
    node: &NodeRef,
    copying: &Copying,
    link: &Scope<Checker>,
) -> Html {
    if report.accounts.is_empty() && report.phone_numbers.is_empty() && report.remainders.is_empty() {
        return Html::default();
    }
    let is_open = !report.is_given_number_read || report.verified_name.is_none();
    let of = |account: Option<&WabaId>| -> Html {
        let numbers = report
            .phone_numbers
            .iter()
            .filter(|number| number.account_id.as_ref() == account);
        numbers.map(|number| number_row(number, state, copying, link)).collect()
    };
    html! {
        <details class="reach" open={is_open}>
            <summary ref={node}>{ words::reach(report) }</summary>
            <p class="unseen" aria-live="polite">{ words::reach(report) }</p>
            <ul role="list" aria-label="What this token reaches">
                { for report.accounts.iter().take(ACCOUNTS_LISTED).map(|account| account_row(account, of(Some(&account.id)), report, state, copying, link)) }
                { of(None) }
            </ul>
            if let Some(unlisted) = words::unlisted_accounts(report.accounts.len().saturating_sub(ACCOUNTS_LISTED)) {
                <p class="hint">{ unlisted }</p>
            }
            { for report.remainders.iter().filter(|more| more.kind == NextPage::FurtherAccounts).map(|more| more_button(more, "", state, link)) }
        </details>
    }
}

fn account_row(
    account: &FoundAccount,
    numbers: Html,
    report: &ConnectionReport,
    state: &State,
    copying: &Copying,
    link: &Scope<Checker>,
) -> Html {
    let name = account.name.as_deref().unwrap_or(words::NAMELESS_ACCOUNT);
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
            <p><strong>{ name }</strong>{ " " }{ copying.id(account.id.as_str(), link) }</p>
            if let Some((_, reason)) = unread {
                <p class="hint">{ reason }</p>
            } else if is_empty {
                <p class="hint">{ "no phone number" }</p>
            } else {
                <ul role="list">{ numbers }</ul>
            }
            { for more().map(|more| more_button(more, name, state, link)) }
        </li>
    }
}

fn number_row(number: &FoundNumber, state: &State, copying: &Copying, link: &Scope<Checker>) -> Html {
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
    let is_held = state.holds_number(&number.id, account.as_deref());
    let id = number.id.clone();
    let onclick = link.callback(move |_| Press::UseNumber(id.clone(), account.clone()));
    html! {
        <li class="number-row">
            <span>{ name_and_number }{ copying.id(&number.id, link) }</span>
            if is_held {
                <span class="hint">{ "in the fields" }</span>
            } else {
                <button type="button" class="quiet" {onclick}>
                    { "Use this number" }<span class="unseen">{ ": " }{ names }{ " " }{ &number.id }</span>
                </button>
            }
        </li>
    }
}

fn more_button(more: &Remainder, of: &str, state: &State, link: &Scope<Checker>) -> Html {
    let asked = more.clone();
    html! {
        <button type="button" class="quiet" aria-disabled={state.is_fetching_more().then_some("true")}
            onclick={link.callback(move |_| Press::FetchMore(asked.clone()))}>
            { words::more(&more.kind) }
            if !of.is_empty() {
                <span class="unseen">{ ": " }{ of.to_owned() }</span>
            }
        </button>
    }
}
