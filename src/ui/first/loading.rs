//! The place of the result, and what is in it until the second load is here. Does not depend on what a result is.

use yew::prelude::*;

use super::words;
use crate::ui::message::Input;
use crate::ui::view::View;
use crate::words::t;

/// The place right under the buttons. The live region in it exists from the start, or a screen reader would not hear the
/// verdict arrive. `said` goes into that region, `below` under it.
pub fn result_place(is_empty: bool, said: Html, below: Html, view: &View) -> Html {
    html! {
        <section class="result" data-empty={is_empty.then_some("")} aria-label={view.name(t!("Result"))} ref={&view.nodes.result}>
            <div role="status" aria-atomic="false">{ said }</div>
            { below }
        </section>
    }
}

/// While it is on its way. That is said only to someone who waits for it.
pub fn loading(is_awaited: bool, view: &View) -> Html {
    let said = html! {
        if is_awaited {
            <p class="notice">{ view.text(t!("Token Doctor is still loading.")) }</p>
        }
    };
    result_place(!is_awaited, said, Html::default(), view)
}

/// If it did not arrive.
pub fn not_loaded(view: &View) -> Html {
    let said = html! {
        <>
            if view.state.was_wiped {
                <p class="notice">{ view.text(words::WIPED) }</p>
            }
            <p class="notice">
                { view.text(t!("Part of Token Doctor did not load, so it cannot ask Meta yet. Check your internet connection, then press \
                    \"Try again\". If this does not help, reload the page.")) }
            </p>
            <div class="run-bar" aria-live="off">
                <button type="button" class="secondary" onclick={view.on_click(|| Input::LoadAgain)}>
                    { view.text(t!("Try again")) }
                </button>
            </div>
        </>
    };
    result_place(false, said, Html::default(), view)
}

#[cfg(all(test, feature = "prerender"))]
mod tests {
    use super::*;
    use crate::ui::model::State;
    use crate::ui::view::{Nodes, Prose};
    use crate::words::Words;
    use yew::LocalServerRenderer;

    /// The views alone: on this machine the second load is always here, so the checker never shows them.
    #[component]
    fn Both() -> Html {
        let (nodes, prose) = (&Nodes::default(), &Prose::new(Callback::noop(), Words::default()));
        let state = &State {
            was_wiped: true,
            ..State::default()
        };
        let view = &View { state, nodes, prose };
        html! { <>{ loading(false, view) }{ loading(true, view) }{ not_loaded(view) }</> }
    }

    #[tokio::test(flavor = "current_thread")]
    async fn a_load_that_is_awaited_or_failed_is_said_in_the_place_of_the_result() {
        let html = LocalServerRenderer::<Both>::new().hydratable(false).render().await;
        let parts: Vec<&str> = html.split("<section").skip(1).collect();
        let expected: [&[&str]; 3] = [
            &[],
            &["still loading"],
            &[words::WIPED.english(), "did not load", "Try again"],
        ];
        assert_eq!(parts.len(), expected.len(), "{html}");
        for (part, said) in parts.iter().zip(expected) {
            assert_eq!(part.contains("data-empty"), said.is_empty(), "{part}");
            assert_eq!(part.contains("<p"), !said.is_empty(), "{part}");
            assert!(said.iter().all(|sentence| part.contains(sentence)), "{part}");
        }
    }
}
