//! The page: mounts the app over the prerendered text.
//!
//! Knows the one element of index.html that a panic shows. Must not know anything of the app but how to mount it.

fn main() {
    // What a panic says may quote what was pasted, so it goes nowhere: the page shows a fixed sentence.
    // Told to Yew: over a hook set in any other way it puts its own, which writes all of it to the console.
    yew::set_custom_panic_hook(Box::new(|_| show_crash()));
    token_doctor::ui::mount();
}

/// Shows the sentence of index.html that says that the checker has stopped.
fn show_crash() {
    let crash = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.get_element_by_id("crash"));
    if let Some(crash) = crash {
        // Where even this fails there is nothing left to show it with.
        let _ = crash.remove_attribute("hidden");
    }
}
