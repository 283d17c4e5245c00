//! The guide: the ways to a permanent token, its steps, and what people ask beside them. What is known of the administrator's
//! own case stands in it, and the part that the diagnosis points to is open and marked.
//!
//! Which step is done is kept by the browser's own box, and nowhere else.

use web_sys::Element;
use yew::html::Scope;
use yew::prelude::*;

use super::checker::{Checker, Nodes, Told};
use super::copy::Copying;
use super::diagnosis_view::outside_link;
use super::exchange_form::{button, exchange_form};
use super::exchanging::ExchangeAction;
use super::prose::prose;
use super::state::{Action, State};
use crate::diagnosis::{INTRODUCTION, Part, PartId, Section, guide as parts, part_for};

const EXCHANGE_ID: &str = "exchange";

/// "Get a permanent token" and what belongs to it.
pub(super) fn guide(state: &State, nodes: &Nodes, copying: &Copying, link: &Scope<Checker>) -> Html {
    let current = state.diagnosis().and_then(part_for);
    let parts = parts(&state.known());
    let of = |section: Section| parts.iter().filter(move |part| part.section == section);
    let body = |part: &Part| content(part, copying, link);
    let part = |part: &Part, more: Html| {
        html! {
            <details open={current == Some(part.id)} data-current={(current == Some(part.id)).then_some("")}>
                <summary>{ part.summary }</summary>
                <div class="part">{ body(part) }{ more }</div>
            </details>
        }
    };
    let step = |(at, step): (usize, &Part)| {
        let is_current = current == Some(step.id);
        html! {
            <details open={is_current} data-current={is_current.then_some("")}>
                <summary>
                    <span class="step-number">{ at + 1 }</span>{ step.summary }
                    if is_current {
                        <span class="hint">{ "start here" }</span>
                    }
                </summary>
                <div class="part">
                    { body(step) }
                    <label class="tick"><input type="checkbox" autocomplete="off" />{ "Done" }</label>
                </div>
            </details>
        }
    };
    let renew = || {
        let renew = of(Section::GoodToKnow).find(|part| part.id == PartId::Renew);
        let press = html! { <div class="run-bar">{ button(true, "Renew token", state, link) }</div> };
        renew.map(|renew| part(renew, press)).unwrap_or_default()
    };
    let beside = |beside: &Part| match beside.id {
        PartId::Renew => Html::default(),
        PartId::Exchange => {
            let (before, after) = beside.paragraphs.split_at_checked(2).unwrap_or_default();
            let ontoggle = link.batch_callback(|event: Event| {
                let part: Element = event.target_unchecked_into();
                // Not the part inside this one.
                let is_this = part.id() == EXCHANGE_ID;
                is_this.then(|| {
                    let is_open = part.has_attribute("open");
                    Told::Happened(Action::Exchange(ExchangeAction::Toggled(is_open)))
                })
            });
            html! {
                <details id={EXCHANGE_ID} {ontoggle}>
                    <summary>{ beside.summary }</summary>
                    <div class="part">
                        { paragraphs(before, copying, link) }
                        { exchange_form(state, nodes, copying, link) }
                        { paragraphs(after, copying, link) }
                        { screens(beside) }
                        { renew() }
                    </div>
                </details>
            }
        }
        _ => part(beside, Html::default()),
    };
    let way = |way: &Part| {
        html! { <><h3>{ way.summary }</h3>{ body(way) }</> }
    };
    html! {
        <section class="guide" aria-labelledby="guide">
            <h2 id="guide">{ Section::Steps.heading() }</h2>
            <p>{ INTRODUCTION }</p>
            <details>
                <summary>{ Section::Ways.heading() }</summary>
                <div class="part">{ for of(Section::Ways).map(way) }</div>
            </details>
            { for of(Section::Steps).enumerate().map(step) }
            <h3>{ Section::Then.heading() }</h3>
            { for of(Section::Then).map(|then| part(then, Html::default())) }
            <h3>{ Section::GoodToKnow.heading() }</h3>
            { for of(Section::GoodToKnow).map(beside) }
        </section>
    }
}

fn content(part: &Part, copying: &Copying, link: &Scope<Checker>) -> Html {
    html! { <>{ paragraphs(&part.paragraphs, copying, link) }{ screens(part) }</> }
}

fn paragraphs(paragraphs: &[String], copying: &Copying, link: &Scope<Checker>) -> Html {
    let paragraph = |text: &String| html! { <p>{ prose(text, copying, link) }</p> };
    paragraphs.iter().map(paragraph).collect()
}

fn screens(part: &Part) -> Html {
    if part.links.is_empty() {
        return Html::default();
    }
    html! {
        <ul role="list" class="screens">
            { for part.links.iter().map(|screen| html! {
                <li>{ outside_link(screen.url.clone(), screen.text.into()) }</li>
            }) }
        </ul>
    }
}
