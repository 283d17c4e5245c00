//! What the checker works on: its state, its elements, what is under way, and what the next drawing brings. Does not depend on
//! which load an action is part of, or on the component.

use yew::Callback;

use super::browser::clipboard::AfterCopy;
use super::browser::element::{focus, has_focus, is_focus_lost, scroll_to_if_unseen, set_value, value};
use super::browser::host::HostCalls;
use super::browser::large_text::FIELD_LIMIT_BYTES;
use super::browser::runner::Runner;
use super::message::Msg;
use super::model::{Event, Pasted, State};
use super::view::{Nodes, Prose, View};
use crate::diagnosis::IdField;
use crate::graph::GraphVersion;
use crate::words::Words;

/// What the checker works on.
pub struct Desk {
    pub state: State,
    pub nodes: Nodes,
    pub prose: Prose,
    pub after_copy: AfterCopy,
    pub runner: Runner,
    pub host: HostCalls,
    /// Whether a test has ended and its verdict is not on the screen yet.
    has_new_verdict: bool,
    /// Whether more of what was found has come, and is not on the screen yet.
    has_new_assets: bool,
}

impl Desk {
    pub fn new(state: State, host: HostCalls, words: Words, send: Callback<Msg>) -> Self {
        Self {
            state,
            nodes: Nodes::default(),
            runner: Runner::new(send.clone()),
            prose: Prose::new(send, words),
            after_copy: AfterCopy::default(),
            host,
            has_new_verdict: false,
            has_new_assets: false,
        }
    }

    /// The context of its views.
    pub fn view(&self) -> View<'_> {
        View {
            state: &self.state,
            nodes: &self.nodes,
            prose: &self.prose,
        }
    }

    /// Changes the state, and what follows from the end of a test or an exchange.
    pub fn apply(&mut self, event: Event) {
        let was_running = self.state.test.is_running();
        let was_fetching = self.state.test.is_fetching_more();
        let was_exchanging = self.state.exchange.is_under_way();
        self.state.apply(event);

        if was_exchanging && !self.state.exchange.is_under_way() {
            // The secret was used.
            set_value(&self.nodes.app_secret, "");
            self.state.app_secret = None;
        }
        let has_stopped = was_running && !self.state.test.is_running();
        let has_fetched = was_fetching && !self.state.test.is_fetching_more();
        if (has_stopped || has_fetched) && has_focus(&self.nodes.cancel_button) {
            // "Cancel" goes with its test, and the focus would be lost.
            focus(&self.nodes.test_button);
        }
        self.has_new_verdict |= has_stopped && self.state.test.report().is_some();
        self.has_new_assets |= has_fetched;
    }

    /// Reads what is in the token's field now, or what came and is too big for it.
    pub fn read(&mut self, text: &str, read: impl Fn(&str) -> Pasted) {
        self.forget_copy();
        let kept_out_bytes = (text.len() > FIELD_LIMIT_BYTES).then_some(text.len());
        if kept_out_bytes.is_some() {
            set_value(&self.nodes.token, "");
        }
        self.apply(Event::Pasted(Box::new(Pasted {
            kept_out_bytes,
            ..read(text)
        })));
    }

    /// Puts an ID into its field, as the person asked.
    pub fn use_id(&mut self, name: IdField, id: String) {
        set_value(self.nodes.id(name), &id);
        self.apply(Event::IdTyped(name, id));
    }

    /// Removes "Copied".
    pub fn forget_copy(&mut self) {
        self.prose.copied = None;
        self.after_copy = AfterCopy::default();
    }

    pub fn empty_fields(&mut self) {
        self.forget_copy();
        let nodes = &self.nodes;
        for node in [
            &nodes.token,
            &nodes.second_token,
            &nodes.phone_number_id,
            &nodes.account_id,
            &nodes.app_secret,
            &nodes.app_id,
            &nodes.webhook_url,
        ] {
            set_value(node, "");
        }
        set_value(&nodes.graph_version, GraphVersion::default().as_str());
    }

    /// What is to be done once the state is on the screen.
    pub fn rendered(&mut self) {
        let nodes = &self.nodes;
        self.after_copy.rendered(&self.prose.by_hand);
        // The field is the person's: only a guess is written into it, if nothing was typed.
        let exchange = &self.state.exchange;
        if !exchange.is_app_id_typed && value(&nodes.app_id).is_some_and(|shown| shown != exchange.app_id) {
            set_value(&nodes.app_id, &exchange.app_id);
        }
        if std::mem::take(&mut self.has_new_assets) && is_focus_lost() {
            // The button that was pressed was removed with the last page.
            focus(&nodes.assets);
        }
        if std::mem::take(&mut self.has_new_verdict) {
            scroll_to_if_unseen(&nodes.result);
        }
    }
}
