//! The page: mounts the app over the prerendered text.

fn main() {
    token_doctor::ui::mount();
}
