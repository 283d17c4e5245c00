//! The page's WebAssembly. It mounts nothing by itself: card.js does.
//!
//! Knows that a panic says nothing. Must not know anything else of the app.

fn main() {
    token_doctor::ui::say_nothing_at_panic();
}
