//! What is shown from the first load on: the fields, what a token's text tells, and the buttons. Does not depend on the second
//! load.

pub mod action_bar;
pub mod findings;
pub mod id_field;
pub mod loading;
pub mod mark;
pub mod token_field;
pub mod words;
