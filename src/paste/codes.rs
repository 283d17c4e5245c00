//! The error codes of the Graph API: which are documented, who else uses their numbers, and whether a code has one meaning.
//!
//! The rules decide what a code means. Source: Meta, "Handle Errors" of the Graph API and "Error codes" of the Cloud
//! API, developers.facebook.com/docs/graph-api/guides/error-handling and
//! developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes, read in November 2026. Does not depend on what
//! a code means.

/// A range of codes, both ends included.
struct Codes {
    from: i64,
    to: i64,
    /// [`UNIQUE_TO_META`], or the words that show that the number is Meta's code, in lower case. A word that ends in `*` is a
    /// prefix. Empty: no words are enough.
    words: &'static [&'static str],
    /// Whether the message says more than the code.
    has_many_meanings: bool,
}

/// No other service is known to use these numbers.
const UNIQUE_TO_META: &[&str] = &["*"];

const fn many(from: i64, to: i64, words: &'static [&'static str]) -> Codes {
    Codes {
        from,
        to,
        words,
        has_many_meanings: true,
    }
}

const fn one(from: i64, to: i64, words: &'static [&'static str]) -> Codes {
    Codes {
        has_many_meanings: false,
        ..many(from, to, words)
    }
}

const LIMIT: &[&str] = &["limit", "rate", "too many"];

const CODES: &[Codes] = &[
    many(0, 0, &[]),
    many(1, 2, &["error", "server", "service", "unknown"]),
    many(3, 3, &["capability"]),
    many(4, 4, LIMIT),
    many(5, 5, &[]),
    many(10, 10, &["application does not", "eligible"]),
    many(15, 15, &[]),
    one(17, 17, LIMIT),
    one(32, 32, LIMIT),
    many(33, 33, &["object", "exist", "parameter"]),
    many(
        100,
        100,
        &[
            "param*",
            "invalid oauth",
            "permission*",
            "object",
            "node",
            "nonexisting",
            "request",
            "url",
            "template",
        ],
    ),
    many(101, 101, &[]),
    many(102, 104, &["access token", "oauth", "session key"]),
    many(
        190,
        190,
        &[
            "access token",
            "oauth",
            "session has",
            "token de ac*",
            "oturum*",
            "zugriff*",
        ],
    ),
    many(191, 191, &[]),
    many(
        200,
        299,
        &["permissions error", "whatsapp", "business account", "facebook"],
    ),
    one(341, 341, &["limit"]),
    one(368, 368, &["block*", "polic*", "restrict*"]),
    many(450, 492, &[]),
    one(506, 506, &[]),
    one(613, 613, LIMIT),
    many(803, 803, &["exist", "alias*", "object"]),
    one(2_200, 2_200, &["callback"]),
    many(2_500, 2_500, &["access token", "path components", "oauth"]),
    one(6_000, 6_003, &[]),
    one(36_000, 36_999, &[]),
    one(80_000, 80_014, UNIQUE_TO_META),
    one(130_000, 149_999, UNIQUE_TO_META),
    one(200_000, 200_010, UNIQUE_TO_META),
    one(1_349_000, 1_349_999, UNIQUE_TO_META),
    one(1_363_000, 1_363_999, UNIQUE_TO_META),
    one(2_388_000, 2_388_999, UNIQUE_TO_META),
    one(2_446_079, 2_446_080, UNIQUE_TO_META),
    one(1_752_041, 1_752_041, UNIQUE_TO_META),
    one(2_494_000, 2_494_999, UNIQUE_TO_META),
    one(2_593_000, 2_593_999, UNIQUE_TO_META),
];

/// Words in Meta's messages after a code such as `(#200)`. A smaller number may be a ticket number instead.
#[rustfmt::skip]
const WORDS_AFTER_A_CODE: &[&str] = &[
    "permis*", "autoris*", "access token", "access_token", "oauth", "application", "capability",
    "object", "objet*", "field", "endpoint", "page", "business", "whatsapp", "facebook", "api",
    "request limit", "rate limit", "too many", "calls", "session key", "param*", "user id", "recipient*", "template",
    "phone number", "temporarily", "error", "unsupported", "aliases", "allowed window", "account", "valid", "blocked",
    "abusive",
];

/// From this number on, `(#code)` cannot be a ticket number.
const SMALLEST_DISTINCT: i64 = 1_000;

fn range_of(code: i64) -> Option<&'static Codes> {
    CODES.iter().find(|codes| (codes.from..=codes.to).contains(&code))
}

/// Whether a number is one of Meta's codes, even if others use it too.
#[must_use]
pub fn is_documented(code: i64) -> bool {
    range_of(code).is_some()
}

/// Whether no other service is known to use this number as a code.
#[must_use]
pub fn is_unique_to_meta(code: i64) -> bool {
    range_of(code).is_some_and(|codes| codes.words == UNIQUE_TO_META)
}

/// Whether a text contains a word that shows that this code, which others use too, is Meta's.
#[must_use]
pub fn agrees(code: i64, text: &str) -> bool {
    range_of(code).is_some_and(|codes| codes.words != UNIQUE_TO_META && has_word(text, codes.words))
}

/// Whether the code alone says what happened, so that no message outranks it. True for codes that are not listed.
#[must_use]
pub fn has_one_meaning(code: i64) -> bool {
    range_of(code).is_none_or(|codes| !codes.has_many_meanings)
}

/// Whether a sentence after `(#code)` is one from Meta.
pub(super) fn has_sentence(code: i64, sentence: &str) -> bool {
    is_documented(code) && (code >= SMALLEST_DISTINCT || has_word(sentence, WORDS_AFTER_A_CODE))
}

/// Whether a text contains one of these words or phrases as whole words, in any letter case.
fn has_word(text: &str, words: &[&str]) -> bool {
    let text = text.to_ascii_lowercase();
    let gaps = text.bytes().enumerate().filter(|(_, byte)| !is_of_word(*byte));
    let mut starts = std::iter::once(0).chain(gaps.map(|(at, _)| at + 1));
    starts.any(|at| {
        let from = text.get(at..).unwrap_or_default();
        words.iter().any(|word| starts_with_word(from, word))
    })
}

/// Whether a text starts with a word: also in the plural, and with more after it if the word ends in `*`.
fn starts_with_word(text: &str, word: &str) -> bool {
    let stem = word.trim_end_matches('*');
    text.strip_prefix(stem).is_some_and(|after| {
        let next = after.trim_start_matches('s').bytes().next();
        stem.len() < word.len() || !next.is_some_and(is_of_word)
    })
}

/// Whether a byte is part of a word. Bytes of non-ASCII characters count as letters.
fn is_of_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || !byte.is_ascii()
}
