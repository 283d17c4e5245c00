//! The page's WebAssembly. It mounts nothing by itself: card.js does.
//!
//! Knows what a panic shows. Must not know anything else of the app.

fn main() {
    token_doctor::ui::say_so_at_panic();
}
