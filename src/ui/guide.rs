//! The guide: the ways to a permanent token, its steps, and what people ask beside them. What is known of the administrator's
//! own case stands in it, and the part that the diagnosis points to is open and marked.
//!
//! The text is drawn again only when something that it shows has changed, and not at every key: it is most of the page. The form of
//! the exchange in it is drawn with the fields. Which step is done is kept by the browser's own box, and nowhere else.

use std::rc::Rc;

use web_sys::Element;
use yew::html::Scope;
use yew::prelude::*;

use super::checker::{Checker, Nodes, Told};
use super::copy::{Copying, LastCopied};
use super::diagnosis_view::outside_link;
use super::exchange_form::{button, exchange_form};
use super::exchanging::ExchangeAction;
use super::prose::prose;
use super::state::{Action, State};
use crate::diagnosis::{INTRODUCTION, Known, Part, PartId, Section, guide as parts, part_for};
use crate::words::Said;

const EXCHANGE_ID: &str = "exchange";

/// The parts that hold the form of the exchange.
const OF_EXCHANGE: &[PartId] = &[PartId::Exchange, PartId::Renew];

/// "Get a permanent token" and what belongs to it.
pub(super) fn guide(state: &State, nodes: &Nodes, copying: &Copying, link: &Scope<Checker>) -> Html {
    let shown = Rc::new(Shown {
        known: state.known(),
        current: state.diagnosis().and_then(part_for),
        copied: copying.last(),
    });
    let text = |piece| html! { <Text {piece} shown={shown.clone()} link={Link(link.clone())} /> };
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
        <section class="guide" aria-labelledby="guide">
            { text(Piece::AllButExchange) }
            <details id={EXCHANGE_ID} {ontoggle}>
                <summary>{ text(Piece::Summary(PartId::Exchange)) }</summary>
                <div class="part">
                    { text(Piece::BeforeForm) }
                    { exchange_form(state, nodes, copying, link) }
                    { text(Piece::AfterForm) }
                    <details>
                        <summary>{ text(Piece::Summary(PartId::Renew)) }</summary>
                        <div class="part">
                            { text(Piece::Renewal) }
                            <div class="run-bar">{ button(true, "Renew token", state, link) }</div>
                        </div>
                    </details>
                </div>
            </details>
        </section>
    }
}

/// What the text of the guide depends on.
#[derive(PartialEq)]
struct Shown {
    known: Known,
    /// The part that the diagnosis points to.
    current: Option<PartId>,
    copied: LastCopied,
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

/// The way to the checker, which is the same as long as there is a guide under it.
#[derive(Clone)]
struct Link(Scope<Checker>);

impl PartialEq for Link {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

#[derive(Properties, PartialEq)]
struct TextProps {
    piece: Piece,
    shown: Rc<Shown>,
    link: Link,
}

/// Text of the guide. Yew draws it when its properties change.
struct Text;

impl Component for Text {
    type Message = ();
    type Properties = TextProps;

    fn create(_: &Context<Self>) -> Self {
        Self
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let TextProps { piece, shown, link } = context.props();
        let writer = Writer {
            current: shown.current,
            copying: Copying::showing(&shown.copied),
            link: &link.0,
        };
        let parts = parts(&shown.known);
        let of = |id: PartId| parts.iter().find(|part| part.id == id);
        let of_exchange = |write: &dyn Fn(&Part) -> Html| of(PartId::Exchange).map(write).unwrap_or_default();
        match piece {
            Piece::AllButExchange => writer.all_but_exchange(&parts),
            Piece::Summary(id) => of(*id).map(|part| part.summary.into()).unwrap_or_default(),
            Piece::BeforeForm => of_exchange(&|part| writer.paragraphs(around_form(part).0)),
            Piece::AfterForm => {
                of_exchange(&|part| html! { <>{ writer.paragraphs(around_form(part).1) }{ screens(part) }</> })
            }
            Piece::Renewal => of(PartId::Renew).map(|part| writer.content(part)).unwrap_or_default(),
        }
    }
}

/// The paragraphs before the form and after it.
fn around_form(part: &Part) -> (&[Said], &[Said]) {
    part.paragraphs.split_at_checked(2).unwrap_or_default()
}

/// What every part is written with.
struct Writer<'a> {
    current: Option<PartId>,
    copying: Copying,
    link: &'a Scope<Checker>,
}

impl Writer<'_> {
    fn all_but_exchange(&self, parts: &[Part]) -> Html {
        let of = |section: Section| {
            let is_wanted = move |part: &&Part| part.section == section && !OF_EXCHANGE.contains(&part.id);
            parts.iter().filter(is_wanted)
        };
        html! {
            <>
                <h2 id="guide">{ Section::Steps.heading() }</h2>
                <p>{ INTRODUCTION }</p>
                <details>
                    <summary>{ Section::Ways.heading() }</summary>
                    <div class="part">
                        { for of(Section::Ways).map(|way| html! { <><h3>{ way.summary }</h3>{ self.content(way) }</> }) }
                    </div>
                </details>
                { for of(Section::Steps).enumerate().map(|(at, step)| self.step(at + 1, step)) }
                <h3>{ Section::Then.heading() }</h3>
                { for of(Section::Then).map(|part| self.part(part)) }
                <h3>{ Section::GoodToKnow.heading() }</h3>
                { for of(Section::GoodToKnow).map(|part| self.part(part)) }
            </>
        }
    }

    fn part(&self, part: &Part) -> Html {
        let is_current = self.current == Some(part.id);
        html! {
            <details open={is_current} data-current={is_current.then_some("")}>
                <summary>{ part.summary }</summary>
                <div class="part">{ self.content(part) }</div>
            </details>
        }
    }

    fn step(&self, number: usize, step: &Part) -> Html {
        let is_current = self.current == Some(step.id);
        html! {
            <details open={is_current} data-current={is_current.then_some("")}>
                <summary>
                    <span class="step-number">{ number }</span>{ step.summary }
                    if is_current {
                        <span class="hint">{ "start here" }</span>
                    }
                </summary>
                <div class="part">
                    { self.content(step) }
                    <label class="tick"><input type="checkbox" autocomplete="off" />{ "Done" }</label>
                </div>
            </details>
        }
    }

    fn content(&self, part: &Part) -> Html {
        html! { <>{ self.paragraphs(&part.paragraphs) }{ screens(part) }</> }
    }

    fn paragraphs(&self, paragraphs: &[Said]) -> Html {
        let paragraph = |text: &Said| html! { <p>{ prose(&text.to_string(), &self.copying, self.link) }</p> };
        paragraphs.iter().map(paragraph).collect()
    }
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
