//! A diagnosis as it is shown: the explanation, the steps, and what Meta said for those who want it raw. Does not depend on what
//! was diagnosed.

use yew::prelude::*;

use super::examples::mark;
use crate::diagnosis::{Diagnosis, Step};
use crate::ui::view::{Prose, View};
use crate::words::{Text, t};

/// What happened, why, and the steps that fix it. In a live region the first two are read out; the steps are there to be read.
pub fn explanation_and_steps(diagnosis: &Diagnosis, view: &View) -> Html {
    html! {
        <>
            <p class="explanation">{ mark(view) }{ view.prose(&diagnosis.explanation) }</p>
            if !diagnosis.steps.is_empty() {
                <ol class="steps" role="list" aria-live="off">{ steps(&diagnosis.steps, view) }</ol>
            }
            { for help(diagnosis, view) }
        </>
    }
}

/// The link to the page about a cause, if the host has such pages.
fn help(diagnosis: &Diagnosis, view: &View) -> Option<Html> {
    let folder = safe_link(view.state.host.help_url.as_deref()?)?;
    let address = [folder.trim_end_matches('/'), "/", &diagnosis.help_path()].concat();
    Some(html! { <p aria-live="off">{ outside_link(address, t!("More about this result"), view.prose) }</p> })
}

/// An address that a host has given, if it leads to a page or starts a mail. Nothing for an address that would run a script.
pub fn safe_link(address: &str) -> Option<&str> {
    let has_scheme = address
        .split(['/', '?', '#'])
        .next()
        .is_some_and(|start| start.contains(':'));
    let is_known = ["https://", "http://", "mailto:"]
        .iter()
        .any(|start| address.starts_with(start));
    (!address.is_empty() && (is_known || !has_scheme)).then_some(address)
}

/// The steps, each with a link to its screen. Steps on one screen after another share the link of the first.
pub fn steps<'a>(steps: &'a [Step], view: &View) -> Html {
    let mut open_screen: Option<&str> = None;
    let step = |step: &'a Step| {
        let screen = step.url.as_deref().filter(|url| open_screen != Some(url));
        open_screen = step.url.as_deref().or(open_screen);
        html! {
            <li>
                { mark(view) }{ view.prose(&step.text) }
                if let Some(url) = screen {
                    { " " }{ outside_link(url.to_owned(), t!("Open at Meta"), view.prose) }
                }
            </li>
        }
    };
    steps.iter().map(step).collect()
}

/// A link to another site: it opens beside the page, which learns nothing of it.
pub fn outside_link(url: impl Into<AttrValue>, text: Text, prose: &Prose) -> Html {
    html! {
        <a href={url.into()} target="_blank" rel="noopener noreferrer">
            { prose.text(text) }<span aria-hidden="true">{ "\u{a0}↗" }</span>
            <span class="unseen">{ " " }{ prose.text(t!("(opens in a new tab)")) }</span>
        </a>
    }
}

/// Meta's own words, if Meta said something.
pub fn what_meta_said(diagnosis: &Diagnosis, view: &View) -> Html {
    if diagnosis.graph.is_none() {
        return Html::default();
    }
    let said = diagnosis.facts();
    html! {
        <details class="meta-said" aria-live="off">
            <summary>{ view.text(t!("What Meta said")) }</summary>
            // Meta is asked in English.
            <dl lang="en" dir="ltr">{ for said.map(|(name, fact)| html! { <div><dt>{ name }</dt><dd>{ fact }</dd></div> }) }</dl>
        </details>
    }
}
