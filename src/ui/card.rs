//! The card as card.js mounts it: into an element of a shadow root, with what the host has given.
//!
//! Knows how the host's options become the first state and the language. Does not depend on where the element is.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::Function;
use wasm_bindgen::prelude::*;
use web_sys::Element;
use yew::AppHandle;

use super::browser::handover::Handover;
use super::browser::host::HostCalls;
use super::browser::words::words_of;
use super::checker::{Checker, CheckerProps, Start};
use super::model::{Exchange, Host, State};
use crate::fetch::member;
use crate::words::Words;

thread_local! {
    static CARDS: RefCell<Vec<Card>> = const { RefCell::new(Vec::new()) };
}

struct Card {
    place: Element,
    app: AppHandle<Checker>,
    is_mounted: bool,
    /// What it was given last.
    props: CheckerProps,
}

impl Card {
    fn restart(&mut self, props: CheckerProps) {
        self.props = CheckerProps {
            generation: self.props.generation + 1,
            ..props
        };
        self.app.update(self.props.clone());
    }
}

/// Gives an element with a card in it. `before`: what was prerendered of it; what was typed there is kept. `options`:
/// those of `mountTokenDoctor`, whose types card.js has checked, and `words`: the function of the language (`words_of`).
///
/// A card that was unmounted is used again: Yew forgets some listeners when an app is destroyed, which would cost a host
/// that mounts and unmounts all day some kilobytes each time.
#[wasm_bindgen(js_name = mountCard)]
#[must_use]
pub fn mount_card(before: Option<Element>, options: &JsValue) -> Option<Element> {
    let handover = before.map_or_else(|| filled_in(options), |before| Handover::read(&before));
    let props = props(Rc::new(handover), options);
    CARDS.with_borrow_mut(|cards| {
        if let Some(card) = cards.iter_mut().find(|card| !card.is_mounted) {
            card.is_mounted = true;
            card.restart(props);
            return Some(card.place.clone());
        }
        let place = web_sys::window()?.document()?.create_element("div").ok()?;
        place.set_class_name("token-doctor");
        let app = yew::Renderer::<Checker>::with_root_and_props(place.clone(), props.clone()).render();
        cards.push(Card {
            place: place.clone(),
            app,
            is_mounted: true,
            props,
        });
        Some(place)
    })
}

/// Ends the card in `place`: its test is stopped, and it forgets everything.
#[wasm_bindgen(js_name = unmountCard)]
pub fn unmount_card(place: &Element) {
    CARDS.with_borrow_mut(|cards| {
        if let Some(card) = cards.iter_mut().find(|card| card.place == *place) {
            card.is_mounted = false;
            card.restart(CheckerProps::default());
        }
    });
}

/// Gives the card in `place` other options, as for `mountCard`. Nothing that was typed or found is lost. The token and the IDs are what
/// was filled in first: card.js changes the fields of IDs itself.
#[wasm_bindgen(js_name = setOptions)]
pub fn set_options(place: &Element, options: &JsValue) {
    CARDS.with_borrow_mut(|cards| {
        if let Some(card) = cards.iter_mut().find(|card| card.place == *place) {
            card.props = CheckerProps {
                generation: card.props.generation,
                ..props(card.props.start.handover.clone(), options)
            };
            card.app.update(card.props.clone());
        }
    });
}

fn words_from(words: JsValue) -> Words {
    words.dyn_into().map(words_of).unwrap_or_default()
}

/// What the host fills in.
fn filled_in(options: &JsValue) -> Handover {
    let [phone_number_id, account_id] = given_ids(options);
    let token = member(options, "token").as_string().unwrap_or_default();
    Handover::of_host([token, phone_number_id, account_id])
}

fn given_ids(options: &JsValue) -> [String; 2] {
    ["phoneNumberId", "whatsappBusinessAccountId"].map(|name| member(options, name).as_string().unwrap_or_default())
}

fn props(handover: Rc<Handover>, options: &JsValue) -> CheckerProps {
    let host = HostCalls {
        save: member(options, "onSave").dyn_into::<Function>().ok(),
        test_stored: member(options, "onTestStored").dyn_into::<Function>().ok(),
        news: member(options, "onNews").dyn_into::<Function>().ok(),
    };
    let text = |name: &str| member(options, name).as_string();
    let app_id = text("appId");
    let state = State {
        exchange: Exchange {
            app_id: app_id.clone().unwrap_or_default(),
            ..Exchange::default()
        },
        host: Host {
            saves: host.save.is_some(),
            save_address: text("saveAddress"),
            is_enabled: member(options, "enabled").is_truthy(),
            has_stored_token: member(options, "tokenStored").is_truthy(),
            tests_stored: host.test_stored.is_some(),
            shows_guide: member(options, "guide").is_truthy(),
            links: text("links"),
            shows_examples: member(options, "examples").is_truthy(),
            offers_subscription: member(options, "subscribe").as_bool() != Some(false),
            webhook_url: text("webhookUrl").filter(|url| !url.is_empty()),
            app_id,
            help_url: text("helpUrl"),
            support_url: text("supportUrl"),
            given_ids: given_ids(options),
        },
        ..State::default()
    };
    CheckerProps {
        start: Rc::new(Start { state, handover, host }),
        words: words_from(member(options, "words")),
        generation: 0,
    }
}

/// Keeps the text of a panic off the console: it may quote what was pasted. That the checker has stopped is said by card.js.
pub fn say_nothing_at_panic() {
    // Set through Yew, which would replace any other hook by its own, and that writes all of it to the console.
    yew::set_custom_panic_hook(Box::new(|_| {}));
}
