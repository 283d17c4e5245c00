//! A diagnosis as it is shown: the explanation, the steps, and what Meta said for those who want it raw. Does not depend on what
//! was diagnosed.

use yew::prelude::*;

use crate::diagnosis::{Diagnosis, Step};
use crate::ui::view::View;

/// What happened, why, and the steps that fix it. In a live region the first two are read out; the steps are there to be read.
pub fn way_out(diagnosis: &Diagnosis, view: &View) -> Html {
    html! {
        <>
            <p class="explanation">{ view.prose(&diagnosis.explanation.to_string()) }</p>
            if !diagnosis.steps.is_empty() {
                <ol class="steps" role="list" aria-live="off">{ steps(&diagnosis.steps, view) }</ol>
            }
        </>
    }
}

/// The steps, each with a link to its screen. Steps on one screen after another share the link of the first.
pub fn steps<'a>(steps: &'a [Step], view: &View) -> Html {
    let mut open_screen: Option<&str> = None;
    let step = |step: &'a Step| {
        let screen = step.url.as_deref().filter(|url| open_screen != Some(url));
        open_screen = step.url.as_deref().or(open_screen);
        html! {
            <li>
                { view.prose(&step.text.to_string()) }
                if let Some(url) = screen {
                    { " " }{ outside_link(url.to_owned(), "Open at Meta".into()) }
                }
            </li>
        }
    };
    steps.iter().map(step).collect()
}

/// A link to another site: it opens beside the page, which learns nothing of it.
pub fn outside_link(url: impl Into<AttrValue>, text: Html) -> Html {
    html! {
        <a href={url.into()} target="_blank" rel="noopener noreferrer">
            { text }<span aria-hidden="true">{ "\u{a0}↗" }</span><span class="unseen">{ " (opens in a new tab)" }</span>
        </a>
    }
}

/// Meta's own words, if Meta said something.
pub fn what_meta_said(diagnosis: &Diagnosis) -> Html {
    if diagnosis.graph.is_none() {
        return Html::default();
    }
    let said = diagnosis.facts();
    html! {
        <details class="meta-said" aria-live="off">
            <summary>{ "What Meta said" }</summary>
            <dl>{ for said.map(|(name, fact)| html! { <div><dt>{ name }</dt><dd>{ fact }</dd></div> }) }</dl>
        </details>
    }
}
