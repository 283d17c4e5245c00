//! The comparison on the page, folded until it is asked for: a field for the token to switch to, and both side by side.

use web_sys::HtmlTextAreaElement;
use yew::html::Scope;
use yew::prelude::*;

use super::checker::{Checker, Told};
use super::comparing::{ComparisonAction, ComparisonStage, NoComparison};
use super::copy::Copying;
use super::mark::Mark;
use super::presses::Press;
use super::prose::prose;
use super::state::{Action, State};
use super::table::table;
use crate::access_token::inspect;
use crate::check::{self as compared, ComparedRow, Comparison, Conclusion};

/// The foldable part; nothing before the token in the field was tested.
pub(super) fn comparison(state: &State, node: &NodeRef, copying: &Copying, link: &Scope<Checker>) -> Html {
    if state.current_test().is_none() {
        return Html::default();
    }
    let oninput = link.callback(|event: InputEvent| {
        let field: HtmlTextAreaElement = event.target_unchecked_into();
        Told::Happened(Action::Comparison(ComparisonAction::Pasted(Box::new(inspect(
            &field.value(),
        )))))
    });
    let refused = match state.comparing.stage {
        ComparisonStage::Refused(why) => Some(match why {
            NoComparison::NoToken => {
                "There is no token here to compare with. Paste the one that you want to switch to."
            }
            NoComparison::Same => "Both are the same token: there is nothing to switch.",
        }),
        _ => None,
    };
    let said = match &state.comparing.stage {
        ComparisonStage::Idle | ComparisonStage::Refused(_) => Html::default(),
        ComparisonStage::UnderWay(_) => html! { <p class="read">{ "Asking Meta about the second token." }</p> },
        ComparisonStage::Done(comparison) => done(comparison, copying, link),
    };
    html! {
        <details class="compare">
            <summary>{ "Compare with the token to switch to" }</summary>
            <div class="field">
                <div class="label-row"><label for="second-token">{ "Second token" }</label></div>
                <textarea id="second-token" ref={node} class="number" data-masked="" rows="3" spellcheck="false" autocomplete="off"
                    autocapitalize="off" autocorrect="off" translate="no" aria-invalid={refused.map(|_| "true")}
                    aria-describedby={refused.map(|_| "second-token-refusal")} {oninput} />
                if let Some(refused) = refused {
                    <p id="second-token-refusal" class="at-field">{ refused }</p>
                }
            </div>
            <div class="run-bar">
                <button type="button" class="secondary" onclick={link.callback(|_| Press::Compare)}>{ "Compare" }</button>
            </div>
            <div aria-live="polite">{ said }</div>
        </details>
    }
}

fn done(comparison: &Comparison, copying: &Copying, link: &Scope<Checker>) -> Html {
    let mark = match comparison.conclusion {
        Conclusion::Safe => Mark::Pass,
        Conclusion::NotSafe => Mark::Fail,
        Conclusion::CouldNotTell => Mark::Unknown,
    };
    let new = |row: &ComparedRow| match row.mark {
        compared::Mark::Same => "the same".to_owned(),
        compared::Mark::Unknown => row.new.clone(),
        mark => [&row.new, " (", mark.as_str(), ")"].concat(),
    };
    let rows: Vec<[String; 3]> = comparison
        .rows
        .iter()
        .map(|row| [row.label.clone(), row.old.clone(), new(row)])
        .collect();
    html! {
        <div class="outcome" data-comparison={comparison.conclusion.as_str()}>
            <h3 data-mark={mark.as_str()}>{ mark.view() }{ " " }{ comparison.headline }</h3>
            { for comparison.sentences.iter().map(|sentence| html! { <p>{ prose(sentence, copying, link) }</p> }) }
            { table("Both tokens side by side", ["", "In use", "New"], &rows, copying, link) }
        </div>
    }
}
