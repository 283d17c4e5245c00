//! A small table whose first column names the rows. Does not depend on what is in it.

use yew::prelude::*;

use crate::ui::view::View;
use crate::words::{Said, Text};

/// The table. `caption` is read out, not shown.
pub fn table<const N: usize>(caption: Text, heads: [Option<Text>; N], rows: &[[Said; N]], view: &View) -> Html {
    let row = |cells: &[Said; N]| -> Html {
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
            <caption class="unseen">{ view.text(caption) }</caption>
            <thead>
                <tr>{ for heads.into_iter().map(|head| match head {
                    None => html! { <td></td> },
                    Some(head) => html! { <th scope="col">{ view.text(head) }</th> },
                }) }</tr>
            </thead>
            <tbody>{ for rows.iter().map(row) }</tbody>
        </table>
    }
}
