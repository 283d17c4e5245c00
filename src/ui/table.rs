//! A small table whose first column names the rows.

use yew::html::Scope;
use yew::prelude::*;

use super::checker::Checker;
use super::copy::Copying;
use super::prose::prose;

/// The table. `caption` is read out, not shown.
pub fn table<const N: usize>(
    caption: &'static str,
    heads: [&'static str; N],
    rows: &[[String; N]],
    copying: &Copying,
    link: &Scope<Checker>,
) -> Html {
    let row = |cells: &[String; N]| -> Html {
        let cells = cells.iter().enumerate().map(|(at, cell)| {
            let cell = prose(cell, copying, link);
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
