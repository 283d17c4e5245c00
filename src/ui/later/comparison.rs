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
                "There is no token here to compare with. Paste the one that you want to switch to."
            }
            NoComparison::Same => "Both are the same token: there is nothing to switch.",
        }),
        _ => None,
    };
    let said = match &state.comparing.stage {
        ComparisonStage::Idle | ComparisonStage::Refused(_) => Html::default(),
        ComparisonStage::UnderWay(_) => html! { <p class="read">{ "Asking Meta about the second token." }</p> },
        ComparisonStage::Done(comparison) => done(comparison, view),
    };
    html! {
        <details class="compare">
            <summary>{ "Compare with the token to switch to" }</summary>
            <div class="field">
                <div class="label-row"><label for="second-token">{ "Second token" }</label></div>
                <textarea id="second-token" ref={&view.nodes.second_token} class="number" data-masked="" rows="3" spellcheck="false" autocomplete="off"
                    autocapitalize="off" autocorrect="off" translate="no" aria-invalid={refused.map(|_| "true")}
                    aria-describedby={refused.map(|_| "second-token-refusal")} {oninput} />
                if let Some(refused) = refused {
                    <p id="second-token-refusal" class="at-field">{ refused }</p>
                }
            </div>
            <div class="run-bar">
                <button type="button" class="secondary" onclick={view.on_click(|| Command::Compare)}>{ "Compare" }</button>
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
            { for comparison.sentences.iter().map(|sentence| html! { <p>{ view.prose(sentence) }</p> }) }
            { table("Both tokens side by side", ["", "In use", "New"], &rows, view) }
        </div>
    }
}
