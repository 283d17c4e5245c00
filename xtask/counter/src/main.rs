//! A Yew page with only a counter, as a beginner would write it: the smallest size of any Yew page.

use yew::prelude::*;

#[component]
fn Counter() -> Html {
    let count = use_state(|| 0);
    let onclick = {
        let count = count.clone();
        Callback::from(move |_: MouseEvent| count.set(*count + 1))
    };
    html! {
        <main>
            <h1>{ "Counter" }</h1>
            <p>{ *count }</p>
            <button {onclick}>{ "Add one" }</button>
        </main>
    }
}

fn main() {
    yew::Renderer::<Counter>::new().render();
}
