//! The names under which secrets are written in settings, JSON and labels: `access_token`, "App secret", `VERIFY_TOKEN`.
//!
//! Knows names alone. Must not know what a value under one looks like.

use super::text::ends_with_word;

/// What a name says of its value. The first is the most likely to hold what is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Name {
    /// An access token.
    AccessToken,
    /// A token of some kind.
    Token,
    /// The secret of an app.
    AppSecret,
    /// The client token of an app.
    ClientToken,
    /// The word that a webhook is verified by. Its owner has made it up.
    VerifyToken,
}

/// The endings of names; what stands before `_` is a word of its own in a label. Longer ones stand before shorter ones.
const ENDINGS: &[(&str, &str, Name)] = &[
    ("access", "token", Name::AccessToken),
    ("verify", "token", Name::VerifyToken),
    ("verification", "token", Name::VerifyToken),
    ("client", "token", Name::ClientToken),
    ("app", "secret", Name::AppSecret),
    ("client", "secret", Name::AppSecret),
];

/// A longer word is no name.
const LONGEST: usize = 60;

/// What a word names, in any letter case and spelling; `previous` is the word before it in the same label, or nothing.
pub(super) fn named(previous: &str, word: &str) -> Option<Name> {
    let is_token = ends_with_word(word, "token");
    if word.len() > LONGEST || !(is_token || ends_with_word(word, "secret")) {
        return None;
    }
    let ending = ENDINGS.iter().find(|(first, second, _)| {
        let start = word.len().checked_sub(second.len()).and_then(|end| word.get(..end));
        ends_with_word(word, second)
            && start.is_some_and(|start| {
                let start = if start.is_empty() { previous } else { start };
                ends_with_word(start.trim_end_matches(['_', '-']), first)
            })
    });
    ending.map(|&(_, _, name)| name).or(is_token.then_some(Name::Token))
}
