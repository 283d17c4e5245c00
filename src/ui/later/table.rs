//! A small table whose first column names the rows. Does not depend on what is in it.

use yew::prelude::*;

use crate::ui::view::View;

/// The table. `caption` is read out, not shown.
pub fn table<const N: usize>(
    caption: &'static str,
    heads: [&'static str; N],
    rows: &[[String; N]],
    view: &View,
) -> Html {
    let row = |cells: &[String; N]| -> Html {
        let cells = cells.iter().enumerate().map(|(at, cell)| {
            let cell = view.prose(cell);
            if at == 0 {
                html! { <th scope="row">{ cell }</th> }
            } else {
                html! { <td>{ cell }</td> }
            }
        });
        html! { <tr>{ for cells }</tr> }
    };
    html! {
        <table>
            <caption class="unseen">{ caption }</caption>
            <thead>
                <tr>{ for heads.iter().map(|head| if head.is_empty() {
                    html! { <td></td> }
                } else {
                    html! { <th scope="col">{ *head }</th> }
                }) }</tr>
            </thead>
            <tbody>{ for rows.iter().map(row) }</tbody>
        </table>
    }
}
