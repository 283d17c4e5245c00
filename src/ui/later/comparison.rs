//! The comparison on the page, folded until it is asked for: a field for the token to switch to, and both side by side. Does not
//! depend on how tokens are compared (`check`).

use yew::prelude::*;

use super::table::table;
use crate::check::{self as compared, ComparedRow, Comparison, Conclusion};
use crate::paste::inspect;
use crate::ui::first::mark::Mark;
use crate::ui::message::Command;
use crate::ui::model::{ComparisonEvent, ComparisonStage, Event, NoComparison};
use crate::ui::view::View;
use crate::words::{Said, t};

/// The foldable part; nothing before the token in the field was tested.
pub fn comparison(view: &View) -> Html {
    let state = view.state;
    if state.current_test().is_none() {
        return Html::default();
    }
    let oninput = view.on_input(|text| Event::Comparison(ComparisonEvent::Pasted(Box::new(inspect(&text)))));
    let refused = match state.comparing.stage {
        ComparisonStage::Refused(why) => Some(match why {
            NoComparison::NoToken => {
                t!("There is no token to compare with. Paste the token that you want to switch to.")
            }
            NoComparison::Same => t!("Both fields contain the same token. Paste the token that you want to switch to."),
        }),
        _ => None,
    };
    let said = match &state.comparing.stage {
        ComparisonStage::Idle | ComparisonStage::Refused(_) => Html::default(),
        ComparisonStage::UnderWay(_) => {
            html! { <p class="read">{ view.text(t!("Asking Meta about the second token.")) }</p> }
        }
        ComparisonStage::Done(comparison) => done(comparison, view),
    };
    html! {
        <details class="compare">
            <summary>{ view.text(t!("Compare with a new token")) }</summary>
            <div class="field">
                <div class="label-row"><label for="second-token">{ view.text(t!("Second token")) }</label></div>
                <textarea id="second-token" ref={&view.nodes.second_token} class="number" data-masked="" rows="3" spellcheck="false" autocomplete="off"
                    autocapitalize="off" autocorrect="off" translate="no" aria-invalid={refused.map(|_| "true")}
                    aria-describedby={refused.map(|_| "second-token-refusal")} {oninput} />
                if let Some(refused) = refused {
                    <p id="second-token-refusal" class="at-field">{ view.text(refused) }</p>
                }
            </div>
            <div class="run-bar">
                <button type="button" class="secondary" onclick={view.on_click(|| Command::Compare)}>{ view.text(t!("Compare")) }</button>
            </div>
            <div aria-live="polite">{ said }</div>
        </details>
    }
}

fn done(comparison: &Comparison, view: &View) -> Html {
    let mark = match comparison.conclusion {
        Conclusion::Safe => Mark::Pass,
        Conclusion::NotSafe => Mark::Fail,
        Conclusion::CouldNotTell => Mark::Unknown,
    };
    let new = |row: &ComparedRow| {
        let text = match row.mark {
            compared::Mark::Same => return t!("the same").into(),
            compared::Mark::Unknown => return row.new.clone(),
            compared::Mark::Gained => t!("{value} (gained)"),
            compared::Mark::Lost => t!("{value} (lost)"),
            compared::Mark::Changed => t!("{value} (changed)"),
        };
        Said::from(text).with("value", row.new.clone())
    };
    let rows: Vec<[Said; 3]> = comparison
        .rows
        .iter()
        .map(|row| [row.label.clone(), row.old.clone(), new(row)])
        .collect();
    html! {
        <div class="outcome" data-comparison={comparison.conclusion.as_str()}>
            <h3 data-mark={mark.as_str()}>{ mark.view() }{ " " }{ view.say(&comparison.headline) }</h3>
            { for comparison.sentences.iter().map(|sentence| html! { <p>{ view.prose(sentence) }</p> }) }
            { table(t!("Both tokens side by side"), [None, Some(t!("In use")), Some(t!("New"))], &rows, view) }
        </div>
    }
}
