//! The whole page: one state, and what is told to it.

use std::rc::Rc;

use web_sys::{Element, HtmlElement, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};
use yew::prelude::*;

use super::advanced::advanced;
use super::footer::Footer;
use super::guide::Guide;
use super::header::Header;
use super::id_field::id_field;
use super::large_text::FIELD_LIMIT_BYTES;
use super::result::ResultView;
use super::run_bar::run_bar;
use super::runner::{Runner, SharedRunner};
use super::state::{Action, IdName, Pasted, State, Test};
use super::takeover::Takeover;
use super::token_field::TokenField;
use crate::access_token::{Kind, inspect};
use crate::clock;
use crate::diagnosis::{Context, explain};
use crate::graph::GraphVersion;

/// What the page starts from.
#[derive(Default, PartialEq, Properties)]
pub struct PageProps {
    /// What was done in the prerendered page before.
    #[prop_or_default]
    pub takeover: Takeover,
}

/// The elements that the page reaches for.
#[derive(Clone, Default, PartialEq)]
struct Nodes {
    root: NodeRef,
    token: NodeRef,
    phone_number_id: NodeRef,
    account_id: NodeRef,
    graph_version: NodeRef,
    test_button: NodeRef,
    result: NodeRef,
}

/// The whole page.
#[component]
pub fn Page(props: &PageProps) -> Html {
    let state = use_reducer_eq(State::default);
    let theme = use_state_eq(|| AttrValue::from("automatic"));
    let nodes = (*use_memo((), |()| Nodes::default())).clone();
    let runner: SharedRunner = use_mut_ref(Runner::default);
    let dispatch = state.dispatcher();

    use_effect_with((), {
        let (takeover, root) = (props.takeover.clone(), nodes.root.clone());
        move |()| {
            if let Some(root) = root.cast::<Element>() {
                takeover.give_back(&root);
            }
        }
    });
    use_effect_with(ended_number(&state.test), {
        let result = nodes.result.clone();
        move |ended| {
            if let (Some(_), Some(result)) = (ended, result.cast::<Element>()) {
                scroll_to_if_unseen(&result);
            }
        }
    });

    let on_text = on_text(&dispatch, &nodes);
    let on_clear = on_clear(&dispatch, &nodes, &runner);
    let on_cancel = on_cancel(&dispatch, &nodes, &runner);
    let onsubmit = on_submit(&state, &nodes, &runner);
    let on_mask = {
        let dispatch = dispatch.clone();
        Callback::from(move |()| dispatch.dispatch(Action::MaskToggled))
    };
    let on_theme = {
        let theme = theme.setter();
        use_callback((), move |chosen: String, ()| theme.set(chosen.into()))
    };
    html! {
        <div class="page" data-theme={&*theme} ref={&nodes.root}>
            <Header {on_theme} />
            <main>
                <form class="card" {onsubmit} autocomplete="off" novalidate=true>
                    <TokenField pasted={state.pasted.clone()} is_masked={state.is_masked} refusal={state.refusal}
                        node={&nodes.token} {on_text} {on_mask} {on_clear} />
                    <div class="ids">
                        { id_field(IdName::PhoneNumber, &state.phone_number_id, nodes.phone_number_id.clone(), &dispatch) }
                        { id_field(IdName::Account, &state.account_id, nodes.account_id.clone(), &dispatch) }
                    </div>
                    { run_bar(
                        state.is_running(),
                        nodes.test_button.clone(),
                        on_cancel,
                        advanced(nodes.graph_version.clone(), &dispatch),
                    ) }
                </form>
                <ResultView test={state.test.clone()} answer={state.pasted.answer.clone()} node={&nodes.result} />
                <Guide />
            </main>
            <Footer />
        </div>
    }
}

/// The token's field, or a text kept out of it, has new content.
fn on_text(dispatch: &UseReducerDispatcher<State>, nodes: &Nodes) -> Callback<String> {
    let (dispatch, field) = (dispatch.clone(), nodes.token.clone());
    Callback::from(move |text: String| {
        let kept_out_bytes = (text.len() > FIELD_LIMIT_BYTES).then_some(text.len());
        if let (Some(_), Some(field)) = (kept_out_bytes, field.cast::<HtmlTextAreaElement>()) {
            field.set_value("");
        }
        let inspection = inspect(&text);
        let answer = (inspection.kind == Kind::GraphError)
            .then(|| Rc::new(explain(&text, None, &Context::of_paste(&clock::now()))));
        dispatch.dispatch(Action::Pasted(Pasted {
            inspection,
            answer,
            kept_out_bytes,
        }));
    })
}

fn on_submit(state: &UseReducerHandle<State>, nodes: &Nodes, runner: &SharedRunner) -> Callback<SubmitEvent> {
    let (state, nodes, runner) = (state.clone(), nodes.clone(), runner.clone());
    Callback::from(move |event: SubmitEvent| {
        event.prevent_default();
        match state.connection_request() {
            Ok(request) => {
                let nodes = nodes.clone();
                let before_end = move || leave_cancel(&nodes);
                runner.borrow_mut().start(request, &state.dispatcher(), before_end);
            }
            Err(refusal) => {
                state.dispatch(Action::Refused(refusal));
                focus(&nodes.token);
            }
        }
    })
}

fn on_cancel(dispatch: &UseReducerDispatcher<State>, nodes: &Nodes, runner: &SharedRunner) -> Callback<MouseEvent> {
    let (dispatch, nodes, runner) = (dispatch.clone(), nodes.clone(), runner.clone());
    Callback::from(move |_| {
        runner.borrow_mut().stop();
        leave_cancel(&nodes);
        dispatch.dispatch(Action::Cancelled);
    })
}

fn on_clear(dispatch: &UseReducerDispatcher<State>, nodes: &Nodes, runner: &SharedRunner) -> Callback<()> {
    let (dispatch, nodes, runner) = (dispatch.clone(), nodes.clone(), runner.clone());
    Callback::from(move |()| {
        runner.borrow_mut().stop();
        if let Some(field) = nodes.token.cast::<HtmlTextAreaElement>() {
            field.set_value("");
        }
        for node in [&nodes.phone_number_id, &nodes.account_id] {
            if let Some(field) = node.cast::<HtmlInputElement>() {
                field.set_value("");
            }
        }
        if let Some(select) = nodes.graph_version.cast::<HtmlSelectElement>() {
            select.set_value(GraphVersion::default().as_str());
        }
        dispatch.dispatch(Action::Cleared);
        focus(&nodes.token);
    })
}

/// Moves the focus off "Cancel", which goes with its test; otherwise it would be lost.
fn leave_cancel(nodes: &Nodes) {
    let active = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.active_element());
    if active.is_some_and(|active| active.id() == "cancel") {
        focus(&nodes.test_button);
    }
}

fn focus(node: &NodeRef) {
    if let Some(element) = node.cast::<HtmlElement>() {
        let _ = element.focus();
    }
}

fn ended_number(test: &Test) -> Option<u32> {
    match test {
        Test::Ended { number, .. } => Some(*number),
        Test::Idle | Test::Running { .. } | Test::Cancelled => None,
    }
}

/// Scrolls only where the headline would be off the screen.
fn scroll_to_if_unseen(result: &Element) {
    const HEADLINE_PIXELS: f64 = 96.0;
    let height = web_sys::window()
        .and_then(|window| window.inner_height().ok())
        .and_then(|height| height.as_f64());
    let top = result.get_bounding_client_rect().top();
    if top < 0.0 || height.is_some_and(|height| top + HEADLINE_PIXELS > height) {
        result.scroll_into_view();
    }
}
