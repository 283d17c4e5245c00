//! The page's WebAssembly. It mounts nothing by itself: card.js does. It only turns off panic messages.
//!
//! Does not depend on anything else in the app.

fn main() {
    token_doctor::ui::say_nothing_at_panic();
}
