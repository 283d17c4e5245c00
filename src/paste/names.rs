//! The names of secrets in settings, JSON and labels: `access_token`, "App secret", `VERIFY_TOKEN`.
//!
//! Does not depend on what a value under a name looks like.

use super::text::ends_with_word;

/// What a name says about its value. The first is the most likely to be the token.
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
    /// The word that verifies a webhook. The owner of the webhook chooses it.
    VerifyToken,
}

/// Endings of names. In a label, the part before `_` is a separate word.
const ENDINGS: &[(&str, &str, Name)] = &[
    ("access", "token", Name::AccessToken),
    ("verify", "token", Name::VerifyToken),
    ("verification", "token", Name::VerifyToken),
    ("client", "token", Name::ClientToken),
    ("app", "secret", Name::AppSecret),
    ("client", "secret", Name::AppSecret),
];

/// A longer word is not a name. In bytes.
const LONGEST: usize = 60;

/// What a word names, in any letter case and spelling. `previous` is the word before it in the same label, or "".
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
