//! Prints the page's HTML as the app would first render it.
//!
//! Runs on the host. `cargo xtask finish-page` puts the output into `index.html`, so that the page is readable before the WebAssembly
//! arrives. The components and sentences are the same.

use yew::LocalServerRenderer;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    // Not hydratable: the app renders again and takes over the typed text, so the page needs no markers for hydration.
    let renderer = LocalServerRenderer::<token_doctor::ui::Page>::new().hydratable(false);
    println!("{}", renderer.render().await);
}
