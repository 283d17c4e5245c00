//! Prints the page's HTML as the app would first render it.
//!
//! Runs on the host. `cargo xtask finish-page` puts what it prints into `index.html`, so that the page can be read before
//! the WebAssembly arrives, from the same components and the same sentences.

use yew::LocalServerRenderer;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    // Not hydratable: the app renders anew and takes over what was typed, so the page needs no markers for it.
    let renderer = LocalServerRenderer::<token_doctor::ui::Page>::new().hydratable(false);
    println!("{}", renderer.render().await);
}
