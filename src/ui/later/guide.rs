//! The guide: the ways to a permanent token, its steps, and related questions. What is known of the administrator's
//! case is in it, and the part that the diagnosis points to is open and marked.
//!
//! The text is drawn again only when something that it shows has changed, and not at every key: it is most of the page. The form of
//! the exchange in it is drawn with the fields. Only the browser's checkbox knows which step is
//! done. Does not depend on what a part says.

use std::rc::Rc;

use yew::prelude::*;

use super::diagnosis_view::outside_link;
use super::exchange_form::{button, exchange_form};
use crate::diagnosis::{INTRODUCTION, Known, Part, PartId, Section, guide as parts, part_for};
use crate::ui::model::{Event, ExchangeEvent};
use crate::ui::view::{Prose, View};
use crate::words::{Said, t};

const EXCHANGE_ID: &str = "exchange";

/// The parts that hold the form of the exchange.
const OF_EXCHANGE: &[PartId] = &[PartId::Exchange, PartId::Renew];

/// "Get a permanent token" and what belongs to it.
pub fn guide(view: &View) -> Html {
    let shown = Rc::new(Shown {
        known: view.state.known(),
        current: view.state.diagnosis().and_then(part_for),
        prose: view.prose.clone(),
    });
    let text = |piece| html! { <Stretch {piece} shown={shown.clone()} /> };
    let ontoggle = view.on_toggle(EXCHANGE_ID, |is_open| Event::Exchange(ExchangeEvent::Toggled(is_open)));
    html! {
        <section class="guide" aria-labelledby="guide">
            { text(Piece::AllButExchange) }
            <details id={EXCHANGE_ID} {ontoggle}>
                <summary>{ text(Piece::Summary(PartId::Exchange)) }</summary>
                <div class="part">
                    { text(Piece::BeforeForm) }
                    { exchange_form(view) }
                    { text(Piece::AfterForm) }
                    <details>
                        <summary>{ text(Piece::Summary(PartId::Renew)) }</summary>
                        <div class="part">
                            { text(Piece::Renewal) }
                            <div class="run-bar">{ button(true, t!("Renew token"), view) }</div>
                        </div>
                    </details>
                </div>
            </details>
        </section>
    }
}

/// What the text of the guide depends on, and is written with.
#[derive(PartialEq)]
struct Shown {
    known: Known,
    /// The part that the diagnosis points to.
    current: Option<PartId>,
    prose: Prose,
}

/// A stretch of the guide between its forms.
#[derive(Clone, Copy, PartialEq)]
enum Piece {
    AllButExchange,
    Summary(PartId),
    BeforeForm,
    AfterForm,
    Renewal,
}

#[derive(Properties, PartialEq)]
struct StretchProps {
    piece: Piece,
    shown: Rc<Shown>,
}

/// A stretch of the guide. Yew draws it when its properties change.
struct Stretch;

impl Component for Stretch {
    type Message = ();
    type Properties = StretchProps;

    fn create(_: &Context<Self>) -> Self {
        Self
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let StretchProps { piece, shown } = context.props();
        let parts = parts(&shown.known);
        let of = |id: PartId| parts.iter().find(|part| part.id == id);
        let of_exchange = |write: &dyn Fn(&Part) -> Html| of(PartId::Exchange).map(write).unwrap_or_default();
        match piece {
            Piece::AllButExchange => shown.all_but_exchange(&parts),
            Piece::Summary(id) => of(*id).map(|part| shown.prose.text(part.summary)).unwrap_or_default(),
            Piece::BeforeForm => of_exchange(&|part| shown.paragraphs(around_form(part).0)),
            Piece::AfterForm => {
                of_exchange(&|part| html! { <>{ shown.paragraphs(around_form(part).1) }{ shown.screens(part) }</> })
            }
            Piece::Renewal => of(PartId::Renew).map(|part| shown.content(part)).unwrap_or_default(),
        }
    }
}

/// The paragraphs before the form and after it.
fn around_form(part: &Part) -> (&[Said], &[Said]) {
    part.paragraphs.split_at_checked(2).unwrap_or_default()
}

impl Shown {
    fn all_but_exchange(&self, parts: &[Part]) -> Html {
        let of = |section: Section| {
            let is_wanted = move |part: &&Part| part.section == section && !OF_EXCHANGE.contains(&part.id);
            parts.iter().filter(is_wanted)
        };
        html! {
            <>
                <h2 id="guide">{ self.prose.text(Section::Steps.heading()) }</h2>
                <p>{ self.prose.text(INTRODUCTION) }</p>
                <details>
                    <summary>{ self.prose.text(Section::Ways.heading()) }</summary>
                    <div class="part">
                        { for of(Section::Ways).map(|way| html! { <><h3>{ self.prose.text(way.summary) }</h3>{ self.content(way) }</> }) }
                    </div>
                </details>
                { for of(Section::Steps).enumerate().map(|(at, step)| self.part(Some(at + 1), step)) }
                <h3>{ self.prose.text(Section::Then.heading()) }</h3>
                { for of(Section::Then).map(|part| self.part(None, part)) }
                <h3>{ self.prose.text(Section::GoodToKnow.heading()) }</h3>
                { for of(Section::GoodToKnow).map(|part| self.part(None, part)) }
            </>
        }
    }

    /// A foldable part; a step has a number and a checkbox. The style sheet shows "done" when the checkbox is selected.
    fn part(&self, number: Option<usize>, part: &Part) -> Html {
        let is_current = self.current == Some(part.id);
        html! {
            <details open={is_current} data-current={is_current.then_some("")}>
                <summary>
                    { for number.map(|number| html! {
                        <>
                            <span class="step-number">{ number }</span>
                            <span class="done unseen">{ self.prose.text(t!("done")) }{ " " }</span>
                        </>
                    }) }
                    { self.prose.text(part.summary) }
                    if is_current && number.is_some() {
                        <span class="hint">{ self.prose.text(t!("start here")) }</span>
                    }
                </summary>
                <div class="part">
                    { self.content(part) }
                    if number.is_some() {
                        <label class="tick"><input type="checkbox" autocomplete="off" />{ self.prose.text(t!("Done")) }</label>
                    }
                </div>
            </details>
        }
    }

    fn content(&self, part: &Part) -> Html {
        html! { <>{ self.paragraphs(&part.paragraphs) }{ self.screens(part) }</> }
    }

    fn paragraphs(&self, paragraphs: &[Said]) -> Html {
        let paragraph = |text: &Said| html! { <p>{ self.prose.prose(text) }</p> };
        paragraphs.iter().map(paragraph).collect()
    }

    fn screens(&self, part: &Part) -> Html {
        if part.links.is_empty() {
            return Html::default();
        }
        html! {
            <ul role="list" class="screens">
                { for part.links.iter().map(|screen| html! {
                    <li>{ outside_link(screen.url.clone(), screen.text, &self.prose) }</li>
                }) }
            </ul>
        }
    }
}
